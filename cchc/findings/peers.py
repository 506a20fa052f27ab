"""Where one stands among its like: the rows of `index_ranking` or `peers`, the own one first."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.findings.figure import Figure
from cchc.findings.row import Row, known
from cchc.language import _


def group_standing(
    rows: pd.DataFrame, own: str, name: str, group: str, what: str, size: int | None = None
) -> str:
    """«Long An đứng thứ 2/7 trong vùng … (7/13 có số liệu), PAR INDEX 2023; dẫn đầu là Cần Thơ.»"""
    placed = rows[rows["place"].notna()]
    if size is not None and 1 < len(placed) < size:
        held = words.rank(len(placed), size)
        group = _("{group} ({held} có số liệu)").format(group=group, held=held)
    told = {"own": words.literal(own), "group": words.literal(group), "what": words.literal(what)}
    mine = placed[placed["is_own"]]
    if (rows["is_own"] & rows["is_outside"]).any():
        said = _("**{own}** ở ngoài {group} nên không xếp trong đó, {what}").format(**told)
    elif mine.empty:
        said = _("**{own}** chưa có số liệu {what} để xếp trong {group}").format(**told)
    elif len(placed) == 1:
        return _("Trong {group} mới có **{own}** có số liệu {what}.").format(**told)
    else:
        rank = words.rank(int(mine["place"].iloc[0]), len(placed))
        said = _("**{own}** đứng thứ **{rank}** trong {group}, {what}").format(**told, rank=rank)
    others = [one for one in placed.loc[placed["place"] == 1, name] if one != own]
    if not others:
        return said + "."
    return _("{said}; dẫn đầu là **{leader}**.").format(said=said, leader=words.literal(", ".join(others)))


def group_coverage(row: Row, group: str, size: int | None) -> str:
    """How many have a figure, and their middle: «Vùng …: 9/13 có số liệu; trung vị 87,93; nửa giữa 86,55–88,94.»"""
    held = words.number(row["units_with_figures"], 0)
    said = _("{group}: {held} có số liệu, {values} có điểm").format(
        group=words.literal(group),
        held=held if size is None else f"{held}/{words.number(size, 0)}",
        values=words.number(row["units_with_value"], 0),
    )
    if row["units_with_value"] < 2:
        return said + "."
    middle = _("trung vị {median}, nửa giữa từ {low} đến {high}").format(
        median=words.number(row["median_value"]),
        low=words.number(row["lower_quartile"]),
        high=words.number(row["upper_quartile"]),
    )
    return f"{said}; {middle}."


def years_known(rows: pd.DataFrame, own: str) -> str:
    """What to look at instead of a year without a figure."""
    years = sorted(rows.loc[rows["province"] == own, "year"].unique(), reverse=True)
    if not years:
        return _("{own} chưa có năm nào có số liệu của chỉ số này.").format(own=words.literal(own))
    return _("{own} có số liệu các năm: {years}.").format(
        own=words.literal(own), years=", ".join(map(str, years))
    )


def own_measures(row: Row, value: str, label: str) -> list[Figure]:
    """The own figures that stay above the table however it is sorted; those that are unknown are left out."""
    middle = _("Trung vị của nhóm: {median}").format(median=words.number(row["median_value"]))
    figures = [
        Figure(label, words.number(row[value]), None, value),
        Figure(_("Hạng công bố"), words.rank(row["rank"], row["out_of"]), None, "rank"),
        Figure(_("Cách kế trên"), words.number(row["gap_above"]), None, "gap_above"),
        Figure(_("Hơn kế dưới"), words.number(row["gap_below"]), None, "gap_below"),
        Figure(_("So với trung vị"), words.signed(row["gap_to_median"]), None, "gap_to_median", middle),
        Figure(_("Bách phân vị"), words.number(row["percentile"], 0), None, "percentile"),
    ]
    alone = row["units_with_value"] < 2
    return [
        figure
        for figure in figures
        if figure.value != words.MISSING and not (alone and figure.column == "gap_to_median")
    ]


def next_to(row: Row) -> str:
    """«Kế trên: Cà Mau, hơn 0,30 điểm. Kế dưới: Bạc Liêu, kém 0,12 điểm.»"""
    sides = (
        (row["above"], row["gap_above"], _("Kế trên: {name}"), _("hơn {gap} điểm")),
        (row["below"], row["gap_below"], _("Kế dưới: {name}"), _("kém {gap} điểm")),
    )
    return " ".join(
        ", ".join(
            [called.format(name=f"**{words.literal(name)}**")]
            + ([far.format(gap=words.number(gap))] if known(gap) else [])
        )
        + "."
        for name, gap, called, far in sides
        if known(name)
    )


def best_and_worst(rows: pd.DataFrame, province: str) -> str:
    """«Long An mạnh nhất ở PCI 2023 (hạng 2/63), yếu nhất ở SIPAS 2023 (hạng 57/63).»"""
    ordered = rows[rows["percentile"].notna()].sort_values("percentile", ascending=False, kind="stable")
    if ordered.empty:
        return _("**{province}** chưa có chỉ số nào để xếp.").format(province=words.literal(province))
    best, worst = (_index_place(row) for row in (ordered.iloc[0], ordered.iloc[-1]))
    if len(ordered) == 1:
        return _("**{province}** mới có một chỉ số: {best}.").format(
            province=words.literal(province), best=best
        )
    return _("**{province}** đứng cao nhất ở {best}, thấp nhất ở {worst}.").format(
        province=words.literal(province), best=best, worst=worst
    )


def _index_place(row: pd.Series) -> str:
    place = (
        words.rank(row["rank"], row["out_of"])
        if row["is_published"]
        else words.rank(row["place"], row["units_with_value"])
    )
    return _("**{index} {year}** (hạng {place})").format(
        index=words.label("index_type", row["index_type"]), year=row["year"], place=place
    )
