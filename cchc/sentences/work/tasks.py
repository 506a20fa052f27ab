"""Tasks: what is done of what was due, what is overdue, how the year's plan keeps up with its time."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flag_of, flags_of
from cchc.sentences.row import Row, is_known

WHOLE = 100.0  # percent


@ends_with_remark(flag_of)
def plan_progress(row: Row) -> str:
    """One plan of tasks: «hoàn thành 36/47 nhiệm vụ đến hạn (76,6 %), cả năm có 91»."""
    start = f"{words.period(row['period'])}, {words.literal(_(str(row['plan'])))}: "
    if is_known(row["total"]) and not row["total"]:
        return start + _("không phát sinh nhiệm vụ.")
    said = _counted(row)
    if is_known(row["listed_late"]) and row["listed_late"] and not is_known(row["open_late"]):
        late = words.number(row["listed_late"], 0)
        said += "; " + _("danh mục nêu {count} nhiệm vụ quá hạn, chưa xong").format(count=late)
    if unlike := counted_and_listed(row["open_late"], row["named_late"]):
        said += "; " + _("quá hạn, chưa xong: {unlike}").format(unlike=unlike)
    return start + said + "."


def _counted(row: Row) -> str:
    if is_known(row["state_unknown"]) and row["state_unknown"]:
        return _partly_unknown(row)
    if is_known(row["due"]) and is_known(row["done_of_due"]):
        return due(row)
    if is_known(row["done"]) and is_known(row["plan_progress"]):
        said = _("hoàn thành **{done}** ({rate})")
        return said.format(done=fraction(row["done"], row["total"]), rate=words.percent(row["plan_progress"]))
    parts = []
    if is_known(row["done"]) and is_known(row["total"]):
        parts.append(_("{count} hoàn thành").format(count=words.number(row["done"], 0)))
    if is_known(row["done_late"]):
        parts.append(_("{count} hoàn thành quá hạn").format(count=words.number(row["done_late"], 0)))
    if is_known(row["open"]):
        parts.append(_("{count} chưa hoàn thành").format(count=words.number(row["open"], 0)))
    return ", ".join(parts or _parts(row)) or _("chưa có số liệu")


def _parts(row: Row) -> list[str]:
    """What is counted of tasks of which nobody says how many are done."""
    counts = {
        "total": _("{count} nhiệm vụ, chưa rõ đã hoàn thành bao nhiêu"),
        "due": _("{count} đến hạn"),
        "done": _("{count} hoàn thành"),
        "done_on_time": _("{count} hoàn thành đúng hạn"),
        "open_in_time": _("{count} chưa hoàn thành, trong hạn"),
        "open_late": _("{count} chưa hoàn thành, quá hạn"),
    }
    return [
        said.format(count=words.number(row[name], 0))
        for name, said in counts.items()
        if is_known(row.get(name))
    ]


def _partly_unknown(row: Row) -> str:
    """A list of which nobody says what became of some of its tasks."""
    total, unknown = words.number(row["total"], 0), words.number(row["state_unknown"], 0)
    if row["state_unknown"] == row["total"]:
        return _("{total} nhiệm vụ, cả {unknown} chưa rõ tình trạng").format(total=total, unknown=unknown)
    said = _("{total} nhiệm vụ, trong đó {unknown} chưa rõ tình trạng").format(total=total, unknown=unknown)
    if not row["due"]:
        return said
    done = _("hoàn thành **{done}** nhiệm vụ đến hạn ({rate})").format(
        done=fraction(row["done_of_due"], row["due"]), rate=words.percent(row["completion_rate"])
    )
    return f"{said}; {done}"


def due(row: Row) -> str:
    """What is done of what was due by the reporting date."""
    rest = ""
    if is_known(row["total"]):
        rest = "; " + _("cả kế hoạch có {total}").format(total=words.number(row["total"], 0))
    if not row["due"]:
        return _("chưa có nhiệm vụ đến hạn") + rest
    said = _("hoàn thành **{done}** nhiệm vụ đến hạn ({rate})").format(
        done=fraction(row["done_of_due"], row["due"]), rate=words.percent(row["completion_rate"])
    )
    return f"{said}{rest}"


def tasks_by_size(rows: pd.DataFrame) -> list[str]:
    """A sentence per plan, the plan with the most tasks first."""
    ordered = rows.sort_values("total", ascending=False, kind="stable", na_position="last")
    return [
        plan_progress({str(name): value for name, value in row.items()}) for row in ordered.to_dict("records")
    ]


@ends_with_remark(lambda rows: flags_of(rows))
def overdue(rows: pd.DataFrame) -> str:
    """How many tasks are overdue and which for the longest: the question puts it first."""
    if rows.empty:
        return _("Danh mục không nêu nhiệm vụ nào quá hạn.")
    count, worst = words.number(len(rows), 0), rows.iloc[0]
    if not is_known(worst["days_late"]):
        return _("**{count} nhiệm vụ** quá hạn.").format(count=count)
    said = _("**{count} nhiệm vụ** quá hạn; lâu nhất {days} ngày: {title}.")
    return said.format(
        count=count, days=words.number(worst["days_late"], 0), title=words.literal(worst["title"])
    )


def counted_and_listed(counted: float | None, listed: float | None) -> str:
    """«thống kê: 9; danh sách có tên: 5», where a count and the lists of single tasks tell other numbers; else nothing."""
    if not is_known(counted) or not is_known(listed) or counted == listed:
        return ""
    said = _("thống kê: {counted}; danh sách có tên: {listed}")
    return said.format(counted=words.number(counted, 0), listed=words.number(listed, 0))


@ends_with_remark(lambda now: flags_of(now[now["counted_from"] == "counts"]))
def unlike_the_list(now: pd.DataFrame) -> str:
    """Where a period's counts of overdue tasks are others than what the lists of the same plans name: both; else nothing.

    Plan by plan: what one count lacks must not make up for what another has too many.
    """
    counts = now[now["counted_from"] == "counts"]
    told = {
        str(plan): said
        for plan, counted, listed in zip(
            counts["plan"], counts["open_late"], counts["named_late"], strict=True
        )
        if (said := counted_and_listed(counted, listed))
    }
    if not told:
        return ""
    if len(counts) > 1:
        told = {plan: f"{said} ({words.literal(_(plan))})" for plan, said in told.items()}
    period = words.period_within(counts["period"].iloc[0])
    return _("Quá hạn, chưa xong, {period}: {unlike}.").format(period=period, unlike="; ".join(told.values()))


def largest_plan(rows: pd.DataFrame) -> pd.DataFrame:
    """The row of the plan of the newest year with most tasks."""
    return rows.sort_values(["year", "total"], ascending=False, kind="stable").head(1)


@ends_with_remark(lambda rows: flags_of(largest_plan(rows)))
def plan_pace(rows: pd.DataFrame) -> str:
    """The largest plan of the newest year against its time: «quý I/2026: đã làm 18,6 % khi 24,7 % thời gian của năm đã qua»."""
    row = largest_plan(rows).iloc[0]
    plan, done = words.literal(_(str(row["plan"]))), words.percent(row["plan_progress"])
    if is_known(row["is_as_uploaded"]) and row["is_as_uploaded"]:
        said = _(
            "{plan}, {period}: đã làm {done} ({count} nhiệm vụ); số liệu nạp khi kỳ chưa hết, chưa rõ tính đến ngày nào "
            "nên không so với thời gian."
        )
        period, count = words.period_within(row["period"]), fraction(row["done"], row["total"])
        return said.format(plan=plan, period=period, done=done, count=count)
    if not is_known(row["ahead"]):
        said = _("{plan}, năm {year}: đã làm {done} ({count} nhiệm vụ đã nêu trong danh mục).")
        return said.format(plan=plan, year=row["year"], done=done, count=fraction(row["done"], row["total"]))
    told = {"plan": plan, "year": row["year"], "done": done}
    if row["expected_share"] >= WHOLE:
        said = _("{plan}, năm {year}: hết năm đã làm {done} ({count} nhiệm vụ).")
        return said.format(**told, count=fraction(row["done"], row["total"]))
    if is_known(row["is_as_uploaded"]):
        # Reports of a period close before its last day: they are of the period, and no day is theirs.
        said = _("{plan}, {period}: đã làm {done} khi {time} thời gian của năm đã qua, {pace}.")
    else:
        said = _("{plan}, năm {year}: đến {day} đã làm {done} khi {time} thời gian của năm đã qua, {pace}.")
    told |= {"day": words.date(row["counted_on"]), "time": words.percent(row["expected_share"])}
    told |= {"period": words.period_within(row["period"])}
    return said.format(**told, pace=_pace(row["ahead"]))


def _pace(ahead: float) -> str:
    """«chậm 6,1 điểm phần trăm»; where nothing of that would be left in writing, that the plan is in time."""
    points = words.number(abs(ahead), 1)
    if points == words.number(0, 1):
        return _("kịp thời gian")
    return (_("chậm {points} điểm phần trăm") if ahead < 0 else _("nhanh {points} điểm phần trăm")).format(
        points=points
    )


def fraction(part: object, whole: object) -> str:
    """«7/8»."""
    return f"{words.number(part, 0)}/{words.number(whole, 0)}"  # type: ignore[arg-type]
