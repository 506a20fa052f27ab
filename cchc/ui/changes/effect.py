"""Step 4: what publishing or taking back would change, before it is done."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.exporting import export_file
from cchc.language import _, current_language, set_language
from cchc.store import open_store
from cchc.store.difference import Difference
from cchc.ui.asking.explained import NUMBERS
from cchc.ui.showing.exports import MIME
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.tables import show_table
from cchc.ui.visit.made_up import file_name
from cchc.writing.write import export_name

SHOWN, SENTENCES = 100, 10
KINDS = ("added", "changed", "removed")
READ = ["unit", "period", "row_name", "figure", "before", "after", "change", "difference"]
# Kinds of numbers, and the decimals that they are written with at least.
FEWEST = {"decimal": 2, "percent": 1, "quantity": 0, "integer": 0, "rank": 0}


def show_effect(difference: Difference, key: str) -> None:
    """Counts, the effect on each unit's total, the figures with the largest change first, and all of them as a file."""
    if difference.figures.empty:
        st.info(_("Không có gì khác với số liệu đang dùng."))
        return
    kinds = [*KINDS, "kept"] if difference.count("kept") else KINDS
    counts = [(words.label("difference", kind), difference.count(kind)) for kind in kinds]
    st.markdown(
        " · ".join(
            _("{kind}: **{count}** số liệu").format(kind=kind, count=words.number(count, 0))
            for kind, count in counts
        )
    )
    sentences = effects(difference.totals)
    for line in sentences[:SENTENCES]:
        st.markdown(f"- {line}")
    if len(sentences) > SENTENCES:
        st.caption(_("Và {count} đơn vị khác: xem bảng.").format(count=len(sentences) - SENTENCES))
    name = _("Xem từng số liệu khác biệt")
    lazy_expander(name, ":material/difference:", f"difference_{key}", partial(show_figures, difference, key))


def show_figures(difference: Difference, key: str) -> None:
    """How much changes for whom, and the figures one by one."""
    figures = difference.figures
    units = figures.drop_duplicates(["unit", "province", "period"])
    if len(units) > 1:
        show_table(units, ["unit", "province", "period", *KINDS])
    shown = figures.head(SHOWN)
    changes = [signed_difference(row) for row in shown.to_dict("records")]
    told = readable_figures(shown).assign(exact_change=pd.Series(changes, index=shown.index, dtype=object))
    columns = READ if len(units) > 1 else READ[2:]  # without unit and period where all figures have the same
    show_table(told, ["exact_change" if column == "change" else column for column in columns])
    if len(figures) > SHOWN:
        many = _("Trên đây là {shown} số liệu thay đổi nhiều nhất trong {count}; tệp tải về có đủ.")
        st.caption(many.format(shown=SHOWN, count=words.number(len(figures), 0)))
    st.download_button(
        _("Tải toàn bộ khác biệt"),
        data=partial(whole_file, difference, current_language()),
        file_name=file_name(export_name(_("Khác biệt"), None, datetime.now(words.VIETNAM), "xlsx")),
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key=f"difference_{key}",
    )


def whole_file(difference: Difference, language: str) -> bytes:
    """Every figure that differs, as a workbook; called by the server when the button was pressed, outside any page."""
    set_language(language)
    rows = readable_figures(difference.figures).assign(**before_and_after(difference.figures))
    rows["province"] = difference.figures["province"]
    return export_file(open_store(), "changed_figures", rows[["province", *READ]], {}, "xlsx")


def before_and_after(rows: pd.DataFrame) -> dict[str, pd.Series[Any]]:
    """Both states of each figure for a file: numbers as numbers, the rest as people read it."""
    found = {}
    for state in ("before", "after"):
        values = zip(rows["figure"], rows[f"number_{state}"], rows[f"text_{state}"], strict=True)
        found[state] = pd.Series(
            [figure_as_number(*value) for value in values], index=rows.index, dtype=object
        )
    return found


def figure_as_number(column: str, number: float | None, text: str | None) -> float | str | None:
    """A figure as a number where it is one; a blank stays blank."""
    if words.is_missing(number) and words.is_missing(text):
        return None
    is_number = not words.is_missing(number) and words.column_format(column) in NUMBERS
    return number if is_number else figure_text(column, number, text)


def effects(totals: pd.DataFrame) -> list[str]:
    """One sentence per unit and year whose total moves."""
    sentences = []
    for row in totals.to_dict("records"):
        parts = total_moves(row)
        if parts:
            who = _("{unit}, {province}, năm {year}").format(
                unit=row["unit"], province=row["province"], year=row["year"]
            )
            sentences.append(f"{words.literal(who)}: {', '.join(parts)}")
    return sentences


def total_moves(row: dict[Any, Any]) -> list[str]:
    """What moves of one total: score, deduction, rank, framework."""
    figures = (
        ("score", _("điểm"), partial(unrounded_text, "score")),
        ("deduction", _("điểm trừ"), partial(unrounded_text, "deduction")),
        ("rank", _("hạng"), partial(unrounded_text, "rank")),
        ("framework", _("bộ chỉ số"), words.literal),
    )
    return [
        f"{name} {write(row[f'{column}_before'])} → **{write(row[f'{column}_after'])}**"
        for column, name, write in figures
        if not is_unchanged(row[f"{column}_before"], row[f"{column}_after"])
    ]


def is_unchanged(before: object, after: object) -> bool:
    """Whether nothing moved; two blanks are the same."""
    return before == after or (words.is_missing(before) and words.is_missing(after))


def readable_figures(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures with what they are called on screen, both states as texts."""
    shown = rows[["unit", "period", "row_name", "change", "difference"]].copy()
    shown["row_name"] = rows["row_name"].fillna(_("Tổng của đơn vị"))
    for state in ("before", "after"):
        values = zip(rows["figure"], rows[f"number_{state}"], rows[f"text_{state}"], strict=True)
        shown[state] = [figure_text(*value) for value in values]
    shown["figure"] = [words.heading(column) for column in rows["figure"]]
    return shown


def figure_text(column: str, number: float | None, text: str | None) -> str:
    """A figure as its column is written, with every digit: what is published is to be recognised."""
    return words.display_value(column, text) if words.is_missing(number) else unrounded_text(column, number)


def unrounded_text(column: str, number: float | None) -> str:
    """A number as its column is written, but with all its decimals: unrounded_text("score", 78.974) -> "78,974"."""
    kind = words.column_format(column)
    if number is None or words.is_missing(number) or kind not in FEWEST:
        return words.display_value(column, number)
    said = words.number(number, max(words.decimals(number), FEWEST[kind]))
    return said + "\u00a0%" if kind == "percent" else said


def signed_difference(row: dict[Any, Any]) -> str | None:
    """By how much a figure changes, with every digit; None where it was or will be none."""
    change, said = row["change"], unrounded_text(row["figure"], row["change"])
    if words.is_missing(change):
        return None
    return f"+{said}" if change > 0 else said
