"""An HTML page under the ending .xls, as portals export it."""

from __future__ import annotations

from datetime import date
from html import escape

from tests.dressing.book import Book, Cell, Rich, Run, Sheet, is_share, plain_number, shown


def write(book: Book) -> bytes:
    """The sheets that can be seen, one table below the other; a page has no hidden sheets."""
    sheet = book.sheets[0]
    tag = str.upper if "capitals" in book.dialect else str.lower
    rows = _rows(sheet, book)
    body = "".join(rows)
    name = f"<x:Name>{escape(sheet.name)}</x:Name>"
    office = (
        f"<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet>{name}</x:ExcelWorksheet>"
        "</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->"
    )
    away = ' style="display:none"'
    columns = "".join(
        f"<col{away if column in sheet.hidden_columns else ''}>" for column in range(sheet.n_columns)
    )
    page = f"<table>{columns}{body}</table>"
    if "capitals" in book.dialect:
        for name in ("table", "tr", "td"):
            page = page.replace(f"<{name}", f"<{tag(name)}").replace(f"</{name}>", f"</{tag(name)}>")
    if "unclosed" in book.dialect:
        page = page.replace("</td>", "").replace("</tr>", "\n")
    sheet_of_styles = f"<style><!--\n{_CLASSES}\n--></style>" if "classes" in book.dialect else ""
    head = f'<meta charset="utf-8">{sheet_of_styles}{office}'
    return f"<html><head>{head}</head><body>{page}</body></html>".encode()


_CLASSES = (
    ".font5 {vertical-align:super;} .font6 {text-decoration:line-through;} td {mso-number-format:General;}"
)


def _rows(sheet: Sheet, book: Book) -> list[str]:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merged}
    covered = sheet.covered()
    rows = []
    for row in range(sheet.n_rows):
        cells = [
            _cell(
                sheet.cells.get((row, column), Cell()),
                spans.get((row, column)),
                column in sheet.hidden_columns,
                book,
            )
            for column in range(sheet.n_columns)
            if (row, column) not in covered
        ]
        hidden = {"": "", "zero": ' style="height:0"'}.get(
            sheet.hidden_rows.get(row, ""), ' style="display:none"'
        )
        rows.append(f"<tr{hidden}>{''.join(cells)}</tr>")
    return rows


def _cell(cell: Cell, span: tuple[int, int] | None, hidden: bool, book: Book) -> str:
    attributes = f' rowspan="{span[0]}" colspan="{span[1]}"' if span else ""
    content = cell.content
    styles = ["display:none"] if hidden else []
    if isinstance(content, int | float):
        if is_share(cell.number_format):
            styles.append(f"mso-number-format:'{cell.number_format}'")
        if "numbers" in book.dialect:
            attributes += f' x:num="{plain_number(content)}"'
    if styles:
        attributes += f' style="{";".join(styles)}"'
    box = f"<!-- {escape(cell.box)} -->" if cell.box else ""
    return f"<td{attributes}>{box}{_inner(cell, book)}</td>"


def _inner(cell: Cell, book: Book) -> str:
    content = cell.content
    if isinstance(content, Rich):
        return "".join(_run(run, book.dialect) for run in content.runs)
    text = f"{content:%d/%m/%Y}" if isinstance(content, date) else shown(cell)
    return escape(text).replace("\n", "<br>")


def _run(run: Run, dialect: frozenset[str]) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if "styles" in dialect:
        styles = ["vertical-align:super"] * run.raised + ["text-decoration:line-through"] * run.struck
        return f"<span style='{';'.join(styles)}'>{text}</span>" if styles else text
    if "classes" in dialect:
        names = ["font5"] * run.raised + ["font6"] * run.struck
        return f'<font class="{" ".join(names)}">{text}</font>' if names else f"<font>{text}</font>"
    text = f"<sup>{text}</sup>" if run.raised else text
    return (
        f"<{'del' if 'del' in dialect else 's'}>{text}</{'del' if 'del' in dialect else 's'}>"
        if run.struck
        else text
    )
