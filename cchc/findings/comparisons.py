"""Whether figures may be compared, and why not: the rows of `comparability`, gravest first."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.findings.row import Row
from cchc.language import _


def verdict(rows: pd.DataFrame) -> str:
    """«So sánh một phần: Khác bộ tiêu chí: … Chưa đủ đơn vị: …»: all reasons; empty where nothing is compared."""
    if rows.empty:
        return ""
    said = " ".join(_(str(reason)) for reason in rows["reason"])
    return f"{words.label('verdict', rows['verdict'].iloc[0])}: {said}"


def verdict_in_short(rows: pd.DataFrame) -> str:
    """The verdict with its first reason in full, the others by name."""
    first, *others = rows.to_dict("records")
    said = f"**{words.label('verdict', first['verdict'])}.** {words.literal(_(first['reason']))}"
    if not others:
        return said
    names = "; ".join(_(str(other["title"])).lower() for other in others)
    return said + " " + _("Ngoài ra: {names}.").format(names=names)


def reason(row: Row) -> str:
    """One reason with what may be compared all the same, and on what ground."""
    text, allowed = words.literal(_(row["reason"])), words.literal(_(row["allowed"]))
    return f"{text} {allowed}."
