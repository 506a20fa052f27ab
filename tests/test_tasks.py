"""Tasks: one state on every day, deadlines in words, counts and lists without counting twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cchc.store import Publication, Store

WHO = {"unit": "Sở Y tế", "province": "Long An"}
UNIT = {"unit_id": "so-y-te.long-an", "province_id": "long-an", "name": "Sở Y tế", "province": "Long An"}
DUE = date(2023, 6, 15)
DAYS = some.dates(date(2023, 1, 1), date(2023, 12, 31))


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


def test_a_deadline_in_words_is_kept_and_never_overdue(store: Store) -> None:
    listed(store, "2023", {"due_text": "hằng quý"}, {"due_text": "thường xuyên trong năm", "done_on": DUE})
    assert states(store, "2030-01-01") == [("open_in_time", None, None), ("done", None, None)]
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
@settings(max_examples=25)
def test_every_task_is_counted_once_in_one_state(
    quarter: list[dict[str, Any]], year: list[dict[str, Any]], day: date
) -> None:
    """The year's list names the quarter's tasks again: two rows of counts, and one line per task."""
    store = Store(":memory:")
    again = [{**task, "title": f"Quý {number}"} for number, task in enumerate(quarter)]
    if again:
        listed(store, "2023-Q1", *again)
    listed(store, "2023", *again, *year)
    counts = store.ask_rows("tasks_by_period", as_of=day.isoformat())
    for period, tasks in (("2023-Q1", quarter), ("2023", quarter + year)):
        rows = [row for row in counts if row["period"] == period]
        assert sum(row["total"] for row in rows) == len(tasks)
        assert all(row["done"] + row["open_in_time"] + row["open_late"] == row["total"] for row in rows)
        assert all(row["open"] == row["open_in_time"] + row["open_late"] for row in rows)
        assert all(row["done_of_due"] <= min(row["due"], row["done"]) for row in rows)
    assert len(store.ask_rows("tasks", as_of=day.isoformat())) == len(quarter + year)
    store.close()


def test_the_pace_of_a_plan_compares_with_the_days_of_its_year(seeded: Store) -> None:
    rows = seeded.ask_rows("plan_progress", unit="Sở Khoa học và Công nghệ", province="Bà Rịa - Vũng Tàu")
    row = next(row for row in rows if row["plan"] == "Kế hoạch CCHC")
    assert row["plan_progress"] == pytest.approx(100 * 8 / 43)
    assert row["expected_share"] == pytest.approx(100 * 90 / 365)
    assert row["ahead"] == pytest.approx(100 * 8 / 43 - 100 * 90 / 365)
