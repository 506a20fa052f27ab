"""Targets and other figures: distance and pace, entry by form and on the page, history that is never overwritten."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from cchc import sentences
from cchc.commands.storing import load
from cchc.intake import IntakeError, cell_faults, owners, publication_of
from cchc.intake.figures import entered_figures
from cchc.intake.typed import parse_typed_number
from cchc.reading import read_workbook
from cchc.reading.figures.quantities import quantity_of
from cchc.reading.identity.periods import period_named
from cchc.reading.words.figures_form_words import COLUMNS, HEADER_ROW
from cchc.sentences.work.targets import aim_in_words
from cchc.store import Publication, Store
from cchc.store.difference import difference_of_publishing
from cchc.ui.choosing.filters import most_rows
from cchc.words import period as period_text
from cchc.writing.figures_form import write_figures_form
from tests.intake_page import IntakePage
from tests.twins.periods import codes

UNIT, PROVINCE = "Sở Khoa học và Công nghệ", "Long An"
WHO = {"unit": UNIT, "province": PROVINCE}
FEES = {"title": "Thu phí, lệ phí", "measure_unit": "triệu đồng"}


def figures(store: Store, kind: str, *rows: dict[str, Any], by: str = "An") -> str:
    return store.publish(entered_figures(kind, UNIT, PROVINCE, rows, by), replace=True)[0]


def fees(store: Store, target: dict[str, Any], *amounts: tuple[str, float]) -> dict[str, Any]:
    """The one target of fees, with what came in by period."""
    figures(store, "targets", {**FEES, "period": "2024", "comparison": ">=", "value": 100, **target})
    for period, amount in amounts:
        figures(store, "measures", {**FEES, "period": period, "actual": amount})
    (row,) = store.ask_rows("target_distances", as_of="2024-12-31", **WHO)
    return row


@pytest.mark.parametrize(
    ("amounts", "actual", "period", "added"),
    [
        ([("2024-H1", 30)], 30, "2024-H1", 1),
        ([("2024-Q1", 10), ("2024-Q2", 12)], 22, "2024-Q2", 2),
        ([("2024-Q1", 10), ("2024-Q2", 12), ("2024-H1", 30)], 30, "2024-H1", 1),
        ([("2024-Q1", 10), ("2024-Q3", 12)], 10, "2024-Q1", 1),
        ([("2024-01", 1), ("2024-02", 2), ("2024-Q1", 10)], 10, "2024-Q1", 1),
        ([("2024-Q1", 10), ("2024-Q2", 12), ("2024-03", 4), ("2024-04", 4)], 22, "2024-Q2", 2),
        ([("2023", 90)], None, None, None),
    ],
)
def test_a_sum_takes_no_day_twice_and_leaves_none_out(
    store: Store,
    amounts: list[tuple[str, float]],
    actual: float | None,
    period: str | None,
    added: int | None,
) -> None:
    row = fees(store, {}, *amounts)
    assert (row["actual"], row["actual_period"], row["periods_added"]) == (actual, period, added)


def told_of_fees(store: Store) -> str:
    (told,) = sentences.missed_targets(store.ask("target_distances", as_of="2024-12-31", **WHO))
    return told


def test_a_sum_of_periods_is_not_told_as_that_of_its_last_one(store: Store) -> None:
    row = fees(store, {}, ("2024-01", 5), ("2024-02", 6))
    assert (row["actual_since"], row["actual_period"]) == ("2024-01", "2024-02")
    assert ": từ tháng 1/2024 đến tháng 2/2024 có 11" in told_of_fees(store)
    (thing,) = (row for row in store.ask_rows("attention", as_of="2024-12-31", **WHO) if row["actual_since"])
    assert ": từ tháng 1/2024 đến tháng 2/2024 có **11**" in sentences.attention_sentence(thing)


@pytest.mark.parametrize(
    ("comparison", "unit", "told"),
    [
        (">=", "%", "ít nhất 5 %"),
        ("<=", "hồ sơ", "không quá 5 hồ sơ"),
        ("<=", "hạng", "hạng 5 trở lên"),
        ("=", "hạng", "đúng hạng 5"),
        ("<", None, "dưới 5"),
    ],
)
def test_what_a_target_asks_for_is_told_in_plain_words(comparison: str, unit: str | None, told: str) -> None:
    assert aim_in_words({"value": 5, "comparison": comparison, "measure_unit": unit}) == told


def test_targets_are_asked_for_by_year_and_by_whether_they_have_a_figure(store: Store) -> None:
    fees(store, {}, ("2024", 90))
    figures(store, "targets", {**FEES, "period": "2025", "comparison": ">=", "value": 120})
    asked = {"as_of": "2025-12-31", **WHO}
    assert [row["year"] for row in store.ask_rows("target_distances", **asked, year=2025)] == [2025]
    every = store.ask_rows("target_distances", **asked)
    for has_figure in (True, False):
        rows = store.ask_rows("target_distances", **asked, has_figure=has_figure)
        assert rows == [row for row in every if (row["actual"] is not None) == has_figure]


def test_a_single_figure_is_told_as_that_of_its_period(store: Store) -> None:
    row = fees(store, {}, ("2024-H1", 30))
    assert row["actual_since"] is None
    assert ": 6 tháng đầu năm 2024 có 30" in told_of_fees(store)


@pytest.mark.parametrize(
    ("target", "amounts", "outlook"),
    [
        ({}, [("2024", 100)], "met"),
        ({}, [("2024", 99.9)], "missed"),
        ({"comparison": ">"}, [("2024", 100)], "missed"),
        ({}, [("2024-H1", 100)], "met"),
        ({}, [("2024-H1", 49.73)], "on_pace"),
        ({}, [("2024-H1", 49.7)], "behind"),
        ({"comparison": "<="}, [("2024-H1", 101)], "missed"),
        ({"comparison": "<="}, [("2024-H1", 49.7)], "on_pace"),
        ({"comparison": "<="}, [("2024-H1", 60)], "behind"),
        ({"comparison": "<"}, [("2024", 100)], "missed"),
        ({"comparison": "="}, [("2024-H1", 50)], "not_yet"),
        ({}, [], "no_figure"),
        ({"value": None}, [("2024", 100)], "no_value"),
    ],
)
def test_a_target_is_judged_on_both_sides_of_its_value_and_pace(
    store: Store, target: dict[str, Any], amounts: list[tuple[str, float]], outlook: str
) -> None:
    assert fees(store, target, *amounts)["outlook"] == outlook


@pytest.mark.parametrize(
    ("comparison", "amount", "outlook"),
    [(">=", 49, "unpaced"), (">=", 100, "met"), ("<=", 49, "unpaced"), ("<=", 101, "missed")],
)
def test_a_figure_that_was_handed_in_before_its_period_closed_has_no_pace_on_any_day(
    store: Store, comparison: str, amount: float, outlook: str
) -> None:
    """Nobody says up to which day a year's figure counts that came in September: the day of upload is not it."""
    fees(store, {"comparison": comparison}, ("2024", amount))
    for day in ("2024-07-01", "2024-09-10", "2024-12-13"):
        store.database.cursor().execute("update uploads set published_at = cast($1 as timestamp)", [day])
        (row,) = store.ask_rows("target_distances", as_of="2024-12-20", **WHO)
        assert (row["expected_share"], row["projected"], row["outlook"]) == (None, None, outlook)
    if outlook == "unpaced":
        rows = store.ask("target_distances", as_of="2024-12-20", **WHO)
        assert sentences.targets_met(rows).startswith(
            "Có 1 chỉ tiêu; 1 chỉ tiêu có số liệu nạp khi kỳ chưa hết, chưa rõ tiến độ"
        )
        assert not store.ask_rows("attention", as_of="2024-12-20", **WHO)
    store.database.cursor().execute("update uploads set published_at = '2024-12-15'")
    (row,) = store.ask_rows("target_distances", as_of="2024-12-20", **WHO)
    assert row["expected_share"] == 100


