"""A file that somebody put on the page, with what they corrected of it, and its reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import streamlit as st

from cchc.store import open_store
from cchc.workbook import Correction, Edits, Reading
from cchc.workbook.apart import read_apart


class Place(NamedTuple):
    """Where a table is: its sheet and the header rows as they were recognised (none where no table was found).

    `fingerprint` knows the header again in other files. On a `shared` sheet several tables stand.
    """

    sheet: str
    rows: tuple[int, ...]
    fingerprint: str
    shared: bool


@dataclass(frozen=True)
class Sent:
    """Name and bytes as sent; edits of cells and corrections of the reading as an officer made them."""

    name: str
    content: bytes
    edits: Edits = field(default_factory=dict)
    corrections: Mapping[Place, Correction] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """Short name for the widgets of this file."""
        return hashlib.sha256(self.content).hexdigest()[:12]

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
    def as_sent(self) -> Sent:
        """The file before anybody corrected it."""
        return Sent(self.name, self.content)

    def with_edits(self, edits: Edits) -> Sent:
        """The same file with other cells."""
        return replace(self, edits=edits)

    def with_corrections(self, corrections: Mapping[Place, Correction]) -> Sent:
        """The same file, otherwise understood."""
        return replace(self, corrections=corrections)

    def read(self) -> Reading:
        """What is understood of it; the same file with the same corrections is read once."""
        return _read(self.key, self.name, self.amendments, aliases(), self)

    @cached_property
    def places(self) -> list[Place]:
        """Every table that is recognised without help, and every sheet where none is."""
        first = self.as_sent.read()
        sheets = [table.sheet for table in first.tables]
        found = [
            Place(t.sheet, tuple(t.header_rows), t.fingerprint, sheets.count(t.sheet) > 1)
            for t in first.tables
        ]
        return found + [
            Place(preview.sheet, (), preview.fingerprint, False)
            for preview in first.previews
            if preview.sheet not in sheets
        ]


def aliases() -> str:
    """The names that officers taught, as JSON: what a reading depends on besides the file."""
    return json.dumps(open_store().aliases(), sort_keys=True)


@st.cache_resource(max_entries=64, show_spinner=False)
def _read(key: str, name: str, amendments: str, aliases: str, _sent: Sent) -> Reading:
    return read_apart(
        _sent.content,
        name,
        edits=_sent.edits,
        corrections=list(_sent.corrections.values()),
        aliases=json.loads(aliases),
    )
