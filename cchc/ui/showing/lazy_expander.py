"""Boxes that are filled when somebody opens them: a closed one costs neither the server nor the browser anything.

No fragment: decision 0036.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

# Whether they stand open at first: for tests, which look into all of them.
OPEN = False


def lazy_expander(label: str, icon: str, key: str, fill: Callable[[], object]) -> None:
    """A box of this label, closed at first, which `fill` fills. It stays open when filters change."""
    shown = st.expander(label, OPEN, icon=icon, key=f"open_{key}", on_change="rerun")
    if shown.open:
        with shown:
            fill()
