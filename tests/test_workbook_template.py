"""A blank form that is filled in is read back without a question."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.reading import read_workbook
from cchc.writing.template import RESPONSIBILITIES, write_template
from tests.workbook_making import tree_of_maxima

DATA = Path(__file__).parents[1] / "data"
FIRST_ROW = 10
LONG_AN = [11.38, 10.47, 13.49, 5.29, 15.96, 10.13, 12.25]
Criteria = list[dict[str, Any]]


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def criteria_of(framework_id: str) -> Criteria:
    rows = [row for row in rows_of("criteria.csv") if row["framework_id"] == framework_id]
    return [{**row, "max_score": float(row["max_score"]) if row["max_score"] else None} for row in rows]


def filled(template: bytes, cells: dict[str, Any]) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(template))
    for place, value in cells.items():
        assert not workbook.worksheets[0][place].protection.locked, place
        workbook.worksheets[0][place] = value
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def form(criteria: Criteria, **further: Any) -> bytes:
    name = "Bộ Chỉ số CCHC của sở, ngành tỉnh Nghệ An, năm 2021"
    return write_template(name, "nghe-an-2021", "1/QĐ-UBND ngày 03/02/2022", criteria, **further)


def test_the_long_an_form_of_2023_reads_back_with_its_seventy_eight_points() -> None:
    (framework,) = [row for row in rows_of("frameworks.csv") if row["framework_id"] == "long-an-2023"]
    template = write_template(
        framework["name"],
        framework["framework_id"],
        framework["decision"] or None,
        criteria_of("long-an-2023"),
        unit_choices=["Sở Khoa học và Công nghệ", "Sở Y tế"],
        province_choices=["Long An"],
        year_choices=[2022, 2023],
    )
    scores = {f"E{FIRST_ROW + place}": score for place, score in enumerate(LONG_AN)}
    whose = {"C4": "Sở Khoa học và Công nghệ", "C5": "Long An", "C6": 2023}
    reading = read_workbook(
        filled(template, {**scores, **whose, "F10": "Nộp muộn", "E17": 78.97}), "tep.xlsx"
    )
    assert reading.problems == []
    (table,) = reading.tables
    assert (table.kind, table.unit, table.province, table.year) == ("score_sheet", *whose.values())
    assert table.columns == {
        "code": "A", "title": "B", "max_score": "C", "self_score": "D", "appraised_score": "E", "reason": "F"
    }  # fmt: skip
    assert [row["score"] for row in table.rows] == LONG_AN
    assert [row["title"] for row in table.rows] == [row["title"] for row in criteria_of("long-an-2023")]
    assert table.rows[0]["reason"] == "Nộp muộn"
    assert table.total is not None
    assert (table.total["max_score"], table.total["deduction"]) == (100, 21.03)


@settings(max_examples=30, deadline=None)
@given(tree=tree_of_maxima(), unit=st.sampled_from(["Sở Y tế", "UBND xã Tân Hòa"]), extra=st.booleans())
def test_the_form_of_a_random_tree_reads_back_as_it_was_filled_in(
    tree: Criteria, unit: str, extra: bool
) -> None:
    codes = ("VIII", "IX") if tree[0]["code"] == "I" else ("90", "91")
    bonus: Criteria = [
        {"code": codes[0], "parent_code": "", "level": "bonus", "title": "Điểm thưởng", "max_score": 5.0},
        {"code": codes[1], "parent_code": None, "level": "penalty", "title": "Điểm phạt", "max_score": None},
    ]
    criteria = [*tree, *(bonus if extra else [])]
    template = form(criteria, unit=unit, province="Long An", year=2024)
    scores = [1.5 if one["max_score"] is None else one["max_score"] for one in criteria]
    cells = {
        f"{column}{FIRST_ROW + place}": score for place, score in enumerate(scores) for column in ("D", "E")
    }
    reading = read_workbook(filled(template, cells), "tep.xlsx")
    assert reading.problems == []
    (table,) = reading.tables
    assert (table.unit, table.province, table.year) == (unit, "Long An", 2024)
    keys = ("code", "title", "max_score", "self_score", "score")
    signed = [
        -score if one["level"] == "penalty" else score for one, score in zip(criteria, scores, strict=True)
    ]
    assert [tuple(row[key] for key in keys) for row in table.rows] == [
        (one["code"], one["title"], one["max_score"], score, score)
        for one, score in zip(criteria, signed, strict=True)
    ]
    assert [row["parent"] for row in table.rows] == [one["parent_code"] or None for one in criteria]


@pytest.mark.parametrize("framework", ["khanh-hoa-qd11-2026", "ha-noi-2025", "bnv-876-2022-bo"])
def test_the_form_of_a_real_framework_has_all_its_criteria_and_no_problems(framework: str) -> None:
    criteria = criteria_of(framework)
    reading = read_workbook(form(criteria, unit="Sở Y tế", province="Khánh Hòa", year=2026), "tep.xlsx")
    assert reading.problems == []
    assert [row["code"] for row in reading.tables[0].rows] == [one["code"] for one in criteria]


def test_only_what_is_to_be_filled_in_is_unlocked_and_points_are_bounded() -> None:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(form(criteria_of("long-an-2023")))).worksheets
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    points = {f"{column}{row}" for column in "DEF" for row in range(10, 18)}
    assert open_cells == points | {f"{column}{row}" for column in "CDEF" for row in (4, 5, 6)}
    assert sheet.protection.sheet
    limits = {str(one.sqref): (one.formula1, one.formula2) for one in sheet.data_validations.dataValidation}
    assert limits["D10:E10"] == ("0", "14.0")


def test_lists_to_choose_from_stand_on_a_hidden_sheet_and_are_no_table() -> None:
    units = [f"Sở thứ {number}" for number in range(1, 100)]
    content = form(criteria_of("long-an-2023"), unit_choices=units, year_choices=[2023, 2024])
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    rules = [
        one.formula1 for one in workbook.worksheets[0].data_validations.dataValidation if one.type == "list"
    ]
    assert rules == ["'Danh mục'!$A$1:$A$99", "'Danh mục'!$B$1:$B$2"]
    assert workbook["Danh mục"].sheet_state == "veryHidden"
    assert workbook.custom_doc_props["framework_id"].value == "nghe-an-2021"
    assert len(read_workbook(content, "tep.xlsx").tables) == 1


def test_the_form_of_who_answers_reads_back_and_a_blank_one_is_refused() -> None:
    choices: dict[str, Any] = {"unit": "Sở Y tế", "province": "Long An", "year": 2023}
    blank = write_template(
        "Bộ Chỉ số CCHC cấp sở tỉnh Long An",
        "long-an-2023",
        None,
        criteria_of("long-an-2023"),
        form=RESPONSIBILITIES,
        **choices,
    )
    assert [problem.code for problem in read_workbook(blank, "mau.xlsx").problems] == ["no_table_found"]
    cells = {"C10": "Văn phòng Sở", "D10": "Các phòng", "E10": "01/3/2023", "C12": "Thanh tra Sở"}
    read = read_workbook(filled(blank, cells), "mau.xlsx")
    (table,) = read.tables
    assert (table.kind, table.unit, table.province, table.year, table.decision) == (
        "responsibilities", "Sở Y tế", "Long An", 2023, None,
    )  # fmt: skip
    told = [(r["code"], r["owner"], r["supporters"], r["since"]) for r in table.rows if r["owner"]]
    assert told[0] == ("1", "Văn phòng Sở", "Các phòng", "2023-03-01")
    assert told[1][1:] == ("Thanh tra Sở", None, None)
    assert {problem.severity for problem in read.problems} <= {"warning"}
