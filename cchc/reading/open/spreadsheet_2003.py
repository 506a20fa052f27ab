"""Excel 2003's XML («XML Spreadsheet»), still exported by older portals under the ending .xls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from cchc.reading.grid import NO_RESULT, CellError, Grid, Merged, Percent
from cchc.reading.limits import Limits
from cchc.reading.open.binary.xls import as_day
from cchc.reading.open.errors import as_error
from cchc.reading.open.number_formats import is_percent
from cchc.reading.open.runs import CellText
from cchc.reading.open.styles_2003 import SS, Style, Styles2003
from cchc.reading.open.typed_texts import LONGEST, finite_number, iso_day
from cchc.reading.open.xml_parts import is_true
from cchc.reading.refusal import RefusedError

_X = "{urn:schemas-microsoft-com:office:excel}"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_STRUCK = ("s", "strike", "del")


def read(content: bytes, limits: Limits) -> list[Grid]:
    """Its sheets in order, row by row, so that no more than one row is held as XML."""
    workbook = _Workbook(limits)
    try:
        for event, element in _elements(content):
            workbook.take(event, element)
    except (etree.LxmlError, LookupError, ValueError) as error:
        raise RefusedError("not_a_workbook", "XML bị hỏng") from error
    return workbook.grids


def _elements(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    names = ("Style", "Worksheet", "Table", "Column", "Row")
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=[*(SS + name for name in names), _X + "Visible", _X + "Date1904"],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for event, element in events:
        yield event, element
        if event == "end" and element.tag == SS + "Row":
            element.clear()
            parent = element.getparent()
            while parent is not None and parent[0] is not element:
                del parent[0]


@dataclass
class _Sheet:
    """`columns` are the columns described, as (last column, style); `next_row` is the 0-based row that comes next."""

    grid: Grid
    style: str = ""
    columns: dict[int, str] = field(default_factory=dict)
    next_row: int = 0
    next_column: int = 0
    rows_are_hidden: bool = False


class _Workbook:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.cells
        self.grids: list[Grid] = []
        self.styles = Styles2003()
        self.date_1904 = False
        self.sheet = _Sheet(Grid(""))

    def take(self, event: str, element: etree._Element) -> None:
        name = str(element.tag).rpartition("}")[2]
        if event == "start":
            if name == "Worksheet":
                self._start_sheet(element)
            elif name == "Table":
                self._start_table(element)
        elif name == "Row":
            self._row(element)
        elif name == "Column":
            self._column(element)
        elif name == "Style":
            self.styles.add(element)
        elif name == "Visible":
            self.sheet.grid.hidden = (element.text or "").strip() not in ("", "SheetVisible")
        elif name == "Date1904":
            self.date_1904 = element.text is None or is_true(element.text)

    def _start_sheet(self, element: etree._Element) -> None:
        if len(self.grids) >= self.limits.sheets:
            raise RefusedError("too_large", "quá nhiều trang")
        name = element.get(f"{SS}Name")
        self.sheet = _Sheet(Grid(name or "Sheet1", date_1904=self.date_1904, has_name=name is not None))
        self.grids.append(self.sheet.grid)

    def _start_table(self, element: etree._Element) -> None:
        self.sheet.style = element.get(f"{SS}StyleID", "")
        self.sheet.rows_are_hidden = _is_nothing(element.get(f"{SS}DefaultRowHeight"))

    def _column(self, element: etree._Element) -> None:
        sheet = self.sheet
        first = _place(element, sheet.next_column, _LAST_COLUMN)
        last = min(first + _count(element, "Span"), _LAST_COLUMN - 1)
        sheet.next_column = last + 1
        if is_true(element.get(f"{SS}Hidden")) or _is_nothing(element.get(f"{SS}Width")):
            sheet.grid.hidden_columns.update(range(first, last + 1))
        if style := element.get(f"{SS}StyleID"):
            self._spend(last + 1 - first)
            sheet.columns.update(dict.fromkeys(range(first, last + 1), style))

    def _row(self, element: etree._Element) -> None:
        sheet = self.sheet
        row = _place(element, sheet.next_row, _LAST_ROW)
        # The rows after it that look like it are not written out.
        sheet.next_row = row + 1 + _count(element, "Span")
        cells = self._cells(element, row)
        if any(cells) or any(cell != "" for cell in cells):
            sheet.grid.numbers.append(row)
            sheet.grid.rows.append(cells)
            height = element.get(f"{SS}Height")
            hidden = sheet.rows_are_hidden if height is None else _is_nothing(height)
            if hidden or is_true(element.get(f"{SS}Hidden")):
                sheet.grid.hidden_rows.add(row)

    def _cells(self, element: etree._Element, row: int) -> list[Any]:
        cells: list[Any] = []
        own = element.get(f"{SS}StyleID", "")
        column = 0
        for cell in element.iterchildren(f"{SS}Cell"):
            column = _place(cell, column, _LAST_COLUMN)
            name = (
                cell.get(f"{SS}StyleID")
                or own
                or self.sheet.columns.get(column)
                or self.sheet.style
                or "Default"
            )
            value = self._value(cell, row, column, self.styles.named(name))
            if value != "":
                self._spend(column + 1 - len(cells))
                cells.extend([""] * (column - len(cells)))
                cells.append(value)
            across, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
            if across or down:
                self.sheet.grid.merged.append(Merged(row, column, row + down, column + across))
            column += 1 + across
        return cells

    def _value(self, cell: etree._Element, row: int, column: int, style: Style) -> Any:
        data = cell.find(f"{SS}Data")
        has_formula = cell.get(f"{SS}Formula") is not None
        if data is None:
            return NO_RESULT if has_formula else ""
        content = _content(data, style)
        if content.marks or content.is_struck:
            content.note(self.sheet.grid, row, column)
            if not content.text.strip():
                return ""
        kind = data.get(f"{SS}Type", "String")
        if not content.text and kind != "String":
            return NO_RESULT if has_formula else ""
        value = _typed(kind, content.text)
        return self._shown(value, row, column, style) if value.__class__ is float else value

    def _shown(self, value: float, row: int, column: int, style: Style) -> Any:
        """A number under its format: a day, a share, or a number that keeps the format beside it."""
        if style.is_date:
            return as_day(value, int(self.date_1904))
        if style.tells(value):
            code = style.code or ""
            self.sheet.grid.formats[row, column] = code
            return Percent(value) if is_percent(code, value) else value
        return value

    def _spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")


def _typed(kind: str, text: str) -> Any:
    if kind == "Number":
        number = finite_number(text.strip())
        # NaN, INF, 1e400: a text that no rule takes for a number.
        return text[:LONGEST] if number is None else number
    if kind == "DateTime":
        return iso_day(text) or text
    if kind == "Boolean":
        return is_true(text)
    if kind == "Error":
        return CellError(text.strip()[:20] or "#N/A")
    return as_error(text.strip()) or text


def _content(data: etree._Element, style: Style) -> CellText:
    """The text of a cell with the look of each piece: `Sup`, `Sub` and `S` of HTML around them."""
    text = CellText()
    struck, raised = bool(style.is_struck), style.raised or 0
    if not len(data):
        text.add(data.text or "", raised=raised > 0, lowered=raised < 0, struck=struck)
        return text
    looks = [(struck, raised)]
    for event, element in etree.iterwalk(data, events=("start", "end")):
        if event == "start":
            tag = str(element.tag).rpartition("}")[2].lower()
            struck, raised = looks[-1]
            looks.append((struck or tag in _STRUCK, {"sup": 1, "sub": -1}.get(tag, raised)))
            piece = element.text
        else:
            looks.pop()
            piece = element.tail if element is not data else None
        if piece:
            struck, raised = looks[-1]
            text.add(piece, raised=raised > 0, lowered=raised < 0, struck=struck)
    return text


def _place(element: etree._Element, otherwise: int, end: int) -> int:
    """The 0-based row or column where an element says that it stands; refused past the end of the sheet."""
    said = element.get(f"{SS}Index")
    place = otherwise if said is None else _number(said) - 1
    if place >= end:
        raise RefusedError("too_large", "có ô dữ liệu nằm quá xa bảng")
    if place < otherwise:
        # Excel does not open a sheet whose rows or cells go backwards either.
        raise RefusedError("not_a_workbook", "dòng, ô không theo thứ tự")
    return place


def _count(element: etree._Element, name: str) -> int:
    said = element.get(SS + name)
    return 0 if said is None else min(_number(said), _LAST_ROW)


def _number(said: str) -> int:
    said = said.strip()
    if not (said.isascii() and said.isdigit()):
        return 0
    return int(said) if len(said) < 10 else _LAST_ROW + 1


def _is_nothing(length: str | None) -> bool:
    return length is not None and finite_number(length.strip()) == 0
