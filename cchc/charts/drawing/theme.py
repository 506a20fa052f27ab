"""How every figure looks: palette, template, sizes of writing, and the note without rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.labels import escape_tags
from cchc.language import _

# The ten hues of the theme. Each keeps 3:1 on the white and on the dark page, for a finished figure is shared by
# readers of both; neighbours, and the four with a meaning, stay apart for every colour vision (tests/test_colours.py).
PALETTE = (
    "#2B74C4",
    "#C73609",
    "#087344",
    "#955692",
    "#D37E04",
    "#8B42E7",
    "#379CD6",
    "#D07089",
    "#55741A",
    "#6E53D0",
)
ACCENT, WORSE, BETTER = PALETTE[:3]
WARNING = PALETTE[4]
OTHER = "#8C96A0"  # everybody else's bars and lines
FAINT = "rgba(128,136,144,0.25)"  # tracks behind bars, blank tiles
GRID = "rgba(128,136,144,0.22)"
# Both scales stay light enough for dark writing (4.5:1 at the deep end); lightness alone carries the order.
LOW_TO_HIGH = ((0.0, "#D9702A"), (0.45, "#F0B27A"), (0.8, "#F8E0C6"), (1.0, "#EAF1F6"))
PALE_TO_DEEP = ((0.0, "#D8E8F4"), (0.5, "#9CC5E5"), (1.0, "#5B9BD0"))
ON_SCALE = "#14202B"

# Streamlit swaps this very value for its text colour, light or dark (its GRAY_90); its own default for charts
# is a grey of 3.7:1 that misses WCAG AA. Anywhere else it is simply nearly black.
TEXT = "#000037"
# Pixels, readable from three metres on a projector of 1280 × 720 and still narrow enough for a phone.
SMALL = 13
BODY = 14
VALUE = 15

TEMPLATE = go.layout.Template(
    layout={
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": PALETTE,
        "font": {"size": BODY, "color": TEXT},
        "xaxis": {"gridcolor": GRID, "showgrid": False, "zeroline": False, "automargin": True},
        "yaxis": {"gridcolor": GRID, "zeroline": False, "automargin": True},
    }
)


def colour_key(*entries: tuple[str, str]) -> str:
    """The colours of a figure in words, for the line below its title: key((ACCENT, "Đúng hạn"))."""
    return "   ".join(
        f'<span style="color:{colour}">■</span>\u00a0{_unbroken(escape_tags(name))}'
        for colour, name in entries
    )


def _unbroken(name: str) -> str:
    return name.replace(" ", "\u00a0")


def line_colours(names: Sequence[str], own: str | None) -> dict[str, str]:
    """The own line in the accent colour before grey ones; without an own line each has its colour."""
    if own in names:
        return {name: ACCENT if name == own else OTHER for name in names}
    return {name: PALETTE[index % len(PALETTE)] for index, name in enumerate(names)}


def scale_key(named: str, scale: Sequence[tuple[float, str]], low: float, high: float) -> str:
    """The colours of a heatmap in words, in one manner for all: what they tell, then their steps in percent."""
    steps = [(colour, low + at * (high - low)) for at, colour in scale]
    told = [(colour, words.percent(value, 0)) for colour, value in steps]
    return "   ".join((escape_tags(named), colour_key(*told)))


def axis(title: str = "", **settings: Any) -> dict[str, Any]:
    """An axis in the house's writing; `settings` go before it."""
    # Plotly keeps room for a title that is given as empty: 25 pixels, which a phone has not.
    named = {"title": {"text": title, "standoff": 8, "font": {"size": BODY, "color": TEXT}}} if title else {}
    return named | {
        "tickfont": {"size": BODY, "color": TEXT},
        "tickangle": 0,
        "fixedrange": True,
        "automargin": True,
        **settings,
    }


def hidden_axis(**settings: Any) -> dict[str, Any]:
    """An axis that only places marks."""
    return {"visible": False, "fixedrange": True, **settings}


def chart(
    title: str,
    data: Sequence[Mapping[str, Any]],
    *,
    plot_height: int,
    subtitle: str = "",
    says: str = "",
    above: int = 0,
    below: int = 52,
    right: int = 12,
    **layout: Any,
) -> go.Figure:
    """A finished figure: pixels of plot, pixels kept free above and below it.

    The title and the key of its colours are not drawn: the page writes them above the figure, where they wrap as
    its width allows, and the picture files inside it. `says`: what the figure shows, for whoever cannot see it.
    """
    margin = {"l": 8, "r": right, "t": 10 + above, "b": below, "pad": 4}
    shown = escape_tags(title)
    frame = {
        "template": TEMPLATE,
        "separators": words.separators(),
        "font": {"size": BODY, "color": TEXT},
        "margin": margin,
        "height": plot_height + margin["t"] + below,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left", "font": {"size": BODY}},
        "meta": {"title": shown, "key": subtitle, "alt": ". ".join(filter(None, (shown, says)))},
    }
    return go.Figure(data=list(data), layout=frame | layout)


def empty_chart(title: str, message: str = "") -> go.Figure:
    """In place of a figure without rows."""
    # What is drawn is not held; other figures of the same rows may be, and stand in the table.
    message = message or _("Không có số để vẽ cho lựa chọn này.")
    text = {"text": message, "showarrow": False, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    return chart(
        title,
        [],
        plot_height=64,
        below=4,
        says=message,
        xaxis=hidden_axis(),
        yaxis=hidden_axis(),
        annotations=[text | {"opacity": 0.75}],
    )


def alt_text(figure: go.Figure) -> str:
    """What a screen reader says in place of the figure."""
    return str(figure.layout.meta["alt"])


def title_of(figure: go.Figure) -> tuple[str, list[str]]:
    """What stands above the figure: its title, and the entries of its colour key, each «<span …>■</span> name»."""
    return str(figure.layout.meta["title"]), [
        entry for entry in str(figure.layout.meta["key"]).split("   ") if entry
    ]


def text_colour_on(colour: str) -> str:
    """The colour of writing on a bar of this colour: white or nearly black, whichever stands out more."""
    return "white" if _luminance(colour) < 0.208 else ON_SCALE


def _luminance(colour: str) -> float:
    """As WCAG counts it; at 0.208 white and ON_SCALE stand out alike."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
