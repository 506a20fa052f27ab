"""The points of DTI go from 0 to 1 and have four decimals wherever they are shown or exported; those of others have two."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cchc import index_points, sentences, words
from cchc.arranging import row_texts
from cchc.charts.change.change import dumbbell
from cchc.charts.change.trend import index_trend
from cchc.charts.drawing.theme import alt_text
from cchc.charts.ranking.province_map import province_tiles
from cchc.charts.ranking.rank import rank_dots
from cchc.exporting import export_file
from cchc.store import Store
from cchc.ui.showing.on_paper import paper_table
from cchc.ui.showing.tables import styled_table
from tests.chart_rows import traces
from tests.test_pages import opened, said

COLUMNS = ["province", "index_type", "value", "rank"]
MIXED = pd.DataFrame(
    {
        "province": ["Huế", "Huế", "Hà Nội"],
        "index_type": ["DTI", "PAR", "DTI"],
        "year": [2024, 2024, 2024],
        "value": [0.7951, 90.5, 0.777],
        "rank": [2, 4, 1],
        "out_of": [34, 63, 34],
        "source": ["A", "B", "A"],
    }
)
DTI = MIXED[MIXED["index_type"] == "DTI"]
WRITTEN = ["0,7951", "90,50", "0,7770"]


@pytest.fixture
def ranking(seeded: Store) -> pd.DataFrame:
    return seeded.ask("index_ranking", index_type="DTI", year=2024, own="Huế")


def test_a_table_of_several_indices_writes_each_with_its_own_decimals() -> None:
    shown = styled_table(MIXED, COLUMNS).to_html()
    paper = paper_table(MIXED, COLUMNS)
    for text in ("0,7951", "0,7770"):
        assert text in shown
        assert text in paper
    assert "90,5000" not in shown + paper
    assert [cells[2] for cells in row_texts(MIXED, COLUMNS)] == ["0,7951", "90,50", "0,7770"]


def test_files_show_the_points_of_each_index_with_its_own_decimals(seeded: Store) -> None:
    made = {
        ending: export_file(
            seeded, "province_index", MIXED, {}, ending, columns=["province", "value", "rank"]
        )
        for ending in ("xlsx", "csv", "excel.csv")
    }
    sheet: Any = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    formats = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert formats[0.7951] == formats[0.777] == "#,##0.0000"
    assert formats[90.5] == "#,##0.00"
    text = made["excel.csv"].decode("utf-8-sig")
    assert "0,7951" in text
    assert "0,7770" in text
    assert "0.777" in made["csv"].decode("utf-8-sig")


def test_the_figures_and_sentences_of_a_province_have_four_decimals(ranking: pd.DataFrame) -> None:
    own: Any = ranking.to_dict("records")[0]
    assert own["province"] == "Huế"
    figures = {figure.column: figure.value for figure in sentences.own_metrics(own, "value", "DTI")}
    assert figures["value"] == "0,7951"
    assert figures["gap_above"] == "0,0290"
    assert figures["gap_below"] == "0,0094"
    assert "gap_to_median" not in figures, "five of 34 provinces tell no middle of the country"
    assert "hơn 0,0290 điểm" in sentences.next_to(own)
    known = own | {"median_value": 0.7904, "lower_quartile": 0.7835, "upper_quartile": 0.80236}
    assert "trung vị 0,7904, khoảng một nửa nằm từ 0,7835 đến 0,8024" in sentences.group_coverage(
        known, "Cả nước", 34
    )


def test_charts_of_dti_have_four_decimals_and_an_axis_of_its_scale(ranking: pd.DataFrame) -> None:
    dots = rank_dots(ranking, "DTI", own="Huế", name="province", value="value", median=0.7904)
    assert "0,7951" in alt_text(dots)
    assert "%{x:,.4f}" in traces(dots, "scatter")[0].hovertemplate
    assert "0,7904" in dots.layout.annotations[0].text
    tiles = province_tiles(ranking, "DTI", era="new", own="Huế")
    assert "0,7951" in alt_text(tiles)
    assert "0,8241" in tiles.layout.meta["key"]
    two = pd.concat([DTI, DTI.assign(year=2025, value=DTI["value"] + 0.0012)])
    change = dumbbell(two, "DTI", left_year=2024, right_year=2025, name="province", value="value")
    assert "+0,0012" in alt_text(change)
    nothing = pd.DataFrame({"year": [], "label": [], "affects": []})
    line = index_trend(two, nothing, "DTI", name="province")
    low, high = line.layout.yaxis.range
    assert high - low < 0.2
    assert "0,7963" in alt_text(line)


def test_ranks_and_percentiles_of_dti_are_written_as_those_of_others() -> None:
    assert index_points.digits_of({"index_type": "DTI"}, "percentile") == 2
    assert index_points.digits_of({"index_type": "PAR"}) == index_points.digits_of({"ratio": 90}) == 2
    assert index_points.point_digits(MIXED) == {0: 4, 1: 2, 2: 4}
    assert index_points.point_digits(MIXED.drop(columns="index_type")) == {}
    assert [
        words.number(v, index_points.digits_of({"index_type": i}))
        for v, i in zip(MIXED["value"], MIXED["index_type"], strict=True)
    ] == WRITTEN


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("so_sanh", {"chi_so": "DTI", "nam": "2024", "cua_ta": "hue", "nhom": "ca-nuoc"}),
        ("so_sanh", {"chi_so": "DTI", "nam": "2024", "cua_ta": "hue", "xem": "duong", "dia_gioi": "moi"}),
        ("so_sanh", {"chi_so": "DTI", "nam": "2024", "cua_ta": "hue", "xem": "hai-nam"}),
        ("so_sanh", {"chi_so": "DTI", "nam": "2024", "cua_ta": "hue", "xem": "doi-chieu"}),
        ("chi_so_tinh", {"tinh_xem": "hue-2025"}),
        ("sap_xep", {"tinh_thanh": "hue-2025", "chi_so": "DTI"}),
        ("tra_cuu", {"cau_hoi": "chi-so-cua-cac-tinh"}),
        ("suc_khoe", {}),
    ],
)
def test_every_page_with_indices_holds_dti(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, page: str, address: dict[str, str]
) -> None:
    shown = opened(monkeypatch, str(seed_copy), page, **address)
    assert not shown.exception
    if page == "so_sanh":
        assert "0,7951" in " ".join(str(metric.value) for metric in shown.metric) + said(shown)
