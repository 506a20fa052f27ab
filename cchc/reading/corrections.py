"""What an officer says about a sheet where the reading was wrong: it goes before what the sheet says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from cchc.catalogue import SHEETS
from cchc.reading.grid import Grid, column_index
from cchc.reading.values.separators import MEANINGS, WHOLE_TABLE, Meaning

KINDS = tuple(sheet.name for sheet in SHEETS.values() if not sheet.is_form)
STANDINGS = ("published", "appraised", "self_assessment", "provisional")
Edits = Mapping[tuple[str, str], str]
_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True)
class Correction:
    """`header_rows` are 1-based as Excel shows them; of `columns` a blank letter means that nothing has this role.

    Several tables on one sheet may have a correction each: `header_rows` then tells which one is meant. An `ignored`
    table is not read. `standing` is how much its document says, one of STANDINGS. `framework` is the id of the framework that
    a score sheet follows, "" if it follows none that is known.
    `separators` say by a column's letters («*» for all columns) what a comma or a point before three digits means there:
    `decimal` or `thousands`.
    """

    sheet: str
    kind: str | None = None
    header_rows: tuple[int, ...] | None = None
    columns: dict[str, str] = field(default_factory=dict)
    unit: str | None = None
    province: str | None = None
    year: int | None = None
    period: str | None = None
    round: int | None = None
    framework: str | None = None
    ignored: bool = False
    standing: str | None = None
    separators: dict[str, Meaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in KINDS:
            raise ValueError(f"no kind of table: {self.kind!r}")
        if self.standing is not None and self.standing not in STANDINGS:
            raise ValueError(f"no standing of a document: {self.standing!r}")
        wrong = [letter for letter in self.columns.values() if letter and not _LETTERS.fullmatch(letter)]
        if wrong:
            raise ValueError(f"no column: {wrong[0]!r}")
        for letter, meaning in self.separators.items():
            if meaning not in MEANINGS or not (letter == WHOLE_TABLE or _LETTERS.fullmatch(letter)):
                raise ValueError(f"no meaning of a column's separators: {letter!r}: {meaning!r}")

    @property
    def given(self) -> dict[str, int | None]:
        """0-based columns by role; None where the role is to be ignored."""
        return {role: column_index(letter) if letter else None for role, letter in self.columns.items()}

    def as_plain(self) -> dict[str, Any]:
        """As JSON knows it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Correction:
        """From what JSON made of it."""
        rows = plain.get("header_rows")
        return cls(**{**plain, "header_rows": None if rows is None else tuple(rows)})


def corrections_of_sheet(corrections: Sequence[Correction], sheet: str) -> list[Correction]:
    """Those that are about a sheet, in their order."""
    return [correction for correction in corrections if correction.sheet == sheet]


def parse_cell(cell: str) -> tuple[int, int]:
    """0-based row and column of «E8»."""
    match = _CELL.fullmatch(cell)
    if match:
        row, column = int(match[2]) - 1, column_index(match[1])
        if row < _LAST_ROW and column < _LAST_COLUMN:
            return row, column
    raise ValueError(f"no cell: {cell!r}")


def edit(grid: Grid, edits: Edits) -> None:
    """Put in what was typed, as the texts that the rules for numbers, codes and dates read."""
    for (sheet, cell), text in edits.items():
        if sheet == grid.name:
            place = parse_cell(cell)
            grid.put(*place, text.strip())
            # What the file said of the value that stood there says nothing of this one.
            for known in (grid.formats, grid.shown, grid.raised):
                known.pop(place, None)
            grid.struck.discard(place)
