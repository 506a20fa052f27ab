"""Boxes for a day and a year: typed as text, shown back as understood, refused at the box where they are none.

Streamlit's own date box takes «15/13/2026» for 15/03/2026 and «5/1/2026» for a day of December, digit by digit; its number
box reads in the manner of the browser.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from cchc import words
from cchc.intake.typed import parse_typed_day, parse_typed_year
from cchc.language import _

EXAMPLE = "15/11/2026"


def day_fault(text: str, between: tuple[date, date] | None = None) -> str:
    """Why a text is no day that can be taken; blank where it is one, or nothing was typed."""
    day = parse_typed_day(text)
    if text and day is None:
        said = _("«{text}» không phải là một ngày. Hãy ghi ngày/tháng/năm, như 15/11/2026.")
        return said.format(text=text)
    if day is not None and between and not between[0] <= day <= between[1]:
        first, last = map(words.date, between)
        return _("«{text}» nằm ngoài khoảng từ {first} đến {last}.").format(text=text, first=first, last=last)
    return ""


def type_day(label: str, key: str, place: Any) -> tuple[date | None, bool]:
    """The day in a box, and whether what stands there can be taken: a blank can."""
    typed = place.text_input(label, key=key, placeholder=EXAMPLE, on_change=partial(write_out, key))
    text = (typed or "").strip()
    if fault := day_fault(text):
        place.error(words.literal(fault))
    return parse_typed_day(text), not fault


def write_out(key: str) -> None:
    """When somebody typed a day: it is written as it was understood."""
    if day := parse_typed_day(st.session_state[key]):
        st.session_state[key] = words.date(day)


def type_year(
    label: str, key: str, known: int | None, place: Any = st, hint: str = ""
) -> tuple[int | None, bool]:
    """The year in a box, and whether what stands there can be taken: a blank can."""
    text = place.text_input(label, str(known or ""), key=key, placeholder=hint).strip()
    year = parse_typed_year(text)
    if text and year is None:
        said = _("«{text}» không phải là một năm. Hãy ghi bốn chữ số, như 2026.").format(text=text)
        place.error(words.literal(said))
        return None, False
    return year, True
