"""A remedy stands beside a limitation only where the document pairs the two."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from cchc import sentences
from cchc.intake import owners
from cchc.store import Publication, Store
from cchc.ui.choosing.filters import Unit
from cchc.ui.topics.brief import brief

LONG_AN = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An", "year": 2023}
Item = tuple[str, int, str]


def publish(store: Store, *items: Item, area: str = "Thể chế", code: str | None = "2") -> None:
    publication = Publication("han_che.xlsx", repr((items, area)).encode(), "limitations", "thử")
    unit_id = publication.add_unit(owners.unit("Sở Y tế", "Long An", "2023"))
    for kind, position, text in items:
        row = {"unit_id": unit_id, "year": 2023, "area_code": code, "area": area}
        row |= {"kind": kind, "position": position, "text": text}
        publication.add("limitations", row, "limitations", unit_id, "", "2023")
    store.publish(publication)


def told(store: Store) -> list[tuple[str | None, str | None]]:
    return [(row["limitation"], row["remedy"]) for row in store.ask_rows("limitations", unit="Sở Y tế")]


def test_where_each_limitation_has_its_remedy_they_stand_side_by_side(store: Store) -> None:
    publish(store, ("limitation", 1, "a"), ("limitation", 2, "b"), ("remedy", 1, "A"), ("remedy", 2, "B"))
    assert told(store) == [("a", "A"), ("b", "B")]
    assert sentences.unpaired_remedies(store.ask("limitations")) == ""


@pytest.mark.parametrize(
    "items",
    [
        (("limitation", 1, "a"), ("limitation", 2, "b"), ("remedy", 1, "A")),
        (("limitation", 1, "a"), ("remedy", 1, "A"), ("remedy", 2, "B")),
        (("limitation", 1, "a"), ("limitation", 2, "b"), ("remedy", 1, "A"), ("remedy", 3, "B")),
        (("limitation", 1, "a"), ("limitation", 1, "b"), ("remedy", 1, "A"), ("remedy", 2, "B")),
    ],
)
def test_where_the_document_does_not_pair_them_remedies_stand_after_the_limitations(
    store: Store, items: tuple[Item, ...]
) -> None:
    publish(store, *items)
    limitations = [(text, None) for kind, _, text in items if kind == "limitation"]
    assert told(store) == limitations + [(None, text) for kind, _, text in items if kind == "remedy"]
    assert "Thể chế" in sentences.unpaired_remedies(store.ask("limitations"))


def test_areas_without_a_code_are_paired_each_for_itself(store: Store) -> None:
    publication = Publication("han_che.xlsx", b"1", "limitations", "thử")
    unit_id = publication.add_unit(owners.unit("Sở Y tế", "Long An", "2023"))
    for area, kind, text in (("Một", "limitation", "a"), ("Hai", "remedy", "B")):
        row = {"unit_id": unit_id, "year": 2023, "area": area, "kind": kind, "position": 1, "text": text}
        publication.add("limitations", row, "limitations", unit_id, "", "2023")
    store.publish(publication)
    assert sorted(told(store), key=str) == [("a", None), (None, "B")]


def test_without_any_remedy_nothing_is_said_of_pairs(store: Store) -> None:
    publish(store, ("limitation", 1, "a"), ("limitation", 2, "b"))
    assert sentences.unpaired_remedies(store.ask("limitations")) == ""


def test_of_long_an_2023_two_areas_are_not_paired(seeded: Store) -> None:
    rows = seeded.ask_rows("limitations", **LONG_AN)
    assert {row["area_code"] for row in rows if row["pairing"] == "apart"} == {"4", "7"}
    assert not [row for row in rows if row["area_code"] in "47" and row["limitation"] and row["remedy"]]
    assert len([row for row in rows if row["area_code"] == "7"]) == 3 + 4


def test_the_a4_sheet_says_where_remedies_stand_apart(real_figures: str) -> None:
    unit = Unit("so-khoa-hoc-va-cong-nghe.tay-ninh", "Sở Khoa học và Công nghệ", "Tây Ninh")
    pages = PdfReader(io.BytesIO(brief(real_figures, unit, 2021, "vi"))).pages
    text = " ".join(pages[0].extract_text().split())
    assert "Văn bản không ghép từng giải pháp với từng hạn chế" in text
