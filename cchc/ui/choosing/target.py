"""The target of a scenario: one that is held, or any number of points that somebody types beside them."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.intake.typed import TypedNumber, parse_typed_number
from cchc.language import _
from cchc.reading.figures.quantities import quantity_of
from cchc.ui.asking.answers import Answer, ask, blanks_as_none, cached_from
from cchc.ui.visit.address import asked_or_previous, choose_part, set_choice

TARGET = "dich"
OWN_CHOICE = "tu-chon"
GOAL = re.compile(r"diem-(\d{1,4}(?:\.\d{1,6})?)")
BOX, REFUSED = "typed_goal", "refused_goal"


def choose_target(sheet: dict[str, Any], outcome: Answer) -> dict[str, Any] | None:
    """A target of `scenario_targets` of a sheet (unit and year), as its row; None where the officer wants to try freely.

    The plan's own target comes first. Any points may be typed beside them; the address keeps those as `dich=diem-85.5`.
    `outcome` is what the unit has, of `scenario_outcome`; without it there is nothing to choose.
    """
    written = asked_or_previous(TARGET, "")
    typed = GOAL.fullmatch(written)
    goal = float(typed[1]) if typed else None
    rows: dict[str, dict[str, Any]] = cached_from(
        targets_by_slug, ask("scenario_targets", **sheet, goal=goal)
    )
    if "goal-1" in rows:
        rows = {written if slug == "goal-1" else slug: row for slug, row in rows.items()}
    names = {slug: sentences.target_name(row) for slug, row in rows.items()}
    options = {slug: name[:1].upper() + name[1:] for slug, name in names.items()}
    options |= {OWN_CHOICE: _("Tự chọn")}
    chosen = choose_part(TARGET, _("Mục tiêu"), options, is_view=False)
    if not outcome.is_empty and outcome.first["max_score"] is not None:
        type_goal(chosen, outcome.first)
    return rows.get(chosen)


def targets_by_slug(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The targets by what the address calls them."""
    return {str(row["target"]): blanks_as_none(row) for row in rows.to_dict("records")}


def type_goal(chosen: str, has: dict[str, Any]) -> None:
    """A box for any points: taken when it is left, refused below the filters with the reason, empty beside a held target."""
    typed = GOAL.fullmatch(chosen)
    beside = (chosen, float(has["score"]), float(has["max_score"]))
    if st.session_state.get(REFUSED, ((), ""))[0] != beside:
        st.session_state[BOX] = words.quantity(float(typed[1])) if typed else ""
        st.session_state.pop(REFUSED, None)
    st.text_input(
        _("Hoặc ghi điểm muốn đạt"),
        key=BOX,
        placeholder=words.quantity(has["max_score"]),
        width=170,
        on_change=take_goal,
        args=beside,
    )


def take_goal(chosen: str, score: float, most: float) -> None:
    """What somebody typed becomes the target, or is refused with the reason."""
    st.session_state.pop(REFUSED, None)
    typed = parse_typed_number(st.session_state[BOX], quantity_of("score", "", None, most))
    if fault := fault_of_goal(typed, score, most):
        st.session_state[REFUSED] = (chosen, score, most), fault
    elif typed.value is not None:
        set_choice(TARGET, f"diem-{typed.value:.6f}".rstrip("0").rstrip("."))


def fault_of_goal(typed: TypedNumber, score: float, most: float) -> str:
    """Why typed points are no target of a unit with this score and maximum; blank where they are, or nothing was typed."""
    if not typed.text:
        return ""
    if typed.value is None:
        return typed.fault or _("«{text}» có thể là hai số. Hãy ghi như 85,5.").format(text=typed.text)
    if typed.value > score:
        return ""
    said = _("Đơn vị đã có {score} điểm: hãy ghi số lớn hơn, tối đa {most}.")
    return said.format(score=words.number(score), most=words.number(most))


def say_refused_goal() -> None:
    """Why the points that were typed are no target, where they are none."""
    _beside, why = st.session_state.get(REFUSED, ((), ""))
    if why:
        st.error(words.literal(why), icon=":material/error:")
