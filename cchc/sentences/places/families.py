"""Who became one with whom: one sentence for a province, one for a unit."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row


def became_sentence(family: pd.DataFrame, place: Row) -> str:
    """«Từ 01/07/2025, Long An và Tây Ninh (cũ) hợp thành tỉnh Tây Ninh mới.»"""
    before = family[family["era"] == "old"]
    name = words.literal(place["new_province"])
    if before.empty:
        return _("**{name}** không sắp xếp: vẫn là một đơn vị trước và sau 01/07/2025.").format(name=name)
    day = words.date(family["merged_on"].iloc[0])
    if len(before) == 1:
        old = words.literal(before["province"].iloc[0])
        return _("Từ **{day}**, **{old}** trở thành **{name}**.").format(day=day, old=old, name=name)
    *most, last = (f"**{words.literal(province)}**" for province in before["province"])
    return _("Từ **{day}**, {most} và {last} hợp thành **{name}** mới.").format(
        day=day, most=", ".join(most), last=last, name=name
    )


def comparable_across_merger(family: pd.DataFrame) -> str:
    """What may and what may not be compared before and after; empty for a province that was left alone."""
    after = family[family["era"] == "new"]
    if after.empty:
        return ""
    return _(
        "So được: từng tỉnh cũ với các tỉnh cũ khác đến năm 2024; {new} với các tỉnh mới từ năm 2025. "
        "Không so được: điểm và hạng của {new} với số của tỉnh cũ (hạng trên 63 tỉnh, rồi trên 34 tỉnh); "
        "không cộng, không lấy trung bình các tỉnh cũ thành số của tỉnh mới."
    ).format(new=words.literal(after["line"].iloc[0]))


def merged_units(rows: pd.DataFrame) -> str:
    """«Từ 01/03/2025, Sở Thông tin và Truyền thông hợp nhất vào Sở Khoa học và Công nghệ.»"""
    names = [words.literal(name) for name in rows["old_name"]]
    return _("Từ {day}, {old} hợp nhất vào **{new}**.").format(
        day=words.date(rows["merged_on"].iloc[0]),
        old=_(" và ").join(names),
        new=words.literal(rows["new_name"].iloc[0]),
    )
