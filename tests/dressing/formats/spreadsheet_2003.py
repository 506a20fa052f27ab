"""Excel 2003's XML («XML Spreadsheet») under the ending .xls."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from tests.dressing.book import Book, Cell, ErrorValue, Rich, Run, Sheet, plain_number

_OFFICE = "urn:schemas-microsoft-com:office"


def write(book: Book) -> bytes:
    formats = sorted({cell.number_format for sheet in book.sheets for cell in sheet.cells.values()} - {""})
    styles = "".join(
        f'<Style ss:ID="s{place}"><NumberFormat ss:Format="{_attribute(form)}"/></Style>'
        for place, form in enumerate(formats)
    )
    days = "<x:Date1904/>" if book.date_1904 else ""
    sheets = "".join(_sheet(sheet, formats, book) for sheet in book.sheets)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{_OFFICE}:spreadsheet" xmlns:x="{_OFFICE}:excel" xmlns:ss="{_OFFICE}:spreadsheet" '
        f'xmlns:html="http://www.w3.org/TR/REC-html40"><x:ExcelWorkbook>{days}</x:ExcelWorkbook>'
        f'<Styles>{styles}<Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style></Styles>{sheets}</Workbook>'
    )
    if "prefix" in book.dialect:
        for name in ("Workbook", "Worksheet", "Table", "Row", "Cell", "Data", "Column", "Styles", "Style"):
            text = text.replace(f"<{name} ", f"<ss:{name} ").replace(f"<{name}>", f"<ss:{name}>")
            text = text.replace(f"</{name}>", f"</ss:{name}>").replace(f"<{name}/>", f"<ss:{name}/>")
        text = text.replace("<NumberFormat ", "<ss:NumberFormat ").replace("<Comment>", "<ss:Comment>")
        text = text.replace("</Comment>", "</ss:Comment>")
        text = text.replace(f'xmlns="{_OFFICE}:spreadsheet" ', "")
    if "single quotes" in book.dialect:
        text = text.replace("&quot;", "\0").replace('"', "'").replace("\0", "&quot;")
    if "utf-16" in book.dialect:
        return text.replace("UTF-8", "UTF-16").encode("utf-16")
    return text.encode()


def _sheet(sheet: Sheet, formats: list[str], book: Book) -> str:
    how = {"zero": 'ss:Width="0"'}
    away = 'ss:Hidden="1"'
    columns = "".join(
        f'<Column ss:Index="{column + 1}" {how.get(way, away)}/>'
        for column, way in sorted(sheet.hidden_columns.items())
    )
    spans = {(top, left): (bottom - top, right - left) for top, left, bottom, right in sheet.merged}
    covered = sheet.covered()
    rows = []
    for row in range(sheet.n_rows):
        cells = "".join(
            _cell(column, sheet.cells[row, column], spans.get((row, column), (0, 0)), formats)
            for column in range(sheet.n_columns)
            if (row, column) in sheet.cells and (row, column) not in covered
        )
        hidden = sheet.hidden_rows.get(row, "")
        if cells or hidden:
            out = {"": "", "zero": ' ss:Height="0"'}.get(hidden, ' ss:Hidden="1"')
            rows.append(f'<Row ss:Index="{row + 1}"{out}>{cells}</Row>')
    options = (
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>" if sheet.hidden else ""
    )
    name = _attribute(sheet.name)
    return f'<Worksheet ss:Name="{name}"><Table>{columns}{"".join(rows)}</Table>{options}</Worksheet>'


def _cell(column: int, cell: Cell, span: tuple[int, int], formats: list[str]) -> str:
    attributes = f' ss:Index="{column + 1}"'
    attributes += f' ss:MergeDown="{span[0]}"' if span[0] else ""
    attributes += f' ss:MergeAcross="{span[1]}"' if span[1] else ""
    if cell.number_format:
        attributes += f' ss:StyleID="s{formats.index(cell.number_format)}"'
    elif isinstance(cell.content, date):
        attributes += ' ss:StyleID="day"'
    if cell.formula:
        attributes += f' ss:Formula="{_attribute("=" + cell.formula)}"'
    comment = (
        f'<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">{escape(cell.box)}</ss:Data></Comment>'
        if cell.box
        else ""
    )
    return f"<Cell{attributes}>{_data(cell)}{comment}</Cell>"


def _data(cell: Cell) -> str:
    content = cell.content
    if cell.unsaved or content is None:
        return ""
    if isinstance(content, Rich):
        inner = "".join(map(_run, content.runs))
        return f'<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">{inner}</ss:Data>'
    if isinstance(content, ErrorValue):
        return f'<Data ss:Type="Error">{content.text}</Data>'
    if isinstance(content, date):
        return f'<Data ss:Type="DateTime">{content:%Y-%m-%d}T00:00:00.000</Data>'
    if isinstance(content, str):
        return f'<Data ss:Type="String">{escape(content)}</Data>'
    return f'<Data ss:Type="Number">{plain_number(content)}</Data>'


def _run(run: Run) -> str:
    text = escape(run.text)
    text = f"<Sup>{text}</Sup>" if run.raised else text
    return f"<S>{text}</S>" if run.struck else text


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
