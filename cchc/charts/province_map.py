"""Provinces in their places: a tile each, the archipelagos with Đà Nẵng and Khánh Hòa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc import words
from cchc.charts.look import FAINT, ON_SCALE, PALE_TO_DEEP, WORSE, figure, hidden_axis, key, note

LAYOUT = Path(__file__).parents[2] / "data" / "province_tiles.csv"
TILE_WIDTH, TILE_HEIGHT = 37, 40
TEXT = 9.5
Tile = Mapping[Any, Any]


@cache
def province_tile_places(era: str) -> tuple[Tile, ...]:
    """Where each province of the 63 ("old") or the 34 ("new") stands: code, province, name, row, column."""
    tiles = pd.read_csv(LAYOUT, dtype={"code": str})
    return tuple(tiles[tiles["era"] == era].to_dict("records"))


def province_tiles(
    rows: pd.DataFrame,
    title: str,
    *,
    era: str = "old",
    value: str = "value",
    value_title: str = "Điểm chỉ số",
    own: str | None = None,
) -> go.Figure:
    """How a figure lies over the country, one value per province: deep where high (or, for ranks, near 1).

    Provinces without a figure stay as empty tiles, so that part coverage is seen as part coverage.
    """
    known = rows[rows[value].notna()] if len(rows) else rows
    if known.empty:
        return note(title)
    values = {str(row["province"]): float(row[value]) for row in known.to_dict("records")}
    tiles = province_tile_places(era)
    ranked = value == "rank"
    down, across = 1 + max(tile["row"] for tile in tiles), 1 + max(tile["column"] for tile in tiles)
    return figure(
        title,
        [
            _blank_tiles(tiles, down, across),
            _blank_names([tile for tile in tiles if tile["province"] not in values]),
            _filled_tiles(tiles, values, down, across, value_title, ranked=ranked),
        ],
        subtitle=_legend(values, ranked=ranked, complete=all(tile["province"] in values for tile in tiles)),
        plot_height=TILE_HEIGHT * down,
        below=8,
        shapes=[_outline(tile) for tile in tiles if tile["province"] == own],
        xaxis=hidden_axis(range=[-0.55, across - 0.45], constrain="domain", constraintoward="left"),
        yaxis=hidden_axis(
            range=[down - 0.45, -0.55],
            scaleanchor="x",
            scaleratio=TILE_HEIGHT / TILE_WIDTH,
            constrain="domain",
            constraintoward="top",
        ),
    )


def _filled_tiles(
    tiles: Sequence[Tile],
    values: Mapping[str, float],
    down: int,
    across: int,
    value_title: str,
    *,
    ranked: bool,
) -> dict[str, Any]:
    cells: list[list[float | None]] = [[None] * across for _ in range(down)]
    texts = [[""] * across for _ in range(down)]
    hover = [[""] * across for _ in range(down)]
    for tile in tiles:
        points = values.get(tile["province"])
        if points is not None:
            written = words.number(points, 0 if ranked else 2)
            cells[tile["row"]][tile["column"]] = points
            texts[tile["row"]][tile["column"]] = _tile_text(tile, written)
            hover[tile["row"]][tile["column"]] = f"<b>{_full_name(tile)}</b><br>{value_title}: {written}"
    return {
        **_tile_grid(cells),
        "text": texts,
        "texttemplate": "%{text}",
        "textfont": {"size": TEXT, "color": ON_SCALE},
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
        "colorscale": PALE_TO_DEEP,
        "reversescale": ranked,
    }


def _blank_tiles(tiles: Sequence[Tile], down: int, across: int) -> dict[str, Any]:
    cells: list[list[float | None]] = [[None] * across for _ in range(down)]
    for tile in tiles:
        cells[tile["row"]][tile["column"]] = 0.0
    return _tile_grid(cells) | {"colorscale": [[0, FAINT], [1, FAINT]], "hoverinfo": "skip"}


def _tile_grid(cells: list[list[float | None]]) -> dict[str, Any]:
    return {"type": "heatmap", "z": cells, "showscale": False, "hoverongaps": False, "xgap": 2, "ygap": 2}


def _blank_names(tiles: Sequence[Tile]) -> dict[str, Any]:
    """In the text colour of the page, which an empty tile lets through."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [tile["column"] for tile in tiles],
        "y": [tile["row"] for tile in tiles],
        "text": [_tile_text(tile, words.MISSING) for tile in tiles],
        "textfont": {"size": TEXT},
        "customdata": [_full_name(tile) for tile in tiles],
        "hovertemplate": "<b>%{customdata}</b><br>Chưa có số liệu<extra></extra>",
    }


def _is_archipelago(tile: Tile) -> bool:
    return tile["name"] in ("Hoàng Sa", "Trường Sa")


def _full_name(tile: Tile) -> str:
    if _is_archipelago(tile):
        return f"Quần đảo {tile['name']} ({tile['province']})"
    return str(tile["province"])


def _tile_text(tile: Tile, written: str) -> str:
    """The archipelagos are part of their province: they share its colour and do not repeat its value."""
    name = "<br>".join(str(tile["name"]).split())
    return name if _is_archipelago(tile) else f"{name}<br><b>{written}</b>"


def _legend(values: Mapping[str, float], *, ranked: bool, complete: bool) -> str:
    low, high = min(values.values()), max(values.values())
    worst, best = (high, low) if ranked else (low, high)
    digits, word = (0, "hạng ") if ranked else (2, "")
    scale = [
        (PALE_TO_DEEP[0][1], f"Thấp nhất: {word}{words.number(worst, digits)}"),
        (PALE_TO_DEEP[-1][1], f"Cao nhất: {word}{words.number(best, digits)}"),
    ]
    return key(*scale, *([] if complete else [("rgba(128,136,144,0.5)", "Chưa có số liệu")]))


def _outline(tile: Tile) -> dict[str, Any]:
    sides = {
        "x0": tile["column"] - 0.5,
        "x1": tile["column"] + 0.5,
        "y0": tile["row"] - 0.5,
        "y1": tile["row"] + 0.5,
    }
    return sides | {"type": "rect", "line": {"color": WORSE, "width": 3}}
