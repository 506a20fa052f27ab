"""A province in either time, or a whole geography: the 63 provinces to 30/06/2025, the 34 since."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cchc.language import _
from cchc.store import in_name_order
from cchc.ui.asking.answers import Answer, blanks_as_none, cached_from
from cchc.ui.choosing.filters import unit_looked_at
from cchc.ui.visit.address import choose_one, choose_part


def choose_geography(ranked: str) -> str:
    """«old» or «new»: whether provinces are meant as they were to 30/06/2025 or as they are since; opens with `ranked`."""
    names = {"cu": _("63 tỉnh cũ"), "moi": _("34 tỉnh mới")}
    first = "moi" if ranked == "new" else "cu"
    chosen = choose_part("dia_gioi", _("Địa giới"), names, first, depends_on=first, is_view=False)
    return "new" if chosen == "moi" else "old"


def choose_family_province(families: Answer) -> dict[str, Any]:
    """One province of `family_provinces`, as it was or as it is; opens with that of the unit last looked at, where it was
    merged, else with a merged one."""
    places: dict[str, dict[str, Any]] = cached_from(families_by_id, families)
    unit = unit_looked_at()
    own = unit.of_province["province_id"] if unit else ""
    first = own if is_merged(places.get(own)) else cached_from(best_known_merged, families) or own
    names = {place_id: str(place["line"]) for place_id, place in places.items()}
    label = _("Tỉnh, thành phố")
    return places[choose_one("tinh_thanh", label, names, first, noun=_("tỉnh"), depends_on=first)]


def is_merged(place: dict[str, Any] | None) -> bool:
    """Whether a province has become another one, or was made of others."""
    return place is not None and place["merged_on"] is not None


def best_known_merged(rows: pd.DataFrame) -> str | None:
    """The province that was made of others and of which most units have a total; None where none was."""
    made = rows[rows["merged_on"].notna() & (rows["era"] == "new")]
    known = made.sort_values("scored_units", ascending=False, kind="stable")["province_id"]
    return None if known.empty else str(known.iloc[0])


def families_by_id(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The provinces to choose from, by name."""
    return {str(row["province_id"]): blanks_as_none(row) for row in by_name(rows)}


def by_name(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """Rows of provinces in the order of names, the old of a name before the new."""
    place = {name: at for at, name in enumerate(in_name_order(rows["province"]))}
    return sorted(rows.to_dict("records"), key=lambda row: (place[row["province"]], row["era"] == "new"))
