"""Where one stands among its like: the rows of `index_ranking` or `peers`, the own one first."""

from __future__ import annotations

import pandas as pd

from cchc import index_points, words
from cchc.language import _
from cchc.sentences.flags import (
    OF_RANKS,
    aside,
    ends_with_remark,
    finality_remark,
    flags_of,
    lowered,
    remark_of_value,
    remarks,
    without_remarks,
)
from cchc.sentences.metric import Metric
from cchc.sentences.places.provinces import index_place
from cchc.sentences.row import Row, is_known
from cchc.sentences.ties import as_first


def flags_of_own_place(rows: pd.DataFrame) -> list[object]:
    """The flags of the own figure where it has a place."""
    return flags_of(rows[rows["is_own"] & rows["place"].notna()])


@ends_with_remark(lambda rows, own, name, group, what: flags_of_own_place(rows))
def rank_in_group(rows: pd.DataFrame, own: str, name: str, group: str, what: str) -> str:
    """«Long An đứng hạng 1/13 trong vùng … (7/13 có số liệu), PAR INDEX 2023»; a place only where it is known to be one."""
    held = None if rows.empty else group_members_known(rows.iloc[0])
    if held:
        group = _("{group} ({held} có số liệu)").format(group=group, held=held)
    told = {"own": words.literal(own), "group": words.literal(group), "what": words.literal(what)}
    mine = rows[rows["is_own"]]
    if (rows["is_own"] & rows["is_outside"]).any():
        said = _("**{own}** ở ngoài {group} nên không xếp trong đó, {what}").format(**told)
    elif mine.empty:
        said = _("**{own}** chưa có số liệu {what} để xếp trong {group}").format(**told)
    elif is_known(mine["place"].iloc[0]):
        said = own_rank(mine.iloc[0], told)
    else:
        said = why_no_rank(mine.iloc[0], told)
    others = rows[(rows["place"] == 1) & (rows[name] != own)]
    if others.empty:
        return said + "."
    # What is said at the end of the sentence holds for the leader too; nothing is said twice.
    about = remarks(flags_of(others))
    behind = f" ({lowered(about)})" if about and about != remarks(flags_of_own_place(rows)) else ""
    leader = words.literal(", ".join(others[name]))
    return (
        _("{said}; dẫn đầu là **{leader}**.").format(said=said, leader=leader).removesuffix(".")
        + f"{behind}."
    )


def group_members_known(row: pd.Series) -> str:
    """«7/13», where not all members of a group have what they are ordered by; else nothing."""
    # A published rank is a place without points: then those have a figure who have any.
    is_published = is_known(row["place_total"]) and row["place_total"] != row["placed_units"]
    held = row["units_with_figures"] if is_published else row["placed_units"]
    if not is_known(row["group_size"]) or held >= row["group_size"] or not held:
        return ""
    return words.rank(int(held), int(row["group_size"]))


def median_members_known(row: Row | pd.Series) -> str:
    """«12/13», where not all members of a group have the points that its middle is told of; else nothing."""
    if not is_known(row["group_size"]) or row["units_with_value"] >= row["group_size"]:
        return ""
    return words.rank(int(row["units_with_value"]), int(row["group_size"]))


def own_rank(mine: pd.Series, told: dict[str, str]) -> str:
    """The own place, where it is known."""
    if not is_known(mine["place_total"]):
        rank = words.number(mine["place"], 0)
        return _(
            "**{own}** có hạng công bố **{rank}** trong {group}, {what} (chưa rõ trên tổng số bao nhiêu)"
        ).format(**told, rank=rank)
    if mine["place_total"] == 1:
        return _("Trong {group} mới có **{own}** có số liệu {what}").format(**told)
    rank = words.rank(int(mine["place"]), int(mine["place_total"]))
    return _("**{own}** đứng hạng **{rank}** trong {group}, {what}").format(**told, rank=rank)


def why_no_rank(mine: pd.Series, told: dict[str, str]) -> str:
    """Why there is no place among the group, with the published rank where there is one."""
    if is_known(mine.get("total_known_areas")):
        known = words.rank(int(mine["total_known_areas"]), int(mine["total_areas"]))
        said = _("Chưa xếp được **{own}** trong {group}, {what}: tổng điểm mới cộng từ {known} lĩnh vực")
        said = said.format(**told, known=known)
    elif is_known(mine.get("score")) and not is_known(mine.get("ratio")):
        said = _("Chưa xếp được **{own}** trong {group}, {what}: chưa rõ điểm tối đa").format(**told)
    else:
        said = _("Chưa xếp được **{own}** trong {group}, {what}: chưa đủ số liệu của nhóm").format(**told)
    if not is_known(mine["rank"]):
        return said
    rank = words.rank(int(mine["rank"]), int(mine["out_of"]) if is_known(mine["out_of"]) else None)
    return _("{said}; hạng công bố **{rank}**").format(said=said, rank=rank)


