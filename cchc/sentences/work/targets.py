"""Targets: how many are reached, which are behind."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import (
    OF_RANKS,
    ends_with_remark,
    finality_remark,
    flag_of,
    flags_of,
    without_remarks,
)
from cchc.sentences.metric import Metric
from cchc.sentences.row import Row, is_known

REACHED = ("met", "on_pace")
RANKS = "hạng"  # the measure unit of a rank, where less is more
BEHIND = ("missed", "behind", "not_yet")
NOT_MET_ELSEWHEN = ("not_met_before", "not_met_off_period")
ELSEWHEN = (
    "met_before",
    "met_off_period",
    *NOT_MET_ELSEWHEN,
)  # of another period: neither reached nor missed


@ends_with_remark(lambda rows: flags_of(rows[rows["outlook"].isin((*REACHED, *BEHIND))]))
def targets_met(rows: pd.DataFrame) -> str:
    """«1 trên 3 chỉ tiêu có số liệu đang đạt; chưa đạt: …» of the rows of `target_distances`."""
    outlooks = list(rows["outlook"])
    held = [outlook for outlook in outlooks if outlook in (*REACHED, *BEHIND)]
    elsewhen = sum(outlook in ELSEWHEN for outlook in outlooks)
    in_part, unpaced = outlooks.count("partly_known"), outlooks.count("unpaced")
    if not held and not elsewhen and not in_part and not unpaced:
        return _("Có {count} chỉ tiêu, chưa có số liệu để đối chiếu.").format(count=len(rows))
    reached = sum(outlook in REACHED for outlook in held)
    judged = rows[rows["outlook"].isin((*REACHED, *BEHIND))]
    kept = _("**{reached}/{held}** chỉ tiêu có số liệu đang đạt hoặc kịp tiến độ")
    if judged["is_closed"].all():
        kept = _("**{reached}/{held}** chỉ tiêu có số liệu đã đạt")
    said = kept.format(reached=reached, held=len(held)) + oldest_figure(judged)
    if not held:
        said = _("Có {count} chỉ tiêu").format(count=len(rows))
    if elsewhen:
        said += _("; {count} chỉ tiêu mới có số liệu của kỳ khác").format(count=elsewhen)
    if in_part:
        said += _("; {count} chỉ tiêu mới biết một phần số điểm").format(count=in_part)
    if unpaced:
        said += _("; {count} chỉ tiêu có số liệu nạp khi kỳ chưa hết, chưa rõ tiến độ").format(count=unpaced)
    rest = len(rows) - len(held) - elsewhen - in_part - unpaced
    return said + (_("; {rest} chỉ tiêu chưa có số liệu.").format(rest=rest) if rest else ".")


def oldest_figure(rows: pd.DataFrame) -> str:
    """« (số cũ nhất đến hết tháng 1/2026)» where a period still runs: what it is told by may be long ago."""
    running = rows[~rows["is_closed"] & (rows["actual_period"] != rows["period"])]
    if running.empty:
        return ""
    oldest = min(running["actual_period"], key=words.period_order)
    return _(" (số cũ nhất đến hết {period})").format(period=words.period_within(oldest))


def time_of_figure(row: Row) -> str:
    """Of when the figure is that a target is held against: «quý I/2024», «từ tháng 1/2024 đến tháng 9/2024» of several."""
    last = words.period_within(row["actual_period"])
    if not is_known(row["actual_since"]):
        return last
    return _("từ {first} đến {last}").format(first=words.period_within(row["actual_since"]), last=last)


@ends_with_remark(flag_of)
def missed_target(row: Row) -> str:
    """One target that is not kept: what is wanted, what there is, where its pace leads."""
    said = _("{title} ({period}): {when} có {actual}, cần {aim}; {outlook}")
    if row["measure_unit"] == RANKS:
        said = _("{title} ({period}): {when} hạng {actual}, cần {aim}; {outlook}")
    outlook = words.label("outlook", row["outlook"]).lower()
    if row["outlook"] == "not_met_off_period":
        outlook = _("chưa có số liệu của cả {period}").format(period=words.period_within(row["period"]))
    said = said.format(
        title=words.literal(_(str(row["title"]))),
        period=words.period(row["period"]),
        when=time_of_figure(row),
        actual=in_unit(words.quantity(row["actual"]), row)
        if row["measure_unit"] != RANKS
        else words.quantity(row["actual"]),
        aim=aim_in_words(row),
        outlook=outlook,
    )
    if row["outlook"] == "behind" and is_known(row["projected"]):
        said += _("; giữ đà này thì cuối kỳ được {projected}").format(
            projected=words.quantity(row["projected"])
        )
    return f"{said}."


def aim_in_words(row: Row) -> str:
    """What a target asks for, in plain words: «ít nhất 98 %», «không quá 20 hồ sơ», «hạng 5 trở lên»."""
    value, comparison = words.quantity(row["value"]), str(row["comparison"])
    if row["measure_unit"] == RANKS and comparison == "<=":
        return _("hạng {value} trở lên").format(value=value)
    plain = {
        ">=": _("ít nhất {value}"),
        "<=": _("không quá {value}"),
        ">": _("hơn {value}"),
        "<": _("dưới {value}"),
        "=": _("đúng {value}"),
    }
    told = _("hạng {value}").format(value=value) if row["measure_unit"] == RANKS else in_unit(value, row)
    return plain[comparison].format(value=told)


def in_unit(value: str, row: Row) -> str:
    """«98 %»: a value of a target with its unit of measure, where it has one."""
    unit = (
        words.literal(words.display_text("measure_unit", row["measure_unit"])) if row["measure_unit"] else ""
    )
    return f"{value} {unit}".strip()


def missed_targets(rows: pd.DataFrame) -> list[str]:
    """A sentence for each target that is not kept."""
    behind = rows[rows["outlook"].isin((*BEHIND, *NOT_MET_ELSEWHEN))]
    return [missed_target({str(k): v for k, v in row.items()}) for row in behind.to_dict("records")]


def target_metric(row: Row) -> Metric:
    """How far a row of `unit_headline` is from its target, which stands beside it with what is said of both."""
    label = _("So với chỉ tiêu {year}").format(year=row["target_year"] or "").strip()
    about = (
        finality_remark(without_remarks(row["flag"], *OF_RANKS), row["target_flag"])
        if is_known(row["distance_to_target"])
        else ""
    )
    distance = words.signed(row["distance_to_target"])
    return Metric(label, distance, None, "distance_to_target", about, than=aim_and_verdict(row))


def aim_and_verdict(row: Row) -> str:
    """«ít nhất 80 điểm; đạt»; of a later year's target only whether this year is up to it: «…; năm 2023 chưa ở mức này»."""
    outlook = row["target_outlook"]
    if not is_known(outlook) or outlook == "no_value":
        return ""
    unit = row["target_unit"] or "điểm"
    aim = aim_in_words(
        {"value": row["target_score"], "comparison": row["target_comparison"], "measure_unit": unit}
    )
    said = words.label("outlook", outlook).lower()
    if outlook == "met_before":
        said = _("năm {year} đã ở mức này").format(year=row["year"])
    if outlook == "not_met_before":
        said = _("năm {year} chưa ở mức này").format(year=row["year"])
    return f"{aim}; {said}"
