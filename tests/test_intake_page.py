"""Nạp dữ liệu: many files, corrections that are remembered, frameworks, and two people at once."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from cchc.intake import publication_of
from cchc.intake.typed import parse_row_numbers
from cchc.reading import read_workbook
from cchc.store import Store, open_store
from cchc.ui.intake import sent
from tests.intake_page import IntakePage
from tests.workbook_making import Rows, book

SAMPLES = Path(__file__).parent / "workbooks"
HEADER = ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"]
LINES: Rows = [["1", "Chỉ đạo điều hành", 10, 8], ["2", "Cải cách thể chế", 5, 4]]
ROUNDS = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2"]


def title(unit: str, year: int = 2024) -> list[str]:
    return [f"BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM {year} - {unit.upper()} TỈNH LONG AN"]


def sheet(unit: str, lines: Rows = LINES, year: int = 2024, header: list[str] = HEADER) -> bytes:
    return book({"Trang 1": [title(unit, year), header, *lines]})


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


TREE = sample("bo_tieu_chi_so_khcn_2023.xlsx")
WRONG = sheet("Sở Xây dựng", [["1", "A", 10, "1O"]])
WARNED = sheet("Sở Tư pháp", [["1", "A", 10, 8], ["1.1", "B", 6, 5], ["1.2", "C", 3, 3]])


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read here and not in a process of their own, which tests/test_pages.py and the walk do."""
    monkeypatch.setattr(sent, "read_in_sandbox", read_workbook)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path) -> Store:
    """The store that the page opens, empty."""
    monkeypatch.setenv("CCHC_DATABASE", str(shutil.copy(empty_file, tmp_path / "nap.duckdb")))
    return open_store()


@pytest.fixture
def seeded_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed_file: Path) -> Store:
    """The store that the page opens, with what comes with the product."""
    shutil.copy(seed_file, tmp_path / "co_san.duckdb")
    monkeypatch.setenv("CCHC_DATABASE", str(tmp_path / "co_san.duckdb"))
    return open_store()


def names(store: Store) -> set[str]:
    return {row["file_name"] for row in store.ask_rows("uploads")}


def totals(store: Store) -> dict[str, float]:
    return {row["unit"]: row["score"] for row in store.ask_rows("total_scores")}


def test_a_file_that_is_wrong_as_a_whole_is_not_said_to_have_cells_to_mend(store: Store) -> None:
    assert "Sửa các ô ở trên" in said_of_errors(IntakePage(sai=WRONG))
    broken = said_of_errors(IntakePage(hong=b"no workbook"))
    assert "Sửa tệp theo vấn đề nêu ở trên" in broken
    assert "Sửa các ô" not in broken


def said_of_errors(page: IntakePage) -> str:
    return " ".join(error.value for error in page.page.error)


def test_one_button_publishes_what_is_ready_and_leaves_the_rest(store: Store) -> None:
    page = IntakePage(y_te=sheet("Sở Y tế"), sai=WRONG, nhac=WARNED, noi_vu=sheet("Sở Nội vụ"))
    assert page.files == {
        "y_te.xlsx": "ready", "sai.xlsx": "has_errors", "nhac.xlsx": "to_look", "noi_vu.xlsx": "ready",
    }  # fmt: skip
    page.press("Công bố 2 tệp")
    assert names(store) == {"y_te.xlsx", "noi_vu.xlsx"}
    assert "Đã công bố «y\\_te.xlsx», «noi\\_vu.xlsx»" in page.said
    assert page.files["y_te.xlsx"] == "published"


def test_after_publishing_a_link_leads_to_the_units_page(store: Store) -> None:
    page = IntakePage(y_te=sheet("Sở Y tế"))
    page.press("Công bố")
    links = [(link.proto.label, link.proto.query_string) for link in page.page.get("page_link")]
    assert ("Xem Sở Y tế", "don_vi=so-y-te.long-an&nam=2024") in links


def test_provisional_figures_stand_as_such(store: Store) -> None:
    said = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ Y TẾ TỈNH LONG AN (SỐ LIỆU TẠM TÍNH)"]
    found = read_workbook(book({"Trang 1": [said, HEADER, *LINES]}), "a.xlsx")
    found.tables[0].flag = "provisional"
    publication = publication_of(found, b"a", "An")
    assert {row["standing"] for row in publication.coverages.values()} == {"provisional"}
    store.publish(publication)
    assert {row["flag"] for row in store.ask_rows("total_scores")} == {"computed;provisional"}


