"""Where backups go, when the last one was made, whether one is made every day, and whether the disk has room left."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cchc.store.acting import act
from cchc.store.file.database import DEFAULT
from cchc.store.publishing.publish import utc_now
from cchc.store.signing import signature
from cchc.store.store import Store

DAILY = "daily_backup"
DAY = timedelta(days=1)
# Below this a publication, its journal and a copy of the file may no longer find room.
LEAST_ROOM, LEAST_COPIES = 500 << 20, 2


@dataclass(frozen=True)
class LastBackup:
    """The newest backup that this database knows of; `changes_since` counts versions of the data."""

    made_at: datetime
    folder: Path
    file_name: str
    version: int
    made_by: str
    changes_since: int

    @property
    def age(self) -> timedelta:
        """How long ago it was made."""
        return datetime.now(UTC) - self.made_at

    @property
    def is_there(self) -> bool:
        """Whether the file is to be seen where it was put."""
        try:
            return (self.folder / self.file_name).exists()
        except OSError:  # a folder that this user may not look into
            return False


def backup_folder(store: Store) -> Path:
    """Where the dashboard itself makes backups: `CCHC_BACKUPS`, else `sao-luu` beside the database."""
    if named := os.environ.get("CCHC_BACKUPS"):
        return Path(named).resolve()
    beside = DEFAULT if store.database.is_lake else Path(os.path.realpath(store.path))
    return beside.parent / "sao-luu"


def last_backup(store: Store) -> LastBackup | None:
    """None where none was made."""
    found = act(store.database.cursor(), "last_backup", {"soonest": utc_now() + DAY}).fetchall()
    if not found:
        return None
    made_at, folder, file_name, _bytes, version, made_by, changes = found[0]
    return LastBackup(made_at.replace(tzinfo=UTC), Path(folder), file_name, version, made_by, changes)


def is_daily(store: Store) -> bool:
    """Whether the running dashboard makes a backup every day by itself."""
    found = act(store.database.cursor(), "setting", {"name": DAILY}).fetchall()
    return bool(found) and found[0][0] == "on"


def set_daily(store: Store, on: bool, by: str) -> None:
    """From now on one is made every day, or none. Raises StoreError."""
    said = {"name": DAILY, "value": "on" if on else "off", "set_by": signature(by), "set_at": utc_now()}
    with store.change("set_daily_backup") as cursor:
        act(cursor, "set_setting", said)


def is_due(store: Store) -> bool:
    """Whether it is time for the daily backup."""
    if not is_daily(store):
        return False
    last = last_backup(store)
    return last is None or last.age >= DAY or not last.is_there


def little_room(store: Store) -> int | None:
    """How many bytes the disk of the database has left, where that is too little to go on safely; else None."""
    if store.database.is_lake:
        return None
    try:
        free = shutil.disk_usage(Path(store.path).resolve().parent).free
        size = Path(store.path).stat().st_size
    except OSError:  # the file is gone: that is said otherwise
        return None
    return free if free < max(LEAST_ROOM, LEAST_COPIES * size) else None
