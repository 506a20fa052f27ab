"""Figures that are not final are told apart wherever they are shown, and what is after today is no page's default."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cchc import sentences, words
from cchc.exporting import export_file
from cchc.intake import publication_of
from cchc.reading import Correction, read_workbook
from cchc.store import Store
from cchc.ui.choosing.filters import has_begun, newest_begun
from cchc.ui.entering.typed_cells import interpret_row
from tests.workbook_making import book

HEAD = "BẢNG ĐIỂM CHỈ SỐ CCHC NĂM 2023 CỦA SỞ Y TẾ TỈNH LONG AN"
LINES = [
    ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"],
    ["1", "Thể chế", 10, 8],
    ["2", "Tài chính", 10, 9],
]


def published(store: Store, *above: str, standing: str | None = None) -> dict[str, Any]:
    """The total of a sheet with these lines above it, as it is told once it is published."""
    content = book({"Trang 1": [[HEAD], *([line] for line in above), *LINES]})
    corrections = [Correction("Trang 1", standing=standing)] if standing else []
    store.publish(publication_of(read_workbook(content, "a.xlsx", corrections=corrections), content, "An"))
    (row,) = store.ask_rows("unit_headline")
    return row


@pytest.mark.parametrize(
    "said", ["(SỐ LIỆU TẠM TÍNH)", "KẾT QUẢ DỰ KIẾN", "SỐ LIỆU CHƯA CÔNG BỐ", "(Dự thảo lần 2)"]
)
def test_what_a_sheet_calls_not_final_is_told_in_every_answer_and_sentence(store: Store, said: str) -> None:
    row = published(store, said)
    assert "tạm tính" in sentences.score_and_rank(row)
    for name in ("deductions_by_area", "area_ratios_by_year", "total_scores"):
        rows = store.ask(name)
        assert all("provisional" in flag for flag in rows["flag"])
        assert "Tạm tính" in export_file(store, name, rows, {}, "csv").decode("utf-8-sig")


def test_what_is_final_has_no_remark(store: Store) -> None:
    row = published(store)
    assert "(" not in sentences.score_and_rank(row)
    assert sentences.remarks(store.ask("deductions_by_area")["flag"]) == ""


@pytest.mark.parametrize(
    ("standing", "flag"), [("provisional", "provisional"), ("self_assessment", "self_assessment")]
)
def test_an_officer_may_say_that_a_sheet_is_not_final(store: Store, standing: str, flag: str) -> None:
    assert flag in published(store, standing=standing)["flag"]


def test_an_officer_may_say_that_a_sheet_is_final_though_it_says_otherwise(store: Store) -> None:
    assert "provisional" not in published(store, "(SỐ LIỆU TẠM TÍNH)", standing="appraised")["flag"]


def test_some_figures_that_are_not_final_are_told_as_some() -> None:
    assert sentences.remarks(["official", "computed;provisional"]) == "Có số: tạm tính"
    assert sentences.remarks(["provisional", "provisional"]) == "Tạm tính"


def test_the_default_is_the_newest_period_that_has_begun() -> None:
    now = datetime.now(words.VIETNAM).year
    assert newest_begun([f"{now - 1}", f"{now + 1}", f"{now + 2}"]) == f"{now - 1}"
    assert newest_begun([f"{now + 2}", f"{now + 1}"]) == f"{now + 1}"
    assert newest_begun([]) is None
    assert not has_begun(f"{now + 1}-Q1")


def test_a_figure_typed_for_a_period_after_today_is_taken_only_when_somebody_says_so() -> None:
    later = datetime.now(words.VIETNAM).year + 1
    for period, is_odd in ((str(later), True), ("2023", False)):
        typed = {"title": "Thu phí", "period": period, "actual": "12", "measure_unit": "triệu đồng"}
        _row, cells = interpret_row("0", typed, None, "other", None)
        assert [bool(cell.typed.oddity) for cell in cells] == [is_odd]
