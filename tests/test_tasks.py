"""Tasks: one state on every day, deadlines in words, counts and lists without counting twice."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cchc import sentences
from cchc.charts.progress.task import task_bars
from cchc.store import Publication, Store
from tests.test_pages import opened, said
from tests.twins.periods import period as period_of

WHO = {"unit": "Sở Y tế", "province": "Long An"}
UNIT = {"unit_id": "so-y-te.long-an", "province_id": "long-an", "name": "Sở Y tế", "province": "Long An"}
DUE = date(2023, 6, 15)
DAYS = some.dates(date(2023, 1, 1), date(2023, 12, 31))


@pytest.fixture(scope="module")
def fresh(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Store]:
    """Makes an empty store for each example of one test; who takes it closes it."""
    folder, numbers = tmp_path_factory.mktemp("tasks"), count()
    return lambda: Store(str(shutil.copy(empty_file, folder / f"{next(numbers)}.duckdb")))


def listed(store: Store, period: str, *tasks: dict[str, Any]) -> None:
    """A list of single tasks of one unit, published."""
    publication = Publication(
        f"{period} {len(tasks)}.xlsx", repr((period, tasks)).encode(), "task_list", "An"
    )
    unit_id = publication.add_unit({**UNIT, "kind": "department", "cohort": "sở, ban, ngành"})
    for position, task in enumerate(tasks, start=1):
        row = {
            "title": f"Việc {position}",
            "unit_id": unit_id,
            "period": period,
            "position": position,
            **task,
        }
        publication.add("tasks", row, "tasks", unit_id, "", period)
    store.publish(publication, replace=True)


def counted(store: Store, period: str, plan: str, **counts: int) -> None:
    """A published count of one plan."""
    publication = Publication(f"{plan}.xlsx", repr((period, plan, counts)).encode(), "task_counts", "An")
    unit_id = publication.add_unit({**UNIT, "kind": "department", "cohort": "sở, ban, ngành"})
    row = {**counts, "unit_id": unit_id, "period": period, "plan": plan, "flag": "official"}
    publication.add("task_counts", row, "task_counts", unit_id, plan, period)
    store.publish(publication)


def states(store: Store, as_of: str) -> list[tuple[str, int | None, int | None]]:
    return [(r["state"], r["days_late"], r["days_left"]) for r in store.ask_rows("tasks", as_of=as_of)]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2023-06-14", ("open_in_time", None, 1)),
        ("2023-06-15", ("open_in_time", None, 0)),
        ("2023-06-16", ("open_late", 1, None)),
        ("2023-06-30", ("open_late", 15, None)),
        ("2023-07-01", ("done_late", 16, None)),
    ],
)
def test_a_task_passes_through_its_states_day_by_day(
    store: Store, as_of: str, state: tuple[Any, ...]
) -> None:
    listed(store, "2023", {"due_on": DUE, "done_on": date(2023, 7, 1)})
    assert states(store, as_of) == [state]


def test_a_list_that_stands_and_is_not_kept_is_found(store: Store) -> None:
    listed(store, "2023", {"due_on": DUE})
    assert store.offences()["tasks_kept_of_current"] == 0
    store.database.cursor().execute("truncate kept_tasks")
    assert store.offences()["tasks_kept_of_current"] == 1


def test_a_deadline_in_words_is_kept_and_never_overdue(store: Store) -> None:
    listed(store, "2023", {"due_text": "hằng quý"}, {"due_text": "thường xuyên trong năm", "done_on": DUE})
    assert states(store, "2030-01-01") == [("unknown", None, None), ("done", None, None)]
    assert [row["due_text"] for row in store.ask_rows("tasks")] == ["hằng quý", "thường xuyên trong năm"]
    count = store.ask_rows("tasks_by_period", as_of="2030-01-01")[0]
    assert (count["due"], count["open_late"], count["without_date"], count["completion_rate"]) == (
        0,
        0,
        2,
        None,
    )


def test_overdue_tasks_come_longest_first_and_those_due_soon_within_thirty_days(store: Store) -> None:
    ends = [date(2023, 6, 20), date(2023, 5, 1), date(2023, 7, 15), date(2023, 7, 31), date(2023, 8, 1)]
    listed(store, "2023", *({"due_on": end, "title": f"{end:%d/%m}"} for end in ends))
    late = store.ask_rows("tasks", as_of="2023-07-01", states=["open_late"])
    assert [(row["title"], row["days_late"]) for row in late] == [("01/05", 61), ("20/06", 11)]
    soon = store.ask_rows("tasks", as_of="2023-07-01", states=["open_in_time"], within_days=30)
    assert [(row["title"], row["days_left"]) for row in soon] == [("15/07", 14), ("31/07", 30)]


def test_a_published_count_stands_for_the_listed_tasks_of_its_plan_only(store: Store) -> None:
    listed(
        store,
        "2023-Q1",
        {"assigned_by": "UBND tỉnh", "due_on": DUE},
        {"assigned_by": "UBND tỉnh", "due_on": DUE},
        {"assigned_by": "Kế hoạch CCHC năm 2023", "due_on": DUE, "done_on": DUE},
    )
    counted(store, "2023-Q1", "UBND tỉnh giao", total=8, done=7)
    rows = store.ask_rows("tasks_by_period", as_of="2023-12-31", **WHO)
    assert [(row["plan"], row["counted_from"], row["total"], row["done"]) for row in rows] == [
        ("Kế hoạch CCHC", "tasks", 1, 1),
        ("UBND tỉnh giao", "counts", 8, 7),
    ]


@pytest.mark.parametrize("plan", ["Nhiệm vụ được giao", "UBND tỉnh giao và kế hoạch năm"])
def test_a_count_over_several_sources_speaks_for_the_tasks_of_the_province(store: Store, plan: str) -> None:
    listed(store, "2023", {"assigned_by": "Chủ tịch UBND tỉnh", "due_on": DUE})
    counted(store, "2023", plan, total=8, done=7)
    assert [row["plan"] for row in store.ask_rows("tasks_by_period")] == [plan]


def test_a_later_list_over_the_same_time_speaks_for_a_task_again(store: Store) -> None:
    listed(store, "2023-Q1", {"title": "Báo cáo", "due_on": date(2023, 3, 15)})
    listed(store, "2023-H1", {"title": "báo cáo ", "due_on": date(2023, 3, 15), "done_on": date(2023, 3, 10)})
    listed(store, "2023-Q3", {"title": "Báo cáo", "due_on": date(2023, 9, 15)})
    assert [state for state, *_ in states(store, "2023-10-01")] == ["done_on_time", "open_late"]


TASK = some.fixed_dictionaries(
    {
        "due_on": some.none() | DAYS,
        "done_on": some.none() | DAYS,
        "state": some.sampled_from([None, "done_on_time", "done_late", "open_late", "open_in_time"]),
        "assigned_by": some.sampled_from([None, "UBND tỉnh", "Kế hoạch CCHC"]),
    }
)


@given(quarter=some.lists(TASK, max_size=4), year=some.lists(TASK, min_size=1, max_size=4), day=DAYS)
@settings(max_examples=10)
def test_every_task_is_counted_once_in_one_state(
    fresh: Callable[[], Store], quarter: list[dict[str, Any]], year: list[dict[str, Any]], day: date
) -> None:
    """The year's list names the quarter's tasks again: it speaks for them, in counts as in lists."""
    store = fresh()
    again = [{**task, "title": f"Quý {number}"} for number, task in enumerate(quarter)]
    if again:
        listed(store, "2023-Q1", *again)
    listed(store, "2023", *again, *year)
    every = len(quarter + year)
    for name in ("tasks_by_period", "tasks_by_owner"):
        rows = store.ask_rows(name, as_of=day.isoformat())
        assert sum(row["total"] for row in rows) == every
        assert {row["period"] for row in rows} == {"2023"}
        for row in rows:
            assert (row["done"] is None) == (row["state_unknown"] > 0)
            if row["done"] is not None:
                assert row["done"] + row["open_in_time"] + row["open_late"] == row["total"]
                assert row["done_of_due"] <= min(row["due"], row["done"])
    assert len(store.ask_rows("tasks", as_of=day.isoformat())) == every
    store.close()


def test_the_pace_of_a_plan_compares_with_the_days_of_its_year(seeded: Store) -> None:
    rows = seeded.ask_rows("plan_progress", unit="Sở Khoa học và Công nghệ", province="Bà Rịa - Vũng Tàu")
    row = next(row for row in rows if row["plan"] == "Kế hoạch CCHC")
    assert row["plan_progress"] == pytest.approx(100 * 8 / 43)
    assert row["expected_share"] == pytest.approx(100 * 90 / 365)
    assert row["ahead"] == pytest.approx(100 * 8 / 43 - 100 * 90 / 365)


PLAN = {
    "plan": "Kế hoạch CCHC",
    "year": 2025,
    "total": 20,
    "flag": None,
    "counted_on": date(2025, 6, 30),
    "period": "2025-H1",
    "is_as_uploaded": None,
}


@pytest.mark.parametrize(
    ("done", "expected", "told"),
    [
        (20, 100.0, "hết năm đã làm 100,0\u00a0% (20/20 nhiệm vụ)."),
        (19, 100.0, "hết năm đã làm 95,0\u00a0% (19/20 nhiệm vụ)."),
        (
            10,
            50.03,
            "đến 30/06/2025 đã làm 50,0\u00a0% khi 50,0\u00a0% thời gian của năm đã qua, kịp thời gian.",
        ),
        (
            10,
            52.0,
            "đến 30/06/2025 đã làm 50,0\u00a0% khi 52,0\u00a0% thời gian của năm đã qua, chậm 2,0 điểm phần trăm.",
        ),
        (
            10,
            48.0,
            "đến 30/06/2025 đã làm 50,0\u00a0% khi 48,0\u00a0% thời gian của năm đã qua, nhanh 2,0 điểm phần trăm.",
        ),
    ],
)
def test_no_pace_is_told_of_a_year_that_is_over_nor_one_of_nothing(
    done: int, expected: float, told: str
) -> None:
    progress = 100 * done / 20
    row = {**PLAN, "done": done, "plan_progress": progress, "expected_share": expected}
    rows = pd.DataFrame([{**row, "ahead": progress - expected}])
    assert sentences.plan_pace(rows) == f"Kế hoạch CCHC, năm 2025: {told}"


def attended(store: Store, as_of: str) -> dict[str, tuple[str, float | None, float]]:
    """Plan → period, still open, and all that is overdue, as Tổng quan tells it."""
    things = store.ask_rows("attention", as_of=as_of)
    return {
        row["subject"]: (row["period"], row["actual"], row["at_stake"])
        for row in things
        if row["rule"] == "overdue_tasks"
    }


def done_and_open(done: int, open_: int, **more: Any) -> list[dict[str, Any]]:
    """Tasks due on DUE, some of them done that day."""
    tasks = [{"due_on": DUE, "done_on": DUE if number < done else None} for number in range(done + open_)]
    return [{**task, **more, "title": f"{more} {number}"} for number, task in enumerate(tasks)]


def test_a_plan_is_told_once_where_a_count_names_its_list(store: Store) -> None:
    listed(store, "2023", *done_and_open(1, 1, assigned_by="Kế hoạch năm"))
    counted(store, "2023", "UBND tỉnh giao và kế hoạch năm", total=8, done=6)
    rows = store.ask_rows("plan_progress", as_of="2023-12-31")
    assert [(row["plan"], row["done"], row["total"]) for row in rows] == [
        ("UBND tỉnh giao và kế hoạch năm", 6, 8)
    ]


@pytest.mark.parametrize("plan", ["Kế Hoạch CCHC", "KẾ HOẠCH CCHC ", "kế hoạch cchc năm 2023"])
def test_names_of_plans_are_matched_whatever_their_capitals(store: Store, plan: str) -> None:
    listed(store, "2023", *done_and_open(1, 3, assigned_by="Kế hoạch CCHC"))
    counted(store, "2023", plan, total=8, due=6, done=5)
    (row,) = store.ask_rows("tasks_by_period", as_of="2023-12-31")
    assert (row["plan"], row["total"], row["open_late"], row["listed_late"]) == (plan.strip(), 8, 1, 3)
    assert len(store.ask_rows("plan_progress", as_of="2023-12-31")) == 0  # 5 of 6 due, of 8 nobody says
    assert attended(store, "2023-12-31") == {plan.strip(): ("2023", 1, 1)}


def test_lists_whose_assigner_is_spelled_otherwise_are_one_plan(store: Store) -> None:
    listed(
        store,
        "2023",
        *done_and_open(0, 1, assigned_by="Bộ Y tế"),
        *done_and_open(1, 1, assigned_by="BỘ Y TẾ"),
    )
    (row,) = store.ask_rows("tasks_by_period", as_of="2023-12-31", plan="bộ y tế")
    assert (row["total"], row["open_late"]) == (3, 2)
    assert len(store.ask_rows("tasks", as_of="2023-12-31", plan="bộ Y TẾ")) == 3
    (row,) = store.ask_rows("tasks_by_owner", as_of="2023-12-31")
    assert row["total"] == 3


def test_of_two_counts_that_differ_in_capitals_the_later_is_told(store: Store) -> None:
    counted(store, "2023", "UBND tỉnh giao", total=8, done=7)
    counted(store, "2023", "ubnd tỉnh giao", total=9, done=7)
    assert [row["total"] for row in store.ask_rows("tasks_by_period")] == [9]


def test_a_count_that_does_not_say_how_many_are_late_leaves_it_to_the_list(store: Store) -> None:
    listed(store, "2023", *done_and_open(2, 9, assigned_by="UBND tỉnh"))
    counted(store, "2023", "UBND tỉnh giao", total=20, done=7)
    (row,) = store.ask_rows("tasks_by_period", as_of="2023-12-31")
    assert (row["total"], row["open_late"], row["listed_late"]) == (20, None, 9)
    assert "danh mục nêu 9 nhiệm vụ quá hạn" in sentences.plan_progress(row)
    assert attended(store, "2023-12-31") == {"UBND tỉnh giao": ("2023", 9, 9)}
    assert len(store.ask_rows("tasks", as_of="2023-12-31", states=["open_late"])) == 9


@pytest.mark.parametrize(
    ("counts", "late"),
    [
        ({"total": 20, "due": 10, "done": 8}, 2),
        ({"total": 20, "done": 20}, 0),
        ({"total": 20, "open_in_time": 0, "open_late": 0}, 0),
        (
            {"total": 20, "due": 10, "done": 12},
            None,
        ),  # done are told of all planned, so late ones cannot be told
        ({"total": 20, "done": 8}, None),
    ],
)
def test_how_many_are_late_follows_from_a_count_or_is_not_told(
    store: Store, counts: dict[str, int], late: int | None
) -> None:
    counted(store, "2023", "UBND tỉnh giao", **counts)
    assert store.ask_rows("tasks_by_period")[0]["open_late"] == late
    assert attended(store, "2023-12-31") == ({"UBND tỉnh giao": ("2023", late, late)} if late else {})


def test_a_plan_listed_by_quarter_is_all_its_lists_together(store: Store) -> None:
    first = done_and_open(10, 0, assigned_by="Kế hoạch CCHC")
    listed(store, "2023-Q1", *first)
    listed(store, "2023-Q2", *[{**task, "title": f"Q2 {task['title']}", "done_on": None} for task in first])
    (row,) = store.ask_rows("plan_progress", as_of="2023-06-30")
    assert (row["done"], row["total"], row["plan_progress"], row["period"]) == (10, 20, 50, "2023")
    assert (row["expected_share"], row["ahead"]) == (None, None)  # two quarters are not the plan of the year
    said = sentences.plan_pace(store.ask("plan_progress", as_of="2023-06-30"))
    assert said == "Kế hoạch CCHC, năm 2023: đã làm 50,0\u00a0% (10/20 nhiệm vụ đã nêu trong danh mục)."
    for quarter in ("2023-Q3", "2023-Q4"):
        listed(store, quarter, *[{**task, "title": f"{quarter} {task['title']}"} for task in first])
    (row,) = store.ask_rows("plan_progress", as_of="2023-06-30")
    assert (row["plan_progress"], row["expected_share"]) == (75, pytest.approx(100 * 181 / 365))


@pytest.mark.parametrize("day", ["2023-02-15", "2023-06-30", "2023-12-31", "2025-01-01"])
def test_a_years_count_is_set_against_the_time_passed_by_its_own_day_whatever_day_is_chosen(
    store: Store, day: str
) -> None:
    counted(store, "2023", "Kế hoạch CCHC", total=100, done=90)
    (row,) = store.ask_rows("plan_progress", as_of=day)
    assert (row["counted_on"], row["expected_share"], row["ahead"]) == (date(2023, 12, 31), 100, -10)
    told = sentences.plan_pace(store.ask("plan_progress", as_of=day)).replace("\u00a0", " ")
    assert told == ("Kế hoạch CCHC, năm 2023: hết năm đã làm 90,0 % (90/100 nhiệm vụ).")


def test_a_count_is_held_against_lists_of_its_own_day_and_not_of_one_that_is_chosen(store: Store) -> None:
    """A task was late in July and done in August: at the end of the year, of which the count is, none is late."""
    (task,) = done_and_open(0, 1, assigned_by="Kế hoạch CCHC")
    listed(store, "2023", {**task, "done_on": "2023-08-01"})
    counted(store, "2023", "Kế hoạch CCHC", total=3, done=2, open_late=1)
    for day in ("2023-07-15", "2023-12-31"):
        (row,) = store.ask_rows("tasks_by_period", as_of=day)
        assert (row["open_late"], row["named_late"]) == (1, 0), day
    things = [
        row for row in store.ask_rows("attention", as_of="2023-07-15") if row["rule"] == "overdue_tasks"
    ]
    assert [(row["counted_late"], row["listed_late"]) for row in things] == [(1, None)]


def test_a_count_that_was_handed_in_before_its_period_closes_has_no_pace(store: Store) -> None:
    counted(store, "2040", "Kế hoạch CCHC", total=100, done=90)
    counted(store, "2023", "Kế hoạch CCHC", total=100, done=90)
    store.database.cursor().execute(
        "update uploads set published_at = '2023-09-09 18:00' where years = '2023'"
    )
    (row,) = store.ask_rows("plan_progress", as_of="2023-12-31")
    assert row["counted_on"] == date(2023, 9, 10)  # in Vietnam
    assert (row["plan_progress"], row["expected_share"], row["ahead"]) == (90, None, None)
    (_earlier, row) = store.ask_rows("plan_progress", as_of="2040-12-31")
    assert row["counted_on"] == date(2040, 1, 1)  # never before its own period
    said = sentences.plan_pace(store.ask("plan_progress", as_of="2023-12-31")).replace("\u00a0", " ")
    assert "năm 2023: đã làm 90,0 % (90/100 nhiệm vụ); số liệu nạp khi kỳ chưa hết" in said
    assert "thời gian của năm" not in said
    assert "10/09" not in said  # another day of upload, the same sentence


@pytest.mark.parametrize("period", ["2023-9M", "2023", "2023-Q1"])
def test_a_count_reads_alike_whichever_day_it_was_handed_in_once_reports_of_its_period_close(
    store: Store, period: str
) -> None:
    """Reports close on the 14th: the same sheet was 2,9 points behind or 1,2 ahead by the day on which it was uploaded."""
    counted(store, period, "Kế hoạch CCHC", total=100, done=72)
    told, ends_on = set(), period_of(period).ends_on
    for days in (-17, -10, 0, 1, 400):
        store.database.cursor().execute(
            "update uploads set published_at = cast($1 as timestamp) + to_days(cast($2 as integer))",
            [f"{ends_on} 03:00", days],
        )
        rows = store.ask("plan_progress", as_of="2025-12-31")
        told.add((sentences.plan_pace(rows), *rows.iloc[0][["counted_on", "expected_share", "ahead"]]))
    assert len(told) == 1
    ((said, counted_on, *_rest),) = told
    assert counted_on.date() == ends_on
    assert "đến" not in said


def test_a_newer_list_goes_before_an_older_count_and_the_other_way_round(store: Store) -> None:
    listed(store, "2023-H1", *done_and_open(1, 3, assigned_by="Kế hoạch CCHC"))
    counted(store, "2023-Q1", "Kế hoạch CCHC", total=4, done=2, open_late=2)
    (row,) = store.ask_rows("plan_progress", as_of="2023-12-31")
    assert (row["counted_from"], row["done"]) == ("tasks", 1)
    assert attended(store, "2023-12-31") == {"Kế hoạch CCHC": ("2023-H1", 3, 3)}
    counted(store, "2023-9M", "Kế hoạch CCHC", total=4, done=3, open_late=1)
    (row,) = store.ask_rows("plan_progress", as_of="2023-12-31")
    assert (row["counted_from"], row["done"]) == ("counts", 3)
    assert attended(store, "2023-12-31") == {"Kế hoạch CCHC": ("2023-9M", 1, 1)}


def test_a_count_that_came_before_the_first_list_speaks_beside_it_too(store: Store) -> None:
    counted(store, "2023-9M", "Kế hoạch CCHC", total=4, done=3, open_late=1)
    listed(store, "2023-H1", *done_and_open(1, 3, assigned_by="Kế hoạch CCHC"))
    (row,) = store.ask_rows("plan_progress", as_of="2023-12-31")
    assert (row["counted_from"], row["done"]) == ("counts", 3)
    assert attended(store, "2023-12-31") == {"Kế hoạch CCHC": ("2023-9M", 1, 1)}


@pytest.mark.parametrize("periods", [("2023-Q1", "2023-H1", "2023"), ("2023-01", "2023-02", "2023-03")])
def test_a_list_that_is_repeated_is_told_once_on_every_page(store: Store, periods: tuple[str, ...]) -> None:
    for period in periods:
        listed(store, period, {"title": "Báo cáo", "due_on": date(2023, 1, 15), "owner": "Văn phòng"})
    day = "2023-12-31"
    for name in ("tasks_by_period", "tasks_by_owner"):
        assert [(r["period"], r["open_late"]) for r in store.ask_rows(name, as_of=day)] == [(periods[-1], 1)]
    assert len(store.ask_rows("tasks", as_of=day, states=["open_late"])) == 1
    assert attended(store, day) == {"Nhiệm vụ được giao": (periods[-1], 1, 1)}


def test_owners_are_one_whatever_their_capitals(store: Store) -> None:
    listed(store, "2023", *done_and_open(1, 0, owner="Văn phòng"), *done_and_open(0, 1, owner="văn phòng"))
    assert [row["total"] for row in store.ask_rows("tasks_by_owner", as_of="2023-12-31")] == [2]


def test_thirty_six_of_forty_seven_due_is_nowhere_thirty_six_of_ninety_one(seeded: Store) -> None:
    who = {"unit": "Sở Khoa học và Công nghệ", "province": "Quảng Ngãi"}
    row = next(row for row in seeded.ask_rows("tasks_by_period", **who) if row["total"] == 91)
    assert (row["done_of_due"], row["due"], row["plan_progress"]) == (36, 47, None)
    assert row["completion_rate"] == pytest.approx(100 * 36 / 47)
    assert row["plan"] not in [one["plan"] for one in seeded.ask_rows("plan_progress", **who)]
    rows = seeded.ask("tasks_by_period", **who)
    figure = task_bars(rows[rows["total"] == 91], "Nhiệm vụ")
    written = str(figure.to_dict())
    assert "36/91" not in written
    assert "36/47" in written


@pytest.mark.parametrize(
    ("counts", "completion", "progress"),
    [
        # 10 were due and 2 of them are late: 8 are done of those due, 13 of all
        (
            {"total": 20, "due": 10, "done_on_time": 12, "done_late": 1, "open_in_time": 5, "open_late": 2},
            80,
            65,
        ),
        ({"total": 20, "due": 20, "done": 15}, 75, 75),
        ({"total": 20, "done": 15}, 75, 75),
        ({"total": 20, "due": 10, "done": 9, "open_late": 5}, 50, None),
        ({"total": 20, "due": 10, "done": 3, "open_late": 5}, None, None),  # they contradict each other
    ],
)
def test_those_done_are_told_of_those_due_or_of_all_as_the_count_gives_them(
    store: Store, counts: dict[str, int], completion: float | None, progress: float | None
) -> None:
    counted(store, "2023", "Kế hoạch CCHC", **counts)
    row = store.ask_rows("tasks_by_period")[0]
    assert (row["completion_rate"], row["plan_progress"]) == (completion, progress)
    assert [one["plan_progress"] for one in store.ask_rows("plan_progress")] == (
        [progress] if progress else []
    )


def test_a_rate_on_time_is_told_only_where_it_is_known_of_all_that_are_done(store: Store) -> None:
    listed(store, "2023", {"due_on": DUE, "done_on": DUE}, {"due_text": "hằng quý", "done_on": DUE})
    row = store.ask_rows("tasks_by_period", as_of="2023-12-31")[0]
    assert (row["done"], row["done_on_time"], row["on_time_rate"], row["nothing_arisen"]) == (
        2,
        1,
        None,
        None,
    )


def test_overdue_tasks_are_told_as_open_or_done_late(store: Store) -> None:
    listed(store, "2023", *done_and_open(0, 3), {"due_on": DUE, "done_on": date(2023, 7, 1), "title": "Trễ"})
    (thing,) = [
        row for row in store.ask_rows("attention", as_of="2023-12-31") if row["rule"] == "overdue_tasks"
    ]
    assert "quá hạn (3 chưa xong, 1 xong sau hạn)" in sentences.attention_sentence(thing)


def test_the_tasks_of_a_conclusion_are_listed_by_unit_and_nobody_guesses_their_state(seeded: Store) -> None:
    who = {"unit": "Sở Khoa học và Công nghệ", "province": "Quảng Ngãi", "period": "2021-H2"}
    listed_tasks = seeded.ask_rows("tasks", **who)
    assert len(listed_tasks) == 42
    assert {(task["state"], task["due_on"]) for task in listed_tasks} == {("unknown", None)}
    assert {task["source"][:28] for task in listed_tasks} == {"Kết luận của Giám đốc Sở Kho"}
    owners = {row["owner"]: row["total"] for row in seeded.ask_rows("tasks_by_owner", **who)}
    assert owners == {
        "Phòng Quản lý Khoa học": 5,
        "Phòng Quản lý Khoa học và Công nghệ cơ sở": 4,
        "Phòng Quản lý Công nghệ, thị trường công nghệ và chuyên ngành": 7,
        "Chi cục Tiêu chuẩn Đo lường Chất lượng": 8,
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ": 7,
        "Phòng Kế hoạch - Tài chính": 5,
        "Thanh tra Sở": 2,
        "Văn phòng Sở": 4,
    }
    (row,) = seeded.ask_rows("tasks_by_period", **who)
    assert (row["done"], row["open"], row["plan_progress"], row["nothing_arisen"]) == (None, None, None, None)
    assert sentences.plan_progress(row).endswith("42 nhiệm vụ, cả 42 chưa rõ tình trạng.")
    assert [task["due_text"] for task in listed_tasks if task["due_text"]] == [
        "ngay sau khi có Quyết định phê duyệt của UBND tỉnh",
        "Phấn đấu đến cuối tháng 11/2021",
    ]


LISTS = some.dictionaries(
    some.sampled_from(["2023-Q1", "2023-Q2", "2023-H1", "2023"]),
    some.lists(
        some.fixed_dictionaries(
            {
                "title": some.sampled_from(["Báo cáo", "báo cáo", "Tập huấn", "Kiểm tra"]),
                "due_on": some.none() | some.sampled_from([date(2023, 2, 1), DUE, date(2023, 12, 1)]),
                "done_on": some.none() | DAYS,
                "owner": some.sampled_from([None, "Văn phòng", "VĂN PHÒNG"]),
                "assigned_by": some.sampled_from(["Bộ Y tế", "bộ y tế", "Kế hoạch CCHC"]),
            }
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
)


@given(lists=LISTS, day=DAYS)
@settings(max_examples=8)
def test_every_page_tells_the_same_number_of_late_tasks(
    fresh: Callable[[], Store], lists: dict[str, list[dict[str, Any]]], day: date
) -> None:
    """Nhiệm vụ by period, by owner and task by task; attention on Tổng quan; the pace of the plan."""
    store, as_of = fresh(), day.isoformat()
    for period, some_tasks in lists.items():
        listed(store, period, *some_tasks)
    late = store.ask_rows("tasks", as_of=as_of, states=["open_late"])
    by_plan = Counter(task["plan"].lower() for task in late)
    for name in ("tasks_by_period", "tasks_by_owner"):
        assert sum(row["open_late"] for row in store.ask_rows(name, as_of=as_of)) == len(late)
    told = {plan.lower(): still for plan, (_, still, _) in attended(store, as_of).items()}
    assert {plan: still for plan, still in told.items() if still} == by_plan
    for plan in by_plan:
        rows = store.ask_rows("tasks_by_period", as_of=as_of, plan=plan)
        assert sum(row["open_late"] for row in rows) == by_plan[plan]
    every = store.ask_rows("tasks", as_of=as_of, plan="Kế hoạch CCHC")
    for row in store.ask_rows("plan_progress", as_of=as_of):
        assert (row["total"], row["done"]) == (len(every), sum(t["state"].startswith("done") for t in every))
    store.close()


@given(lists=LISTS, day=DAYS, counts=some.lists(some.integers(0, 9) | some.none(), min_size=4, max_size=4))
@settings(max_examples=8)
def test_attention_tells_a_plan_as_its_period_or_as_its_lists(
    fresh: Callable[[], Store], lists: dict[str, list[dict[str, Any]]], day: date, counts: list[int | None]
) -> None:
    store, as_of = fresh(), day.isoformat()
    for period, some_tasks in lists.items():
        listed(store, period, *some_tasks)
    names = ("total", "due", "done", "open_late")
    known = {name: value for name, value in zip(names, counts, strict=True) if value is not None}
    counted(store, "2023-H1", "kế hoạch cchc", **known)
    late = store.ask_rows("tasks", as_of=as_of, states=["open_late"], plan="Kế hoạch CCHC")
    things = {plan.lower(): thing for plan, thing in attended(store, as_of).items()}
    if thing := things.get("kế hoạch cchc"):
        rows = store.ask_rows("tasks_by_period", as_of=as_of, plan="Kế hoạch CCHC", period=thing[0])
        published = [row["open_late"] for row in rows if row["counted_from"] == "counts"]
        assert (thing[1] or 0) in {len(late), *published}
    elif late:  # only a count that says otherwise silences the lists
        (row,) = store.ask_rows("tasks_by_period", as_of=as_of, plan="Kế hoạch CCHC", period="2023-H1")
        assert row["open_late"] == 0
    store.close()


@pytest.mark.parametrize(
    ("period", "plan", "on_the_page"),
    [
        ("2023", "UBND tỉnh giao", "năm 2023"),
        ("2023-Q4", "UBND tỉnh giao", "quý IV/2023"),  # the list is of the year
        ("2023-Q4", "Nhiệm vụ được giao", "quý IV/2023"),
    ],
)
def test_a_count_and_a_list_that_tell_other_numbers_are_both_told(
    store: Store, monkeypatch: pytest.MonkeyPatch, period: str, plan: str, on_the_page: str
) -> None:
    listed(store, "2023", *done_and_open(2, 5, assigned_by="UBND tỉnh"))
    counted(store, period, plan, total=20, due=20, done=11)
    unlike = "thống kê: 9; danh sách có tên: 5"
    rows = store.ask_rows("tasks_by_period", as_of="2023-12-31", period=period)
    (row,) = [row for row in rows if row["counted_from"] == "counts"]
    assert (row["open_late"], row["named_late"]) == (9, 5)
    assert f"quá hạn, chưa xong: {unlike}" in sentences.plan_progress(row)
    (thing,) = [
        row for row in store.ask_rows("attention", as_of="2023-12-31") if row["rule"] == "overdue_tasks"
    ]
    assert (thing["counted_late"], thing["listed_late"]) == (9, 5)
    assert sentences.attention_sentence(thing).endswith(f"({unlike})")
    filters = {"don_vi": UNIT["unit_id"], "ngay": "2023-12-31", "ky": period}
    text = said(opened(monkeypatch, store.path, "nhiem_vu", **filters))
    assert f"Quá hạn, chưa xong, {on_the_page}: {unlike}." in text


def test_a_count_is_held_against_the_lists_of_its_own_plan_alone(store: Store) -> None:
    listed(store, "2023", *done_and_open(2, 5, assigned_by="Bộ Y tế"))
    counted(store, "2023", "Kế hoạch CCHC", total=20, due=20, done=11)
    assert unlike_in(store, "2023") == ""  # nobody listed the tasks of this plan
    listed(store, "2023-Q1", *done_and_open(0, 9, assigned_by="Kế hoạch CCHC"))
    assert unlike_in(store, "2023") == ""  # 9 and 9; the 5 are of another plan
    counted(store, "2023", "Bộ Y tế", total=7)
    assert unlike_in(store, "2023") == ""  # of how many are late its count says nothing
    counted(store, "2023", "Kế hoạch CCHC", total=20, due=20, done=12)
    told = "Quá hạn, chưa xong, năm 2023: thống kê: 8; danh sách có tên: 9 (Kế hoạch CCHC)."
    assert unlike_in(store, "2023") == told


def test_a_count_of_the_past_is_held_against_what_its_lists_tell_of_its_last_day(store: Store) -> None:
    listed(store, "2023", *done_and_open(2, 5, assigned_by="UBND tỉnh"))  # due on 15/6
    counted(store, "2023-Q1", "UBND tỉnh giao", total=7, open_late=0)
    counted(store, "2023-H1", "UBND tỉnh giao", total=7, open_late=4)
    told = {
        row["period"]: (row["open_late"], row["named_late"])
        for row in store.ask_rows("tasks_by_period", as_of="2023-11-30")
        if row["counted_from"] == "counts"
    }
    assert told == {"2023-Q1": (0, 0), "2023-H1": (4, 5)}
    (thing,) = [
        row for row in store.ask_rows("attention", as_of="2023-11-30") if row["rule"] == "overdue_tasks"
    ]
    assert "thống kê" not in sentences.attention_sentence(thing)  # of 30/11 the count says nothing
    (thing,) = [
        row for row in store.ask_rows("attention", as_of="2023-06-30") if row["rule"] == "overdue_tasks"
    ]
    assert "(thống kê: 4; danh sách có tên: 5)" in sentences.attention_sentence(thing)


def unlike_in(store: Store, period: str) -> str:
    return sentences.unlike_the_list(store.ask("tasks_by_period", as_of="2023-12-31", period=period))