def test_a_rate_has_no_pace_and_takes_the_newest_figure_before_its_period(store: Store) -> None:
    rate = {"title": "Tỷ lệ thanh toán trực tuyến", "measure_unit": "%"}
    figures(store, "targets", {**rate, "period": "2024", "comparison": ">=", "value": 45})
    figures(store, "measures", {**rate, "period": "2023", "actual": 50})
    (row,) = store.ask_rows("target_distances", as_of="2024-06-30", **WHO)
    assert (row["actual"], row["actual_period"], row["outlook"]) == (50, "2023", "met_before")
    assert (row["distance"], row["projected"], row["expected_share"]) == (5, None, None)
    figures(store, "measures", {**rate, "period": "2024-Q1", "actual": 44})
    (row,) = store.ask_rows("target_distances", as_of="2024-06-30", **WHO)
    assert (row["actual_period"], row["distance"], row["outlook"]) == ("2024-Q1", -1, "not_yet")


@pytest.mark.parametrize("day", ["2024-03-31", "2024-06-30", "2024-12-31"])
@pytest.mark.parametrize(("amount", "outlook"), [(99, "missed"), (100, "met")])
def test_a_years_figure_is_judged_by_its_own_day_whatever_day_is_chosen(
    store: Store, day: str, amount: float, outlook: str
) -> None:
    """99 of 100 by the end of June would be far ahead; it is what the whole year came to."""
    fees(store, {}, ("2024", amount))
    (row,) = store.ask_rows("target_distances", as_of=day, **WHO)
    assert (row["expected_share"], row["projected"], row["outlook"]) == (100, amount, outlook)


