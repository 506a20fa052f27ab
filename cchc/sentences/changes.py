"""What changed between years, what is lost again and again, what would be if."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flags_of
from cchc.sentences.row import is_known
from cchc.sentences.ties import as_first

LONGEST_NAME = 80  # letters of a title within a headline of two lines


@ends_with_remark(
    lambda rows, left_year, right_year, part="": flags_of(
        rows.head(1)[rows["whole_change"].head(1).notna()], "whole_flag"
    )
)
def score_change(rows: pd.DataFrame, left_year: int, right_year: int, part: str = "") -> str:
    """Where the change of the score (of the ratio, where points may not be compared), or of one part of it, comes from: rows of
    `score_changes`."""
    first = rows.iloc[0]
    if not is_known(first["whole_change"]):
        return _("Chưa đủ điểm của hai năm để nói điều gì đã thay đổi.")
    causes = [
        _("lấy lại **{points}**").format(points=words.number(first["whole_won_back"])),
        _("mới mất **{points}**").format(points=words.number(first["whole_newly_lost"])),
    ]
    if first["whole_rule_change"]:
        causes.append(
            _("do đổi quy định **{points}**").format(points=words.signed(first["whole_rule_change"]))
        )
    if first["whole_other_change"]:
        causes.append(_("khác **{points}**").format(points=words.signed(first["whole_other_change"])))
    is_partial = first["known_parts"] < first["all_parts"]
    if is_partial:
        held = words.rank(first["known_parts"], first["all_parts"])
        causes.append(_("chỉ rõ nguyên nhân ở {held} mục đủ điểm cả hai năm").format(held=held))
    again = ""
    if first["whole_lost_again"]:
        lost = words.at_least(words.number(first["whole_lost_again"]), is_partial)
        again = (
            _(" Cả hai năm đều mất **{points} điểm**.")
            if first["change_unit"] == "points"
            else _(" Cả hai năm đều mất **{points} điểm phần trăm**.")
        ).format(points=lost)
    in_points = first["change_unit"] == "points"
    said = (
        _("Từ năm {left} đến năm {right}: **{change} điểm** ({causes}).")
        if in_points
        else _(
            "Không so được điểm, nên tính trên tỷ lệ đạt: từ năm {left} đến năm {right} **{change} điểm phần trăm** ({causes})."
        )
    ).format(
        left=left_year, right=right_year, change=words.signed(first["whole_change"]), causes=", ".join(causes)
    )
    return (f"**{words.literal(part)}.** " if part else "") + said + again


@ends_with_remark(lambda rows: flags_of(rows.iloc[[0, -1]]))
def rebased(rows: pd.DataFrame) -> str:
    """From the first to the last year on the part that all years have in common."""
    first, last = rows.iloc[0], rows.iloc[-1]
    same = (
        _("Trên phần tiêu chí chung của các năm ({share} điểm tối đa năm {year})")
        if is_known(last["common_share"])
        else _("Trên phần tiêu chí chung của các năm")
    ).format(share=words.percent(last["common_share"]), year=last["year"])
    return _("{same}, tỷ lệ đạt là **{before} %** năm {first} và **{after} %** năm {last}.").format(
        same=same,
        before=words.number(first["rebased_ratio"]),
        first=first["year"],
        after=words.number(last["rebased_ratio"]),
        last=last["year"],
    )


@ends_with_remark(lambda rows, years: flags_of(rows.head(1)))
def repeated(rows: pd.DataFrame, years: Sequence[int]) -> str:
    """The worst of what was lost in two or more years running, among the `years` of which score sheets are held."""
    if len(years) < 2:
        return _("Mới có bảng điểm một năm ({years}): chưa thể nói mục nào mất điểm nhiều năm liền.").format(
            years=", ".join(map(str, years)) or words.MISSING
        )
    pairs = [year for year in years if year + 1 in years]
    if not pairs:
        return _(
            "Chưa có bảng điểm của hai năm liền nhau ({years}): chưa thể nói mục nào mất điểm nhiều năm liền."
        ).format(years=", ".join(map(str, sorted(years))))
    if rows.empty:
        return _(
            "Trong các mục có điểm ở các năm có bảng điểm ({years}), không mục nào mất điểm hai năm liền nhau."
        ).format(years=", ".join(map(str, sorted(years))))
    worst = rows.iloc[0]
    lost, added = ([int(year) for year in worst[column]] for column in ("loss_years", "total_years"))
    said = _(
        "{count} mục mất điểm từ hai năm liền. Nặng nhất: **{name}**, {years} năm liền ({listed}), mất **{points} điểm**{beside}."
    )
    equal = equally_lost(rows)
    if not is_known(worst["share"]):
        said = _(
            "{count} mục mất điểm từ hai năm liền. Nhiều điểm nhất theo bộ tiêu chí gần nhất: **{name}**, {years} năm liền "
            "({listed}), mất **{points} điểm**{beside}."
        )
    if added != lost:
        said += "\n\n" + _("Điểm ấy là của {added}: không cộng với năm khác hoặc chưa rõ bộ tiêu chí.")
    return said.format(
        count=words.number(len(rows), 0),
        name=code_and_title(worst),
        beside=_(" ({count} mục khác mất ngang thế)").format(count=equal - 1) if equal > 1 else "",
        years=words.number(len(lost), 0),
        listed=_years(lost),
        points=words.number(worst["total_lost"]),
        added=_("năm {years}").format(years=_years(added)),
    )


def _years(years: Sequence[int]) -> str:
    """Years running as «2019–2025», two as «2024, 2025»."""
    return f"{years[0]}–{years[-1]}" if len(years) > 2 else ", ".join(map(str, years))


def equally_lost(rows: pd.DataFrame) -> int:
    """How many lost as many points as the first, of those that are set against it: of its framework, or of its last year."""
    worst = rows.iloc[0]
    alike = (
        rows["framework"] == worst["framework"]
        if is_known(worst["framework"])
        else rows["last_year"] == worst["last_year"]
    )
    return len(as_first(rows[alike], "total_lost"))


def code_and_title(row: Mapping[Any, Any] | pd.Series, most: int = 0) -> str:
    """A criterion's code and title, of a long one at most so many letters, cut at a word."""
    whole = str(row["title"])
    title = words.literal(shorten(whole, most, placeholder=" …") if most else whole)
    return f"{words.literal(row['code'])} {title}" if is_known(row["code"]) else title
