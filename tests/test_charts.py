"""What holds for every figure: title, note, zero, colours, writing."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.elements.lib import streamlit_plotly_theme

from cchc import charts
from cchc.charts import labels, look
from tests.chart_rows import FIGURES, UNITS, traces

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_drawn_with_its_title_as_alternative_text(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows)
    assert figure.data
    assert charts.alt_text(figure) == "Tiêu đề"
    assert figure.layout.separators == ",."
    assert figure.layout.dragmode is False


@pytest.mark.parametrize("name", FIGURES)
def test_without_rows_a_quiet_note_stands_in_place_of_the_figure(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows.head(0))
    assert not figure.data
    assert figure.layout.annotations[0].text.endswith(".")
    assert charts.alt_text(figure).startswith("Tiêu đề. ")


@pytest.mark.parametrize("name", FIGURES)
def test_rows_are_not_changed_by_drawing_them(name: str) -> None:
    build, rows = FIGURES[name]
    before = rows.copy(deep=True)
    build(rows)
    pd.testing.assert_frame_equal(rows, before)


# Bars that are no lengths: they hang between two points, or are tiles.
HANGING = {"dumbbell", "change_waterfall", "scenario_waterfall", "profile_dots", "province_tiles"}


@pytest.mark.parametrize("name", FIGURES)
def test_bars_start_at_zero(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows)
    if traces(figure, "bar") and name not in HANGING:
        upright = all(bar.orientation == "h" for bar in traces(figure, "bar"))
        low, high = (figure.layout.xaxis if upright else figure.layout.yaxis).range
        # Causes of a change gain to the right of zero and lose to the left.
        assert low == 0 or (name == "change_causes" and low < 0 < high)


def test_a_figure_of_twenty_units_is_built_within_a_tenth_of_a_second() -> None:
    rows = pd.concat([UNITS.assign(unit=UNITS["unit"] + f" {number}") for number in range(10)])
    charts.rank_bump(rows, "Tiêu đề")
    started = perf_counter()
    charts.rank_bump(rows, "Tiêu đề")
    assert perf_counter() - started < 0.1


@given(some.lists(some.floats(0, 100), min_size=1, max_size=12))
def test_labels_never_overlap_and_never_leave_their_axis(positions: list[float]) -> None:
    placed = sorted(labels.spread(positions, gap=5, low=0, high=100))
    assert all(after - before > 5 - 1e-6 for before, after in pairwise(placed))
    assert placed[0] > -1e-6
    assert placed[-1] < 100 + 1e-6


@given(some.lists(some.integers(0, 20), min_size=1, max_size=6, unique=True))
def test_labels_with_room_stay_where_they_are(places: list[int]) -> None:
    positions = [place * 5.0 for place in places]
    assert labels.spread(positions, gap=5, low=0, high=100) == pytest.approx(positions)


def test_the_year_stands_under_a_period_only_where_it_changes() -> None:
    ticks = labels.period_ticks(["2025-11", "2025-12", "2026-01", "2026"])
    assert ticks == ["T11<br>2025", "T12", "T1<br>2026", "2026"]
    assert labels.period_ticks(["2023-Q1", "2023-H1", "2023-9M"]) == ["Quý I<br>2023", "6T đầu", "9T"]


def test_long_titles_are_wrapped_for_a_phone() -> None:
    figure = look.note("Sở tăng 13 bậc so với năm 2022 nhưng vẫn dưới mục tiêu 80 điểm của tỉnh")
    assert all(len(line) <= look.TITLE_WIDTH for line in figure.layout.title.text.split("<br>"))


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_stands_three_to_one_on_the_page(mode: str) -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    page = theme[mode]["backgroundColor"]
    weak = [colour for colour in (*look.PALETTE, look.OTHER) if contrast(colour, page) < 3]
    assert weak == []


def test_writing_on_both_scales_stands_four_and_a_half_to_one() -> None:
    for _, colour in (*look.LOW_TO_HIGH, *look.PALE_TO_DEEP):
        assert contrast(look.ON_SCALE, colour) >= 4.5


def test_text_colour_is_the_one_that_streamlit_swaps_for_its_theme() -> None:
    assert look.TEXT == streamlit_plotly_theme.GRAY_90
