"""What needs attention: every rule on both sides of its threshold, and what weighs most comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import sentences, words
from cchc.intake.agenda import entered_event
from cchc.sentences.work.attention import SENTENCES
from cchc.store import Publication, Store
from tests.test_changes import publish_split
from tests.twins.attention import rules

UNIT = {"unit_id": "so-y-te.long-an", "province_id": "long-an", "name": "Sở Y tế", "province": "Long An"}
DAY = "2023-07-01"
RECENT = "2023-Q2"
AREAS = {"Chỉ đạo, điều hành": (10, 9), "Cải cách thủ tục hành chính": (20, 16)}


def published(
    store: Store, table: str, topic: str, period: str, *rows: dict[str, Any], subject: str = ""
) -> None:
    """Rows of one table about the one unit, as one upload."""
    name = f"{topic} {period} {subject}.xlsx"
    publication = Publication(name, repr((topic, period, rows)).encode(), "thử", "An")
    unit_id = publication.add_unit({**UNIT, "kind": "department", "cohort": "sở, ban, ngành"})
    for row in rows:
        publication.add(table, {"unit_id": unit_id, **row}, topic, unit_id, subject, period)
    store.publish(publication, replace=True)


def sheet(
    store: Store, year: int, areas: dict[str, tuple[float, float]] | None = None, **leaves: float
) -> None:
    """A score sheet: area -> maximum and score; lowest lines that each lost so many of 5 points."""
    lines: list[dict[str, Any]] = [
        {
            "level": "area",
            "code": str(n),
            "area_code": str(n),
            "title": title,
            "max_score": most,
            "score": score,
        }
        for n, (title, (most, score)) in enumerate((areas or AREAS).items(), start=1)
    ]
    lines += [
        {
            "level": "criterion",
            "code": f"1.{n}",
            "area_code": "1",
            "title": title,
            "max_score": 5,
            "score": 5 - lost,
        }
        for n, (title, lost) in enumerate(leaves.items(), start=1)
    ]
    rows = [
        {**line, "position": n, "year": year, "is_leaf": line["level"] == "criterion" or not leaves}
        for n, line in enumerate(lines, start=1)
    ]
    published(store, "scores", "assessment", str(year), *rows)


def dossiers(store: Store, period: str, resolved: int = 100, late: int = 0, online: int = 50) -> None:
    row = {
        "period": period,
        "position": 1,
        "label": "Tổng số",
        "received_total": resolved,
        "received_online": online,
    }
    row |= {"received_direct": resolved - online, "carried_over": 0, "resolved_total": resolved}
    row |= {"resolved_late": late, "resolved_early_or_on_time": resolved - late, "pending_total": 0}
    published(store, "dossier_counts", "dossiers", period, {**row, "pending_in_time": 0, "pending_late": 0})


def task_counts(store: Store, period: str, **counts: int) -> None:
    row = {"period": period, "plan": "UBND tỉnh giao", **counts}
    published(store, "task_counts", "task_counts", period, row)


def target(
    store: Store, measure: str, comparison: str, value: float, unit: str, period: str = "2023"
) -> None:
    row = {"measure": measure, "title": f"Chỉ tiêu {measure}", "period": period, "comparison": comparison}
    published(
        store, "targets", "targets", period, {**row, "value": value, "measure_unit": unit}, subject=measure
    )


def measured(store: Store, measure: str, period: str, actual: float, unit: str) -> None:
    row = {"measure": measure, "title": measure, "period": period, "actual": actual, "measure_unit": unit}
    published(store, "measures", "measures", period, row, subject=measure)


def hits(store: Store, as_of: str = DAY, **given: Any) -> dict[str, dict[str, Any]]:
    """Rule -> its first hit."""
    found: dict[str, dict[str, Any]] = {}
    for row in store.ask_rows("attention", as_of=as_of, **given):
        found.setdefault(row["rule"], row)
    return found


@pytest.mark.parametrize(("actual", "hit"), [(79.9, True), (80, False)])
def test_a_target_is_missed_where_the_year_is_over_and_the_score_lies_below(
    store: Store, actual: float, hit: bool
) -> None:
    target(store, "score", ">=", 80, "điểm", "2022")
    published(store, "results", "result", "2022", {"year": 2022, "max_score": 100, "score": actual})
    found = hits(store)
    assert ("target_missed" in found) == hit
    if hit:
        assert found["target_missed"]["points_at_stake"] == pytest.approx(0.1)
        assert found["target_missed"]["points_basis"] == "points"


def test_a_ceiling_is_missed_only_above_it(store: Store) -> None:
    target(store, "initiatives", "<=", 3, "việc", "2023")
    measured(store, "initiatives", "2023-H1", 1, "việc")
    assert "target_missed" not in hits(store)
    measured(store, "initiatives", "2023-H1", 4, "việc")
    assert "target_missed" in hits(store)


@pytest.mark.parametrize(("actual", "hit"), [(49, True), (50, False)])
def test_a_plan_is_behind_where_its_pace_does_not_lead_there(store: Store, actual: float, hit: bool) -> None:
    """181 of 365 days are over on 30 June: 49 lead to 98.8 of 100."""
    target(store, "fees", ">=", 100, "triệu đồng")
    measured(store, "fees", "2023-H1", actual, "triệu đồng")
    assert ("target_behind" in hits(store)) == hit


@pytest.mark.parametrize(("day", "hit"), [("2023-01-01", True), ("2022-12-31", False)])
def test_a_target_of_a_year_to_come_counts_within_a_year(store: Store, day: str, hit: bool) -> None:
    target(store, "score", ">=", 80, "điểm", "2024")
    published(store, "results", "result", "2022", {"year": 2022, "max_score": 100, "score": 70})
    assert ("target_behind" in hits(store, day)) == hit


@pytest.mark.parametrize(("years", "hit"), [((2021, 2022), True), ((2022,), False), ((2020, 2022), False)])
def test_a_deduction_is_repeated_from_two_years_running_on(
    store: Store, years: tuple[int, ...], hit: bool
) -> None:
    """A year without a sheet ends what runs, as on Điểm trừ: nobody knows what was lost in it."""
    for year in years:
        sheet(store, year, {"Tài chính công": (10, 8), "Điều hành": (5, 5)})
    found = hits(store)
    assert ("repeated_deduction" in found) == hit
    assert ("largest_deduction" in found) != hit
    assert found["repeated_deduction" if hit else "largest_deduction"]["points_at_stake"] == 2


def test_a_loss_that_was_won_back_is_not_repeated(store: Store) -> None:
    for year, score in ((2020, 8), (2021, 8), (2022, 10)):
        sheet(store, year, {"Tài chính công": (10, score)})
    assert not {"repeated_deduction", "largest_deduction"} & hits(store).keys()


LOST_AGAIN: dict[str, list[dict[int, dict[str, tuple[float, float]]]]] = {
    "a gap between sheets": [{2019: {"Thể chế": (10, 8)}, 2022: {"Thể chế": (10, 7)}}],
    "other years in the title": [
        {2021: {"Kế hoạch năm 2021": (10, 8)}, 2022: {"KẾ HOẠCH, năm 2022": (10, 7)}}
    ],
    "another title under the code": [{2021: {"Điện tử": (10, 8)}, 2022: {"Chính quyền số": (10, 7)}}],
    "another loss": [
        {2021: {"Thể chế": (10, 8), "Điều hành": (5, 5)}, 2022: {"Thể chế": (10, 10), "Điều hành": (5, 4)}}
    ],
}


@pytest.mark.parametrize("case", LOST_AGAIN)
def test_what_is_lost_again_is_told_as_on_the_page_of_deductions(store: Store, case: str) -> None:
    for years in LOST_AGAIN[case]:
        for year, areas in years.items():
            sheet(store, year, areas)
    rows = store.ask_rows("attention", as_of=DAY)
    told = {(row["subject"], row["actual"]) for row in rows if row["rule"] == "repeated_deduction"}
    losses = store.ask_rows("repeated_losses", unit="Sở Y tế", province="Long An")
    assert told == {(row["title"], row["years_lost"]) for row in losses if row["is_still_lost"]}
    assert bool(told) == (case not in ("another loss", "a gap between sheets"))


def test_a_loss_is_followed_where_a_mapping_states_that_it_is_the_same(store: Store) -> None:
    publish_split(store)
    lost = hits(store)["repeated_deduction"]
    assert (lost["subject"], lost["actual"], lost["points_at_stake"]) == ("Nửa đầu; Nửa sau", 2, 1)


def test_criteria_speak_for_their_areas(store: Store) -> None:
    for year in (2021, 2022):
        sheet(store, year, {"Điều hành": (10, 8.5)}, Báo_cáo=1.5)
    rows = [row for row in store.ask_rows("attention", as_of=DAY) if row["rule"] == "repeated_deduction"]
    assert [(row["subject"], row["points_at_stake"], row["actual"]) for row in rows] == [("Báo_cáo", 1.5, 2)]


@pytest.mark.parametrize(
    ("online", "hit"), [((80, 70, 60, 50), True), ((70, 60, 50), False), ((80, 70, 70, 60), False)]
)
def test_a_rate_has_fallen_after_three_falls(store: Store, online: tuple[int, ...], hit: bool) -> None:
    for month, count in enumerate(online, start=1):
        dossiers(store, f"2023-{month:02d}", online=count)
    found = hits(store)
    assert ("rate_falling" in found) == hit
    if hit:
        row = found["rate_falling"]
        assert (row["measure"], row["target"], row["actual"], row["at_stake"]) == ("online_rate", 80, 50, 30)


def test_a_gap_between_periods_ends_a_fall(store: Store) -> None:
    for month, count in ((1, 80), (2, 70), (4, 60), (5, 50)):
        dossiers(store, f"2023-{month:02d}", online=count)
    assert "rate_falling" not in hits(store)


@pytest.mark.parametrize(
    ("counts", "hit"),
    [
        ({"total": 8, "open_late": 1}, True),
        ({"total": 8, "open_late": 0, "done_late": 0}, False),
        ({"total": 8, "due": 5, "done": 4}, True),
        ({"total": 8, "due": 5, "done": 5}, False),
        ({"total": 8, "done": 7, "open": 1}, False),
        ({"done_late": 9, "open": 2}, True),
    ],
)
def test_tasks_are_overdue_only_where_the_source_says_so(
    store: Store, counts: dict[str, int], hit: bool
) -> None:
    task_counts(store, RECENT, **counts)
    assert ("overdue_tasks" in hits(store)) == hit


@pytest.mark.parametrize(("late", "hit"), [(1, True), (0, False)])
def test_one_late_dossier_is_enough(store: Store, late: int, hit: bool) -> None:
    dossiers(store, RECENT, late=late)
    assert ("late_dossiers" in hits(store)) == hit


def test_late_dossiers_of_an_earlier_period_are_past(store: Store) -> None:
    dossiers(store, "2023-Q1", late=3)
    dossiers(store, RECENT)
    assert "late_dossiers" not in hits(store)
    assert "late_dossiers" in hits(store, "2023-03-31")


@pytest.mark.parametrize(
    ("due", "rule"),
    [
        (date(2023, 6, 30), "overdue_tasks"),
        (date(2023, 7, 1), "deadline_near"),
        (date(2023, 7, 31), "deadline_near"),
        (date(2023, 8, 1), None),
    ],
)
def test_a_deadline_is_near_for_thirty_days_and_overdue_after_it(
    store: Store, due: date, rule: str | None
) -> None:
    published(store, "tasks", "tasks", "2023", {"period": "2023", "title": "Báo cáo", "due_on": due})
    assert {"overdue_tasks", "deadline_near"} & hits(store).keys() == ({rule} if rule else set())


@pytest.mark.parametrize(("day", "hit"), [("2023-06-24", False), ("2023-06-25", True), ("2023-07-11", False)])
def test_a_day_of_the_calendar_is_near_for_fifteen_days(store: Store, day: str, hit: bool) -> None:
    dossiers(store, "2023-Q1")
    event = {"title": "Báo cáo", "month": 7, "day": 10, "year_offset": 0}
    store.publish(entered_event(event, "An"))
    found = hits(store, day)
    assert ("report_due" in found) == hit
    if hit:
        assert (found["report_due"]["page"], found["report_due"]["due_on"]) == ("lich", date(2023, 7, 10))
        assert (
            sentences.attention_sentence(found["report_due"])
            == "Báo cáo: đến hạn ngày 10/07/2023, còn **15 ngày**"
        )


def test_a_deadline_in_words_is_neither_near_nor_overdue(store: Store) -> None:
    published(store, "tasks", "tasks", "2023", {"period": "2023", "title": "Họp", "due_text": "hằng quý"})
    assert not {"overdue_tasks", "deadline_near"} & hits(store).keys()


@pytest.mark.parametrize(("day", "old"), [("2023-09-30", False), ("2023-10-01", True)])
def test_figures_are_old_three_months_after_their_period(store: Store, day: str, old: bool) -> None:
    dossiers(store, RECENT)
    stale = {
        row["topic"]: row for row in store.ask_rows("attention", as_of=day) if row["rule"] == "stale_data"
    }
    assert ("dossiers" in stale) == old
    assert {topic for topic, row in stale.items() if row["period"] is None} == {"result", "tasks"}


@pytest.mark.parametrize(("day", "old"), [("2024-03-31", False), ("2024-04-01", True)])
def test_a_result_is_old_three_months_after_the_next_year(store: Store, day: str, old: bool) -> None:
    published(store, "results", "result", "2022", {"year": 2022, "max_score": 100, "score": 70})
    topics = [row["topic"] for row in store.ask_rows("attention", as_of=day) if row["rule"] == "stale_data"]
    assert ("result" in topics) == old


def test_what_weighs_most_comes_first_and_estimates_follow_the_sheet(store: Store) -> None:
    sheet(store, 2022, {"Chỉ đạo, điều hành": (10, 3), "Cải cách thủ tục hành chính": (20, 12)})
    dossiers(store, RECENT, late=10)
    task_counts(store, RECENT, total=10, due=10, open_late=9)
    rows = store.ask_rows("attention", as_of=DAY)
    weighed = [(row["rule"], row["points_at_stake"], row["points_basis"]) for row in rows]
    assert weighed == [
        ("largest_deduction", 8, "points"),
        ("overdue_tasks", 7, "estimated"),  # 10 points × 9/10 are more than the 7 that were lost
        ("late_dossiers", 2, "estimated"),  # 20 points × 10 %
    ]


def test_nothing_is_estimated_where_the_sheet_does_not_tell(store: Store) -> None:
    dossiers(store, RECENT, late=10)
    row = hits(store)["late_dossiers"]
    assert (row["points_at_stake"], row["points_basis"]) == (None, None)


def test_the_first_of_each_rule_leaves_room_for_others(store: Store) -> None:
    for year in (2021, 2022):
        sheet(store, year)
    rows = store.ask_rows("attention", as_of=DAY, first_of_rule=True)
    assert [row["rule"] for row in rows] == ["repeated_deduction", "stale_data"]
    assert store.ask_rows("attention", as_of=DAY, first_of_rule="true") == rows  # as the command line says it
    assert len(store.ask_rows("attention", as_of=DAY, first_of_rule="false")) > len(rows)


def test_what_is_only_unknown_has_no_points_at_stake(store: Store) -> None:
    for year in (2021, 2022):
        sheet(store, year, {"Chỉ đạo, điều hành": (10, 2), "Cải cách thủ tục hành chính": (20, 16)})
    unknown = [row for row in store.ask_rows("attention", as_of=DAY) if row["rule"] == "stale_data"]
    assert {row["topic"] for row in unknown} == {"dossiers", "tasks"}
    assert {(row["points_at_stake"], row["points_basis"]) for row in unknown} == {(None, None)}
    assert all(sentences.at_stake(row) == "" for row in unknown)


def test_what_is_estimated_is_said_with_its_about(store: Store) -> None:
    """Half of the tasks are overdue: 5 of the area's 10 points, though the criterion about them lost 1."""
    sheet(store, 2022, {"Chỉ đạo, điều hành": (10, 4)}, Nhiệm_vụ_được_giao=1)
    task_counts(store, RECENT, total=10, due=10, done=5, open_late=5)
    assert sentences.at_stake(hits(store)["overdue_tasks"]) == "khoảng 5,00 điểm"