def group_coverage(row: Row, group: str, size: int | None) -> str:
    """How many have a figure, and their middle: «Vùng …: 9/13 có số liệu; trung vị 87,93; nửa giữa 86,55–88,94.»"""
    held = words.number(row["units_with_figures"], 0)
    said = _("{group}: {held} có số liệu, {values} có điểm").format(
        group=words.literal(group),
        # A list may be shorter than all that have figures: one that it does not rank.
        held=held if size is None or size < row["units_with_figures"] else f"{held}/{words.number(size, 0)}",
        values=words.number(row["units_with_value"], 0),
    )
    if row["units_with_value"] < 2:
        return said + "."
    if not is_known(row["median_value"]):
        return said + _("; chưa đủ để nêu trung vị của nhóm.")
    middle = _("trung vị {median}, khoảng một nửa nằm từ {low} đến {high}").format(
        median=words.number(row["median_value"], index_points.digits_of(row)),
        low=words.number(row["lower_quartile"], index_points.digits_of(row)),
        high=words.number(row["upper_quartile"], index_points.digits_of(row)),
    )
    return f"{said}; {middle}{of_members(row)}."


def about_the_middle() -> str:
    """What the middle of a group is, for whoever asks."""
    return _(
        "Trung vị: xếp theo điểm thì một nửa ở trên, một nửa ở dưới. Khoảng một nửa ở giữa: bỏ một phần tư cao nhất và một phần "
        "tư thấp nhất (tứ phân vị)."
    )


def of_members(row: Row | pd.Series) -> str:
    """« (có số: tạm tính)» behind the middle of a group of which not all are final; not what is said of ranks alone."""
    about = remark_of_value(row.get("middle_flag"))
    return " " + _("(có số: {flags})").format(flags=lowered(about)) if about else ""


def years_known(rows: pd.DataFrame, own: str) -> str:
    """What to look at instead of a year without a figure."""
    years = sorted(rows.loc[rows["province"] == own, "year"].unique(), reverse=True)
    if not years:
        return _("{own} chưa có năm nào có số liệu của chỉ số này.").format(own=words.literal(own))
    return _("{own} có số liệu các năm: {years}.").format(
        own=words.literal(own), years=", ".join(map(str, years))
    )


def own_metrics(row: Row, value: str, label: str) -> list[Metric]:
    """The own figures that stay above the table however it is sorted; those that are unknown are left out."""
    held = median_members_known(row)
    middle = _("Trung vị của nhóm{held}: {median}").format(
        held=" " + _("({held} có điểm)").format(held=held) if held else "",
        median=words.number(row["median_value"], index_points.digits_of(row)) + of_members(row),
    )
    # Units are compared by their ratio, or by points where a list has no maxima.
    explained = value if "is_by_score" not in row else "score" if row["is_by_score"] else "ratio"
    digits, about = index_points.digits_of(row), remark_of_value(row.get("flag"))
    of_rank = finality_remark(row.get("flag"))
    counted = _("điểm") if explained != "ratio" else _("điểm phần trăm")
    figures = [
        Metric(label, words.number(row[value], digits), None, explained, about),
        Metric(
            rank_label(row),
            words.rank(row["rank"], row["out_of"]),
            None,
            "rank",
            of_rank,
            than=ranked_in(row),
        ),
        *(
            Metric(
                name,
                words.number(row[f"gap_{side}"], digits),
                None,
                f"gap_{side}",
                of_gap(row, side),
                than=counted,
            )
            for name, side in ((_("Cách kế trên"), "above"), (_("Hơn kế dưới"), "below"))
        ),
        Metric(
            _("So với trung vị"),
            words.signed(row["gap_to_median"], digits),
            None,
            "gap_to_median",
            about,
            middle,
            than=counted,
        ),
        Metric(
            _("Vị trí trong nhóm"),
            words.number(row["percentile"], 0),
            None,
            "percentile",
            of_rank,
            than=_("trên thang 100"),
        ),
    ]
    alone = row["units_with_value"] < 2
    return [
        figure
        for figure in figures
        if figure.value != words.MISSING and not (alone and figure.column == "gap_to_median")
    ]


