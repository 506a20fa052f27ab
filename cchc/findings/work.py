"""What needs attention."""

from __future__ import annotations

from cchc import words
from cchc.findings.row import Row

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
