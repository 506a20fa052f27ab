"""Units and provinces told by titles, labels, letterheads and names of files, each at its own time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cchc.reading.identity.register import register
from cchc.reading.identity.today import as_of
from cchc.reading.words.names import bare_name
from tests.workbook_making import found, reading, table

SCORES = [
    ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt"], [1, "Chỉ đạo điều hành", 10, 8], [2, "Cải cách thể chế", 10, 8],
]  # fmt: skip
RANKING = ["STT", "Tên cơ quan, đơn vị", "Điểm tối đa", "Điểm thẩm định", "Xếp hạng"]


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with as_of(date(2026, 11, 29)):
        yield


def told(*lines: str, file_name: str = "tep.xlsx") -> tuple[str | None, str | None, set[str]]:
    """Unit, province and the codes of the problems of a sheet with these lines above its table."""
    read = reading([*([line] for line in lines), *SCORES], file_name=file_name)
    return read.tables[0].unit, read.tables[0].province, {problem.code for problem in read.problems}


def ranked(year: int, *names: str, title: str = "XẾP HẠNG CCHC CÁC SỞ, NGÀNH TỈNH TÂY NINH") -> Any:
    lines = [
        [place, name, 100, 100 - place, place]
        for place, name in enumerate(("Sở Nội vụ", *names, "Sở Tư pháp"), start=1)
    ]
    return reading([[f"{title} NĂM {year}"], RANKING, *lines])


@pytest.mark.parametrize(
    "province",
    [
        "TỈNH HÀ NAM NINH",
        "tỉnh Hà Sơn Bình",
        "TỈNH SÔNG BÉ",
        "tỉnh Bình Trị Thiên",
        "TỈNH MINH HẢI",
        "TỈNH QUẢNG NAM - ĐÀ NẴNG",
        "TỈNH HÀ TÂY",
        "TỈNH ĐÔNG ĐÔ",
        "tỉnh Đông Đô",
        "TỈNH HÀ NAM PHÚ",
        "MINH HẢI",
    ],
)
def test_a_province_that_there_is_not_is_unknown_and_no_part_of_its_name_is_one(province: str) -> None:
    assert told(f"KẾT QUẢ THẨM ĐỊNH CCHC NĂM 2022 CỦA SỞ XÂY DỰNG {province}") == (
        "Sở Xây dựng", None, {"unknown_province"},
    )  # fmt: skip


def test_an_unknown_province_is_said_of_labels_letterheads_and_files_too() -> None:
    title = "KẾT QUẢ CCHC NĂM 2022 CỦA SỞ Y TẾ"
    unknown = ("Sở Y tế", None, {"unknown_province"})
    assert told("UBND TỈNH HÀ SƠN BÌNH", title) == unknown
    assert told("Tỉnh: Hà Nam Ninh", title) == unknown
    assert told(title, file_name="Sở Y tế tỉnh Hà Nam Ninh.xlsx") == unknown
    assert told("UBND TỈNH HÀ SƠN BÌNH", title, file_name="ha_nam.xlsx") == unknown
    assert told(title, file_name="ha_nam_ninh.xlsx") == ("Sở Y tế", None, set())


@pytest.mark.parametrize(
    ("year", "name", "province"),
    [
        (2007, "TỈNH HÀ TÂY", "Hà Tây"),
        (2024, "TỈNH LONG AN", "Long An"),
        (2025, "TỈNH LONG AN", "Long An"),
        (2026, "TỈNH LONG AN", None),
        (2024, "TỈNH THỪA THIÊN HUẾ", "Thừa Thiên Huế"),
        (2025, "THÀNH PHỐ HUẾ", "Huế"),
        (2022, "HUẾ", None),
        (2026, "TỈNH TÂY NINH", "Tây Ninh"),
        (2026, "TỈNH THANH HÓA", "Thanh Hóa"),
        (2026, "THANH HOÁ", "Thanh Hóa"),
    ],
)
def test_a_province_is_known_in_its_own_years(year: int, name: str, province: str | None) -> None:
    unit, known, codes = told(f"KẾT QUẢ CCHC NĂM {year} SỞ Y TẾ {name}")
    assert (unit, known, codes) == ("Sở Y tế", province, set() if province else {"unknown_province"})


@pytest.mark.parametrize(
    "name", ["TP. HỒ CHÍ MINH", "TPHCM", "Tp HCM", "TP.HCM", "THÀNH PHỐ HỒ CHÍ MINH", "TP.Hồ Chí Minh"]
)
def test_ho_chi_minh_city_is_known_however_it_is_shortened(name: str) -> None:
    assert told(f"KẾT QUẢ CCHC NĂM 2022 SỞ Y TẾ {name}") == ("Sở Y tế", "TP. Hồ Chí Minh", set())


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("KẾT QUẢ CCHC NĂM 2025 - UBND PHƯỜNG LONG AN", "UBND phường Long An"),
        ("KẾT QUẢ CCHC NĂM 2025 - UBND XÃ BÌNH THUẬN", "UBND xã Bình Thuận"),
        ("KẾT QUẢ CCHC NĂM 2022 - UBND THÀNH PHỐ TÂY NINH", "UBND thành phố Tây Ninh"),
        ("KẾT QUẢ CCHC NĂM 2022 - UBND THÀNH PHỐ HUẾ", "UBND thành phố Huế"),
        ("KẾT QUẢ CCHC NĂM 2022 - UBND HUYỆN THANH HÓA", "UBND huyện Thanh Hóa"),
        ("Điểm CCHC năm 2022 của Sở Y tế, 12 đường Hà Nội", "Sở Y tế"),
        ("Điểm CCHC năm 2022 của Sở Y tế (thôn Hà Nam)", "Sở Y tế"),
        ("Điểm CCHC năm 2022 của Sở Y tế, mô hình Đại học Cần Thơ", "Sở Y tế"),
        ("Điểm CCHC năm 2022 của Đoàn TNCS Hồ Chí Minh, Sở Y tế", "Sở Y tế"),
        ("Điểm CCHC năm 2022 của Sở Y tế so với tỉnh Bắc Ninh", "Sở Y tế"),
        ("SO SÁNH CCHC NĂM 2022 SỞ Y TẾ TỈNH LONG AN VÀ TỈNH TÂY NINH", "Sở Y tế"),
        ("Điểm CCHC năm 2022 của Sở Y tế. Nơi nhận: Bộ Nội vụ (Hà Nội)", "Sở Y tế"),
        ("NHIỆM VỤ UBND TỈNH GIAO SỞ Y TẾ NĂM 2023", "Sở Y tế"),
        ("CÁC CƠ QUAN CẤP TỈNH CHẤM ĐIỂM NĂM 2023 CHO SỞ Y TẾ", "Sở Y tế"),
        ("BÁO CÁO CỦA SỞ Y TẾ GỬI TỈNH ỦY, HĐND TỈNH KHÓA X NĂM 2023", "Sở Y tế"),
    ],
)
def test_other_places_with_the_name_of_a_province_are_none(line: str, unit: str) -> None:
    assert told(line) in ((unit, None, set()), (None, None, set()))
    assert told(line)[0] == unit or "Nơi nhận" in line


def test_a_text_without_marks_names_its_province_too() -> None:
    assert told("KET QUA CCHC SO Y TE TINH QUANG NAM NAM 2023") == ("Sở Y tế", "Quảng Nam", set())


def test_a_name_in_brackets_says_less() -> None:
    assert told("KẾT QUẢ CCHC NĂM 2025 SỞ Y TẾ TỈNH TÂY NINH (TỈNH LONG AN CŨ)")[1] == "Tây Ninh"


def test_where_a_paper_was_signed_says_less_than_the_title() -> None:
    title = "KẾT QUẢ CCHC NĂM 2026 SỞ Y TẾ TỈNH TÂY NINH"
    assert told("Long An, ngày 15 tháng 11 năm 2026", title) == ("Sở Y tế", "Tây Ninh", set())
    assert told("Tây Ninh, ngày 15 tháng 01 năm 2024", "KẾT QUẢ CCHC NĂM 2023 SỞ Y TẾ")[1] == "Tây Ninh"


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (["SỞ NỘI VỤ", "KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ"], "Sở Y tế"),
        (["KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ DO SỞ NỘI VỤ THẨM ĐỊNH"], "Sở Y tế"),
        (["SỞ NỘI VỤ THẨM ĐỊNH CCHC NĂM 2023 CỦA SỞ Y TẾ"], "Sở Y tế"),
        (["KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ VÀ SỞ TƯ PHÁP"], None),
        (["KẾT QUẢ CCHC NĂM 2023", "Sở Y tế, Sở Tư pháp phối hợp"], None),
        (["KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ", "(Đơn vị: điểm)"], "Sở Y tế"),
        (["KẾT QUẢ CCHC NĂM 2023", "(Đơn vị: %)"], None),
        (["KẾT QUẢ CCHC NĂM 2023", "Đơn vị: ……………"], None),
        (["KẾT QUẢ CCHC NĂM 2023", "Người lập biểu: Sở Nội vụ"], None),
        (["KẾT QUẢ CCHC NĂM 2023", "Nguồn: Sở Nội vụ"], None),
        (["KẾT QUẢ CCHC NĂM 2023", "Kính gửi: Sở Nội vụ"], None),
        (["KẾT QUẢ CCHC NĂM 2023", "Đơn vị: Sở Y tế (SYT)"], "Sở Y tế"),
        (["KẾT QUẢ CCHC NĂM 2023 CỦA SỞ Y TẾ (*) - ĐẠT 95%"], "Sở Y tế"),
        (["KẾT QUẢ CCHC NĂM 2023", "Cơ quan: 1. Sở Y tế (*)"], "Sở Y tế"),
    ],
)
def test_the_unit_is_the_one_that_is_judged(lines: list[str], unit: str | None) -> None:
    assert told(*lines) == (unit, None, set())


@pytest.mark.parametrize(
    "line",
    [
        'Đơn vị: =HYPERLINK("http://vi.du";"Sở Y tế")',
        "Đơn vị: <b>Sở Y tế</b>",
        "Đơn vị: +Sở Y tế",
        "Đơn vị: @Sở Y tế",
        "Đơn vị: {{Sở Y tế}}",
        "Đơn vị: Sở Ảo",
        "Thanh tra Sở Y tế: kết quả CCHC",
        "KẾT QUẢ CCHC CỦA CHI CỤC DÂN SỐ THUỘC SỞ Y TẾ",
        "SỞ TÀI CHÍNH VÀ ĐẦU TƯ",
    ],
)
def test_a_unit_that_there_is_not_is_unknown_also_above_a_table(line: str) -> None:
    assert told("KẾT QUẢ CCHC NĂM 2023", line, file_name="so_y_te.xlsx") == (None, None, {"unknown_unit"})


@pytest.mark.parametrize(
    "name",
    [
        "<b>Sở Y tế</b>", "+Sở Y tế", "@Sở Y tế", "{{Sở Y tế}}", "-1+Sở Y tế", "Sở Y tế|calc", "$Sở Y tế",
        "http://Sở Y tế", "[[Sở Y tế]]", "Sở Y tế?", "#Sở Y tế", "Sở Y tế; DROP", "Sở Nội vụ (cũ)", "Sở Y tế (Chi cục)",
    ],
)  # fmt: skip
def test_a_name_in_a_line_that_is_more_than_a_name_stays_as_printed_and_is_unknown(name: str) -> None:
    read = ranked(2023, name)
    assert read.tables[0].rows[1]["unit"] == name
    assert found(read.problems) == {("unknown_unit", "B4")}


@pytest.mark.parametrize(
    "name",
    [
        "- Sở Y tế", "– Sở Y tế", "• Sở Y tế", "+ Sở Y tế", "1. Sở Y tế", "a) Sở Y tế", "I. Sở Y tế", "«Sở Y tế»", "“Sở Y tế”",
        '"Sở Y tế"', "Sở Y tế.", "Sở Y tế (*)", "Sở Y tế (1)", "Sở Y tế*", "Sở Y tế [2]", "Sở Y tế (SYT)", "Sở KH&CN (SKHCN)",
        "SỞ Y TẾ TỈNH TÂY NINH", "Sở  Y  tế",
    ],
)  # fmt: skip
def test_bullets_numbers_quotes_and_footnotes_are_no_part_of_a_name(name: str) -> None:
    assert found(ranked(2023, name).problems) == set()


def test_a_raised_mark_is_no_part_of_a_name() -> None:
    read = ranked(2023, "Sở Y tế¹")
    assert (read.tables[0].rows[1]["unit"], read.problems) == ("Sở Y tế", [])


@pytest.mark.parametrize(
    ("year", "name", "is_known"),
    [
        (2024, "Sở TT&TT", True),
        (2025, "Sở TT&TT", True),
        (2026, "Sở TT&TT", False),
        (2026, "Sở LĐTBXH", False),
        (2026, "Sở Giao thông vận tải", False),
        (2026, "Sở Nông nghiệp và Môi trường", True),
        (2025, "Sở Dân tộc và Tôn giáo", True),
        (2023, "Sở Nông nghiệp và Môi trường", False),
        (2023, "Sở Dân tộc và Tôn giáo", False),
        (2023, "Sở Xây dựng", True),
        (2026, "Sở Xây dựng", True),
        (2024, "UBND huyện Gò Dầu", True),
        (2025, "UBND thành phố Tây Ninh", True),
        (2026, "UBND huyện Gò Dầu", False),
        (2026, "Thị trấn Gò Dầu", False),
        (2026, "UBND phường Tây Ninh", True),
        (2024, "UBND đặc khu Phú Quốc", False),
    ],
)
def test_units_of_before_and_after_2025_are_told_apart(year: int, name: str, is_known: bool) -> None:
    read = ranked(year, name)
    assert read.tables[0].rows[1]["unit"] == name
    assert found(read.problems) == (set() if is_known else {("unknown_unit", "B4")})


def test_a_department_that_there_was_later_is_said_above_a_table_too() -> None:
    title = "KẾT QUẢ CCHC NĂM 2023 SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH TÂY NINH"
    assert told(title) == ("Sở Nông nghiệp và Môi trường", "Tây Ninh", {"unknown_unit"})
    assert register().find_unit("Sở TT&TT").name == "Sở Thông tin và Truyền thông"


def test_provinces_in_lines_are_told_apart_by_the_year() -> None:
    title = "XẾP HẠNG PAR INDEX CÁC TỈNH, THÀNH PHỐ NĂM {}"
    for year, gone in ((2024, set()), (2026, {("province_of_other_time", "B4")})):
        lines = [
            [place, name, 100, 100 - place, place]
            for place, name in enumerate(
                ("Hà Nội", "Long An", "TP. Hồ Chí Minh", "Hà Nam Ninh", "Tây Ninh"), start=1
            )
        ]
        read = reading([[title.format(year)], ["STT", "Tỉnh, thành phố", *RANKING[2:]], *lines])
        assert found(read.problems) == {("unknown_province", "B6"), ("partial_list", "B2")} | gone
        assert read.tables[0].rows[0]["parts"] == {"Điểm thẩm định": 99}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("1.1. Sở Y tế", "Sở Y tế"),
        ("-2+3+cmd|' /C notepad'!A1", None),
        ("UBND huyện Ea H’leo", "UBND huyện Ea H’leo"),
    ],
)
def test_a_bare_name_is_what_is_left_without_its_trimmings(printed: str, name: str | None) -> None:
    assert bare_name(printed) == name


def test_capitals_part_the_words_of_a_files_name() -> None:
    rows = [["STT", "Lĩnh vực", "Điểm chuẩn", "Điểm đạt"], ["1", "A", 10, 8], ["2", "B", 5, 4]]
    only = table(rows, file_name="SoTuPhap_LamDong_2023.xlsx")
    assert (only.unit, only.province, only.year) == ("Sở Tư pháp", "Lâm Đồng", 2023)