def test_warnings_are_ticked_file_by_file_and_the_tick_stays_when_another_file_is_looked_at(
    store: Store,
) -> None:
    page = IntakePage(y_te=sheet("Sở Y tế"), nhac=WARNED)
    page.look_at("nhac")
    assert page.find("button", "Công bố").disabled is False  # the button of all that are ready
    page.tick("Tôi đã xem")
    page.look_at("y_te")
    assert page.files["nhac.xlsx"] == "ready"
    page.press("Công bố 2 tệp")
    assert names(store) == {"y_te.xlsx", "nhac.xlsx"}


def test_other_warnings_have_to_be_looked_at_again(store: Store) -> None:
    page = IntakePage(nhac=WARNED, y_te=sheet("Sở Y tế"))
    page.tick("Tôi đã xem")
    assert page.files["nhac.xlsx"] == "ready"
    page.fill("Ô C3", "11")
    assert page.files["nhac.xlsx"] == "to_look"


def test_what_was_mended_of_a_file_stays_when_another_is_looked_at(store: Store) -> None:
    page = IntakePage(sai=WRONG, y_te=sheet("Sở Y tế"))
    page.fill("Ô D3", "9")
    page.look_at("y_te")
    assert page.files["sai.xlsx"] == "ready"
    page.look_at("sai")
    assert page.find("text_input", "Ô D3").value == "9"
    page.press("Công bố 2 tệp")
    assert totals(store)["Sở Xây dựng"] == 9


def test_of_two_files_about_the_same_unit_the_second_is_left_and_said_so(store: Store) -> None:
    page = IntakePage(mot=sheet("Sở Y tế"), hai=sheet("Sở Y tế", [["1", "Khác", 10, 9], ["2", "Nữa", 5, 5]]))
    page.press("Công bố 2 tệp")
    assert names(store) == {"mot.xlsx"}
    assert "Trùng đơn vị và kỳ với một tệp vừa công bố cùng lúc" in page.said
    assert page.files == {"mot.xlsx": "published", "hai.xlsx": "ready"}


def test_the_second_of_two_people_is_told_and_sees_the_difference_before_deciding(store: Store) -> None:
    page = IntakePage(cua_toi=sheet("Sở Y tế"))
    theirs = sheet("Sở Y tế", [["1", "Khác", 10, 9], ["2", "Nữa", 5, 5]])
    store.publish(publication_of(read_workbook(theirs, "cua_ho.xlsx"), theirs, "Bình"))
    page.press("Công bố")
    assert names(store) == {"cua_ho.xlsx"}
    assert "người khác đã công bố" in page.said
    assert "điểm 14,00 → **12,00**" in page.said
    page.press("Công bố")
    assert totals(store) == {"Sở Y tế": 12}


def test_fewer_rows_than_stand_are_asked_for(store: Store) -> None:
    long = sheet("Sở Y tế", [*LINES, ["3", "Cải cách thủ tục", 5, 4]])
    store.publish(publication_of(read_workbook(long, "dai.xlsx"), long, "An"))
    page = IntakePage(ngan=sheet("Sở Y tế"))
    assert page.find("button", "Công bố").disabled
    page.tick("Đồng ý bỏ")
    page.press("Công bố")
    assert names(store) == {"dai.xlsx", "ngan.xlsx"}


def test_the_same_content_twice_is_one_file(store: Store) -> None:
    content = sheet("Sở Y tế")
    page = IntakePage(mot=content, hai=content)
    assert "trùng nội dung" in page.said


ODD: Rows = [["Phiếu"], ["x1", "x2", "x3", "x4"], ["1", "A", 10, 8], ["2", "B", 5, 4]]


