"""Choices among the parts of a score sheet: one to look into, some to win back."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from cchc import findings, words
from cchc.language import _
from cchc.ui.address import SEPARATOR, choose_one, choose_part, remember
from cchc.ui.answers import Answer, derived, plain

ALL = "tat-ca"
OWN_CHOICE = "tu-chon"
MOST_PLACES = 10
POINTS = re.compile(r"\d{1,4}(\.\d{1,6})?")


def choose_below(name: str, label: str, parts: Answer, column: str = "part") -> str | None:
    """The part to look into, among those that have parts; None for the whole, and where nothing can be opened.

    `column` holds what the address keeps and what the question takes as $parent.
    """
    below: dict[str, str] = derived(openable, parts, column=column)
    if not below:
        return None
    chosen = choose_one(name, label, {ALL: _("Tất cả")} | below)
    return None if chosen == ALL else chosen


def name_of_part(parts: Answer, part: str, column: str = "part") -> str:
    """How the part that was opened is read, for titles."""
    return str(derived(openable, parts, column=column)[part])


def openable(rows: pd.DataFrame, column: str) -> dict[str, str]:
    """Parts with parts of their own: what the address keeps -> how it is read."""
    return {str(row[column]): part_label(row) for row in rows[rows["has_parts"]].to_dict("records")}


def part_label(row: Any) -> str:
    """«3.2. Thực hiện cơ chế một cửa»."""
    title = words.shown("title", row["title"])
    return title if words.is_missing(row["code"]) else f"{row['code']}. {title}"


def choose_target(targets: Answer) -> dict[str, Any] | None:
    """A target of `scenario_targets`, as its row; None where the officer wants to try freely."""
    rows: dict[str, dict[str, Any]] = derived(targets_by_slug, targets)
    names = {slug: findings.target_name(row) for slug, row in rows.items()}
    options = {slug: name[:1].upper() + name[1:] for slug, name in names.items()}
    return rows.get(choose_part("dich", _("Mục tiêu"), options | {OWN_CHOICE: _("Tự chọn")}))


def targets_by_slug(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The targets by what the address calls them."""
    return {str(row["target"]): plain(row) for row in rows.to_dict("records")}


def choose_places() -> int | None:
    """On how many places to spread what is missing; None for the fewest."""
    chosen = choose_part("so_muc", _("Số mục"), {"it-nhat": _("Ít nhất"), "3": "3", "5": "5"})
    return None if chosen == "it-nhat" else int(chosen)


def choose_gains(parts: Answer) -> list[str]:
    """Which places to win back and how many points at each, as $gains; opens with what is suggested.

    The address keeps them as `lay=3.4:0.78,4.2:1`. Another target or year opens with its own suggestion.
    """
    rows: dict[str, dict[str, Any]] = derived(parts_by_slug, parts)
    suggested = {part: float(row["suggested_gain"]) for part, row in rows.items() if row["is_needed"]}
    wanted = gains_kept(parts, rows) or suggested
    key = f"gains_{parts.key}"
    st.session_state.setdefault(key, list(wanted)[:MOST_PLACES])
    chosen = st.multiselect(
        _("Các mục lấy lại điểm"),
        list(rows),
        format_func=lambda part: part_label(rows[part]),
        key=key,
        max_selections=MOST_PLACES,
        placeholder=_("Chọn hoặc gõ để tìm"),
    )
    gains = {part: points_won(rows[part], wanted.get(part), f"gain_{parts.key}_{part}") for part in chosen}
    remember("lay", SEPARATOR.join(f"{part}:{points:g}" for part, points in gains.items()))
    return [f"{part}:{words.number(points)}" for part, points in gains.items()]


def gains_kept(parts: Answer, rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """What a link says, and on coming back what was chosen before; nothing where target or year are others now."""
    before = st.session_state.get("gains_of")
    st.session_state["gains_of"] = parts.key
    if before is None:
        return gains_asked(st.query_params.get("lay", ""), rows)
    return gains_asked(st.session_state.get("kept_lay", ""), rows) if before == parts.key else {}


def parts_by_slug(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The places where points were lost, by what the address calls them."""
    return {str(row["part"]): plain(row) for row in rows.to_dict("records")}


def gains_asked(text: str, rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """The places and points of an address, as far as they are known here."""
    pairs = [entry.rpartition(":") for entry in text.split(SEPARATOR)]
    return {
        part: float(points) for part, _colon, points in pairs if part in rows and POINTS.fullmatch(points)
    }


def points_won(row: dict[str, Any], wanted: float | None, key: str) -> float:
    """A slider from nothing to all that was lost, in hundredths, written with a comma."""
    lost = float(row["deduction"])
    steps = steps_to(lost)
    start = lost if wanted is None else steps[min(bisect_left(steps, wanted - 0.005), len(steps) - 1)]
    st.session_state.setdefault(key, start)
    label = _("{name} (mất {lost})").format(name=words.literal(part_label(row)), lost=words.number(lost))
    return float(st.select_slider(label, steps, format_func=words.number, key=key))


@lru_cache(maxsize=512)
def steps_to(lost: float) -> list[float]:
    """From nothing to all that was lost, in hundredths."""
    return sorted({*(round(step / 100, 2) for step in range(int(lost * 100 + 1e-6) + 1)), lost})
