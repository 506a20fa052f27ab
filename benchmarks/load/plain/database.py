"""The answers of a page, asked anew in each run."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

sys.path.append(str(Path(__file__).parents[3]))

from cchc.store import question

CONNECTION = duckdb.connect(os.environ["CCHC_DATABASE"], config={"threads": 1})
ASKED = json.loads(Path(os.environ["CCHC_ASKED"]).read_text())


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values, blanks as None."""
    plain: Any = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return list(plain)


def answers(page: str) -> dict[str, list[pd.DataFrame]]:
    """Question → its answers in the order in which the page asks."""
    found: dict[str, list[pd.DataFrame]] = {}
    for name, given in ASKED[page]:
        asked = question(name)
        rows = CONNECTION.cursor().execute(asked.sql, asked.bind(given)).df()
        found.setdefault(name, []).append(rows)
    return found
