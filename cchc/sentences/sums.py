"""Sums over parts of which some are blank: at least so much, and of how many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row, is_known


def points_lost(row: Row) -> str:
    """The points that the parts lost together: «21,03», «ít nhất 1,76» where some are unknown."""
    return words.at_least(words.number(row["deduction"]), is_known(row["deduction"]) and not_whole(row))


def not_whole(row: Mapping[Any, Any]) -> bool:
    """Whether a sum over the parts is less than the whole may be; false where there are no parts."""
    return is_known(row["is_whole"]) and not row["is_whole"]


def unknown_parts(row: Row, of_areas: bool = True) -> str:
    """What a sum lacks: «1/8 lĩnh vực chưa có điểm tối đa», and what is printed above its parts and none of them tells; empty
    where it has everything."""
    rest = row.get("rest_points")
    told = [_blank_parts(row, of_areas) if not_whole(row) else ""]
    if is_known(rest):
        told.append(
            _("còn {points} điểm trừ ở dòng tổng không rõ thuộc mục nào").format(points=words.number(rest))
        )
    return ", ".join(filter(None, told))


def _blank_parts(row: Row, of_areas: bool) -> str:
    blank, blank_maxima = row["all_parts"] - row["known_parts"], row["parts_without_maximum"]
    if not blank:
        said = (
            _("các lĩnh vực mới cộng được {parts} trên {whole} điểm tối đa")
            if of_areas
            else _("các mục mới cộng được {parts} trên {whole} điểm tối đa")
        )
        parts, whole = row["parts_max_score"], row["whole_max_score"]
        return said.format(parts=words.number(parts), whole=words.number(whole))
    if blank == blank_maxima:
        said = _("{count} lĩnh vực chưa có điểm tối đa") if of_areas else _("{count} mục chưa có điểm tối đa")
    else:
        said = _("{count} lĩnh vực chưa đủ điểm") if of_areas else _("{count} mục chưa đủ điểm")
    return said.format(count=words.rank(blank, row["all_parts"]))


def of_another_sheet(row: Row) -> str:
    """That the areas are of a sheet which tells another total than the one in use; nothing where it tells the same."""
    score, most = row.get("sheet_score"), row.get("sheet_max_score")
    if not is_known(score) and not is_known(most):
        return ""
    said = _("Điểm từng lĩnh vực là của bảng điểm cho tổng {sheet} điểm, khác điểm tổng đang dùng: {total}.")
    if not is_known(score):
        said = _(
            "Điểm từng lĩnh vực là của bảng điểm có tối đa {sheet} điểm, khác điểm tổng đang dùng: {total}."
        )
    sheet = points_of(score, most) if is_known(score) else words.number(most)
    return said.format(sheet=sheet, total=points_of(row["score"], row.get("max_score")))


def points_of(score: float | None, most: float | None) -> str:
    """«69,25 trên 71,50», without the maximum where it is not known."""
    if not is_known(most):
        return words.number(score)
    return _("{score} trên {most}").format(score=words.number(score), most=words.number(most))


def partly_lost(row: Row, of_areas: bool = True) -> str:
    """«Điểm trừ là ít nhất 1,76: 1/2 lĩnh vực chưa có điểm tối đa.»; empty where the sum is whole or nothing is known. That the
    parts are of another sheet where they are."""
    if said := of_another_sheet(row):
        return said
    if not not_whole(row) or not is_known(row["deduction"]):
        return ""
    said = _("Điểm trừ là {points}: {unknown}.")
    return said.format(points=points_lost(row), unknown=unknown_parts(row, of_areas))
