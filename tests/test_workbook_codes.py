"""Codes of criteria in every form that offices type, and what stands under what."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.reading.values.code_order import unreadable_codes
from cchc.reading.values.codes import parse_code, plain_title, split_title
from cchc.reading.values.title_codes import TitleLine, loose_codes
from tests.workbook_making import found, reading, table

TITLE = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
HEADER = ["TT", "Nội dung", "Điểm tối đa", "Điểm thẩm định"]


def tree(*codes: Any) -> list[tuple[str | None, str | None]]:
    lines = [[code, f"Nội dung thứ {place}", "", 1] for place, code in enumerate(codes)]
    only = table([TITLE, HEADER, *lines])
    assert [row["row"] for row in only.rows] == [place + 3 for place in range(len(codes))]
    return [(row["code"], row["parent"]) for row in only.rows]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("2a", "2a"), ("4*", "4"), ("2.1", "2.1"), ("(3)", "3"), ("1.1a", "1.1a"), ("ii)", "ii"), ("iv)", "iv"),
        ("1.2.ii", "1.2.ii"), ("a1", "a1"), ("1.1.a", "1.1.a"), ("1.2¹", "1.2"), ("1.2 (*)", "1.2"), ("1.1.**", "1.1"),
        ("đ)", "đ"), ("Tiêu chí 1.1.", "1.1"), ("[2]", "2"), ("Ghi chú", None), ("*", None), ("-", None),
    ],
)  # fmt: skip
def test_codes_are_read_without_brackets_and_footnote_marks(printed: str, code: str | None) -> None:
    parsed = parse_code(printed)
    assert (parsed.text if parsed else None) == code


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        ("1.1a Ban hành kế hoạch", "1.1a", "Ban hành kế hoạch"),
        ("ii) Báo cáo năm", "ii", "Báo cáo năm"),
        ("(1) Ban hành", "1", "Ban hành"),
        ("1.2¹. Kiểm tra", "1.2", "Kiểm tra"),
        ("1. 100% hồ sơ đúng hạn", "1", "100% hồ sơ đúng hạn"),
        ("02 sáng kiến được công nhận", None, "02 sáng kiến được công nhận"),
        ("100% hồ sơ đúng hạn", None, "100% hồ sơ đúng hạn"),
        ("1.200 hồ sơ trực tuyến", None, "1.200 hồ sơ trực tuyến"),
        ("2/3 số đơn vị đạt", None, "2/3 số đơn vị đạt"),
        ("24/7 tiếp nhận", None, "24/7 tiếp nhận"),
        ("5 - 7 ngày làm việc", None, "5 - 7 ngày làm việc"),
        ("2.5 điểm cho mỗi sáng kiến", None, "2.5 điểm cho mỗi sáng kiến"),
        ("1 cửa điện tử", None, "1 cửa điện tử"),
    ],
)
def test_a_code_in_a_title_is_told_from_a_figure(text: str, code: str | None, title: str) -> None:
    inside, rest = split_title(text)
    assert (inside.text if inside else None, rest) == (code, title)


def test_raised_marks_behind_a_title_are_no_part_of_it_but_units_of_measure_are() -> None:
    assert [plain_title(text) for text in ("Kế hoạch¹", "Báo cáo ⁽²⁾:", "Diện tích m²")] == [
        "Kế hoạch", "Báo cáo", "Diện tích m²"
    ]  # fmt: skip


def test_letters_and_numerals_stand_under_the_code_that_they_go_on_from() -> None:
    assert tree("1", "1.1", "1.1a", "1.1b", "1.2", "i)", "ii)", "iii)", "2") == [
        ("1", None), ("1.1", "1"), ("1.1a", "1.1"), ("1.1b", "1.1"), ("1.2", "1"), ("i", "1.2"), ("ii", "1.2"),
        ("iii", "1.2"), ("2", None),
    ]  # fmt: skip
    assert tree("1", "1.1", "1.1.a", "1.1.b", "1.2", "1.2.i", "1.2.ii")[2:] == [
        ("1.1.a", "1.1"), ("1.1.b", "1.1"), ("1.2", "1"), ("1.2.i", "1.2"), ("1.2.ii", "1.2")
    ]  # fmt: skip


def test_numerals_that_begin_after_a_letter_stand_under_it() -> None:
    assert tree("1", "1.1", "a", "b", "1.2", "a", "b", "i)", "ii)", "c")[2:] == [
        ("1.1.a", "1.1"), ("1.1.b", "1.1"), ("1.2", "1"), ("1.2.a", "1.2"), ("1.2.b", "1.2"), ("1.2.b.i", "1.2.b"),
        ("1.2.b.ii", "1.2.b"), ("1.2.c", "1.2"),
    ]  # fmt: skip
    assert tree("1", "a", "a1", "a2", "b") == [("1", None), ("a", "1"), ("a1", "a"), ("a2", "a"), ("b", "1")]


def test_the_letter_i_after_h_is_no_numeral() -> None:
    assert {parent for _, parent in tree("1", *"abcdđeghik")[1:]} == {"1"}


def test_marks_in_stt_make_no_line_a_group() -> None:
    assert tree("1*", "2*", "3") == [("1", None), ("2", None), ("3", None)]
    assert tree("(1)", "2a", "2b", "3") == [("1", None), ("2a", None), ("2b", None), ("3", None)]


def test_2a_stands_under_2_or_after_it_as_the_points_tell() -> None:
    under = [TITLE, HEADER, [1, "A", 6, 5], [2, "B", 6, 5], ["2a", "C", 4, 3], ["2b", "D", 2, 2]]
    after = [TITLE, HEADER, [1, "A", 6, 5], [2, "B", 2, 2], ["2a", "C", 4, 3], ["", "Tổng", 12, 10]]
    assert [row["parent"] for row in table(under).rows] == [None, None, "2", "2"]
    assert [row["parent"] for row in table(after).rows] == [None, None, None]
    assert reading(under).problems == reading(after).problems == []


def test_a_heading_is_a_line_without_figures_whatever_its_number() -> None:
    rows = [
        TITLE, HEADER, [1, "PHẦN CHUNG"], ["I", "A", 10, 8], ["II", "B", 9, 9], ["2*", "PHẦN RIÊNG"], ["III", "C", 5, 5]
    ]  # fmt: skip
    assert [(row["code"], row["title"]) for row in table(rows).rows][::2] == [("I", "A"), ("III", "C")]


def loosely(*titles: str) -> dict[str, str]:
    lines = []
    for title in titles:
        code, rest = split_title(title)
        lines.append(TitleLine(code.text if code else None, rest))
    return {titles[place]: code for place, (code, _) in loose_codes(lines).items()}


def test_the_sequence_tells_codes_without_a_dot() -> None:
    assert loosely("1. A", "1.1. B", "1.2. C", "2 CẢI CÁCH", "2.1. D", "2.2 E", "3. F") == {"2 CẢI CÁCH": "2"}
    assert loosely("1 Chỉ đạo", "2 Thể chế", "3 Thủ tục") == {
        "1 Chỉ đạo": "1", "2 Thể chế": "2", "3 Thủ tục": "3"
    }  # fmt: skip
    assert loosely("I. A", "1. B", "2. C", "II CẢI CÁCH", "1 Dân", "2. E", "III. E") == {
        "II CẢI CÁCH": "II", "1 Dân": "1"
    }  # fmt: skip
    assert loosely("1. A", "1.1 B", "2 cải cách thể chế", "2.1 văn bản") == {"2 cải cách thể chế": "2"}
    assert loosely("A. A", "B Xử lý", "C. C") == {"B Xử lý": "B"}


def test_titles_that_begin_with_a_figure_keep_it() -> None:
    assert loosely(
        "1. A", "1.1. B", "3 năm liên tục", "1.2. C", "2. D", "2.1. E", "5 nhiệm vụ trọng tâm", "3. F", "02 sáng kiến",
        "1 cửa điện tử", "4 năm liên tục",
    ) == {}  # fmt: skip
    assert loosely("1. A", "2 năm liên tục", "2. B") == {}
    assert loosely("1 cửa điện tử") == loosely("A Lưới", "B Lao") == {}


def unread(*codes: str) -> dict[int, tuple[str, bool]]:
    known = [None if code == "?" else code for code in codes]
    guesses = unreadable_codes(known, [place for place, code in enumerate(codes) if code == "?"])
    return {place: guess[:2] for place, guess in guesses.items()}


def test_the_place_of_a_code_that_cannot_be_read_is_told_by_its_neighbours() -> None:
    assert unread("1", "1.1", "?", "1.3") == {2: ("1.2", True)}
    assert unread("1", "?", "1.1.1", "1.2") == {1: ("1.1", True)}
    assert unread("1", "1.2", "?", "2") == {2: ("1.3", False)}
    assert unread("I", "1", "2", "?", "1", "2", "III") == {3: ("II", True)}
    assert unread("?", "1", "2", "II", "1") == {0: ("I", True)}
    assert unread("1", "1.1", "?", "?", "1.4") == {2: ("1.2", False), 3: ("1.3", True)}
    assert unread("1", "1.1", "?", "2.1") == {2: ("2", True)}
    assert unread("1", "a", "?", "c") == {2: ("b", True)}


def test_lines_of_codes_without_a_dot_are_read() -> None:
    heads = ["Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm thẩm định"]
    lines = [
        ["1. CHỈ ĐẠO", 6, 5], ["1.1. A", 6, 5], ["2 THỂ CHẾ", 4, 3], ["2.1 B", 4, 3], ["3. KHÁC", 1, 1], ["Tổng", 11, 9]
    ]  # fmt: skip
    only = table([TITLE, heads, *lines])
    assert [(row["code"], row["parent"], row["title"]) for row in only.rows][2:4] == [
        ("2", None, "THỂ CHẾ"), ("2.1", "2", "B")
    ]  # fmt: skip
    assert found(reading([TITLE, heads, *lines]).problems) == set()
