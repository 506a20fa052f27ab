"""The ledger of remedies: who took up what was lost, what is late, and how much is confirmed."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flag_of
from cchc.sentences.row import Row, is_known


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
    return _("{late}, giữ **{points}** điểm").format(late=late, points=words.number(row["late_points"]))


def _confirmed(row: Row) -> str:
    if not is_known(row["lost_points"]):
        return _("chưa có bảng điểm để biết mất bao nhiêu điểm")
    lost = words.number(row["lost_points"])
    if not row["limitation_count"]:
        return _("mất **{lost}** điểm").format(lost=lost)
    said = _("việc đã xác nhận ứng với **{points}** trong **{lost}** điểm mất")
    return said.format(points=words.number(row["confirmed_points"]), lost=lost)


def _won_back(row: Row) -> str:
    if not is_known(row["all_won_back"]):
        return ""
    points = words.number(row["all_won_back"])
    if row["known_lost"] < row["all_lost"]:
        said = _("năm sau lấy lại **{points}** trong {known} điểm so được")
        return said.format(points=points, known=words.number(row["known_lost"]))
    return _("năm sau lấy lại **{points}** điểm").format(points=points)


def _untaken(row: Row) -> str:
    if not row["limitation_count"] or not is_known(row["untaken_points"]) or not row["untaken_points"]:
        return ""
    return _("**{points}** điểm chưa có giải pháp, chưa vào sổ").format(
        points=words.number(row["untaken_points"])
    )
