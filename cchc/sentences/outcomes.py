"""What became of lost points a year on, and who bears them."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _, mark
from cchc.sentences.flags import ends_with_remark, flags_of
from cchc.sentences.row import Row, is_known

APART = {
    "nobody": mark("{points} điểm chưa rõ ai phụ trách"),
    "survey": mark("{points} điểm điều tra xã hội học để riêng"),
    "mixed": mark("{points} điểm gồm cả điều tra, không tách được, để riêng"),
    "rules": mark("{points} điểm ở tiêu chí mới hoặc đổi điểm tối đa để riêng"),
}


@ends_with_remark(lambda rows, year: flags_of(rows))
def won_back(rows: pd.DataFrame, year: int) -> str:
    """How much of what a year lost the next sheet has again (rows of `loss_outcomes` of one unit and year)."""
    if rows.empty:
        return _("Bảng điểm năm {year} không có mục nào mất điểm.").format(year=year)
    whole, told = rows.iloc[0]["all_lost"], rows.iloc[0]["known_lost"]
    names = {"year": year, "next": year + 1, "lost": words.number(whole)}
    if set(rows["loss_outcome"]) == {"no_sheet"}:
        said = _(
            "Năm {year} mất **{lost}** điểm; chưa có bảng điểm năm {next} nên chưa biết lấy lại được bao nhiêu."
        )
        return said.format(**names)
    if not is_known(told):
        said = _("Năm {year} mất **{lost}** điểm; không mục nào so được với bảng điểm năm {next}.")
        return said.format(**names)
    said = _("Năm {next} lấy lại **{won}** trong {told} điểm mất năm {year}")
    if told < whole:
        said += _(" (phần so được; cả năm mất {lost})")
    return (said + again(rows) + ".").format(
        **names, won=words.number(rows.iloc[0]["all_won_back"]), told=words.number(told)
    )


def again(rows: pd.DataFrame) -> str:
    """«; 9 mục không lấy lại được điểm nào, nhiều nhất là …», a pattern: braces of titles are doubled."""
    repeated = rows[rows["loss_outcome"].isin(["lost_again", "lost_more"])]
    if repeated.empty:
        return ""
    worst = repeated.sort_values("next_deduction", ascending=False, kind="stable").iloc[0]
    said = _("; {count} mục không lấy lại được điểm nào, nhiều nhất là {title} (mất {points})").format(
        count=words.number(len(repeated), 0),
        title=words.literal(worst["title"]),
        points=words.number(worst["next_deduction"]),
    )
    return said.replace("{", "{{").replace("}", "}}")


@ends_with_remark(lambda rows, year, now: flags_of(rows))
def borne(rows: pd.DataFrame, year: int, now: bool) -> str:
    """Who bears most of what a year lost, and what nobody does (rows of `owner_points` of one unit and year); `now`: by the
    newest list of responsibilities."""
    points = "present_deduction" if now else "deduction"
    lost = rows[rows[points] > 0] if len(rows) else rows
    if lost.empty:
        return _("Bảng điểm năm {year} không có mục nào mất điểm.").format(year=year)
    parts = [
        _("năm {year} mất **{points}** điểm").format(
            year=year, points=words.number(lost.iloc[0]["whole_deduction"])
        )
    ]
    owners = lost[lost["bearer"] == "owner"].sort_values(points, ascending=False, kind="stable")
    if len(owners):
        said = (
            _("**{owner}** nay phụ trách nhiều nhất, {points} điểm")
            if now
            else _("**{owner}** nhiều nhất, {points} điểm")
        )
        first = owners.iloc[0]
        parts.append(said.format(owner=words.literal(first["owner"]), points=words.number(first[points])))
    for bearer, said in APART.items():
        for row in lost[lost["bearer"] == bearer].to_dict("records"):
            parts.append(_(said).format(points=words.number(row[points])))
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}."


def owner_found(row: Row, year: int) -> str:
    """What one who answers for criteria lost in a year and has today (a row of `owner_points`)."""
    parts = []
    if is_known(row["deduction"]):
        parts.append(
            _("năm {year} mất **{points}** điểm").format(year=year, points=words.number(row["deduction"]))
        )
    if is_known(row["won_back"]):
        said = _("năm {next} lấy lại **{points}**")
        parts.append(said.format(next=year + 1, points=words.number(row["won_back"])))
    if is_known(row["present_deduction"]):
        said = _("các tiêu chí nay phụ trách đã mất **{points}** điểm năm {year}")
        parts.append(said.format(year=year, points=words.number(row["present_deduction"])))
    told = "; ".join(parts) or _("chưa có tiêu chí nào mất điểm")
    return f"{told[0].upper()}{told[1:]}."


@ends_with_remark(lambda rows: flags_of(rows))
def to_explain(rows: pd.DataFrame) -> str:
    """How many lines were appraised below their own score, by how much, and how many name no evidence (rows of
    `explanation_lines`, those to explain)."""
    bare = int((rows["explanation_state"] == "without_evidence").sum())
    said = _("**{count}** tiêu chí được thẩm định thấp hơn điểm tự chấm, chênh **{points}** điểm")
    said = said.format(count=words.number(len(rows), 0), points=words.number(rows.iloc[0]["whole_gap"]))
    if bare:
        said += _("; {count} tiêu chí chưa nêu tài liệu kiểm chứng").format(count=words.number(bare, 0))
    return f"{said}."


@ends_with_remark(lambda rows, year: flags_of(rows))
def confirmed_in_vain(rows: pd.DataFrame, year: int) -> str:
    """Which limitations were confirmed and lost their points again (rows of `limitation_outcomes` of one unit and year)."""
    vain = rows[rows["is_lost_in_spite"].astype(bool)]
    done = int((rows["limitation_state"] == "confirmed").sum())
    if vain.empty:
        said = _(
            "{count} hạn chế đã xác nhận khắc phục; không hạn chế nào trong số đó mất lại hết điểm năm {next}."
        )
        return said.format(count=words.number(done, 0), next=year + 1)
    said = _(
        "**{count}** hạn chế **đã xác nhận nhưng mất lại** năm {next}, nhiều điểm nhất: {limitation} ({points} điểm)."
    )
    return said.format(
        count=words.number(len(vain), 0),
        next=year + 1,
        limitation=words.literal(vain.iloc[0]["limitation"]),
        points=words.number(vain.iloc[0]["lost_points"]),
    )