def monthly_dossiers(store: Store, year: int, months: range, *, late: int = 0, pending_late: int = 0) -> None:
    """Month by month 100 dossiers resolved, of them so many late, of the last month ten more; so many pending and late."""
    name = f"hồ sơ {year} {months}.xlsx"
    publication = Publication(name, name.encode(), "dossier_report", "An")
    unit_id = publication.add_unit(owners.unit(UNIT, PROVINCE, "2024"))
    for month in months:
        period, late_now = f"{year}-{month:02}", late + (10 if month == months[-1] else 0)
        row = {"unit_id": unit_id, "period": period, "position": 1, "label": "Tổng số", "received_total": 100}
        row |= {"resolved_total": 100, "resolved_late": late_now, "pending_late": pending_late}
        publication.add("dossier_counts", row | {"pending_in_time": 0}, "dossiers", unit_id, "", period)
    store.publish(publication, replace=True)


def rate_target(store: Store, measure: str = "on_time_rate", **target: Any) -> None:
    wanted = {"title": "Tỷ lệ đúng hạn", "measure": measure, "measure_unit": "%", "comparison": ">="}
    figures(store, "targets", {**wanted, "period": "2024", "value": 98, **target})


def held(store: Store, day: str = "2025-02-01") -> tuple[Any, ...]:
    (row,) = store.ask_rows("target_distances", as_of=day, **WHO)
    actual = None if row["actual"] is None else round(row["actual"], 2)
    return actual, row["actual_since"], row["actual_period"], row["outlook"]


@pytest.mark.parametrize(
    ("target", "months", "day", "expected"),
    [
        ("2024", range(1, 13), "2025-02-01", (99.17, "2024-01", "2024-12", "met")),
        ("2024", range(1, 6), "2024-06-03", (98.0, "2024-01", "2024-05", "met")),
        ("2024", range(1, 4), "2024-06-03", (96.67, "2024-01", "2024-03", "not_yet")),
        ("2024-H1", range(1, 7), "2025-02-01", (98.33, "2024-01", "2024-06", "met")),
        ("2024-9M", range(1, 10), "2025-02-01", (98.89, "2024-01", "2024-09", "met")),
        ("2024-12", range(1, 13), "2025-02-01", (90.0, None, "2024-12", "missed")),
        ("2024-Q4", range(1, 13), "2025-02-01", (90.0, None, "2024-12", "not_met_off_period")),
        ("2024", range(2, 13), "2025-02-01", (90.0, None, "2024-12", "not_met_off_period")),
        ("2024", range(1, 12), "2025-02-01", (99.09, "2024-01", "2024-11", "met_off_period")),
        ("2025", range(1, 13), "2025-02-01", (99.17, "2024-01", "2024-12", "met_before")),
        ("2025", range(12, 13), "2025-02-01", (90.0, None, "2024-12", "not_met_before")),
    ],
)  # fmt: skip
def test_a_years_target_of_a_rate_is_judged_by_the_year_and_never_by_its_last_month(
    store: Store, target: str, months: range, day: str, expected: tuple[Any, ...]
) -> None:
    monthly_dossiers(store, 2024, months)
    rate_target(store, period=target)
    assert held(store, day) == expected


def test_the_years_own_figure_goes_before_what_its_months_make_together(store: Store) -> None:
    monthly_dossiers(store, 2024, range(1, 13))
    rate_target(store)
    rate = {"title": "Tỷ lệ đúng hạn", "measure": "on_time_rate", "measure_unit": "%"}
    figures(store, "measures", {**rate, "period": "2024", "actual": 97})
    assert held(store) == (97, None, "2024", "missed")


