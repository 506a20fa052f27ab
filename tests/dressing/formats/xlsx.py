"""Office Open XML, written part by part so that each of its spellings can be had."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from tests.dressing.book import (
    COLLAPSED,
    FILTERED,
    HIDDEN,
    Book,
    Cell,
    ErrorValue,
    Rich,
    Sheet,
    address,
    day_number,
    plain_number,
)

_TRANSITIONAL = "http://schemas.openxmlformats.org"
_MAIN = f"{_TRANSITIONAL}/spreadsheetml/2006/main"
_RELATIONS = f"{_TRANSITIONAL}/officeDocument/2006/relationships"
_STRICT = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_PACKAGE = f"{_TRANSITIONAL}/package/2006"
_DRAWING = f"{_TRANSITIONAL}/drawingml/2006"


class _Strings:
    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, inner: str) -> int:
        return self.places.setdefault(inner, len(self.places))


class _Styles:
    def __init__(self) -> None:
        self.formats: list[str] = [""]

    def place(self, number_format: str) -> int:
        if number_format not in self.formats:
            self.formats.append(number_format)
        return self.formats.index(number_format)


def write(book: Book) -> bytes:
    strings, styles = _Strings(), _Styles()
    parts = {
        f"xl/worksheets/sheet{number}.xml": _sheet(sheet, number, book, strings, styles)
        for number, sheet in enumerate(book.sheets, 1)
    }
    for number, sheet in enumerate(book.sheets, 1):
        parts |= boxes(sheet, number)
    parts["xl/workbook.xml"] = _workbook(book)
    parts["xl/styles.xml"] = _styles(styles)
    parts["xl/sharedStrings.xml"] = _shared(strings)
    spelled = {name: _spelled(part, book.dialect) for name, part in parts.items()}
    spelled |= _relations(book, "drawings" in "".join(parts))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in spelled.items():
            archive.writestr(name.replace("/", "\\") if "backslashes" in book.dialect else name, part)
    return target.getvalue()


def _spelled(part: str, dialect: frozenset[str]) -> bytes:
    """The same part in the spelling of other programs."""
    if "strict" in dialect:
        for plain, strict in _STRICT.items():
            part = part.replace(f'"{plain}"', f'"{strict}"')
    if "prefix" in dialect:
        part = re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1x:\2", part).replace(" xmlns=", " xmlns:x=")
    if "single quotes" in dialect:
        part = part.replace("&quot;", "\0").replace('"', "'").replace("\0", "&quot;")
    return part.encode()


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def _workbook(book: Book) -> str:
    sheets = "".join(
        f'<sheet name="{_attribute(sheet.name)}" sheetId="{number}"{_state(sheet)} r:id="rId{number}"/>'
        for number, sheet in enumerate(book.sheets, 1)
    )
    days = '<workbookPr date1904="1"/>' if book.date_1904 else ""
    calculation = '<calcPr calcId="0" fullCalcOnLoad="1"/>' if book.full_calculation else ""
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{days}<sheets>{sheets}</sheets>{calculation}</workbook>'


def _state(sheet: Sheet) -> str:
    return ' state="hidden"' if sheet.hidden else ""


def _relations(book: Book, drawings: bool) -> dict[str, bytes]:
    kinds = _STRICT[_RELATIONS] if "strict" in book.dialect else _RELATIONS
    of_sheets = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(book.sheets) + 1)
    )
    shared = (
        f'<Relationship Id="rIdS" Type="{kinds}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rIdT" Type="{kinds}/styles" Target="styles.xml"/>'
    )
    head = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    ooxml = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{ooxml}.{kind}+xml"/>'
        for name, kind in [
            ("xl/workbook.xml", "sheet.main"),
            ("xl/styles.xml", "styles"),
            ("xl/sharedStrings.xml", "sharedStrings"),
            *((f"xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, len(book.sheets) + 1)),
        ]
    )
    found = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{head}<Relationship Id="rId1" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f"{head}{of_sheets}{shared}</Relationships>",
    }
    if drawings:
        found["xl/worksheets/_rels/sheet1.xml.rels"] = (
            f'{head}<Relationship Id="rId1" Type="{kinds}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
        )
    return {name: part.encode() for name, part in found.items()}


def boxes(sheet: Sheet, number: int) -> dict[str, str]:
    """Text boxes float over the sheet in a part of their own."""
    boxes = "".join(
        f"<xdr:oneCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:from><xdr:sp><xdr:txBody>"
        f"<a:p><a:r><a:t>{escape(cell.box)}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:oneCellAnchor>"
        for (row, column), cell in sheet.cells.items()
        if cell.box
    )
    if not boxes:
        return {}
    head = f'{_HEAD}<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main">'
    return {f"xl/drawings/drawing{number}.xml": f"{head}{boxes}</xdr:wsDr>"}


def _styles(styles: _Styles) -> str:
    own = {form: 164 + place for place, form in enumerate(styles.formats) if form}
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{_attribute(form)}"/>' for form, n in own.items())
    cells = "".join(
        f'<xf numFmtId="{own.get(form, 0)}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
        for form in styles.formats
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(own)}">{formats}</numFmts><fonts count="1"><font>'
        '<sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill>'
        '<patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(styles.formats)}">{cells}</cellXfs></styleSheet>'
    )


def _shared(strings: _Strings) -> str:
    items = "".join(f"<si>{inner}</si>" for inner in strings.places)
    count = len(strings.places)
    return f'{_HEAD}<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{count}">{items}</sst>'


def _sheet(sheet: Sheet, number: int, book: Book, strings: _Strings, styles: _Styles) -> str:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = cell
    for row in sheet.hidden_rows:
        rows.setdefault(row, {})
    bare = "no references" in book.dialect
    lines = []
    for row in range(max(rows, default=-1) + 1) if bare else sorted(rows):
        lines.append(_row(row, rows.get(row, {}), sheet.hidden_rows.get(row, ""), book, strings, styles))
    merged = "".join(
        f'<mergeCell ref="{address(top, left)}:{address(bottom, right)}"/>'
        for top, left, bottom, right in sheet.merged
    )
    merged = f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else ""
    drawing = '<drawing r:id="rId1"/>' if number == 1 and any(c.box for c in sheet.cells.values()) else ""
    if "far cells" in book.dialect and not bare:
        # Formatting that reaches far beyond what is filled in.
        lines.append('<row r="900" ht="15"><c r="A900" s="0"/><c r="AZ900" s="0"/></row>')
    data = "".join(lines)
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{_columns(sheet)}<sheetData>{data}</sheetData>'
        f"{_filter(sheet)}{merged}{drawing}</worksheet>"
    )


def _filter(sheet: Sheet) -> str:
    filtered = [row for row, how in sheet.hidden_rows.items() if how == FILTERED]
    if not filtered:
        return ""
    area = f"A{max(min(filtered), 1)}:{address(sheet.n_rows - 1, max(sheet.n_columns - 1, 0))}"
    return f'<autoFilter ref="{area}"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>'


def _columns(sheet: Sheet) -> str:
    how = {
        HIDDEN: 'width="9" hidden="1"',
        COLLAPSED: 'width="9" hidden="1" outlineLevel="1" collapsed="1"',
    }
    columns = "".join(
        f'<col min="{column + 1}" max="{column + 1}" {how.get(way, _ZERO_WIDTH)}/>'
        for column, way in sorted(sheet.hidden_columns.items())
    )
    return f"<cols>{columns}</cols>" if columns else ""


_ZERO_WIDTH = 'width="0" customWidth="1"'


def _row(
    row: int, cells: dict[int, Cell], hidden: str, book: Book, strings: _Strings, styles: _Styles
) -> str:
    bare = "no references" in book.dialect
    columns = range(max(cells, default=-1) + 1) if bare else sorted(cells)
    inner = "".join(
        _cell(row, column, cells[column], book, strings, styles) if column in cells else "<c/>"
        for column in columns
    )
    place = "" if bare else f' r="{row + 1}"'
    how = {"": "", HIDDEN: ' hidden="1"', FILTERED: ' hidden="1"', COLLAPSED: ' hidden="1" outlineLevel="1"'}
    return f"<row{place}{how.get(hidden, _ZERO_HEIGHT)}>{inner}</row>"


_ZERO_HEIGHT = ' ht="0" customHeight="1"'


def _cell(row: int, column: int, cell: Cell, book: Book, strings: _Strings, styles: _Styles) -> str:
    place = "" if "no references" in book.dialect else f' r="{address(row, column)}"'
    number_format = cell.number_format
    if isinstance(cell.content, date):
        number_format = "" if cell.day_number else "dd/mm/yyyy"
    style = f' s="{styles.place(number_format)}"' if number_format else ""
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    if cell.unsaved:
        return f"<c{place}{style}>{formula}</c>"
    content = cell.content
    if content is None:
        return f"<c{place}{style}/>"
    if isinstance(content, str | Rich):
        if formula:
            return f'<c{place}{style} t="str">{formula}<v>{escape(_text(content))}</v></c>'
        inner = _escaped(_runs(content), book)
        if "inline" in book.dialect:
            return f'<c{place}{style} t="inlineStr"><is>{inner}</is></c>'
        return f'<c{place}{style} t="s"><v>{strings.place(inner)}</v></c>'
    if isinstance(content, ErrorValue):
        return f'<c{place}{style} t="e">{formula}<v>{content.text}</v></c>'
    value = day_number(content, book.date_1904) if isinstance(content, date) else content
    return f"<c{place}{style}>{formula}<v>{plain_number(value)}</v></c>"


def _text(content: str | Rich) -> str:
    return content if isinstance(content, str) else content.text


def _escaped(text: str, book: Book) -> str:
    """Excel writes a carriage return as _x000D_."""
    return text.replace("\n", "_x000D_\n") if "escapes" in book.dialect else text


def _runs(content: str | Rich) -> str:
    if isinstance(content, str):
        return f'<t xml:space="preserve">{escape(content)}</t>'
    return "".join(
        f'<r>{_font(run.raised, run.struck)}<t xml:space="preserve">{escape(run.text)}</t></r>'
        for run in content.runs
    )


def _font(raised: bool, struck: bool) -> str:
    marks = ("<strike/>" if struck else "") + ('<vertAlign val="superscript"/>' if raised else "")
    return f'<rPr>{marks}<sz val="11"/></rPr>' if marks else ""


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
