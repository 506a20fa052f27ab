"""What people type in other clothes: periods that are none, one row twice, units behind a number, digits beyond two."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cchc import words
from cchc.intake import IntakeError, owners
from cchc.intake.figures import add_figure, entered_figures
from cchc.intake.typed import parse_typed_number, parse_typed_period, periods_of
from cchc.language import set_language
from cchc.reading.figures.quantities import quantity_of
from cchc.store import Publication, Store, open_store
from cchc.store.difference import difference_of_publishing
from cchc.ui.asking.answers import ask
from cchc.ui.changes.effect import readable_figures, signed_difference, unrounded_text
from cchc.ui.entering.entry import grid_name, read_rows, row_names, with_known_title
from cchc.ui.entering.grids import Edits
from tests.test_pages import LONG_AN, opened, pressed, said

PLACE = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An"}
LINE = {"title": "Thu phí, lệ phí", "period": "2025", "measure_unit": "triệu đồng"}


@pytest.mark.parametrize(
    "text",
    [
        *("Quý 5/2024", "Quý V/2024", "quý một năm 2024", "Tháng 13/2024", "Tháng 0/2024", "Tháng mười 2024"),
        *("cuối năm 2024", "tuần 12 năm 2024", "15 tháng 10 năm 2024", "lũy kế 11 tháng 2024", "HK1 2024"),
        *("October 2024", "2024 (ước)", "x2024", "năm học 2024", "đầu 2024"),
    ],
)
def test_a_year_beside_what_is_not_understood_is_no_whole_year(text: str) -> None:
    assert parse_typed_period(text) is None


@pytest.mark.parametrize("text", ["2024", "Năm 2024", "năm  2024", "cả năm 2024", "12 tháng năm 2024"])
def test_a_year_alone_is_the_whole_year(text: str) -> None:
    assert parse_typed_period(text) == "2024"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_period_typed_as_the_screen_writes_it_is_that_period(language: str) -> None:
    set_language(language)
    try:
        assert [parse_typed_period(words.period(code)) for code in periods_of("2024")] == periods_of("2024")
    finally:
        set_language("vi")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12,5 điểm", "%"),
        ("5 hồ sơ", "điểm"),
        ("500000đ", "triệu đồng"),
        ("12 hs", ""),
        ("3 nhiệm vụ", "hồ sơ"),
    ],
)
def test_another_unit_behind_a_number_than_that_of_its_row_is_refused(text: str, unit: str) -> None:
    found = parse_typed_number(text, quantity_of("x", "Nội dung", unit))
    assert found.value is None
    assert "đơn vị tính là" in found.fault


@pytest.mark.parametrize(
    ("text", "unit"), [("12,5 điểm", "điểm"), ("5đ", "điểm"), ("5 đ", "đồng"), ("12 hs", "hồ sơ TTHC")]
)
def test_the_unit_of_its_row_may_stand_behind_a_number(text: str, unit: str) -> None:
    assert parse_typed_number(text, quantity_of("x", "Nội dung", unit)).value is not None


def test_more_digits_than_can_be_kept_are_refused() -> None:
    assert "quá nhiều chữ số" in parse_typed_number("99,9999999999999999", quantity_of("x", "X", "%")).fault
    assert parse_typed_number("0,000000000000001", quantity_of("x", "X", "kg")).value == 1e-15


@pytest.mark.parametrize("kind", ["measures", "targets"])
@pytest.mark.parametrize("title", ["Thu phí, lệ phí", "thu phí,  LỆ PHÍ", "Thu phí,\u00a0lệ phí"])
def test_two_rows_of_one_title_and_period_are_refused(kind: str, title: str) -> None:
    rows = [{**LINE, "comparison": ">=", "value": 1.0, "actual": 1.0}]
    rows += [{**rows[0], "title": title, "period": "Năm 2025", "value": 2.0, "actual": 2.0}]
    with pytest.raises(IntakeError, match="có hai dòng"):
        entered_figures(kind, PLACE["unit"], PLACE["province"], rows, "An")


def added(page: AppTest, kind: str, standing: Any, lines: list[dict[str, str]]) -> AppTest:
    page.session_state[f"open_edit_{kind}"] = True
    key = f"add_{grid_name(kind, standing)}_0"
    page.session_state[key] = {"edited_rows": {}, "added_rows": lines, "deleted_rows": []}
    page.run()
    page.text_input(key=f"by_{kind}").set_value("An").run()
    assert not page.exception, [error.message for error in page.exception]
    return page


@pytest.mark.parametrize("title", [unicodedata.normalize("NFD", LINE["title"]), "THU PHÍ,  lệ\u00a0phí"])
def test_a_pasted_title_that_looks_like_one_that_stands_is_of_that_row(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, title: str
) -> None:
    store = open_store(str(seed_copy))
    stands = {**LINE, "comparison": ">=", "value": 30.0}
    store.publish(
        entered_figures("measures", PLACE["unit"], PLACE["province"], [{**stands, "actual": 30.0}], "Bình")
    )
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN, ky="2025")
    line = {**LINE, "title": title, "actual": "31"}
    pressed(
        added(page, "measures", ask("measures", **PLACE, unit_id=LONG_AN, period="2025"), [line]), "Công bố"
    )
    rows = [row for row in store.ask_rows("measures", **PLACE) if row["period"] == "2025"]
    assert [(row["title"], row["actual"]) for row in rows] == [(LINE["title"], 31)]


def test_three_decimals_are_the_same_before_and_after_publishing_wherever_they_stand(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    line = {**LINE, "value": "12,3450"}
    page = added(page, "targets", ask("targets", **PLACE, unit_id=LONG_AN), [line])
    page.session_state["open_difference_entry_targets"] = True
    page.run()
    tables = "".join(str(frame.value.to_dict()) for frame in [*page.table, *page.dataframe])
    assert "12,345" in tables
    assert "12,35" not in tables
    pressed(page, "Công bố")
    tables = said(page) + "".join(str(frame.value.to_dict()) for frame in [*page.table, *page.dataframe])
    assert "12,35" not in tables
    row = next(row for row in open_store().ask_rows("target_history", **PLACE) if row["period"] == "2025")
    assert words.format_value("value", row["value"]) == "12,345"


def test_a_change_of_a_thousandth_is_seen_in_the_difference(seed_copy: Path) -> None:
    store = open_store(str(seed_copy))
    row = {**LINE, "comparison": ">=", "value": 0.004}
    store.publish(entered_figures("targets", PLACE["unit"], PLACE["province"], [row], "An"))
    after = entered_figures("targets", PLACE["unit"], PLACE["province"], [{**row, "value": 0.005}], "An")
    figures = difference_of_publishing(store, after).figures
    (shown,) = readable_figures(figures).to_dict("records")
    assert (shown["before"], shown["after"], signed_difference(figures.iloc[0].to_dict())) == (
        "0,004",
        "0,005",
        "+0,001",
    )
    assert [unrounded_text("score", 78.974), unrounded_text("score", 80), unrounded_text("rank", 3)] == [
        "78,974",
        "80,00",
        "3",
    ]


def test_a_quantity_is_written_as_typed_and_a_computed_one_is_rounded() -> None:
    written = [words.quantity(value) for value in (0.004, 12.345, 99.996, 50.0, 1250.5, 100 / 3, 0.1 + 0.2)]
    assert written == ["0,004", "12,345", "99,996", "50", "1.250,5", "33,33", "0,3"]


def test_a_new_period_of_a_known_title_is_of_the_same_measure() -> None:
    known = [{"title": "Công bố quốc tế", "measure": "publications", "period": "2024"}]
    line = {"title": "công bố  quốc tế", "period": "2025"}
    assert with_known_title(line, known) == {
        "title": "Công bố quốc tế",
        "measure": "publications",
        "period": "2025",
    }
    assert with_known_title({"title": "Công bố"}, known) == {"title": "Công bố"}


def test_of_two_rows_of_one_title_that_stand_already_only_the_one_that_is_ticked_goes(store: Store) -> None:
    publication = Publication("cu.json", b"", "measures", "An", "")
    unit = owners.unit(PLACE["unit"], PLACE["province"], "2025")
    for amount in (7.0, 8.0):
        add_figure(publication, "measures", unit, {**LINE, "actual": amount})
    store.publish(publication)
    standing = store.ask("measures", **PLACE, unit_id=LONG_AN, period="2025")
    first, second = row_names(standing)
    stays = standing["actual"].iloc[1]
    rows, _cells = read_rows("measures", standing, Edits(removed=(first,)), 100.0)
    assert [row["actual"] for row in rows] == [stays]
    rows, _cells = read_rows("measures", standing, Edits({second: {"actual": "9"}}), 100.0)
    assert [row["actual"] for row in rows] == [standing["actual"].iloc[0], 9]
