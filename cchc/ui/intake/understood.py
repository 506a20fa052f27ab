"""Step 2: what was understood, the sheet with its marks, and where a person says otherwise."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import streamlit as st

from cchc import words
from cchc.store import open_store
from cchc.ui.intake.sent import Sent
from cchc.ui.show import table
from cchc.workbook import Correction, Preview, Reading, Table
from cchc.workbook.corrections import KINDS

ROW_COLUMNS = {
    "score_sheet": ("code", "title", "level", "max_score", "self_score", "appraised_score", "score", "deduction"),
    "ranking": ("unit", "max_score", "appraised_score", "score", "ratio", "rank", "out_of", "class"),
    "matrix": ("unit", "area_code", "area", "max_score", "score"),
    "dossier_report": ("label", "received_total", "resolved_total", "resolved_late", "pending_total", "pending_late"),
    "index_766": (
        "unit", "transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation", "total",
    ),
    "task_list": ("title", "owner", "due_on", "due_text", "done_on", "state"),
    "task_counts": ("unit", "total", "due", "done_on_time", "done_late", "open_in_time", "open_late"),
}  # fmt: skip
MARKS = {
    "header": "background-color: rgba(11, 92, 173, 0.25); font-weight: 600",
    "data": "background-color: rgba(0, 130, 90, 0.12)",
    "total": "background-color: rgba(200, 130, 0, 0.2); font-weight: 600",
}


def remembered(sent: Sent) -> Sent:
    """The file with the corrections that officers made for the same headers before."""
    first = sent.read()
    known = open_store().corrections([table.fingerprint for table in first.tables if table.fingerprint])
    found = [
        replace(
            Correction.from_plain(json.loads(known[t.fingerprint])),
            sheet=t.sheet,
            header_rows=tuple(t.header_rows),
        )
        for t in first.tables
        if t.fingerprint in known
    ]
    if found:
        st.caption(f"Đã áp dụng cách hiểu cột đã ghi nhớ cho {len(found)} bảng có cùng tiêu đề.")
    return sent.with_corrections(found) if found else sent


def show_understood(reading: Reading) -> None:
    """Every table: what it was taken for, and its rows; and the sheets as they look, marked."""
    for found in reading.tables:
        st.markdown(f"**{words.literal(about(found))}** · {len(found.rows)} dòng")
        columns = [c for c in ROW_COLUMNS[found.kind] if any(row.get(c) is not None for row in found.rows)]
        with st.expander("Xem những gì đã đọc được", icon=":material/table:", expanded=len(found.rows) <= 12):
            if columns:
                table(
                    pd.DataFrame([{name: row.get(name) for name in columns} for row in found.rows]), columns
                )
    if reading.previews:
        with st.expander("Xem trang tính như được gửi đến", icon=":material/grid_on:"):
            for preview in reading.previews:
                show_preview(preview)


def about(found: Table) -> str:
    """«Bảng điểm của một đơn vị · Sở … · Long An · Năm 2023 · trang «…»»."""
    year = f"Năm {found.year}" if found.year else "chưa rõ năm"
    when = words.period(found.period) if found.period else year
    parts = (words.label("kind", found.kind), found.unit, found.province, when, f"trang «{found.sheet}»")
    return " · ".join(part for part in parts if part)


def show_preview(preview: Preview) -> None:
    """The beginning of a sheet, header, data and total rows tinted."""
    hidden = " (trang ẩn)" if preview.is_hidden else ""
    st.caption(
        f"Trang «{words.literal(preview.sheet)}»{hidden}: xanh đậm là tiêu đề cột, xanh lá là số liệu, vàng là tổng."
    )
    frame = pd.DataFrame(preview.rows, columns=preview.columns, dtype=str)
    frame.insert(0, "Dòng", [str(number) for number in preview.numbers])
    marks = dict(enumerate(preview.marks))
    styled = frame.style.apply(lambda row: [MARKS.get(marks[row.name], "")] * len(row), axis=1)
    st.dataframe(styled, hide_index=True, height=320)


def correct(sent: Sent, reading: Reading) -> Sent:
    """A form for each table; what is changed in it goes before what the sheet says."""
    corrections = list(sent.corrections)
    with st.expander(
        "Hiểu sai? Sửa loại bảng, đơn vị, tỉnh, năm, dòng tiêu đề, ý nghĩa cột", icon=":material/edit:"
    ):
        for number, found in enumerate(reading.tables):
            made = correction_form(found, f"{sent.key}_{number}")
            if made is not None:
                corrections = [
                    c for c in corrections if (c.sheet, c.header_rows) != (made.sheet, made.header_rows)
                ]
                corrections.append(made)
    return sent.with_corrections(corrections)


def correction_form(found: Table, key: str) -> Correction | None:
    """What a person says of one table, None if nothing differs from what was understood."""
    st.markdown(f"**{words.literal(about(found))}**")
    left, middle, right, last = st.columns(4)
    kind = left.selectbox(
        "Loại bảng", KINDS, KINDS.index(found.kind), lambda code: words.label("kind", code), key=f"kind_{key}"
    )
    unit = middle.text_input(
        "Đơn vị", found.unit or "", key=f"unit_{key}", placeholder="Sở Khoa học và Công nghệ"
    )
    province = right.text_input(
        "Tỉnh, thành phố", found.province or "", key=f"province_{key}", placeholder="Long An"
    )
    year = last.text_input("Năm", str(found.year or ""), key=f"year_{key}", placeholder="2024")
    meanings = column_meanings(found, key)
    made = Correction(
        sheet=found.sheet,
        header_rows=tuple(found.header_rows),
        kind=kind if kind != found.kind else None,
        unit=unit.strip() or None if unit.strip() != (found.unit or "") else None,
        province=province.strip() or None if province.strip() != (found.province or "") else None,
        year=int(year) if year.strip().isdigit() and int(year) != found.year else None,
        columns={role: letter for role, letter in meanings.items() if letter != found.columns.get(role, "")},
    )
    return None if made == Correction(sheet=found.sheet, header_rows=tuple(found.header_rows)) else made


def column_meanings(found: Table, key: str) -> dict[str, str]:
    """Role → column letter, as typed; a blank letter means that no column has this role."""
    roles = [
        role for role in ("code", *ROW_COLUMNS[found.kind]) if words.has_heading(role) and role != "level"
    ]
    cells = st.columns(min(len(roles), 5))
    return {
        role: cells[place % len(cells)]
        .text_input(f"Cột «{words.heading(role)}»", found.columns.get(role, ""), key=f"column_{role}_{key}")
        .strip()
        .upper()
        for place, role in enumerate(dict.fromkeys(roles))
    }


def remember(sent: Sent, reading: Reading, by: str) -> None:
    """Keep what was said about kinds and columns for the next file with the same header."""
    fingerprints = {(t.sheet, tuple(t.header_rows)): t.fingerprint for t in reading.tables}
    for correction in sent.corrections:
        fingerprint = fingerprints.get((correction.sheet, correction.header_rows or ()))
        if fingerprint and (correction.columns or correction.kind or correction.round):
            kept = replace(correction, unit=None, province=None, year=None, period=None)
            open_store().teach_correction(fingerprint, json.dumps(kept.as_plain(), ensure_ascii=False), by)
