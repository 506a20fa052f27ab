"""Every page on the real figures and on an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Table

from cchc import words
from cchc.intake import owners, publication_of
from cchc.intake.agenda import entered_event
from cchc.intake.figures import entered_figures
from cchc.reading import read_workbook
from cchc.store import Publication, open_store
from cchc.ui.asking.answers import ask
from cchc.ui.entering.entry import grid_name
from cchc.ui.showing.tables import writer
from cchc.ui.topics.attention import filters_of, vietnam_today
from tests.test_changes import line, publish_sheet
from tests.test_targets import form

PAGES = Path(__file__).parents[1] / "pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.py"))
SAMPLES = Path(__file__).parent / "workbooks"
PROVINCE_NAMES = {"long-an": "Long An", "ba-ria-vung-tau": "Bà Rịa - Vũng Tàu", "quang-ngai": "Quảng Ngãi"}
LONG_AN = "so-khoa-hoc-va-cong-nghe.long-an"
# The frame's navigation with another first page; the frame itself is walked in the browser.
SCRIPT = """
from contextlib import suppress
from pathlib import Path
import streamlit as st
from cchc.store import open_store
from cchc.ui.visit.address import begin_choices
from cchc.ui.visit.stop_page import PageStopped
from cchc.ui.visit.unshown import begin_unshown, say_unshown
pages = [st.Page(path, url_path=path.stem, default=path.stem == {name!r}) for path in Path({folder!r}).glob("*.py")]
begin_unshown()
unshown = st.container()
begin_choices(open_store().version().number)
with suppress(PageStopped):
    st.navigation(pages).run()
say_unshown(unshown)
"""


@pytest.fixture
def empty(tmp_path: Path) -> str:
    return str(tmp_path / "empty.duckdb")


def opened(monkeypatch: pytest.MonkeyPatch, database: str, name: str, **address: str) -> AppTest:
    """A page with its boxes open."""
    monkeypatch.setattr("cchc.ui.showing.lazy_expander.OPEN", True)
    return visited(monkeypatch, database, name, **address)


def visited(monkeypatch: pytest.MonkeyPatch, database: str, name: str, **address: str) -> AppTest:
    monkeypatch.setenv("CCHC_DATABASE", database)
    page = AppTest.from_string(SCRIPT.format(name=name, folder=str(PAGES)), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def said(page: AppTest) -> str:
    """Everything written on the page."""
    kinds = ("title", "markdown", "caption", "info", "warning")
    elements: list[Any] = [element for kind in kinds for element in page.get(kind)]
    texts = [str(element.value) for element in elements]
    return "\n".join([*texts, *(f"{metric.label}: {large(metric.value)}" for metric in page.metric)])


def large(value: str) -> str:
    """A large figure as it is read: words among numbers are set smaller."""
    return value.removeprefix(":small[").removesuffix("]").replace("\u00a0", " ") if "[" in value else value


@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_on_the_real_figures(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    page = opened(monkeypatch, real_figures, name)
    assert len(page.title) == 1


def test_the_overview_gives_the_answer_of_long_an_2023(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan", don_vi=LONG_AN, nam="2023")
    text = said(page)
    assert (
        "Năm 2023 đạt **78,97** trên 100,00 điểm, hạng **6/19**, loại **Khá**, tăng 13 bậc. Năm 2022: hạng 19"
        in text
    )
    assert "Điểm trừ: 21,03" in text
    matters = "".join(link.proto.label for link in page.get("page_link"))
    assert "chỉ tiêu của năm 2024 là 80,00" in matters, "what needs attention leads to its page"


def test_the_deductions_name_the_worst_area(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    text = said(opened(monkeypatch, real_figures, "diem_tru", don_vi=LONG_AN, nam="2023"))
    assert "**Cải cách tổ chức bộ máy hành chính**: 4,71 điểm" in text
    assert "Điểm trừ: 21,03" in text


def test_a_scenario_says_which_places_reach_the_target(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "kich_ban", don_vi=LONG_AN, nam="2023")
    text = said(page)
    assert "Kịch bản — không phải số liệu công bố" in text
    assert (
        "Cần thêm **1,03 điểm** để đạt 80 điểm. 1 mục là đủ: **4 Cải cách tổ chức bộ máy hành chính**" in text
    )
    assert "Điểm trong kịch bản: 80,00" in text
    assert "Chưa tính được xếp loại: chưa biết ngưỡng của tỉnh." in text
    assert "Xếp loại trong kịch bản" not in text, "what is not known is no large figure"
    page.segmented_control(key="widget_so_muc").set_value("3").run()
    assert "3 mục là đủ" in said(page)
    assert [slider.value for slider in page.select_slider] == [0.37, 0.36, 0.32]
    assert page.query_params["lay"] == "4:0.37,3:0.36,5:0.32"


def test_a_link_to_a_scenario_opens_it_as_it_was(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    address = {"don_vi": LONG_AN, "nam": "2023", "dich": "tu-chon", "lay": "2:1.5,7:0.5,x:9,3:y"}
    page = opened(monkeypatch, real_figures, "kich_ban", **address)
    assert "Lấy lại **2,00 điểm** thì đạt **80,97** điểm." in said(page)
    assert "Ô «Các mục lấy lại điểm»: không tính **x\\:9, 3\\:y**" in said(page)
    assert address["lay"] in (page.query_params["lay"], *page.query_params["lay"]), (
        "the link stays what it was"
    )
    page.select_slider[0].set_value(0.25).run()
    assert "Điểm trong kịch bản: 79,72" in said(page)
    assert page.query_params["lay"] == "2:0.25,7:0.5"


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A department with two score sheets down to the subcriterion."""
    path = str(tmp_path_factory.mktemp("years") / "years.duckdb")
    store = open_store(path)
    for year, score in ((2022, 1.0), (2023, 1.5)):
        tree = [
            line("1", "Thể chế", 5, 3 + score),
            line("1.1", "Kế hoạch", 3, 1 + score),
            line("1.1.1", "Ban hành kế hoạch", 2, score),
            line("1.1.2", "Báo cáo", 1, 1),
            line("1.2", "Kiểm tra", 2, 2),
        ]
        publish_sheet(store, year, tree, framework="khung")
    return path


