"""The ledger of remedies: who took up what was lost, what is late, and how much is confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flag_of
from cchc.sentences.remedies.outcomes import none_lost
from cchc.sentences.row import Row, first_row, is_known
from cchc.sentences.sums import not_whole, unknown_parts


def remedy_progress(rows: pd.DataFrame, outcomes: pd.DataFrame) -> str:
    """One unit and year (the first row of `remedy_progress`): «18/25 hạn chế đã có người nhận; 4 việc quá hạn, giữ …».

    `outcomes`: `loss_outcomes` of the year, for what came back in the next one.
    """
    row = {str(column): value for column, value in rows.to_dict("records")[0].items()}
    told = ("all_won_back", "known_lost", "all_lost")
    return _progress({**row, **{name: outcomes.iloc[0][name] if len(outcomes) else None for name in told}})


@ends_with_remark(flag_of)
def _progress(row: Row) -> str:
    told = [_limitations(row), _late(row), _confirmed(row), _won_back(row), _untaken(row)]
    sentence = "; ".join(part for part in told if part)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _limitations(row: Row) -> str:
    if not row["limitation_count"]:
        return _("chưa hạn chế nào vào sổ")
    owned, count = words.number(row["owned_limitations"], 0), words.number(row["limitation_count"], 0)
    return _("**{owned}/{count}** hạn chế đã có người nhận").format(owned=owned, count=count)


def _late(row: Row) -> str:
    if not row["late_actions"]:
        return _("không có việc nào quá hạn") if row["open_actions"] else ""
    late = _("**{count}** việc quá hạn").format(count=words.number(row["late_actions"], 0))
    if not row["late_points"]:
        return late
    return _("{late}, giữ **{points}** điểm").format(late=late, points=points_known(row, "late_points"))


def _confirmed(row: Row) -> str:
    unknown = unknown_parts(row, of_areas=False)
    if not is_known(row["lost_points"]):
        if unknown:
            return _("bảng điểm chưa cho biết mất bao nhiêu điểm: {unknown}").format(unknown=unknown)
        if is_known(row["is_whole"]):
            return _("bảng điểm không có mục nào mất điểm")
        return _("chưa có bảng điểm để biết mất bao nhiêu điểm")
    lost, left_out = points_known(row, "lost_points"), f" ({unknown})" if unknown else ""
    if not row["limitation_count"]:
        return _("mất **{lost}** điểm").format(lost=lost) + left_out
    said = _("việc đã xác nhận ứng với **{points}** trong **{lost}** điểm mất")
    return said.format(points=points_known(row, "confirmed_points"), lost=lost) + left_out


def points_known(row: Mapping[Any, Any], name: str) -> str:
    """Points of lost lines, «ít nhất …» where not all lines that they are of tell what they lost (a row of `remedy_progress`)."""
    untold = row.get(name.replace("_points", "_untold"))
    return words.at_least(words.number(row[name]), not_whole(row) if untold is None else untold > 0)


def what_is_missing(rows: pd.DataFrame) -> str:
    """That points are at least so many, and why (rows of `remedy_progress` of one unit and year); empty where all is known."""
    unknown = unknown_parts(first_row(rows), of_areas=False)
    return _("Điểm mất chỉ là phần đã biết: {unknown}.").format(unknown=unknown) if unknown else ""


def nothing_to_remedy(headline: pd.DataFrame, year: int) -> str:
    """What is said where no line is known to have lost points and nothing was taken up (the row of `unit_headline`)."""
    row = first_row(headline)
    if (
        row
        and is_known(row["is_whole"])
        and (not_whole(row) or (is_known(row["deduction"]) and row["deduction"] > 0))
    ):
        return none_lost(row, year)
    return _("Chưa có điểm trừ nào để khắc phục.")


def _won_back(row: Row) -> str:
    if not is_known(row["all_won_back"]):
        return ""
    points = words.number(row["all_won_back"])
    if row["known_lost"] < row["all_lost"] or not_whole(row):
        said = _("năm sau lấy lại **{points}** trong {known} điểm so được")
        return said.format(points=points, known=words.number(row["known_lost"]))
    return _("năm sau lấy lại **{points}** điểm").format(points=points)


def _untaken(row: Row) -> str:
    if not row["limitation_count"] or not is_known(row["untaken_points"]) or not row["untaken_points"]:
        return ""
    left = points_known(row, "untaken_points")
    if (
        row["planned_points"] + row["untaken_points"] < row["lost_points"]
    ):  # of what was taken up, not all has one
        return _("**{points}** điểm chưa vào sổ").format(points=left)
    return _("**{points}** điểm chưa có giải pháp, chưa vào sổ").format(points=left)


def next_step(rows: pd.DataFrame, outcomes: pd.DataFrame, year: int) -> str:
    """What is to be done next about a unit's lost points of a year (its row of `remedy_progress`, its `loss_outcomes`); empty
    where nothing is."""
    row = first_row(rows)
    if not row or not (row["limitation_count"] or is_known(row["lost_points"])):
        return ""
    if not row["limitation_count"]:
        return _(
            "Tiếp theo: đánh dấu «Nhận» những mục muốn khắc phục ở «Đưa vào sổ», hoặc nạp kế hoạch bằng Excel."
        )
    without = row["limitation_count"] - row["owned_limitations"]
    if without:
        said = _(
            "Tiếp theo: ghi giải pháp, người chủ trì, thời hạn cho {count} hạn chế chưa có người nhận, ở «Sửa sổ» hoặc bằng "
            "Excel: «Tải sổ về sửa», điền, nạp lại."
        )
        return said.format(count=words.number(without, 0))
    if row["open_actions"]:
        said = _("Tiếp theo: báo cáo {count} việc chưa xong ở «Đổi tình trạng một việc».")
        return said.format(count=words.number(row["open_actions"], 0))
    if row["awaiting_actions"]:
        said = _("Tiếp theo: xác nhận {count} việc đã báo xong ở «Đổi tình trạng một việc».")
        return said.format(count=words.number(row["awaiting_actions"], 0))
    if (outcomes["loss_outcome"] != "no_sheet").any():
        return ""
    return _("Mọi việc đã xác nhận; bảng điểm năm {next} cho biết lấy lại được bao nhiêu điểm.").format(
        next=year + 1
    )


def how_points_are_held(rows: pd.DataFrame) -> list[str]:
    """How limitations (rows of `limitation_states`) come by their points, where it is not by lines that each alone names."""
    told = []
    if rows["is_divided"].eq(True).any():
        told.append(_("Mục mà nhiều hạn chế cùng nêu được chia đều điểm cho các hạn chế ấy."))
    if by_area := int(rows["is_by_area"].eq(True).sum()):
        said = _("{count} hạn chế chỉ nêu lĩnh vực: giữ phần điểm mà không hạn chế nào nêu rõ tiêu chí.")
        told.append(said.format(count=words.number(by_area, 0)))
    if untold := int(rows["lost_points"].isna().sum()):
        said = _(
            "{count} hạn chế chưa tính được điểm: không nêu tiêu chí, lĩnh vực nào mất điểm trong bảng điểm, hoặc điểm của "
            "lĩnh vực đã thuộc hết các hạn chế nêu rõ tiêu chí."
        )
        told.append(said.format(count=words.number(untold, 0)))
    return told


def remedies_elsewhere(rows: pd.DataFrame) -> list[str]:
    """How many limitations elsewhere cost points of the same criteria, how many won points back, and what may be compared (rows
    of `remedies_elsewhere`)."""
    if rows.empty:
        return [
            _(
                "Chưa đơn vị nào khác có giải pháp cho cùng tiêu chí (dò theo bảng đối chiếu bộ tiêu chí và mã tiêu chí, không "
                "theo chữ)."
            )
        ]
    known = rows[rows["known_lost"].notna()]
    said = _("**{count}** hạn chế nơi khác mất điểm ở cùng tiêu chí").format(count=words.number(len(rows), 0))
    back = _("chưa hạn chế nào so được với năm sau")
    if len(known):
        counts = {"known": len(known), "back": int((known["won_back"] > 0).sum())}
        back = _("trong **{known}** hạn chế so được với năm sau, **{back}** lấy lại được điểm")
        back = back.format(**{name: words.number(count, 0) for name, count in counts.items()})
    told = [f"{said}; {back}."]
    if partly := int((rows["verdict"] == "partial").sum()):
        apart = _(
            "{count} hạn chế thuộc tiêu chí có bộ tiêu chí hoặc điểm tối đa khác: chỉ so tỷ lệ, không so điểm."
        )
        told.append(apart.format(count=words.number(partly, 0)))
    return told


def actions_at_hand(rows: pd.DataFrame) -> str:
    """How many actions somebody has, how many are open, late and confirmed (rows of `remedy_actions`, one at least)."""
    live = rows[rows["action_state"] != "dropped"]
    states, late = live["action_state"], int(live["days_late"].notna().sum())
    counts = {
        "count": len(live),
        "open": int(states.isin(("not_started", "in_progress", "failed")).sum()),
        "late": late,
        "awaiting": int((states == "awaiting").sum()),
        "confirmed": int((states == "confirmed").sum()),
    }
    said = _(
        "**{count}** việc: **{open}** chưa xong (**{late}** quá hạn), {awaiting} chờ xác nhận, **{confirmed}** đã xác nhận."
    )
    return said.format(**{name: words.number(count, 0) for name, count in counts.items()})