def test_a_figure_of_more_than_the_targets_period_neither_reaches_nor_misses_it(store: Store) -> None:
    rate = {"title": "Tỷ lệ văn bản ký số", "measure_unit": "%"}
    figures(store, "targets", {**rate, "period": "2024-Q2", "comparison": ">=", "value": 90})
    figures(store, "measures", {**rate, "period": "2024-H1", "actual": 95})
    assert held(store) == (95, None, "2024-H1", "met_off_period")
    assert store.ask_rows("target_distances", as_of="2025-02-01", **WHO)[0]["reached_share"] is None
    figures(store, "measures", {**rate, "period": "2024-Q2", "actual": 85})
    assert held(store) == (85, None, "2024-Q2", "missed")


def test_a_month_beside_a_years_target_is_told_without_a_verdict_on_the_year(store: Store) -> None:
    monthly_dossiers(store, 2024, range(12, 13))
    rate_target(store)
    rows = store.ask("target_distances", as_of="2025-02-01", **WHO)
    assert sentences.targets_met(rows) == "Có 1 chỉ tiêu; 1 chỉ tiêu mới có số liệu của kỳ khác."
    (told,) = sentences.missed_targets(rows)
    assert "tháng 12/2024 có 90 %, cần ít nhất 98 %" in told
    assert "không đạt" not in told
    assert "chưa có số liệu của cả năm 2024" in told
    things = store.ask_rows("attention", as_of="2025-02-01", **WHO)
    (thing,) = (row for row in things if row["measure"] == "on_time_rate")
    told = sentences.attention_sentence(thing)
    assert "tháng 12/2024 có **90** %, chỉ tiêu của năm 2024 là 98 (chưa có số liệu của cả năm 2024)" in told


@pytest.mark.parametrize(("pending_late", "expected"), [(3, 13), (0, 10)])
def test_a_late_dossier_that_stays_pending_counts_once_against_a_years_target(
    store: Store, pending_late: int, expected: int
) -> None:
    monthly_dossiers(store, 2024, range(1, 13), pending_late=pending_late)
    rate_target(store, "late_dossiers", measure_unit="hồ sơ", comparison="<=", value=13)
    assert held(store) == (expected, "2024-01", "2024-12", "met")


def test_what_came_together_says_that_only_resolved_dossiers_count_as_late(store: Store) -> None:
    """In May 13 are late, of them 3 pending; from January on 10 that were resolved."""
    monthly_dossiers(store, 2024, range(1, 6), pending_late=3)
    last = store.ask_rows("dossiers_to_date", **WHO)[-1]
    assert "trễ hạn **10** (chỉ hồ sơ đã giải quyết)" in sentences.to_date(last)
    may = store.ask_rows("dossiers_by_period", **WHO)[-1]
    assert "trễ hạn **13** (3 đang giải quyết)" in sentences.dossiers_of_period(may)


def test_months_whose_late_dossiers_are_pending_too_are_not_added_up(store: Store) -> None:
    """From July on nothing says what came together; July alone is from the first day of the target's period."""
    monthly_dossiers(store, 2024, range(7, 13), pending_late=3)
    rate_target(store, "late_dossiers", measure_unit="hồ sơ", comparison="<=", value=13, period="2024-H2")
    assert held(store)[:3] == (3, None, "2024-07")


def test_quang_ngais_service_revenue_stands_at_the_documents_share(seeded: Store) -> None:
    rows = seeded.ask_rows("target_distances", unit=UNIT, province="Quảng Ngãi", as_of="2021-07-20")
    row = next(row for row in rows if row["measure"] == "service_revenue")
    assert (row["actual"], row["value"], round(row["reached_share"], 1)) == (1441, 3500, 41.2)
    assert row["projected"] == pytest.approx(1441 / 181 * 365)
    assert (row["outlook"], bool(row["source"]), bool(row["actual_source"])) == ("behind", True, True)


