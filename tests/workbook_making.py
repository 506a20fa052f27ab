"""Small workbooks made for one test: rows of values, merged ranges, read back at once."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from hypothesis import strategies as st

from cchc.reading import Problem, Reading, Table, read_workbook

# Rows of values; where they differ in kind a list of them is inferred as list[object], so no more is asked of a row.
Rows = Sequence[Any]


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


@st.composite
def tree_of_maxima(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Criteria of up to three levels in printed order, each maximum the sum of those below it."""
    roman = draw(st.booleans())
    lines: list[dict[str, Any]] = []
    for place in range(draw(st.integers(1, 5))):
        code = ("I", "II", "III", "IV", "V")[place] if roman else str(place + 1)
        lines.extend(_branch(draw, code, None, 0))
    return lines


def _branch(draw: st.DrawFn, code: str, parent: str | None, depth: int) -> list[dict[str, Any]]:
    below: list[dict[str, Any]] = []
    for child in range(draw(st.integers(0, 3)) if depth < 2 else 0):
        below.extend(_branch(draw, f"{code}.{child + 1}", code, depth + 1))
    own = [line["max_score"] for line in below if line["parent_code"] == code]
    line = {
        "code": code,
        "parent_code": parent,
        "level": ("area", "criterion", "subcriterion")[depth],
        "title": f"Nội dung thứ {len(code)} của {code.replace('.', ' ')}",
        "max_score": sum(own) if own else draw(st.integers(1, 40)) / 4,
    }
    return [line, *below]
