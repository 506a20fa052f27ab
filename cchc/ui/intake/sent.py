"""A file that somebody put on the page, with what they corrected of it, and its reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from cchc.intake import without_made_up
from cchc.reading import Correction, Edits, Reading
from cchc.reading.sandbox.reading_queue import LINE, Ticket
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from cchc.store import open_store
from cchc.ui.intake.file_results import FileResults, results_of_file


class TablePosition(NamedTuple):
    """Where a table is: its sheet and the header rows as they were recognised (none where no table was found).

    `fingerprint` knows the header again in other files. On a `shared` sheet several tables stand.
    """

    sheet: str
    rows: tuple[int, ...]
    fingerprint: str
    shared: bool


class Amendment(NamedTuple):
    """Edits of cells and corrections of the reading, without the file."""

    edits: Edits
    corrections: Mapping[TablePosition, Correction]


@dataclass(frozen=True)
class SentFile:
    """Name and bytes as sent; edits of cells and corrections of the reading as an officer made them.

    `key` is a short name for the widgets of this file; nobody gives it but a copy.
    """

    name: str
    content: bytes
    edits: Edits = field(default_factory=dict)
    corrections: Mapping[TablePosition, Correction] = field(default_factory=dict)
    key: str = ""

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", hashlib.sha256(self.content).hexdigest()[:12])

    @cached_property
    def amendments(self) -> str:
        """Edits and corrections as JSON, blank if there are none."""
        if not self.edits and not self.corrections:
            return ""
        plain = {
            "edits": [[sheet, cell, text] for (sheet, cell), text in sorted(self.edits.items())],
            "corrections": [correction.as_plain() for correction in self.corrections.values()],
        }
        return json.dumps(plain, ensure_ascii=False)

    @property
    def as_sent(self) -> SentFile:
        """The file before anybody corrected it."""
        return replace(self, edits={}, corrections={})

    @property
    def amendment(self) -> Amendment:
        """All that an officer said otherwise."""
        return Amendment(self.edits, self.corrections)

    def amended(self, amendment: Amendment) -> SentFile:
        """The same file with what was said otherwise."""
        return replace(self, edits=amendment.edits, corrections=amendment.corrections)

    @property
    def held(self) -> FileResults:
        """What this session holds of it."""
        return results_of_file(self.key, len(self.content))

    def with_edits(self, edits: Edits) -> SentFile:
        """The same file with other cells."""
        return replace(self, edits=edits)

    def with_corrections(self, corrections: Mapping[TablePosition, Correction]) -> SentFile:
        """The same file, otherwise understood."""
        return replace(self, corrections=corrections)

    def read(self) -> Reading:
        """What is understood of it; the same file with the same corrections is read once."""
        return self.reader()(Ticket())

    def reader(self) -> Callable[[Ticket], Reading]:
        """What reads it, or looks it up, when its turn has come; for another thread, which knows no session."""
        names, readings = taught_aliases(), self.held.readings
        key = (self.name, self.amendments, names)
        return lambda ticket: readings.get(key, lambda: read_in_turn(self, names, ticket))

    @property
    def is_read(self) -> bool:
        """Whether this session holds its reading."""
        return self.held.readings.has((self.name, self.amendments, taught_aliases()))

    @cached_property
    def places(self) -> list[TablePosition]:
        """Every table that is recognised without help, and every sheet where none is."""
        first = self.as_sent.read()
        sheets = [table.sheet for table in first.tables]
        found = [
            TablePosition(t.sheet, tuple(t.header_rows), t.fingerprint, sheets.count(t.sheet) > 1)
            for t in first.tables
        ]
        return found + [
            TablePosition(preview.sheet, (), preview.fingerprint, False)
            for preview in first.previews
            if preview.sheet not in sheets
        ]


def taught_aliases() -> str:
    """The names that officers taught, as JSON: what a reading depends on besides the file."""
    return json.dumps(open_store().aliases(), sort_keys=True)


def read_in_turn(sent: SentFile, aliases: str, ticket: Ticket) -> Reading:
    """Read it as soon as fewer are being read, in all sessions, than there are cores."""
    with LINE.turn(ticket):
        reading = read_in_sandbox(
            sent.content,
            sent.name,
            edits=sent.edits,
            corrections=list(sent.corrections.values()),
            aliases=json.loads(aliases),
        )
    return reading if open_store().demonstration else without_made_up(reading)
