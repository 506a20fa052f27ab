"""Dossiers: what is added to what, which rates there are, who is late; nothing counted twice and no blank read as zero."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cchc import sentences, undefined_rates, words
from cchc.exporting import export_file
from cchc.intake import owners, publication_of
from cchc.intake.figures import entered_figures
from cchc.reading import read_workbook
from cchc.store import Publication, Store
from cchc.store.difference import difference_of_publishing
from tests.twins.periods import codes, period
from tests.workbook_making import book

NUMBER = count(1)
Counts = dict[str, Any]


def report(store: Store, counts: Counts, period_code: str = "2023-Q1", province: str = "Long An") -> None:
    """One line of dossiers of Sở Nội vụ."""
    publish(store, {period_code: [{"label": "Tổng số", **counts}]}, province)


def publish(store: Store, reports: dict[str, list[Counts]], province: str = "Long An") -> None:
    publication = Publication(f"{next(NUMBER)}.xlsx", str(next(NUMBER)).encode(), "dossier_report", "thử")
    unit_id = publication.add_unit(owners.unit("Sở Nội vụ", province, "2023"))
    for code, rows in reports.items():
        for position, row in enumerate(rows, start=1):
            line = {"unit_id": unit_id, "period": code, "position": position, "label": f"{position}", **row}
            publication.add("dossier_counts", line, "dossiers", unit_id, "", code)
    store.publish(publication, replace=True)


def only(rows: list[dict[str, Any]]) -> dict[str, Any]:
    (row,) = rows
    return row


@pytest.mark.parametrize(
    "counts",
    [
        {"resolved_total": 50, "resolved_on_time": 40},
        {"resolved_total": 50, "resolved_early": 40},
        {"resolved_total": 50, "resolved_early": 40, "resolved_on_time": None},
    ],
)
def test_a_blank_part_of_what_is_in_time_is_not_zero(store: Store, counts: Counts) -> None:
    report(store, counts)
    row = only(store.ask_rows("dossiers_by_period"))
    assert row["on_time_rate"] is None
    assert row["resolved_early_or_on_time"] is None


def test_what_is_not_late_is_in_time_where_the_parts_are_blank(store: Store) -> None:
    report(store, {"resolved_total": 50, "resolved_late": 5})
    assert only(store.ask_rows("dossiers_by_period"))["on_time_rate"] == 90


@pytest.mark.parametrize(
    ("counts", "rate", "worked_out"),
    [
        ({"resolved_early": 2, "resolved_on_time": 3, "resolved_late": 0}, 100, "resolved_total"),
        ({"resolved_early_or_on_time": 3, "resolved_late": 1}, 75, "resolved_total"),
        ({"resolved_early": 2, "resolved_on_time": 3}, None, None),  # a part is missing
        ({"resolved_early": 2, "resolved_late": 0}, None, None),
        ({"resolved_total": 6, "resolved_early": 2, "resolved_on_time": 3}, 100 * 5 / 6, None),
        ({"resolved_early": 0, "resolved_on_time": 0, "resolved_late": 0}, None, "resolved_total"),
    ],
)
def test_a_total_that_is_not_printed_is_the_sum_of_all_its_parts_and_says_so(
    store: Store, counts: Counts, rate: float | None, worked_out: str | None
) -> None:
    report(store, counts)
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["on_time_rate"], row["worked_out"]) == (rate, worked_out)
    told = next(row for row in store.ask_rows("dossier_rates") if row["rate"] == "on_time_rate")
    assert (told["rate_state"] == "counted_from_parts") == (rate is not None and worked_out is not None)
    assert ("đã giải quyết **5** (tính từ các phần)" in sentences.dossiers_of_period(row)) == (rate == 100)


def test_totals_of_receiving_and_pending_are_the_sums_of_all_their_parts(store: Store) -> None:
    parts = {"received_online": 3, "received_direct": 1, "carried_over": 2, "pending_in_time": 4}
    report(store, {**parts, "pending_late": 1})
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["received_total"], row["pending_total"]) == (6, 5)
    assert row["worked_out"] == "received_total;pending_total"
    report(store, {**parts, "carried_over": None})
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["received_total"], row["pending_total"], row["worked_out"]) == (None, None, None)


def test_a_sum_of_lines_says_that_one_of_them_was_worked_out_of_its_parts(store: Store) -> None:
    printed = {"resolved_total": 10, "resolved_late": 1}
    publish(store, {"2023-Q1": [printed, {"resolved_early": 2, "resolved_on_time": 3, "resolved_late": 0}]})
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["resolved_total"], row["worked_out"]) == (15, "resolved_total")
    assert row["on_time_rate"] == pytest.approx(100 * 14 / 15)
    publish(store, {"2023-Q1": [printed, {"resolved_early": 2}]})
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["resolved_total"], row["worked_out"]) == (None, None)


def test_a_blank_part_is_not_taken_for_zero_without_saying_so() -> None:
    heads = ["TT", "Lĩnh vực", "Tổng số tiếp nhận", "Tổng số đã giải quyết"]
    heads += ["Giải quyết trước hạn", "Giải quyết đúng hạn", "Giải quyết quá hạn"]

    def told(*values: int | None) -> list[str]:
        rows = [["HỒ SƠ TTHC QUÝ I/2024 SỞ Y TẾ"], heads, [1, "Dược", 20, *values]]
        problems = read_workbook(book({"Trang 1": rows}), "ho_so.xlsx").problems
        return [problem.message for problem in problems if problem.code == "dossier_identity"]

    assert told(5, 2, 3, None) == []
    (message,) = told(10, 2, 3, None)
    assert (
        "Ô trống không được coi là 0: hãy ghi số hồ sơ giải quyết quá hạn, nếu không có thì ghi 0." in message
    )
    (message,) = told(10, 2, 3, 4)
    assert "Ô trống" not in message


def test_what_a_report_has_no_column_for_is_entered_beside_it(store: Store) -> None:
    report(store, {"received_total": 50, "carried_over": 10, "resolved_total": 40})
    counts = {"Hồ sơ phải nộp phí, lệ phí": 20, "Hồ sơ đã thanh toán trực tuyến": 9, "Hồ sơ đã số hóa": 30}
    rows = [
        {"title": title, "period": "Quý I/2023", "actual": number, "measure_unit": "hồ sơ"}
        for title, number in counts.items()
    ]
    store.publish(entered_figures("measures", "Sở Nội vụ", "Long An", rows, "An"))
    rates = {row["rate"]: row for row in store.ask_rows("dossier_rates")}
    assert [rates["online_payment_rate"][name] for name in ("part", "whole", "rate_value")] == [9, 20, 45]
    assert [rates["digitisation_rate"][name] for name in ("part", "whole", "rate_value")] == [30, 40, 75]
    report(store, {"received_total": 50, "carried_over": 10, "payable_total": 10, "paid_online": 1})
    told = {row["rate"]: row["rate_value"] for row in store.ask_rows("dossier_rates")}
    assert told["online_payment_rate"] == 10  # what the report itself says goes first


@pytest.mark.parametrize(
    ("counts", "beside", "rates"),
    [
        # the report has one of the two: both are taken from beside it, or there is no rate
        ({"payable_total": 10}, {"payable_dossiers": 20, "paid_online_dossiers": 9}, {"online_payment_rate": 45}),
        ({"payable_total": 10}, {"paid_online_dossiers": 15}, {"online_payment_rate": None}),
        ({"resolved_early_or_on_time": 30, "pending_in_time": 10}, {"in_time_dossiers": 90, "overdue_dossiers": 10},
         {"in_time_rate": 90, "late_rate": 10}),
        ({"resolved_early_or_on_time": 30, "pending_in_time": 10}, {"overdue_dossiers": 10},
         {"in_time_rate": None, "late_rate": None}),
        ({"resolved_early_or_on_time": 30, "pending_in_time": 10, "resolved_late": 6, "pending_late": 4},
         {"in_time_dossiers": 1, "overdue_dossiers": 1}, {"in_time_rate": 80, "late_rate": 20}),
        # what is not in time is of those that the same document received
        ({"received_total": 100}, {"in_time_dossiers": 120}, {"in_time_rate": None, "late_rate": None, "overdue_total": None}),
        ({"received_total": 100, "source_id": "S1"}, {"in_time_dossiers": 90}, {"in_time_rate": None, "overdue_total": None}),
    ],
)  # fmt: skip
def test_both_counts_of_a_rate_are_of_one_document(
    store: Store, counts: Counts, beside: Counts, rates: Counts
) -> None:
    report(store, counts)
    made = Publication("nhập.json", str(next(NUMBER)).encode(), "measures", "thử")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    for measure, number in beside.items():
        row = {
            "unit_id": unit_id,
            "measure": measure,
            "title": measure,
            "period": "2023-Q1",
            "actual": number,
        }
        made.add("measures", row, "measures", unit_id, measure, "2023-Q1")
    store.publish(made)
    row = only(store.ask_rows("dossiers_by_period"))
    told = {each["rate"]: each["rate_value"] for each in store.ask_rows("dossier_rates")} | row
    assert {name: told[name] for name in rates} == rates
    if "online_payment_rate" in rates:
        assert "|paid_online_dossiers|" in row["origin"]


def test_figures_of_dossiers_follow_every_change_of_what_stands(store: Store) -> None:
    """A report and what is entered beside it: published, replaced, taken back, put back, and only rehearsed."""

    def rates() -> list[tuple[Any, ...]]:
        return [
            (row["on_time_rate"], row["digitisation_rate"]) for row in store.ask_rows("dossiers_by_period")
        ]

    counts = {"received_total": 50, "carried_over": 10, "resolved_total": 40}
    report(store, {**counts, "resolved_late": 4})
    entry = {"title": "Hồ sơ đã số hóa", "period": "Quý I/2023", "actual": 30, "measure_unit": "hồ sơ"}
    measured = entered_figures("measures", "Sở Nội vụ", "Long An", [entry], "thử")
    assert difference_of_publishing(store, measured).count("added")
    assert rates() == [(90, None)]
    (beside,) = store.publish(measured)
    assert rates() == [(90, 75)]
    report(store, {**counts, "resolved_late": 8})
    assert rates() == [(80, 75)]
    store.take_back(store.ask_rows("uploads")[0]["id"])
    assert rates() == [(90, 75)]
    store.take_back(beside)
    assert rates() == [(90, None)]
    store.publish_again(beside)
    assert rates() == [(90, 75)]


def test_nothing_to_divide_by_is_told_from_nothing_known(store: Store) -> None:
    report(store, {"received_total": 0, "received_online": 0, "carried_over": 0, "resolved_total": 0})
    states = {row["rate"]: row["rate_state"] for row in store.ask_rows("dossier_rates")}
    assert states["online_rate"] == "not_arisen"
    assert states["on_time_rate"] == "not_arisen"
    assert states["online_payment_rate"] == "unknown"
    said = undefined_rates.undefined_cells(store.ask("dossiers_by_period"))
    assert {"on_time_rate", "early_rate", "online_rate", "digitisation_rate", "late_rate"} == said.keys()
    rows = store.ask("dossiers_by_period")
    file = export_file(
        store, "dossiers_by_period", rows, {}, "csv", None, ["on_time_rate", "online_payment_rate"]
    )
    line = file.decode("utf-8-sig").splitlines()[1]
    assert line.startswith("1,không phát sinh,,"), "what is not known is blank, also in a file"


@pytest.mark.parametrize("first", ["the report", "the rate"])
def test_a_rate_that_was_published_stands_where_the_counts_are_zero(store: Store, first: str) -> None:
    counts = {"received_total": 0, "received_online": 0, "carried_over": 0, "resolved_total": 0}
    rate = {"title": "Đúng hạn", "measure": "on_time_rate", "period": "2023-Q1", "actual": 95}
    if first == "the report":
        report(store, counts)
    store.publish(entered_figures("measures", "Sở Nội vụ", "Long An", [{**rate, "measure_unit": "%"}], "An"))
    if first == "the rate":
        report(store, counts)
    row = next(row for row in store.ask_rows("dossier_rates") if row["rate"] == "on_time_rate")
    assert (undefined_rates.display_cell(row, "rate_value"), row["rate_state"]) == (
        "95,0\u00a0%",
        "published",
    )


def test_rates_of_paying_and_digitising_divide_by_what_could_be(store: Store) -> None:
    counts = {
        "received_total": 110,
        "carried_over": 10,
        "digitised": 60,
        "payable_total": 40,
        "paid_online": 30,
    }
    report(store, counts)
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["digitisation_rate"], row["online_payment_rate"]) == (60, 75)


def test_a_target_is_that_of_the_shortest_period_around(store: Store) -> None:
    report(store, {"resolved_total": 100, "resolved_late": 3})
    publication = Publication("t.csv", b"t", "targets", "thử")
    unit_id = publication.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    for code, value in (("2023", 95), ("2023-H1", 98), ("2023-Q2", 99), ("2024", 50)):
        row = {
            "unit_id": unit_id,
            "measure": "on_time_rate",
            "period": code,
            "comparison": ">=",
            "value": value,
        }
        publication.add("targets", row, "targets", unit_id, "on_time_rate", code)
    store.publish(publication)
    rate = next(row for row in store.ask_rows("dossier_rates") if row["rate"] == "on_time_rate")
    assert (rate["rate_target"], rate["shortfall"]) == (98, 1)
    assert rate["rate_target_period"] == "2023-H1"
    assert (
        sentences.distance_to_target(rate) == f"{words.signed(-1, 1)} · mục tiêu 6 tháng đầu năm 2023: 98 %"
    )
    of_its_own = {**rate, "rate_target_period": rate["period"]}
    assert sentences.distance_to_target(of_its_own) == f"{words.signed(-1, 1)} · mục tiêu 98 %"


def test_a_line_that_is_part_of_another_is_not_added_again(store: Store) -> None:
    rows = [
        ["SỞ NỘI VỤ TỈNH LONG AN"],
        ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023"],
        ["STT", "Lĩnh vực", "Tổng số tiếp nhận", "Đã giải quyết", "Giải quyết quá hạn", "Đang giải quyết"],
        [1, "Hộ tịch", 30, 20, 2, 10],
        ["1.1", "Khai sinh", 20, 15, 2, 5],
        ["1.2", "Khai tử", 10, 5, 0, 5],
        [2, "Đất đai", 5, 5, 0, 0],
        ["", "Tổng cộng", 35, 25, 2, 10],
    ]
    content = book({"Trang 1": rows})
    store.publish(publication_of(read_workbook(content, "so_noi_vu.xlsx"), content, "thử"))
    row = only(store.ask_rows("dossiers_by_period"))
    assert (row["received_total"], row["resolved_total"], row["resolved_late"]) == (35, 25, 2)
    fields = store.ask_rows("dossiers_by_field")
    assert [(field["label"], field["is_part"]) for field in fields][:2] == [
        ("Khai sinh", True),
        ("Hộ tịch", False),
    ]


def test_a_report_with_a_line_for_each_unit_is_each_units_own(store: Store) -> None:
    rows = [
        ["TỔNG HỢP HỒ SƠ TTHC CỦA CÁC SỞ, NGÀNH TỈNH LONG AN THÁNG 9 NĂM 2023"],
        ["STT", "Đơn vị", "Tổng số tiếp nhận", "Đã giải quyết", "Giải quyết quá hạn", "Đang giải quyết"],
        [1, "Sở Nội vụ", 30, 20, 2, 10],
        [2, "Sở Y tế", 50, 50, 7, 0],
    ]
    content = book({"Trang 1": rows})
    store.publish(publication_of(read_workbook(content, "tong_hop.xlsx"), content, "thử"))
    late = store.ask_rows("dossiers_by_unit", province="Long An", period="2023-09")
    assert [(row["unit"], row["late_total"], row["late_place"]) for row in late] == [
        ("Sở Y tế", 7, 1),
        ("Sở Nội vụ", 2, 2),
    ]


def test_an_identity_that_breaks_is_told_with_both_numbers(store: Store) -> None:
    report(store, {"received_total": 10, "resolved_total": 6, "pending_total": 3}, "2023-01")
    report(
        store, {"received_total": 9, "carried_over": 4, "resolved_total": 9, "pending_total": 0}, "2023-02"
    )
    told = store.ask_rows("dossier_warnings")
    assert [(row["identity"], row["stated_count"], row["added_count"]) for row in told] == [
        ("received_balance", 10, 9),
        ("carried_over", 4, 3),
    ]


def test_no_identity_of_the_seed_breaks(seeded: Store) -> None:
    assert seeded.ask_rows("dossier_warnings") == []


def test_phu_tho_names_who_is_late_by_number_and_by_share(seeded: Store) -> None:
    by_share = seeded.ask_rows("dossiers_by_unit", province="Phú Thọ", period="2026-9M", sort_by="late_rate")
    assert [row["unit"] for row in by_share[:2]] == ["Sở Nội vụ", "Sở Ngoại vụ"]
    assert by_share[-1]["late_rate"] is None
    rows = seeded.ask_rows("dossiers_by_unit", province="Phú Thọ", period="2026-9M")
    assert len(rows) == 15
    assert (rows[0]["unit"], rows[0]["late_total"]) == ("Sở Nông nghiệp và Môi trường", 25179)
    worst = next(row for row in rows if row["late_rate_place"] == 1)
    assert worst["unit"] == "Sở Nội vụ"
    assert worst["in_time_rate"] == pytest.approx(34.25, abs=0.01)


COUNTED = ("received_online", "carried_over", "resolved_early", "resolved_late")
REPORTS = some.dictionaries(
    some.sampled_from(codes(2023)),
    some.fixed_dictionaries(dict.fromkeys(COUNTED, some.integers(0, 9))),
    min_size=1,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(str(tmp_path_factory.mktemp("dossiers") / "shared.duckdb"))
    yield opened
    opened.close()


@settings(max_examples=20)
@given(reports=REPORTS)
def test_every_day_of_the_year_is_counted_once_or_nothing_is_said(
    shared: Store, reports: dict[str, Counts]
) -> None:
    """Whatever months, quarters, halves and years were reported: what is added up is one type, gapless, disjoint."""
    province = f"Tỉnh {next(NUMBER)}"
    publication = Publication(f"{province}.xlsx", province.encode(), "dossier_report", "thử")
    row = {"unit_id": province, "province_id": province, "name": "Sở Y tế", "province": province}
    unit_id = publication.add_unit({**row, "kind": "department", "cohort": "sở, ban, ngành"})
    for code, counts in reports.items():
        whole = {"received_total": counts["received_online"] + counts["carried_over"], "received_direct": 0}
        whole["resolved_total"] = counts["resolved_early"] + counts["resolved_late"]
        line = {"unit_id": unit_id, "period": code, "position": 1, "label": "Tổng số", **counts, **whole}
        publication.add("dossier_counts", line, "dossiers", unit_id, "", code)
    shared.publish(publication)
    told = {row["period"]: row for row in shared.ask_rows("dossiers_to_date", province=province)}
    for code in reports:
        own = period(code)
        like = sorted(
            (
                other
                for other in map(period, reports)
                if other.type == own.type and other.ends_on <= own.ends_on
            ),
            key=lambda other: other.starts_on,
        )
        days = [day for other in like for day in other.days]
        fills = len(days) == len(set(days)) == own.ends_on.timetuple().tm_yday
        if own.type in ("nine_months", "year") or not fills:
            assert code not in told
            continue
        added = [reports[other.code] for other in like]
        assert told[code]["periods_added"] == len(added)
        assert told[code]["resolved_late"] == sum(counts["resolved_late"] for counts in added)
        assert told[code]["received_new"] == sum(counts["received_online"] for counts in added)
        # what was carried over into the first is there once; from one to the next it is the same dossiers
        assert told[code]["received_total"] == told[code]["received_new"] + added[0]["carried_over"]
