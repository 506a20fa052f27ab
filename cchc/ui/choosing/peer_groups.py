"""The groups that a province or a unit can be compared in, as the questions tell them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import Unit, unit_looked_at
from cchc.ui.choosing.groups import Group, GroupChoices, choose_group
from cchc.ui.visit.address import choose_one

OWN = "cua_ta"
PREFIXES = {"old_region": "vung-cu-", "new_region": "vung-moi-", "merged": "sap-nhap-"}
NEAR = 3
WHOLE_COUNTRY, NEIGHBOURS = "ca-nuoc", "lan-can"
OWN_PROVINCE, OWN_KIND = "cung-tinh", "cung-loai"


def choose_own_province(index_type: str, year: int) -> str:
    """The province that the page is about, of those ranked that year; a merged one leads to its successor and back."""
    names: dict[str, str] = cached_from(
        province_slugs, ask("province_groups", index_type=index_type, year=year)
    )
    successors = ask("province_successors")
    looked_at = words.slug(office_province())
    chosen = choose_one(
        OWN,
        _("Tỉnh, thành phố của bạn"),
        names,
        looked_at,
        noun=_("tỉnh"),
        elsewhere=cached_from(provinces_of_any_time, successors),
        nearest=cached_from(merged_slugs, successors),
        depends_on=looked_at,
    )
    return names[chosen]


def office_province() -> str:
    """The province of the unit looked at on other pages, else of the office's own, else of the best known one."""
    unit = unit_looked_at()
    return unit.province if unit else ""


def provinces_of_any_time(rows: pd.DataFrame) -> dict[str, str]:
    """Slug → name of each province that there is or was."""
    return {words.slug(name): name for column in ("old_province", "new_province") for name in rows[column]}


def merged_slugs(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Slug of a province → those it became or was made from."""
    found: dict[str, list[str]] = {}
    for row in rows.to_dict("records"):
        old, new = words.slug(row["old_province"]), words.slug(row["new_province"])
        if old != new:
            found.setdefault(old, []).append(new)
            found.setdefault(new, []).append(old)
    return found


def choose_province_group(own: str, index_type: str, year: int) -> Group:
    """The provinces to compare one with: country, region of before or since 2025, near in rank, kept, by hand.

    The own one is among those that are picked by hand; in any other group it may be an outsider.
    """
    told = ask("province_groups", own=own, index_type=index_type, year=year)
    groups: dict[str, Group] = dict(cached_from(province_group_names, told))
    near = ask("index_ranking", index_type=index_type, year=year, own=own, near=NEAR)
    name = _("các tỉnh gần hạng (±{places} bậc)").format(places=NEAR)
    groups[NEIGHBOURS] = Group(name, near.values("province"))
    everybody = cached_from(province_slugs, told)
    choices = GroupChoices("province", "tinh", groups, everybody, everybody)
    group = choose_group(choices, cached_from(own_region, told) or WHOLE_COUNTRY, f"{own} {year}")
    return replace(group, members=counted_members(group, own))


def province_group_names(rows: pd.DataFrame) -> dict[str, Group]:
    """Slug → group; those of the own province come first, as the question orders them."""
    groups: dict[str, Group] = {}
    for key, part in rows.groupby(["group_kind", "group_name"], sort=False):
        kind, name = map(str, key)
        groups[group_slug(kind, name)] = group_labels(kind, name, list(part["province"]))
    return groups


def group_slug(kind: str, name: str) -> str:
    """A group of provinces as the address calls it."""
    return WHOLE_COUNTRY if kind == "country" else PREFIXES[kind] + words.slug(name)


def group_labels(kind: str, name: str, members: list[str]) -> Group:
    """How a group of provinces is read, in a sentence and in the list; the whole country lists nobody."""
    count = words.number(len(members), 0)
    texts = {
        "country": (_("cả nước"), _("cả nước ({count} tỉnh)")),
        "old_region": (_("vùng {name}"), _("vùng {name} ({count} tỉnh cũ)")),
        "new_region": (_("vùng {name} (từ 2025)"), _("vùng {name} ({count} tỉnh, từ 2025)")),
        "merged": (_("các tỉnh nay là {name}"), _("các tỉnh nay là {name} ({count} tỉnh)")),
    }
    sentence, label = (text.format(name=name, count=count) for text in texts[kind])
    return Group(sentence, None if kind == "country" else members, label)


def province_slugs(rows: pd.DataFrame) -> dict[str, str]:
    """Every province of the year by its slug."""
    return {words.slug(name): name for name in rows.loc[rows["group_kind"] == "country", "province"]}


def own_region(rows: pd.DataFrame) -> str | None:
    """The own province's region: that of before 2025 for the provinces of then."""
    own = rows[rows["is_own"] & rows["group_kind"].isin(["old_region", "new_region"])]
    return None if own.empty else group_slug(own["group_kind"].iloc[0], own["group_name"].iloc[0])


def choose_unit_group(unit: Unit, year: int) -> tuple[dict[str, object], str]:
    """With which units to compare one, as `peers` is to be asked, and how they are called.

    Its cohort in its province, its kind in every province, those near in rank, kept ones, or picked by hand.
    """
    own = {**unit.filters, "year": year}
    near = ask("peers", **own, near=NEAR)
    nearest = _("các đơn vị gần hạng của {province} (±{places} bậc)")
    groups = {
        OWN_PROVINCE: Group(_("các đơn vị cùng nhóm của {province}").format(province=unit.province), None),
        OWN_KIND: Group(_("{unit} của các tỉnh có số liệu").format(unit=unit.unit), None),
        NEIGHBOURS: Group(nearest.format(province=unit.province, places=NEAR), near.values("unit_id")),
    }
    everybody = cached_from(units_with_total, ask("total_scores", years=[year]))
    choices = GroupChoices("unit", "thanh_vien", groups, everybody, {slug: slug for slug in everybody})
    group = choose_group(choices, OWN_PROVINCE, unit.unit_id)
    members = counted_members(group, unit.unit_id)
    if members is not None:
        return own | {"members": members}, group.name
    return own | ({"kind_only": True} if group is groups[OWN_KIND] else {}), group.name


def counted_members(group: Group, own: str) -> list[str] | None:
    """Who is counted: those that were picked by hand with the own one; nobody is a group of the own one alone."""
    if group.members is None or own in group.members:
        return group.members
    return [own, *group.members] if group.is_hand_picked or not group.members else group.members


def units_with_total(rows: pd.DataFrame) -> dict[str, str]:
    """Every unit with a total in the year."""
    return {row["unit_id"]: f"{row['unit']} · {row['province']}" for row in rows.to_dict("records")}
