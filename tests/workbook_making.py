"""Small workbooks made for one test: rows of values, merged ranges, read back at once."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from cchc.workbook import Problem, Reading, Table, read_workbook

Rows = Sequence[Sequence[Any]]


def book(sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None and value != "":
                    sheet.cell(number, column, value)
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def reading(rows: Rows, merged: Sequence[str] = (), file_name: str = "tep.xlsx") -> Reading:
    return read_workbook(book({"Trang 1": rows}, {"Trang 1": merged}), file_name)


def table(rows: Rows, merged: Sequence[str] = (), file_name: str = "tep.xlsx") -> Table:
    (only,) = reading(rows, merged, file_name).tables
    return only


def found(problems: Sequence[Problem]) -> set[tuple[str, str | None]]:
    return {(problem.code, problem.cell) for problem in problems}