def test_of_the_seed_nothing_unknown_has_points_at_stake(seeded: Store) -> None:
    for day in ("2022-12-31", "2023-12-31", "2026-11-22"):
        rows = seeded.ask_rows("attention", as_of=day)
        assert [row for row in rows if row["rule"] == "stale_data" and row["points_at_stake"]] == []


@pytest.mark.parametrize(
    ("lost", "late", "estimate"), [(1, 90, 1), (1, 3, 0.3), (10, 100, 10), (0, 90, None)]
)
def test_no_estimate_exceeds_what_its_area_lost(
    store: Store, lost: float, late: int, estimate: float | None
) -> None:
    """10 points are there; nothing is at stake where nothing was lost."""
    sheet(
        store, 2022, {"Chỉ đạo, điều hành": (10, 10 - lost), "Cải cách thủ tục hành chính": (10, 10 - lost)}
    )
    task_counts(store, RECENT, total=100, due=100, open_late=late)
    dossiers(store, RECENT, late=late)
    found = hits(store)
    for rule in ("overdue_tasks", "late_dossiers"):
        assert found[rule]["points_at_stake"] == (None if estimate is None else pytest.approx(estimate))


def test_nothing_is_estimated_where_a_loss_is_unknown(store: Store) -> None:
    sheet(store, 2022, {"Chỉ đạo, điều hành": (10, None)})  # type: ignore[dict-item]
    task_counts(store, RECENT, total=10, due=10, open_late=9)
    assert hits(store)["overdue_tasks"]["points_at_stake"] is None


