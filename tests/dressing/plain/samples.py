"""Samples of tests/workbooks and tests/cases with their expectations: what stands where is known, but not what each cell is."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from tests.dressing.book import HIDDEN, Cell, Content, ErrorValue, Rich, Run
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import (
    ANYWHERE,
    DATA,
    HEADING,
    Answer,
    Column,
    Line,
    Merge,
    Place,
    RowWanted,
    Said,
    Table,
    Wanted,
)

ROOM = Path(__file__).parents[2]
# Whose cells can be had in every format: formulas without results, dates of one system and the like cannot.
FILES = (
    "workbooks/an_giang_2025_chi_so_766.xlsx", "workbooks/bo_tieu_chi_so_khcn_2023.xlsx", "workbooks/brvt_2023_q1_ho_so_06a.xlsx",
    "workbooks/cay_la_ma_diem_thuong_2025.xlsm", "workbooks/loi_diem_va_tong.xlsx", "workbooks/long_an_2023_linh_vuc.xlsx",
    "workbooks/ma_tran_linh_vuc_2022.xlsx", "workbooks/nhiem_vu_ubnd_giao_2021.xlsx", "workbooks/tay_ninh_2023_xep_hang.xlsx",
    "workbooks/phieu_tham_dinh_ma_trong_ten.xlsx", "workbooks/phieu_tu_danh_gia_2024.xlsx",
    "workbooks/tham_dinh_hai_vong_2022.xlsx", "workbooks/thua_thien_hue_2021_xep_hang.xlsx",
    "cases/bieu_07a_tra_dung_thoi_han.xlsx", "cases/chi_so_766_thang_9.xlsx", "cases/chu_Eth_thay_chu_D.xlsx",
    "cases/chu_ky_trong_cot_so.xlsx", "cases/dong_ky_hieu_cot_chu.xlsx", "cases/gach_noi_thay_dau_tru.xlsx",
    "cases/hai_so_trong_mot_o.xlsx", "cases/han_kem_ngay_van_ban.xlsx", "cases/han_la_khoang_ngay.xlsx",
    "cases/ma_1_1a_va_i_ii_iii.xlsx", "cases/ma_tran_mot_ten_la_NA.xlsx", "cases/ma_trong_ten_khong_dau_cham.xlsx",
    "cases/o_gop_toi_da_hang_loai.xlsx", "cases/so_la_ma_mot_ky_tu.xlsx", "cases/so_mu_sau_ma.xlsx",
    "cases/so_thu_tu_2a_va_4_sao.xlsx", "cases/ten_don_vi_la_NA.xlsx", "cases/ten_va_ma_la_REF.xlsx", "cases/tinh_khong_con.xlsx",
    "cases/tong_sai_va_vuot_toi_da.xlsx", "cases/ty_le_co_o_dinh_dang_phan_tram.xlsx",
)  # fmt: skip


def make(chance: random.Random, wishes: Wishes) -> Table:
    """One of the samples, with what is expected of it."""
    path = ROOM / chance.choice(FILES)
    cells, merged, hidden, title = _sheet(path)
    rows = max(row for row, _ in cells) + 1
    width = max(column for _, column in cells) + 1
    table = Table(
        "sample",
        title,
        [Column("") for _ in range(width)],
        [Line(DATA) for _ in range(rows)],
        [],
        Answer("", []),
    )
    for (row, column), cell in cells.items():
        table.lines[row].cells[table.columns[column]] = cell.copy()
    for top, left, bottom, right in merged:
        ends = table.columns[left], table.columns[right]
        table.merges.append(Merge(table.lines[top], ends[0], table.lines[bottom], ends[1]))
    for row in hidden:
        table.lines[row].hidden = HIDDEN
    table.file_name = path.stem
    _expect(table, json.loads((path.parent / f"{path.stem}.expected.json").read_text(encoding="utf-8")))
    return table


_Sheet = tuple[dict[tuple[int, int], Cell], list[tuple[int, int, int, int]], list[int], str]


@cache
def _sheet(path: Path) -> _Sheet:
    sheet = openpyxl.load_workbook(_with_whole_styles(path), data_only=True, rich_text=True).active
    cells = {
        (one.row - 1, one.column - 1): _cell(one)
        for row in sheet.iter_rows()
        for one in row
        if one.value is not None
    }
    merged = [(a.min_row - 1, a.min_col - 1, a.max_row - 1, a.max_col - 1) for a in sheet.merged_cells.ranges]
    hidden = [row - 1 for row, how in sheet.row_dimensions.items() if how.hidden]
    return cells, merged, hidden, sheet.title


def _with_whole_styles(path: Path) -> io.BytesIO:
    """The library wants styles that small files leave out."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/styles.xml":
                part = part.replace(b"<fill/>", b"<fill><patternFill/></fill>")
                if b"<cellStyles" not in part:
                    part = part.replace(b"</cellXfs>", b"</cellXfs>" + _NORMAL)
            archive.writestr(name, part)
    return target