def test_every_edit_of_a_target_is_kept_with_who_made_it(store: Store) -> None:
    target = {"title": "Điểm đạt", "period": "2024", "comparison": ">=", "measure_unit": "điểm"}
    figures(store, "targets", {**target, "value": 80, "document": "Công văn 1"}, by="An")
    second = figures(store, "targets", {**target, "value": 82, "document": "Công văn 2"}, by="Bình")
    history = store.ask_rows("target_history", **WHO)
    assert [(row["value"], row["published_by"], row["state"], row["source"]) for row in history] == [
        (82, "Bình", "published", "Công văn 2"),
        (80, "An", "replaced", "Công văn 1"),
    ]
    assert [row["value"] for row in store.ask_rows("targets", **WHO)] == [82]
    store.take_back(second, "An")
    assert [row["value"] for row in store.ask_rows("targets", **WHO)] == [80]
    assert [row["state"] for row in store.ask_rows("target_history", **WHO)] == ["taken_back", "published"]


def test_a_removed_figure_goes_alone_and_comes_back(store: Store) -> None:
    """Of two targets under one scope one goes; a figure has a scope of its own."""
    points = {"title": "Điểm đạt", "period": "2024", "comparison": ">=", "value": 80}
    other = {**points, "title": "Điểm đạt (phấn đấu)", "measure": "score", "value": 85}
    figures(store, "targets", {**points, "measure": "score"}, other)
    figures(
        store, "measures", {**FEES, "period": "2024", "actual": 5}, {**FEES, "period": "2023", "actual": 4}
    )
    publication = entered_figures(
        "targets", UNIT, PROVINCE, [{**points, "measure": "score"}], "Bình", "", [other]
    )
    assert difference_of_publishing(store, publication).count("removed") == 2  # its sign and its value
    store.publish(publication, replace=True)
    assert [row["value"] for row in store.ask_rows("targets", **WHO)] == [80]
    kept, removed = [("Điểm đạt", 80)] * 2, [(other["title"], None), (other["title"], 85)]
    history = store.ask_rows("target_history", **WHO)
    assert [(row["title"], row["value"]) for row in history] == [*kept, *removed]
    assert [row["state"] for row in history] == ["published", "replaced", "removed", "replaced"]
    assert [row["published_by"] for row in history] == ["Bình", "An", "Bình", "An"]
    gone = entered_figures("measures", UNIT, PROVINCE, [], "Bình", "", [{**FEES, "period": "2024"}])
    assert difference_of_publishing(store, gone).count("removed") == 2  # its figure and its unit
    removal = store.publish(gone, replace=True)[0]
    assert [row["period"] for row in store.ask_rows("measures", **WHO)] == ["2023"]
    told = [(row["period"], row["actual"], row["state"]) for row in store.ask_rows("measure_history", **WHO)]
    assert told == [("2023", 4, "published"), ("2024", None, "removed"), ("2024", 5, "replaced")]
    assert {row["measures_period"] for row in store.ask_rows("units_held", as_of="2024-12-31")} == {"2023"}
    store.take_back(removal)
    assert [row["actual"] for row in store.ask_rows("measures", **WHO)] == [4, 5]


def test_a_figure_typed_for_a_known_title_replaces_that_of_the_seed(seed_copy: Path) -> None:
    store = Store(str(seed_copy))
    place = {"unit": UNIT, "province": "Bà Rịa - Vũng Tàu"}
    typed = {**FEES, "period": "2023-Q1", "plan": 110.0, "actual": 15.0, "document": "Báo cáo sửa"}
    publication = entered_figures("measures", UNIT, place["province"], [typed], "An")
    difference = difference_of_publishing(store, publication)
    changed = difference.figures.to_dict("records")
    assert [(row["figure"], row["number_before"], row["number_after"]) for row in changed] == [
        ("actual", 13.6, 15.0)
    ]
    store.publish(publication)
    (row,) = [row for row in store.ask_rows("measures", **place) if row["measure"] == "fee_revenue"]
    assert (row["actual"], row["source"]) == (15.0, "Báo cáo sửa")
    store.close()


@pytest.mark.parametrize(
    ("rows", "by"),
    [
        ([{**FEES, "period": "2024", "actual": 1}], " "),
        ([{**FEES, "period": "sang năm", "actual": 1}], "An"),
        ([{**FEES, "title": " ", "period": "2024"}], "An"),
        ([{**FEES, "period": "2024", "actual": float("nan")}], "An"),
        ([{**FEES, "period": "2024", "plan": float("inf")}], "An"),
        ([{**FEES, "period": "2024", "actual": 1e308}], "An"),
    ],
)
def test_what_says_too_little_or_cannot_be_is_not_entered(rows: list[dict[str, Any]], by: str) -> None:
    with pytest.raises(IntakeError):
        entered_figures("measures", UNIT, PROVINCE, rows, by)


