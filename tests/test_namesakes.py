"""A unit of before the mergers and its namesake since are two: nothing joins their years."""

from __future__ import annotations

import pytest

from cchc.exporting import export_file
from cchc.intake import IntakeError, owners, publication_of
from cchc.reading.identity.register import register
from cchc.store import Store, open_store, paths, question
from cchc.ui.choosing.filters import Unit
from tests.test_pages import said, visited
from tests.workbook_making import reading

OLD, NEW = "so-ngoai-vu.hai-phong", "so-ngoai-vu.hai-phong-2025"
NAMES = {"unit": "Sở Ngoại vụ", "province": "Hải Phòng"}


@pytest.mark.parametrize("unit_id", [OLD, NEW])
def test_a_trend_is_of_one_unit_and_not_of_its_namesake(
    unit_id: str, monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    text = said(visited(monkeypatch, real_figures, "xu_huong", don_vi=unit_id))
    assert "Mới có số liệu một năm" in text
    assert "đến hạng" not in text


@pytest.mark.parametrize(("unit_id", "year"), [(OLD, 2018), (NEW, 2025)])
def test_the_years_of_a_unit_are_its_own(seeded: Store, unit_id: str, year: int) -> None:
    unit = Unit(unit_id, **NAMES)
    assert [row["year"] for row in seeded.ask_rows("unit_headline", **NAMES)] == [2018, 2025]
    assert [row["year"] for row in seeded.ask_rows("unit_headline", **unit.filters)] == [year]
    assert {row["year"] for row in seeded.ask_rows("total_scores", unit_ids=[unit_id])} == {year}


@pytest.mark.parametrize("name", sorted(path.stem for path in paths()))
def test_every_question_about_a_unit_can_tell_it_from_its_namesake(name: str) -> None:
    taken = question(name).parameters
    if {"unit", "province"} <= taken:
        assert "unit_id" in taken


def test_a_unit_is_placed_among_the_units_of_its_own_time(seeded: Store) -> None:
    rows = seeded.ask_rows("peers", **Unit(NEW, **NAMES).filters, year=2025)
    assert [row["unit_id"] for row in rows if row["is_own"]] == [NEW]


def test_a_file_says_whose_figures_it_holds_by_name(real_figures: str) -> None:
    store, filters = open_store(real_figures), Unit(NEW, **NAMES).filters
    rows = store.ask("unit_headline", **filters)
    text = export_file(store, "unit_headline", rows, filters, "excel.csv").decode("utf-8-sig")
    assert NEW not in text


def test_two_years_of_a_new_province_are_not_offered_from_before_it_was(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    address = {"chi_so": "766", "nam": "2025", "cua_ta": "hai-phong", "xem": "hai-nam"}
    assert "Chưa có năm nào trước 2025 để so." in said(
        visited(monkeypatch, real_figures, "so_sanh", **address)
    )


@pytest.mark.parametrize("other", ["Hải Phòng", "TP. Hồ Chí Minh", "tỉnh Quảng Ninh"])
def test_another_province_is_no_unit_of_a_province(other: str) -> None:
    rows = [
        ["BẢNG XẾP HẠNG PAR INDEX NĂM 2024 TỈNH NGHỆ AN"],
        [],
        ["STT", "Tỉnh, thành phố", "Chỉ số (%)", "Xếp hạng"],
        [1, other, 96.17, 1],
        [2, "Nghệ An", 89.1, 2],
    ]
    read = reading(rows)
    assert (read.tables[0].kind, read.tables[0].province) == ("province_index", None)
    assert {unit["kind"] for unit in publication_of(read, b"", "thử").units.values()} == {"province"}
    known = register().find_unit(other)
    with pytest.raises(IntakeError, match="là tên một tỉnh, thành phố khác, không phải đơn vị của Nghệ An"):
        owners.unit(known.name or other, "Nghệ An", "2024", known.cohort)


@pytest.mark.parametrize(
    ("name", "province", "period", "kind"),
    [
        ("Nghệ An", "Nghệ An", "2024", "province"),
        ("Ủy ban nhân dân tỉnh Nghệ An", "Nghệ An", "2024", "province"),
        ("TP Hà Nội", "Hà Nội", "2024", "province"),
        ("UBND TP.HCM", "TP. Hồ Chí Minh", "2024", "province"),
        ("Huyện Hải Phòng", "Nghệ An", "2024", "district"),
        ("Xã Hòa Bình", "Nghệ An", "2024", "commune"),
        ("Thành phố Tây Ninh", "Tây Ninh", "2026", "district"),
        ("Thành phố Huế", "Thừa Thiên Huế", "2023", "district"),
        ("Thành phố Huế", "Huế", "2026", "province"),
    ],
)
def test_the_province_itself_however_written_and_places_of_a_provinces_name_are_units(
    name: str, province: str, period: str, kind: str
) -> None:
    known = register().find_unit(name)
    assert owners.unit(known.name or name, province, period, known.cohort)["kind"] == kind


@pytest.mark.parametrize(
    ("name", "province", "period"),
    [
        ("Long An", "Tây Ninh", "2026"),
        ("Huế", "Thừa Thiên Huế", "2023"),
        ("Quảng Ninh", "Quảng Bình", "2024"),
    ],
)
def test_a_bare_name_of_a_province_says_what_else_to_write(name: str, province: str, period: str) -> None:
    known = register().find_unit(name)
    with pytest.raises(IntakeError, match="hãy ghi đủ, như «Huyện …», «Xã …»"):
        owners.unit(known.name or name, province, period, known.cohort)
