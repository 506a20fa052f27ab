"""What became of lost points a year on, and who bears them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _, mark
from cchc.sentences.flags import ends_with_remark, flags_of
from cchc.sentences.row import Row, first_row, is_known
from cchc.sentences.sums import not_whole, unknown_parts

APART = {
    "nobody": mark("{points} điểm chưa rõ ai phụ trách"),
    "survey": mark("{points} điểm điều tra xã hội học để riêng"),
    "mixed": mark("{points} điểm gồm cả điều tra, không tách được, để riêng"),
    "rules": mark("{points} điểm ở tiêu chí mới hoặc đổi điểm tối đa để riêng"),
    "rest": mark("{points} điểm các lĩnh vực mất mà không rõ ở tiêu chí nào"),
}


@ends_with_remark(lambda rows, headline, year: flags_of(rows))
def won_back(rows: pd.DataFrame, headline: pd.DataFrame, year: int) -> str:
    """How much of what a year lost the next sheet has again (rows of `loss_outcomes` of one unit and year, and its
    `unit_headline`, which says whether a sheet without such rows lost nothing)."""
    if rows.empty:
        return none_lost(first_row(headline), year)
    first = first_row(rows)
    whole, told = first["all_lost"], first["known_lost"]
    lost = words.at_least(words.number(whole), not_whole(first))
    names = {"year": year, "next": year + 1, "lost": lost}
    unknown = f" ({left_out})" if (left_out := unknown_parts(first, of_areas=False)) else ""
    if set(rows["loss_outcome"]) == {"no_sheet"}:
        said = _(
            "Năm {year} mất **{lost}** điểm{unknown}; chưa có bảng điểm năm {next} nên chưa biết lấy lại được bao nhiêu."
        )
        return said.format(**names, unknown=unknown)
    if not is_known(told):
        said = _("Năm {year} mất **{lost}** điểm{unknown}; không mục nào so được với bảng điểm năm {next}.")
        return said.format(**names, unknown=unknown)
    said = _("Năm {next} lấy lại **{won}** trong {told} điểm mất năm {year}")
    if unknown:
        said += _(" (phần so được; cả năm mất {lost}: {unknown})").replace("{unknown}", left_out)
    elif told < whole:
        said += _(" (phần so được; cả năm mất {lost})")
    return (said + again(rows) + ".").format(
        **names, won=words.number(rows.iloc[0]["all_won_back"]), told=words.number(told)
    )


def how_to_compare(rows: pd.DataFrame, year: int) -> str:
    """How points come to be compared where sheets follow no saved framework (rows of `loss_outcomes` of one unit and year); blank
    where all that is not compared follows one."""
    apart = rows[rows["loss_outcome"] == "not_comparable"]
    columns = {year: "framework", year + 1: "next_framework"}
    years = [str(one) for one, column in columns.items() if apart[column].isna().any()]
    if not years:
        return ""
    said = _(
        "Bảng điểm năm {years} chưa theo bộ chỉ số nào đã lưu nên chưa so được điểm. Để so được: ở trang Nạp dữ liệu, chọn lại "
        "từng tệp ấy; chưa có bộ chỉ số thì mở «Lưu cây tiêu chí của bảng này làm bộ chỉ số» ở bước 4, lưu; rồi công bố lại."
    )
    return said.format(years=_(" và ").join(years))


def none_lost(row: Row, year: int) -> str:
    """What is said where no line of a sheet is known to have lost points: that it lost none, where that is known (a row of
    `unit_headline` or `owner_points`)."""
    if (
        is_known(row.get("deduction"))
        and row["deduction"] <= 0
        and is_known(row["is_whole"])
        and row["is_whole"]
    ):
        return _("Bảng điểm năm {year} không có mục nào mất điểm.").format(year=year)
    unknown = unknown_parts(row) if is_known(row.get("is_whole")) else ""
    said = _("Bảng điểm năm {year} chưa cho biết mục nào mất điểm{unknown}.")
    return said.format(year=year, unknown=f": {unknown}" if unknown else "")


def again(rows: pd.DataFrame) -> str:
    """«; 9 mục không lấy lại được điểm nào, nhiều nhất là …», a pattern: braces of titles are doubled."""
    repeated = rows[rows["loss_outcome"].isin(["lost_again", "lost_more"])]
    if repeated.empty:
        return ""
    worst = repeated.sort_values("next_deduction", ascending=False, kind="stable").iloc[0]
    said = _(
        "; {count} mục không lấy lại được điểm nào, nhiều nhất là {title} (năm {next} mất {points})"
    ).format(
        count=words.number(len(repeated), 0),
        title=words.literal(worst["title"]),
        next=worst["year"] + 1,
        points=words.number(worst["next_deduction"]),
    )
    return said.replace("{", "{{").replace("}", "}}")


@ends_with_remark(lambda rows, year, now: flags_of(rows))
def borne(rows: pd.DataFrame, year: int, now: bool) -> str:
    """Who bears most of what a year lost, and what nobody does (rows of `owner_points` of one unit and year); `now`: by the
    newest list of responsibilities."""
    points, unknown = ("present_deduction", "present_unknown") if now else ("deduction", "unknown_count")
    lost = rows[rows[points] > 0] if len(rows) else rows
    if lost.empty:
        whole = first_row(rows)
        return none_lost({**whole, "deduction": whole.get("whole_deduction")}, year)
    parts = [whole_lost(first_row(lost), year)]
    owners = lost[lost["bearer"] == "owner"].sort_values(points, ascending=False, kind="stable")
    if len(owners):
        said = (
            _("**{owner}** nay phụ trách nhiều nhất{known}, {points} điểm")
            if now
            else _("**{owner}** nhiều nhất{known}, {points} điểm")
        )
        first = owners.iloc[0]
        is_sure = not rows[unknown].any() and not (rows["bearer"] == "rest").any()
        known = "" if is_sure else _(" trong phần đã biết")
        told = points_borne(first.to_dict(), points, unknown)
        parts.append(said.format(owner=words.literal(first["owner"]), points=told, known=known))
    for bearer, said in APART.items():
        for row in lost[lost["bearer"] == bearer].to_dict("records"):
            parts.append(_(said).format(points=points_borne(row, points, unknown)))
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}."


def whole_lost(row: Row, year: int) -> str:
    """What a sheet lost altogether (a row of `owner_points`), with what it does not tell, and where its lines lost more than
    its areas say."""
    points = words.at_least(words.number(row["whole_deduction"]), not_whole(row))
    said = _("năm {year} mất **{points}** điểm").format(year=year, points=points)
    if unknown := unknown_parts(row, of_areas=False):
        return f"{said} ({unknown})"
    told = row["areas_deduction"]
    if is_known(told) and row["is_whole"] and row["whole_deduction"] - told > 0.005:
        said += _(" theo từng mục, trong khi các lĩnh vực ghi mất {points}").format(points=words.number(told))
    return said


def points_borne(row: Mapping[Any, Any], points: str, unknown: str) -> str:
    """«1,50», «ít nhất 1,50» where the loss of some of somebody's criteria is not known (a row of `owner_points`)."""
    return words.at_least(words.number(row[points]), is_known(row[unknown]) and row[unknown] > 0)


