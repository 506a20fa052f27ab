"""Dossiers: a unit's period, its rates, who is late, and the groups of the 766 index."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flag_of, flags_of
from cchc.sentences.row import Row, is_known
from cchc.sentences.ties import all_with, as_first, together

PARTS = (
    "received_online",
    "received_direct",
    "carried_over",
    "resolved_early",
    "resolved_on_time",
    "resolved_early_or_on_time",
    "resolved_late",
    "pending_in_time",
    "pending_late",
    "payable_total",
    "paid_online",
    "digitised",
)


TOTALS = ("received_total", "resolved_total", "pending_total", "late_total", "on_time_rate", "in_time_rate")


def tells_of_dossiers(row: Row) -> bool:
    """Whether anything is known of a period that has a row."""
    return any(is_known(row.get(column)) for column in (*TOTALS, *PARTS))


@ends_with_remark(flag_of)
def dossiers_of_period(row: Row) -> str:
    """One period of dossiers in one sentence."""
    return f"{words.period(row['period'])}: {counts_of(row, both_late(row))}."


def counts_of(row: Row, of_late: str) -> str:
    """What is counted of dossiers; `of_late` says behind those late which these are."""
    if is_known(row["received_total"]) and not row["received_total"]:
        return _("không phát sinh hồ sơ")
    counts = (
        ("received_total", _("tiếp nhận")),
        ("resolved_total", _("đã giải quyết")),
        ("pending_total", _("đang giải quyết")),
        ("late_total", _("trễ hạn")),
    )
    beside = {"late_total": of_late}
    added = str(row.get("worked_out") or "").split(";")
    from_parts = " " + _("(tính từ các phần)")
    said = [
        f"{name} **{words.number(row[column], 0)}**{from_parts if column in added else ''}{beside.get(column, '')}"
        for column, name in counts
        if is_known(row[column])
    ]
    if is_known(row["on_time_rate"]):
        said.append(_("đúng hạn **{rate}**").format(rate=words.percent(row["on_time_rate"])))
    elif is_known(row["in_time_rate"]):
        said.append(_("trong hạn **{rate}**").format(rate=words.percent(row["in_time_rate"])))
    return ", ".join(said or parts_of_counts(row)) or _("chưa có số liệu")


def both_late(row: Row) -> str:
    """« (3 đang giải quyết)» where some of those late are not resolved: what is in time is a share of those that are."""
    if (
        not is_known(row.get("resolved_late"))
        or not is_known(row.get("pending_late"))
        or not row["pending_late"]
    ):
        return ""
    if row["late_total"] != row["resolved_late"] + row["pending_late"]:
        return ""
    return _(" ({pending} đang giải quyết)").format(pending=words.number(row["pending_late"], 0))


def parts_of_counts(row: Row) -> list[str]:
    """What a report counts of which it tells no total."""
    return [
        f"{words.heading(column)} **{words.number(row[column], 0)}**"
        for column in PARTS
        if is_known(row.get(column))
    ]


def distance_to_target(row: Row) -> str | None:
    """How far a rate is from its target, in percentage points: «−1,5 · mục tiêu 98 %»; of a longer period with its name:
    «−1,5 · mục tiêu năm 2024: 98 %»."""
    if not is_known(row["shortfall"]):
        return None
    said = _("{change} · mục tiêu {aim} %")
    if row["rate_target_period"] != row["period"]:
        said = _("{change} · mục tiêu {period}: {aim} %")
    return said.format(
        change=words.signed(-row["shortfall"], 1),
        aim=words.quantity(row["rate_target"]),
        period=words.period_within(row["rate_target_period"]),
    )


@ends_with_remark(flag_of)
def to_date(row: Row) -> str:
    """What the periods of a year make together so far; late ones still pending would count in each, and are left out."""
    of_resolved = f" ({words.label('late_basis', 'resolved').lower()})"
    counted = counts_of({**row, "late_total": row["resolved_late"], "in_time_rate": None}, of_resolved)
    return _("Cộng **{count} kỳ** từ đầu năm đến hết {period}: {counts}.").format(
        count=row["periods_added"], period=words.period_within(row["period"]), counts=counted
    )


@ends_with_remark(lambda rows, period: [row.get("flag") for row in rows if is_known(row["late_total"])])
def latest_units(rows: Sequence[Row], period: str) -> str:
    """Which unit of a province is late most: by number (as the question ordered them), and by share if that is another."""
    start = f"{words.period(period)}: "
    lists = like_counted(rows)
    if len(lists) > 1 and len(lists[0]) == 1:
        alone = _("mỗi đơn vị một nhóm hoặc một cách tính trễ hạn, không xếp chung: {units}.")
        each = [f"{together([row['unit']])} {late_of(row)}" for (row,) in lists]
        return start + alone.format(units=", ".join(each))
    if len(lists) > 1:
        said = _("{units} đơn vị của các nhóm khác hoặc tính trễ hạn cách khác xếp riêng.")
        units = words.number(sum(map(len, lists[1:])), 0)
        among = _("trong {count} đơn vị cùng nhóm, cùng cách tính, ").format(count=len(lists[0]))
        return f"{start}{latest_alike(lists[0], among)} {said.format(units=units)}"
    if not lists:
        return start + _("{count} đơn vị có báo cáo, chưa đơn vị nào nêu số hồ sơ trễ hạn.").format(
            count=len(rows)
        )
    held = sum(is_known(row["late_total"]) for row in rows)
    among = only_among(held, len(rows), _("trong {held} đơn vị nêu số hồ sơ trễ hạn, ")) or _(
        "trong {count} đơn vị có báo cáo, "
    ).format(count=held)
    return start + latest_alike(rows, among)


def latest_alike(rows: Sequence[Row], among: str) -> str:
    """Which of the units of one list is late most; `among` says of which list, where there are several units in it."""
    late = [row for row in rows if row["late_total"]]
    if late and sum(is_known(row["late_total"]) for row in rows) == 1:
        return one_unit(late[0])
    return among + (most_late(late) if late else _("không đơn vị nào có hồ sơ trễ hạn."))


def most_late(late: Sequence[Row]) -> str:
    """Who is late most by number, and by share where all tell it; equals are told together."""
    most = all_with(late, "late_total", late[0]["late_total"])
    said = (
        _("{units} trễ nhiều nhất, {late}")
        if len(most) == 1
        else _("{units} trễ nhiều nhất, mỗi đơn vị {late}")
    )
    shown = late_of(most[0]) if len(most) == 1 else count_of(most[0])
    sentence = said.format(
        units=together([row["unit"] for row in most], _("{count} đơn vị khác")), late=shown
    )
    if not all(is_known(row["late_rate"]) for row in late):
        return f"{sentence}."
    highest = all_with(late, "late_rate", max(row["late_rate"] for row in late))
    if [row["unit"] for row in highest] == [row["unit"] for row in most]:
        return sentence + _(", cũng là tỷ lệ cao nhất.")
    return sentence + _("; tỷ lệ cao nhất là {units} ({share}).").format(
        units=together([row["unit"] for row in highest], _("{count} đơn vị khác")),
        share=words.percent(highest[0]["late_rate"]),
    )


def count_of(row: Row | pd.Series) -> str:
    """«9 hồ sơ»."""
    return _("{count} hồ sơ").format(count=words.number(row["late_total"], 0))


def late_of(row: Row | pd.Series) -> str:
    """«9 hồ sơ (3,2 %)», the share where it is known."""
    share = f" ({words.percent(row['late_rate'])})" if is_known(row["late_rate"]) else ""
    return count_of(row) + share


def one_unit(row: Row) -> str:
    """What the only unit that tells it says of late dossiers: there is nobody to be later than."""
    said = _("mới có **{unit}** nêu số hồ sơ trễ hạn: {late}.")
    return said.format(unit=words.literal(row["unit"]), late=late_of(row))


def like_counted(rows: Sequence[Row]) -> list[list[Row]]:
    """Units whose late dossiers can be ranked together: of one cohort, counted on one basis; the longest list first."""
    lists: dict[tuple[object, object], list[Row]] = {}
    for row in rows:
        if is_known(row["late_total"]):
            lists.setdefault((row["cohort"], row["late_basis"]), []).append(row)
    return sorted(lists.values(), key=len, reverse=True)


def only_among(held: int, every: int, said: str) -> str:
    """«trong 3/5 đơn vị nêu số hồ sơ trễ hạn, » where some do not tell; empty where all do."""
    return said.format(held=words.rank(held, every)) if held < every else ""


@ends_with_remark(lambda rows: flags_of(rows[rows["late_total"].notna()]))
def latest_field(rows: pd.DataFrame) -> str:
    """Which field has most late dossiers, among those that tell: the first as the question ordered them. Of fields whose late
    dossiers are counted on several bases those of the one that most tell."""
    told = rows[rows["late_total"].notna()]
    bases = told["late_basis"].value_counts()
    if len(bases) > 1:
        apart = told.index[told["late_basis"] != bases.index[0]]
        others = _("{fields} lĩnh vực tính trễ hạn cách khác xếp riêng.")
        return f"{latest_field(rows.drop(apart))} {others.format(fields=words.number(len(apart), 0))}"
    if told.empty:
        return _("Chưa lĩnh vực nào nêu số hồ sơ trễ hạn.")
    start = only_among(len(told), len(rows), _("Trong {held} lĩnh vực nêu số hồ sơ trễ hạn: "))
    first = told.iloc[0]
    if not first["late_total"]:
        return start + _("Không lĩnh vực nào có hồ sơ trễ hạn.")
    most = as_first(told, "late_total")
    fields = together(list(most["label"]), _("{count} lĩnh vực khác"))
    if len(most) > 1:
        said = _("Trễ nhiều nhất ở {fields}: mỗi lĩnh vực {late}.")
        return start + said.format(fields=fields, late=count_of(first))
    return start + _("Trễ nhiều nhất ở {fields}: {late}.").format(fields=fields, late=late_of(first))


@ends_with_remark(lambda own, groups: flag_of(own))
def reading_766(own: Row, groups: Sequence[Row]) -> str:
    """A reading of the 766 index: total, place, and the group that lost most, of the groups as the question ordered them."""
    start = f"{words.period(own['period'])}: "
    if not is_known(own["total_score"]):
        ranked = words.rank(own["rank"], own["out_of"])
        return start + (
            _("chưa có tổng điểm, hạng công bố **{rank}**.").format(rank=ranked)
            if is_known(own["rank"])
            else _("chưa có tổng điểm.")
        )
    sentence = _("đạt **{total}** điểm").format(total=words.number(own["total_score"]))
    if is_known(own["max_score"]):
        sentence = _("đạt **{total}** trên {most} điểm").format(
            total=words.number(own["total_score"]), most=words.quantity(own["max_score"])
        )
    if own["placed_units"] > 1 and is_known(own["place"]):
        sentence += _(", hạng **{place}** trong các đơn vị cùng nhóm có điểm").format(
            place=words.rank(own["place"], own["placed_units"])
        )
    elif is_known(own["rank"]) and not is_known(own["out_of"]):
        sentence += _(", hạng công bố **{rank}**").format(rank=words.number(own["rank"], 0))
    if is_known(own["rank"]) and is_known(own["out_of"]):
        sentence += _(", hạng công bố **{rank}** chung các nhóm").format(
            rank=words.rank(own["rank"], own["out_of"])
        )
    told = [group for group in groups if is_known(group["missing_score"])]
    if not told or not told[0]["missing_score"]:
        return start + sentence + "."
    most = all_with(told, "missing_score", told[0]["missing_score"])
    each = _("; mất nhiều nhất ở {groups}: {points} điểm")
    several = _("; mất nhiều nhất ở {groups}: mỗi nhóm {points} điểm")
    lost = (each if len(most) == 1 else several).format(
        groups=together(
            [words.label("group_name", row["group_name"]) for row in most], _("{count} nhóm khác")
        ),
        points=words.number(told[0]["missing_score"]),
    )
    some = only_among(len(told), len(groups), _(" (trong {held} nhóm đã có điểm)"))
    return f"{start}{sentence}{lost}{some}."


def last_reading(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last reading."""
    last = rows.iloc[-1]
    newest: pd.DataFrame = rows[(rows["period"] == last["period"]) & (rows["snapshot"] == last["snapshot"])]
    return newest


