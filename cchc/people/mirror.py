"""The record as lines of JSON in a file as well, for the office's own store of logs (`CCHC_RECORD_FILE`).

After the commit of what a line tells, so that nothing stands there that did not happen; at least once, so a line may be written
again after a crash: its number says so. Where it cannot be written the act stands, and the lines follow with the next one.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from pathlib import Path
from typing import Any

LOG = logging.getLogger(__name__)
SETTING = "CCHC_RECORD_FILE"


def mirror_record(connection: sqlite3.Connection) -> None:
    """Every line of the record that the file does not have yet; nothing where there is no such file wanted."""
    given = os.environ.get(SETTING, "")
    if not given:
        return
    path = Path(given).resolve()
    try:
        lines = connection.execute(
            "select * from events where no > coalesce((select no from mirrored where path = ?), 0) order by no",
            (str(path),),
        ).fetchall()
        if not lines:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o640)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.writelines(as_json(line) + "\n" for line in lines)
        connection.execute("insert or replace into mirrored values (?, ?)", (str(path), lines[-1]["no"]))
    except (OSError, sqlite3.Error):
        LOG.exception("Không ghi được nhật ký vào tệp của %s; các dòng ấy được ghi ở lần sau.", SETTING)


def as_json(line: sqlite3.Row) -> str:
    """A line of the record; its details as an object, and what the chain needs to be followed elsewhere."""
    told: dict[str, Any] = dict(line) | {"record": "people", "details": json.loads(line["details"])}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