def form(*lines: dict[str, Any], sheet: int = 0, **known: list[dict[str, Any]]) -> bytes:
    """Our form with some lines filled in below those that it knows."""
    blank = write_figures_form(PROVINCE, known.get("measures", []), known.get("targets", []))
    book = openpyxl.load_workbook(io.BytesIO(blank))
    columns = COLUMNS["targets" if sheet else "measures"]
    for place, line in enumerate(lines):
        for role, value in line.items():
            book.worksheets[sheet].cell(HEADER_ROW + 2 + place, columns.index(role) + 1, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_filled_form_is_read_and_published_without_a_question(store: Store) -> None:
    line = {
        "unit": UNIT,
        **FEES,
        "period": "Quý I/2024",
        "plan": 110,
        "actual": "13,6",
        "document": "Báo cáo 5",
    }
    content = form(line)
    reading = read_workbook(content, "bat_ky.xlsx")
    assert (reading.problems, [table.kind for table in reading.tables]) == ([], ["measures"])
    store.publish(publication_of(reading, content, "An"))
    (row,) = store.ask_rows("measures", **WHO)
    assert (row["measure"], row["period"], row["plan"], row["actual"]) == (
        "fee_revenue",
        "2024-Q1",
        110,
        13.6,
    )
    assert row["source"] == "Báo cáo 5"


def test_a_form_of_targets_reads_signs_and_keeps_the_code_of_known_lines(store: Store) -> None:
    known = [{"measure": "reform_score", "unit": UNIT, "title": "Điểm CCHC", "measure_unit": "điểm"}]
    content = form({"period": 2024, "comparison": "≥", "value": 80}, sheet=1, targets=known)
    reading = read_workbook(content, "bat_ky.xlsx")
    assert reading.problems == []
    store.publish(publication_of(reading, content, "An"))
    (row,) = store.ask_rows("targets", **WHO)
    assert (row["measure"], row["comparison"], row["value"], row["period"]) == (
        "reform_score",
        ">=",
        80,
        "2024",
    )


def test_the_problems_of_a_form_name_their_cells() -> None:
    lines: list[dict[str, Any]] = [
        {"unit": UNIT, "title": "Thu dịch vụ", "period": "đầu năm", "actual": 5},
        {"title": "Thu dịch vụ", "period": "2024", "actual": "nhiều"},
        {"unit": UNIT, "title": "Chưa có số", "period": "2024"},
    ]
    problems = read_workbook(form(*lines), "bat_ky.xlsx").problems
    assert [(problem.cell, problem.code) for problem in problems] == [
        ("D8", "unknown_period"),
        ("B9", "missing_value"),
        ("F9", "not_a_number"),
    ]
    assert all(problem.severity == "error" for problem in problems)


FORMED: list[tuple[dict[str, Any], Any, str | None]] = [
    (
        {"title": "Tỷ lệ hồ sơ đúng hạn", "measure": "on_time_rate", "measure_unit": "%"},
        112,
        "impossible_value",
    ),
    ({"title": "Thu dịch vụ so với kế hoạch", "measure_unit": "%"}, 112, "unusual_value"),
    ({"title": "Thu dịch vụ so với kế hoạch", "measure_unit": "phần trăm"}, 0.97, "unclear_share"),
    ({"title": "Văn bản ký số", "measure_unit": "%"}, "0,97", "unclear_share"),
    ({"title": "Văn bản ký số", "measure_unit": "%"}, "0,97 %", None),
    ({"title": "Văn bản ký số", "measure_unit": "%"}, "97", None),
    ({"title": "Điểm tiến độ (tối đa 20)", "measure_unit": "điểm"}, 20.5, "impossible_value"),
    ({"title": "Điểm kiểm tra", "measure_unit": "điểm"}, 105, "unusual_value"),
    ({"title": "Văn bản ban hành", "measure_unit": "văn bản"}, -3, "impossible_value"),
    ({"title": "Sáng kiến", "measure_unit": "sáng kiến"}, 2.5, "not_a_number"),
    ({"title": "Thứ hạng", "measure_unit": "hạng"}, 0, "impossible_value"),
    ({"title": "Thu phí", "measure_unit": "triệu đồng"}, -13.6, "impossible_value"),
    ({"title": "Thu phí", "measure_unit": "triệu đồng"}, "13,6 điểm", "not_a_number"),
    ({"title": "Thu phí", "measure_unit": "triệu đồng"}, "≥ 13,6", "not_a_number"),
    ({"title": "Thu phí", "measure_unit": "triệu đồng"}, "13,6 (*)", "not_a_number"),
    ({"title": "Thu phí", "measure_unit": "triệu đồng"}, "97 %", "not_a_number"),
    ({"title": "Thu phí", "measure_unit": "đồng"}, 4e13, None),
    ({"title": "Tăng trưởng", "measure_unit": "điểm phần trăm"}, -2, "unusual_value"),
]


def test_a_figure_of_a_form_is_checked_by_the_rule_of_what_is_typed_and_named_by_its_cell() -> None:
    """What the grid refuses is an error here, what it asks an error or a warning, and each names its cell."""
    lines = [{"unit": UNIT, "period": f"Tháng {n % 12 + 1}/{2020 + n // 12}", **line, "actual": value}
             for n, (line, value, _) in enumerate(FORMED)]  # fmt: skip
    problems = read_workbook(form(*lines), "bat_ky.xlsx").problems
    told = [(f"F{HEADER_ROW + 2 + n}", code) for n, (_, _, code) in enumerate(FORMED) if code]
    assert [(problem.cell, problem.code) for problem in problems] == told
    assert {problem.code for problem in problems if problem.severity == "warning"} == {"unusual_value"}
    for line, value, code in FORMED:
        of = quantity_of(line.get("measure", ""), line["title"], line["measure_unit"])
        typed = parse_typed_number(
            str(value).replace(".", ",") if isinstance(value, float | int) else value, of
        )
        assert bool(typed.fault or typed.readings or typed.oddity) == (code is not None), (line, value)


def test_what_cannot_be_is_published_by_no_other_way_either(store: Store) -> None:
    line = {"title": "Tỷ lệ hồ sơ đúng hạn", "measure": "on_time_rate", "measure_unit": "%", "period": "2024"}
    with pytest.raises(IntakeError, match="112 lớn hơn 100"):
        entered_figures("measures", UNIT, PROVINCE, [{**line, "actual": 112.0}], "An")
    counted = {"title": "Sáng kiến", "measure_unit": "sáng kiến", "period": "2024", "plan": 2.5}
    with pytest.raises(IntakeError, match="không phải số nguyên"):
        entered_figures("measures", UNIT, PROVINCE, [counted], "An")


def test_two_lines_of_a_form_that_say_the_same_thing_of_one_period_are_refused() -> None:
    line = {"unit": UNIT, "title": "Số sáng kiến", "period": "2024", "actual": 7}
    alike = {**line, "title": "số  sáng kiến", "period": "Năm 2024", "actual": 8}
    problems = read_workbook(form(line, alike, {**line, "period": "2023"}), "bat_ky.xlsx").problems
    assert [(problem.cell, problem.code, problem.severity) for problem in problems] == [
        ("C9", "duplicate_row", "error")
    ]
    assert "đã có ở dòng 8" in problems[0].message


def test_a_period_of_a_form_beside_which_something_else_is_said_is_no_whole_year() -> None:
    lines = [
        {"unit": UNIT, "title": title, "period": title, "actual": 5}
        for title in ("Quý 5/2024", "Tháng 13/2024", "cuối năm 2024")
    ]
    problems = read_workbook(form(*lines), "bat_ky.xlsx").problems
    assert [problem.code for problem in problems] == ["unknown_period"] * 3


def test_a_form_without_figures_says_so() -> None:
    reading = read_workbook(write_figures_form(PROVINCE, [], []), "trong.xlsx")
    assert [problem.code for problem in reading.problems] == ["no_table_found"]


@given(some.sampled_from([code for year in (2005, 2021, 2026) for code in codes(year)]))
def test_a_period_reads_back_however_it_is_written(code: str) -> None:
    assert period_named(period_text(code)) == code
    assert period_named(code) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2024.0, "2024"),
        (date(2026, 9, 1), "2026-09"),
        (date(2026, 9, 15), None),
        ("9/2026", "2026-09"),
        ("hằng năm", None),
        ("", None),
        (12, None),
    ],
)
def test_a_period_is_told_from_what_names_none(value: Any, code: str | None) -> None:
    assert period_named(value) == code


