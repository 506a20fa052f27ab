"""A figure on which a click chooses: the choice goes into the address, and so into every other part of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.showing.chart_card import show_chart
from cchc.ui.visit.address import set_choice


def draw_to_choose(name: str, build: Callable[..., Any], *answers: Answer, **options: Any) -> None:
    """A chart whose marks carry slugs of the filter `name` as `customdata[0]`; a click on one chooses it."""
    made = cached_from(build, *answers, **options)
    # A new key after each choice: a chart that remembers its selection would take the next click on it as undoing.
    key = f"chosen_on_{build.__name__}_{name}_{st.query_params.get(name)}"
    show_chart(made, key, *answers, on_select=partial(take_choice, name, key), selection_mode="points")


def take_choice(name: str, key: str) -> None:
    """The clicked mark's slug goes into the address; a click beside all marks changes nothing."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        set_choice(name, str(points[0]["customdata"][0]))
