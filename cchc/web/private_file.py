"""Where a running server says at which door commands of the same user reach it: a file that only this user can read."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

# On Windows no bits of a file keep others out.
IN_OWN_FOLDER = os.name == "nt"


@dataclass(frozen=True)
class Door:
    """A port of this machine and the word that opens it."""

    port: int
    token: str
    process: int


def private_file(database: str) -> Path:
    """Beside the database; on Windows in the user's own folder."""
    real = os.path.realpath(database)
    if not IN_OWN_FOLDER:
        return Path(f"{real}.owner.json")
    name = hashlib.sha256(os.path.normcase(real).encode()).hexdigest()[:16]
    return Path(os.environ["LOCALAPPDATA"]) / "cchc" / f"{name}.json"


def write_door(database: str, door: Door) -> None:
    """Put the file there, readable by nobody else from the first byte on. Raises OSError."""
    path = private_file(database)
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(asdict(door), file)


def read_door(database: str) -> Door | None:
    """None where no server says anything."""
    try:
        return Door(**json.loads(private_file(database).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def remove_door(database: str, door: Door) -> None:
    """Take the file away, unless another server has put its own there."""
    if read_door(database) == door:
        private_file(database).unlink(missing_ok=True)
