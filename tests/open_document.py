"""Spreadsheets of OpenDocument (.ods) written by hand, as LibreOffice writes them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tests.neutral_workbooks import Book, Cell, Run

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing", "number": "datastyle",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"' + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)  # fmt: skip
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_STYLES = (
    '<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid" '
    'style:text-line-through-type="single"/></style:style>'
    '<style:style style:name="ce-raised" style:family="table-cell"><style:text-properties style:text-position="33% 58%"/>'
    '</style:style><style:style style:name="ce-struck" style:family="table-cell"><style:text-properties '
    'style:text-line-through-type="single"/></style:style>'
    '<style:style style:name="co-0" style:family="table-column"><style:table-column-properties style:column-width="0cm"/>'
    '</style:style><style:style style:name="ro-0" style:family="table-row"><style:table-row-properties '
    'style:row-height="0.000in"/></style:style>'
    '<style:style style:name="ta-hidden" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def document(body: str, styles: str = "", common: str = "", name: str = "content.xml") -> bytes:
    """A document whose sheets are `body`, with automatic styles and common ones."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME)
        archive.writestr(name, content)
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {SPACES}><office:styles>{common}</office:styles></office:document-styles>",
        )
    return target.getvalue()


def ods(book: Book) -> bytes:
    """The sheet as a person sees it."""
    style = ' table:style-name="ta-hidden"' if book.hidden_sheet else ""
    null_date = "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/></table:calculation-settings>"
    return document(
        f"{null_date if book.date_1904 else ''}<table:table table:name={quoteattr(book.name)}{style}>{_columns(book)}"
        f"{_rows(book)}</table:table>",
        _STYLES,
    )


def _hidden(way: str, kind: str) -> tuple[str, str, str]:
    """Attributes of a row or column that is hidden in this way, and what stands around it."""
    if way == "size":
        return f' table:style-name="{kind[:2]}-0"', "", ""
    if way in ("group", "collapsed"):
        group = f"table:table-{kind}-group"
        said = ' table:visibility="collapse"' if way == "group" else ""
        return said, f'<{group} table:display="false">', f"</{group}>"
    return f' table:visibility="{"filter" if way == "filter" else "collapse"}"', "", ""


def _columns(book: Book) -> str:
    pieces = []
    for column in range(max(map(len, book.rows))):
        way = book.hidden_columns.get(column)
        said, before, after = _hidden(way, "column") if way else ("", "", "")
        pieces.append(f"{before}<table:table-column{said}/>{after}")
    return "".join(pieces)


def _rows(book: Book) -> str:
    corners = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in book.merged}
    covered = {
        (row, column)
        for top, left, bottom, right in book.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    pieces = []
    for row, cells in enumerate(book.cells()):
        way = book.hidden_rows.get(row)
        said, before, after = _hidden(way, "row") if way else ("", "", "")
        written = []
        for column, cell in enumerate(cells):
            tag = "table:covered-table-cell" if (row, column) in covered else "table:table-cell"
            down, right = corners.get((row, column), (1, 1))
            spans = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
                if (down, right) != (1, 1)
                else ""
            )
            written.append(f"<{tag}{spans}{_cell(cell)}</{tag}>")
        pieces.append(f"{before}<table:table-row{said}>{''.join(written)}</table:table-row>{after}")
    return "".join(pieces)


def _cell(cell: Cell) -> str:
    """From the attributes on, without the end tag."""
    look = "raised" if cell.raised else "struck" if cell.struck else ""
    said = f' table:style-name="ce-{look}"' if look else ""
    if cell.formula:
        said += f" table:formula={quoteattr('of:=' + cell.formula)}"
        if not cell.calculated:
            return f"{said}>"
    if cell.error:
        said += ' office:value-type="string" office:string-value="" calcext:value-type="error"'
        return f"{said}><text:p>{cell.error}</text:p>"
    if cell.runs:
        return f'{said} office:value-type="string"><text:p>{"".join(map(_run, cell.runs))}</text:p>'
    return said + _value(cell)


def _run(run: Run) -> str:
    style = "struck" if run.struck else "raised" if run.raised else ""
    return (
        f'<text:span text:style-name="{style}">{escape(run.text)}</text:span>' if style else escape(run.text)
    )


def _value(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        said = str(value).lower()
        return f' office:value-type="boolean" office:boolean-value="{said}"><text:p>{said.upper()}</text:p>'
    if isinstance(value, date):
        return f' office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value:%d/%m/%Y}</text:p>'
    if isinstance(value, float):
        share = "%" in cell.format
        shown = f"{100 * value:.2f}%" if share else f"{value:g}"
        kind = "percentage" if share else "float"
        return (
            f' office:value-type="{kind}" office:value="{value!r}"><text:p>{shown.replace(".", ",")}</text:p>'
        )
    if value == "" and not cell.formula:
        return ">"
    return f' office:value-type="string"><text:p>{escape(value)}</text:p>'
