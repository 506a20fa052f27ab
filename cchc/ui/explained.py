"""«Giải thích» beside a table: the formula and ground of each of its computed columns, as «Cách tính» has them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.answers import ask, derived


def explain(columns: Sequence[str]) -> None:
    """What is computed in these columns, behind a button; nothing where all of them stand as they were read."""
    text: str = derived(explanations, ask("formulas"), columns=tuple(columns))
    if text:
        with st.popover(_("Giải thích"), icon=":material/help:"):
            st.markdown(text)


def explanations(formulas: pd.DataFrame, columns: Sequence[str]) -> str:
    """One line of Markdown per formula that a column follows, in reading order."""
    titles = {title for column in columns for title in words.formulas_of(column)}
    rows = formulas[formulas["title"].isin(titles)]
    return "\n".join(explanation(row) for row in rows.to_dict("records"))


def explanation(row: Any) -> str:
    """«Điểm trừ: điểm tối đa − điểm đạt. … Căn cứ: …»."""
    name, formula, note, basis = (in_words(row[part]) for part in ("title", "formula", "note", "basis"))
    ground = _("Căn cứ: {basis}").format(basis=basis)
    return f"- **{name}:** {formula}. " + (f"{note}. " if note else "") + ground


def in_words(text: object) -> str:
    """A text of the question in the language of the screen, for Markdown; empty where there is none."""
    return "" if words.is_missing(text) else words.literal(_(str(text)))