def test_a_header_that_was_not_found_is_named_and_known_in_the_next_file(store: Store) -> None:
    page = IntakePage(la=book({"Trang 1": ODD}))
    assert "Còn lỗi" not in page.said
    page.fill("Dòng tiêu đề cột", "2")
    page.choose("Loại bảng", "Bảng điểm của một đơn vị")
    for label, text in (("Cột «Mã»", "A"), ("Cột «Nội dung»", "B"), ("Cột «Điểm tối đa»", "C")):
        page.fill(label, text)
    page.fill("Cột «Điểm thẩm định»", "D")
    for label, text in (("Đơn vị", "Sở Y tế"), ("Tỉnh", "Long An"), ("Năm", "2024")):
        page.fill(label, text)
    page.press("Công bố")
    assert totals(store) == {"Sở Y tế": 12}

    again = IntakePage(nua=book({"Trang 1": [*ODD[:3], ["2", "B", 5, 3]]}))
    assert "cách hiểu đã ghi nhớ" in again.said
    assert again.find("text_input", "Dòng tiêu đề cột").value == "2"
    assert again.find("text_input", "Cột «Điểm thẩm định»").value == "D"
    assert "Chưa đủ để công bố" in again.said  # whose it is and of when is each file's own


def test_a_sheet_that_is_not_taken_is_not_read(store: Store) -> None:
    draft = [["BẢN NHÁP NĂM 2023 - SỞ Y TẾ TỈNH LONG AN"], HEADER, ["1", "A", 10, "hỏng"]]
    page = IntakePage(hai_trang=book({"Trang 1": [title("Sở Y tế"), HEADER, *LINES], "Nháp": draft}))
    assert "không phải là số" in page.said
    page.find("multiselect", "Lấy số liệu").unselect("Nháp")
    page.run()
    page.press("Công bố")
    assert [row["year"] for row in store.ask_rows("total_scores")] == [2024]


def test_the_round_of_appraisal_is_offered_where_there_are_two_and_remembered(store: Store) -> None:
    lines = [["1", "A", 10, 8, 9], ["2", "B", 10, 7, 6]]
    page = IntakePage(vong=sheet("Sở Y tế", lines, header=ROUNDS))
    page.choose("Vòng thẩm định", "lần 1")
    assert "Không phát hiện vấn đề nào" in page.said
    page.press("Công bố")
    assert totals(store) == {"Sở Y tế": 15}
    again = IntakePage(vong=sheet("Sở Nội vụ", lines, header=ROUNDS))
    again.press("Công bố")
    assert totals(store)["Sở Nội vụ"] == 15
    assert not IntakePage(mot=sheet("Sở Y tế")).has("selectbox", "Vòng thẩm định")


def test_a_full_sheet_becomes_a_framework_that_drives_checks_and_template(seeded_store: Store) -> None:
    page = IntakePage(cay=TREE)
    assert page.find("text_input", "Cơ quan ban hành").value == "UBND Long An"
    page.press("Lưu bộ chỉ số")
    assert "Cần tên bộ chỉ số" in page.said
    page.fill("Tên bộ chỉ số", "Bộ mới của Long An")
    page.fill("Số quyết định", "900/QĐ-UBND")
    page.press("Lưu bộ chỉ số")
    assert "Đã lưu bộ chỉ số «Bộ mới của Long An»" in page.said
    assert "Đối chiếu với bộ chỉ số «Bộ mới của Long An»" in page.said
    assert page.find("selectbox", "Bộ chỉ số").value is not None
    (kept,) = [
        row
        for row in seeded_store.ask_rows("frameworks_in_force")
        if row["framework"] == "Bộ mới của Long An"
    ]
    assert (kept["level"], kept["issuer"], kept["decision"]) == ("department", "UBND Long An", "900/QĐ-UBND")


def departing() -> bytes:
    """The tree of 2023 with another title and another maximum."""
    reading = read_workbook(TREE, "cay.xlsx").tables[0]
    rows = [[row["code"], row["title"], row["max_score"], row["score"]] for row in reading.rows]
    rows[2][1], rows[2][2] = "Một việc khác hẳn", 1.25
    return book({"Trang 1": [title("Sở Y tế", 2023), HEADER, *rows]})