def test_the_change_is_followed_down_to_the_subcriterion(
    monkeypatch: pytest.MonkeyPatch, two_years: str
) -> None:
    page = opened(monkeypatch, two_years, "xu_huong", linh_vuc="1", tieu_chi="1.1", cach="nguyen-nhan")
    text = said(page)
    assert "**1\\.1. Kế hoạch.** Từ năm 2022 đến năm 2023: **+0,50 điểm** (lấy lại **0,50**" in text
    beside = opened(monkeypatch, two_years, "xu_huong", xem="chung")
    assert "tỷ lệ đạt là **80,00 %** năm 2022 và **90,00 %** năm 2023" in said(beside)
    assert page.selectbox(key="widget_tieu_chi").value == "1.1"


def test_what_is_lost_again_stands_on_the_deductions(monkeypatch: pytest.MonkeyPatch, two_years: str) -> None:
    page = opened(monkeypatch, two_years, "diem_tru", xem="lap-lai", linh_vuc="1", tieu_chi="1.1")
    text = said(page)
    assert "1 mục mất điểm từ hai năm liền. Nặng nhất: **1\\.1.1 Ban hành kế hoạch**, 2 năm liền" in text
    assert "Từng mục, năm 2023: 1\\.1. Kế hoạch" in "".join(element.value for element in page.subheader)
    assert "**So sánh được.**" in text  # years beside each other say whether they may stand so


