"""A file that somebody put on the page, with what they corrected of it, and its reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from cchc.store import open_store
from cchc.workbook import Correction, Edits, Reading
from cchc.workbook.apart import read_apart


@dataclass(frozen=True)
class Sent:
    """Name and bytes as sent; edits of cells and corrections of the reading as an officer made them."""

    name: str
    content: bytes
    edits: Edits = field(default_factory=dict)
    corrections: Sequence[Correction] = ()

    @property
    def key(self) -> str:
        """Short name for the widgets of this file."""
        return hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def amendments(self) -> str:
        """Edits and corrections as JSON, blank if there are none."""
        if not self.edits and not self.corrections:
            return ""
        plain = {
            "edits": [[sheet, cell, text] for (sheet, cell), text in sorted(self.edits.items())],
            "corrections": [correction.as_plain() for correction in self.corrections],
        }
        return json.dumps(plain, ensure_ascii=False)

    def with_edits(self, edits: Edits) -> Sent:
        """The same file with other cells."""
        return replace(self, edits=edits)

    def with_corrections(self, corrections: Sequence[Correction]) -> Sent:
        """The same file, otherwise understood."""
        return replace(self, corrections=tuple(corrections))

    def read(self) -> Reading:
        """What is understood of it; the same file with the same corrections is read once."""
        aliases = json.dumps(open_store().aliases(), sort_keys=True)
        return _read(self.key, self.name, self.amendments, aliases, self)


@st.cache_resource(max_entries=32, show_spinner="Đang đọc bảng tính…")
def _read(key: str, name: str, amendments: str, aliases: str, _sent: Sent) -> Reading:
    return read_apart(
        _sent.content, name, edits=_sent.edits, corrections=_sent.corrections, aliases=json.loads(aliases)
    )
