"""What an officer writes into a report belongs to one sentence, stays when its figures go, and leaves the office as it was."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cchc.language import set_language
from cchc.reports import (
    Answers,
    Edit,
    Office,
    OwnPassage,
    Report,
    ReportEdits,
    ReportSubject,
    compose,
    figures_under,
)
from cchc.reports.annexes import area_charts, figures_annex
from cchc.reports.briefing import briefing
from cchc.reports.compose import told_apart
from cchc.reports.formats.package import write_package
from cchc.reports.formats.zipped import same_bytes, zipped
from cchc.reports.making import made_report
from cchc.reports.model import BLANK, Annex, Passage, ReportChart, ReportTable, Section
from cchc.reports.offices import guessed_settings, initials, settings_of
from cchc.reports.stored import report_as_data, report_of
from cchc.store import Store
from cchc.store.reports import ReportKey, save_office, save_report, written_periods
from cchc.ui.reports.sections import table_in_texts
from tests.test_command_line import apart

SUBJECT = ReportSubject("quarterly", "Sở Y tế", "Long An", "2023-Q1")
KEY = ReportKey("so-y-te.long-an", "quarterly", "2023-Q1")
ROWS: dict[str, list[dict[str, Any]]] = {
    "dossiers": [{"received_total": 88, "resolved_total": 83, "origin": "o", "source": "Báo cáo"}],
    "limitations": [{"limitation": "Chậm ban hành."}, {"limitation": "Thiếu minh chứng"}],
    "actions_open": [
        {"action": "Rà soát", "action_id": each, "due_on": date(2023, 6, day), "owner": None}
        for each, day in (("a", 1), ("b", 2))
    ],
    "targets_coming": [
        {"title": "Điểm", "measure": "score", "period": period, "value": 90.0, "measure_unit": "điểm"}
        for period in ("2023-Q2", "2023-Q3", "2023-Q3")
    ],
}


def report(edits: ReportEdits | None = None) -> Report:
    return compose(SUBJECT, Answers(ROWS, 2022), Office(), edits or ReportEdits())


def texts(made: Report, section: str) -> list[str]:
    return [each.text for part in made.sections if part.code == section for each in part.passages]


def test_a_sentence_that_an_officer_wrote_stands_for_one_sentence_alone() -> None:
    passages = [each for part in report().sections for each in part.passages if each.computed]
    assert max(Counter(each.passage_id for each in passages).values()) == 1
    for each in passages:
        edits = ReportEdits({each.passage_id: Edit("Câu của tôi.", figures_under(each))})
        changed = [one.text for part in report(edits).sections for one in part.passages]
        assert changed.count("Câu của tôi.") == 1, each


def test_sentences_that_read_alike_in_two_sections_are_two() -> None:
    alike = [Section(code, "", "", 1, (Passage("x", "Như nhau."),)) for code in ("I", "II")]
    assert [each.passages[0].passage_id for each in told_apart(alike)] == ["x", "x:2"]


def test_a_sentence_ends_with_one_full_stop_whatever_its_source_ends_with() -> None:
    assert texts(report(), "III.2") == ["- Chậm ban hành.", "- Thiếu minh chứng."]


def test_a_figure_that_is_not_final_says_so_in_a_document_too() -> None:
    for flag, remark in (("provisional", " (tạm tính)."), ("official", "."), (None, ".")):
        rows = {"dossiers": [{**ROWS["dossiers"][0], "flag": flag}]}
        (first, *_rest) = texts(compose(SUBJECT, Answers(rows, 2022), Office()), "II.2")
        assert first.endswith(f"88 hồ sơ{remark}")


TWO_AREAS = {"is_whole": False, "all_parts": 2, "known_parts": 1, "parts_without_maximum": 0}


def test_an_area_whose_loss_is_not_known_is_a_gap_of_the_chart() -> None:
    areas = [
        {"area": name, "deduction": lost, "source": "Bảng điểm", **TWO_AREAS}
        for name, lost in (("Một", 1.5), ("Hai", None))
    ]
    (chart,) = area_charts(Answers({"areas": areas}, 2022))
    assert (chart.categories, chart.series) == (("Một", "Hai"), (("Điểm trừ", (1.5, None)),))
    assert chart.title == "Điểm trừ theo lĩnh vực năm 2022 (1/2 lĩnh vực chưa đủ điểm)"
    assert area_charts(Answers({"areas": areas[1:]}, 2022)) == ()


def test_areas_of_a_sheet_with_another_total_than_the_one_in_use_say_so_in_a_document() -> None:
    areas = [
        {"area": "Một", "max_score": 10, "score": 8, "deduction": 2, "source": "Bảng điểm", "is_whole": True}
    ]
    total = {"score": 88.25, "max_score": None, "sheet_score": 30, "sheet_max_score": 50}
    (annex,) = figures_annex(Answers({"areas": areas, "headline": [total]}, 2022))
    said = (
        "điểm từng lĩnh vực là của bảng điểm cho tổng 30,00 trên 50,00 điểm, khác điểm tổng đang dùng: 88,25"
    )
    assert [each.title for each in annex.tables] == [f"Chỉ số CCHC năm 2022 theo lĩnh vực ({said})"]
    assert [each.title for each in annex.charts] == [f"Điểm trừ theo lĩnh vực năm 2022 ({said})"]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ({"due": 47, "done_of_due": 36}, "đã hoàn thành 36/47 nhiệm vụ đến hạn, cả kế hoạch có 91."),
        ({"due": None, "done_of_due": None}, "đã hoàn thành 36/91."),
    ],
)
def test_what_is_done_is_told_of_what_was_due_and_of_the_whole_plan_only_where_that_is_not_known(
    due: dict[str, int | None], said: str
) -> None:
    row = {"plan": "Nhiệm vụ được giao", "total": 91, "done": 36, **due}
    told = texts(compose(SUBJECT, Answers({"tasks": [row]}, 2022), Office()), "I.2")
    assert told[0].startswith("- Nhiệm vụ được giao: ")
    assert told[0].endswith(said)


def test_an_edited_sentence_stays_below_its_heading_when_its_figures_have_gone() -> None:
    edits = ReportEdits({"dossiers-pending": Edit("Còn 5 hồ sơ.", {"pending_total": "05"}, "II.2")})
    (kept,) = [each for part in report(edits).sections for each in part.passages if "Còn 5" in each.text]
    assert (kept.state, kept.computed) == ("changed", "")


def test_a_blank_that_an_officer_leaves_is_a_gap_as_a_rules_is() -> None:
    own = (OwnPassage("own-V-1", "V", f"Đề nghị {BLANK}."),)
    received = figures_under(next(part for part in report().sections if part.code == "II.2").passages[0])
    edits = ReportEdits({"dossiers-received": Edit(f"Nhận {BLANK} hồ sơ.", received, "II.2")}, own)
    found = [each.text for _section, each in report(edits).gaps]
    assert {f"Nhận {BLANK} hồ sơ.", f"Đề nghị {BLANK}."} <= set(found)


def test_what_left_the_office_is_read_back_as_it_was() -> None:
    table = ReportTable("Bảng", ("A", "B"), (("x", 1), ("y", None)), (None, 0), widths=(0.5, 0.5))
    chart = ReportChart("Hình", "bars", ("x", "y"), (("điểm", (1.0, None)),))
    whole = replace(
        report(ReportEdits(own=(OwnPassage("own-V-1", "V", "Đề nghị …"),))),
        annexes=(Annex("Phụ lục", (table,), (chart,), is_wide=True),),
        changed_at=datetime(2023, 4, 1, tzinfo=UTC),
        issued_on=date(2023, 4, 3),
        office=Office(authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), receivers=("UBND tỉnh",)),
    )
    assert report_of(json.loads(json.dumps(report_as_data(whole)))) == whole


def test_an_issued_report_is_what_was_issued_whatever_is_held_since(store: Store) -> None:
    before = made_report(store, KEY, SUBJECT.unit, SUBJECT.province)
    assert (before.based_on, before.is_issued, before.knows_office) == (0, False, False)
    left = replace(before.report, number="5/BC-SYT")
    save_report(store, KEY, {}, "An", based_on=0, content=report_as_data(left), number="5/BC-SYT")
    save_office(store, KEY.unit_id, {"issuer": "SỞ KHÁC"}, "An", based_on=0)
    after = made_report(store, KEY, SUBJECT.unit, SUBJECT.province)
    assert (after.report, after.is_issued) == (left, True)
    assert written_periods(store, KEY.unit_id, KEY.kind) == {"2023-Q1": "issued"}


def test_a_report_is_vietnamese_whatever_the_screen_speaks(store: Store) -> None:
    told = made_report(store, KEY, SUBJECT.unit, SUBJECT.province).report
    set_language("en")
    try:
        assert made_report(store, KEY, SUBJECT.unit, SUBJECT.province).report == told
    finally:
        set_language("vi")


@pytest.mark.parametrize(
    ("unit", "letters"),
    [
        ("Sở Khoa học và Công nghệ", "SKHCN"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Ban Quản lý các khu công nghiệp", "BQLKCN"),
        ("UBND xã An Bình", "UBND"),
    ],
)
def test_the_letters_of_an_office_are_guessed_from_its_name(unit: str, letters: str) -> None:
    assert initials(unit) == letters


@pytest.mark.parametrize(
    ("unit", "called"),
    [
        ("Sở Y tế", "Giám đốc Sở Y tế"),
        ("UBND xã An Bình", "Chủ tịch UBND xã An Bình"),
        ("Long An", "Chủ tịch UBND tỉnh Long An"),
        ("Chi cục Kiểm lâm", "Thủ trưởng Chi cục Kiểm lâm"),
    ],
)
def test_a_conclusion_is_of_the_head_that_such_a_body_has(unit: str, called: str) -> None:
    subject = ReportSubject("conclusion", unit, "Long An", "2023-Q1")
    assert f"của {called} về nhiệm vụ" in compose(subject, Answers({}, 2022), Office()).subject


def test_what_the_register_tells_of_an_office_is_guessed_and_kept_as_it_was_confirmed() -> None:
    own = guessed_settings("Sở Nội vụ", "Hà Nội")
    assert (own.superior, own.place, own.signers[0].authority) == (
        "UBND thành phố Hà Nội",
        "Hà Nội",
        ("GIÁM ĐỐC",),
    )
    assert own.receivers["quarterly"] == ("UBND thành phố",), "nobody sends a report to themselves"
    assert settings_of(json.loads(json.dumps(own.as_data()))) == own
    head = own.of_document("quarterly", signer=7)
    assert (head.authority, head.signer) == ((), ""), "an office without such a signer leaves the place blank"


def test_a_workbook_within_a_file_says_the_time_of_the_data_and_not_when_it_was_written() -> None:
    def written(second: str) -> bytes:
        properties = f"<dcterms:created>2026-01-01T00:00:{second}Z</dcterms:created>".encode()
        book = zipped([("docProps/core.xml", properties), ("xl/workbook.xml", b"<workbook/>")], None)
        return same_bytes(
            zipped([("ppt/embeddings/Sheet1.xlsx", book)], None), datetime(2023, 4, 1, tzinfo=UTC)
        )

    assert written("01") == written("02")
    inner = ZipFile(BytesIO(ZipFile(BytesIO(written("01"))).read("ppt/embeddings/Sheet1.xlsx")))
    assert b">2023-04-01T00:00:00Z<" in inner.read("docProps/core.xml")


def test_a_report_asks_only_what_its_kind_tells(seeded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = Store.ask_rows

    def noted(self: Store, name: str, **given: object) -> list[dict[str, Any]]:
        asked.append(name)
        return ask(self, name, **given)

    monkeypatch.setattr(Store, "ask_rows", noted)
    key = ReportKey("so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau", "quarterly", "2023-Q1")
    made_report(seeded, key, "Sở Khoa học và Công nghệ", "Bà Rịa - Vũng Tàu")
    assert not {"limitation_states", "limitation_outcomes", "explanation_lines"} & set(asked)
    assert max(Counter(asked).values()) == 1, "nothing is asked twice"


def test_the_package_of_a_store_is_the_same_again_and_in_another_process(
    seed_copy: Path, tmp_path: Path
) -> None:
    key = ReportKey("so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau", "quarterly", "2023-Q1")
    names = ("Sở Khoa học và Công nghệ", "Bà Rịa - Vũng Tàu")
    store = Store(str(seed_copy))
    save_report(store, key, {}, "Ngô Văn B", based_on=0)
    found = made_report(store, key, *names)
    told = briefing(store, key.unit_id, *names, key.period)
    packed = [write_package(found.report, told, found.based_on) for _time in range(2)]
    store.close()
    out = tmp_path / "b.zip"
    words = (key.kind, f"unit={key.unit_id}", f"period={key.period}", "--out", str(out))
    apart("report", *words, CCHC_DATABASE=str(seed_copy), PYTHONHASHSEED="7")
    assert packed[0] == packed[1] == out.read_bytes()
    with ZipFile(out) as package:
        said = json.loads(package.read("manifest.json"))
        assert (said["data_version"], said["draft_version"]) == (found.report.version, 1)
        listed = {each["name"]: each["sha256"] for each in said["files"]}
        assert listed == {name: sha256(package.read(name)).hexdigest() for name in package.namelist()[:-1]}


def test_a_copied_part_takes_its_tables_as_they_are_printed() -> None:
    made = ReportTable("Bảng", ("STT", "Điểm"), (("1", 1.5), ("2", None)), (None, 2))
    assert table_in_texts(made) == [["STT", "Điểm"], ["1", "1,50"], ["2", ""]]