def test_figures_open_with_the_period_that_has_most_of_them_and_the_newest_of_several() -> None:
    assert most_rows(pd.DataFrame({"period": ["2024", "2023-Q4", "2023", "2023", "2022", "2022"]})) == "2023"
    assert most_rows(pd.DataFrame({"period": []})) is None


@pytest.mark.parametrize(
    "spelled", ["THU PHÍ, LỆ PHÍ", "Thu phí,  lệ phí", unicodedata.normalize("NFD", FEES["title"])]
)
def test_a_title_spelled_otherwise_is_the_title_that_stands(store: Store, spelled: str) -> None:
    figures(store, "measures", {**FEES, "period": "2023", "actual": 9.0})
    figures(store, "measures", {**FEES, "period": "2024", "actual": 10.0})
    content = form({"unit": UNIT, **FEES, "title": spelled, "period": "2024", "actual": 12})
    publication = publication_of(read_workbook(content, "mau.xlsx"), content, "An")
    (changed,) = difference_of_publishing(store, publication).figures.to_dict("records")
    assert (changed["difference"], changed["number_before"], changed["number_after"]) == (
        "changed",
        10.0,
        12.0,
    )
    typed = entered_figures(
        "measures", UNIT, PROVINCE, [{**FEES, "title": spelled, "period": "2025", "actual": 11.0}], "An"
    )
    store.publish(publication, typed, replace=True)
    rows = store.ask_rows("measures", **WHO)
    assert [(row["title"], row["period"], row["actual"]) for row in rows] == [
        (FEES["title"], "2023", 9.0), (FEES["title"], "2024", 12.0), (FEES["title"], "2025", 11.0),
    ]  # fmt: skip
    assert store.current_upload_of(publication_of(read_workbook(content, "mau.xlsx"), content, "An"))


