"""What was typed into grids of figures, as understood: shown back, asked about, refused at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.intake.typed import (
    TypedNumber,
    checked_number,
    parse_typed_number,
    parse_typed_period,
    unambiguous_text,
    unambiguous_text_as,
)
from cchc.language import _
from cchc.reading.figures.quantities import Quantity, quantity_of
from cchc.reading.identity.table_period import not_begun
from cchc.ui.entering.grids import edits_of, put_edits
from cchc.ui.showing.tables import show_table

NUMBERS = ("plan", "actual", "value")
MOST_SAID = 20
Row = dict[str, Any]


@dataclass(frozen=True)
class Cell:
    """One number of a typed row. `row`: the row's name, or the place of the line that was added."""

    row: str | int
    title: str
    period: str
    column: str
    typed: TypedNumber
    of: Quantity
    is_new: bool

    @property
    def place(self) -> str:
        """«Dòng «Điểm» (Năm 2024), cột «Giá trị»»."""
        return _("Dòng «{title}» ({period}), cột «{column}»").format(
            title=self.title, period=self.period, column=words.heading(self.column)
        )


def interpret_row(
    row: str | int, cells: Mapping[str, Any], current: Row | None, measure: str, most_points: float | None
) -> tuple[Row, list[Cell]]:
    """A row as it would be stored, and its numbers as read. `cells`: what was typed of it, `current`: how it stands.

    A number that nobody touched is what is stored, however it is written.
    """
    found: Row = {**(current or {}), **cells}
    title, period = str(found.get("title") or ""), str(found.get("period") or "")
    of = quantity_of(measure, title, found.get("measure_unit"), most_points)
    if current is None:
        period = words.period(parse_typed_period(period)) if parse_typed_period(period) else period
    else:
        period = words.period(period)
    read: list[Cell] = []
    for column in NUMBERS:
        if column in cells:
            typed = parse_typed_number(cells[column], of)
        elif current is not None and column in current:
            typed = checked_number("", current[column], of)
        else:
            continue
        found[column] = typed.value
        if column == "actual" and column in cells and typed.value is not None:
            typed = replace(typed, oddity=typed.oddity or after_today(found.get("period"), current is None))
        read.append(Cell(row, title, period, column, typed, of, column in cells))
    return found, read


def after_today(period: Any, is_typed: bool) -> str:
    """What is odd about a figure of a period that has not begun; blank of any other."""
    code = parse_typed_period(str(period or "")) if is_typed else str(period or "")
    message = not_begun(code) if code and words.is_period(code) else None
    return f"{message[:1].upper()}{message[1:]}" if message else ""


def confirm_cells(name: str, cells: Iterable[Cell]) -> bool:
    """Show back what was understood, ask about what is doubtful; whether nothing is left to be answered or mended."""
    cells = list(cells)
    open_ones = [cell for cell in cells if cell.typed.fault or cell.typed.readings]
    for cell in open_ones[:MOST_SAID]:
        if cell.typed.fault:
            said = f"{cell.place}: {cell.typed.fault}"
            st.error(words.literal(said), icon=":material/error:")
        else:
            ask_reading(name, cell)
    if len(open_ones) > MOST_SAID:
        more = _("Và {count} ô khác chưa rõ hoặc chưa đúng.")
        st.caption(more.format(count=len(open_ones) - MOST_SAID))
    odd = [cell for cell in cells if cell.typed.oddity]
    confirmed = [confirm(name, cell) for cell in odd]
    show_back(cells)
    return not open_ones and all(confirmed)


def ask_reading(name: str, cell: Cell) -> None:
    """One click says which number was meant; the cell then holds it so that nobody can take it for the other one."""
    several = _("{place}: «{text}» có thể là hai số. Đó là số nào?")
    one = _("{place}: «{text}» chưa rõ. Có phải là số này?")
    said = several if len(cell.typed.readings) > 1 else one
    with st.container(border=True):
        st.markdown(words.literal(said.format(place=cell.place, text=cell.typed.text)))
        with st.container(horizontal=True):
            for value in cell.typed.readings:
                written = unambiguous_text(value)
                st.button(
                    words.literal(cell.of.said(written)),
                    key=f"read_{name}_{cell.row}_{cell.column}_{written}",
                    on_click=partial(
                        take_reading, name, cell.row, cell.column, unambiguous_text_as(value, cell.of)
                    ),
                )


def take_reading(name: str, row: str | int, column: str, written: str) -> None:
    """When a reading was chosen, before the page is drawn again."""
    put_edits(name, edits_of(name).with_cell(row, column, written))


def confirm(name: str, cell: Cell) -> bool:
    """A tick for what is possible and seldom; of another number it is another tick."""
    said = _("{place}: {oddity} Đúng là như vậy.").format(place=cell.place, oddity=cell.typed.oddity)
    return st.checkbox(words.literal(said), key=f"odd_{name}_{cell.row}_{cell.column}_{cell.typed.value}")


def show_back(cells: Iterable[Cell]) -> None:
    """Each number that was typed, beside what would be stored of it."""
    rows = [
        {
            "row_name": f"{cell.title} ({cell.period})",
            "figure": words.heading(cell.column),
            "typed": cell.typed.text or _("(để trống)"),
            "understood": _("(để trống)")
            if cell.typed.value is None
            else cell.of.said(unambiguous_text(cell.typed.value)),
        }
        for cell in cells
        if cell.is_new and not cell.typed.fault and not cell.typed.readings
    ]
    if rows:
        st.caption(_("Số đã gõ được hiểu là:"))
        show_table(pd.DataFrame(rows), ["row_name", "figure", "typed", "understood"])
