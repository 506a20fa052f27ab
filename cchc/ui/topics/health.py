"""The integrity checks of the database, as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cchc.store import open_store
from cchc.ui.showing.tables import show_table


def check_results() -> pd.DataFrame:
    """One row per check of `queries/checks/`: its name, how many rows offend, and the outcome; run once per data version."""
    store = open_store()
    return _check_results(store.path, store.version().number)


@st.cache_resource(max_entries=4, show_spinner=False)
def _check_results(database: str, _version: int) -> pd.DataFrame:
    found = open_store(database).offences()
    rows = [(name, count, "failed" if count else "passed") for name, count in sorted(found.items())]
    return pd.DataFrame(rows, columns=["check", "offences", "outcome"])


def show_checks() -> None:
    """Every check with how many rows it finds wrong."""
    show_table(check_results(), ["check", "outcome", "offences"])
