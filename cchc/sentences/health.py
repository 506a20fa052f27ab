"""What is held and whether it is sound."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _


def holdings(rows: pd.DataFrame, checks: pd.DataFrame, place: str) -> str:
    """«Long An: 1 đơn vị có số liệu, 1 đơn vị có số liệu đã cũ; 6/6 phép kiểm tra đạt.»"""
    said = _(
        "{place}: **{units} đơn vị** có số liệu, **{old}** có số liệu đã cũ; **{passed}/{checks}** phép kiểm tra đạt."
    )
    ended = int(rows["ended_on"].notna().sum())
    if ended:
        said = _(
            "{place}: **{units} đơn vị** có số liệu ({ended} đã sắp xếp), **{old}** có số liệu đã cũ; "
            "**{passed}/{checks}** phép kiểm tra đạt."
        )
    return said.format(
        ended=words.number(ended, 0),
        place=words.literal(place),
        units=words.number(len(rows), 0),
        old=words.number(int((rows["old_count"] > 0).sum()), 0),
        passed=words.number(int((checks["offences"] == 0).sum()), 0),
        checks=words.number(len(checks), 0),
    )


def unsure(rows: pd.DataFrame, unit: str) -> str:
    """«Sở Y tế: **3 số liệu** chưa chắc (bảng điểm 2, chỉ tiêu 1).» of rows of `uncertain_figures`."""
    if rows.empty:
        return _("{unit}: không có số liệu nào chưa chắc.").format(unit=words.literal(unit))
    kinds = rows.groupby("topic", sort=False).size()
    told = ", ".join(
        f"{words.label('topic', str(topic))} {words.number(count, 0)}" for topic, count in kinds.items()
    )
    return _("{unit}: **{count} số liệu** chưa chắc ({kinds}).").format(
        unit=words.literal(unit), count=words.number(len(rows), 0), kinds=told
    )
