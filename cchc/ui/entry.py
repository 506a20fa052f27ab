"""Figures and targets entered on the page: a grid of what stands, one for what is new, the difference, publish."""

from __future__ import annotations

from functools import partial
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from cchc import words
from cchc.intake import IntakeError
from cchc.intake.figures import COLUMNS, COMPARISONS, entered, more_paid_than_payable
from cchc.language import _
from cchc.store import Publication, StoreError, open_store
from cchc.store.difference import difference_of_publishing
from cchc.ui.answers import Answer, ask, plain
from cchc.ui.boxes import box
from cchc.ui.dossiers import APART
from cchc.ui.filters import Unit
from cchc.ui.intake.effect import show_effect
from cchc.ui.show import MIME, table, table_and_files
from cchc.ui.trouble import draw_trouble
from cchc.workbook.figures_form import write_figures_form
from cchc.workbook.periods import period_named

REMOVED = "is_removed"
FIXED = ["title", "period"]  # what tells a row from its like: another one is another row
NUMBERS = {"plan", "actual", "value"}
Rows = list[dict[str, Any]]


def edit_figures(kind: str, unit: Unit, standing: Answer) -> None:
    """Change or remove what stands, add what is new, see what that does, publish it. `kind` is "measures" or "targets"."""
    tell_outcome(kind)
    name = _("Sửa, thêm, bỏ trên trang này")
    box(name, ":material/edit:", f"edit_{kind}", partial(edit_grids, kind, unit, standing))


def edit_grids(kind: str, unit: Unit, standing: Answer) -> None:
    """What stands as a grid, an empty one below it, and what was made of them so far."""
    key = grid_key(kind, standing)
    shown, settings = grid(kind, standing.rows), column_settings(kind)
    st.caption(
        _(
            "Sửa thẳng trong bảng, đánh dấu cột «Bỏ» để bỏ một dòng, thêm dòng ở bảng dưới. Giá trị cũ không bị mất: "
            "xem ở phần lịch sử, và thu hồi được ở trang **Nạp dữ liệu**."
        )
    )
    edited = shown.assign(**{REMOVED: False})[[REMOVED, *shown.columns]]  # first, where it is seen
    if not shown.empty:
        ticks = {REMOVED: st.column_config.CheckboxColumn(_("Bỏ"), width="small")}
        edited = st.data_editor(
            edited, key=f"edit_{key}", column_config=settings | ticks, disabled=FIXED, hide_index=True
        )
    blank = grid(kind, standing.rows.head(0))
    added = st.data_editor(
        blank, key=f"add_{key}", column_config=settings, num_rows="dynamic", hide_index=True
    )
    left, right = st.columns(2)
    by = left.text_input(_("Người nhập"), key=f"by_{kind}", placeholder=_("Họ tên hoặc phòng"))
    note = right.text_input(_("Ghi chú"), key=f"why_{kind}", placeholder=_("Ví dụ: theo Báo cáo 12/BC-SKHCN"))
    removed = ticked(standing.rows, edited)
    rows = touched(kind, standing.rows, edited) + typed(kind, added)
    if rows or removed:
        tell_removed(removed)
        if kind == "measures":
            tell_overpaid(plain_rows(standing.rows) + rows)
        compare_and_publish(kind, unit, rows, removed, by, note)
    else:
        st.caption(_("Chưa có thay đổi nào."))


def grid_key(kind: str, standing: Answer) -> str:
    """One per rows shown: edits are kept by their place in the grid, so other rows or newer data start another grid."""
    return f"{kind}_{crc32(standing.key.encode())}"


def tell_removed(removed: Rows) -> None:
    """What will stand no more, by name, before anything is done."""
    if removed:
        names = "; ".join(
            f"**{words.literal(row['title'])}** ({words.period(row['period'])})" for row in removed
        )
        st.warning(
            _("Sẽ bỏ {count} dòng: {names}.").format(count=len(removed), names=names),
            icon=":material/delete:",
        )


def tell_overpaid(rows: Rows) -> None:
    """Where more dossiers are paid online than have something to pay, once this is published."""
    read = [{**row, "period": period_named(row["period"])} for row in rows if row["title"]]
    for period in more_paid_than_payable(read):
        said = _(
            "Kỳ {period}: hồ sơ đã thanh toán trực tuyến nhiều hơn hồ sơ phải nộp phí, lệ phí. Hãy kiểm tra lại."
        )
        st.warning(said.format(period=words.period_within(period)))


def compare_and_publish(kind: str, unit: Unit, rows: Rows, removed: Rows, by: str, note: str) -> None:
    """The difference from what stands, and the button that makes it stand."""
    try:
        publication = entered(kind, unit.unit, unit.province, rows, by, note, removed)
    except IntakeError as error:
        st.info(words.literal(str(error)), icon=":material/info:")
        return
    store = open_store()
    seen = store.standing(publication)
    show_effect(difference_of_publishing(store, publication), f"entry_{kind}")
    st.button(
        _("Công bố"),
        type="primary",
        icon=":material/publish:",
        key=f"publish_{kind}",
        on_click=publish,
        args=(publication, seen),
    )


def publish(publication: Publication, seen: dict[str, str]) -> None:
    """When the button is pressed, before the page is drawn again: what was seen is what stood when it was drawn."""
    try:
        open_store().publish(publication, replace=True, seen=[seen])
    except StoreError as error:
        st.session_state[f"outcome_{publication.kind}"] = (error.title, error.advice)
    else:
        st.session_state[f"outcome_{publication.kind}"] = ()


