"""OpenDocument sheets (.ods), read as a stream so that repeated empty cells cost nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.parsers import expat

from cchc.workbook.grid import NO_RESULT, CellError, Grid, Merged
from cchc.workbook.limits import Limits
from cchc.workbook.refusal import RefusedError

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "


def read(parts: dict[str, bytes], limits: Limits) -> list[Grid]:
    manifest = parts.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise RefusedError("encrypted")
    if b"opendocument.spreadsheet" not in parts.get("mimetype", b"") + manifest:
        raise RefusedError("not_a_workbook")
    return _Sheets(limits).read(parts["content.xml"])


class _Sheets:
    """Handlers for one pass over content.xml."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.cells
        self.grids: list[Grid] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = self.column = self.row_repeat = 0
        self.cells: dict[int, Any] = {}
        self.attributes: dict[str, str] = {}
        self.paragraphs: list[str] | None = None
        self.note_depth = 0

    def read(self, xml: bytes) -> list[Grid]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise RefusedError("not_a_workbook") from error
        return self.grids

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self.attributes, self.paragraphs = attributes, []
        elif name == _TABLE + "table-row":
            self.column, self.cells = 0, {}
            self.row_repeat = _count(attributes, "number-rows-repeated")
            if attributes.get(_TABLE + "visibility") in ("collapse", "filter") and self.row_repeat < 10_000:
                self.grids[-1].hidden_rows.update(range(self.row, self.row + self.row_repeat))
        elif name == _TEXT + "p" and self.paragraphs is not None and not self.note_depth:
            self.paragraphs.append("")
        elif name == _OFFICE + "annotation":
            self.note_depth += 1
        elif name in (_TEXT + "s", _TEXT + "tab", _TEXT + "line-break"):
            self.text(" ")
        else:
            self._start_outside_rows(name, attributes)

    def _start_outside_rows(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TABLE + "table":
            grid = Grid(attributes.get(_TABLE + "name", ""))
            grid.hidden = attributes.get(_TABLE + "style-name", "") in self.hidden_styles
            self.grids.append(grid)
            self.row = self.column = 0
        elif name == _TABLE + "table-column":
            count = _count(attributes, "number-columns-repeated")
            if attributes.get(_TABLE + "visibility") in ("collapse", "filter") and count < 10_000:
                self.grids[-1].hidden_columns.update(range(self.column, self.column + count))
            self.column += count
        elif name == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden_styles.add(self.style)

    def text(self, data: str) -> None:
        if self.paragraphs and not self.note_depth:
            self.paragraphs[-1] += data

    def end(self, name: str) -> None:
        if name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._end_cell(covered=name.endswith("covered-table-cell"))
        elif name == _TABLE + "table-row":
            self._end_row()
        elif name == _OFFICE + "annotation":
            self.note_depth -= 1

    def _end_cell(self, covered: bool) -> None:
        repeat = _count(self.attributes, "number-columns-repeated")
        value = "" if covered else _value(self.attributes, "\n".join(self.paragraphs or []))
        self.paragraphs = None
        if value != "":
            self._spend(repeat)
            self.cells.update((column, value) for column in range(self.column, self.column + repeat))
        down, right = (_count(self.attributes, f"number-{way}-spanned") for way in ("rows", "columns"))
        if down > 1 or right > 1:
            corner = (self.row + down - 1, self.column + right - 1)
            self.grids[-1].merged.append(Merged(self.row, self.column, *corner))
        self.column += repeat

    def _end_row(self) -> None:
        if self.cells:
            self._spend((max(self.cells) + 1) * self.row_repeat)
            cells = [self.cells.get(column, "") for column in range(max(self.cells) + 1)]
            for number in range(self.row, self.row + self.row_repeat):
                self.grids[-1].numbers.append(number)
                self.grids[-1].rows.append(list(cells))
        self.row += self.row_repeat

    def _spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return max(int(text), 1) if text.isdigit() else 1


def _value(attributes: dict[str, str], text: str) -> Any:
    kind = attributes.get(_OFFICE + "value-type")
    if attributes.get(_CALCEXT + "value-type") == "error":
        return CellError(text if text.startswith("#") else "#N/A")
    if kind in ("float", "percentage", "currency"):
        return float(attributes.get(_OFFICE + "value", "nan"))
    if kind == "date":
        return datetime.fromisoformat(attributes[_OFFICE + "date-value"][:19])
    if kind is None and not text and _TABLE + "formula" in attributes:
        return NO_RESULT
    return text
