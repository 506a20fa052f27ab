"""Excel 2003's XML («XML Spreadsheet»), still exported by older portals under the ending .xls."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from cchc.workbook.grid import NO_RESULT, CellError, Grid, Merged
from cchc.workbook.limits import Limits
from cchc.workbook.refusal import RefusedError

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_COLUMNS = 16_384


def read(content: bytes, limits: Limits) -> list[Grid]:
    try:
        root = ElementTree.fromstring(content)
        return [_grid(sheet, limits) for sheet in root.findall(f"{_SS}Worksheet")]
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise RefusedError("not_a_workbook") from error


def _grid(sheet: ElementTree.Element, limits: Limits) -> Grid:
    grid = Grid(sheet.get(f"{_SS}Name", ""))
    grid.hidden = (sheet.findtext(f"{_X}WorksheetOptions/{_X}Visible") or "SheetVisible") != "SheetVisible"
    grid.hidden_columns = _hidden_columns(sheet)
    number = -1
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        number = int(row.get(f"{_SS}Index", number + 2)) - 1
        cells = _cells(row, number, grid)
        if len(cells) > limits.area // 1000 or len(grid.rows) * len(cells) > limits.area:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")
        if any(cell != "" for cell in cells):
            grid.numbers.append(number)
            grid.rows.append(cells)
            if row.get(f"{_SS}Hidden") == "1":
                grid.hidden_rows.add(number)
    return grid


def _hidden_columns(sheet: ElementTree.Element) -> set[int]:
    hidden: set[int] = set()
    column = -1
    for node in sheet.iterfind(f"{_SS}Table/{_SS}Column"):
        column = int(node.get(f"{_SS}Index", column + 2)) - 1
        last = column + int(node.get(f"{_SS}Span", 0))
        if node.get(f"{_SS}Hidden") == "1":
            hidden.update(range(column, min(last + 1, _COLUMNS)))
        column = last
    return hidden


def _cells(row: ElementTree.Element, number: int, grid: Grid) -> list[Any]:
    cells: list[Any] = []
    for cell in row.iterfind(f"{_SS}Cell"):
        column = int(cell.get(f"{_SS}Index", len(cells) + 1)) - 1
        across, down = (int(cell.get(f"{_SS}Merge{way}", 0)) for way in ("Across", "Down"))
        if column + across > _COLUMNS:
            raise RefusedError("too_large", "quá nhiều cột")
        cells.extend([""] * (column - len(cells)))
        cells.append(_value(cell))
        cells.extend([""] * across)
        if across or down:
            grid.merged.append(Merged(number, column, number + down, column + across))
    return cells


def _value(cell: ElementTree.Element) -> Any:
    data = cell.find(f"{_SS}Data")
    text = "".join(data.itertext()) if data is not None else ""
    kind = data.get(f"{_SS}Type") if data is not None else None
    if kind == "Number":
        return float(text)
    if kind == "DateTime":
        return datetime.fromisoformat(text[:19])
    if kind == "Boolean":
        return text == "1"
    if kind == "Error":
        return CellError(text)
    if data is None and cell.get(f"{_SS}Formula"):
        return NO_RESULT
    return text
