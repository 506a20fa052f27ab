"""What a scenario says: which points reach a target, and what of it cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.changes import LONGEST_NAME, code_and_title
from cchc.sentences.flags import ends_with_remark
from cchc.sentences.row import Row, is_known
from cchc.sentences.sums import unknown_parts


@ends_with_remark(lambda parts, outcome, target: [outcome.get("flag")])
def scenario(parts: pd.DataFrame, outcome: Row, target: Row | None) -> str:
    """Which places reach the target, and what the scenario leaves out; `parts` are the rows of `scenario_parts`."""
    said = places_to_target(parts, outcome, target)
    if not outcome["uncounted_gain"]:
        return said
    beyond = _(
        "{said} Bảng điểm mất nhiều điểm hơn tổng điểm còn thiếu: {points} điểm vượt điểm tối đa, không tính."
    )
    return beyond.format(said=said, points=words.number(outcome["uncounted_gain"]))


def places_to_target(parts: pd.DataFrame, outcome: Row, target: Row | None) -> str:
    """Which places reach the target, or that all that is known to be lost does not."""
    needed = parts[parts["is_needed"]]
    if target is None and not outcome["gain"]:
        said = _(
            "Chưa chọn mục nào để lấy lại điểm: chọn mục hoặc ghi điểm muốn đạt; hiện có **{score}** điểm."
        )
        return said.format(score=words.number(outcome["scenario_score"]))
    if target is None:
        return _("Lấy lại **{gain} điểm** thì đạt **{score}** điểm.").format(
            gain=words.number(outcome["gain"]), score=words.number(outcome["scenario_score"])
        )
    aim = target_name(target)
    if needed.empty:
        unknown = unknown_parts(outcome, of_areas=False)
        short = (
            _("Lấy lại cả **{lost} điểm** đã biết là mất vẫn không đủ {points} điểm để {aim} ({unknown}).")
            if unknown
            else _("Lấy lại cả **{lost} điểm** đã mất vẫn không đủ {points} điểm để {aim}.")
        )
        return short.format(
            lost=words.number(outcome["total_lost"]),
            points=words.number(target["gain_needed"]),
            aim=aim,
            unknown=unknown,
        )
    said = ", ".join(item_won_back(row, is_alone=len(needed) == 1) for row in needed.to_dict("records"))
    return _("Cần thêm **{points} điểm** để {aim}. {count} mục là đủ: {parts}.").format(
        points=words.number(target["gain_needed"]), aim=aim, count=words.number(len(needed), 0), parts=said
    )


def item_won_back(row: Mapping[Any, Any], is_alone: bool) -> str:
    """«**4.1 Tinh giản biên chế** (lấy lại 0,37 trong 1,16)»; of several only the code, where there is one."""
    if is_alone or not is_known(row["code"]):
        name, said = code_and_title(row, LONGEST_NAME), _("**{name}** (lấy lại {gain} trong {lost})")
    else:
        name, said = words.literal(row["code"]), _("**{name}** ({gain})")
    gain, lost = words.number(row["suggested_gain"]), words.number(row["deduction"])
    return said.format(name=name, gain=gain, lost=lost)


def target_name(target: Row) -> str:
    """What a target of `scenario_targets` is, as the end of a sentence."""
    if target["kind"] == "class":
        return _("lên loại {name}").format(name=words.literal(target["class"]))
    if target["kind"] == "rank":
        return _("lên {places} bậc").format(places=words.number(target["step"], 0))
    if target.get("target_unit") == "%":
        return _("đạt tỷ lệ {ratio} %").format(ratio=words.quantity(target["target_score"]))
    if target.get("target_comparison") == ">":
        return _("đạt hơn {points} điểm").format(points=words.quantity(target["goal"]))
    return _("đạt {points} điểm").format(points=words.quantity(target["goal"]))


def unknown_in_scenario(outcome: Row) -> list[str]:
    """Why a scenario has no ratio, class or rank, a sentence for each reason."""
    if is_known(outcome["total_known_areas"]):
        known = words.rank(outcome["total_known_areas"], outcome["total_areas"])
        said = _("Tổng điểm mới cộng từ {known} lĩnh vực: chưa tính được tỷ lệ, xếp loại và hạng.")
        return [said.format(known=known)]
    if not is_known(outcome["ratio"]):
        return [_("Chưa biết điểm tối đa của tổng điểm: chưa tính được tỷ lệ, xếp loại và hạng.")]
    told = []
    if not outcome["has_thresholds"]:
        told.append(_("Chưa tính được xếp loại: chưa biết ngưỡng của tỉnh."))
    if not is_known(outcome["rank_now"]):
        said = _("Chưa đủ điểm của các đơn vị cùng bảng xếp hạng năm {year}: nạp bảng xếp hạng để tính hạng.")
        told.append(said.format(year=outcome["year"]))
    return told
