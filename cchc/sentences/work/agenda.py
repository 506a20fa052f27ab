"""What is due next."""

from __future__ import annotations

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row


def next_event(row: Row) -> str:
    """«Việc tới: Báo cáo CCHC năm, ngày 09/12/2026, còn 17 ngày.»"""
    said = _("Việc tới: **{title}**, ngày **{day}**, {left}.")
    left = _("hôm nay") if not row["days_left"] else _("còn **{count} ngày**")
    return said.format(
        title=words.literal(_(str(row["title"]))),
        day=words.date(row["due_on"]),
        left=left.format(count=words.number(row["days_left"], 0)),
    )
