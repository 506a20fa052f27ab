"""What holds for every figure: title, note, zero, colours, writing."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.elements.lib import streamlit_plotly_theme

from cchc.charts.drawing import labels, theme
from cchc.charts.drawing.theme import alt_text, title_of
from tests.chart_rows import FIGURES, traces


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_described_by_its_title_and_by_what_it_shows(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows)
    assert figure.data
    said = alt_text(figure)
    assert said.startswith("Tiêu đề. ")
    assert re.search(r"\d", said), "figures, not only words"
    assert title_of(figure)[0] == "Tiêu đề"
    assert figure.layout.title.text is None, "the page writes it, where it wraps as the width allows"
    assert figure.layout.separators == ",."
    assert figure.layout.dragmode is False


@pytest.mark.parametrize("name", FIGURES)
def test_without_rows_a_quiet_note_stands_in_place_of_the_figure(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows.head(0))
    assert not figure.data
    assert figure.layout.annotations[0].text.endswith(".")
    assert alt_text(figure).startswith("Tiêu đề. ")


@pytest.mark.parametrize("name", FIGURES)
def test_rows_are_not_changed_by_drawing_them(name: str) -> None:
    build, rows = FIGURES[name]
    before = rows.copy(deep=True)
    build(rows)
    pd.testing.assert_frame_equal(rows, before)


def texts(figure: go.Figure) -> str:
    """All that is written in a figure, the symbols of its points included."""
    return json.dumps(figure.to_plotly_json(), default=str)


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "coverage_tiles"])
def test_a_mark_says_that_its_figure_is_not_final_and_nothing_of_one_that_is(name: str) -> None:
    build, rows = FIGURES[name]
    final, provisional = (
        texts(build(rows.assign(flag=flag))) for flag in ("official", "provisional;computed")
    )
    assert "*" not in final
    assert name == "dumbbell" or "-open" not in final, "a dumbbell's earlier year is hollow in any case"
    assert "*" in provisional


# Bars that are no lengths: they hang between two points, or are tiles.
HANGING = {
    "change_waterfall",
    "deduction_waterfall",
    "dumbbell",
    "profile_dots",
    "province_tiles",
    "rank_dots",
    "scenario_waterfall",
}


@pytest.mark.parametrize("name", FIGURES)
def test_bars_start_at_zero(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows)
    if traces(figure, "bar") and name not in HANGING:
        upright = all(bar.orientation == "h" for bar in traces(figure, "bar"))
        low, high = (figure.layout.xaxis if upright else figure.layout.yaxis).range
        # Causes of a change gain to the right of zero and lose to the left.
        assert low == 0 or (name == "change_causes" and low < 0 < high)


@given(some.lists(some.floats(0, 100), min_size=1, max_size=12))
def test_labels_never_overlap_and_never_leave_their_axis(positions: list[float]) -> None:
    placed = sorted(labels.spread_labels(positions, gap=5, low=0, high=100))
    assert all(after - before > 5 - 1e-6 for before, after in pairwise(placed))
    assert placed[0] > -1e-6
    assert placed[-1] < 100 + 1e-6


@given(some.lists(some.integers(0, 20), min_size=1, max_size=6, unique=True))
def test_labels_with_room_stay_where_they_are(places: list[int]) -> None:
    positions = [place * 5.0 for place in places]
    assert labels.spread_labels(positions, gap=5, low=0, high=100) == pytest.approx(positions)


def test_the_year_stands_under_a_period_only_where_it_changes() -> None:
    ticks = labels.period_ticks(["2025-11", "2025-12", "2026-01", "2026"])
    assert ticks == ["T11<br>2025", "T12", "T1<br>2026", "2026"]
    assert labels.period_ticks(["2023-Q1", "2023-H1", "2023-9M"]) == ["Quý I<br>2023", "6T đầu", "9T"]


def test_a_colour_never_parts_from_its_word_and_no_tag_of_a_file_gets_into_the_page() -> None:
    entries = theme.colour_key((theme.ACCENT, "Sở <img src=x>"), (theme.OTHER, "Đơn vị khác"))
    title, shown = title_of(theme.chart("Sở <b>A</b>", [], plot_height=50, subtitle=entries))
    assert [re.sub("<[^>]*>", "", entry) for entry in shown] == [
        "■\u00a0Sở\u00a0‹img\u00a0src=x›",
        "■\u00a0Đơn\u00a0vị\u00a0khác",
    ]
    assert title == "Sở ‹b›A‹/b›"


def test_text_colour_is_the_one_that_streamlit_swaps_for_its_theme() -> None:
    assert theme.TEXT == streamlit_plotly_theme.GRAY_90
