"""The text of one cell, gathered piece by piece: what is raised or struck through is told apart from the value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc.reading.grid import Grid

_LENGTH = re.compile(r"(?:^|[^\w])[kcdmh]?m$")


@dataclass
class CellText:
    """`text` is the value; `raised` are the marks raised or lowered beside it; `is_struck`: something is struck through."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    is_struck: bool = False
    # What stands between the last piece and the next one is not part of the value.
    _gap: str = ""

    def add(self, text: str, *, raised: bool = False, lowered: bool = False, struck: bool = False) -> None:
        """One piece of the cell's text."""
        if not text:
            return
        if struck:
            if text.strip():
                self.is_struck, self._gap = True, self._gap or "struck"
        elif (raised and not self._is_a_power(text)) or (lowered and not self._is_in_a_formula(text)):
            if text.strip():
                self.marks.append(text)
                self._gap = "raised"
        else:
            if self._gap and self._would_grow_together(text):
                self.pieces.append(" ")
            self.pieces.append(text)
            self._gap = ""

    def _is_a_power(self, text: str) -> bool:
        """m², km³: a unit of measure, no mark."""
        return text in ("2", "3") and not self._gap and _LENGTH.search(self.text[-4:]) is not None

    def _is_in_a_formula(self, text: str) -> bool:
        """CO₂, H₂O: a lowered digit behind a letter is read with it."""
        return text.isdigit() and bool(self.pieces) and self.pieces[-1][-1:].isalpha() and not self._gap

    def _would_grow_together(self, text: str) -> bool:
        """«1[struck]5» is not 15, and a raised mark ends a word."""
        before, after = self.pieces[-1][-1:] if self.pieces else "", text[:1]
        if before.isdigit() and after.isdigit():
            return True
        return self._gap == "raised" and before.isalnum() and after.isalnum()

    @property
    def text(self) -> str:
        """The text without marks beside it."""
        return "".join(self.pieces)

    @property
    def raised(self) -> str:
        """The marks beside it."""
        return " ".join(mark.strip() for mark in self.marks)

    def note(self, grid: Grid, row: int, column: int) -> None:
        """Keep beside the grid what is no part of the value."""
        if self.is_struck:
            grid.struck.add((row, column))
        if self.marks:
            grid.raised[row, column] = self.raised
