"""Lines found again in the file that they were read from: the text of each cell, and which of them hold the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc.reading.grid import column_index
from cchc.reading.model import Reading, Table

# Points that stand in a column of another name where the sheet has no column of their own.
OTHERWISE = {"score": "appraised_score", "total_score": "total"}
_SAME = 5e-7  # six decimals, as figures are kept
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class FoundLine:
    """The texts of a line that are not blank, by cell («E14»); `figures`: column → the cell that holds its figure."""

    texts: Mapping[str, str]
    figures: Mapping[str, str]


class FileLines:
    """All lines of a file by their place, with the columns of the table that each is a line or the total of."""

    def __init__(self, reading: Reading) -> None:
        self.texts = {
            (preview.sheet, number): dict(zip(preview.columns, cells, strict=True))
            for preview in reading.previews
            for number, cells in zip(preview.numbers, preview.rows, strict=True)
        }
        self.columns = {
            (table.sheet, row): table.columns for table in reading.tables for row in source_rows(table)
        }

    def find(self, sheet: str, row_no: int, figures: Mapping[str, float]) -> FoundLine:
        """A line and the cells of these figures; nothing in it where the file has no such line, or has it too far down."""
        cells = self.texts.get((sheet, row_no), {})
        texts = {f"{letters}{row_no}": text for letters, text in cells.items() if text}
        roles = self.columns.get((sheet, row_no), {})
        found = {
            column: self.cell_of(column, value, row_no, roles, texts) for column, value in figures.items()
        }
        return FoundLine(texts, {column: cell for column, cell in found.items() if cell})

    @staticmethod
    def cell_of(
        column: str, value: float, row_no: int, roles: Mapping[str, str], texts: Mapping[str, str]
    ) -> str:
        """The cell of the figure's own column, else the first that says the same number; blank where there is none."""
        cell = f"{roles.get(column) or roles.get(OTHERWISE.get(column, ''))}{row_no}"
        return (
            cell
            if cell in texts
            else next((one for one, text in texts.items() if text_means_number(text, value)), "")
        )


def source_rows(table: Table) -> Iterator[int]:
    """1-based rows that a table was read from, its total last."""
    yield from (row["row"] for row in table.rows)
    if table.total:
        yield table.total["row"]


def text_means_number(text: str, value: float) -> bool:
    """Whether a text is this number, as a cell has it: «12,25», «12.25», «6/19» of a rank."""
    number = text.strip().split("/")[0].removesuffix("%").strip()
    return bool(_NUMBER.fullmatch(number)) and abs(float(number.replace(",", ".")) - value) < _SAME


def left_to_right(cells: Mapping[str, str]) -> list[str]:
    """Cells from left to right."""
    return sorted(cells, key=lambda cell: column_index(cell.rstrip("0123456789")))
