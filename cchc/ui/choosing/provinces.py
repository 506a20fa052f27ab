"""One province as it was in its time: before the mergers of 2025 or since."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cchc.language import _
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.geographies import by_name
from cchc.ui.choosing.peer_groups import office_province
from cchc.ui.visit.address import choose_one


@dataclass(frozen=True)
class ChosenProvince:
    """A province of an era: "old" (to 30/06/2025), "new" (since), or "both"."""

    province_id: str
    name: str
    era: str

    @property
    def called(self) -> str:
        """Its name, told apart from that of the other era."""
        return {"old": _("{name} (cũ)"), "new": _("{name} (mới)")}.get(self.era, "{name}").format(
            name=self.name
        )


def choose_province() -> ChosenProvince:
    """A province that has any national index, of either era."""
    known: dict[str, ChosenProvince] = cached_from(provinces_by_id, ask("province_indices", newest=True))
    named = {province_id: province.called for province_id, province in known.items()}
    first = office_province()
    default = next((p.province_id for p in known.values() if p.name == first), None)
    label = _("Tỉnh, thành phố")
    return known[choose_one("tinh_xem", label, named, default, noun=_("tỉnh"), depends_on=first)]


def provinces_by_id(rows: pd.DataFrame) -> dict[str, ChosenProvince]:
    """By name, the old before the new."""
    return {
        row["unit_id"]: ChosenProvince(row["unit_id"], row["province"], row["era"] or "both")
        for row in by_name(rows.drop_duplicates("unit_id"))
    }


def merged_with(province: ChosenProvince) -> list[ChosenProvince]:
    """What a province was made from, or became: each for itself, never added up."""
    indices, successors = ask("province_indices", newest=True), ask("province_successors")
    return list(cached_from(merged_provinces, indices, successors, province=province))


def merged_provinces(
    indices: pd.DataFrame, rows: pd.DataFrame, province: ChosenProvince
) -> list[ChosenProvince]:
    """The provinces with figures that a merger of 2025 joins to one."""
    known = provinces_by_id(indices)
    merged = rows[rows["merged_on"].notna() | (rows["old_province"] != rows["new_province"])]
    if province.era == "new":
        names = list(merged.loc[merged["new_province"] == province.name, "old_province"])
        return [other for other in known.values() if other.era == "old" and other.name in names]
    names = list(merged.loc[merged["old_province"] == province.name, "new_province"])
    return [other for other in known.values() if other.era == "new" and other.name in names]
