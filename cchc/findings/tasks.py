"""Tasks: what is done of what was due, what is overdue, how the year's plan keeps up with its time."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.findings.row import Row, known
from cchc.language import _


def tasks(row: Row) -> str:
    """One plan of tasks: «hoàn thành 36/47 nhiệm vụ đến hạn (76,6 %), cả năm có 91»."""
    start = f"{words.period(row['period'])}, {words.literal(_(str(row['plan'])))}: "
    if known(row["total"]) and not row["total"]:
        return start + _("không phát sinh nhiệm vụ.")
    if known(row["due"]) and known(row["done_of_due"]):
        return start + due(row)
    if known(row["done"]) and known(row["total"]):
        said = _("hoàn thành **{done}** ({rate}).")
        return start + said.format(
            done=fraction(row["done"], row["total"]), rate=words.percent(row["plan_progress"])
        )
    parts = []
    if known(row["done_late"]):
        parts.append(_("{count} hoàn thành quá hạn").format(count=words.number(row["done_late"], 0)))
    if known(row["open"]):
        parts.append(_("{count} chưa hoàn thành").format(count=words.number(row["open"], 0)))
    return start + (", ".join(parts) or _("chưa có số liệu")) + "."


def due(row: Row) -> str:
    """What is done of what was due by the reporting date."""
    rest = ""
    if known(row["total"]):
        rest = "; " + _("cả kế hoạch có {total}").format(total=words.number(row["total"], 0))
    if not row["due"]:
        return _("chưa có nhiệm vụ đến hạn") + f"{rest}."
    said = _("hoàn thành **{done}** nhiệm vụ đến hạn ({rate})").format(
        done=fraction(row["done_of_due"], row["due"]), rate=words.percent(row["completion_rate"])
    )
    return f"{said}{rest}."


def tasks_by_size(rows: pd.DataFrame) -> list[str]:
    """A sentence per plan, the plan with the most tasks first."""
    ordered = rows.sort_values("total", ascending=False, kind="stable", na_position="last")
    return [tasks({str(name): value for name, value in row.items()}) for row in ordered.to_dict("records")]


def overdue(rows: pd.DataFrame) -> str:
    """How many tasks are overdue and which for the longest: the question puts it first."""
    if rows.empty:
        return _("Không có nhiệm vụ nào quá hạn.")
    count, worst = words.number(len(rows), 0), rows.iloc[0]
    if not known(worst["days_late"]):
        return _("**{count} nhiệm vụ** quá hạn.").format(count=count)
    said = _("**{count} nhiệm vụ** quá hạn; lâu nhất {days} ngày: {title}.")
    return said.format(
        count=count, days=words.number(worst["days_late"], 0), title=words.literal(worst["title"])
    )


def plan_pace(rows: pd.DataFrame) -> str:
    """The largest plan of the newest year against its time: «đã làm 18,6 % khi 24,7 % thời gian của năm đã qua»."""
    row = rows.sort_values(["year", "total"], ascending=False, kind="stable").iloc[0]
    said = _("{plan}, năm {year}: đã làm {done} khi {time} thời gian của năm đã qua, {pace} {points} điểm %.")
    return said.format(
        plan=words.literal(_(str(row["plan"]))),
        year=row["year"],
        done=words.percent(row["plan_progress"]),
        time=words.percent(row["expected_share"]),
        pace=_("chậm") if row["ahead"] < 0 else _("nhanh"),
        points=words.number(abs(row["ahead"]), 1),
    )


def fraction(part: object, whole: object) -> str:
    """«7/8»."""
    return f"{words.number(part, 0)}/{words.number(whole, 0)}"  # type: ignore[arg-type]
