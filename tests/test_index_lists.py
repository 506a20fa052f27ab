"""Which provinces an index ranked, who stands in one place with another, and the years in which its rules changed."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc.charts.change.trend import index_trend
from cchc.store import Publication, Store
from tests.test_pages import opened, said

DATA = Path(__file__).parents[1] / "data"


def lines(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def reasons(store: Store, rule: str, **given: Any) -> list[list[str]]:
    """What a rule of comparison names."""
    return [
        item
        for row in store.ask_rows("comparability", **given)
        if row["rule"] == rule
        for item in row["items"]
    ]


def test_the_notes_of_the_data_count_the_lines_of_each_file() -> None:
    told = re.findall(r"^\| `([\w/]+\.csv)` \| ([\d,]+) \|", (DATA / "SOURCES.md").read_text("utf-8"), re.M)
    assert len(told) > 15
    assert {file: int(count.replace(",", "")) for file, count in told} == {
        file: len(lines(file)) for file, _count in told
    }


@pytest.mark.parametrize(
    ("years", "changes"),
    [
        ([2005, 2006], ["2006"]),
        ([2008, 2010], ["2009"]),
        ([2012, 2014], ["2013"]),
        ([2016, 2017], ["2017"]),
        ([2006, 2008], []),
        ([2009, 2012], []),
    ],
)
def test_pci_is_not_joined_over_the_years_in_which_its_rules_changed(
    seeded: Store, years: list[int], changes: list[str]
) -> None:
    named = reasons(seeded, "index_break", index_types=["PCI"], provinces=["Long An"], years=years)
    assert [year for year, _label in named] == changes


def test_a_change_of_rules_that_is_inferred_says_so_wherever_its_name_stands() -> None:
    for row in lines("index_breaks.csv"):
        is_inferred = bool(re.search("suy ra", row["note"], re.I)) or not row["source_id"]
        assert (row["flag"] == "uncertain") == is_inferred, row
        assert ("chưa chắc" in row["label"]) == is_inferred, row


def test_every_source_of_a_change_of_rules_is_registered_with_its_address() -> None:
    known = {row["source_id"]: row["url"] for row in lines("sources.csv")}
    for row in lines("index_breaks.csv"):
        for source in filter(None, row["source_id"].split("; ")):
            assert source in known, row
    assert known["S_PAPI_HOIDAP"].startswith("https://papi.org.vn/")


def test_titles_and_publishers_of_documents_have_no_english_words_of_ours() -> None:
    ours = re.compile(r"\b(reprint|via|page|of|from|with|see|copy)\b", re.I)
    assert [row for row in lines("sources.csv") if ours.search(f"{row['title']} {row['publisher']}")] == []


def test_a_change_of_points_and_of_who_is_published_lifts_the_line_of_points() -> None:
    rows = pd.DataFrame({"province": "Long An", "year": [2005, 2006], "value": [58.49, 50.4]})
    changes = pd.DataFrame({"year": [2006], "label": ["thêm hai chỉ số"], "affects": ["score;coverage"]})
    assert list(index_trend(rows, changes, "Qua các năm").data[0].x) == [2005, None, 2006]


def test_ca_mau_and_dong_nai_in_one_place_are_both_disputed_and_name_each_other(seeded: Store) -> None:
    ranked = [
        row for row in seeded.ask_rows("province_index", index_type="PAR", years=[2023]) if row["rank"] == 32
    ]
    assert {row["province"]: row["value"] for row in ranked} == {"Cà Mau": 86.89, "Đồng Nai": 87.04}
    assert all("disputed" in row["flag"].split(";") for row in ranked)
    for province, other in (("Cà Mau", "Đồng Nai"), ("Đồng Nai", "Cà Mau")):
        read = seeded.ask_rows(
            "readings", index_type="PAR", provinces=[province], years=[2023], disputed=True
        )
        assert any(other in (row["note"] or "") for row in read)


def test_no_two_provinces_stand_in_one_place_without_being_tied_or_disputed(seeded: Store) -> None:
    places: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in seeded.ask_rows("province_index"):
        if row["rank"] is not None:
            places[row["index_type"], row["year"], row["out_of"], row["rank"]].append(row)
    shared = [rows for rows in places.values() if len(rows) > 1]
    assert len(shared) >= 3
    for rows in shared:
        is_tied = None not in [row["value"] for row in rows] and len({row["value"] for row in rows}) == 1
        assert is_tied or all("disputed" in row["flag"] for row in rows), rows


def figure(province: str, **row: Any) -> dict[str, Any]:
    return {
        "index_type": "PAR",
        "year": 2023,
        "out_of": 63,
        "flag": "official",
        "province_id": province,
        **row,
    }


def published(store: Store, *rows: dict[str, Any]) -> list[str | None]:
    """The flags of figures, in the order of the provinces' names."""
    file = Publication("tệp.csv", repr(rows).encode(), "thử", "An")
    for row in rows:
        name = row["province_id"]
        unit = {"unit_id": name, "province_id": name, "name": name, "province": name}
        file.add_unit({**unit, "kind": "province", "cohort": "cấp tỉnh"})
        file.add("index_results", row, "index", name, row["index_type"], str(row["year"]))
    store.publish(file)
    return [row["flag"] for row in store.ask_rows("province_index")]


