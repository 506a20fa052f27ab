"""An HTML page with tables, as portals export it under the ending .xls."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cchc.workbook.grid import Grid, Merged
from cchc.workbook.limits import Limits
from cchc.workbook.refusal import RefusedError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]{0,30})(?P<attributes>[^<>]{0,4000})>")
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_SILENT = {"style", "script", "title", "xml"}
_BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center"}


def read(content: bytes, limits: Limits) -> list[Grid]:
    text = _decode(content)
    name = _SHEET_NAME.search(text, 0, 20_000)
    page = _Page(html.unescape(name[1]).strip() if name else "Sheet1", limits)
    for kind, value, attributes in _tokens(_without_comments(text)):
        page.take(kind, value, attributes)
    page.end_line()
    return [page.grid]


def _decode(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:4096])
    try:
        return content.decode(declared[1].decode("ascii") if declared else "cp1258", errors="replace")
    except LookupError:
        return content.decode("cp1258", errors="replace")


def _without_comments(text: str) -> str:
    pieces = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0:
        pieces.append(text[start:opened])
        closed = text.find("-->", opened)
        if closed < 0:
            return "".join(pieces)
        start = closed + 3
    pieces.append(text[start:])
    return "".join(pieces)


def _tokens(text: str) -> Iterator[tuple[str, str, str]]:
    """`start`, `end` and `text`, in one pass whose time grows with the length of the page only."""
    position = 0
    for tag in _TAG.finditer(text):
        if tag.start() > position:
            yield "text", html.unescape(text[position : tag.start()]), ""
        yield "end" if tag["end"] else "start", tag["name"].lower(), tag["attributes"]
        position = tag.end()
    if position < len(text):
        yield "text", html.unescape(text[position:]), ""


class _Page:
    """All tables of the page, one below the other; text between them is a row of its own."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.grid = Grid(name)
        self.left = limits.cells
        self.row = self.column = self.silent = 0
        self.cells: dict[int, str] = {}
        self.covered: dict[int, int] = {}
        self.span = (1, 1)
        self.pieces: list[str] = []
        self.in_cell = self.in_row = False

    def take(self, kind: str, value: str, attributes: str) -> None:
        if kind == "text":
            if not self.silent:
                self.pieces.append(value)
        elif value in _SILENT:
            self.silent = max(self.silent + (1 if kind == "start" else -1), 0)
        elif value in ("td", "th"):
            self._end_cell()
            if kind == "start":
                self._start_cell(attributes)
        elif value in ("tr", "table"):
            self.end_line()
            self.in_row = value == "tr" and kind == "start"
        elif value in _BREAKS:
            self.pieces.append(" ")
            if not self.in_row:
                self.end_line()

    def _start_cell(self, attributes: str) -> None:
        spans = {way.lower(): min(max(int(count), 1), 1000) for way, count in _SPAN.findall(attributes)}
        self.span = (spans.get("row", 1), spans.get("col", 1))
        self.in_cell = self.in_row = True
        self.pieces = []

    def _text(self) -> str:
        text = " ".join("".join(self.pieces).split())
        self.pieces = []
        return text

    def _end_cell(self) -> None:
        if not self.in_cell:
            return
        while self.covered.get(self.column, 0) > 0:
            self.column += 1
        down, right = self.span
        column = self.column
        self._spend(right)
        self.cells[column] = self._text()
        if down > 1:
            self.covered.update((column + offset, down) for offset in range(right))
        if self.span != (1, 1):
            self.grid.merged.append(Merged(self.row, column, self.row + down - 1, column + right - 1))
        self.column += right
        self.in_cell, self.span = False, (1, 1)

    def end_line(self) -> None:
        self._end_cell()
        text = self._text()
        if not self.in_row and text:
            self.cells[0] = text
        if self.in_row or text:
            self._keep_row()
        self.in_row = False

    def _keep_row(self) -> None:
        width = max(self.cells, default=-1) + 1
        self._spend(width)
        cells = [self.cells.get(column, "") for column in range(width)]
        if any(cells):
            self.grid.numbers.append(self.row)
            self.grid.rows.append(cells)
        self.covered = {column: down - 1 for column, down in self.covered.items() if down > 1}
        self.cells, self.column = {}, 0
        self.row += 1

    def _spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")
