"""Excel 2003's XML written by hand, as Excel and portals write it."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tests.neutral_workbooks import Book, Cell, Run

_SPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:html="http://www.w3.org/TR/REC-html40"'
)
_STYLES = (
    '<Style ss:ID="Default" ss:Name="Normal"><Font ss:FontName="Arial"/><NumberFormat/></Style>'
    '<Style ss:ID="struck"><Font ss:StrikeThrough="1"/></Style>'
    '<Style ss:ID="raised"><Font ss:VerticalAlign="Superscript"/></Style>'
    '<Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style>'
)


def workbook(sheets: str, styles: str = _STYLES, head: str = "") -> bytes:
    """A workbook whose `Worksheet` elements are given."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?><Workbook {_SPACES}>'
        f'<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel">{head}</ExcelWorkbook><Styles>{styles}</Styles>'
        f"{sheets}</Workbook>"
    ).encode()


def xml_2003(book: Book) -> bytes:
    """The sheet as a person sees it."""
    formats = sorted({cell.format for row in book.cells() for cell in row} - {"General"})
    styles = "".join(
        f'<Style ss:ID="f{place}"><NumberFormat ss:Format={quoteattr(code)}/></Style>'
        for place, code in enumerate(formats)
    )
    covered = {
        (row, column)
        for top, left, bottom, right in book.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    spans = {(top, left): (bottom - top, right - left) for top, left, bottom, right in book.merged}
    rows = []
    for row, cells in enumerate(book.cells()):
        written = [
            _cell(cell, column, spans.get((row, column), (0, 0)), formats)
            for column, cell in enumerate(cells)
            if (row, column) not in covered
        ]
        rows.append(f"<Row{_hidden(book.hidden_rows.get(row), 'Height')}>{''.join(written)}</Row>")
    columns = "".join(
        f'<Column ss:Index="{column + 1}"{_hidden(way, "Width")}/>'
        for column, way in sorted(book.hidden_columns.items())
    )
    options = "<Visible>SheetHidden</Visible>" if book.hidden_sheet else ""
    return workbook(
        f"<Worksheet ss:Name={quoteattr(book.name)}><Table>{columns}{''.join(rows)}</Table><WorksheetOptions "
        f'xmlns="urn:schemas-microsoft-com:office:excel">{options}</WorksheetOptions></Worksheet>',
        _STYLES + styles,
        "<Date1904/>" if book.date_1904 else "",
    )


def _hidden(way: str | None, size: str) -> str:
    if way is None:
        return ""
    return f' ss:{size}="0"' if way == "size" else ' ss:Hidden="1"'


def _cell(cell: Cell, column: int, span: tuple[int, int], formats: list[str]) -> str:
    style = (
        "struck"
        if cell.struck
        else "raised"
        if cell.raised
        else "day"
        if isinstance(cell.value, date)
        else ""
    )
    style = style or (f"f{formats.index(cell.format)}" if cell.format in formats else "")
    said = f' ss:Index="{column + 1}"' + (f' ss:StyleID="{style}"' if style else "")
    down, across = span
    said += f' ss:MergeDown="{down}"' * bool(down) + f' ss:MergeAcross="{across}"' * bool(across)
    if cell.formula:
        said += f" ss:Formula={quoteattr('=' + cell.formula)}"
    return f"<Cell{said}>{_data(cell)}</Cell>"


def _data(cell: Cell) -> str:
    value = cell.value
    if cell.formula and not cell.calculated:
        return ""
    if cell.error:
        return f'<Data ss:Type="Error">{cell.error}</Data>'
    if cell.runs:
        runs = "".join(map(_run, cell.runs))
        return f'<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">{runs}</ss:Data>'
    if isinstance(value, bool):
        return f'<Data ss:Type="Boolean">{int(value)}</Data>'
    if isinstance(value, date):
        return f'<Data ss:Type="DateTime">{value.isoformat()}T00:00:00.000</Data>'
    if isinstance(value, float):
        return f'<Data ss:Type="Number">{value!r}</Data>'
    return f'<Data ss:Type="String">{escape(value)}</Data>' if value or cell.formula else ""


def _run(run: Run) -> str:
    text = f'<Font html:Color="#000000">{escape(run.text)}</Font>'
    return f"<Sup>{text}</Sup>" if run.raised else f"<S>{text}</S>" if run.struck else text
