"""What the verdict forbids is not drawn: no change of values across a new method, no points or places of unlike units."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from cchc.charts.drawing.breaks import unjoined_years
from cchc.store import Publication, Store
from tests.test_pages import said, visited


@pytest.mark.parametrize(
    ("year", "before", "axis"), [(2018, 2017, "Vị trí trên thang 100"), (2020, 2019, "Điểm chỉ số")]
)
def test_values_are_not_set_against_each_other_across_a_new_method(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, year: int, before: int, axis: str
) -> None:
    """PAPI went from six axes and 60 points to eight and 80 in 2018."""
    address = {"chi_so": "PAPI", "nam": str(year), "tu": str(before), "xem": "hai-nam", "nhom": "ca-nuoc"}
    (chart,) = visited(monkeypatch, real_figures, "so_sanh", **address).get("plotly_chart")
    assert json.loads(chart.proto.spec)["layout"]["xaxis"]["title"]["text"] == axis


def units(store: Store, *rows: tuple[str, str, float, str]) -> None:
    file = Publication("thử.xlsx", b"2", "thử", "An")
    for name, cohort, most, framework in rows:
        unit = {"unit_id": f"{name}.long-an", "province_id": "long-an", "name": name, "province": "Long An"}
        unit_id = file.add_unit({**unit, "kind": "thử", "cohort": cohort})
        scope = {"topic": "assessment", "unit_id": unit_id, "period": "2023"}
        line = {"level": "area", "code": "1", "area_code": "1", "title": "Thể chế", "is_leaf": True}
        line |= {"unit_id": unit_id, "year": 2023, "position": 1, "max_score": most, "score": 50}
        file.add("scores", line, **scope)
        total = {"unit_id": unit_id, "year": 2023, "max_score": most, "score": 50, "listed": False}
        file.add("results", {**total, "framework_id": framework}, **scope)
    store.publish(file)


def test_units_of_two_kinds_get_no_places_in_one_group(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    units(store, ("Sở A", "sở, ban, ngành", 100, "khung"), ("UBND xã B", "cấp xã", 100, "khung"))
    members = "Sở A.long-an,UBND xã B.long-an"
    address = {"don_vi": "Sở A.long-an", "nhom": "tu-chon", "thanh_vien": members}
    text = said(visited(monkeypatch, store.path, "so_sanh_don_vi", **address))
    assert "Khác nhóm xếp hạng" in text
    assert "đứng hạng" not in text


@pytest.mark.parametrize(("framework", "ways"), [("khung khác", 1), ("khung", 2)])
def test_lost_points_are_compared_within_one_framework_only(
    store: Store, monkeypatch: pytest.MonkeyPatch, framework: str, ways: int
) -> None:
    units(store, ("Sở A", "sở, ban, ngành", 100, "khung"), ("Sở B", "sở, ban, ngành", 100, framework))
    address = {"don_vi": "Sở A.long-an", "xem_don_vi": "doi-chieu"}
    page = visited(monkeypatch, store.path, "so_sanh_don_vi", **address)
    options = [box.options for box in page.button_group if "Tỷ lệ đạt" in box.options]
    assert [len(each) for each in options] == [ways]


def test_points_of_another_maximum_are_not_joined_to_a_line() -> None:
    rows = pd.DataFrame({"year": [2021, 2022, 2023], "framework": "khung", "max_score": [100.0, 71.5, None]})
    assert unjoined_years(rows) == [2022]
