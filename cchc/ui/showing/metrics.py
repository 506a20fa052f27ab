"""Large figures with their change, how final they are, and where they were read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from cchc import words
from cchc.sentences.metric import Metric
from cchc.ui.asking.answers import Answer
from cchc.ui.asking.explained import explanation_of
from cchc.ui.showing.chart_files import source_line, source_names
from cchc.ui.showing.provenance import source_panel

# Letters of a word that fit into a card as large as its number.
LONGEST_LARGE = 5
LONGEST_UNBROKEN = 10  # and of one that fits smaller
BEFORE_A_NUMBER = re.compile(r"([^\W\d]+(?: [^\W\d]+)?) ([+\u2212]?[\d.,]+)")  # «ít nhất 1,76»

MOST_WITH_CHANGES = 5  # figures with their change, on one line


def show_metrics(figures: Sequence[Metric], answer: Answer, read_in: Answer | None = None) -> None:
    """Large figures of an answer; «?» says what each is, how it is computed, and where it was read.

    `read_in` is the answer that names the sources, where that is another one. Without figures there is no row.
    """
    if not figures:
        return
    source = sources_text(read_in or answer)
    for row in even_rows(figures):
        show_row(row, answer, source)
    key = "_".join(("figures", answer.name, *(figure.column for figure in figures)))
    with st.container(key=f"below_{key}", horizontal=True, horizontal_alignment="right"):
        source_panel(key, *((answer, read_in) if read_in else (answer,)), is_quiet=True)


def even_rows(figures: Sequence[Metric]) -> list[Sequence[Metric]]:
    """One row of figures, or two of about as many, where they would not stand beside each other with what they are held
    against: a last one alone would be as wide as the page."""
    is_wide = len(figures) > MOST_WITH_CHANGES and any(figure.change for figure in figures)
    half = (len(figures) + 1) // 2
    return [figures[:half], figures[half:]] if is_wide else [figures]


def show_row(figures: Sequence[Metric], answer: Answer, source: str) -> None:
    """Figures beside each other."""
    with st.container(horizontal=True):
        for figure in figures:
            # Streamlit takes only the ASCII hyphen for a minus, and would show a loss as a gain.
            fell = figure.change is not None and figure.change.startswith(words.MINUS)
            about = (explanation_of([figure.column], answer.name), figure.remark, source)
            st.metric(
                figure.label + (badge(figure.about) if figure.value != words.MISSING else ""),
                smaller_words(figure.value),
                figure.change or figure.than or None,
                delta_color="off"
                if not (figure.is_sure and figure.change)
                else "inverse"
                if fell
                else "normal",
                delta_arrow="off" if not figure.change else "down" if fell else "auto",
                delta_description=(figure.than if figure.change else "") or None,
                help="\n\n".join(filter(None, about)),
                border=True,
                height="stretch",
            )


def smaller_words(value: str) -> str:
    """Words are set smaller than numbers: «Trung bình» and «ít nhất 1,76» stay on one line, «không phát sinh» within its card."""
    if len(value) <= LONGEST_LARGE or not value[0].isalpha():
        return value
    if before := BEFORE_A_NUMBER.fullmatch(value):
        return f":small[{before[1]}]\u00a0{before[2]}".replace(" ", "\u00a0")
    if any(map(str.isdigit, value)):
        return value
    unbroken = value.replace(" ", "\u00a0") if len(value) <= LONGEST_UNBROKEN else value
    return f":small[{unbroken}]"


def badge(about: str) -> str:
    """Marks behind a label, of what a figure is where it is not final; nothing behind one that is."""
    parts = [part[:1].upper() + part[1:] for part in about.split("; ") if part]
    return "".join(f" :orange-badge[{words.literal(part)}]" for part in parts)


def show_sources(answer: Answer) -> None:
    """Where the figures above were read."""
    said = sources_text(answer)
    if said:
        st.caption(said)


def sources_text(answer: Answer) -> str:
    """The sources by name; blank where there are none."""
    named = source_names(answer)
    return words.literal(source_line(named)) if named else ""