def test_departures_from_the_framework_are_ticked_or_another_choice_is_made(seeded_store: Store) -> None:
    page = IntakePage(cay=TREE)
    page.fill("Tên bộ chỉ số", "Bộ mới của Long An")
    page.press("Lưu bộ chỉ số")
    page = IntakePage(khac=departing())
    assert "Khác bộ chỉ số «Bộ mới của Long An»: khác điểm tối đa 1, khác tên 1." in page.said
    assert page.find("button", "Công bố").disabled
    page.choose("Bộ chỉ số để đối chiếu", "Không đối chiếu")
    assert "Khác bộ chỉ số" not in page.said
    page.choose("Bộ chỉ số để đối chiếu", "Bộ mới")
    assert "Khác bộ chỉ số «Bộ mới của Long An»" in page.said


def test_the_difference_names_the_units_of_a_ranking(seeded_store: Store) -> None:
    name = "tay_ninh_2023_xep_hang.xlsx"
    page = IntakePage(xep_hang=sample(name))
    key = hashlib.sha256(sample(name)).hexdigest()[:12]
    page.page.session_state[f"open_difference_{key}"] = True
    page.run()
    counts = next(table.value for table in page.page.table if "Bỏ đi" in table.value)
    assert "Sở Nội vụ" in set(counts["Đơn vị"])
    assert not any("." in unit for unit in counts["Đơn vị"])
    assert page.has("download_button", "Tải toàn bộ khác biệt")


def test_a_framework_that_is_saved_first_is_that_of_the_sheet_itself(store: Store) -> None:
    page = IntakePage(cay=TREE)
    page.fill("Tên bộ chỉ số", "Bộ mới của Long An")
    page.press("Lưu bộ chỉ số")
    page.press("Công bố")
    assert [row["framework"] for row in store.ask_rows("total_scores")] == ["Bộ mới của Long An"]


DOUBTFUL = ["STT", "Đơn vị", "Điểm", "Ghi chú"]


def doubtful(*scores: str, year: int = 2024) -> bytes:
    said = [f"KẾT QUẢ ĐIỂM CHỈ SỐ CCHC NĂM {year} TỈNH LONG AN"]
    units = ["Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"]
    return book(
        {
            "Trang 1": [
                said,
                DOUBTFUL,
                *[[n, u, s, ""] for n, (u, s) in enumerate(zip(units, scores, strict=True), 1)],
            ]
        }
    )


def test_a_number_of_two_meanings_is_chosen_with_one_click_and_remembered(store: Store) -> None:
    page = IntakePage(mot=doubtful("85.125", "84.250", "80.375"))
    choice = page.find("radio", "Trang «Trang 1», C3–C5")
    assert choice.options == ["Tự động: chưa rõ, để trống", "85,125 (phần thập phân)", "85.125 (hàng nghìn)"]
    choice.set_value("decimal")
    page.run()
    assert not page.has("checkbox", "Tôi đã xem")
    page.press("Công bố")
    assert totals(store) == {"Sở Y tế": 85.125, "Sở Tư pháp": 84.25, "Sở Nội vụ": 80.375}
    other = IntakePage(hai=doubtful("81.125", "82.250", "83.375", year=2025))
    assert other.find("radio", "Trang «Trang 1», C3–C5").value == "decimal"
    assert "đã ghi nhớ" in other.said


COUNTS = [
    "STT", "Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Từ kỳ trước", "Tiếp nhận mới", "Tổng số đã giải quyết",
    "Giải quyết đúng hạn", "Giải quyết quá hạn", "Đang giải quyết",
]  # fmt: skip


def dossiers(when: str) -> bytes:
    said = [f"TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH {when} CỦA SỞ Y TẾ TỈNH LONG AN"]
    return book(
        {"Trang 1": [said, COUNTS, [1, "Dược", 12, 2, 10, 9, 8, 1, 3], [2, "Khám bệnh", 5, 0, 5, 5, 5, 0, 0]]}
    )


def periods(store: Store) -> set[str]:
    return {row["period"] for row in store.ask_rows("dossiers_by_period")}


def test_a_period_without_a_name_is_asked_for_and_never_taken_for_the_year(store: Store) -> None:
    page = IntakePage(ho_so=dossiers("11 THÁNG NĂM 2023"))
    assert "không tìm thấy kỳ" in page.said
    page.fill("Kỳ", "Tháng 11/2023")
    page.press("Công bố")
    assert periods(store) == {"2023-11"}


