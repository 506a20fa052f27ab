"""OpenDocument, as LibreOffice writes it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from tests.dressing.book import (
    FILTERED,
    Book,
    Cell,
    ErrorValue,
    Rich,
    Run,
    Sheet,
    decimals,
    is_share,
    plain_number,
    shown,
)

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
        ("number", "datastyle"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
_STYLES = (
    '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
    '<number:percentage-style style:name="N11"><number:number number:decimal-places="2" number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
    + "".join(
        f'<number:number-style style:name="N{100 + places}"><number:number number:decimal-places="{places}" '
        f'number:min-integer-digits="1"/></number:number-style><style:style style:name="d{places}" style:family="table-cell" '
        f'style:data-style-name="N{100 + places}"/>'
        for places in range(4)
    )
    + '<style:style style:name="share" style:family="table-cell" style:data-style-name="N11"/>'
    '<style:style style:name="flat" style:family="table-column"><style:table-column-properties style:column-width="0cm"/>'
    "</style:style>"
    '<style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0cm"/></style:style>'
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def write(book: Book) -> bytes:
    days = '<table:null-date table:date-value="1904-01-01"/>' if book.date_1904 else ""
    tables = "".join(_table(sheet, book.dialect) for sheet in book.sheets)
    if "cached" in book.dialect:
        tables += _cached(book.sheets[0])
    hidden = '<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        f'office:version="1.2"><office:automatic-styles>{_STYLES}{hidden}</office:automatic-styles><office:body>'
        f"<office:spreadsheet><table:calculation-settings>{days}</table:calculation-settings>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    if "single quotes" in book.dialect:
        content = content.replace("&quot;", "\0").replace('"', "'").replace("\0", "&quot;")
    encoded = content.encode()
    if "utf-16" in book.dialect:
        encoded = content.replace("UTF-8", "UTF-16").encode("utf-16")
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{_MIME}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        for name, part in (("content.xml", encoded), ("META-INF/manifest.xml", manifest)):
            archive.writestr(name.replace("/", "\\") if "backslashes" in book.dialect else name, part)
    return target.getvalue()


def _table(sheet: Sheet, dialect: frozenset[str] = frozenset()) -> str:
    style = ' table:style-name="away"' if sheet.hidden else ""
    columns = "".join(
        f"<table:table-column{_column(sheet.hidden_columns.get(column, ''))}/>"
        for column in range(sheet.n_columns)
    )
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merged}
    covered = sheet.covered()
    rows: list[str] = []
    blank = 0
    for row in range(sheet.n_rows):
        cells = _cells(row, sheet, spans, covered)
        if not cells and row not in sheet.hidden_rows:
            blank += 1
            continue
        if blank:
            rows.append(
                f'<table:table-row table:number-rows-repeated="{blank}"><table:table-cell/></table:table-row>'
            )
            blank = 0
        rows.append(f"<table:table-row{_row(sheet.hidden_rows.get(row, ''))}>{cells}</table:table-row>")
    if "groups" in dialect:
        # Rows that are printed on every page, and an outline.
        rows = [f"<table:table-header-rows>{''.join(rows[:2])}</table:table-header-rows>", *rows[2:]]
        rows[1:] = ["<table:table-row-group>", *rows[1:], "</table:table-row-group>"]
    if "tail" in dialect:
        blank = 1_048_576 - sheet.n_rows
        rows.append(
            f'<table:table-row table:number-rows-repeated="{blank}"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
        )
    return f'<table:table table:name="{_attribute(sheet.name)}"{style}>{columns}{"".join(rows)}</table:table>'


def _column(how: str) -> str:
    if how == "zero":
        return ' table:style-name="flat"'
    return ' table:visibility="collapse"' if how else ""


def _row(how: str) -> str:
    if how == "zero":
        return ' table:style-name="low"'
    return f' table:visibility="{"filter" if how == FILTERED else "collapse"}"' if how else ""


def _cells(
    row: int,
    sheet: Sheet,
    spans: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
) -> str:
    last = max([c for r, c in sheet.cells if r == row] + [c for r, c in covered if r == row], default=-1)
    pieces: list[str] = []
    blank = 0
    for column in range(last + 1):
        place = (row, column)
        if place not in sheet.cells and place not in covered and place not in spans:
            blank += 1
            continue
        if blank:
            pieces.append(f'<table:table-cell table:number-columns-repeated="{blank}"/>')
            blank = 0
        kind = "covered-table-cell" if place in covered else "table-cell"
        span = spans.get(place)
        size = (
            f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
        )
        pieces.append(_cell(kind, size, sheet.cells.get(place, Cell())))
    return "".join(pieces)


def _cell(kind: str, attributes: str, cell: Cell) -> str:
    content = cell.content
    if cell.formula:
        attributes += f' table:formula="of:={_attribute(cell.formula)}"'
    if cell.unsaved:
        return f"<table:{kind}{attributes}/>"
    if isinstance(content, ErrorValue):
        attributes += ' office:value-type="string" office:string-value="" calcext:value-type="error"'
        if not cell.formula:
            attributes += f' table:formula="of:={content.text}"'
    elif isinstance(content, date):
        attributes += f' office:value-type="date" office:date-value="{content:%Y-%m-%d}"'
    elif isinstance(content, int | float):
        share = is_share(cell.number_format)
        places = decimals(cell.number_format)
        rounded = f' table:style-name="d{places}"' if places is not None else ""
        attributes += ' table:style-name="share"' if share else rounded
        attributes += f' office:value-type="{"percentage" if share else "float"}" office:value="{plain_number(content)}"'
    elif content is not None:
        attributes += ' office:value-type="string"'
    box = (
        f'<draw:frame svg:width="2cm" svg:height="1cm"><draw:text-box><text:p>{escape(cell.box)}</text:p></draw:text-box>'
        "</draw:frame>"
        if cell.box
        else ""
    )
    return f"<table:{kind}{attributes}>{box}{_paragraphs(cell)}</table:{kind}>"


def _paragraphs(cell: Cell) -> str:
    content = cell.content
    if content is None:
        return ""
    if isinstance(content, Rich):
        return f"<text:p>{''.join(map(_run, content.runs))}</text:p>"
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in shown(cell).split("\n"))


def _run(run: Run) -> str:
    inner = _spaced(run.text)
    inner = f'<text:span text:style-name="up">{inner}</text:span>' if run.raised else inner
    return f'<text:span text:style-name="struck">{inner}</text:span>' if run.struck else inner


def _spaced(text: str) -> str:
    """Several spaces in a row, and those at the ends, have an element of their own."""
    text = escape(text)
    if "  " in text or text != text.strip(" "):
        text = text.replace(" ", "<text:s/>")
    return text.replace("\n", "<text:line-break/>")


def _cached(sheet: Sheet) -> str:
    """LibreOffice keeps what formulas take from other files as tables of its own."""
    copy = _table(Sheet("x", dict(sheet.cells), list(sheet.merged)))
    inner = copy.partition(">")[2].removesuffix("</table:table>")
    name = "&apos;file:///C:/nam_truoc.ods&apos;#$Tong_hop"
    source = (
        '<table:table-source xlink:type="simple" xlink:href="nam_truoc.ods" table:table-name="Tong hop"/>'
    )
    return f'<table:table table:name="{name}" table:print="false">{source}{inner}</table:table>'


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
