"""Where the figures of a publication are to be seen, now that they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cchc import words
from cchc.catalogue import PUBLISHED_AS
from cchc.language import _
from cchc.store import Publication
from cchc.store.publication import Row
from cchc.ui.showing.page_links import page_link

ICONS = {"tong_quan": ":material/monitoring:"}
_SHOWN = 4


@dataclass(frozen=True)
class FiguresPage:
    """A page as its address opens it with a unit and, where the page has one, its year; «Tra cứu» with its question."""

    page: str
    unit: str
    address: Mapping[str, str]


def pages_with_figures(publication: Publication) -> list[FiguresPage]:
    """The newest of each unit and page, in the order of the file."""
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for coverage in publication.coverages.values():
        page = PUBLISHED_AS[str(coverage["topic"])].page
        if page and coverage["unit_id"]:
            key = (page, str(coverage["unit_id"]))
            newest[key] = max(
                newest.get(key, ("", "")), (str(coverage["period"])[:4], str(coverage["topic"]))
            )
            if coverage["topic"] == "assessment" and len(publication.units) == 1:
                newest.setdefault(("khac_phuc", key[1]), newest[key])  # what is lost is taken up there
    return [
        FiguresPage(page, str(unit["name"]), query_of_page(page, unit, year, topic))
        for (page, unit_id), (year, topic) in newest.items()
        if (unit := publication.units.get(unit_id))
    ]


def query_of_page(page: str, unit: Row, year: str, topic: str) -> dict[str, str]:
    """What stands in the address behind the page."""
    if page != "tra_cuu":
        return {"don_vi": unit["unit_id"]} | ({"nam": year} if page in ("tong_quan", "khac_phuc") else {})
    question = PUBLISHED_AS[topic].questions[0]
    filters = {
        "loc_tinh": words.slug(unit["province"]),
        "loc_don_vi": words.slug(unit["name"]),
        "loc_nam": year,
    }
    return {"cau_hoi": words.label_slug("question", question), **filters}


def link_to(places: list[FiguresPage]) -> None:
    """A link for each; of a list of many units the first ones, for the page has the others to choose from."""
    for place in places[:_SHOWN]:
        said = _("Khắc phục điểm mất của {unit}") if place.page == "khac_phuc" else _("Xem {unit}")
        label = said.format(unit=words.literal(place.unit))
        page_link(place.page, label, ICONS.get(place.page, ":material/arrow_forward:"), **place.address)
