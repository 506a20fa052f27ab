"""Whether figures may be compared, and why not: the rows of `comparability`, gravest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _


def verdict(rows: pd.DataFrame) -> str:
    """«So sánh một phần: Khác bộ tiêu chí: … Chưa đủ đơn vị: …»: all reasons; empty where nothing is compared."""
    if rows.empty:
        return ""
    said = " ".join(map(worded, rows["reason"]))
    return f"{words.label('verdict', rows['verdict'].iloc[0])}: {said}"


def verdict_in_short(rows: pd.DataFrame) -> str:
    """The verdict with its first reason in full, the others by name."""
    first, *others = rows.to_dict("records")
    return headed(first, words.literal(worded(first["reason"])), others)


def refusal(rows: pd.DataFrame) -> str:
    """Why figures cannot be compared and what can be instead; reasons that would only limit it by name."""
    records = rows.to_dict("records")
    grave = [row for row in records if row["rule_verdict"] == row["verdict"]]
    others = [row for row in records if row["rule_verdict"] != row["verdict"]]
    return headed(grave[0], " ".join(map(reason, grave)), others)


def headed(first: Mapping[Any, Any], said: str, others: Sequence[Mapping[Any, Any]]) -> str:
    """«**So sánh một phần.** … Ngoài ra: …»"""
    start = f"**{words.label('verdict', first['verdict'])}.** {said}"
    names = "; ".join(_(str(other["title"])).lower() for other in others)
    return f"{start} " + _("Ngoài ra: {names}.").format(names=names) if names else start


def worded(reason: object) -> str:
    """A reason in the language that is spoken: what it begins with is the rule's, what follows names figures."""
    beginning, colon, detail = str(reason).partition(": ")
    return _(beginning) + colon + detail


def reason(row: Mapping[Any, Any]) -> str:
    """One reason with what may be compared all the same, and on what ground."""
    text, allowed = words.literal(worded(row["reason"])), words.literal(_(str(row["allowed"])))
    return f"{text} {allowed}."
