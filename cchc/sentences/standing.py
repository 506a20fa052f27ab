"""Where a unit stands in a year, beside where it stood before, and how long ago that was: the answer of the first page."""

from __future__ import annotations

from cchc import words
from cchc.language import _
from cchc.sentences.flags import OF_RANKS, aside, without_remarks
from cchc.sentences.row import Row, is_known
from cchc.sentences.scores import score_and_rank


def standing(row: Row) -> str:
    """A row of `unit_headline` in up to three short sentences: this year, the year before, and how old the newest result is."""
    return " ".join(said for said in (score_and_rank(row), stood_before(row), age_of_result(row)) if said)


def stood_before(row: Row) -> str:
    """«Năm 2022: 76,10 điểm, hạng 19/19.»: points only where both years may be compared in points, else both ratios.

    A rank with its own total, whether or not places may be counted between the two. Blank where nothing is held of that year.
    """
    told, flags = [], row["previous_flag"]
    if is_known(row["score_change"]):
        told.append(_("{score} điểm").format(score=words.number(row["previous_score"])))
    elif is_known(row["ratio_change"]):
        ratios = words.percent(row["previous_ratio"]), words.percent(row["ratio"])
        said = _("tỷ lệ đạt {before} (nay {now})") if is_known(row["score"]) else _("tỷ lệ đạt {before}")
        told.append(said.format(before=ratios[0], now=ratios[1]))
    if is_known(row["previous_rank"]):
        ranked = words.rank(row["previous_rank"], row["previous_out_of"])
        told.append(_("hạng {rank}").format(rank=ranked))
    else:
        flags = without_remarks(flags, *OF_RANKS)
    if not told:
        return ""
    said = _("Năm {year}: {figures}{remark}.")
    return said.format(year=row["previous_year"], figures=", ".join(told), remark=aside(flags))


def age_of_result(row: Row) -> str:
    """«Kết quả mới nhất, năm ấy đã qua 2 năm 10 tháng.»; blank of an earlier year, told as of its last day, and where
    the year was not over a month ago.
    """
    if row["months_old"] < 1:
        return ""
    return _("Kết quả mới nhất, năm ấy đã qua {age}.").format(age=time_gone(int(row["months_old"])))


def time_gone(months: int) -> str:
    """«10 tháng», «2 năm», «2 năm 10 tháng»."""
    years, rest = divmod(months, 12)
    named = [
        _("{count} năm").format(count=years) if years else "",
        _("{count} tháng").format(count=rest) if rest else "",
    ]
    return " ".join(part for part in named if part)
