"""What is explained before the second appraisal: a table of what was appraised below its own score, and a sheet to fill in."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cchc import words
from cchc.intake.explanations import STATES
from cchc.language import _
from cchc.store import open_store
from cchc.ui.asking.answers import Answer, blanks_as_none
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.downloads import details
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.writing.explanation_sheet import write_explanation
from cchc.writing.write import export_name

COLUMNS = [
    "code",
    "title",
    "self_gap",
    "self_score",
    "appraised_score",
    "reason",
    "explanation",
    "explanation_state",
]
ONLY_IN_FILES = ["max_score", "evidence"]  # eight columns are what a laptop's width holds legibly


def show_explanations(lines: Answer, unit: Unit, year: int) -> None:
    """The lines that a unit may explain in a year or did (`explanation_lines`), and the sheet; nothing where the appraisal took
    nothing off and nothing is explained."""
    if lines.is_empty:
        return
    st.subheader(_("Giải trình trước thẩm định lần 2"))
    details(lines, COLUMNS, unit.unit, is_open=True, in_files=ONLY_IN_FILES)
    name = export_name(_("Phiếu giải trình"), f"{unit.unit_id} {year}", datetime.now(words.VIETNAM), "xlsx")
    st.download_button(
        _("Phiếu giải trình để điền (Excel)"),
        data=partial(explanation_sheet, lines.database, unit, year),
        file_name=file_name(name),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/edit_document:",
        key="explanation_sheet",
        help=_(
            "Cả bảng điểm, có cột giải trình, minh chứng, tình trạng và điểm thẩm định lần 2; điền xong nạp lại ở trang Nạp "
            "dữ liệu như một bảng điểm. "
            "Ô lần 2 để trống thì giữ điểm lần 1."
        ),
    )


def explanation_sheet(database: str, unit: Unit, year: int) -> bytes:
    """The workbook; called by the server when the button was pressed, outside any page."""
    rows = open_store(database).ask("explanation_lines", **unit.filters, year=year)
    states = dict(zip(STATES, words.labels("explanation_state"), strict=True))
    lines = [
        {**row, "explanation_state": states.get(row["explanation_state"])}
        for row in map(blanks_as_none, rows.to_dict("records"))
    ]
    return write_explanation(lines, unit.unit, unit.province, year, line_in_files(database))
