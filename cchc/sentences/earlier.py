"""Figures of the year before, beside those of a year."""

from __future__ import annotations

from cchc import words
from cchc.language import _
from cchc.sentences.flags import lowered, remark_of_value
from cchc.sentences.row import Row, is_known


def earlier_score(row: Row) -> str:
    """«năm 2022: 76,10 (tạm tính)» beside the change of a score or a ratio; blank where there is no change to tell."""
    if is_known(row["score_change"]):
        value = words.number(row["previous_score"])
    elif is_known(row["ratio_change"]):
        value = words.percent(row["previous_ratio"])
    else:
        return ""
    return of_year_before(row, value, remark_of_value(row["previous_flag"]))


def earlier_rank(row: Row) -> str:
    """«năm 2022: 19/19», whether or not places may be counted between the two; blank where none is known."""
    if not is_known(row["previous_rank"]):
        return ""
    return of_year_before(row, words.rank(row["previous_rank"], row["previous_out_of"]), "")


def of_year_before(row: Row, value: str, remark: str) -> str:
    """A figure of the year before, with how final it is."""
    said = _("năm {year}: {value}").format(year=row["previous_year"], value=value)
    return f"{said} ({lowered(remark)})" if remark else said
