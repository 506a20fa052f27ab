"""Dossiers, tasks, and what needs attention."""

from __future__ import annotations

from cchc import words
from cchc.findings.row import Row, known


def dossiers(row: Row) -> str:
    """The newest period of dossiers in one sentence."""
    start = f"{words.period(row['period'])}: "
    if known(row["received_total"]) and not row["received_total"]:
        return start + "không phát sinh hồ sơ."
    counts = (
        ("received_total", "tiếp nhận"),
        ("resolved_total", "đã giải quyết"),
        ("pending_total", "đang giải quyết"),
        ("resolved_late", "trễ hạn"),
    )
    said = [f"{name} **{words.number(row[column], 0)}**" for column, name in counts if known(row[column])]
    if known(row["on_time_rate"]):
        said.append(f"đúng hạn **{words.percent(row['on_time_rate'])}**")
    return start + ", ".join(said) + "."


def tasks(row: Row) -> str:
    """One plan of tasks: «hoàn thành 36/47 nhiệm vụ đến hạn (76,6 %), cả năm có 91»."""
    start = f"{words.period(row['period'])}, {words.literal(row['plan'])}: "
    if known(row["due"]):
        rest = f"; cả kế hoạch có {words.number(row['total'], 0)}" if known(row["total"]) else ""
        rate = words.percent(row["completion_rate"])
        return f"{start}hoàn thành **{fraction(row['done'], row['due'])}** nhiệm vụ đến hạn ({rate}){rest}."
    if known(row["done"]) and known(row["total"]):
        return f"{start}hoàn thành **{fraction(row['done'], row['total'])}** ({words.percent(row['plan_progress'])})."
    late = f"{words.number(row['done_late'], 0)} hoàn thành quá hạn" if known(row["done_late"]) else ""
    left = f"{words.number(row['open'], 0)} chưa hoàn thành" if known(row["open"]) else ""
    return start + (", ".join(part for part in (late, left) if part) or "chưa có số liệu") + "."


def fraction(part: object, whole: object) -> str:
    """«7/8»."""
    return f"{words.number(part, 0)}/{words.number(whole, 0)}"  # type: ignore[arg-type]


ATTENTION = {
    "target_missed": "Còn thiếu **{at_stake} điểm** so với chỉ tiêu {target} của {period}",
    "largest_deduction": "{subject}: mất **{at_stake} điểm** trong {period}",
    "overdue_tasks": "{subject}: **{at_stake_count} nhiệm vụ** chưa hoàn thành, {period}",
    "late_dossiers": "**{at_stake_count} hồ sơ** trễ hạn trong {period}",
}


def attention(row: Row) -> str:
    """One thing that needs attention, as the rule `row["rule"]` of `attention.sql` found it."""
    period = words.period(row["period"])
    return ATTENTION[row["rule"]].format(
        subject=words.literal(row["subject"]),
        period=period[0].lower() + period[1:],
        target=words.number(row["target"]),
        at_stake=words.number(row["at_stake"]),
        at_stake_count=words.number(row["at_stake"], 0),
    )