def test_dossiers_of_a_quarter_are_said_as_reported(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    unit = "so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau"
    text = said(opened(monkeypatch, real_figures, "ho_so", don_vi=unit))
    assert "Quý I/2023: tiếp nhận **88**, đã giải quyết **83**, đang giải quyết **5**, trễ hạn **0**" in text
    assert "đúng hạn **100,0\u00a0%**" in text


def test_a_source_that_tells_late_dossiers_only_is_said_as_it_is(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    text = said(opened(monkeypatch, real_figures, "ho_so", don_vi=LONG_AN))
    assert "Năm 2023: trễ hạn **1**." in text
    assert "Tiếp nhận: —" in text


def test_the_table_of_dossiers_holds_every_figure_of_the_page_and_no_blank_column(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "ho_so", don_vi="so-khoa-hoc-va-cong-nghe.phu-tho-2025")
    (row,) = cells(page.table[1])  # the first one is of the rates
    assert list(row.values())[1:4] == ["9 tháng năm 2026", "526", "34"]
    assert row[words.heading("in_time_rate")] == "93,5 %"
    assert "—" not in row.values()


def test_a_unit_without_dossiers_has_nothing_arisen(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    text = said(opened(monkeypatch, real_figures, "ho_so", don_vi="thanh-tra-tinh.phu-tho-2025"))
    assert "9 tháng năm 2026: không phát sinh hồ sơ." in text
    assert "Trong hạn (cách tính 766): không phát sinh" in text


def test_the_units_of_a_province_are_told_by_who_is_late_most(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    unit = "so-khoa-hoc-va-cong-nghe.phu-tho-2025"
    text = said(opened(monkeypatch, real_figures, "ho_so", don_vi=unit, xem="tinh"))
    assert "**Sở Nông nghiệp và Môi trường** trễ nhiều nhất, 25.179 hồ sơ (30,1\u00a0%)" in text
    assert "tỷ lệ cao nhất là **Sở Nội vụ** (65,7\u00a0%)" in text


def test_the_766_index_names_the_group_that_lost_most(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    text = said(opened(monkeypatch, real_figures, "chi_so_766", don_vi="an-giang-2025"))
    assert (
        "đạt **86,74** trên 100 điểm, hạng **13/34** trong các đơn vị cùng nhóm có điểm; "
        "mất nhiều nhất ở **Số hóa hồ sơ**: 6,14 điểm." in text
    )


def test_the_766_index_is_followed_over_readings_that_join(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    address = {"don_vi": "an-giang-2025", "ky_766": "2025-cong-don-chup-thang-10-2025", "xem": "ky"}
    text = said(opened(monkeypatch, real_figures, "chi_so_766", **address))
    assert "tổng **+0,06** điểm; tăng nhiều nhất ở **Thanh toán trực tuyến** (+0,07)" in text
    assert "giảm nhiều nhất ở" in text
    assert "Không so sánh được" not in text  # the other snapshot of the year is not among what is compared


def test_tasks_are_counted_against_what_was_due(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    unit = "so-khoa-hoc-va-cong-nghe.quang-ngai"
    text = said(opened(monkeypatch, real_figures, "nhiem_vu", don_vi=unit))
    assert "hoàn thành **36/47** nhiệm vụ đến hạn (76,6\u00a0%); cả kế hoạch có 91." in text


def test_a_sign_of_comparison_in_a_table_is_no_markdown() -> None:
    assert [writer("comparison", literal)(">") for literal in (True, False)] == ["\\>", ">"]


def test_a_comparison_says_how_much_of_the_country_it_covers(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "so_sanh", chi_so="PAR", nam="2023", tinh="long-an,tay-ninh")
    assert "PAR INDEX 2023: 39/63 tỉnh có số liệu, 29 tỉnh có điểm" in said(page)


def test_the_method_is_found_in_all_its_parts_without_diacritics(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "cach_tinh", tim="doi cach tinh")
    assert [heading.value for heading in page.subheader] == ["Quy tắc so sánh"]
    page = opened(monkeypatch, real_figures, "cach_tinh", tim="876/qđ-bnv")
    headings = [heading.value for heading in page.subheader]
    assert headings == ["Quy tắc so sánh", "Năm đổi cách tính", "Bộ chỉ số", "Đối chiếu tiêu chí"]
    assert "Bỏ bớt chữ cần tìm" in said(opened(monkeypatch, real_figures, "cach_tinh", tim="không có gì"))


def test_what_became_of_long_an_is_answered(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    text = said(opened(monkeypatch, real_figures, "sap_xep", tinh_thanh="long-an"))
    assert "Từ **01/07/2025**, **Long An** và **Tây Ninh** hợp thành **Tây Ninh** mới." in text
    assert "Không so được: điểm và hạng của Tây Ninh \\(mới\\)" in text
    assert "So sánh một phần" in text


def test_a_province_that_was_left_alone_is_said_to_be_one(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    text = said(opened(monkeypatch, real_figures, "sap_xep", tinh_thanh="ha-noi"))
    assert "**Hà Nội** không sắp xếp" in text
    assert "Không so được" not in text


def test_what_was_merged_is_shown_first_where_nobody_chose(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "sap_xep", don_vi="ha-noi")
    assert "không sắp xếp" not in said(page)
    assert page.selectbox(key="widget_chi_so").value == "PAR"
    page = opened(monkeypatch, real_figures, "sap_xep", don_vi="tay-ninh")
    assert page.selectbox(key="widget_tinh_thanh").value == "tay-ninh", "the own one, where it was merged"


def test_a_merged_department_stands_beside_those_it_was_made_of(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    unit = "so-khoa-hoc-va-cong-nghe.tay-ninh"
    text = said(opened(monkeypatch, real_figures, "xu_huong", don_vi=unit))
    assert "Từ 01/03/2025, Sở Thông tin và Truyền thông hợp nhất vào **Sở Khoa học và Công nghệ**." in text


def test_a_comparison_over_years_says_whether_it_holds(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    text = said(opened(monkeypatch, real_figures, "xu_huong", don_vi=LONG_AN))
    assert "**So sánh một phần.** Chưa rõ bộ tiêu chí" in text


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("don-vi", "Kỳ mới nhất của từng loại số liệu"),
        ("ky", "long_an_2023_linh_vuc.xlsx"),
        ("chi-so", "Nạp, xem các lần nạp"),
        ("kiem-tra", "khớp với nhau"),
    ],
)
def test_what_is_held_is_told_with_its_checks(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, view: str, sentence: str
) -> None:
    page = opened(monkeypatch, real_figures, "suc_khoe", don_vi=LONG_AN, xem_gi=view)
    text = said(page) + "".join(str(table.value.to_dict()) for table in page.table)
    text += "".join(str(success.value) for success in page.success)
    text += "".join(link.proto.label for link in page.get("page_link"))
    checks = len(list((PAGES.parent / "queries" / "checks").glob("*.sql")))
    held = f"Long An: **2 đơn vị** có số liệu (2 đã sắp xếp), **0** có số liệu đã cũ; **{checks}/{checks}** phép kiểm tra đạt."
    assert held in text
    assert sentence in text


def test_what_needs_attention_of_an_earlier_year_is_told_of_its_last_day(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan", don_vi=LONG_AN, nam="2022")
    headings = [heading.value for heading in page.subheader]
    assert "Ba việc cần chú ý, đến 31/12/2022" in headings
    assert "năm 2023" not in "".join(str(warning.value) for warning in page.warning)


def test_the_calendar_says_what_is_next_and_takes_another_day(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    database = str(seed_copy)
    page = opened(monkeypatch, database, "lich", ngay="2026-11-22")
    assert "Việc tới: **Báo cáo CCHC năm**, ngày **09/12/2026**, còn **17 ngày**." in said(page)
    page.selectbox(key="event").set_value("report_year").run()
    page.selectbox(key="day_report_year").set_value(1)
    page.button(key="set_event").click().run()
    assert page.error
    assert not any("—" in str(error.value) for error in page.error), "no advice is nothing, not a dash"
    page.text_input(key="by_calendar").set_value("An")
    page.button(key="set_event").click().run()
    assert not page.exception
    assert "Việc tới: **Báo cáo CCHC năm**, ngày **01/12/2026**, còn **9 ngày**." in said(page)
    assert open_store(database).ask_rows("calendar_history")[0]["published_by"] == "An"


def test_what_is_the_same_of_every_event_is_said_once(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "lich", ngay="2026-11-22")
    assert "Căn cứ của ngày" in page.table[0].value
    store = open_store(str(seed_copy))
    for row in store.ask_rows("calendar_dates", as_of="2026-11-22"):
        event = {name: row[name] for name in ("event", "title", "month", "day", "year_offset")}
        store.publish(entered_event({**event, "document": "Kế hoạch 12"}, "An"), replace=True)
    page.run()
    assert not {"Căn cứ của ngày", "Nguồn"} & set(page.table[0].value)
    assert "Nguồn\\: Kế hoạch 12" in said(page)


def test_the_address_keeps_what_is_shown(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    page = opened(monkeypatch, real_figures, "diem_tru", don_vi=LONG_AN, xem="pareto")
    assert page.query_params["don_vi"] == [LONG_AN] or page.query_params["don_vi"] == LONG_AN
    assert page.query_params["xem"] in ("pareto", ["pareto"])


def test_a_strange_address_falls_back_to_what_there_is(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "tong_quan", don_vi="khong-co", nam="1900")
    assert "Không có đơn vị **khong\\-co**" in said(page) or "Không có đơn vị **khong-co**" in said(page)
    assert "Không có năm **1900**; đang xem **" in said(page)


def test_text_from_a_file_is_never_rendered_as_markdown(monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    evil = "![x](http://192.0.2.1/x.png) **to** :material/home: <img src=x>"
    publication = Publication(
        "![y](http://192.0.2.1/y.png).xlsx", b"1", "score_sheet", "![z](http://192.0.2.1/z.png)"
    )
    row = publication.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    line = {
        "unit_id": row,
        "year": 2023,
        "level": "area",
        "code": "1",
        "area_code": "1",
        "title": evil,
        "is_leaf": True,
    }
    publication.add(
        "scores", {**line, "max_score": 10, "score": 4, "position": 1}, "assessment", row, "", "2023"
    )
    total = {"unit_id": row, "year": 2023, "max_score": 10, "score": 4, "class": evil, "listed": False}
    publication.add("results", total, "assessment", row, "", "2023")
    limitation = {
        "unit_id": row,
        "year": 2023,
        "area_code": "1",
        "area": evil,
        "kind": "limitation",
        "position": 1,
        "text": evil,
    }
    publication.add("limitations", limitation, "limitations", row, "", "2023")
    open_store(empty).publish(publication)
    for name in ("tong_quan", "diem_tru", "nap_du_lieu"):
        page = opened(monkeypatch, empty, name)
        assert "![" not in said(page)
        assert "](http" not in said(page)


def test_a_file_over_what_stands_shows_the_difference_and_is_published(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    database = str(seed_copy)
    page = opened(monkeypatch, database, "nap_du_lieu")
    name = "bo_tieu_chi_so_khcn_2023.xlsx"
    page.file_uploader[0].upload(name, (SAMPLES / name).read_bytes()).run()
    assert not page.exception
    assert "Bảng thẩm định» không thay số đang dùng của Sở Khoa học và Công nghệ" in said(page)
    next(button for button in page.button if button.label == "Công bố").click().run()
    assert not page.exception
    assert open_store(database).ask_rows("uploads")[0]["file_name"] == name


def pressed(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def test_a_target_is_changed_and_another_added_on_the_page(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    assert "năm 2024] Có 11 chỉ tiêu" in said(page), "the newest year first"
    assert {"9 chỉ tiêu chưa có số liệu", "Chỉ tiêu của mọi năm: 14"} <= {box.label for box in page.expander}
    place = {
        "unit": "Sở Khoa học và Công nghệ",
        "province": "Long An",
        "unit_id": "so-khoa-hoc-va-cong-nghe.long-an",
    }
    standing = ask("targets", **place)
    key, row = grid_name("targets", standing), list(standing.rows["measure"]).index("score")
    page.session_state["open_edit_targets"] = True
    page.session_state[f"edit_{key}_0"] = {
        "edited_rows": {row: {"value": "82"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    new = {"title": "Thu phí, lệ phí", "period": "Quý I/2025", "comparison": ">=", "value": "30"}
    page.session_state[f"add_{key}_0"] = {"edited_rows": {}, "added_rows": [new], "deleted_rows": []}
    page.run()
    assert "Cần ghi tên người nhập." in said(page)
    assert "Công bố" not in [button.label for button in page.button]
    next(box for box in page.text_input if box.key == "by_targets").set_value("Trần An").run()
    assert "Thay đổi: **1** số liệu" in said(page)
    pressed(page, "Công bố")
    assert "Chưa có thay đổi nào." in said(page)
    rows = open_store(str(seed_copy)).ask_rows("target_history", **place)
    scores = [(row["value"], row["state"], row["published_by"]) for row in rows if row["measure"] == "score"]
    assert scores == [(82.0, "published", "Trần An"), (80.0, "replaced", "dữ liệu kèm theo")]
    assert [row["period"] for row in rows if row["measure"] == "fee_revenue"] == ["2025-Q1"]


def test_a_target_is_removed_on_the_page_after_it_was_named(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    place = {
        "unit": "Sở Khoa học và Công nghệ",
        "province": "Long An",
        "unit_id": "so-khoa-hoc-va-cong-nghe.long-an",
    }
    standing = ask("targets", **place)
    row = list(standing.rows["measure"]).index("score")
    page.session_state["open_edit_targets"] = True
    page.session_state[f"edit_{grid_name('targets', standing)}_0"] = {
        "edited_rows": {row: {"is_removed": True}},
        "added_rows": [],
        "deleted_rows": [],
    }
    page.run()
    next(box for box in page.text_input if box.key == "by_targets").set_value("An").run()
    assert "Sẽ bỏ 1 dòng: **Điểm Chỉ số CCHC** (Năm 2024)." in said(page)
    assert "Bỏ đi: **3** số liệu" in said(page)
    next(box for box in page.checkbox if box.label.startswith("Đồng ý bỏ")).check().run()
    pressed(page, "Công bố")
    store = open_store(str(seed_copy))
    assert "score" not in {row["measure"] for row in store.ask_rows("targets", **place)}
    told = [row for row in store.ask_rows("target_history", **place) if row["measure"] == "score"]
    assert [(row["value"], row["state"]) for row in told] == [(None, "removed"), (80, "replaced")]


def test_an_event_of_the_calendar_is_removed_on_the_page(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "lich", ngay="2026-11-22")
    page.selectbox(key="event").set_value("report_year").run()
    page.button(key="remove_event").click().run()
    form = next(box for box in page.expander if box.label == "Sửa, thêm, bỏ mốc")
    assert "Cần ghi tên người nhập." in "".join(str(error.value) for error in form.error), (
        "where it was pressed"
    )
    assert page.session_state["open_calendar"]
    page.text_input(key="by_calendar").set_value("An").run()
    page.button(key="remove_event").click().run()
    assert not page.exception
    assert "Việc tới: **Báo cáo công vụ Quý IV**, ngày **16/12/2026**" in said(page)
    assert open_store(str(seed_copy)).ask_rows("calendar_history")[0]["state"] == "removed"


def test_a_figure_is_entered_for_a_unit_without_any(monkeypatch: pytest.MonkeyPatch, seed_copy: Path) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi="so-noi-vu.hoa-binh")
    given = {"unit": "Sở Nội vụ", "province": "Hòa Bình", "unit_id": "so-noi-vu.hoa-binh"}
    key = grid_name("targets", ask("targets", **given))
    new = {"title": "Tỷ lệ hồ sơ trực tuyến", "period": "2025", "value": "50"}
    page.session_state["open_edit_targets"] = True
    page.session_state[f"add_{key}_0"] = {"edited_rows": {}, "added_rows": [new], "deleted_rows": []}
    page.run()
    next(box for box in page.text_input if box.key == "by_targets").set_value("An").run()
    pressed(page, "Công bố")
    (row,) = open_store(str(seed_copy)).ask_rows("targets", **given)
    assert (row["measure"], row["comparison"], row["value"]) == ("online_rate", ">=", 50)


def test_a_filled_form_of_figures_is_uploaded_like_any_file(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    line = {"unit": "Sở Nội vụ", "title": "Thu phí, lệ phí", "period": "Quý I/2024", "plan": 50, "actual": 9}
    page = opened(monkeypatch, str(seed_copy), "nap_du_lieu")
    page.file_uploader[0].upload("so_lieu.xlsx", form(line)).run()
    assert not page.exception, [error.message for error in page.exception]
    assert "Thêm mới: **2** số liệu" in said(page)
    next(box for box in page.text_input if box.key == "by").set_value("An").run()
    pressed(page, "Công bố")
    (row,) = open_store(str(seed_copy)).ask_rows("measures", unit="Sở Nội vụ", province="Long An")
    assert (row["measure"], row["plan"], row["actual"]) == ("fee_revenue", 50, 9)


def test_tasks_overdue_on_a_day_are_listed_for_that_day(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    name = "nhiem_vu_ubnd_giao_2021.xlsx"
    content = (SAMPLES / name).read_bytes()
    open_store(str(seed_copy)).publish(publication_of(read_workbook(content, name), content, "An"))
    unit = "so-khoa-hoc-va-cong-nghe.quang-ngai"
    page = opened(monkeypatch, str(seed_copy), "nhiem_vu", don_vi=unit, ky="2021", ngay="2021-07-20")
    text = said(page)
    assert (
        "Năm 2021, UBND tỉnh giao: hoàn thành **1/2** nhiệm vụ đến hạn (50,0\u00a0%); cả kế hoạch có 6."
        in text
    )
    assert "**1 nhiệm vụ** quá hạn; lâu nhất 106 ngày" in text
    assert page.query_params["ngay"] in ("2021-07-20", ["2021-07-20"])
    assert "**3 nhiệm vụ** quá hạn" in said(
        opened(monkeypatch, str(seed_copy), "nhiem_vu", don_vi=unit, ngay="2022-01-01")
    )


def test_the_new_geography_draws_each_old_province_as_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    address = {"chi_so": "PCI", "nam": "2016", "cua_ta": "long-an", "xem": "duong", "dia_gioi": "moi"}
    page = opened(monkeypatch, real_figures, "so_sanh", **address)
    assert "Mỗi tỉnh cũ một dòng riêng cạnh tỉnh mới" in said(page)
    assert "Mỗi tỉnh cũ một dòng riêng" not in said(
        opened(monkeypatch, real_figures, "so_sanh", **{**address, "dia_gioi": "cu"})
    )


def test_a_link_to_the_upload_says_what_is_wanted_for_whom(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "suc_khoe", don_vi=LONG_AN)
    links = {link.proto.label: link.proto.query_string for link in page.get("page_link")}
    assert links["Hồ sơ TTHC: đến năm 2023"] == f"don_vi={LONG_AN}&can_nap=ho-so-tthc"
    assert links["Nhiệm vụ: đến năm 2023"] == f"don_vi={LONG_AN}&can_nap=nhiem-vu"
    assert links["Chỉ số 766: chưa có"].endswith("can_nap=chi-so-766")
    text = said(opened(monkeypatch, real_figures, "nap_du_lieu", don_vi=LONG_AN, can_nap="ho-so-tthc"))
    assert "Cần nạp **hồ sơ TTHC** của **Sở Khoa học và Công nghệ · Long An**: đang có đến năm 2023." in text
    assert "Cần nạp" not in said(opened(monkeypatch, real_figures, "nap_du_lieu", can_nap="la"))


def test_a_cell_of_what_is_held_leads_to_the_upload_of_it(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    address = {"don_vi": LONG_AN, "can_nap": "ho-so-tthc"}
    page = opened(monkeypatch, real_figures, "suc_khoe", don_vi=LONG_AN)
    row = next(row for row in cells(page.table[0]) if "Khoa học" in row["Đơn vị"])
    link = f"nap_du_lieu?don_vi={LONG_AN}&can_nap="
    assert row["Hồ sơ TTHC"] == f"[Năm 2023]({link}ho-so-tthc)"
    assert row["Chỉ số 766"] == f"[chưa có]({link}chi-so-766)"
    assert row["Chỉ tiêu"].endswith(f"(chi_tieu?don_vi={LONG_AN})")
    assert row["Chỉ số cấp tỉnh"] == "—", "a department has none to upload"
    page = opened(monkeypatch, real_figures, "suc_khoe", don_vi=LONG_AN, xem_gi="ky")
    row = next(row for row in cells(page.table[0]) if row[words.heading("topic")] == "hồ sơ TTHC")
    assert row["Kỳ"] == f"[Năm 2023]({link}ho-so-tthc&can_nap_ky=2023)"
    text = said(opened(monkeypatch, real_figures, "nap_du_lieu", **address, can_nap_ky="2023"))
    assert "Cần nạp **hồ sơ TTHC, năm 2023** của" in text
    text = said(opened(monkeypatch, real_figures, "nap_du_lieu", **address, can_nap_ky="**x**"))
    assert "Cần nạp **hồ sơ TTHC** của" in text


@pytest.mark.parametrize("province", ["long-an", "ba-ria-vung-tau", "quang-ngai"])
def test_what_needs_attention_leads_to_its_page_with_the_filters_set(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, province: str
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    unit = f"so-khoa-hoc-va-cong-nghe.{province}"
    for row in open_store(real_figures).ask_rows(
        "attention", unit="Sở Khoa học và Công nghệ", province=PROVINCE_NAMES[province]
    ):
        filters = {"don_vi": unit, **filters_of(row, vietnam_today())}
        page = opened(monkeypatch, real_figures, row["page"], **filters)
        kept = {key: page.query_params[key] for key in filters}
        assert {key: value[0] if isinstance(value, list) else value for key, value in kept.items()} == filters


BRVT, QUANG_NGAI = (f"so-khoa-hoc-va-cong-nghe.{place}" for place in ("ba-ria-vung-tau", "quang-ngai"))
REPORT_Q1 = "Báo cáo công tác cải cách hành chính Quý I năm 2023 của Sở Khoa học và Công nghệ"
HALF_YEAR = (
    "tại Hội nghị sơ kết công tác 6 tháng đầu năm, triển khai nhiệm vụ trọng tâm 6 tháng cuối năm 2021"
)
REMEDIES = "Thực hiện khắc phục tồn tại, hạn chế Chỉ số cải cách hành chính năm 2023"
# page, address, what stands on it, the document that it is read from
AS_WRITTEN: list[tuple[str, dict[str, str], list[str], str]] = [
    ("ho_so", {"don_vi": BRVT}, ["tiếp nhận **88**, đã giải quyết **83**, đang giải quyết **5**"], REPORT_Q1),
    (
        "ho_so",
        {"don_vi": BRVT},
        ["đúng hạn **100,0\u00a0%**", "trễ hạn **0**", "'Tiếp nhận trực tuyến': 87"],
        REPORT_Q1,
    ),
    ("ho_so", {"don_vi": LONG_AN}, ["Năm 2023: trễ hạn **1**."], REMEDIES),
    ("nhiem_vu", {"don_vi": BRVT}, ["**7/8**", "**8/43**"], REPORT_Q1),
    ("nhiem_vu", {"don_vi": QUANG_NGAI}, ["**36/47** nhiệm vụ đến hạn", "cả kế hoạch có 91"], HALF_YEAR),
    (
        "chi_tieu",
        {"don_vi": BRVT},
        ["'Kế hoạch': 110.0, 'Thực hiện': 13.6", "'Kế hoạch': 48.0, 'Thực hiện': 48.0"],
        REPORT_Q1,
    ),
    (
        "chi_tieu",
        {"don_vi": QUANG_NGAI, "ngay": "2021-07-20"},
        ["có 1.441 triệu đồng, cần ít nhất 3.500 triệu đồng", "(%)': 41.17"],
        HALF_YEAR,
    ),
    ("chi_tieu", {"don_vi": LONG_AN}, ["'Giá trị': 98.0", "'Giá trị': 45.0", "'Giá trị': 80.0"], REMEDIES),
    ("chi_so_766", {"don_vi": "an-giang-2025"}, ["đạt **86,74** trên 100 điểm"], "Báo cáo 766 tháng 10/2025"),
]


@pytest.mark.parametrize(("name", "address", "figures", "document"), AS_WRITTEN)
def test_the_figures_of_the_documents_stand_on_their_page_with_the_document(
    monkeypatch: pytest.MonkeyPatch,
    real_figures: str,
    name: str,
    address: dict[str, str],
    figures: list[str],
    document: str,
) -> None:
    page = opened(monkeypatch, real_figures, name, **address)
    text = everything(page)
    assert [figure for figure in figures if figure not in text] == []
    assert document in text


def everything(page: AppTest) -> str:
    """What is written on a page, its tables by row included."""
    frames = [*page.table, *page.dataframe]
    rows = [str(row) for frame in frames for row in frame.value.to_dict("records")]
    return "\n".join([said(page), *rows])


def cells(table: Table) -> list[dict[str, str]]:
    """What is written in the cells of a table, by heading, a space for every kind of space."""
    shown = pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_pandas()
    lines = shown.map(lambda text: str(text).replace("\u00a0", " ")).values.tolist()
    return [dict(zip(table.value.columns, line, strict=True)) for line in lines]


def test_a_measure_without_a_plan_has_not_arisen_and_one_without_a_figure_is_missing(
    monkeypatch: pytest.MonkeyPatch, empty: str
) -> None:
    rows = [
        {"title": "Thanh tra", "period": "2023", "plan": 0.0, "actual": 0.0},
        {"title": "Sáng kiến", "period": "2023", "plan": 4.0, "actual": None},
        {"title": "Kiểm tra", "period": "2023", "plan": 4.0, "actual": 0.0},
    ]
    open_store(empty).publish(entered_figures("measures", "Sở Nội vụ", "Long An", rows, "An"))
    page = visited(monkeypatch, empty, "chi_tieu")
    (table,) = page.table
    progress = {row["Nội dung"]: row[words.heading("plan_progress")] for row in cells(table)}
    assert progress == {"Kiểm tra": "0,0 %", "Sáng kiến": "—", "Thanh tra": "không phát sinh"}
    assert words.heading("period") not in table.value.columns, "all of them are of the period chosen"


def test_a_rate_of_tasks_with_nothing_due_has_not_arisen(monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    publication = Publication("nhiem_vu.xlsx", b"1", "task_counts", "An")
    unit = publication.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    row = {"unit_id": unit, "period": "2023-Q1", "plan": "UBND tỉnh giao", "total": 4, "due": 0, "done": 0}
    row |= {"done_on_time": 0, "done_late": 0}
    publication.add("task_counts", row, "task_counts", unit, "UBND tỉnh giao", "2023-Q1")
    open_store(empty).publish(publication)
    page = opened(monkeypatch, empty, "nhiem_vu")
    text = said(page)
    assert "Tỷ lệ hoàn thành: không phát sinh" in text
    assert "Tỷ lệ đúng hạn: không phát sinh" in text
    (shown,) = cells(page.table[0])
    assert {name for name, text in shown.items() if text == "không phát sinh"} == {
        words.heading("completion_rate"),
        words.heading("on_time_rate"),
    }


def test_a_box_is_filled_when_it_is_opened_and_stays_so_with_another_filter(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    def filled(page: AppTest) -> bool:
        (box,) = (box for box in page.expander if box.label == "Xem bảng")
        return bool(box.table or box.dataframe)

    page = visited(monkeypatch, real_figures, "chi_so_tinh", tinh_thanh="long-an")
    assert not filled(page)
    page.session_state["open_province_indices_9"] = True
    page.run()
    assert filled(page)
    before = page.selectbox[0].value
    page.selectbox[0].set_value("ba-ria-vung-tau").run()
    assert not page.exception
    assert page.selectbox[0].value != before
    assert filled(page)


BLANK_CODES = {"none", "nan", "nat", "null", "<na>"}


def texts_in_cells(page: AppTest) -> set[str]:
    """What stands in the cells of a page's tables and grids; for a blank a grid writes its placeholder, without one «None»."""
    found: set[str] = set()
    for element in [*page.get("table"), *page.get("dataframe")]:
        proto = element.proto
        is_grid = proto.DESCRIPTOR.name == "Dataframe"
        blank = proto.placeholder if is_grid and proto.HasField("placeholder") else "None"
        for data in {proto.arrow_data.styler.display_values, proto.arrow_data.data} - {b""}:
            told = pa.ipc.open_stream(data).read_all()
            is_shown = data == proto.arrow_data.styler.display_values or is_grid
            for column in told.columns if is_shown else ():
                found |= {blank if value is None else str(value) for value in column.to_pylist()}
    return found


@pytest.mark.parametrize("address", [{}, {"don_vi": LONG_AN, "nam": "2023"}], ids=["plain", "of a unit"])
@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_a_page_shows_the_code_of_a_blank(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str, address: dict[str, str]
) -> None:
    page = opened(monkeypatch, real_figures, name, **address)
    assert {text for text in texts_in_cells(page) if text.strip("▶ ").lower() in BLANK_CODES} == set()
