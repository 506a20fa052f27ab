"""The tile map: every province in its place, the archipelagos with theirs."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from cchc import charts
from cchc.charts.province_map import province_tile_places
from tests.chart_rows import PROVINCES

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("era", "provinces"), [("old", 63), ("new", 34)])
def test_every_province_has_one_tile_and_the_archipelagos_lie_east(era: str, provinces: int) -> None:
    tiles = province_tile_places(era)
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
    assert {(tile["province"], tile["code"]) for tile in province_tile_places(era)} == register


def test_a_province_without_figure_is_an_empty_tile() -> None:
    figure = charts.province_tiles(PROVINCES[2:4], "2/63 tỉnh có số liệu", own="Long An")
    blanks, filled = figure.data[1], figure.data[2]
    assert len(blanks.text) == 63
    assert sum(value is not None for line in filled.z for value in line) == 2
    assert len(figure.layout.shapes) == 1


def test_an_archipelago_shares_the_figure_of_its_province() -> None:
    rows = pd.DataFrame({"province": ["Đà Nẵng"], "value": [88.68]})
    filled = charts.province_tiles(rows, "Đà Nẵng").data[2]
    shown = [text for line in filled.text for text in line if text]
    assert shown == ["Đà<br>Nẵng<br><b>88,68</b>", "Hoàng<br>Sa"]
