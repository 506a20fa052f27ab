"""Numbers as Vietnamese offices type them: each text is read as the number that it means, or refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.reading.values.numbers import means_nothing, parse_number
from cchc.reading.words.text import as_cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("78,97", 78.97),
        ("- 21,03", -21.03),
        ("−2,5", -2.5),
        ("\u2010 2", -2.0),
        ("—2", -2.0),
        ("96.85%", 96.85),
        ("96,85 %", 96.85),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567.0),
        ("1,234,567", 1234567.0),
        ("14.00", 14.0),
        ("\u00a012,5\u00a0", 12.5),
        ("12,5 điểm", 12.5),
        ("12,5\nđiểm", 12.5),
        ("8đ", 8.0),
        ("8 hồ sơ", 8.0),
        ("(1,5)", -1.5),
        ("0.287", 0.287),
        ("0,125", 0.125),
        ("1 234", 1234.0),
        ("1 234,5", 1234.5),
        ("1\u00a0234\u202f567,8", 1234567.8),
        ("1234.567", 1234.567),
        ("-0", 0.0),
    ],
)
def test_text_is_read_as_the_number_it_means(text: str, value: float) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.value == value
    assert number.thousands is None


@pytest.mark.parametrize(
    "text",
    [
        "1O,47", "9..5", "9,5,1", "12,", "abc", "1.23.4", "5/6", "1,2345.6", "12.5.2021", "1e5", "٣", "(+5)", "- -5",
    ],
)  # fmt: skip
def test_text_that_is_no_number_gives_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2 5", "1,5 1", "12 34", "1 23 456", "1234 567", "01 234", "8 ,5", "8, 5", "1,5\n1", "1\n234", "1\r\n234", "1\t234",
        "1\u2028234", "1  234", "-\n5", "12,5/14", "12,5 → 13", "8-9", "8 - 9", "~8", ">8", "≥ 8", "8 hoặc 9", "8 (9,5)",
        "8,5 (9)", "8 (12)", "8,5\n(1)", "9 8đ", "1\n234 hồ sơ",
    ],
)  # fmt: skip
def test_two_numbers_in_one_cell_are_none(text: str) -> None:
    assert parse_number(text) is None
    assert parse_number(as_cell(text)) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("12,5*", "*"), ("12,5 (*)", "(*)"), ("12,5\n(*)", "(*)"), ("12,5 **", "**"), ("12,5¹", "¹"), ("12,5 ²", "²"),
        ("12,5[1]", "[1]"), ("12,5 (1)", "(1)"), ("12,5 [a]", "[a]"), ("12,5†", "†"), ("12,5 điểm (*)", "(*)"),
    ],
)  # fmt: skip
def test_a_mark_behind_a_number_refers_to_a_note_and_is_no_part_of_it(text: str, mark: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.note) == (12.5, mark)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "x", "X", "Không đánh giá", "không phát sinh", "…", "KĐG"]
)
def test_marks_for_nothing_scored_mean_nothing(text: str) -> None:
    assert means_nothing(text)


@pytest.mark.parametrize(
    ("text", "decimal", "thousands"),
    [
        ("1.287", 1.287, 1287),
        ("40.913", 40.913, 40913),
        ("88,525", 88.525, 88525),
        ("- 1,204", -1.204, -1204),
    ],
)
def test_a_mark_before_three_digits_has_two_readings(text: str, decimal: float, thousands: float) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.thousands) == (decimal, thousands)


@pytest.mark.parametrize("text", ["1.5\n2", "1\n234", "12,5 điểm", "1  234", "Sở\nY tế", "1,5\n(1)"])
def test_what_the_door_makes_of_a_cell_stays_as_it_is(text: str) -> None:
    assert as_cell(as_cell(text)) == as_cell(text)


def test_a_line_break_is_kept_between_numbers_only() -> None:
    assert as_cell("Cải cách\nthể chế  2023\n2024") == "Cải cách thể chế 2023 2024"
    assert as_cell(" 1,5 \n 1 ") == "1,5\n1"


def grouped(digits: str, mark: str) -> str:
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", mark, digits)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, float]:
    """A number and one of the ways in which an office may have written it."""
    places = draw(st.integers(0, 4))
    size = draw(st.integers(0, 99_999_999))
    digits = f"{size:0{places + 1}d}"
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    group, decimal = draw(
        st.sampled_from([("", ","), ("", "."), (".", ","), (",", "."), (" ", ","), ("\u00a0", ",")])
    )
    text = grouped(whole, group) + (decimal + rest if rest else "")
    sign = draw(st.sampled_from(["", "", "-", "- ", "−", "–", "\u2011"]))
    behind = draw(st.sampled_from(["", "", " ", " điểm", "đ", "*", " (*)", "¹", " (1)", "[2]"]))
    value = float(f"{whole}.{rest or 0}")
    return f"{sign}{text}{behind}", -value if sign else value


@given(written())
@example(("1,204", 1204.0))
@example(("1.204", 1.204))
def test_every_way_of_writing_a_number_is_read_as_it_or_as_one_of_two(made: tuple[str, float]) -> None:
    text, value = made
    number = parse_number(text)
    assert number is not None
    assert value in (number.value, number.thousands)


NOT_BETWEEN_DIGITS = [
    "\n",
    "  ",
    "\t",
    " / ",
    "/",
    "-",
    " - ",
    "–",
    "→",
    " (",
    "; ",
    " và ",
    "|",
    ":",
    "x",
    "+",
]


@given(written(), st.sampled_from(NOT_BETWEEN_DIGITS), written())
def test_two_numbers_never_become_a_third(
    one: tuple[str, float], between: str, two: tuple[str, float]
) -> None:
    assert parse_number(one[0] + between + two[0].lstrip("-−– \u2011")) is None


@given(st.text(max_size=30))
def test_any_text_is_either_a_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or abs(number.value) >= 0
