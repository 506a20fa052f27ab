"""Step 2: what was understood, and the sheet with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.catalogue import SHEETS
from cchc.language import _
from cchc.reading import Preview, Table
from cchc.ui.intake.checked import CheckedFile
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.tables import show_table

MARKS = {
    "header": "background-color: rgba(11, 92, 173, 0.25); font-weight: 600",
    "data": "background-color: rgba(0, 130, 90, 0.12)",
    "total": "background-color: rgba(200, 130, 0, 0.2); font-weight: 600",
}


def show_understood(checked: CheckedFile) -> None:
    """Every table: what it was taken for, the framework it follows, and its rows; and the sheets as they look.

    Long tables are made when somebody opens them: a tree of 1,500 lines takes longer to draw than to read.
    """
    key = checked.sent.key
    for number, (found, followed) in enumerate(zip(checked.reading.tables, checked.followed, strict=True)):
        count = _("{count} dòng").format(count=words.number(len(found.rows), 0))
        st.markdown(f"**{words.literal(table_summary(found))}** · {count}")
        if document := document_text(found):
            st.caption(words.literal(document))
        if followed:
            st.caption(_("Đối chiếu với {name}.").format(name=words.literal(followed.called)))
        name = _("Xem những gì đã đọc được")
        lazy_expander(name, ":material/table:", f"rows_{key}_{number}", partial(show_rows, found))
    name = _("Xem trang tính như được gửi đến")
    if checked.reading.previews:
        lazy_expander(
            name, ":material/grid_on:", f"sheets_{key}", partial(show_previews, checked.reading.previews)
        )


def show_previews(previews: Sequence[Preview]) -> None:
    """Every sheet of a file, one below the other."""
    for preview in previews:
        show_preview(preview)


def show_rows(found: Table) -> None:
    """What was read of one table, the columns that hold anything."""
    columns = [c for c in SHEETS[found.kind].columns if any(row.get(c) is not None for row in found.rows)]
    if columns:
        show_table(pd.DataFrame([{name: row.get(name) for name in columns} for row in found.rows]), columns)


def table_summary(found: Table) -> str:
    """«Bảng điểm của một đơn vị · Sở … · Long An · Năm 2023 · trang «…»»."""
    year = _("Năm {year}").format(year=found.year) if found.year else _("chưa rõ năm")
    when = words.period(found.period) if found.period else year
    sheet = _("trang «{sheet}»").format(sheet=found.sheet)
    index = words.label("index_type", found.index_type) if found.index_type else None
    parts = (words.label("kind", found.kind), index, found.unit, found.province, when, sheet)
    return " · ".join(part for part in parts if part)


def document_text(found: Table) -> str:
    """The decision that the head names, with its day, and whether the figures are provisional or self-assessed."""
    said = []
    if found.plan:
        said.append(_("Nguồn giao: {plan}").format(plan=found.plan))
    if found.decision:
        said.append(_("Kèm theo {decision}").format(decision=found.decision))
    if found.decided_on:
        said.append(_("ngày {day}").format(day=words.date(found.decided_on)))
    if found.flag:
        said.append(words.label("flag", found.flag))
    return " · ".join(said)


def show_preview(preview: Preview) -> None:
    """The beginning of a sheet, header, data and total rows tinted."""
    hidden = _(" (trang ẩn)") if preview.is_hidden else ""
    st.caption(
        _("Trang «{sheet}»{hidden}: xanh đậm là tiêu đề cột, xanh lá là số liệu, vàng là tổng.").format(
            sheet=words.literal(preview.sheet), hidden=hidden
        )
    )
    frame = pd.DataFrame(preview.rows, columns=preview.columns, dtype=str)
    frame.insert(0, words.heading("row"), [str(number) for number in preview.numbers])
    marks = dict(enumerate(preview.marks))
    styled = frame.style.apply(lambda row: [MARKS.get(marks[row.name], "")] * len(row), axis=1)
    st.dataframe(styled, hide_index=True, height=320, placeholder="")
