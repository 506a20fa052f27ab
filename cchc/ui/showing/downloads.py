"""A table with the files that can be taken away of it, behind a chart or as the answer itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from cchc import sentences
from cchc.language import _
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.showing import tables
from cchc.ui.showing.arranging import arrange, how_arranged, is_arranged, say_what_counts
from cchc.ui.showing.exports import exports
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.linked import Links
from cchc.ui.showing.metrics import show_sources
from cchc.ui.showing.page_blocks import TableBlock, note_table
from cchc.ui.showing.tables import show_table


def details(
    answer: Answer,
    columns: Sequence[str],
    unit: str | None = None,
    is_open: bool = False,
    links: Links | None = None,
    name: str = "",
    in_files: Sequence[str] = (),
) -> Answer:
    """The table behind a chart, with its export and source; `is_open` where the table is the answer itself.

    `links`: where its cells lead; files have what stands in them. `in_files`: columns that only files have
    room for. `name` tells it from another table of its question on the page, where both can be long. Gives the rows that
    are shown: a headline that counts them follows what is searched.
    """
    shown = answer
    if is_open:
        shown = table_and_files(answer, columns, unit, links, name, in_files)
    else:
        fill = partial(table_and_files, answer, columns, unit, links, name, in_files)
        note_table(TableBlock(answer, [*with_flags(answer, columns), *in_files], unit))
        lazy_expander(_("Xem bảng"), ":material/table:", f"{answer.name}_{len(columns)}", fill)
    show_sources(answer)
    return shown


def table_and_files(
    answer: Answer,
    columns: Sequence[str],
    unit: str | None = None,
    links: Links | None = None,
    name: str = "",
    in_files: Sequence[str] = (),
) -> Answer:
    """A table with its export; a long one is sorted and searched for both, and stays so where a filter makes it short.

    `name` tells it from its like on the page. Gives the rows that are shown.
    """
    columns = with_flags(answer, columns)
    is_long = len(answer.rows) > tables.SHORT_TABLE or is_arranged(answer, name)
    shown = arrange(answer, columns, name) if is_long else answer
    if shown.is_empty and is_long:
        st.info(_("Không có dòng nào có chữ cần tìm."))
    else:
        show_table(shown, columns, links)
        exports(shown, [*columns, *in_files], unit, how_arranged(shown) if is_long else {})
        if is_long:
            say_what_counts()
    return shown


def with_flags(answer: Answer, columns: Sequence[str]) -> list[str]:
    """These columns and those that say how final the figures are."""
    return [*columns, *(each for each in cached_from(flag_columns, answer) if each not in columns)]


def flag_columns(rows: pd.DataFrame) -> list[str]:
    """The columns that say how final these figures are, where some are not."""
    return [
        column for column in ("flag", "previous_flag") if sentences.remarks(sentences.flags_of(rows, column))
    ]