def owner_found(row: Row, year: int) -> str:
    """What one who answers for criteria lost in a year and has today (a row of `owner_points`)."""
    parts = []
    if is_known(row["deduction"]):
        points = points_borne(row, "deduction", "unknown_count")
        parts.append(_("năm {year} mất **{points}** điểm").format(year=year, points=points))
    if is_known(row["won_back"]):
        said = _("năm {next} lấy lại **{points}**")
        parts.append(said.format(next=year + 1, points=words.number(row["won_back"])))
    if is_known(row["present_deduction"]):
        said = _("các tiêu chí nay phụ trách đã mất **{points}** điểm năm {year}")
        parts.append(said.format(year=year, points=points_borne(row, "present_deduction", "present_unknown")))
    if row["unknown_count"] or row["present_unknown"]:
        none = _("chưa đủ điểm để biết các tiêu chí phụ trách mất bao nhiêu")
    else:
        none = _("chưa có tiêu chí nào mất điểm")
    told = "; ".join(parts) or none
    return f"{told[0].upper()}{told[1:]}."


@ends_with_remark(lambda rows: flags_of(rows))
def to_explain(rows: pd.DataFrame) -> str:
    """How many lines were appraised below their own score, by how much, and how many name no evidence (rows of
    `explanation_lines`, those to explain), and how many are explained already."""
    gaps = int(rows["self_gap"].notna().sum())
    bare = int((rows["evidence_named"] == "without_evidence").sum())
    explained = int(rows["explanation"].notna().sum())
    accepted = int(rows["explanation_state"].isin(("accepted", "partly_accepted")).sum())
    said = _("**{count}** tiêu chí được thẩm định thấp hơn điểm tự chấm, chênh **{points}** điểm")
    said = said.format(count=words.number(gaps, 0), points=words.number(rows.iloc[0]["whole_gap"]))
    if not gaps:
        said = _("Không còn tiêu chí nào được thẩm định thấp hơn điểm tự chấm")
    if explained:
        said += _("; {count} tiêu chí đã có giải trình, {accepted} được chấp nhận").format(
            count=words.number(explained, 0), accepted=words.number(accepted, 0)
        )
    if bare:
        said += _("; {count} tiêu chí chưa nêu tài liệu kiểm chứng").format(count=words.number(bare, 0))
    return f"{said}."


