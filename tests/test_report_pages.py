"""«Báo cáo» and «Cơ quan»: what is missing is said before anything leaves, and nobody's words are lost or overwritten unseen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from streamlit.testing.v1 import AppTest

from cchc import words
from cchc.commands.reporting import in_template
from cchc.intake.figures import entered_figures
from cchc.reports import Edit, OwnPassage, ReportEdits, edits_from
from cchc.reports.formats.files import REPORT_FILES
from cchc.reports.making import made_report
from cchc.reports.offices import guessed_settings
from cchc.reports.stored import report_as_data
from cchc.store import open_store
from cchc.store.reports import ReportKey, save_office, save_report, saved_offices, saved_reports
from cchc.store.templates import saved_templates, standing_templates
from tests.test_pages import opened, pressed, said

UNIT = "so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau"
NAMED = ("Sở Khoa học và Công nghệ", "Bà Rịa - Vũng Tàu")
KEY = ReportKey(UNIT, "quarterly", "2023-Q1")
NEXT = ReportKey(UNIT, "quarterly", "2023-Q2")


@pytest.fixture
def database(seed_copy: Path) -> Iterator[str]:
    yield str(seed_copy)
    open_store(str(seed_copy)).close()


def come(
    monkeypatch: pytest.MonkeyPatch, database: str, tab: str = "mine", period: str = "2023-Q1", **more: str
) -> AppTest:
    monkeypatch.setattr("cchc.ui.drafting.drafts.this_tab", lambda: tab)
    return opened(monkeypatch, database, "bao_cao", don_vi=UNIT, ky=period, **more)


def shown(page: AppTest) -> str:
    return "\n".join([said(page), *(one.value for one in (*page.error, *page.success))]).replace("\\", "")


def who(page: AppTest, name: str) -> None:
    page.text_input(key="by_report").set_value(name)


def box(page: AppTest, beginning: str) -> Any:
    """The box of a sentence that begins so."""
    return next(each for each in page.text_area if str(each.value).startswith(beginning))


def edited(page: AppTest, name: str, beginning: str, text: str, section: str = "II.2") -> AppTest:
    """Somebody opens a section and words a sentence otherwise."""
    page.button(key=f"edit_{section}").click().run()
    box(page, beginning).set_value(text)
    who(page, name)
    page.run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def newest(database: str, key: ReportKey = KEY) -> ReportEdits:
    return edits_from(saved_reports(open_store(database), key)[0].edits)


def write(database: str, edits: ReportEdits, key: ReportKey = KEY, by: str = "Bình") -> None:
    """Somebody else saves, from wherever."""
    store = open_store(database)
    save_report(store, key, edits.as_data(), by, based_on=len(saved_reports(store, key)))


def test_gaps_and_the_page_where_they_are_entered_stand_before_the_files(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    page = come(monkeypatch, database, period="2023-Q2")
    text = shown(page)
    assert "Báo cáo công tác CCHC Quý II/2023: **" in text
    assert "chỗ chưa có số liệu**: văn bản để «……» ở đó" in text
    assert "Kết quả giải quyết hồ sơ TTHC: quý II/2023 đã tiếp nhận …… hồ sơ. (mục II.2)" in text
    assert re.search(
        r"mục chưa viết\*\*, .*: (I+\.\d, )+.*V\.", text
    )  # the numbers of many, for two lines hold no titles
    links = [link.proto for link in page.get("page_link") if "ky=2023-Q2" in link.proto.query_string]
    assert [link.page for link in links] == ["nap_du_lieu"]


def test_nothing_is_printed_of_an_office_until_somebody_confirms_what_was_guessed(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    page = come(monkeypatch, database)
    assert "phần mềm đoán từ danh mục" in shown(page)
    assert not page.get("download_button")
    pressed(page, "Lưu")
    assert "Chưa lưu" in shown(page)
    page.text_input(key=f"office_{UNIT}_abbreviation").set_value("SKH&CN")
    page.text_input(key="by_office").set_value("An")
    pressed(page, "Lưu")
    (saved,) = saved_offices(open_store(database), UNIT)
    kept = saved.settings
    assert (kept["superior"], kept["abbreviation"], saved.saved_by) == (
        "UBND tỉnh Bà Rịa - Vũng Tàu",
        "SKH&CN",
        "An",
    )
    files = [button.proto.id for button in page.get("download_button")]
    endings = [
        ending
        for ending in (*REPORT_FILES, "pptx", "zip")
        if any(f"report_{ending}" in each for each in files)
    ]
    assert endings == [*REPORT_FILES, "pptx", "zip"]
    office = opened(monkeypatch, database, "co_quan", don_vi=UNIT)
    assert "do **An** lưu lúc" in shown(office)
    assert "Chữ viết tắt sau số văn bản: (trống) → «SKH&CN»" in shown(office)


def test_two_people_change_what_is_said_of_an_office_and_the_second_is_asked(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    pages = []
    for tab, place in (("of An", "Vũng Tàu"), ("of Bình", "Bà Rịa")):
        monkeypatch.setattr("cchc.ui.drafting.drafts.this_tab", lambda tab=tab: tab)
        page = opened(monkeypatch, database, "co_quan", don_vi=UNIT)
        page.text_input(key=f"office_{UNIT}_place").set_value(place)
        page.text_input(key="by_office").set_value(tab)
        pages.append(page.run())
    an, binh = pages
    pressed(binh, "Lưu")
    pressed(an, "Lưu")
    assert "người khác đã lưu thông tin cơ quan này" in shown(an)
    assert "đang dùng **Bà Rịa** · của bạn **Vũng Tàu**" in shown(an)
    pressed(pressed(an, "Giữ chữ của tôi"), "Lưu")
    places = [each.settings["place"] for each in saved_offices(open_store(database), UNIT)]
    assert places == ["Vũng Tàu", "Bà Rịa"]


def test_a_sentence_is_reworded_left_out_and_brought_back_and_every_saving_is_a_version(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    page = edited(come(monkeypatch, database), "An", "- Đã giải quyết 83", "- Giải quyết 83/88 hồ sơ.")
    box(page, "- Thực hiện công khai 48").set_value("")
    next(each for each in page.text_area if each.label.startswith("Câu tự viết")).set_value(
        "- Câu một.\n\n- Hai."
    )
    pressed(page, "Lưu mục này")
    kept = newest(database)
    assert kept.edited["dossiers-resolved"].text == "- Giải quyết 83/88 hồ sơ."
    assert kept.edited["dossiers-resolved"].figures["resolved_total"] == "83"
    assert [each.text for each in kept.own] == ["- Câu một.", "- Hai."]
    text = shown(page)
    assert "Đã lưu thành một bản mới" in text
    assert "- Giải quyết 83/88 hồ sơ. :gray-badge[đã sửa]" in text
    assert "Đã bỏ 1 câu khỏi văn bản; bấm **Sửa** để lấy lại: - Thực hiện công khai 48" in text
    assert "**Bản 1**" in text
    assert "- Sửa câu: Giải quyết 83/88 hồ sơ." in text
    page.button(key="edit_II.2").click().run()
    for key in [str(one.key) for one in page.button if one.label == "Lấy lại câu từ số liệu"]:
        page.button(key=key).click().run()
    pressed(page, "Lưu mục này")
    assert (dict(newest(database).edited), newest(database).left_out) == ({}, frozenset())


def test_nothing_is_saved_without_a_name_and_nothing_typed_is_lost(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    page = edited(come(monkeypatch, database), "", "- Đã giải quyết 83", "- Câu của tôi.")
    pressed(page, "Lưu mục này")
    assert "cần ghi tên ở ô «Người sửa»" in shown(page)
    assert not saved_reports(open_store(database), KEY)
    assert box(page, "- Câu của tôi.")
    again = come(monkeypatch, database)
    assert "Có bản nháp chưa công bố" in shown(again)
    pressed(again, "Khôi phục")
    assert box(again, "- Câu của tôi.")


def test_two_people_at_one_sentence_never_overwrite_each_other_unseen(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    an = edited(come(monkeypatch, database, "of An"), "An", "- Đã giải quyết 83", "- Câu của An.")
    binh = edited(come(monkeypatch, database, "of Bình"), "Bình", "- Đã giải quyết 83", "- Câu của Bình.")
    pressed(binh, "Lưu mục này")
    pressed(an, "Lưu mục này")  # drawn before
    assert newest(database).edited["dossiers-resolved"].text == "- Câu của Bình."
    assert "người khác đã lưu báo cáo này" in shown(an)
    assert "đang dùng **- Câu của Bình.** · của bạn **- Câu của An.**" in shown(an)
    pressed(pressed(an, "Giữ chữ của tôi"), "Lưu mục này")
    assert newest(database).edited["dossiers-resolved"].text == "- Câu của An."
    assert [each.saved_by for each in saved_reports(open_store(database), KEY)] == ["An", "Bình"]


def test_two_people_at_two_sentences_keep_both(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    an = edited(come(monkeypatch, database, "of An"), "An", "- Đã giải quyết 83", "- Câu của An.")
    write(database, ReportEdits(own=(OwnPassage("own-V-1", "V", "Đề nghị …"),)))
    pressed(pressed(an, "Lưu mục này"), "Lưu mục này")  # refused once: what changed is seen first
    assert (newest(database).edited["dossiers-resolved"].text, len(newest(database).own)) == (
        "- Câu của An.",
        1,
    )


@pytest.mark.parametrize(("choice", "left"), [("Dùng câu mới", None), ("Giữ câu của tôi", "- Câu của tôi.")])
def test_a_sentence_over_figures_that_changed_says_so_with_both_and_one_chooses(
    monkeypatch: pytest.MonkeyPatch, database: str, choice: str, left: str | None
) -> None:
    write(
        database,
        ReportEdits({"signed-documents:signed-documents": Edit("- Câu của tôi.", {"actual": "470"}, "II.6")}),
    )
    page = come(monkeypatch, database)
    text = shown(page)
    assert "**1** câu đã sửa mà số liệu nay khác" in text
    assert "470 → **472**" in text
    assert "Câu mới từ số liệu: Văn bản đi được ký số: 472 văn bản." in text
    who(page, "An")
    pressed(page, choice)
    kept = newest(database).edited.get("signed-documents:signed-documents")
    assert (kept.text if kept else None) == left
    assert kept is None or kept.figures["actual"] == "472"
    assert "số liệu nay khác" not in shown(page)


def test_what_was_written_last_time_is_offered_where_nothing_stands_yet(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    write(database, ReportEdits(own=(OwnPassage("own-V-1", "V", "- Đề nghị bố trí kinh phí."),)))
    page = come(monkeypatch, database, period="2023-Q2")
    assert "Quý I/2023 đã viết: - Đề nghị bố trí kinh phí." in shown(page)
    who(page, "An")
    pressed(page, "Lấy lại từ Quý I/2023")
    assert [each.text for each in newest(database, NEXT).own] == ["- Đề nghị bố trí kinh phí."]
    assert "đã viết:" not in shown(page)


def test_what_was_issued_stands_as_it_left_and_the_next_is_compared_with_it(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    page = come(monkeypatch, database)
    page.text_input(key="by_office").set_value("An")
    pressed(page, "Lưu")
    page.text_input(key="issue_number").set_value("12")
    page.text_input(key="issue_day").set_value("31/12/2099")
    pressed(page, "Ghi là đã phát hành")
    assert "cần số văn bản và ngày ban hành đến hôm nay" in shown(page)
    page.text_input(key="issue_day").set_value("03/04/2023")
    pressed(page, "Ghi là đã phát hành")
    assert "đã phát hành, số **12/BC-SKHCN** ngày **03/04/2023**" in shown(page)
    assert not [button for button in page.button if button.label in ("Sửa", "Viết")]
    store = open_store(database)
    rows = store.ask_rows("measures", unit_id=UNIT, period="2023-Q1")
    changed = [{**row, "actual": 500} for row in rows if row["measure"] == "signed_documents"]
    store.publish(entered_figures("measures", *NAMED, changed, "Bình"), replace=True)
    again = shown(come(monkeypatch, database))
    assert "Văn bản đi được ký số: 472 văn bản" in again, "what left the office does not follow"
    left = made_report(store, KEY, *NAMED).report
    words_of_it = "\n".join(
        each.text for each in docx.Document(io.BytesIO(REPORT_FILES["docx"].write(left))).paragraphs
    )
    assert "472 văn bản" in words_of_it
    assert left.issued_on == date(2023, 4, 3)
    following = shown(come(monkeypatch, database, period="2023-H1"))
    assert "Câu không còn:" in following


def test_what_is_typed_while_somebody_issues_the_report_is_told_and_not_lost(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    an = edited(come(monkeypatch, database), "An", "- Đã giải quyết 83", "- Câu của An.")
    store = open_store(database)
    left = report_as_data(made_report(store, KEY, *NAMED).report)
    save_report(store, KEY, {}, "Bình", based_on=0, content=left, number="9/BC", issued_on=date(2023, 4, 1))
    pressed(an, "Lưu mục này")
    text = shown(an)
    assert "đã phát hành nên không sửa được nữa" in text
    assert "chưa lưu thì văn bản đã phát hành: - Câu của An." in text
    assert len(saved_reports(store, KEY)) == 1


def test_what_people_write_is_shown_as_it_is_and_calls_nobody(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    hostile = "![x](http://a.vn/b) <b>$x$</b> :red[đỏ] [[nguồn](javascript:alert(1))]"
    write(database, ReportEdits(own=(OwnPassage("own-V-1", "V", hostile),)), by="[An](http://a.vn)")
    drawn = said(come(monkeypatch, database)) + said(come(monkeypatch, database, period="2023-Q2"))
    assert words.literal(hostile) in drawn
    assert hostile not in drawn
    assert "[An](http" not in drawn


def test_an_own_template_is_filled_or_refused_with_its_place(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    save_office(open_store(database), UNIT, guessed_settings(*NAMED).as_data(), "An", based_on=0)

    def given(text: str) -> AppTest:
        made, kept = docx.Document(), io.BytesIO()
        made.add_paragraph(text)
        made.save(kept)
        page = come(monkeypatch, database)
        page.file_uploader(key="own_template_file").upload("Mẫu của Sở.docx", kept.getvalue()).run()
        return page

    def hands_out(page: AppTest) -> bool:
        return any("filled_template" in button.proto.id for button in page.get("download_button"))

    assert hands_out(given("{{co_quan}}"))
    refused = given("{{ ''.__class__ }}")
    assert not hands_out(refused)
    assert "Đoạn 1" in shown(refused)


def test_a_template_is_kept_with_its_history_chosen_at_the_draft_and_put_away(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    store = open_store(database)
    save_office(store, UNIT, guessed_settings(*NAMED).as_data(), "An", based_on=0)

    def kept(text: str, by: str = "An") -> AppTest:
        made, content = docx.Document(), io.BytesIO()
        made.add_paragraph(text)
        made.save(content)
        page = opened(monkeypatch, database, "co_quan", don_vi=UNIT)
        page.file_uploader(key="template_file").upload("Mẫu của Sở.docx", content.getvalue())
        page.text_input(key="by_template").set_value(by)
        page.run()
        page.button(key="save_template").click().run()
        assert not page.exception, [error.message for error in page.exception]
        return page

    refused = shown(kept("{{ ''.__class__ }}"))
    assert "Đoạn 1" in refused
    assert not saved_templates(store, UNIT)
    assert "cần tệp mẫu và người lưu" in shown(kept("{{co_quan}}", by=""))
    kept("{{co_quan}}: {{dossiers_received__received_total}} hồ sơ, {{dossiers_average__average_days}} ngày")
    page = kept("{{co_quan}} có {{dossiers_received__received_total}} hồ sơ")
    assert [each.version_no for each in saved_templates(store, UNIT)] == [2, 1]
    assert "bản 2" in shown(page)
    draft = come(monkeypatch, database, mau="mau-cua-so-1")
    assert draft.selectbox(key="widget_mau").value == "mau-cua-so-1"
    found = made_report(store, KEY, *NAMED).report
    name = standing_templates(store, UNIT)[0].name
    text = docx.Document(io.BytesIO(in_template(store, KEY, found, name))).paragraphs[0].text
    assert text == "SỞ KHOA HỌC VÀ CÔNG NGHỆ có 88 hồ sơ".replace(
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ", found.office.issuer
    )
    page.button(key="drop_template_0").click().run()
    assert not standing_templates(store, UNIT)
    assert len(saved_templates(store, UNIT)) == 3
    assert not [box for box in come(monkeypatch, database).selectbox if box.key == "widget_mau"]


def test_every_kind_opens_with_what_it_is_of(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    page = come(monkeypatch, database)
    for option in page.selectbox(key="widget_loai").options:
        page.selectbox(key="widget_loai").select(option).run()
        assert not page.exception, [error.message for error in page.exception]
        assert option in shown(page)
