"""Workbooks of Office Open XML (.xlsx) written by hand, in every spelling that programs use for one and the same thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.sax.saxutils import escape

from cchc.reading.grid import column_letters
from tests.neutral_workbooks import Book, Cell, Run

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_FIRST_OWN_FORMAT = 164


@dataclass(frozen=True)
class Spelling:
    main: str = _MAIN
    office: str = _OFFICE
    prefix: str = ""
    quote: str = '"'
    references: bool = True
    true: str = "1"
    shared: bool = True
    head: str = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    encoding: str = "utf-8"
    rename: Callable[[str], str] = field(default=lambda name: name)
    targets: str = "relative"

    def tag(self, name: str, attributes: Mapping[str, object] | None = None, *body: str) -> str:
        start = f"{self.prefix}{name}" + "".join(
            f" {key}={self.quote}{escape(str(value), {self.quote: '&quot;'})}{self.quote}"
            for key, value in (attributes or {}).items()
            if value is not None
        )
        return f"<{start}>{''.join(body)}</{self.prefix}{name}>" if body else f"<{start}/>"

    def root(self, name: str, *body: str) -> bytes:
        mark = self.prefix.rstrip(":")
        spaces = {f"xmlns:{mark}" if mark else "xmlns": self.main, "xmlns:r": self.office}
        return (self.head + self.tag(name, spaces, *body)).encode(self.encoding)


def writer(**spelled: object) -> Callable[[Book], bytes]:
    """A writer of workbooks in one spelling."""
    return lambda book: Workbook(book, Spelling(**spelled)).content()  # type: ignore[arg-type]


class Workbook:
    def __init__(self, book: Book, spelling: Spelling) -> None:
        self.book, self.spelling = book, spelling
        self.tag = spelling.tag
        self.strings: list[str] = []
        self.fonts: list[str] = [self.tag("font", None, self.tag("sz", {"val": 11}))]
        self.formats: list[str] = []
        self.styles: list[tuple[int, int]] = [(0, 0)]

    def content(self) -> bytes:
        sheet = self._sheet()
        parts = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": self._relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": self._relations(
                {"rId7": ("worksheet", "worksheets/sheet1.xml"), "rId8": ("styles", "styles.xml"),
                 "rId9": ("sharedStrings", "sharedStrings.xml")}
            ),
            "xl/worksheets/sheet1.xml": sheet,
            "xl/styles.xml": self._styles(),
            "xl/sharedStrings.xml": self.spelling.root("sst", *self.strings),
        }  # fmt: skip
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, part in parts.items():
                archive.writestr(self._entry(name), part)
        return target.getvalue()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        # ZipInfo turns the separators of this machine into slashes in its constructor only.
        entry = zipfile.ZipInfo("part")
        entry.filename = self.spelling.rename(name)
        return entry

    def _content_types(self) -> bytes:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        named = {
            "workbook": "sheet.main",
            "worksheets/sheet1": "worksheet",
            "styles": "styles",
            "sharedStrings": "sharedStrings",
        }
        overrides = "".join(
            f'<Override PartName="/xl/{name}.xml" ContentType="{kind}.{what}+xml"/>'
            for name, what in named.items()
        )
        return (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f"{overrides}</Types>"
        ).encode()

    def _relations(self, parts: dict[str, tuple[str, str]]) -> bytes:
        how = {"relative": "{}", "absolute": "/xl/{}", "dotted": "../xl/./{}"}[self.spelling.targets]
        nodes = "".join(
            f'<Relationship Id="{mark}" Type="{self.spelling.office}/{kind}" '
            f'Target="{path if kind == "officeDocument" else how.format(path)}"/>'
            for mark, (kind, path) in parts.items()
        )
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{nodes}</Relationships>'.encode()

    def _workbook(self) -> bytes:
        true = self.spelling.true
        sheet = {
            "name": self.book.name,
            "sheetId": 1,
            "state": "hidden" if self.book.hidden_sheet else None,
            "r:id": "rId7",
        }
        body = [self.tag("workbookPr", {"date1904": true if self.book.date_1904 else None})]
        body.append(self.tag("sheets", None, self.tag("sheet", sheet)))
        if self.book.to_calculate:
            body.append(self.tag("calcPr", {"calcId": 124519, "fullCalcOnLoad": true}))
        return self.spelling.root("workbook", *body)

    def _sheet(self) -> bytes:
        rows = [self._row(number, cells) for number, cells in enumerate(self.book.cells())]
        columns = [self._column(column, way) for column, way in self.book.hidden_columns.items()]
        body = [self.tag("cols", None, *columns)] if columns else []
        body.append(self.tag("sheetData", None, *rows))
        if self.book.merged:
            areas = [
                f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
                for top, left, bottom, right in self.book.merged
            ]
            body.append(
                self.tag("mergeCells", None, *(self.tag("mergeCell", {"ref": area}) for area in areas))
            )
        return self.spelling.root("worksheet", *body)

    def _column(self, column: int, way: str) -> str:
        true = self.spelling.true
        said: dict[str, dict[str, object]] = {
            "flag": {"width": 9, "hidden": true}, "size": {"width": 0, "customWidth": true},
            "group": {"width": 9, "hidden": true, "outlineLevel": 1}, "collapsed": {"width": 9, "outlineLevel": 1},
        }  # fmt: skip
        found = self.tag("col", {"min": column + 1, "max": column + 1, **said[way]})
        if way in ("group", "collapsed"):
            found += self.tag("col", {"min": column + 2, "max": column + 2, "width": 9, "collapsed": true})
        return found

    def _row(self, number: int, cells: list[Cell]) -> str:
        true = self.spelling.true
        said: dict[str, dict[str, object]] = {
            "flag": {"hidden": true}, "filter": {"hidden": true}, "size": {"ht": "0", "customHeight": true},
            "group": {"hidden": true, "outlineLevel": 1}, "collapsed": {"outlineLevel": 1},
        }  # fmt: skip
        attributes: dict[str, object] = {"r": number + 1} if self.spelling.references else {}
        attributes |= said.get(self.book.hidden_rows.get(number, ""), {})
        if (
            self.book.hidden_rows.get(number - 1) in ("group", "collapsed")
            and number not in self.book.hidden_rows
        ):
            attributes["collapsed"] = true
        written = [self._cell(number, column, cell) for column, cell in enumerate(cells)]
        return self.tag("row", attributes, *written)

    def _cell(self, row: int, column: int, cell: Cell) -> str:
        attributes: dict[str, object] = {}
        if self.spelling.references:
            attributes["r"] = f"{column_letters(column)}{row + 1}"
        if style := self._style(cell):
            attributes["s"] = style
        formula = [self.tag("f", None, escape(cell.formula))] if cell.formula else []
        kind, value = self._value(cell)
        if kind:
            attributes["t"] = kind
        if not formula and not value:
            return self.tag("c", attributes)
        return self.tag("c", attributes, *formula, *value)

    def _value(self, cell: Cell) -> tuple[str, list[str]]:
        value = cell.value
        if cell.formula and not cell.calculated:
            return "", []
        if cell.error:
            return "e", [self.tag("v", None, cell.error)]
        if isinstance(value, bool):
            return "b", [self.tag("v", None, str(int(value)))]
        if isinstance(value, date):
            return "", [self.tag("v", None, str(self._day(value)))]
        if isinstance(value, float | int):
            return "", [self.tag("v", None, repr(value))]
        if cell.formula:
            return "str", [self.tag("v", None, escape(value))]
        runs = cell.runs or ((Run(value),) if value else ())
        return self._text(runs) if runs else ("", [])

    def _day(self, value: date) -> int:
        if isinstance(value, datetime):
            value = value.date()
        return (value - (date(1904, 1, 1) if self.book.date_1904 else date(1899, 12, 30))).days

    def _text(self, runs: tuple[Run, ...]) -> tuple[str, list[str]]:
        plain = len(runs) == 1
        said = self.tag("t", None, escape(runs[0].text)) if plain else "".join(map(self._run, runs))
        if not self.spelling.shared:
            return "inlineStr", [self.tag("is", None, said)]
        self.strings.append(self.tag("si", None, said))
        return "s", [self.tag("v", None, str(len(self.strings) - 1))]

    def _run(self, run: Run) -> str:
        font = [self.tag("rPr", None, *self._effects(run.raised, run.struck), self.tag("sz", {"val": 11}))]
        text = self.tag("t", {"xml:space": "preserve"}, escape(run.text))
        return self.tag("r", None, *(font if run.raised or run.struck else ()), text)

    def _effects(self, raised: bool, struck: bool) -> list[str]:
        found = [self.tag("strike")] if struck else []
        return [*found, self.tag("vertAlign", {"val": "superscript"})] if raised else found

    def _style(self, cell: Cell) -> int:
        code = cell.format
        if isinstance(cell.value, date) and code == "General":
            code = "dd/mm/yyyy"
        font = number = 0
        if cell.raised or cell.struck:
            self.fonts.append(
                self.tag("font", None, *self._effects(cell.raised, cell.struck), self.tag("sz", {"val": 11}))
            )
            font = len(self.fonts) - 1
        if code != "General":
            built_in = {"0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}
            if code in built_in:
                number = built_in[code]
            else:
                if code not in self.formats:
                    self.formats.append(code)
                number = _FIRST_OWN_FORMAT + self.formats.index(code)
        if (number, font) not in self.styles:
            self.styles.append((number, font))
        return self.styles.index((number, font))

    def _styles(self) -> bytes:
        own = [
            self.tag("numFmt", {"numFmtId": _FIRST_OWN_FORMAT + place, "formatCode": code})
            for place, code in enumerate(self.formats)
        ]
        formats = [
            self.tag("xf", {"numFmtId": number, "fontId": font, "fillId": 0, "borderId": 0, "xfId": 0})
            for number, font in self.styles
        ]
        return self.spelling.root(
            "styleSheet",
            *([self.tag("numFmts", {"count": len(own)}, *own)] if own else ()),
            self.tag("fonts", {"count": len(self.fonts)}, *self.fonts),
            self.tag("fills", None, self.tag("fill", None, self.tag("patternFill", {"patternType": "none"}))),
            self.tag("borders", None, self.tag("border")),
            self.tag("cellStyleXfs", None, self.tag("xf", {"numFmtId": 0, "fontId": 0})),
            self.tag("cellXfs", {"count": len(formats)}, *formats),
            self.tag(
                "cellStyles", None, self.tag("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0})
            ),
        )


SPELLINGS: dict[str, Callable[[Book], bytes]] = {
    "transitional": writer(),
    "strict": writer(main=_STRICT_MAIN, office=_STRICT_OFFICE, true="true"),
    "with a prefix": writer(prefix="x:"),
    "strict with a prefix": writer(main=_STRICT_MAIN, office=_STRICT_OFFICE, prefix="main:"),
    "with single quotes": writer(quote="'", true="true"),
    "without references": writer(references=False),
    "with texts in their cells": writer(shared=False),
    "in UTF-16": writer(head="<?xml version='1.0' encoding='UTF-16'?>", encoding="utf-16"),
    "with backslashes": writer(rename=lambda name: name.replace("/", "\\")),
    "with odd names of parts": writer(rename=lambda name: name if name.startswith("[") else name.title()),
    "with absolute targets": writer(targets="absolute"),
    "with roundabout targets": writer(targets="dotted"),
}


def changed(content: bytes, **changes: Callable[[str], str]) -> bytes:
    """The same workbook with other parts; each is named by the last word of its name (`sheet1`, `workbook`, `styles`)."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            change = changes.get(name.rpartition("/")[2].removesuffix(".xml"))
            part = source.read(name)
            archive.writestr(name, change(part.decode()) if change else part)
    return target.getvalue()


def sheet_of(rows: str, *, head: str = "", tail: str = "", **changes: Callable[[str], str]) -> bytes:
    """A workbook whose sheet has these rows, written out."""
    sheet = f'<worksheet xmlns="{_MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
    return changed(writer()(Book([["a"]])), sheet1=lambda _: sheet, **changes)
