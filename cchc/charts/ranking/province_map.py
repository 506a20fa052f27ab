"""Provinces in their places: a tile each, the archipelagos with Đà Nẵng and Khánh Hòa."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.colors import sample_colorscale

from cchc import index_points, words
from cchc.charts.drawing.not_final import finality_tooltip, starred_name
from cchc.charts.drawing.theme import (
    ACCENT,
    FAINT,
    ON_SCALE,
    PALE_TO_DEEP,
    chart,
    colour_key,
    empty_chart,
    hidden_axis,
)
from cchc.language import _

LAYOUT = Path(__file__).parents[3] / "data" / "province_tiles.csv"
# Three lines of writing; in width the tiles take what the page gives, 44 pixels on a phone, where all of it shrinks.
TILE_HEIGHT = 54
TEXT, SMALLEST = 14, 10
GAP = 0.03
Tile = Mapping[Any, Any]


@cache
def province_tile_positions(era: str) -> tuple[Tile, ...]:
    """Where each province of the 63 ("old") or the 34 ("new") stands: code, province, name, row, column."""
    tiles = pd.read_csv(LAYOUT, dtype={"code": str})
    return tuple(tiles[tiles["era"] == era].to_dict("records"))


def tiles_of(names: Sequence[str], era: str) -> Sequence[Tile]:
    """Where these provinces stand; those of a made-up country, which has no map, row by row in their order."""
    tiles = province_tile_positions(era)
    if any(tile["province"] in names for tile in tiles):
        return tiles
    across = math.ceil(math.sqrt(len(names)))
    ordered = sorted(names, key=lambda name: (len(name), name))  # «Ví Dụ 9» before «Ví Dụ 10»
    kept = [name.replace(" ", "\u00a0", name.count(" ") - 1) for name in ordered]  # on two lines
    return [
        {"province": name, "name": shown, "row": at // across, "column": at % across}
        for at, (name, shown) in enumerate(zip(ordered, kept, strict=True))
    ]


def province_tiles(
    rows: pd.DataFrame,
    title: str,
    *,
    era: str = "old",
    value: str = "value",
    value_title: str = "",
    own: str | None = None,
) -> go.Figure:
    """How a figure lies over the country, one value per province: deep where high (or, for ranks, near 1).

    Provinces without a figure stay as hatched tiles, so that part coverage is seen as part coverage. Each tile
    carries its province's slug as `customdata[0]`, for a click to choose it.
    """
    known = rows[rows[value].notna()] if len(rows) else rows
    if known.empty:
        return empty_chart(title)
    value_title = value_title or _("Điểm chỉ số")
    held = {str(row["province"]): row for row in known.to_dict("records")}
    values = {name: float(row[value]) for name, row in held.items()}
    tiles = tiles_of(list(rows["province"]), era)
    ranked = value == "rank"
    digits = 0 if ranked else index_points.digits_in(known, value)
    blank = [tile for tile in tiles if tile["province"] not in values]
    filled = [tile for tile in tiles if tile["province"] in values]
    down, across = 1 + max(tile["row"] for tile in tiles), 1 + max(tile["column"] for tile in tiles)
    return chart(
        title,
        [
            _blank_tiles(blank, value_title),
            _filled_tiles(filled, held, values, value_title, digits, ranked=ranked),
        ],
        subtitle=_legend(values, digits, ranked=ranked, missing=value_title if blank else ""),
        says=_best(values, digits, ranked=ranked),
        plot_height=TILE_HEIGHT * down,
        below=8,
        bargap=0,
        uniformtext={"mode": "show", "minsize": SMALLEST},
        barmode="overlay",
        clickmode="event+select",
        shapes=[_outline(tile) for tile in tiles if tile["province"] == own],
        xaxis=hidden_axis(range=[-0.55, across - 0.45]),
        yaxis=hidden_axis(range=[down - 0.45, -0.55]),
    )


def _filled_tiles(
    tiles: Sequence[Tile],
    held: Mapping[str, Mapping[Any, Any]],
    values: Mapping[str, float],
    value_title: str,
    digits: int,
    *,
    ranked: bool,
) -> dict[str, Any]:
    written = {
        name: starred_name(words.number(points, digits), held[name]) for name, points in values.items()
    }
    remarks = [
        f"{value_title}: {written[tile['province']]}{finality_tooltip(held[tile['province']])}"
        for tile in tiles
    ]
    return _tiles(tiles, [written[tile["province"]] for tile in tiles], remarks) | {
        "marker": {"color": _colours(tiles, values, ranked=ranked)},
        "textfont": {"size": TEXT, "color": ON_SCALE},
    }


def _colours(tiles: Sequence[Tile], values: Mapping[str, float], *, ranked: bool) -> list[str]:
    low, high = min(values.values()), max(values.values())
    shares = [(values[tile["province"]] - low) / ((high - low) or 1.0) for tile in tiles]
    scale = [list(step) for step in PALE_TO_DEEP]
    return list(sample_colorscale(scale, [1 - share if ranked else share for share in shares]))


def _blank_tiles(tiles: Sequence[Tile], value_title: str) -> dict[str, Any]:
    """Hatched, in the text colour of the page, which an empty tile lets through."""
    hatch = {"shape": "/", "size": 6, "solidity": 0.12, "fillmode": "overlay", "fgcolor": "#8C96A0"}
    return _tiles(tiles, [words.MISSING] * len(tiles), [_not_held(value_title)] * len(tiles)) | {
        "marker": {"color": FAINT, "pattern": hatch},
        "textfont": {"size": TEXT},
    }


def _not_held(value_title: str) -> str:
    """What a province lacks: it may have another figure of the index."""
    return _("chưa có {value}").format(value=value_title[:1].lower() + value_title[1:])


def _tiles(tiles: Sequence[Tile], written: Sequence[str], remarks: Sequence[str]) -> dict[str, Any]:
    """A bar a tile; bars, unlike the cells of a heatmap, can be clicked and hatched (decision 0029)."""
    return {
        "type": "bar",
        "x": [tile["column"] for tile in tiles],
        "base": [tile["row"] - 0.5 + GAP for tile in tiles],
        "y": [1 - 2 * GAP] * len(tiles),
        "width": 1 - 2 * GAP,
        "text": [_tile_text(tile, text) for tile, text in zip(tiles, written, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "inside",
        "customdata": [
            [words.slug(tile["province"]), f"<b>{_full_name(tile)}</b><br>{remark}"]
            for tile, remark in zip(tiles, remarks, strict=True)
        ],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _is_archipelago(tile: Tile) -> bool:
    return tile["name"] in ("Hoàng Sa", "Trường Sa")


def _full_name(tile: Tile) -> str:
    if _is_archipelago(tile):
        return _("Quần đảo {name} ({province})").format(name=tile["name"], province=tile["province"])
    return str(tile["province"])


def _tile_text(tile: Tile, written: str) -> str:
    """The archipelagos are part of their province: they share its colour and do not repeat its value."""
    name = "<br>".join(str(tile["name"]).split(" "))
    return name if _is_archipelago(tile) else f"{name}<br><b>{written}</b>"


def _legend(values: Mapping[str, float], digits: int, *, ranked: bool, missing: str) -> str:
    low, high = min(values.values()), max(values.values())
    worst, best = (high, low) if ranked else (low, high)
    text = _("hạng {value}") if ranked else "{value}"
    written = [text.format(value=words.number(value, digits)) for value in (worst, best)]
    scale = [
        (PALE_TO_DEEP[0][1], _("Thấp nhất: {value}").format(value=written[0])),
        (PALE_TO_DEEP[-1][1], _("Cao nhất: {value}").format(value=written[1])),
    ]
    hatched = _("Gạch chéo: {lacks}").format(lacks=_not_held(missing)) if missing else ""
    return colour_key(*scale, *([("rgba(128,136,144,0.5)", hatched)] if hatched else []))


def _best(values: Mapping[str, float], digits: int, *, ranked: bool) -> str:
    """The best five, by name."""
    ordered = sorted(values, key=lambda name: values[name] if ranked else -values[name])
    return "; ".join(f"{name}: {words.number(values[name], digits)}" for name in ordered[:5])


def _outline(tile: Tile) -> dict[str, Any]:
    sides = {
        "x0": tile["column"] - 0.5,
        "x1": tile["column"] + 0.5,
        "y0": tile["row"] - 0.5,
        "y1": tile["row"] + 0.5,
    }
    return sides | {"type": "rect", "line": {"color": ACCENT, "width": 4}}
