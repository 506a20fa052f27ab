"""The page of a source: what is known of it, and every line that it gave."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.sourcing import document_day, figures_text
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.asking.stored_files import line_in_file, originals_seen
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.provenance import cells_text, say_document
from cchc.ui.showing.tables import columns_with_values

# What lines of these are filed under is the code of an index; those of the 766 index, the day of their report.
OF_INDICES = ("index", "index_readings")


class LinesInWords(Answer):
    """Lines of `source_lines` in words: their figures, and the cells that these were read from."""

    @cached_property
    def rows(self) -> pd.DataFrame:
        """As `Answer.rows`."""
        lines = Answer(self.name, self.given, self.database, self.version)
        told: pd.DataFrame = cached_from(lines_in_words, lines, originals=originals_seen())
        return told

    @cached_property
    def identity(self) -> tuple[Hashable, ...]:
        """Never that of the lines themselves."""
        return self.database, self.version, self.name, self.given, "told", originals_seen()


def lines_in_words(rows: pd.DataFrame, originals: str) -> pd.DataFrame:
    """The lines with `read_figures` in words, and `cells`, for those who see `originals` of the files."""
    lines = [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
    figures = pd.Series([figures_text(line["read_figures"]) or None for line in lines], rows.index, object)
    cells = pd.Series([cells_of(line) for line in lines], rows.index, object)
    titles = [
        words.label("index_type", line["title"]) if line["topic"] in OF_INDICES else line["title"]
        for line in lines
    ]
    return rows.assign(title=titles, read_figures=figures, cells=cells)


def source_choices(rows: pd.DataFrame) -> dict[str, str]:
    """How the sources of `figure_sources` are read in the list of all, by their keys."""
    return {str(row["figure_source"]): name_of_source(row) for row in rows.to_dict("records")}


def name_of_source(about: Mapping[Hashable, Any]) -> str:
    """With its day and how many lines it gave."""
    parts = [str(about["source"])]
    if not words.is_missing(about["decided_on"]):
        parts.append(document_day(str(about["decided_on"])))
    return " · ".join([*parts, _("{count} dòng").format(count=words.number(about["rows"], 0))])


def cells_of(line: Mapping[str, Any]) -> str | None:
    """The cells that a line was read from, as the kept file has them; None where it came from no sheet."""
    found = line_in_file(line)
    return None if found is None else cells_text(found) or None


def show_source(source: str, about: Mapping[str, Any]) -> Answer:
    """What is known of a source, a row of `figure_sources`, and all lines that it gave; gives those that are shown."""
    if words.is_missing(about["file_name"]):
        say_document(about)
    else:
        said = _("Tệp nạp lên: {file}, {person} công bố lúc {moment}.")
        named = {"file": about["file_name"], "person": about["published_by"] or words.MISSING}
        st.caption(words.literal(said.format(**named, moment=words.moment(about["published_at"]))))
    lines = ask("source_lines", figure_source=source)
    told = LinesInWords(lines.name, lines.given, lines.database, lines.version)
    columns = ["topic", "unit", "province", "period", "title", "read_figures", "document", "quote"]
    return table_and_files(
        told, columns_with_values(told, [*columns, "sheet", "row_no", "cells"]), str(about["source"])
    )
