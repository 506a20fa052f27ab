"""What made the difference between two years: the steps from one total to the other."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.look import ACCENT, BETTER, OTHER, WORSE, axis, figure, note
from cchc.charts.named_rows import NamedRows, value_labels

_STEP = "<b>%{text}</b><br>%{customdata} điểm<extra></extra>"


def change_waterfall(rows: pd.DataFrame, title: str, *, left_year: int, right_year: int) -> go.Figure:
    """How one year's points became another's: each area's change hangs where the one before ended."""
    changed = rows[rows["score_change"].notna()] if len(rows) else rows
    if changed.empty:
        return note(title)
    first = float(changed["previous_score"].sum())
    steps = [float(value) for value in changed["score_change"]]
    reached = list(accumulate(steps, initial=first))
    lows = [min(before, after) for before, after in pairwise(reached)]
    layout = NamedRows([f"Năm {left_year}", *changed["area"], f"Năm {right_year}"], bar=16)
    widths = [first, *map(abs, steps), reached[-1]]
    starts = [0.0, *lows, 0.0]
    texts = [words.number(first), *map(words.signed, steps), words.number(reached[-1])]
    colours = [OTHER, *(BETTER if step >= 0 else WORSE for step in steps), ACCENT]
    ends = [start + width for start, width in zip(starts, widths, strict=True)]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": widths,
        "y": layout.places,
        "width": layout.bar,
        "base": starts,
        "marker": {"color": colours},
        "text": layout.names,
        "textposition": "none",
        "customdata": texts,
        "hovertemplate": _STEP,
    }
    return figure(
        title,
        [bars, layout.name_labels(), value_labels(ends, layout.places, texts)],
        plot_height=layout.height,
        xaxis=axis("Điểm", range=[0, max(ends) * 1.2], nticks=6),
        yaxis=layout.axis(),
    )
