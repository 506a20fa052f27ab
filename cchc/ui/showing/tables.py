"""Rows as a table on the screen: Vietnamese headings and values, the own row marked, a long one in a grid that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count as counting
from typing import Any

import pandas as pd
import streamlit as st

from cchc import index_points, undefined_rates, words
from cchc.browser.written import written_once
from cchc.language import _
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.asking.explained import column_settings, on_a_phone
from cchc.ui.showing.linked import Links, with_links
from cchc.ui.showing.on_paper import paper_table

SHORT_TABLE = 40
GROUNDS = ("framework", "decision")
SHORT_TEXT = 16  # characters that a cell keeps on one line
# The accent colour, thin enough for writing of either theme to stand on it.
OWN_ROW = "background-color: rgba(43, 116, 196, 0.18); font-weight: 700"
# What a person scrolls through; more would only make the page slow, and the export has all of them.
MOST_ROWS = 1_000
# Names of written tables; no two of this server are alike.
TABLES = counting(1)


def show_table(shown: Answer | pd.DataFrame, columns: Sequence[str], links: Links | None = None) -> None:
    """Rows as people write them: STT first, `78,97`, numbers right; a long one scrolls, and stands whole on paper."""
    if isinstance(shown, Answer):
        rows, styled = shown.rows, cached_from(written_table, shown, columns=tuple(columns), links=links)
    else:
        rows, styled = shown, styled_table(shown, columns)
    if len(rows) <= SHORT_TABLE:
        st.table(styled)
    else:
        about = (
            column_settings(shown, columns, links(rows.head(1)) if links else ())
            if isinstance(shown, Answer)
            else None
        )
        st.dataframe(styled, hide_index=True, height=520, placeholder=words.MISSING, column_config=about)
        if isinstance(shown, Answer):
            st.html(cached_from(paper_table, shown, columns=tuple(columns)))
    if len(rows) > MOST_ROWS:
        many, all_rows = words.number(MOST_ROWS, 0), words.number(len(rows), 0)
        said = _("Trên màn hình là {many} dòng đầu trong {all} dòng; tệp tải về có đủ. Lọc để thu hẹp.")
        st.caption(said.format(many=many, all=all_rows))


def written_table(rows: pd.DataFrame, columns: Sequence[str], links: Links | None = None) -> Any:
    """The rows that the screen shows, written out once for everybody who looks."""
    return written_once(styled_table(rows, columns, links), f"{next(TABLES):x}")


def styled_table(rows: pd.DataFrame, columns: Sequence[str], links: Links | None = None) -> Any:
    """The rows that the screen shows, as people write them, the own one marked."""
    literal = len(rows) <= SHORT_TABLE  # `st.table` reads its cells as Markdown
    some = rows.head(MOST_ROWS)
    leads = links(some) if links else {}
    styled = with_index_points(numbered(some[list(columns)].assign(**leads), literal), some, columns)
    styled = with_links(write_undefined_rates(styled, some, columns), some, leads, literal)
    own = [bool(mark) for mark in some["is_own"]] if "is_own" in rows else []
    return with_own_marked(styled, own, literal)


def numbered(rows: pd.DataFrame, literal: bool = False) -> Any:
    """A styled frame: Vietnamese headings and values; sorting still goes by the number behind.

    `literal` for `st.table`, which reads its cells as Markdown.
    """
    columns = [str(column) for column in rows.columns]
    frame = rows.reset_index(drop=True)
    frame.insert(0, "stt", range(1, len(frame) + 1))
    frame.columns = pd.Index([words.heading(column) for column in ["stt", *columns]])
    writers: dict[Any, Any] = {words.heading(column): writer(column, literal) for column in ["stt", *columns]}
    for column, digits in words.common_decimals(rows, columns).items():
        writers[words.heading(column)] = partial(words.number, digits=digits)
    return frame.style.format(writers)


def with_index_points(styled: Any, rows: pd.DataFrame, columns: Sequence[str]) -> Any:
    """The points of indices, each with the decimals of its index."""
    known = index_points.point_digits(rows)
    points = [words.heading(column) for column in columns if column in index_points.INDEX_POINTS]
    for digits in sorted(set(known.values())) if points else []:
        places = [place for place, count in known.items() if count == digits]
        styled = styled.format(partial(words.number, digits=digits), subset=pd.IndexSlice[places, points])
    return styled


def write_undefined_rates(styled: Any, rows: pd.DataFrame, columns: Sequence[str]) -> Any:
    """The blanks of 0 ÷ 0 told from those where nothing is known."""
    for column, places in undefined_rates.undefined_cells(rows).items():
        if column in columns:
            said = on_one_line(_(undefined_rates.NOT_ARISEN))
            cells = pd.IndexSlice[places, [words.heading(column)]]
            styled = styled.format(None, na_rep=said, subset=cells)
    return styled


def with_own_marked(styled: Any, own: Sequence[bool], literal: bool = False) -> Any:
    """The own row tinted, bold and with a mark before its name, so that it is found again after sorting."""
    mine = [place for place, mark in enumerate(own) if mark]
    if not mine:
        return styled
    escape = words.literal if literal else str
    return styled.apply(lambda row: [OWN_ROW] * len(row), axis=1, subset=pd.IndexSlice[mine, :]).format(
        lambda value: f"▶ {escape(value)}", subset=pd.IndexSlice[mine, styled.columns[1:2]]
    )


def writer(column: str, literal: bool) -> Callable[[Any], str]:
    """How a value of this column is written on screen; short values never break over two lines."""
    escape = words.literal if literal else str
    if words.column_format(column) != "text":
        # A plan is a number among measures and a name among tasks.
        return lambda value: (escape if isinstance(value, str) else str)(
            on_one_line(words.display_value(column, value))
        )
    if words.is_coded(column):
        return lambda value: escape(on_one_line(words.display_value(column, value)))
    return lambda value: escape(words.display_text(column, value))


def on_one_line(text: str) -> str:
    """A short text with spaces that never break; a long one as it is, for it would run over its cell."""
    return text.replace(" ", "\u00a0") if len(text) <= SHORT_TEXT else text


def readable_columns(answer: Answer) -> list[str]:
    """The columns of an answer that mean something to people: those of the glossary that hold anything; names of what the
    figures are by come after the figures, and what says the same of every row after those."""
    known = [
        str(c) for c in answer.rows.columns if words.has_heading(str(c)) and answer.rows[c].notna().any()
    ]
    same = cached_from(columns_alike, answer, columns=tuple(known)) if len(answer.rows) > 1 else []
    texts = [column for column in known if words.column_format(column) == "text"]
    later = texts[1:] if on_a_phone() else []  # its screen holds a name and two figures
    return sorted(known, key=lambda column: (column in same, column in GROUNDS, column in later))


def columns_with_values(answer: Answer, columns: Sequence[str]) -> list[str]:
    """Of these columns those that say anything of the answer's rows, be it «không phát sinh»."""
    blanks = cached_from(undefined_rates.undefined_cells, answer)
    return [column for column in columns if answer.known(column) or column in blanks]


def columns_that_differ(answer: Answer, columns: Sequence[str], may_go: Sequence[str]) -> list[str]:
    """These columns without those of `may_go` that say the same of every row: what is said of all is said once, below."""
    alike = cached_from(columns_alike, answer, columns=tuple(may_go))
    return [column for column in columns if column not in alike]


def columns_alike(rows: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """Of these columns those that say the same of every row."""
    return [column for column in columns if rows[column].nunique(dropna=False) <= 1]


def columns_without_repeats(answer: Answer, columns: Sequence[str], repeats: Mapping[str, str]) -> list[str]:
    """Of these columns those that say something of their own; `repeats`: column → another one that may say the same of all."""
    told: list[str] = cached_from(repeated_columns, answer, repeats=tuple(repeats.items()))
    return [column for column in columns if column not in told]


def repeated_columns(rows: pd.DataFrame, repeats: Sequence[tuple[str, str]]) -> list[str]:
    """The first of each pair of columns that are the same in all rows."""
    return [
        column
        for column, other in repeats
        if (rows[column].eq(rows[other]) | (rows[column].isna() & rows[other].isna())).all()
    ]
