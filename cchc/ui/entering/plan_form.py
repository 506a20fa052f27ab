"""The plan of a unit and year as a workbook: the ledger to be corrected and uploaded again, or a blank form."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import Answer, ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.exports import MIME
from cchc.ui.showing.page_links import page_link
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.writing.plan_form import form_lines, write_plan_form


def offer_plan_form(unit: Unit, year: int) -> None:
    """The ledger as it stands in the form that «Nạp dữ liệu» reads back, blank where nothing is in it yet."""
    sheet: dict[str, object] = {**unit.filters, "year": year}
    lines = ask("ledger_lines", **sheet)
    said = _("Tải mẫu kế hoạch khắc phục") if lines.is_empty else _("Tải sổ về sửa (Excel)")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            said,
            data=partial(plan_form, unit, year, lines, sheet),
            file_name=file_name(f"ke-hoach-khac-phuc_{words.slug(unit.unit_id)}_{year}.xlsx"),
            mime=MIME["xlsx"],
            on_click="ignore",
            icon=":material/download:",
            key="plan_form",
        )
        page_link("nap_du_lieu", _("Nạp kế hoạch đã điền"), ":material/upload_file:")


def plan_form(unit: Unit, year: int, lines: Answer, sheet: dict[str, object]) -> bytes:
    """The workbook; states are those of today."""
    actions = ask("remedy_actions", **sheet).rows
    states = dict(zip(actions["action_id"], actions["action_state"], strict=True))
    rows = lines.some(len(lines.rows))
    return write_plan_form(
        unit.unit, unit.province, year, form_lines(rows, states), line_in_files(lines.database)
    )
