"""A full criteria sheet becomes a framework, whose template reads back without a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.intake import FrameworkNote, IntakeError, framework_of
from cchc.store import Store
from cchc.workbook import Table, read_workbook

SAMPLES = Path(__file__).parent / "workbooks"
NOTE = FrameworkNote("Bộ chỉ số CCHC cấp sở tỉnh Long An", "900/QĐ-UBND", "2022-11-10", 2023, None)


def table(name: str) -> Table:
    return read_workbook((SAMPLES / name).read_bytes(), name).tables[0]


def test_a_criteria_sheet_is_kept_as_a_framework_in_printed_order(store: Store) -> None:
    sheet = table("bo_tieu_chi_so_khcn_2023.xlsx")
    store.publish(framework_of(sheet, NOTE, "An"))
    rows = store.ask_rows("framework_criteria", framework_id=NOTE.framework_id)
    kept = [row for row in sheet.rows if row["level"] in ("area", "criterion", "subcriterion")]
    assert [row["code"] for row in rows] == [row["code"] for row in kept]
    assert rows[0]["framework"] == NOTE.name
    assert sum(row["max_score"] for row in rows if row["level"] == "area") == 100


def test_areas_alone_make_no_framework(store: Store) -> None:
    with pytest.raises(IntakeError):
        framework_of(table("long_an_2023_linh_vuc.xlsx"), NOTE, "An")


def test_a_framework_can_be_taken_back(store: Store) -> None:
    (upload,) = store.publish(framework_of(table("bo_tieu_chi_so_khcn_2023.xlsx"), NOTE, "An"))
    store.take_back(upload)
    assert store.ask("framework_criteria").empty
