"""Colours hold for every eye: contrast on both pages and under all writing, and apart for every colour vision."""

from __future__ import annotations

import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from cchc.charts.drawing import theme
from cchc.charts.progress import task

ROOT = Path(__file__).parents[1]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
WHITE_POINT = np.array([0.9505, 1.0, 1.0888])
MEANINGS = (theme.ACCENT, theme.WORSE, theme.BETTER, theme.WARNING)


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, vision: str) -> float:
    """ΔE of CIE 1976 as this eye sees both; 2.3 is just noticeable."""
    return float(np.linalg.norm(lab(VISIONS[vision] @ linear(one)) - lab(VISIONS[vision] @ linear(other))))


def lab(light: np.ndarray) -> np.ndarray:
    share = np.clip(TO_XYZ @ np.clip(light, 0, 1) / WHITE_POINT, 1e-6, None)
    x, y, z = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_stands_three_to_one_on_the_page(mode: str) -> None:
    page = THEME[mode]["backgroundColor"]
    assert [colour for colour in (*theme.PALETTE, theme.OTHER) if contrast(colour, page) < 3] == []


def test_the_theme_has_the_palette_of_the_charts() -> None:
    assert THEME["chartCategoricalColors"] == THEME["dark"]["chartCategoricalColors"] == list(theme.PALETTE)


@pytest.mark.parametrize("vision", VISIONS)
def test_colours_stay_apart_for_every_colour_vision(vision: str) -> None:
    assert min(difference(one, next_one, vision) for one, next_one in pairwise(theme.PALETTE)) > 20
    assert min(difference(one, other, vision) for one, other in combinations(MEANINGS, 2)) > 15
    assert min(difference(one, theme.OTHER, vision) for one in MEANINGS) > 20
    assert min(difference(one, other, vision) for one, other in combinations(theme.PALETTE, 2)) > 9


def test_writing_stands_four_and_a_half_to_one_on_every_bar_and_cell() -> None:
    bars = {*theme.PALETTE, theme.OTHER, *(colour for colour, _ in task.state_colours().values())}
    assert [bar for bar in bars if contrast(ON_BAR[theme.text_colour_on(bar)], bar) < 4.5] == []
    scales = (theme.LOW_TO_HIGH, theme.PALE_TO_DEEP)
    assert [cell for scale in scales for _, cell in scale if contrast(theme.ON_SCALE, cell) < 4.5] == []


ON_BAR = {"white": "#FFFFFF", theme.ON_SCALE: theme.ON_SCALE}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_the_theme_writes_stands_out(mode: str) -> None:
    colours = THEME[mode]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for ink in ("textColor", "linkColor", "greenTextColor", "redTextColor", "orangeTextColor"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
