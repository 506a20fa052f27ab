"""The first page answers at a glance: this year beside the year before, how old that is, what to do, what to ask next."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.sentences.earlier import earlier_rank, earlier_score
from cchc.sentences.standing import age_of_result, stood_before, time_gone
from cchc.store import Store
from cchc.store.attention import MATTER, MATTERS, one_of_each_matter
from cchc.ui.showing.metrics import smaller_words
from cchc.ui.topics.attention import attention_day, vietnam_today
from tests.test_pages import LONG_AN, opened, said
from tests.twins.attention import rules

BEFORE: dict[str, Any] = {
    "year": 2023,
    "score": 90.0,
    "ratio": 90.0,
    "previous_year": 2022,
    "previous_score": 80.5,
    "previous_ratio": 80.5,
    "previous_rank": 9,
    "previous_out_of": 20,
    "previous_flag": None,
    "score_change": 9.5,
    "ratio_change": 9.5,
    "months_old": 10,
}


def test_the_year_before_is_told_in_points_only_where_points_may_be_compared() -> None:
    assert stood_before(BEFORE) == "Năm 2022: 80,50 điểm, hạng 9/20."
    apart = {**BEFORE, "score_change": None}
    assert stood_before(apart) == "Năm 2022: tỷ lệ đạt 80,5\u00a0% (nay 90,0\u00a0%), hạng 9/20."
    no_points = {**apart, "score": None}  # the sentence before it has told the ratio
    assert stood_before(no_points) == "Năm 2022: tỷ lệ đạt 80,5\u00a0%, hạng 9/20."
    assert earlier_score(BEFORE) == "năm 2022: 80,50"
    assert earlier_score(apart) == "năm 2022: 80,5\u00a0%"
    assert earlier_rank(BEFORE) == "năm 2022: 9/20"


def test_a_year_before_without_figures_is_not_told_and_one_that_is_not_final_says_so() -> None:
    nothing = dict.fromkeys(("previous_year", "previous_score", "previous_ratio", "previous_rank"))
    gone = {**BEFORE, **nothing, "score_change": None, "ratio_change": None}
    assert (stood_before(gone), earlier_score(gone), earlier_rank(gone)) == ("", "", "")
    early = {**BEFORE, "previous_flag": "provisional"}
    assert stood_before(early).endswith("hạng 9/20 (tạm tính).")
    assert earlier_score(early) == "năm 2022: 80,50 (tạm tính)"
    of_rank = {**BEFORE, "previous_rank": None, "previous_flag": "derived_rank"}
    assert stood_before(of_rank) == "Năm 2022: 80,50 điểm.", "the remark is of a rank that is not told"


@pytest.mark.parametrize(
    ("months", "told"), [(1, "1 tháng"), (12, "1 năm"), (34, "2 năm 10 tháng"), (24, "2 năm")]
)
def test_how_long_a_year_is_over_is_told_in_years_and_months(months: int, told: str) -> None:
    assert time_gone(months) == told
    assert age_of_result({"months_old": months}).endswith(f"năm ấy đã qua {told}.")


def test_a_year_that_is_not_over_has_no_age(seeded: Store) -> None:
    ages = [
        seeded.ask_rows("unit_headline", unit_id=LONG_AN, year=2023, as_of=day)[0]["months_old"]
        for day in ("2023-12-31", "2024-01-31", "2024-02-01", "2026-11-22")
    ]
    assert ages == [-1, 0, 1, 34]
    assert [age_of_result({"months_old": months}) for months in ages[:2]] == ["", ""]


@pytest.mark.parametrize(("year", "day"), [(2022, "2022-12-31"), (2023, None), (2999, None), (None, None)])
def test_a_sheet_of_a_year_to_come_leaves_the_newest_result_told_of_today(
    seeded: Store, year: int | None, day: str | None
) -> None:
    today = vietnam_today(seeded.path)
    assert attention_day(year, [2022, 2023, 2999], seeded.path) == (day or today)
    assert attention_day(2999, [2999], seeded.path) == today


def test_every_rule_belongs_to_one_matter() -> None:
    assert sorted(MATTER) == sorted(rule["rule"] for rule in rules())
    assert len(MATTER) == sum(map(len, MATTERS.values()))


def thing(rule: str, points: float | None = None, area: str = "") -> dict[str, Any]:
    areas = [area] if area else None
    return {
        "unit_id": "a",
        "rule": rule,
        "points_at_stake": points,
        "points_basis": "points",
        "stake_areas": areas,
    }


def test_of_what_needs_attention_the_due_comes_before_the_lost_and_the_lost_before_the_missing() -> None:
    weighed = [
        thing("repeated_deduction", 4, "A"),
        thing("target_missed", 3),
        thing("late_dossiers", 2, "B"),
        thing("report_due"),
        thing("stale_data"),
    ]
    told = [row["rule"] for row in one_of_each_matter(weighed)]
    assert told == ["report_due", "repeated_deduction", "stale_data"]


def test_where_nothing_of_a_matter_is_there_the_next_that_weighs_most_fills_its_place() -> None:
    weighed = [thing("repeated_deduction", 4, "A"), thing("target_missed", 3), thing("overdue_tasks", 1, "B")]
    told = [row["rule"] for row in one_of_each_matter(weighed)]
    assert told == ["overdue_tasks", "repeated_deduction", "target_missed"]
    assert one_of_each_matter([]) == []


def test_the_first_page_says_the_earlier_rank_and_asks_what_fits_the_unit(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan", don_vi=LONG_AN, nam="2023")
    (answer,) = (text for text in said(page).splitlines() if text.startswith("## "))
    assert "tăng 13 bậc. Năm 2022: hạng 19" in answer
    assert "Kết quả mới nhất, năm ấy đã qua" in answer
    asked = [str(getattr(link, "label", "")) for link in page.get("page_link")]
    assert "Lấy lại điểm ở đâu để đạt 80 điểm?" in asked
    assert not [label for label in asked if "Ba tiêu chí" in label]
    (rank,) = (metric for metric in page.metric if metric.label.startswith("Xếp hạng"))
    assert rank.delta == "+13 bậc"


def test_a_word_among_the_large_figures_is_smaller_than_the_numbers() -> None:
    assert smaller_words("Xuất sắc") == ":small[Xuất\u00a0sắc]"
    assert smaller_words("không phát sinh") == ":small[không phát sinh]"
    alike = ["Khá", "ít nhất 1,76", "93,09", "1.234.567", "6/19", "—"]
    assert [smaller_words(value) for value in alike] == alike
