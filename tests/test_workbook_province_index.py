"""Lists of provinces with a national index, as ministries and newspapers print them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from cchc.intake import IntakeError, publication_of
from cchc.reading import read_workbook
from cchc.reading.corrections import Correction
from cchc.reading.identity.register import DATA
from cchc.store import PartialUploadError, open_store
from tests.test_pages import said, visited
from tests.workbook_making import Rows, book, found, reading

HEADS = ["STT", "Tỉnh, thành phố", "Điểm", "Xếp hạng"]


def provinces(column: str) -> list[str]:
    with (DATA / "province_successors.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(dict.fromkeys(row[column] for row in csv.DictReader(file)))


OLD, NEW = provinces("old_province"), provinces("new_province")


def ranked(title: str, names: list[str], heads: list[str] = HEADS) -> Rows:
    return [[title], [], heads, *([n, name, 96.0 - n, n] for n, name in enumerate(names, start=1))]


def one(rows: Rows) -> Any:
    (table,) = reading(rows).tables
    assert table.kind == "province_index"
    return table


def lines(rows: Rows) -> list[dict[str, Any]]:
    publication = publication_of(reading(rows), b"", "thử")
    return publication.rows["index_results"]


@pytest.mark.parametrize(
    ("title", "names", "geography", "out_of"),
    [
        ("PAR INDEX năm 2024", OLD, "old", 63),
        ("Chỉ số cải cách hành chính năm 2025", NEW, "new", 34),
        ("Chuyển đổi số cấp tỉnh (DTI) năm 2024", NEW, "new", 34),
        ("10 tỉnh đứng đầu PAR INDEX năm 2024", OLD[:10], "old", 63),
        ("10 tỉnh đứng đầu PAPI năm 2024", OLD[:10], "old", None),
    ],
)
def test_a_list_is_of_the_provinces_of_its_time(
    title: str, names: list[str], geography: str, out_of: int | None
) -> None:
    most = 0.9 if "DTI" in title else 79
    rows = [
        [title],
        [],
        HEADS,
        *([n, name, most * (1 - n / 100), n] for n, name in enumerate(names, start=1)),
    ]
    found_lines = lines(rows)
    assert len(found_lines) == len(names)
    assert {(line["geography"], line["out_of"]) for line in found_lines} == {(geography, out_of)}
    assert {code for code, _ in found(reading(rows).problems)} == (
        set() if len(names) > 10 else {"partial_list"}
    )


def test_a_province_that_is_no_more_has_no_place_among_the_34() -> None:
    rows = ranked("PAR INDEX năm 2025", [*NEW[:33], "Bình Dương"])
    assert ("province_of_other_time", "B37") in found(reading(rows).problems)
    assert reading(rows).has_errors


def test_a_renamed_province_is_the_one_of_its_time() -> None:
    assert lines(ranked("SIPAS 2023", ["Huế", "Hà Nội"]))[0]["province_id"] == "thua-thien-hue"
    assert lines(ranked("SIPAS 2025", ["Thừa Thiên Huế", "Hà Nội"]))[0]["province_id"] == "hue-2025"


@pytest.mark.parametrize(
    "name",
    ["TP.HCM", "T.P Hồ Chí Minh", "thành phố hồ chí minh", "UBND Thành phố Hồ Chí Minh", "Tp. Hồ Chí Minh"],
)
def test_the_city_is_known_however_it_is_written(name: str) -> None:
    assert lines(ranked("SIPAS 2024", ["Cao Bằng", name]))[1]["province_id"] == "tp-ho-chi-minh"


def test_regions_and_means_are_no_provinces_and_a_town_is_refused() -> None:
    rows = ranked("PAR INDEX 2024", ["Hà Nội", "Hải Phòng"])
    besides = [["I", "Đồng bằng sông Hồng", 94.5, None], [None, "Trung bình cả nước", 94.5, None]]
    assert [row["province"] for row in one([*rows[:3], besides[0], *rows[3:], besides[1]]).rows] == [
        "Hà Nội",
        "Hải Phòng",
    ]
    town = reading([*rows, [3, "Thành phố Tây Ninh", 90, 3]])
    assert ("unknown_province", "B6") in found(town.problems)
    with pytest.raises(IntakeError, match="Thành phố Tây Ninh"):
        publication_of(town, b"", "thử")


def test_years_and_indices_beside_each_other_are_a_table_each() -> None:
    heads = ["STT", "Tỉnh", "PAR INDEX 2023", "PAR INDEX 2024", "SIPAS 2024", "Tăng/giảm"]
    rows = [
        ["So sánh các chỉ số 2023, 2024"],
        heads,
        [1, "Hà Nội", 90, 91, 85, 1],
        [2, "Hải Phòng", 89, 92, 84, 3],
    ]
    tables = reading(rows).tables
    assert [(t.index_type, t.year, [row["value"] for row in t.rows]) for t in tables] == [
        ("PAR", 2023, [90, 89]),
        ("PAR", 2024, [91, 92]),
        ("SIPAS", 2024, [85, 84]),
    ]


@pytest.mark.parametrize(
    ("cells", "value"), [(("90,15%", "89,5%"), 90.15), (("90.15", "89.50"), 90.15), ((90.15, 89.5), 90.15)]
)
def test_points_and_shares_are_read_as_printed(cells: tuple[Any, Any], value: float) -> None:
    rows = [["SIPAS 2024"], ["STT", "Tỉnh", "Chỉ số"], [1, "Hà Nội", cells[0]], [2, "Huế", cells[1]]]
    assert one(rows).rows[0]["value"] == value


def test_ties_blanks_and_ranks_against_points_are_told() -> None:
    rows = [
        ["PAR INDEX 2024"],
        ["Hạng", "Tỉnh", "Điểm"],
        ["1", "Hà Nội", 95],
        ["T2", "Huế", 94],
        ["T2", "Cà Mau", 94],
    ]
    assert [row["rank"] for row in one([*rows, [None, "Cao Bằng", "-"]]).rows] == [1, 2, 2, None]
    assert ("rank_contradicts", "A6") in found(reading([*rows, ["4", "Cao Bằng", 99]]).problems)
    assert ("score_above_max", "C6") in found(reading([*rows, ["4", "Cao Bằng", 199]]).problems)


def test_a_share_among_points_is_asked_about() -> None:
    rows = [
        ["SIPAS 2024"],
        ["STT", "Tỉnh", "Chỉ số"],
        [1, "Hà Nội", 90.1],
        [2, "Huế", 0.892],
        [3, "Cà Mau", 88],
    ]
    assert ("unusual_value", "C4") in found(reading(rows).problems)


def test_the_parts_of_an_index_are_its_own() -> None:
    heads = [
        "STT",
        "Tỉnh",
        "Cải cách thủ tục hành chính",
        "Điểm thẩm định",
        "Điểm điều tra xã hội học",
        "PAR INDEX",
    ]
    rows = [["PAR INDEX 2024"], heads, [1, "Hà Nội", 95.5, 60, 30, 90], [2, "Huế", 91.5, 58, 30, 89]]
    read = reading(rows)
    assert ("total_does_not_add_up", "F4") in found(read.problems)
    parts = publication_of(read, b"", "thử").rows["index_areas"][:3]
    assert [(part["area_code"], part["value"], part["measure_unit"]) for part in parts] == [
        ("3", 95.5, "%"),
        ("M1", 60, "điểm"),
        ("M2", 30, "điểm"),
    ]


def test_an_index_that_nobody_knew_goes_by_its_code_and_one_without_a_name_is_asked_for() -> None:
    assert lines(ranked("Chỉ số đổi mới sáng tạo (PII) năm 2024", OLD[:3]))[0]["index_type"] == "PII"
    with pytest.raises(IntakeError, match="không rõ đây là chỉ số nào"):
        lines(ranked("Bảng xếp hạng năm 2024", OLD[:3]))


def test_provinces_beside_each_other_and_a_province_that_is_not_listed_are_refused() -> None:
    on_its_side = [
        ["PAR INDEX 2024"],
        ["STT", "Nội dung", "Hà Nội", "Huế", "Cà Mau", "Điểm"],
        [1, "A", 1, 2, 3, 4],
    ]
    assert "no_table_found" in {problem.code for problem in reading(on_its_side).problems}
    of_all = book({"Trang 1": ranked("PAR INDEX 2024", OLD[:3])})
    read = read_workbook(of_all, "x.xlsx", province="Nghệ An")
    with pytest.raises(IntakeError, match="không có Nghệ An"):
        publication_of(read, b"", "thử")


def test_a_list_is_published_shown_and_taken_back() -> None:
    store = open_store(":memory:")
    first = store.publish(publication_of(reading(ranked("SIPAS 2024", OLD)), b"1", "thử"))
    fewer = [["SIPAS 2024"], ["Tỉnh", "Xếp hạng"], [OLD[0], 5], [OLD[1], 6]]
    with pytest.raises(PartialUploadError):
        store.publish(publication_of(reading(fewer), b"2", "thử"))
    asked = {"index_type": "SIPAS", "provinces": [OLD[0]]}
    assert [(r["value"], r["rank"], r["out_of"]) for r in store.ask_rows("province_index", **asked)] == [
        (95, 1, 63)
    ]
    store.take_back(first[0], "thử")
    assert not store.ask_rows("province_index", **asked)


def test_pages_show_an_index_that_nobody_knew_before(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    path = str(seed_copy)
    store = open_store(path)
    store.publish(publication_of(reading(ranked("Chỉ số đổi mới (PII) năm 2023", OLD)), b"1", "thử"))
    store.publish(publication_of(reading(ranked("Chỉ số đổi mới (PII) năm 2024", OLD[::-1])), b"2", "thử"))
    store.close()
    address = {"chi_so": "PII", "nam": "2024", "cua_ta": "ca-mau"}
    assert "Hạng công bố: 1/63" in said(visited(monkeypatch, path, "so_sanh", **address))
    assert "Chưa có điểm từng lĩnh vực" in said(
        visited(monkeypatch, path, "so_sanh", **address, xem="doi-chieu")
    )
    text = said(visited(monkeypatch, path, "chi_so_tinh", tinh="ca-mau"))
    assert "PII" in text


def test_columns_that_an_officer_names_are_taken() -> None:
    rows = ranked("PAR INDEX 2024", OLD[:3], ["STT", "Tỉnh", "Điểm", "Xếp hạng"])
    corrections = [Correction("Trang 1", columns={"rank": "A", "value": ""})]
    (table,) = read_workbook(book({"Trang 1": rows}), "x.xlsx", corrections=corrections).tables
    assert [(row["rank"], row["value"]) for row in table.rows] == [(1, None), (2, None), (3, None)]
