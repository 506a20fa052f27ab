"""The tile map: every province in its place, the archipelagos with theirs."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from cchc import words
from cchc.charts.ranking.province_map import province_tile_positions, province_tiles
from tests.chart_rows import PROVINCES

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("era", "provinces"), [("old", 63), ("new", 34)])
def test_every_province_has_one_tile_and_the_archipelagos_lie_east(era: str, provinces: int) -> None:
    tiles = province_tile_positions(era)
    islands = {tile["name"]: tile for tile in tiles if tile["name"] in ("Hoàng Sa", "Trường Sa")}
    mainland = [tile for tile in tiles if tile["name"] not in islands]
    assert len({tile["code"] for tile in mainland}) == len(mainland) == provinces
    assert len({(tile["row"], tile["column"]) for tile in tiles}) == provinces + 2
    assert {name: tile["province"] for name, tile in islands.items()} == {
        "Hoàng Sa": "Đà Nẵng",
        "Trường Sa": "Khánh Hòa",
    }
    assert all(tile["column"] > max(other["column"] for other in mainland) for tile in islands.values())


@pytest.mark.parametrize("era", ["old", "new"])
def test_tiles_bear_the_names_and_codes_of_the_register(era: str) -> None:
    with (ROOT / "data" / "provinces.csv").open(encoding="utf-8") as file:
        listed = [row for row in csv.DictReader(file) if row["era"] in (era, "both")]
    register = {
        (row["name"], row["code"]) for row in listed if not row["valid_to"] or row["valid_to"] > "2024"
    }
    assert {(tile["province"], tile["code"]) for tile in province_tile_positions(era)} == register


def test_a_province_without_figure_is_a_hatched_tile_with_a_dash() -> None:
    figure = province_tiles(PROVINCES[2:4], "2/63 tỉnh có số liệu", own="Long An")
    blanks, filled = figure.data
    assert len(blanks.x) == 63
    assert len(filled.x) == 2
    assert blanks.marker.pattern.shape
    assert not filled.marker.pattern.shape
    assert all(text.endswith("<b>—</b>") for text in blanks.text if "Sa" not in text)
    assert len(figure.layout.shapes) == 1


def test_an_archipelago_shares_the_figure_of_its_province() -> None:
    rows = pd.DataFrame({"province": ["Đà Nẵng"], "value": [88.68]})
    filled = province_tiles(rows, "Đà Nẵng").data[1]
    assert list(filled.text) == ["Đà<br>Nẵng<br><b>88,68</b>", "Hoàng<br>Sa"]
    assert len(set(filled.marker.color)) == 1
    assert {data[0] for data in filled.customdata} == {"da-nang"}


@pytest.mark.parametrize("era", ["old", "new"])
def test_every_tile_carries_the_slug_of_its_province_for_the_click(era: str) -> None:
    rows = pd.DataFrame({"province": ["Đà Nẵng"], "value": [88.68]})
    figure = province_tiles(rows, "Đà Nẵng", era=era)
    carried = {data[0] for trace in figure.data for data in trace.customdata}
    assert carried == {words.slug(tile["province"]) for tile in province_tile_positions(era)}


def test_the_first_rank_is_as_deep_as_the_highest_value() -> None:
    rows = pd.DataFrame({"province": ["Hà Nội", "Đà Nẵng"], "value": [90.0, 80.0], "rank": [1, 12]})
    by_value, by_rank = (
        {data[0]: colour for data, colour in zip(tiles.customdata, tiles.marker.color, strict=True)}
        for tiles in (province_tiles(rows, "t", value=value).data[1] for value in ("value", "rank"))
    )
    assert by_value == by_rank
