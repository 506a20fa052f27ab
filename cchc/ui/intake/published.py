"""Where the figures of a publication are to be seen, now that they stand."""

from __future__ import annotations

from dataclasses import dataclass

from cchc import words
from cchc.catalogue import PUBLISHED_AS
from cchc.language import _
from cchc.store import Publication
from cchc.ui.showing.page_links import page_link

ICONS = {"tong_quan": ":material/monitoring:"}
_SHOWN = 4


@dataclass(frozen=True)
class FiguresPage:
    """A page with a unit and, where the page has one, its year."""

    page: str
    unit_id: str
    unit: str
    year: str = ""


def pages_with_figures(publication: Publication) -> list[FiguresPage]:
    """The newest of each unit and page, in the order of the file."""
    newest: dict[tuple[str, str], str] = {}
    for coverage in publication.coverages.values():
        page = PUBLISHED_AS[str(coverage["topic"])].page
        if page and coverage["unit_id"]:
            key = (page, str(coverage["unit_id"]))
            newest[key] = max(newest.get(key, ""), str(coverage["period"])[:4])
    return [
        FiguresPage(
            page, unit_id, str(publication.units[unit_id]["name"]), year if page == "tong_quan" else ""
        )
        for (page, unit_id), year in newest.items()
        if unit_id in publication.units
    ]


def link_to(places: list[FiguresPage]) -> None:
    """A link for each; of a list of many units the first ones, for the page has the others to choose from."""
    for place in places[:_SHOWN]:
        label = _("Xem {unit}").format(unit=words.literal(place.unit))
        year = {"nam": place.year} if place.year else {}
        page_link(
            place.page, label, ICONS.get(place.page, ":material/arrow_forward:"), don_vi=place.unit_id, **year
        )
