"""What figures are and how they are computed, as «Cách tính» has it: behind «?» and «Giải thích»."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from cchc import undefined_rates, words
from cchc.language import _
from cchc.ui.asking.answers import Answer, ask, cached_from

NUMBERS = ("integer", "decimal", "percent", "quantity")
DIGIT, LETTER, EDGES = 9, 7.5, 22  # pixels of a digit and a letter in a table, and of both sides of a cell
LONGEST, NEARLY_ALL = 60, 0.95  # letters of a text, and share of the texts, that a column has room for
BESIDE = 24  # letters of every text but the first, where all of them would leave no room for the numbers
PHONE = 184  # pixels of a text on a phone: figures stand in sight beside it, and a tap shows it whole
PAGE = 1040  # pixels of a page on a laptop


def explain(columns: Sequence[str], question: str, *, is_quiet: bool = False) -> None:
    """What is computed in these columns of a question, behind a button; nothing where all of them stand as they were read."""
    text = explanation_of(columns, question)
    if text:
        kind: Literal["secondary", "tertiary"] = "tertiary" if is_quiet else "secondary"
        with st.popover(_("Giải thích"), icon=":material/help:", type=kind, width="content"):
            st.markdown(text)


def explanation_of(columns: Sequence[str], question: str) -> str:
    """The formulas and grounds of these columns as a list in Markdown; empty where nothing is computed."""
    text: str = cached_from(explanations, ask("formulas"), columns=tuple(columns), question=question)
    return text


def computed(answer: Answer) -> list[str]:
    """The columns of an answer that follow a formula and hold anything: what a chart of it can show."""
    return list(cached_from(computed_columns, answer, question=answer.name))


def computed_columns(rows: pd.DataFrame, question: str) -> list[str]:
    """The columns of a question that hold anything and are computed."""
    known = [str(column) for column in rows if rows[column].notna().any()]
    return [column for column in known if words.formulas_of(column, question)]


def column_settings(answer: Answer, columns: Sequence[str], linked: Collection[str] = ()) -> dict[str, Any]:
    """Heading → «?» of the computed columns of a table that scrolls, room for their longest, and which hold links.

    The browser measures the first rows only, and cuts what is longer further down: a number at its first digits.
    """
    rooms = cached_from(column_rooms, answer, columns=tuple(columns))
    if on_a_phone():
        is_text = {column: words.column_format(column) not in NUMBERS for column in rooms}
        rooms = {column: min(room, PHONE) if is_text[column] else room for column, room in rooms.items()}
    texts = {column: explanation_of([column], answer.name) or None for column in columns}
    return {
        words.heading(column): column_type(column, linked)(help=text, width=rooms.get(column))
        for column, text in texts.items()
        if text or column in rooms or column in linked
    }


def on_a_phone() -> bool:
    """Whether a browser says that it is one of a phone, whose screen holds a name and two figures beside each other."""
    return "Mobi" in str(st.context.headers.get("User-Agent", ""))


def column_type(column: str, linked: Collection[str]) -> Callable[..., Any]:
    """The kind of column that a grid has for it."""
    return st.column_config.LinkColumn if column in linked else st.column_config.Column


def column_rooms(rows: pd.DataFrame, columns: Sequence[str]) -> dict[str, int]:
    """Column → pixels, for columns with numbers or texts longer than their heading: every number, and nearly every text."""
    lengths = column_lengths(rows, columns)
    texts = [column for column in lengths if words.column_format(column) not in NUMBERS]
    if sum(room(column, lengths.get(column, 0)) for column in columns) > PAGE:
        lengths |= {column: min(lengths[column], BESIDE) for column in texts[1:]}
    return {
        column: room(column, length)
        for column, length in lengths.items()
        if length > len(words.heading(column))
    }


def room(column: str, length: int) -> int:
    """Pixels of a column whose cells have so many letters, and its heading."""
    is_number = words.column_format(column) in NUMBERS
    letters = max(length, len(words.heading(column)))
    return round((DIGIT if is_number else LETTER) * letters) + EDGES


def column_lengths(rows: pd.DataFrame, columns: Sequence[str]) -> dict[str, int]:
    """Column → letters that its cells have room for, for columns with numbers or texts."""
    lengths, blanks = {}, undefined_rates.undefined_cells(rows)
    for column in columns if len(rows) else ():
        kind = words.column_format(column)
        if kind in (*NUMBERS, "text"):
            written = rows[column].map(lambda value, column=column: len(words.display_text(column, value)))
            most = int(written.quantile(1 if kind in NUMBERS else NEARLY_ALL, "higher"))
            most = max(most, len(_(undefined_rates.NOT_ARISEN))) if column in blanks else most
            lengths[column] = most if kind in NUMBERS else min(most, LONGEST)
    return lengths


def explanations(formulas: pd.DataFrame, columns: Sequence[str], question: str) -> str:
    """A line per formula that a column follows, in reading order; one alone needs no bullet."""
    titles = {title for column in columns for title in words.formulas_of(column, question)}
    lines = [explanation(row) for row in formulas[formulas["title"].isin(titles)].to_dict("records")]
    return "\n".join(lines if len(lines) == 1 else [f"- {line}" for line in lines])


def explanation(row: Any) -> str:
    """«Điểm trừ: điểm tối đa − điểm đạt. … Căn cứ: …»."""
    name, formula, note, basis = (
        translated_markdown(row[part]) for part in ("title", "formula", "note", "basis")
    )
    ground = _("Căn cứ: {basis}.").format(basis=basis)
    return f"**{name}:** {formula}. " + (f"{note}. " if note else "") + ground


def translated_markdown(text: object) -> str:
    """A text of the question in the language of the screen, for Markdown; empty where there is none."""
    return "" if words.is_missing(text) else words.literal(_(str(text)))
