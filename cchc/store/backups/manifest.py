"""What is known of a backup without opening it: a JSON file beside it. And which backups of a folder are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

PRODUCT, FORM = "cchc", 1
VIETNAM = timezone(timedelta(hours=7))
# How many of the newest days, weeks and months keep their newest backup.
DAYS, WEEKS, MONTHS = 7, 4, 12

Kind = Literal["file", "portable"]


@dataclass(frozen=True)
class Manifest:
    """One backup: the file in the manifest's own folder, what stood in it, and its fingerprint.

    `rows` is how many each table has, `version` the data version, `newest_step` the last schema step. `database` is where the
    database was, blank of a lake, whose address may hold a password.
    """

    file: str
    kind: Kind
    made_at: datetime
    made_by: str
    version: int
    rows: dict[str, int]
    newest_step: str
    bytes: int
    sha256: str
    database: str = ""

    def as_json(self) -> str:
        """As it is written beside the backup."""
        said = {"product": PRODUCT, "form": FORM, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(said, ensure_ascii=False, indent=1)


def read_manifest(path: Path) -> Manifest | None:
    """The manifest of a file that is one; None where there is none that we can read."""
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if said.pop("product") != PRODUCT or said.pop("form") != FORM:
            return None
        made = Manifest(**{**said, "made_at": datetime.fromisoformat(said["made_at"]).astimezone(UTC)})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    # A name that leads elsewhere is none of ours.
    return made if Path(made.file).name == made.file else None


def manifest_of(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_name(f"{backup.name}.json")


def backups_in(folder: Path) -> list[Manifest]:
    """Every backup of ours in a folder, the newest first; what is no longer there is none."""
    found = (read_manifest(path) for path in folder.glob(f"{PRODUCT}-*.json"))
    there = [one for one in found if one and (folder / one.file).is_file()]
    return sorted(there, key=lambda one: (one.made_at, one.file), reverse=True)


def to_keep(backups: Iterable[Manifest]) -> list[Manifest]:
    """Of backups of one kind: the newest of each of the last days, weeks and months that have one."""
    newest_first = sorted(backups, key=lambda one: one.made_at, reverse=True)
    spans: list[tuple[int, Callable[[datetime], Hashable]]] = [
        (DAYS, lambda day: day.date()),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    ]
    kept: dict[str, Manifest] = {}
    for most, span_of in spans:
        spans_seen: set[Hashable] = set()
        for one in newest_first:
            span = span_of(one.made_at.astimezone(VIETNAM))
            if span not in spans_seen and len(spans_seen) < most:
                spans_seen.add(span)
                kept[one.file] = one
    return list(kept.values())


def thin_out(folder: Path, newest: str = "") -> list[str]:
    """Remove the backups of ours that are not kept; gives their names. Raises OSError.

    Those of each database and kind are counted apart: several may share a folder. `newest`, the file just made, stays
    though a clock that was put back says that others are newer.
    """
    removed = []
    backups = backups_in(folder)
    for database, kind in sorted({(one.database, one.kind) for one in backups}):
        alike = [one for one in backups if (one.database, one.kind) == (database, kind)]
        kept = {newest, *(one.file for one in to_keep(alike))}
        for one in alike:
            if one.file not in kept:
                (folder / one.file).unlink()
                manifest_of(folder / one.file).unlink()
                removed.append(one.file)
    return removed


def file_fingerprint(path: Path) -> str:
    """SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