@ends_with_remark(lambda rows, year: flags_of(rows))
def confirmed_in_vain(rows: pd.DataFrame, year: int) -> str:
    """Which limitations were confirmed and lost their points again (rows of `limitation_outcomes` of one unit and year), of
    those whose points can be compared with the next sheet."""
    done = rows[rows["limitation_state"] == "confirmed"]
    known = done[done["known_lost"].notna()]
    vain = known[known["is_lost_in_spite"].astype(bool)]
    counts = {"count": words.number(len(done), 0), "known": words.number(len(known), 0), "next": year + 1}
    if done.empty:
        return _("Chưa hạn chế nào mất điểm được xác nhận khắc phục.")
    if known.empty:
        said = _("{count} hạn chế đã xác nhận khắc phục; không hạn chế nào so được với bảng điểm năm {next}.")
        return said.format(**counts)
    if vain.empty:
        is_whole = len(known) == len(done) and known["untold_lost"].isna().all()
        said = (
            _(
                "{count} hạn chế đã xác nhận khắc phục; không hạn chế nào trong số đó mất lại hết điểm năm {next}."
            )
            if is_whole
            else _(
                "{count} hạn chế đã xác nhận khắc phục; ở phần so được ({known} hạn chế) không hạn chế nào mất lại hết "
                "điểm năm {next}."
            )
        )
        return said.format(**counts)
    worst = first_row(vain.sort_values("lost_next", ascending=False, kind="stable"))
    said = _(
        "**{count}** hạn chế **đã xác nhận nhưng mất lại** năm {next}, nhiều điểm nhất: {limitation} ({points})."
    )
    return said.format(
        count=words.number(len(vain), 0),
        next=year + 1,
        limitation=words.literal(worst["limitation"]),
        points=points_again(worst, year),
    )


def points_again(row: Row, year: int) -> str:
    """What a limitation lost again: «0,50 điểm», «từ 0,10 thành 2,00 điểm» where that is more, and of how many of its points
    nobody can tell (a row of `limitation_outcomes`)."""
    then, now = words.number(row["known_lost"]), words.number(row["lost_next"])
    said = (
        _("từ {then} thành {now} điểm").format(then=then, now=now)
        if row["lost_next"] > row["known_lost"]
        else _("{points} điểm").format(points=now)
    )
    if is_known(row["untold_lost"]):
        apart = _("; {points} điểm khác năm {year} không so được, để riêng")
        said += apart.format(points=words.number(row["untold_lost"]), year=year)
    return said
