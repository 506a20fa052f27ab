"""Pages with a table (.xls), as Excel and portals export them, out of a book as a person sees it."""

from __future__ import annotations

from datetime import date
from html import escape

from tests.neutral_workbooks import Book, Cell, Run

_EXCEL_ROW = " height=0 style='display:none'"


def page(book: Book) -> bytes:
    """As Excel saves a workbook as a page: styles in classes, attributes without quotes."""
    sheet = "<x:Visible>SheetHidden</x:Visible>" if book.hidden_sheet else ""
    css = (
        ".xl1{text-decoration:line-through} .xl2{vertical-align:bottom} .font3{text-decoration:line-through;}"
    )
    columns = "".join(
        f"<col width={0 if way == 'size' else 64}{'' if way == 'size' else ' style=display:none'}>"
        if (way := book.hidden_columns.get(column))
        else "<col width=64>"
        for column in range(max(map(len, book.rows)))
    )
    head = (
        f"<head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><style><!--{css}--></style><!--[if gte mso 9]>"
        f"<xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>{escape(book.name)}</x:Name><x:WorksheetOptions>"
        f"{sheet}</x:WorksheetOptions></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>"
    )
    space = "xmlns:x='urn:schemas-microsoft-com:office:excel'"
    return f"<html {space}>{head}<body><table>{columns}{_rows(book, True)}</table></body></html>".encode()


def portal_page(book: Book) -> bytes:
    """As a portal writes a table: elements that say what they mean, end tags left away."""
    css = "".join(
        f"td:nth-child({column + 1}), th:nth-child({column + 1}) {{ display: none }}"
        for column in book.hidden_columns
    )
    hidden = " style='display: none'" if book.hidden_sheet else ""
    name = f"<x:Name>{escape(book.name)}</x:Name>"
    return f"<!DOCTYPE html><xml>{name}</xml><style>{css}</style><table{hidden}>{_rows(book, False)}</table>".encode()


def _rows(book: Book, excel: bool) -> str:
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
        said = (
            ""
            if way is None
            else " style='height:0'"
            if way == "size"
            else _EXCEL_ROW
            if excel
            else " hidden"
        )
        written = []
        for column, cell in enumerate(cells):
            if (row, column) not in covered:
                down, right = corners.get((row, column), (1, 1))
                spans = f" rowspan={down}" * (down > 1) + f" colspan={right}" * (right > 1)
                written.append(
                    f"<td{spans}{' class=xl1' if cell.struck and excel else ''}>{_inside(cell, excel)}"
                )
        end = "</td>" if excel else ""
        pieces.append(f"<tr{said}>{end.join([*written, ''])}{'</tr>' if excel else ''}")
    return "".join(pieces)


def _inside(cell: Cell, excel: bool) -> str:
    text = "".join(_run(run, excel) for run in cell.runs) if cell.runs else escape(cell.error or _shown(cell))
    if cell.raised:
        text = f"<sup>{text}</sup>"
    return f"<s>{text}</s>" if cell.struck and not excel else text


def _run(run: Run, excel: bool) -> str:
    text = escape(run.text)
    if run.raised:
        return (
            f"<font class=font5><sup>{text}</sup></font>"
            if excel
            else f"<span style='vertical-align:super'>{text}</span>"
        )
    if run.struck:
        return f"<font class=font3>{text}</font>" if excel else f"<del>{text}</del>"
    return text


def _shown(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        text = f"{100 * value:.2f}%" if "%" in cell.format else f"{value:g}"
        return text.replace(".", ",")
    return str(value)
