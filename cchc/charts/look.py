"""How every figure looks: palette, template, title with colour key, and the note without rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from cchc import words
from cchc.charts.labels import balanced, lines
from cchc.language import _

# The ten hues of the theme, after Okabe and Ito, each moved until it keeps 3:1 on the white and on the dark
# page: a finished figure is shared by readers of both.
PALETTE = (
    "#2B74C4",
    "#C75B00",
    "#00805E",
    "#B0487F",
    "#8A6D00",
    "#7B62B3",
    "#5B8C00",
    "#A0522D",
    "#747C84",
    "#2B8CBE",
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
SMALL = 11
BODY = 12
TITLE = 16
TITLE_WIDTH = 40  # characters on a 390 pixel phone

TEMPLATE = go.layout.Template(
    layout={
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": PALETTE,
        "font": {"size": BODY, "color": TEXT},
        "title": {"x": 0, "font": {"size": TITLE}},
        "xaxis": {"gridcolor": GRID, "showgrid": False, "zeroline": False, "automargin": True},
        "yaxis": {"gridcolor": GRID, "zeroline": False, "automargin": True},
    }
)


def key(*entries: tuple[str, str]) -> str:
    """The colours of a figure in words, for the line below its title: key((ACCENT, "Đúng hạn"))."""
    return "   ".join(f'<span style="color:{colour}">■</span>\u00a0{_kept(name)}' for colour, name in entries)


def _kept(name: str) -> str:
    return name.replace(" ", "\u00a0")


def line_colours(names: Sequence[str], own: str | None) -> dict[str, str]:
    """The own line in the accent colour before grey ones; without an own line each has its colour."""
    if own in names:
        return {name: ACCENT if name == own else OTHER for name in names}
    return {name: PALETTE[index % len(PALETTE)] for index, name in enumerate(names)}


def axis(title: str = "", **settings: Any) -> dict[str, Any]:
    return {
        "title": {"text": title, "standoff": 8, "font": {"size": BODY, "color": TEXT}},
        "tickfont": {"size": BODY, "color": TEXT},
        "tickangle": 0,
        "fixedrange": True,
        "automargin": True,
        **settings,
    }


def hidden_axis(**settings: Any) -> dict[str, Any]:
    return {"visible": False, "fixedrange": True, **settings}


def figure(
    title: str,
    data: Sequence[Mapping[str, Any]],
    *,
    plot_height: int,
    subtitle: str = "",
    above: int = 0,
    below: int = 52,
    right: int = 12,
    **layout: Any,
) -> go.Figure:
    """A finished figure: pixels of plot, pixels kept free above and below it."""
    text, top = _heading(title, subtitle)
    text["pad"]["b"] += top + above
    margin = {"l": 8, "r": right, "t": top + above, "b": below, "pad": 4}
    frame = {
        "template": TEMPLATE,
        "separators": words.separators(),
        "font": {"size": BODY, "color": TEXT},
        "title": text,
        "margin": margin,
        "height": plot_height + margin["t"] + below,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "meta": {"alt": title},
    }
    return go.Figure(data=list(data), layout=frame | layout)


def _heading(title: str, subtitle: str) -> tuple[dict[str, Any], int]:
    """The title, wrapped for a phone with its colour key below it, and the pixels that both take."""
    text = balanced(title, TITLE_WIDTH)
    height = 8 + 21 * lines(text)
    if subtitle:
        key_lines = _wrap_key(subtitle)
        text += f'<br><span style="font-size:{BODY}px;font-weight:normal">{key_lines}</span>'
        height += 18 * lines(key_lines)
    place = {"x": 0, "xref": "container", "y": 1, "yref": "paper", "yanchor": "bottom"}
    # Plotly anchors the first line and lets the others hang below: it stands 24 pixels from the top.
    return {"text": text, "pad": {"b": -24, "l": 4}, **place}, height + 10


def _wrap_key(subtitle: str) -> str:
    """Breaks between entries only, so that a colour never parts from its word."""
    rows: list[list[str]] = [[]]
    used = 0
    for entry in subtitle.split("   "):
        shown = len(entry.rpartition("</span>")[2]) + 4
        if rows[-1] and used + shown > 54:
            rows.append([])
            used = 0
        rows[-1].append(entry)
        used += shown
    return "<br>".join("   ".join(row) for row in rows)


def note(title: str, message: str = "") -> go.Figure:
    """In place of a figure without rows."""
    message = message or _("Chưa có số liệu cho lựa chọn này.")
    text = {"text": message, "showarrow": False, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    empty = figure(
        title,
        [],
        plot_height=96,
        below=12,
        xaxis=hidden_axis(),
        yaxis=hidden_axis(),
        annotations=[text | {"opacity": 0.75, "font": {"size": BODY + 1}}],
    )
    empty.layout.meta = {"alt": f"{title}. {message}"}
    return empty


def alt_text(figure: go.Figure) -> str:
    """What a screen reader says in place of the figure."""
    return str(figure.layout.meta["alt"])
