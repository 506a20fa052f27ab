"""How a header is to be read, as officers said it before: kept by the header, used for the next file that has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from cchc.intake import level_of
from cchc.reading import Correction, Table
from cchc.store import open_store
from cchc.ui.asking.answers import ask
from cchc.ui.intake.sent import SentFile, TablePosition


def remembered_corrections(sent: SentFile) -> dict[TablePosition, Correction]:
    """What officers corrected of tables with the same headers, at the places of this file."""
    known = open_store().corrections([place.fingerprint for place in sent.places if place.fingerprint])
    tables = sent.as_sent.read().tables
    found = {}
    for number, place in enumerate(sent.places):
        if place.fingerprint in known:
            correction = from_memory(known[place.fingerprint], place)
            table = tables[number] if number < len(tables) else None
            found[place] = correction if applies(correction, table) else replace(correction, framework=None)
    return found


def applies(correction: Correction, table: Table | None) -> bool:
    """Whether the framework of an earlier file is in force in this one's year, too."""
    if not correction.framework or table is None:
        return True
    in_force = ask("frameworks_in_force", level=level_of(table), year=table.year)
    return correction.framework in in_force.values("framework_id")


def remember_corrections(sent: SentFile, by: str) -> None:
    """Keep what was said of each header; whose figures of when they are is each file's own."""
    for place, correction in sent.corrections.items():
        if place.fingerprint and not correction.ignored and says_something(correction, place):
            open_store().teach_correction(place.fingerprint, to_memory(correction, place), by)


def says_something(correction: Correction, place: TablePosition) -> bool:
    """Whether anything about the header itself was corrected."""
    moved = correction.header_rows not in (None, place.rows)
    chosen = correction.framework is not None
    return (
        moved or chosen or any((correction.columns, correction.separators, correction.kind, correction.round))
    )


def to_memory(correction: Correction, place: TablePosition) -> str:
    """As JSON; header rows are counted from where the header was recognised."""
    kept = replace(correction, unit=None, province=None, year=None, period=None, header_rows=None)
    moved = correction.header_rows if correction.header_rows != place.rows else None
    offsets = [row - header_start(place.rows) for row in moved] if moved else None
    return json.dumps({**kept.as_plain(), "offsets": offsets}, ensure_ascii=False)


def from_memory(text: str, place: TablePosition) -> Correction:
    """The correction at a place of another file."""
    plain = json.loads(text)
    offsets = plain.pop("offsets", None)
    rows = [offset + header_start(place.rows) for offset in offsets] if offsets else None
    own = list(place.rows) if place.shared else None
    return Correction.from_plain({**plain, "sheet": place.sheet, "header_rows": rows or own})


def header_start(rows: Sequence[int]) -> int:
    """The first of some header rows (1-based); 0 where there are none."""
    return rows[0] if rows else 0
