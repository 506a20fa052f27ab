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
    return said.format(
        place=words.literal(place),
        units=words.number(len(rows), 0),
        old=words.number(int((rows["old_count"] > 0).sum()), 0),
        passed=words.number(int((checks["offences"] == 0).sum()), 0),
        checks=words.number(len(checks), 0),
    )
