"""Problems written beside the cells they are about, in the sender's own workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from cchc.reading.corrections import Edits, parse_cell
from cchc.reading.model import Problem

FILLS = {
    "error": PatternFill("solid", fgColor="FFF8CBCB"),
    "warning": PatternFill("solid", fgColor="FFFFF2B3"),
}
SEVERITIES = {"error": "LỖI", "warning": "CẢNH BÁO"}
AUTHOR = "Kiểm tra số liệu"
# Excel cuts longer comments off; of very many problems in one cell the first say enough.
_LONGEST = 8_000
_WIDTH, _LINE_HEIGHT, _LETTERS_A_LINE = 320, 19, 46
# A point may be part of a code (1.10), so only what has a comma or no mark at all is surely a number.
_NUMBER = re.compile(r"[-−]?(?:0|[1-9]\d{0,14})(?:,\d{1,10})?")


def write_edits(workbook: Workbook, edits: Edits) -> None:
    """What was typed over cells, into the sender's workbook."""
    for (sheet, place), text in edits.items():
        if sheet in workbook.sheetnames and isinstance(workbook[sheet], Worksheet):
            _write(_cell(workbook[sheet], place), text.strip())


def _write(cell: Cell, text: str) -> None:
    """What an officer typed: a number where it is surely one, else a text, and never a formula."""
    if _NUMBER.fullmatch(text) and cell.number_format != "@":
        cell.value = float(text.replace("−", "-").replace(",", "."))
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _cell(sheet: Worksheet, place: str) -> Cell:
    """The cell itself, or the first one of the merged range that it lies in."""
    row, column = (number + 1 for number in parse_cell(place))
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return sheet.cell(area.min_row, area.min_col)
    return sheet.cell(row, column)


def write_problems(workbook: Workbook, problems: Sequence[Problem]) -> None:
    """One comment per cell with all its problems; what is about no cell stands at the sheet's first one."""
    by_cell: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        sheet = problem.sheet if problem.sheet in workbook.sheetnames else None
        sheet = sheet if sheet and isinstance(workbook[sheet], Worksheet) else workbook.worksheets[0].title
        cell = problem.cell if problem.cell and sheet == problem.sheet else "A1"
        by_cell.setdefault((sheet, cell), []).append(problem)
    for (sheet, place), found in by_cell.items():
        cell = _cell(workbook[sheet], place)
        _comment(cell, "\n".join(_sentence(problem) for problem in _errors_first(found)))
        if any(problem.cell for problem in found):
            cell.fill = copy(FILLS[_errors_first(found)[0].severity])


def _errors_first(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.severity != "error")


def _sentence(problem: Problem) -> str:
    return f"{SEVERITIES[problem.severity]}: {problem.message.removeprefix(f'Ô {problem.cell}: ')}"


def _comment(cell: Any, text: str) -> None:
    """Added to what the sender's own comment says."""
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    text = ILLEGAL_CHARACTERS_RE.sub("", before + text)[:_LONGEST]
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.splitlines())
    cell.comment = Comment(text, AUTHOR, height=_LINE_HEIGHT * (min(lines, 30) + 1), width=_WIDTH)