def tell_outcome(kind: str) -> None:
    """How the last publication went; said once."""
    outcome = st.session_state.pop(f"outcome_{kind}", None)
    if outcome:
        draw_trouble(*outcome)
    elif outcome is not None:
        st.success(_("Đã công bố. Mọi trang đã dùng số liệu mới."), icon=":material/check:")


def grid(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    """What can be edited of some rows: numbers as numbers, the rest as text, blanks as blanks."""
    frame = rows.reindex(columns=list(COLUMNS[kind])).reset_index(drop=True)
    frame["period"] = [None if words.is_missing(code) else words.period(code) for code in frame["period"]]
    return frame.astype({column: "float64" if column in NUMBERS else "string" for column in frame.columns})


def column_settings(kind: str) -> dict[str, Any]:
    """Vietnamese headings; signs of comparison are chosen."""
    settings: dict[str, Any] = {}
    for column in COLUMNS[kind]:
        if column in NUMBERS:
            settings[column] = st.column_config.NumberColumn(words.heading(column), format="localized")
        elif column == "comparison":
            settings[column] = st.column_config.SelectboxColumn(
                words.heading(column),
                options=list(COMPARISONS),
                format_func=lambda code: words.label("comparison", code),
            )
        else:
            settings[column] = st.column_config.TextColumn(words.heading(column))
    return settings


def ticked(standing: pd.DataFrame, edited: pd.DataFrame) -> Rows:
    """The rows that are marked to be removed, as they stand: what they are filed under."""
    columns = ["measure", "title", "period"]
    return plain_rows(standing.reset_index(drop=True).loc[list(edited[REMOVED].fillna(False)), columns])


def touched(kind: str, standing: pd.DataFrame, edited: pd.DataFrame) -> Rows:
    """The rows that differ from what stands, without those to be removed. A target brings the others of its measure and
    period along: they stand together."""
    before, after = plain_rows(grid(kind, standing)), plain_rows(edited.drop(columns=REMOVED))
    known, gone = plain_rows(standing), list(edited[REMOVED].fillna(False))
    changed = [place for place in range(len(known)) if gone[place] or before[place] != after[place]]
    if kind == "targets":
        scopes = {(known[place]["measure"], known[place]["period"]) for place in changed}
        changed = [p for p, row in enumerate(known) if (row["measure"], row["period"]) in scopes]
    kept = [(known[place], after[place]) for place in changed if not gone[place]]
    return [{**new, "measure": old["measure"], "period": old["period"]} for old, new in kept]


def typed(kind: str, added: pd.DataFrame) -> Rows:
    """The new rows that hold anything."""
    rows = [row for row in plain_rows(added) if any(value is not None for value in row.values())]
    return [{**row, "comparison": row["comparison"] or ">="} for row in rows] if kind == "targets" else rows


def plain_rows(frame: pd.DataFrame) -> Rows:
    return [plain(row) for row in frame.astype(object).to_dict("records")]


def show_history(name: str, unit: Unit, values: list[str]) -> None:
    """Every value that ever stood, who published it and when, the newest of each first."""
    label = _("Lịch sử: ai đã nhập gì, khi nào")
    box(label, ":material/history:", name, partial(history_table, name, unit, values))


def history_table(name: str, unit: Unit, values: list[str]) -> None:
    history = ask(name, **unit.filters)
    if history.is_empty:
        st.caption(_("Chưa có lần nhập nào."))
        return
    columns = ["title", "period", *values, "note", "source", "published_by", "published_at", "state"]
    table_and_files(history, columns, unit.unit)


def show_documents(targets: Answer) -> None:
    """The document of each target, and its words."""
    name = _("Văn bản giao chỉ tiêu, trích nguyên văn")
    columns = ["title", "period", "source", "quote"]
    box(name, ":material/description:", "documents", partial(table, targets.rows, columns))


def offer_form(unit: Unit, measures: Answer, targets: Answer) -> None:
    """The same as a workbook to fill in, with the names that are known already."""
    st.download_button(
        _("Tải mẫu Excel để điền"),
        data=partial(form, unit, measures, targets),
        file_name=f"mau_so-lieu-chi-tieu_{words.slug(unit.unit)}.xlsx",
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key="figures_form",
    )


def form(unit: Unit, measures: Answer, targets: Answer) -> bytes:
    """A line per known measure and target of the unit, without period and figures; and what reports of dossiers leave out."""
    lines = []
    for answer in (measures, targets):
        known = answer.rows.drop_duplicates(["measure", "title"], keep="last")
        rows = plain_rows(known.reindex(columns=["measure", "title", "measure_unit", "comparison"]))
        if answer is measures:
            held = {row["measure"] for row in rows}
            asked_for = [measure for group in APART.values() for measure in group if measure not in held]
            rows += [blank_line(measure) for measure in asked_for]
        lines.append([{**row, "unit": unit.unit, "comparison": sign(row)} for row in rows])
    return write_figures_form(unit.province, *lines)


def blank_line(measure: str) -> dict[str, Any]:
    """A count of dossiers that nobody has entered yet."""
    title = words.label("measure", measure)
    return {"measure": measure, "title": title, "measure_unit": "hồ sơ", "comparison": None}


def sign(row: dict[str, Any]) -> str | None:
    """The sign as people read it."""
    return None if row["comparison"] is None else words.label("comparison", row["comparison"])