def test_nothing_is_estimated_where_a_maximum_is_unknown(store: Store) -> None:
    areas = {"Hiện đại hóa": (10, 8), "Chính quyền số": (None, 4)}
    sheet(store, 2022, areas)  # type: ignore[arg-type]
    target(store, "online_rate", ">=", 90, "%", "2023")
    dossiers(store, RECENT, online=10)
    row = hits(store)["target_behind"]
    assert (row["measure"], row["points_at_stake"]) == ("online_rate", None)


def test_the_largest_loss_is_the_largest_of_those_that_are_known(store: Store) -> None:
    sheet(store, 2022, {"Thể chế": (10, 8), "Bộ máy": (None, 4)})  # type: ignore[dict-item]
    row = hits(store)["largest_deduction"]
    assert sentences.attention_sentence(row) == (
        "Thể chế: mất **2,00 điểm** trong năm 2022, nhiều nhất trong 1/2 lĩnh vực đã đủ điểm"
    )
    sheet(store, 2022, {"Thể chế": (10, 8), "Bộ máy": (10, 9)})
    assert sentences.attention_sentence(hits(store)["largest_deduction"]).endswith("nhiều nhất các lĩnh vực")


def test_no_smaller_area_is_called_the_largest_loss_where_a_larger_one_lasts(store: Store) -> None:
    sheet(store, 2021, {"Thể chế": (10, 5), "Bộ máy": (10, 10)})
    sheet(store, 2022, {"Thể chế": (10, 5), "Bộ máy": (10, 9)})
    found = hits(store)
    assert found["repeated_deduction"]["subject"] == "Thể chế"
    assert "largest_deduction" not in found