def test_a_year_that_is_given_goes_with_the_period_that_the_sheet_says() -> None:
    read = read_workbook(dossiers("QUÝ I"), "ho_so.xlsx", year=2023)
    assert (read.tables[0].year, read.tables[0].period) == (2023, "2023-Q1")
    whole = read_workbook(dossiers(""), "ho_so.xlsx", year=2023)
    assert (whole.tables[0].year, whole.tables[0].period) == (2023, "2023")
    assert read_workbook(dossiers("QUÝ I"), "ho_so.xlsx").tables[0].year is None


RANKED_UNITS = ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"]
RANKED = ["TT", "Đơn vị", "Điểm thẩm định", "Xếp hạng"]


def ranked(with_ranks: bool, *, units: int = 3, year: int = 2024) -> bytes:
    rows = [[n, unit, 90 - n, n][: 3 + with_ranks] for n, unit in enumerate(RANKED_UNITS[:units], 1)]
    return book({"Trang 1": [[f"XẾP HẠNG CCHC NĂM {year} TỈNH LONG AN"], RANKED[: 3 + with_ranks], *rows]})


def published(store: Store, content: bytes, name: str, by: str = "An") -> str:
    return store.publish(publication_of(read_workbook(content, name), content, by), replace=True)[0]


def test_a_loss_is_said_in_amber_before_all_else_and_ticked_before_it_is_published(store: Store) -> None:
    published(store, ranked(True), "co_hang.xlsx")
    page = IntakePage(mat=ranked(False))
    (amber,) = [element.value for element in page.page.warning]
    assert "Bỏ 3 số" in amber
    assert "Xếp hạng của 3 đơn vị, năm 2024" in amber
    assert page.find("button", "Công bố").disabled
    page.tick("Đồng ý bỏ 3 số")
    page.press("Công bố")
    assert names(store) == {"co_hang.xlsx", "mat.xlsx"}


def test_a_file_whose_loss_is_not_ticked_is_not_among_the_ready(store: Store) -> None:
    published(store, ranked(True), "co_hang.xlsx")
    page = IntakePage(mat=ranked(False), y_te=sheet("Sở Y tế"))
    assert page.files == {"mat.xlsx": "loses", "y_te.xlsx": "ready"}
    assert "«mat.xlsx» bỏ số đang dùng" in page.said
    page.press("Công bố 1 tệp")
    assert names(store) == {"co_hang.xlsx", "y_te.xlsx"}
    page.look_at("mat")
    page.tick("Đồng ý bỏ 3 số")
    page.press("Công bố 1 tệp")
    assert "mat.xlsx" in names(store)


def test_the_tick_belongs_to_exactly_this_loss(store: Store) -> None:
    published(store, ranked(True), "co_hang.xlsx")
    page = IntakePage(mat=ranked(False))
    page.tick("Đồng ý bỏ 3 số")
    assert not page.find("button", "Công bố").disabled
    more: list[list[Any]] = [["TT", "Đơn vị", "Điểm thẩm định", "Xếp hạng", "Xếp loại"]]
    more += [[n, unit, 90 - n, n, "Tốt"] for n, unit in enumerate(RANKED_UNITS, 1)]
    published(store, book({"Trang 1": [["XẾP HẠNG CCHC NĂM 2024 TỈNH LONG AN"], *more]}), "them.xlsx")
    page.run()
    assert page.find("button", "Công bố").disabled
    page.tick("Đồng ý bỏ 3 số")
    assert not page.find("button", "Công bố").disabled


def test_a_file_in_use_is_named_and_its_upload_comes_first_in_the_list(store: Store) -> None:
    content = sheet("Sở Y tế")
    published(store, content, "cua_phan_mem.xlsx", by="dữ liệu kèm theo")
    published(store, ranked(True), "khac.xlsx")
    page = IntakePage(lai=content)
    said = "\n".join(element.value for element in page.page.success)
    for part in ("lần nạp số 1", "dữ liệu kèm theo", "#cac-lan-nap"):
        assert part in said
    cards = [element.value for element in page.page.markdown if "lần nạp số" in element.value]
    assert ["số 1 " in cards[0], "số 2 " in cards[1]] == [True, True]


