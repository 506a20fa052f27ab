"""The first page answers at a glance: this year beside the year before, how old that is, what to do, what to ask next."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest

from cchc.sentences import index_over_years, tasks_within, things_due, things_late
from cchc.sentences.earlier import earlier_rank, earlier_score
from cchc.sentences.standing import age_of_result, stood_before, time_gone
from cchc.sentences.work.week import NAMED, Due, due_things
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
    assert smaller_words("ít nhất 1,76") == ":small[ít\u00a0nhất]\u00a01,76"
    alike = ["Khá", "93,09", "1.234.567", "6/19", "—"]
    assert [smaller_words(value) for value in alike] == alike


def due_tasks(*days: int, state: str = "open_in_time") -> pd.DataFrame:
    rows = [
        {
            "due_on": date(2026, 11, day),
            "title": f"Việc {day}",
            "plan": "UBND tỉnh giao",
            "state": state,
            "flag": None,
        }
        for day in days
    ]
    return pd.DataFrame(rows, columns=["due_on", "title", "plan", "state", "flag"])


NO_ACTIONS = pd.DataFrame(columns=["due_on", "action"])
EVENTS = pd.DataFrame([{"due_on": date(2026, 11, 19), "title": "Báo cáo CCHC năm"}])


def test_what_falls_due_this_week_is_named_with_its_day_the_nearest_first() -> None:
    due = due_things(due_tasks(20, 17), NO_ACTIONS, EVENTS)
    assert things_due(due, has_list=True) == [
        "**17/11/2026**: Việc 17 (UBND tỉnh giao)",
        "**19/11/2026**: Báo cáo CCHC năm (lịch chấm điểm)",
        "**20/11/2026**: Việc 20 (UBND tỉnh giao)",
    ]
    many = [Due(date(2026, 11, 17), "Việc", "kế hoạch")] * (NAMED + 3)
    assert things_due(many, has_list=True)[-1] == "và 3 việc khác"


def test_nothing_is_said_to_fall_due_only_where_a_list_is_held() -> None:
    assert things_due([], has_list=True) == ["Danh mục không nêu việc nào đến hạn."]
    assert things_due([], has_list=False)[0].startswith("Chưa có danh mục từng nhiệm vụ")
    assert len(things_due([Due(date(2026, 11, 17), "Việc", "kế hoạch")], has_list=False)) == 2


def test_what_is_late_is_counted_and_its_longest_named() -> None:
    late = due_things(due_tasks(3, 1), NO_ACTIONS, EVENTS.head(0))
    assert things_late(late) == (
        "Quá hạn, chưa xong: **2 việc**, lâu nhất từ ngày 01/11/2026: Việc 1 (UBND tỉnh giao)"
    )
    assert things_late([]) == ""
    assert tasks_within(due_tasks(), due_tasks(3), 7) == (
        "Không có nhiệm vụ nào đến hạn trong 7 ngày tới; **1 nhiệm vụ** quá hạn, chưa xong."
    )
    assert tasks_within(due_tasks(20), due_tasks(), 7) == (
        "**1 nhiệm vụ** đến hạn trong 7 ngày tới, gần nhất ngày 20/11/2026: Việc 20."
    )


def places(*years: int) -> pd.DataFrame:
    rows = [
        {"year": year, "percentile": float(year - 1980), "rank": 3, "out_of": 34, "place": None, "flag": None}
        for year in years
    ]
    return pd.DataFrame(rows, columns=["year", "percentile", "rank", "out_of", "place", "flag"])


def test_an_index_is_told_from_its_first_year_to_its_last_and_of_one_year_no_way_is_told() -> None:
    told = index_over_years(places(2025, 2016), "Minh Họa", "PAPI")
    assert told.startswith("**Minh Họa** lên từ vị trí **36** (hạng 3/34) năm 2016 đến vị trí **45**")
    assert "chưa nói được lên hay xuống" in index_over_years(places(2025), "Mô Phỏng (mới)", "PAPI")
    assert index_over_years(places(), "Mô Phỏng", "PAPI") == "**Mô Phỏng** chưa có PAPI nào có hạng."


def test_what_a_director_asks_next_is_one_click_from_the_first_page(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    """Ten years of PAPI, what is not sure, what to do this week: each link opens the page that answers in its first sentence."""
    page = opened(monkeypatch, real_figures, "tong_quan", don_vi=LONG_AN)
    links = {link.proto.label: link.proto for link in page.get("page_link")}
    assert "PAPI của tỉnh qua các năm" in links
    assert any(label.startswith("Số nào chưa chắc? (") for label in links)
    papi = opened(monkeypatch, real_figures, "chi_so_tinh", tinh_xem="long-an", chi_so="PAPI")
    assert not papi.exception
    assert "Long An" in papi.markdown[0].value
    assert "từ vị trí" in said(papi)
    assert "SIPAS" not in papi.markdown[0].value


def test_tasks_of_the_week_come_first_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    unit = "so-khoa-hoc-va-cong-nghe.quang-ngai"
    page = opened(monkeypatch, real_figures, "nhiem_vu", don_vi=unit, trong="7", ngay="2021-07-20")
    assert not page.exception
    assert page.subheader[0].value == "Đến hạn trong 7 ngày tới"
    usual = opened(monkeypatch, real_figures, "nhiem_vu", don_vi=unit, ngay="2021-07-20")
    assert "Đến hạn trong 30 ngày tới" in [heading.value for heading in usual.subheader]
    assert usual.subheader[0].value != "Đến hạn trong 30 ngày tới"


def test_what_stands_below_the_figures_is_one_touch_away(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan")
    (ways,) = [each.value for each in page.markdown if "(#" in each.value]
    places = re.findall(r"\(#([a-z-]+)\)", ways)
    assert places == [each.anchor for each in page.subheader if each.anchor in places][::-1]
