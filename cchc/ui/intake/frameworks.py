"""Frameworks on the page: a template to fill in for each that is known whole, and a full sheet as a new one."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from cchc import words
from cchc.intake import FrameworkNote, IntakeError, framework_of
from cchc.store import StoreError, open_store
from cchc.ui.answers import Answer, plain
from cchc.ui.show import MIME
from cchc.ui.trouble import draw_trouble
from cchc.workbook import Table
from cchc.workbook.template import write_template


def offer_templates(criteria: Answer, units: Answer) -> None:
    """A workbook to fill in per framework: reading it back needs no question."""
    if criteria.is_empty:
        st.caption(
            "Chưa có bộ chỉ số nào đủ điểm tối đa để làm mẫu. Nạp một bảng chấm điểm đầy đủ và lưu làm bộ chỉ số."
        )
        return
    names = dict(zip(criteria.rows["framework_id"], criteria.rows["framework"], strict=True))
    chosen = st.selectbox("Bộ chỉ số", list(names), format_func=names.__getitem__, key="template_framework")
    st.download_button(
        "Tải mẫu để điền",
        data=partial(template, criteria, units, chosen),
        file_name=f"mau_{chosen}.xlsx",
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key=f"template_{chosen}",
    )


def template(criteria: Answer, units: Answer, framework_id: str) -> bytes:
    """The blank workbook of one framework, with the units and provinces that have figures to choose from."""
    rows = criteria.rows[criteria.rows["framework_id"] == framework_id]
    this_year = date.today().year
    return write_template(
        str(rows["framework"].iloc[0]),
        framework_id,
        None if words.is_missing(rows["decision"].iloc[0]) else str(rows["decision"].iloc[0]),
        [plain(line) for line in rows.astype(object).to_dict("records")],
        unit_choices=sorted(set(units.rows["unit"]))[:200],
        province_choices=sorted(set(units.rows["province"])),
        year_choices=list(range(this_year - 3, this_year + 2)),
    )


def offer_framework(found: Table, key: str, by: str) -> None:
    """A full criteria sheet may become the framework that later sheets follow."""
    if found.kind != "score_sheet" or not any(row["level"] == "criterion" for row in found.rows):
        return
    with st.expander("Lưu cây tiêu chí của bảng này làm bộ chỉ số", icon=":material/account_tree:"):
        name = st.text_input("Tên bộ chỉ số", key=f"framework_name_{key}")
        left, middle, right, last = st.columns(4)
        decision = left.text_input(
            "Số quyết định", key=f"framework_decision_{key}", placeholder="1798/QĐ-UBND"
        )
        decided_on = middle.date_input(
            "Ngày quyết định", None, key=f"framework_date_{key}", format="DD/MM/YYYY"
        )
        first = right.number_input(
            "Từ năm", 2005, 2100, found.year or date.today().year, key=f"framework_from_{key}"
        )
        until = last.number_input(
            "Đến năm (để trống nếu còn dùng)", 2005, 2100, None, key=f"framework_to_{key}"
        )
        if st.button("Lưu bộ chỉ số", key=f"framework_save_{key}", icon=":material/save:"):
            note = FrameworkNote(
                name, decision, decided_on.isoformat() if decided_on else None, int(first), until
            )
            save(found, note, by)


def save(found: Table, note: FrameworkNote, by: str) -> None:
    """Publish the framework; it can be taken back like any upload."""
    try:
        open_store().publish(framework_of(found, note, by), replace=True)
    except IntakeError as error:
        draw_trouble("Chưa lưu được bộ chỉ số", str(error))
    except StoreError as error:
        draw_trouble(error.title, error.advice)
    else:
        st.success("Đã lưu bộ chỉ số; tải được mẫu để điền ở cuối trang.", icon=":material/check:")
