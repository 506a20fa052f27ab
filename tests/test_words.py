"""How numbers, dates, periods and headings are written for people."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cchc import words
from cchc.store import Store


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (78.97, 2, "78,97"),
        (1234567, 0, "1.234.567"),
        (0.125, 2, "0,13"),
        (-0.25, 2, "−0,25"),
        (-0.001, 2, "0,00"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value: float, digits: int, text: str) -> None:
    assert words.number(value, digits) == text


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_a_missing_value_is_a_dash_and_never_zero(missing: Any) -> None:
    for write in (words.number, words.signed, words.percent, words.date, words.moment, words.period):
        assert write(missing) == "—"
    assert words.rank(missing, 19) == "—"


@given(some.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_written_number_reads_back_as_itself(value: float) -> None:
    written = words.number(value)
    assert float(written.replace(".", "").replace(",", ".").replace("−", "-")) == float(value)


def test_a_change_carries_its_sign() -> None:
    assert [words.signed(change) for change in (0.25, -0.25, 0.0, 0.004)] == [
        "+0,25",
        "−0,25",
        "0,00",
        "0,00",
    ]


def test_percent_is_rounded_half_up_with_a_space_that_does_not_break() -> None:
    assert words.percent(96.85) == "96,9\u00a0%"


def test_a_rank_names_the_number_of_units_where_it_is_known() -> None:
    assert [words.rank(6, 19), words.rank(6, None)] == ["6/19", "6"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("2023", "Năm 2023"),
        ("2023-Q1", "Quý I/2023"),
        ("2023-H1", "6 tháng đầu năm 2023"),
        ("2023-H2", "6 tháng cuối năm 2023"),
        ("2023-9M", "9 tháng năm 2023"),
        ("2026-09", "Tháng 9/2026"),
    ],
)
def test_periods_are_written_out(code: str, text: str) -> None:
    assert words.period(code) == text


def test_a_period_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="2023-Q5"):
        words.period("2023-Q5")


def test_moments_are_shown_in_vietnamese_time() -> None:
    late_in_london = datetime(2025, 6, 30, 18, 5, tzinfo=UTC)
    assert words.moment(late_in_london) == "01/07/2025 01:05"
    assert words.date("2025-07-01") == "01/07/2025"


def test_searching_ignores_case_diacritics_and_spacing() -> None:
    assert words.fold("  Đồng\u00a0Nai ") == words.fold("dong nai") == "dong nai"
    assert words.slug("Sở Khoa học và Công nghệ") == "so-khoa-hoc-va-cong-nghe"


def test_an_unknown_column_is_named_in_the_error() -> None:
    with pytest.raises(words.UnknownWordError, match="colour"):
        words.heading("colour")


def test_every_heading_has_a_format_that_can_write_a_missing_value() -> None:
    for column in words._glossary()["columns"]:
        assert words.heading(column)
        assert words.format_value(column, None) == "—"


def test_codes_have_vietnamese_labels() -> None:
    assert words.label("flag", "provisional") == "Tạm tính"
    assert words.label("kind", None) == "—"
    with pytest.raises(words.UnknownWordError):
        words.label("flag", "sure")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("![x](http://a)", "\\!\\[x\\]\\(http\u2060\\://a\\)"),
        ("- Báo cáo Quý III", r"\- Báo cáo Quý III"),
        ("1. Công tác", r"1\. Công tác"),
        ("Sở KH&CN", "Sở KH&CN"),
        (None, "—"),
    ],
)
def test_text_from_a_file_is_no_markdown(text: str | None, safe: str) -> None:
    assert words.literal(text) == safe


def test_lists_of_years_and_points_run_from_one_to_the_next() -> None:
    assert words.format_value("loss_years", [2021, 2023]) == "2021 → 2023"
    assert words.format_value("losses", [1.5, 0.255]) == "1,50 → 0,26"
    assert words.format_value("losses", []) == "—"


def test_every_formula_that_a_column_names_stands_on_the_page_of_formulas(store: Store) -> None:
    known = set(store.ask("formulas")["title"])
    for column in words._glossary()["formulas"]:
        assert words.has_heading(column.rpartition(".")[2])
        assert set(words.formulas_of(column)) <= known