def test_the_same_points_are_told_once(store: Store) -> None:
    """3 points of the area of procedures were lost again; late dossiers would weigh in that very area."""
    for year in (2021, 2022):
        sheet(store, year, {"Cải cách thủ tục hành chính": (20, 17), "Tài chính công": (5, 5)}, Báo_cáo=3)
    dossiers(store, RECENT, late=10)
    shown = store.ask_rows("attention", as_of=DAY, first_of_rule=True)
    told = [(row["rule"], row["points_at_stake"]) for row in shown]
    assert told == [("repeated_deduction", 3), ("stale_data", None), ("late_dossiers", None)]
    assert sentences.at_stake(shown[-1]) == ""


def test_an_area_is_no_second_loss_beside_its_criterion(store: Store) -> None:
    sheet(store, 2021, {"Điều hành": (10, 10)}, Báo_cáo=1.5)
    sheet(store, 2022, {"Điều hành": (10, 8.5)}, Báo_cáo=1.5)
    rows = store.ask_rows("attention", as_of=DAY)
    assert {"repeated_deduction", "largest_deduction"} <= {row["rule"] for row in rows}
    shown = store.ask_rows("attention", as_of=DAY, first_of_rule=True)
    assert [row["rule"] for row in shown if row["points_at_stake"]] == ["repeated_deduction"]


def test_the_first_of_a_rule_gives_way_to_one_of_another_area(store: Store) -> None:
    for year in (2021, 2022):
        sheet(store, year, {"Hiện đại hóa": (20, 16), "Chính quyền số": (10, 8), "Thể chế": (10, 7)})
    target(store, "online_rate", ">=", 90, "%", "2023")
    dossiers(store, RECENT, online=10)  # weighs in the first two areas, which lost six points
    shown = store.ask_rows("attention", as_of=DAY, first_of_rule=True)
    assert [(row["rule"], row["subject"]) for row in shown if row["points_at_stake"]] == [
        ("target_behind", "Chỉ tiêu online_rate"),
        ("repeated_deduction", "Thể chế"),
    ]


def test_every_rule_has_its_sentence(seeded: Store) -> None:
    assert set(SENTENCES) == {rule["rule"] for rule in rules()}
    for row in seeded.ask_rows("attention", as_of="2026-11-22"):
        assert sentences.attention_sentence(row)


def test_every_rule_has_a_name_that_people_read() -> None:
    for rule in rules():
        assert words.label("rule", rule["rule"])
