"""Choices among the parts of a score sheet: one to look into, some to win back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import Answer, blanks_as_none, cached_from
from cchc.ui.visit.address import (
    SEPARATOR,
    asked_or_previous,
    changed_outside,
    choose_one,
    choose_part,
    ignored_choices,
    set_choice,
    write_choice,
)
from cchc.ui.visit.unshown import note_unshown, shown_instead

ALL = "tat-ca"
MOST_PLACES = 10
BY_HAND = "gains_changed_by_hand"
POINTS = re.compile(r"\d{1,4}(\.\d{1,6})?")


def choose_below(
    name: str, label: str, parts: Answer, column: str = "part", below: Mapping[str, str] | None = None
) -> str | None:
    """The part to look into, among those that have parts; None for the whole, and where nothing can be opened.

    `column` holds what the address keeps and what the question takes as $parent; a new choice takes the parts `below`
    it (name → label) out of the address, which name nothing where nothing is opened here.
    """
    found: dict[str, str] = cached_from(openable, parts, column=column)
    inner = dict(below or {})
    chosen = choose_one(name, label, {ALL: _("Tất cả")} | found, drops=list(inner)) if found else ALL
    if chosen != ALL:
        return chosen
    for each, called in (inner if found else {name: label, **inner}).items():
        note_part_that_is_not_there(each, called)
    return None


def note_part_that_is_not_there(name: str, label: str) -> None:
    """Nothing can be opened here, whatever the address names."""
    if (wanted := asked_or_previous(name, ALL)) != ALL:
        note_unshown(shown_instead(label, wanted, _("Tất cả")), partial(set_choice, name, ALL))


def name_of_part(parts: Answer, part: str, column: str = "part") -> str:
    """How the part that was opened is read, for titles."""
    return str(cached_from(openable, parts, column=column)[part])


def row_of_part(parts: Answer, part: str) -> dict[str, Any]:
    """The line of the part that was opened, of rows of `deduction_parts`."""
    rows: dict[str, dict[str, Any]] = cached_from(rows_by_code, parts)
    return rows[part]


def rows_by_code(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The lines by their code."""
    return {str(row["code"]): blanks_as_none(row) for row in rows.to_dict("records")}


def openable(rows: pd.DataFrame, column: str) -> dict[str, str]:
    """Parts with parts of their own: what the address keeps -> how it is read."""
    return {str(row[column]): part_label(row) for row in rows[rows["has_parts"]].to_dict("records")}


def part_label(row: Any) -> str:
    """«3.2. Thực hiện cơ chế một cửa»."""
    title = words.display_value("title", row["title"])
    return title if words.is_missing(row["code"]) else f"{row['code']}. {title}"


def choose_spread() -> int | None:
    """On how many places to spread what is missing; None for the fewest."""
    places = {"it-nhat": None, "3": 3, "5": 5}
    names = {slug: _("Ít nhất") if count is None else slug for slug, count in places.items()}
    return places[choose_part("so_muc", _("Số mục"), names)]


def choose_gains(parts: Answer) -> list[str]:
    """Which places to win back and how many points at each, as $gains; opens with what is suggested.

    The address keeps them as `lay=3.4:0.78,4.2:1`, as `lay=` where nothing is won back. Another target or year opens with
    its own suggestion.
    """
    rows: dict[str, dict[str, Any]] = cached_from(parts_by_slug, parts)
    suggested = {part: float(row["suggested_gain"]) for part, row in rows.items() if row["is_needed"]}
    text, is_anew = remembered_gains(parts)
    found, strange = parse_gains(text or "", rows)
    is_told = bool(found) or (text is not None and not strange)
    wanted = found if is_told else dict(list(suggested.items())[:MOST_PLACES])
    key, label = f"gains_{parts.key}", _("Các mục lấy lại điểm")
    if is_anew or key not in st.session_state:
        st.session_state[key] = list(wanted)
    by_hand = partial(st.session_state.__setitem__, BY_HAND, text)
    chosen = st.multiselect(
        label,
        list(rows),
        format_func=lambda part: part_label(rows[part]),
        key=key,
        max_selections=MOST_PLACES,
        placeholder=_("Chọn hoặc gõ để tìm"),
        on_change=by_hand,
    )
    gains = {
        part: points_won(rows[part], wanted.get(part), f"gain_{parts.key}_{part}", is_anew, by_hand)
        for part in chosen
    }
    said = SEPARATOR.join(f"{part}:{points:g}" for part, points in gains.items())
    if text and strange and st.session_state.get(BY_HAND) != text:
        note_unshown(ignored_choices(label, strange), partial(set_choice, "lay", said))
        write_choice("lay", text)
    else:
        write_choice("lay", said)
    return [f"{part}:{words.number(points)}" for part, points in gains.items()]


def remembered_gains(parts: Answer) -> tuple[str | None, bool]:
    """What a link says, and on coming back what was chosen before; None where target or year are others now.

    And whether it is to be taken up anew, whatever the widgets hold.
    """
    before, now = st.session_state.get("gains_of"), repr(parts.given)
    st.session_state["gains_of"] = now
    if before is None or changed_outside("lay"):
        return st.query_params.get("lay"), True
    return (asked_or_previous("lay", ""), False) if before == now else (None, False)


def parts_by_slug(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The places where points were lost, by what the address calls them."""
    return {str(row["part"]): blanks_as_none(row) for row in rows.to_dict("records")}


def parse_gains(text: str, rows: dict[str, dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """The places and points of an address as far as they can be won here, and the entries that cannot, as they stand."""
    found: dict[str, float] = {}
    strange: list[str] = []
    for entry in filter(str.strip, text.split(SEPARATOR)):
        part, _colon, points = entry.rpartition(":")
        is_new = part in rows and part not in found and len(found) < MOST_PLACES
        if is_new and POINTS.fullmatch(points) and float(points) <= float(rows[part]["deduction"]) + 0.005:
            found[part] = float(points)
        else:
            strange.append(entry)
    return found, strange


def points_won(
    row: dict[str, Any], wanted: float | None, key: str, is_anew: bool, by_hand: Callable[[], None]
) -> float:
    """A slider from nothing to all that was lost, in hundredths, written with a comma."""
    lost = float(row["deduction"])
    steps = steps_to(lost)
    start = lost if wanted is None else steps[min(bisect_left(steps, wanted - 0.005), len(steps) - 1)]
    if is_anew or key not in st.session_state:
        st.session_state[key] = start
    label = _("{name} (mất {lost})").format(name=words.literal(part_label(row)), lost=words.number(lost))
    points: float = st.select_slider(label, steps, format_func=words.number, key=key, on_change=by_hand)
    return points


@lru_cache(maxsize=512)
def steps_to(lost: float) -> list[float]:
    """From nothing to all that was lost, in hundredths."""
    return sorted({*(round(step / 100, 2) for step in range(int(lost * 100 + 1e-6) + 1)), lost})
