"""Areas over the years."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.drawing.breaks import break_marks, framework_changes
from cchc.charts.drawing.labels import escape_tags
from cchc.charts.drawing.named_cells import YEARS, NamedCells
from cchc.charts.drawing.not_final import finality_tooltip, starred_name
from cchc.charts.drawing.theme import LOW_TO_HIGH, ON_SCALE, VALUE, axis, chart, empty_chart, scale_key
from cchc.folding import fold
from cchc.language import _

LIMITS = (50, 100)  # percent, of the scale of colours
Cells = list[list[dict[Any, Any]]]  # areas down, years across
FEWEST = (
    3  # places for years, so that a single one does not become a wall; fewer name themselves («Năm 2023»)
)


def area_heatmap(rows: pd.DataFrame, title: str) -> go.Figure:
    """Which area loses points again and again: years across, areas down, dark where little was reached.

    An area that was renamed keeps its row, under its newest name, and its former one is told.
    """
    if rows.empty:
        return empty_chart(title)
    ordered = rows.sort_values("year", kind="stable")
    years = list(dict.fromkeys(ordered["year"]))
    lines = _lines(ordered.to_dict("records"))
    areas = [str(list(line.values())[-1]["area"]) for line in lines]
    cells = [[line.get(year, {}) for year in years] for line in lines]
    layout = NamedCells(areas)
    changes = [(years.index(year) - 0.5, reason) for year, reason in framework_changes(ordered)]
    few = len(years) < FEWEST
    marks = break_marks(changes, -0.5, len(years) - 0.5)
    return chart(
        title,
        [_heatmap(cells, years, layout.gap), layout.name_labels()],
        subtitle="   ".join(
            (
                scale_key(_("Màu theo tỷ lệ đạt"), LOW_TO_HIGH, *LIMITS),
                *map(escape_tags, _former_names(lines)),
            )
        ),
        says="; ".join(
            f"{area}: {line[-1] or words.MISSING}" for area, line in zip(areas, _written(cells), strict=True)
        ),
        plot_height=layout.height,
        above=marks.height + YEARS,
        below=8,
        shapes=layout.beside_cells(marks.shapes),
        annotations=[mark | {"yshift": mark["yshift"] + YEARS} for mark in marks.annotations],
        xaxis=axis(
            "",
            tickvals=list(range(len(years))),
            ticktext=[_("Năm {year}").format(year=year) if few else str(year) for year in years],
            range=[-0.5, max(len(years), FEWEST) - 0.5],
            side="top",
        ),
        yaxis=layout.axis(),
    )


def _lines(rows: list[dict[Any, Any]]) -> list[dict[int, dict[Any, Any]]]:
    """The rows of each area by year, in the order of the newest year; areas of one lasting name that a year tells twice stay
    apart."""
    twice = Counter((row.get("lasting_area"), row["year"]) for row in rows)
    apart = {name for (name, _year), count in twice.items() if name is None or count > 1}
    lines: dict[str, dict[int, dict[Any, Any]]] = {}
    for row in rows:
        name = row.get("lasting_area")
        lines.setdefault(str(row["area"] if name in apart else name), {})[int(row["year"])] = row
    # The sort is stable: within a year areas stand as on its sheet.
    return sorted(lines.values(), key=lambda line: -max(line))


def _former_names(lines: list[dict[int, dict[Any, Any]]]) -> list[str]:
    """«Xây dựng chính quyền số: đến năm 2021 là «Hiện đại hóa hành chính»» of every area that was renamed."""
    told = []
    for line in lines:
        *before, now = line.values()
        former = {row["area"]: row["year"] for row in before if fold(row["area"]) != fold(now["area"])}
        told += [
            _("{area}: đến năm {year} là «{former}»").format(area=now["area"], year=year, former=name)
            for name, year in former.items()
        ]
    return told


def _ratio(row: dict[Any, Any]) -> float | None:
    return None if words.is_missing(row.get("ratio")) else float(row["ratio"])


def _written(cells: Cells) -> list[list[str]]:
    return [
        ["" if _ratio(row) is None else starred_name(words.number(row["ratio"], 1), row) for row in line]
        for line in cells
    ]


def _heatmap(cells: Cells, years: list[int], gap: int) -> dict[str, Any]:
    hover = [
        [
            (f"<b>{row.get('area', '')}</b><br>" + _("Năm {year}").format(year=year), finality_tooltip(row))
            for year, row in zip(years, line, strict=True)
        ]
        for line in cells
    ]
    return {
        "type": "heatmap",
        "z": [[_ratio(row) for row in line] for line in cells],
        "x": list(range(len(years))),
        "y": list(range(len(cells))),
        "text": _written(cells),
        "texttemplate": "%{text}",
        "textfont": {"size": VALUE, "color": ON_SCALE},
        "customdata": hover,
        "hovertemplate": _("%{customdata[0]}<br>Tỷ lệ đạt: %{z:,.2f} %%{customdata[1]}<extra></extra>"),
        "hoverongaps": False,
        "zmin": LIMITS[0],
        "zmax": LIMITS[1],
        "colorscale": LOW_TO_HIGH,
        "showscale": False,
        "xgap": 3,
        "ygap": gap,
    }