def test_taking_back_what_removes_figures_shows_them_and_waits_for_a_tick(store: Store) -> None:
    published(store, ranked(False), "it.xlsx")
    newer = published(store, ranked(True), "nhieu.xlsx")
    page = IntakePage()
    page.press("Thu hồi")
    assert {row["state"] for row in store.ask_rows("uploads")} == {"published"}
    assert "Xếp hạng của 3 đơn vị" in page.said
    page.tick("Đồng ý bỏ 3 số")
    page.press("Thu hồi")
    assert [row["id"] for row in store.ask_rows("uploads") if row["state"] == "taken_back"] == [newer]
    assert store.ask("total_scores")["rank"].isna().all() or set(store.ask("total_scores")["rank"]) == {
        1,
        2,
        3,
    }


def test_publishing_again_what_removes_figures_waits_for_a_tick_too(store: Store) -> None:
    older = published(store, ranked(False), "it.xlsx")
    store.take_back(older)
    published(store, ranked(True), "nhieu.xlsx")
    page = IntakePage()
    page.press("Công bố lại")
    assert len([row for row in store.ask_rows("uploads") if row["state"] == "published"]) == 1
    page.tick("Đồng ý bỏ 3 số")
    page.press("Công bố lại")
    assert len([row for row in store.ask_rows("uploads") if row["state"] == "published"]) == 2


def test_taking_back_what_removes_nothing_is_done_at_once(store: Store) -> None:
    published(store, ranked(True), "mot.xlsx")
    published(
        store,
        book({"Trang 1": [["XẾP HẠNG CCHC NĂM 2024 TỈNH LONG AN"], RANKED, [1, "Sở Y tế", 70, 1]]}),
        "h.xlsx",
    )
    page = IntakePage()
    page.press("Thu hồi")
    assert {row["file_name"]: row["state"] for row in store.ask_rows("uploads")}["h.xlsx"] == "taken_back"


def test_what_a_file_does_not_carry_is_kept_where_it_is_asked_for(store: Store) -> None:
    published(store, ranked(True), "co_hang.xlsx")
    page = IntakePage(mat=ranked(False))
    page.tick("Giữ 3 số mà tệp mới không có")
    assert not page.page.warning
    assert "3 số trong đó là của điểm tổng hoặc Chỉ số 766: giữ thành dòng riêng" in page.said
    page.press("Công bố")
    told = {(row["use_state"], row["source"], row["rank"]) for row in store.ask_rows("total_readings")}
    assert told == {("used", "mat.xlsx", None), *(("kept", "co_hang.xlsx", rank) for rank in (1, 2, 3))}
    assert "Tệp này đang được dùng" in page.said


@pytest.mark.parametrize(
    ("label", "text"), [("Năm", "2.023"), ("Dòng tiêu đề cột", "dòng năm"), ("Cột «Điểm đạt»", "cột D")]
)
def test_what_cannot_be_read_in_a_box_about_a_file_keeps_it_from_being_published(
    store: Store, label: str, text: str
) -> None:
    page = IntakePage(a=sheet("Sở Y tế"), b=sheet("Sở Nội vụ"))
    page.look_at("a.xlsx")
    before = page.find("text_input", label).value
    page.fill(label, text)
    assert f"«{text}» không phải là" in page.said
    assert page.files == {"a.xlsx": "unread", "b.xlsx": "ready"}
    assert next(box for box in page.page.button if box.label == "Công bố").disabled
    page.look_at("b.xlsx")
    assert page.files["a.xlsx"] == "unread"
    page.look_at("a.xlsx")
    page.fill(label, before)
    assert set(page.files.values()) == {"ready"}


def test_a_box_that_was_emptied_does_not_stand_for_what_was_read(store: Store) -> None:
    page = IntakePage(a=sheet("Sở Y tế"))
    for label in ("Đơn vị", "Tỉnh, thành phố", "Năm", "Dòng tiêu đề cột"):
        before = page.find("text_input", label).value
        page.fill(label, " ")
        assert f"Ô «{label}» đang trống, trước đó là «{before}»." in page.said
        assert page.find("button", "Công bố").disabled
        page.fill(label, before)
        assert "đang trống" not in page.said
        assert not page.find("button", "Công bố").disabled


def test_more_header_rows_than_can_be_are_refused_and_not_cut() -> None:
    assert parse_row_numbers("5-14") == tuple(range(5, 15))
    assert parse_row_numbers("5-15") == ()
