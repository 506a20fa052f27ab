"""Numbers as Vietnamese offices type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.workbook.numbers import column_says_point, means_nothing, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("78,97", 78.97),
        ("- 21,03", -21.03),
        ("−2,5", -2.5),
        ("96.85%", 96.85),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567.0),
        ("14.00", 14.0),
        ("\u00a012,5\u00a0", 12.5),
        ("12,5 điểm", 12.5),
        ("(1,5)", -1.5),
        ("0.287", 0.287),
        ("1 234,5", 1234.5),
    ],
)
def test_text_is_read_as_the_number_it_means(text: str, value: float) -> None:
    number = parse_number(text, point_is_decimal=None)
    assert number is not None
    assert number.value == value
    assert not number.ambiguous


@pytest.mark.parametrize("text", ["1O,47", "9..5", "9,5,1", "12,", "abc", "1.23.4", "5/6", "1,2345.6"])
def test_text_that_is_no_number_gives_none(text: str) -> None:
    assert parse_number(text, point_is_decimal=None) is None


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "x", "X", "Không đánh giá", "không phát sinh", "…", "KĐG"]
)
def test_marks_for_nothing_scored_mean_nothing(text: str) -> None:
    assert means_nothing(text)


@pytest.mark.parametrize("text", ["1.287", "40.913"])
def test_a_point_before_three_digits_is_ambiguous_where_nothing_tells(text: str) -> None:
    number = parse_number(text, point_is_decimal=None)
    assert number is not None
    assert number.ambiguous


def test_other_texts_of_the_column_tell_what_a_point_means() -> None:
    assert column_says_point(["1.287", "12.5"]) is True
    assert column_says_point(["1.287", "12,5"]) is False
    assert column_says_point(["1.287", "12,5", "12.5"]) is None
    assert column_says_point(["1.287", "88"]) is None


@given(st.integers(-9_999_999, 9_999_999), st.integers(0, 2))
def test_every_number_written_the_vietnamese_way_is_read_back(hundredths: int, digits: int) -> None:
    value = hundredths / 100
    written = f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    number = parse_number(written, point_is_decimal=False)
    assert number is not None
    assert number.value == pytest.approx(round(value, digits), abs=1e-9)


@given(st.text(max_size=30))
def test_any_text_is_either_a_number_or_none(text: str) -> None:
    number = parse_number(text, point_is_decimal=None)
    assert number is None or number.value is not None