def test_a_target_spelled_otherwise_has_the_title_that_stands_and_two_titles_stay_two(store: Store) -> None:
    target = {**FEES, "period": "2024", "comparison": ">=", "value": 100.0}
    figures(store, "targets", target)
    figures(store, "targets", {**target, "title": "THU PHÍ, LỆ PHÍ", "value": 110.0})
    figures(store, "targets", {**target, "title": "Thu phí, lệ phí khác", "value": 5.0})
    titles = {row["title"]: row["value"] for row in store.ask_rows("targets", **WHO)}
    assert titles == {"Thu phí, lệ phí": 110.0, "Thu phí, lệ phí khác": 5.0}


def test_points_above_the_maximum_of_the_units_index_are_refused_in_a_form_as_in_the_grid(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = Publication("xếp hạng.xlsx", b"1", "ranking", "An")
    unit_id = total.add_unit(owners.unit(UNIT, PROVINCE, "2023"))
    row = {"unit_id": unit_id, "year": 2023, "max_score": 71.5, "score": 69.25}
    total.add("results", row, "result", unit_id, "", "2023")
    store.publish(total)
    line = {"unit": UNIT, "title": "Điểm CCHC", "measure": "score", "measure_unit": "điểm"}
    lines = [{**line, "period": 2024, "value": 75}, {**line, "period": 2025, "value": 71.5}]
    lines += [{**line, "unit": "Sở Y tế", "period": 2025, "value": 75}]
    content = form(*lines, sheet=1)
    (problem,) = cell_faults(read_workbook(content, "mau.xlsx"), store.maxima_of)
    assert (problem.cell, problem.severity) == ("F8", "error")
    assert problem.message == "Ô F8: 75 lớn hơn 71,5, là mức cao nhất có thể."
    assert parse_typed_number("75", quantity_of("score", "Điểm CCHC", "điểm", 71.5)).fault in problem.message

    monkeypatch.setenv("CCHC_DATABASE", store.path)
    page = IntakePage(mau=content)
    assert "75 lớn hơn 71,5" in page.find("text_input", "Ô F8").label
    assert store.ask_rows("targets", **WHO) == []


def test_a_form_with_points_above_the_maximum_is_not_loaded(tmp_path: Path) -> None:
    file, database = tmp_path / "mau.xlsx", tmp_path / "cchc.duckdb"
    line = {"unit": UNIT, "title": "Điểm CCHC", "measure": "score", "measure_unit": "điểm"}
    file.write_bytes(form({**line, "period": 2024, "value": 101}, sheet=1))
    done = CliRunner().invoke(load, [str(file), "--by", "An", "--database", str(database)])
    assert done.exit_code == 2
    assert "Ô F8: 101 lớn hơn 100" in done.stderr