def flags_of_changes(rows: pd.DataFrame) -> list[object]:
    """The flags of the figures that a change to the newest reading is worked out of; none where nothing is."""
    newest = last_reading(rows)
    changed = newest[newest["change"].notna()]
    return flags_of(changed) + flags_of(changed, "previous_flag")


@ends_with_remark(flags_of_changes)
def index_766_change(rows: pd.DataFrame) -> str:
    """How the newest reading stands to the one before: «Quý II/2024 so với kỳ liền trước: tổng **+0,06** điểm; …», of rows of
    `index_766_trend`."""
    newest = last_reading(rows)
    changed = newest[newest["change"].notna()]
    total, groups = (changed[changed["group_name"] == "total"], changed[changed["group_name"] != "total"])
    if changed.empty:
        return _(
            "Kỳ mới nhất chưa nối được với kỳ trước: thiếu kỳ ở giữa, thiếu điểm, hoặc bộ chỉ số đã đổi."
        )
    said = (
        [_("tổng **{change}** điểm").format(change=words.signed(total["change"].iloc[0]))]
        if len(total)
        else []
    )
    if total.empty:
        said = [_("chưa đủ tổng điểm của hai kỳ")]
    ordered = groups.sort_values("change", kind="stable")
    if len(ordered) and ordered["change"].iloc[-1] > 0:
        said.append(moved(ordered[::-1], _("tăng nhiều nhất ở {groups}")))
    if len(ordered) and ordered["change"].iloc[0] < 0:
        said.append(moved(ordered, _("giảm nhiều nhất ở {groups}")))
    return _("{period} so với kỳ liền trước: {changes}.").format(
        period=words.period(newest["period"].iloc[0]), changes="; ".join(said)
    )


def moved(ordered: pd.DataFrame, said: str) -> str:
    """«tăng nhiều nhất ở **A** (+1,00)» of the first of ordered groups, with those that moved equally far."""
    most = as_first(ordered, "change")
    names = [words.label("group_name", name) for name in most["group_name"]]
    change = words.signed(most["change"].iloc[0])
    each = change if len(most) == 1 else _("mỗi nhóm {change}").format(change=change)
    moved_most = said.format(groups=together(names, _("{count} nhóm khác")))
    return f"{moved_most} ({each})"
