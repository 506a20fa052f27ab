"""What is to be done within a few days: each thing by its name with its day, and what is late already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flags_of

NAMED = 4


@dataclass(frozen=True)
class Due:
    """A thing to do: its last day, its name, and what it is of."""

    day: date
    title: str
    of: str


def due_things(tasks: pd.DataFrame, actions: pd.DataFrame, events: pd.DataFrame) -> list[Due]:
    """Rows of `tasks`, `remedy_actions` and `calendar_dates` in one order, by their days."""
    found = [Due(row["due_on"], row["title"], _(str(row["plan"]))) for row in tasks.to_dict("records")]
    found += [Due(row["due_on"], row["action"], _("khắc phục")) for row in actions.to_dict("records")]
    found += [
        Due(row["due_on"], _(str(row["title"])), _("lịch chấm điểm")) for row in events.to_dict("records")
    ]
    return sorted(found, key=lambda due: due.day)


def things_due(due: list[Due], has_list: bool) -> list[str]:
    """«**20/11/2026**: Cập nhật dữ liệu (UBND tỉnh giao)», the nearest first, and how many more; that there is nothing, or that
    nobody knows, where the unit has no list of its tasks."""
    said = [
        _("**{day}**: {title} ({of})").format(
            day=words.date(one.day), title=words.literal(one.title), of=words.literal(one.of)
        )
        for one in due[:NAMED]
    ]
    if len(due) > NAMED:
        said.append(_("và {count} việc khác").format(count=words.number(len(due) - NAMED, 0)))
    if not has_list:
        return [*said, _("Chưa có danh mục từng nhiệm vụ, nên chưa biết nhiệm vụ nào đến hạn.")]
    return said or [_("Danh mục không nêu việc nào đến hạn.")]


def things_late(late: list[Due]) -> str:
    """«Quá hạn, chưa xong: **3 việc**, lâu nhất từ 07/03/2026: Số hóa hồ sơ (Kết luận)»; nothing where none is."""
    if not late:
        return ""
    first = late[0]
    said = _("Quá hạn, chưa xong: **{count} việc**, lâu nhất từ ngày {day}: {title} ({of})")
    return said.format(
        count=words.number(len(late), 0),
        day=words.date(first.day),
        title=words.literal(first.title),
        of=words.literal(first.of),
    )


@ends_with_remark(lambda soon, late, days: flags_of(pd.concat([soon, late])))
def tasks_within(soon: pd.DataFrame, late: pd.DataFrame, days: int) -> str:
    """«**1 nhiệm vụ** đến hạn trong 7 ngày tới, gần nhất ngày 20/11/2026: …; **2 nhiệm vụ** quá hạn, chưa xong.»"""
    told = _("Không có nhiệm vụ nào đến hạn trong {days} ngày tới").format(days=days)
    if not soon.empty:
        first = soon.iloc[0]
        told = _("**{count} nhiệm vụ** đến hạn trong {days} ngày tới, gần nhất ngày {day}: {title}").format(
            count=words.number(len(soon), 0),
            days=days,
            day=words.date(first["due_on"]),
            title=words.literal(first["title"]),
        )
    if late.empty:
        return f"{told}."
    return _("{told}; **{count} nhiệm vụ** quá hạn, chưa xong.").format(
        told=told, count=words.number(len(late), 0)
    )
