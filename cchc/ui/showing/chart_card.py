"""A chart as a page shows it: title and colour key, what its figures are, the drawing, its sources and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.charts.drawing.not_final import signs
from cchc.charts.drawing.theme import alt_text, title_of
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.asking.comparability import verdict_text
from cchc.ui.asking.explained import computed, explain
from cchc.ui.showing.chart_files import chart_files
from cchc.ui.showing.page_blocks import ChartBlock, note_chart
from cchc.ui.showing.provenance import source_panel

CHARTS = "cchc.charts."  # the room whose functions draw from rows alone
CHART_SETTINGS = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def draw_chart(build: Callable[..., Any], *answers: Answer, apart: object = "", **options: Any) -> None:
    """A chart of these answers; `apart` tells it from others of the same question on one page."""
    key = "_".join(filter(None, ("chart", build.__name__, answers[0].name, words.slug(str(apart)))))
    drawn_by = (build.__module__, build.__qualname__) if build.__module__.startswith(CHARTS) else None
    show_chart(cached_from(build, *answers, **options), key, *answers, drawn_by=drawn_by, options=options)


def show_chart(
    figure: Any,
    key: str,
    *answers: Answer,
    drawn_by: tuple[str, str] | None = None,
    options: Mapping[str, Any] = MappingProxyType({}),
    **clicks: Any,
) -> None:
    """A finished figure under its title and colour key, with its files; `clicks` are settings of `st.plotly_chart`."""
    title, entries = title_of(figure)
    compared = verdict_text(answers[0])
    told = cached_from(finality_text, *(answer for answer in answers if answer.name != "index_breaks"))
    flags = f"{signs(figure)} {told}".strip() if told else ""
    st.html(chart_head(title, [*entries, *([f"<b>{escape(flags)}</b>"] if flags else [])]))
    alt = ". ".join(filter(None, (alt_text(figure), flags, compared)))
    st.plotly_chart(figure, config=CHART_SETTINGS, alt=alt, key=key, **clicks)
    with st.container(
        key=f"below_{key}", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    ):
        explain(computed(answers[0]), answers[0].name, is_quiet=True)
        source_panel(key, *answers, is_quiet=True)
        remark = ". ".join(filter(None, (flags, compared)))
        chart_files(title, key, *answers, remark=remark)
    note_chart(key, ChartBlock(figure, title, remark, answers, drawn_by, options))


def finality_text(*rows: pd.DataFrame) -> str:
    """What has to be said beside these figures, since not all are final; blank where they are."""
    return sentences.remarks(flag for part in rows if "flag" in part for flag in part["flag"])


def chart_head(title: str, entries: Sequence[str]) -> str:
    """The title wraps as the page allows. Entries come from `charts`, which lets no tag of a file's text through."""
    colours = "".join(f"<span>{entry}</span>" for entry in entries)
    return f'<p class="chart-title">{escape(title)}</p>' + (
        f'<p class="chart-key">{colours}</p>' if colours else ""
    )
