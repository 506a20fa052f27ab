"""An HTML page with tables, as portals export it under the ending .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from cchc.workbook.grid import Grid, Merged
from cchc.workbook.limits import Limits
from cchc.workbook.refusal import RefusedError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>\s*([^<]+?)\s*</x:Name>", re.IGNORECASE)
_BREAKS = {"br", "p", "div", "li"}


def read(content: bytes, limits: Limits) -> list[Grid]:
    text = _decode(content)
    name = _SHEET_NAME.search(text)
    page = _Page(name[1] if name else "Sheet1", limits)
    page.feed(text)
    page.close()
    return [page.grid]


def _decode(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    declared = _CHARSET.search(content[:4096])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode(encoding, errors="replace")
        except LookupError:
            return content.decode("cp1258", errors="replace")


class _Page(HTMLParser):
    """All tables of the page, one below the other; text between them is a row of its own."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid(name)
        self.left = limits.cells
        self.row = 0
        self.cells: dict[int, Any] = {}
        self.covered: dict[int, int] = {}
        self.span = (1, 1)
        self.pieces: list[str] = []
        self.in_cell = self.in_row = False
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "title", "xml"):
            self.silent += 1
        elif tag == "tr":
            self._end_line()
            self.in_row = True
        elif tag in ("td", "th"):
            self._end_cell()
            given = dict(attrs)
            self.span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self.in_cell = True
        elif tag in _BREAKS:
            self.pieces.append("\n")
        elif tag == "table":
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "title", "xml"):
            self.silent = max(self.silent - 1, 0)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_line()
        elif tag in _BREAKS:
            self.pieces.append("\n")
            if not self.in_row:
                self._end_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)

    def close(self) -> None:
        super().close()
        self._end_line()

    def _end_cell(self) -> None:
        if not self.in_cell:
            return
        column = 0
        while column in self.cells or self.covered.get(column, 0) > 0:
            column += 1
        down, right = self.span
        self.cells[column] = " ".join("".join(self.pieces).split())
        self.cells.update((column + offset, "") for offset in range(1, right))
        if down > 1:
            self.covered.update((column + offset, down) for offset in range(right))
        if self.span != (1, 1):
            self.grid.merged.append(Merged(self.row, column, self.row + down - 1, column + right - 1))
        self.in_cell, self.pieces, self.span = False, [], (1, 1)

    def _end_line(self) -> None:
        self._end_cell()
        text = " ".join("".join(self.pieces).split())
        if not self.in_row and text:
            self.cells[0] = text
        if self.in_row or text:
            self._keep_row()
        self.in_row, self.pieces = False, []

    def _keep_row(self) -> None:
        width = max(self.cells, default=-1) + 1
        self.left -= width
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")
        cells = [self.cells.get(column, "") for column in range(width)]
        if any(cells):
            self.grid.numbers.append(self.row)
            self.grid.rows.append(cells)
        self.covered = {column: down - 1 for column, down in self.covered.items() if down > 1}
        self.cells = {}
        self.row += 1


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.strip().isdigit() else 1
