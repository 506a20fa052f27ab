"""Previews: the first rows and columns of a sheet as texts, each row with what it was taken for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cchc.reading.grid import CellError, Grid, NoResult, Percent, column_letters
from cchc.reading.model import Preview, Table
from cchc.reading.problems import number_text

ROWS, COLUMNS, LONGEST = 200, 40, 300  # what a person looks through; characters of a cell


def preview(grid: Grid, fingerprint: str, tables: Sequence[Table], most: int = ROWS) -> Preview:
    """The first `most` rows, with what the tables took each for."""
    width = min(max((len(cells) for cells in grid.rows[:most]), default=0), COLUMNS)
    numbers = [number + 1 for number in grid.numbers[:most]]
    rows = [_texts(cells, width) for cells in grid.rows[:most]]
    marked = _marks(tables)
    marks = [marked.get(number, "") for number in numbers]
    columns = [column_letters(column) for column in range(width)]
    return Preview(grid.name, grid.hidden, fingerprint, columns, numbers, rows, marks, len(grid.rows))


def _texts(cells: Sequence[Any], width: int) -> list[str]:
    texts = [preview_text(cell) for cell in cells[:width]]
    return texts + [""] * (width - len(texts))


def preview_text(value: Any) -> str:
    """A cell as a person would read it in Vietnam."""
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, bool):
        return "ĐÚNG" if value else "SAI"
    if isinstance(value, Percent):
        return f"{number_text(100 * value)}%"
    if isinstance(value, (int, float)):
        return number_text(float(value))
    if isinstance(value, date):
        clock = isinstance(value, datetime) and (value.hour or value.minute)
        return f"{value:%d/%m/%Y %H:%M}" if clock else f"{value:%d/%m/%Y}"
    if isinstance(value, CellError):
        return value.text
    return "(chưa có kết quả)" if isinstance(value, NoResult) else str(value or "")


def _marks(tables: Sequence[Table]) -> dict[int, str]:
    marks: dict[int, str] = {}
    for table in tables:
        marks.update((row["row"], "data") for row in table.rows)
        marks.update(dict.fromkeys(table.header_rows, "header"))
        if table.total:
            marks[table.total["row"]] = "total"
    return marks