_NORMAL = b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'


def _cell(one: Any) -> Cell:
    number_format = "" if one.number_format == "General" or one.is_date else one.number_format
    return Cell(_content(one), number_format if isinstance(one.value, int | float) else "")


def _content(one: Any) -> Content:
    value = one.value
    if isinstance(value, CellRichText):
        return Rich(tuple(_run(part) for part in value))
    if one.data_type == "e":
        return ErrorValue(value)
    return value.date() if isinstance(value, datetime) else value


def _run(part: TextBlock | str) -> Run:
    if isinstance(part, str):
        return Run(part)
    return Run(part.text, part.font.vertAlign == "superscript", bool(part.font.strike))


# ---- what is expected -------------------------------------------------------------------------------------


def _expect(table: Table, expected: dict[str, Any]) -> None:
    (wanted,) = expected["tables"]
    answer = table.answer
    answer.kind = wanted["kind"]
    for name in ("unit", "province", "year", "period"):
        setattr(answer, name, _values(wanted[name]) if name in wanted else None)
    answer.headings_known = "header_rows" in wanted
    for row in wanted.get("header_rows", []):
        table.lines[row - 1].kind = HEADING
    for role, letters in wanted.get("columns", {}).items():
        next(c for n, c in enumerate(table.columns, 1) if get_column_letter(n) == letters).role = role
    answer.rows = [
        RowWanted(
            table.lines[row["row"] - 1],
            {name: Wanted(_values(value)) for name, value in row.items() if name not in ("row", "area")},
            {"area": row["area"]} if "area" in row else {},
        )
        for row in wanted["rows"]
    ]
    total = wanted.get("total")
    answer.total_known = "total" in wanted
    if total:
        answer.total_line = table.lines[total["row"] - 1]
        answer.total = {name: Wanted(_values(value)) for name, value in total.items() if name != "row"}
    answer.must = [_said(table, problem) for problem in expected["problems"]]
    answer.may = [_said(table, problem) for problem in expected.get("may", [])]
    if expected.get("max_extra_warnings", 1):
        answer.may.append(Said((), severity="warning"))


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(value["any"]) if isinstance(value, dict) else (value,)


def _said(table: Table, problem: dict[str, Any]) -> Said:
    codes = _values(problem["code"]) if "code" in problem else ()
    return Said(codes, _place(table, problem), problem.get("severity", ""))


def _place(table: Table, problem: dict[str, Any]) -> Place:
    match = re.fullmatch(r"([A-Z]+)(\d+)", problem.get("cell") or "")
    if match:
        column = next(c for n, c in enumerate(table.columns, 1) if get_column_letter(n) == match[1])
        return table.lines[int(match[2]) - 1], column
    return (table.lines[problem["row"] - 1], None) if isinstance(problem.get("row"), int) else ANYWHERE
