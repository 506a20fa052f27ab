"""A workbook as a person sees it, for the writers of every format: one sheet, and how each of its cells is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

Value = str | float | bool | date


@dataclass(frozen=True)
class Run:
    """A piece of a text with a font of its own."""

    text: str
    raised: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Cell:
    """`value` is what is stored (0.9685, not «96,85%»); `format` is a number format as Excel writes it.

    `runs` stand for the value where a text has several fonts; `error` is an error value (#REF!). A `formula` without
    `calculated` has no saved result. `raised` and `struck` are said by the style of the whole cell.
    """

    value: Value = ""
    format: str = "General"
    runs: tuple[Run, ...] = ()
    error: str = ""
    formula: str = ""
    calculated: bool = True
    raised: bool = False
    struck: bool = False


Rows = Sequence[Sequence[Cell | Value]]


@dataclass(frozen=True)
class Book:
    """One sheet. Places are 0-based; merged ranges are (top, left, bottom, right).

    `hidden_rows` and `hidden_columns` say in which way each is hidden: «flag», «size» (height or width 0), «filter», «group»
    (in a collapsed group, with the flag), «collapsed» (in a collapsed group, without the flag). `to_calculate`: the workbook
    asks whoever opens it to calculate all formulas.
    """

    rows: Rows
    name: str = "Trang 1"
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Mapping[int, str] = field(default_factory=dict)
    hidden_columns: Mapping[int, str] = field(default_factory=dict)
    hidden_sheet: bool = False
    date_1904: bool = False
    to_calculate: bool = False

    def cells(self) -> list[list[Cell]]:
        return [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in self.rows]

    def with_cell(self, row: int, column: int, cell: Cell | Value) -> Book:
        rows = [list(cells) for cells in self.rows]
        rows[row][column] = cell
        return replace(self, rows=rows)


@dataclass(frozen=True)
class Dialect:
    """One way to write a workbook; `cannot` names the faults that the format has no words for."""

    write: Callable[[Book], bytes]
    file_name: str
    cannot: frozenset[str] = frozenset()