def of_gap(row: Row, side: str) -> str:
    """What has to be said of the distance to the next one above or below: it is made of the figures of both."""
    return finality_remark(*(without_remarks(row.get(name), *OF_RANKS) for name in ("flag", f"{side}_flag")))


def rank_label(row: Row) -> str:
    """Whether a rank was published or worked out here, of a list that came without ranks."""
    return _("Hạng tính lại") if row.get("is_ranked_here") else _("Hạng công bố")


def ranked_in(row: Row) -> str:
    """Among whom the rank of a card is, where the page may compare others: «hạng 2/7 trong vùng» beside «3/34».

    Nothing of a rank that was worked out here: it is the one of the list.
    """
    if row.get("is_ranked_here"):
        return ""
    return _("trong tỉnh") if "is_by_score" in row else _("cả nước")


def next_to(row: Row) -> str:
    """«Kế trên: Cà Mau, hơn 0,30 điểm. Kế dưới: Bạc Liêu, kém 0,12 điểm.»; of units that are compared by their ratio «hơn 2,57
    điểm phần trăm»."""
    more, less = _("hơn {gap} điểm"), _("kém {gap} điểm")
    if not row.get("is_by_score", True):
        more, less = _("hơn {gap} điểm phần trăm"), _("kém {gap} điểm phần trăm")
    sides = (("above", _("Kế trên: {name}"), more), ("below", _("Kế dưới: {name}"), less))
    return " ".join(
        ", ".join(
            [called.format(name=f"**{words.literal(row[side])}**")]
            + ([far.format(gap=words.number(gap, index_points.digits_of(row)))] if is_known(gap) else [])
        )
        + aside(row.get(f"{side}_flag"))
        + "."
        for side, called, far in sides
        if is_known(row[side])
        for gap in (row[f"gap_{side}"],)
    )


def without_areas(rows: pd.DataFrame) -> str:
    """Which of the units side by side (rows of `unit_profiles`) are known by their totals only, or not even by points;
    nothing where none is."""
    known_by_areas = set(rows.loc[~rows["is_total"], "unit_id"])
    others = rows[~rows["unit_id"].isin(known_by_areas)]
    has_points = others["score"].notna() | others["ratio"].notna()
    told = {
        _("Chưa có điểm từng lĩnh vực, chỉ có tổng điểm: {names}."): others.loc[has_points, "peer"],
        _("Chưa có điểm, chỉ có hạng hoặc loại: {names}."): others.loc[~has_points, "peer"],
    }
    return " ".join(
        said.format(names=words.literal(", ".join(dict.fromkeys(names))))
        for said, names in told.items()
        if len(names)
    )


def best_and_worst(rows: pd.DataFrame, province: str) -> str:
    """«Long An đứng cao nhất ở PCI 2023 (hạng 2/63), thấp nhất ở SIPAS 2023 (hạng 57/63)»; all that are alike are named."""
    ordered = rows[rows["percentile"].notna()].sort_values("percentile", ascending=False, kind="stable")
    if ordered.empty:
        return _("**{province}** chưa có chỉ số nào để xếp.").format(province=words.literal(province))
    alike = as_first(ordered, "percentile")
    best, worst = _index_places(alike), _index_places(as_first(ordered.iloc[::-1], "percentile").iloc[::-1])
    if len(ordered) == 1:
        return _("**{province}** mới xếp được ở một chỉ số: {best}.").format(
            province=words.literal(province), best=best
        )
    if len(alike) == len(ordered):
        return _("**{province}** đứng ngang nhau ở các chỉ số: {every}.").format(
            province=words.literal(province), every=best
        )
    return _("**{province}** đứng cao nhất ở {best}, thấp nhất ở {worst}.").format(
        province=words.literal(province), best=best, worst=worst
    )


def _index_places(rows: pd.DataFrame) -> str:
    return ", ".join(_index_place(row) for _number, row in rows.iterrows())


def _index_place(row: pd.Series) -> str:
    place = index_place(row)
    about = finality_remark(row.get("flag"))
    return _("**{index} {year}** (hạng {place})").format(
        index=words.label("index_type", row["index_type"]),
        year=row["year"],
        place=f"{place}; {lowered(about)}" if about else place,
    )