@pytest.mark.parametrize(
    ("other", "disputed"),
    [
        ({"rank": 7, "value": 80.5}, True),
        ({"rank": 7, "value": None}, True),
        ({"rank": 7, "value": 80.0}, False),
        ({"rank": 8, "value": 80.5}, False),
        ({"rank": 7, "value": 80.5, "year": 2022}, False),
        ({"rank": 7, "value": 80.5, "geography": "new", "out_of": 34}, False),
        ({"rank": 7, "value": 80.5, "index_type": "SIPAS"}, False),
    ],
)
def test_one_place_of_one_list_is_held_by_one_province_or_by_equals(
    store: Store, other: dict[str, Any], disputed: bool
) -> None:
    flags = published(store, figure("An Giang", rank=7, value=80.0), figure("Bến Tre", **other))
    assert [flag == "official;disputed" for flag in flags] == [disputed, disputed]


def test_dti_of_2024_is_of_the_34_provinces_of_today(seeded: Store) -> None:
    (listed,) = seeded.ask_rows("index_years", index_type="DTI", year=2024)
    assert (listed["geography"], listed["provinces_total"], listed["provinces_with_figure"]) == ("new", 34, 5)
    (before,) = seeded.ask_rows("index_years", index_type="DTI", year=2023)
    assert (before["geography"], before["provinces_total"]) == ("old", 63)
    rows = {row["province"]: row for row in seeded.ask_rows("province_indices", index_type="DTI", year=2024)}
    assert rows["Hải Phòng"]["unit_id"] == "hai-phong-2025"
    assert rows["Hải Phòng"]["rank_in_era"] == "3/34 (tỉnh mới)"
    assert rows["Hà Nội"]["rank_in_era"] == "1/34 (tỉnh mới)"
    assert rows["Thanh Hóa"]["value"] is None
    assert rows["Thanh Hóa"]["rank"] == 5


def test_the_provinces_to_compare_with_are_those_that_the_index_ranked(seeded: Store) -> None:
    for index_type, year, count in (
        ("DTI", 2024, 34),
        ("PAR", 2024, 63),
        ("DTI", 2023, 63),
        ("766", 2025, 34),
    ):
        rows = seeded.ask_rows("province_groups", index_type=index_type, year=year)
        assert len([row for row in rows if row["group_kind"] == "country"]) == count, index_type
        assert any(row["group_kind"] == "old_region" for row in rows) == (count == 63)


def test_nobody_is_missed_in_a_list_that_ranked_the_provinces_of_another_time(seeded: Store) -> None:
    given = {"index_types": ["DTI"], "provinces": ["TP. Hồ Chí Minh"], "years": [2023, 2024]}
    assert reasons(seeded, "missing", **given) == []
    assert reasons(seeded, "era", **given) == [["new", "TP. Hồ Chí Minh"], ["old", "TP. Hồ Chí Minh"]]
    assert reasons(seeded, "out_of", **given) == [["34", "DTI 2024"], ["63", "DTI 2023"]]


def test_the_page_of_an_index_of_new_provinces_speaks_of_34(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(
        monkeypatch, str(seed_copy), "so_sanh", chi_so="DTI", nam="2024", cua_ta="hue", nhom="ca-nuoc"
    )
    text = said(page)
    assert "**Huế** đứng hạng **2/34** trong cả nước" in text
    assert "5/34 tỉnh có số liệu, 4 tỉnh có điểm" in text
    tiles = opened(
        monkeypatch, str(seed_copy), "so_sanh", chi_so="DTI", nam="2024", cua_ta="hue", xem="ban-do"
    )
    assert not tiles.exception
