"""What a report says of what is open, of periods that are held in parts, and how its sentences end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import streamlit as st

from cchc import words
from cchc.commands.reporting import refuse_after_merger, refuse_other_period
from cchc.reports import Answers, Office, Report, ReportSubject, compose, report_answers, report_kind
from cchc.reports.answers import whole_points
from cchc.reports.documents import document_grounds, own_documents
from cchc.reports.making import made_report, merged_unit
from cchc.reports.model import BLANK
from cchc.reports.next_steps import MOST, next_steps, others
from cchc.reports.passages import full_sentence
from cchc.store import Store, StoreError
from cchc.store.reports import ReportKey, save_report
from cchc.ui.visit import watch
from tests.test_dossiers import publish

DAY = date(2026, 9, 30)
MONTH = {
    "received_online": 10,
    "received_direct": 2,
    "carried_over": 3,
    "resolved_early": 9,
    "resolved_on_time": 1,
    "resolved_late": 1,
    "pending_in_time": 4,
    "pending_late": 0,
}
QUARTER = ReportKey("so-noi-vu.long-an", "quarterly", "2023-Q2")


def action(name: str, year: int, due_on: date | None = None, points: float | None = None) -> dict[str, Any]:
    late = (DAY - due_on).days if due_on and due_on < DAY else None
    row = {"action": name, "action_id": name, "year": year, "due_on": due_on, "due_text": None, "owner": None}
    return {**row, "points_at_stake": points, "days_late": late, "origin": name}


def test_next_steps_are_of_the_last_two_years_or_due_soon_the_worst_first() -> None:
    held = [
        action("cũ", 2020, date(2021, 3, 1), 5.0),
        action("cũ nhưng sắp đến hạn", 2019, date(2026, 12, 1), 0.5),
        action("quá hạn, ít điểm", 2025, date(2026, 5, 1), 0.25),
        action("quá hạn, nhiều điểm", 2025, date(2026, 8, 1), 2.0),
        action("còn hạn", 2025, date(2027, 6, 1), 3.0),
        action("không có hạn", 2025),
    ]
    named, left = next_steps(held, 2026, DAY)
    assert [row["action"] for row in named] == [
        "quá hạn, nhiều điểm",
        "quá hạn, ít điểm",
        "còn hạn",
        "cũ nhưng sắp đến hạn",
    ]
    assert others(left) == [{"open_actions": 2, "late_actions": 1, "origin": "cũ\nkhông có hạn"}]
    assert others([]) == []


def test_of_many_next_steps_the_worst_are_named_and_the_others_counted() -> None:
    held = [action(f"việc {number}", 2025, date(2026, 5, 1), float(number)) for number in range(MOST + 3)]
    named, left = next_steps(held, 2026, DAY)
    answers = Answers({"actions_open": named, "actions_left": others(left)}, 2025)
    made = compose(ReportSubject("quarterly", "Sở Y tế", "Long An", "2026-Q3"), answers, Office())
    told = [each.text for part in made.sections if part.code == "IV" for each in part.passages]
    assert len(told) == MOST + 1
    assert told[0].startswith(f"- Việc {MOST + 2}") or told[0].startswith(f"- việc {MOST + 2}")
    assert told[-1] == "- Tiếp tục thực hiện 03 việc khắc phục khác chưa xong, trong đó 03 việc đã quá hạn."


@pytest.mark.parametrize(
    ("text", "said"), [(f"tỷ lệ: {BLANK}", f"Tỷ lệ: {BLANK}"), ("còn 5.", "Còn 5."), ("còn 5", "Còn 5.")]
)
def test_a_blank_at_the_end_needs_no_further_dot(text: str, said: str) -> None:
    assert full_sentence(text) == said


def test_a_rank_and_a_share_are_written_as_such_and_no_count_of_things() -> None:
    target = {"title": "Thứ hạng", "period": "2026", "value": 5.0, "measure_unit": "hạng"}
    missed = {**target, "title": "Tỷ lệ", "value": 5.0, "actual": 4.5, "measure_unit": "%"}
    counted = {**target, "title": "Lớp", "measure_unit": "lớp"}
    answers = Answers({"targets_coming": [target, counted], "targets_missed": [missed]}, 2025)
    made = compose(ReportSubject("quarterly", "Sở Y tế", "Long An", "2026-Q3"), answers, Office())
    told = [each.text for part in made.sections for each in part.passages]
    assert "- Phấn đấu đạt chỉ tiêu «Thứ hạng» năm 2026: hạng 5." in told
    assert "- Phấn đấu đạt chỉ tiêu «Lớp» năm 2026: 05 lớp." in told
    assert "- Chưa đạt chỉ tiêu «Tỷ lệ»: 4,5%, chỉ tiêu 5." in told


def dossiers_told(store: Store, key: ReportKey = QUARTER) -> str:
    made = made_report(store, key, "Sở Nội vụ", "Long An").report
    return " ".join(
        each.text for part in made.sections for each in part.passages if "dossiers" in each.passage_id
    )


def test_a_quarter_of_three_held_months_is_told_with_the_months_that_it_is_of(store: Store) -> None:
    publish(store, {f"2023-{month:02d}": [MONTH] for month in (4, 5, 6)})
    told = dossiers_told(store)
    assert (
        "đã tiếp nhận 39 hồ sơ, trong đó 03 hồ sơ từ kỳ trước" in told
    )  # 15 + 12 + 12: carried over counts once
    assert "cộng từ số liệu 03 kỳ, tháng 4/2023 đến tháng 6/2023" in told
    assert (
        "Đã giải quyết 33 hồ sơ, 30 hồ sơ trước và đúng hạn, 03 hồ sơ trễ hạn, đạt tỷ lệ đúng hạn 90,91%"
        in told
    )
    assert "Đang giải quyết 04 hồ sơ" in told
    publish(store, {"2023-Q2": [{**MONTH, "received_online": 40}]})
    assert "đã tiếp nhận 45 hồ sơ" in dossiers_told(store), (
        "what the office reported goes before what is added up"
    )
    assert "cộng từ" not in dossiers_told(store)


def test_two_months_are_no_quarter_and_a_blank_part_makes_a_blank_sum(store: Store) -> None:
    publish(store, {f"2023-{month:02d}": [MONTH] for month in (4, 5)})
    assert f"đã tiếp nhận {BLANK} hồ sơ" in dossiers_told(store)
    publish(store, {"2023-06": [{"received_online": 1}]})
    assert f"đã tiếp nhận {BLANK} hồ sơ" in dossiers_told(store)


def test_months_from_january_on_make_what_the_page_shows_as_the_year_so_far(store: Store) -> None:
    publish(store, {f"2023-{month:02d}": [{**MONTH, "carried_over": month}] for month in range(1, 7)})
    (half,) = store.ask_rows("dossiers_of_parts", period="2023-H1")
    page = store.ask_rows("dossiers_to_date", period_type="month")[-1]
    assert page["period"] == "2023-06"
    shared = set(half) & set(page) - {"period", "period_type", "source"}
    assert {name: half[name] for name in shared} == {name: page[name] for name in shared}


def test_a_conclusion_tells_what_was_done_and_what_was_not(seeded: Store) -> None:
    key = ReportKey("so-khoa-hoc-va-cong-nghe.quang-ngai", "conclusion", "2021-H1")
    made = made_report(seeded, key, "Sở Khoa học và Công nghệ", "Quảng Ngãi").report
    told = {part.code: [each.text for each in part.passages] for part in made.sections}
    assert told["I.1"] == [
        "- Nhiệm vụ UBND tỉnh giao và kế hoạch năm: 6 tháng đầu năm 2021 đã hoàn thành 36/47 nhiệm vụ đến hạn, "
        "cả kế hoạch có 91.",
        "- Thu dịch vụ: 1.441 triệu đồng, kế hoạch 3.500, đạt 41,17%.",
    ]
    assert "còn 11 nhiệm vụ quá hạn chưa hoàn thành" in " ".join(told["I.2"])


def test_points_of_remedies_that_are_known_in_part_are_not_told_in_a_document() -> None:
    row: dict[str, Any] = {f"{name}_untold": 0 for name in ("planned", "done", "confirmed")}
    row |= {"planned_points": 3.0, "done_points": 1.0, "confirmed_points": 0.0, "untaken_points": 2.0}
    assert whole_points({**row, "lost_points": 5.0, "is_whole": True})["untaken_points"] == 2.0
    partial = whole_points({**row, "lost_points": 5.0, "is_whole": False, "done_untold": 1})
    assert [partial[f"{name}_points"] for name in ("planned", "done", "untaken", "lost")] == [
        3.0,
        None,
        None,
        None,
    ]


def test_what_others_save_is_noticed_by_pages_that_are_written_together(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(st, "rerun", lambda: asked.append(True))
    monkeypatch.setattr(watch, "open_store", lambda: store)
    beat = watch.watch_data.__wrapped__  # type: ignore[attr-defined]
    version, written = store.version().number, store.changes
    save_report(store, QUARTER, {}, "An", based_on=0)
    beat(version, "", None)
    assert not asked, "nobody's figures are others"
    beat(version, "", written)
    assert asked


def test_a_heading_whose_table_has_no_row_is_a_visible_blank(store: Store) -> None:
    for kind, headings in (("explanation", ["CC", "I"]), ("remedy_result", ["I", "II", "III"])):
        made = made_report(store, ReportKey("so-noi-vu.long-an", kind, "2023"), "Sở Nội vụ", "Long An").report
        assert [section.code for section, _gap in made.gaps] == headings


@pytest.mark.parametrize(
    ("kind", "period", "said"),
    [
        ("remedy_plan", "2023-Q1", "không lập cho quý I/2023"),
        ("quarterly", "2023-09", "không lập cho tháng 9/2023"),
        ("conclusion", "2049-H2", "Chưa đến 6 tháng cuối năm 2049"),
    ],
)
def test_the_command_writes_nothing_of_a_period_that_there_is_no_such_document_of(
    kind: str, period: str, said: str, seeded: Store
) -> None:
    with pytest.raises(StoreError, match=said):
        refuse_other_period(seeded, kind, period)
    refuse_other_period(seeded, "conclusion", "2021-H2")


def grounds_of(store: Store, kind: str, province: str, period: str) -> tuple[Report, list[str]]:
    unit = "so-khoa-hoc-va-cong-nghe." + words.slug(province)
    made = made_report(store, ReportKey(unit, kind, period), "Sở Khoa học và Công nghệ", province).report
    return made, [each.text for part in made.sections if part.code == "CC" for each in part.passages]


def test_grounds_are_the_documents_that_are_held_and_a_blank_where_a_plan_has_none(seeded: Store) -> None:
    plan, _said = grounds_of(seeded, "remedy_plan", "Long An", "2024")
    assert plan.grounds == (
        "Căn cứ Quyết định số 1798/QĐ-UBND ngày 28 tháng 02 năm 2024 công bố Chỉ số CCHC năm 2023 của các sở ngành tỉnh, "
        "UBND cấp huyện.",
    )
    report, said = grounds_of(seeded, "quarterly", "Bà Rịa - Vũng Tàu", "2023-Q1")
    assert said == [report.grounds[0]]
    assert said[0].startswith("Thực hiện Quyết định số 4047/QĐ-UBND ngày 30 tháng 12 năm 2022 ban hành")
    none, said = grounds_of(seeded, "remedy_plan", "Nghệ An", "2024")
    assert said == [f"Căn cứ {BLANK}"]
    assert none.grounds == (f"Căn cứ {BLANK}.",)
    assert "CC" in [section.code for section, _gap in none.gaps]


def test_what_an_office_issued_itself_is_told_and_is_no_ground(seeded: Store) -> None:
    held = [
        {"unit": "Sở Y tế", "period": "2026", "title": title, "document": number, "origin": title}
        for title, number in (
            ("Kế hoạch cải cách hành chính năm 2026, ngày 05/01/2026", "3/KH-SYT"),
            ("Công văn đôn đốc khắc phục hạn chế", "9/UBND-NC"),
            ("Công văn về CCHC, ngày 31/12/2026", "10/UBND-NC"),
            ("Bài báo về CCHC", "1"),
        )
    ]
    day = date(2026, 9, 30)
    assert [row["document"] for row in own_documents(held, "Sở Y tế", [2026], day, plans=True)] == [
        "Kế hoạch số 3/KH-SYT ngày 05 tháng 01 năm 2026 cải cách hành chính năm 2026"
    ]
    assert own_documents(held, "Sở Y tế", [2026], day, plans=False) == []
    named = f"Công văn số 9/UBND-NC ngày {BLANK} đôn đốc khắc phục hạn chế"
    assert [row["document"] for row in document_grounds(held, "Sở Y tế", [2026], day)] == [named]
    told = compose(
        ReportSubject("remedy_plan", "Sở Y tế", "Long An", "2026"),
        Answers({"grounds": document_grounds(held, "Sở Y tế", [2026], day)}, 2025),
        Office(),
    )
    assert [each.text for _section, each in told.gaps if "9/UBND-NC" in each.text] == [f"Căn cứ {named}."]


def test_a_unit_that_went_into_another_writes_nothing_of_later_and_a_province_is_its_committee(
    seeded: Store,
) -> None:
    merged = merged_unit(seeded, "Sở Thông tin và Truyền thông")
    assert merged
    assert merged.into == "Sở Khoa học và Công nghệ"
    assert merged_unit(seeded, "Sở Khoa học và Công nghệ") is None
    refuse_after_merger(seeded, "Sở Thông tin và Truyền thông", "2024-Q4")
    with pytest.raises(StoreError, match="đã nhập vào Sở Khoa học và Công nghệ"):
        refuse_after_merger(seeded, "Sở Thông tin và Truyền thông", "2025-Q4")
    made = made_report(seeded, ReportKey("long-an", "conclusion", "2023"), "Long An", "Long An").report
    assert made.subject == "của Chủ tịch UBND tỉnh Long An về nhiệm vụ năm 2023"


def test_a_part_of_a_year_does_not_tell_what_was_scored_of_it_later(seeded: Store) -> None:
    for period, year in (("2023-Q2", 2022), ("2023", 2023)):
        answers = report_answers(seeded, "so-khoa-hoc-va-cong-nghe.long-an", report_kind("quarterly"), period)
        assert [row["year"] for row in answers.of("headline")] in ([year], [])
        assert answers.scored_year == year
