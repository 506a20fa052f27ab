"""The workbook in which a unit's figures and targets may be filled in instead of on the page."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import Answer, blanks_as_none
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.exports import MIME
from cchc.ui.topics.dossiers import APART
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.writing.figures_form import write_figures_form


def offer_form(unit: Unit, measures: Answer, targets: Answer) -> None:
    """The same as a workbook to fill in, with the names that are known already."""
    st.download_button(
        _("Tải mẫu Excel để điền"),
        data=partial(form, unit, measures, targets),
        file_name=file_name(f"mau_so-lieu-chi-tieu_{words.slug(unit.unit_id)}.xlsx"),
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key="figures_form",
    )


def form(unit: Unit, measures: Answer, targets: Answer) -> bytes:
    """A line per known measure and target of the unit, without period and figures; and what reports of dossiers leave out."""
    lines: list[list[dict[str, Any]]] = []
    for answer in (measures, targets):
        known = answer.rows.drop_duplicates(["measure", "title"], keep="last")
        frame = known.reindex(columns=["measure", "title", "measure_unit", "comparison"]).astype(object)
        rows = [blanks_as_none(row) for row in frame.to_dict("records")]
        if answer is measures:
            held = {row["measure"] for row in rows}
            asked_for = [measure for group in APART.values() for measure in group if measure not in held]
            rows += [blank_line(measure) for measure in asked_for]
        lines.append([{**row, "unit": unit.unit, "comparison": sign(row)} for row in rows])
    says = line_in_files(measures.database)
    return write_figures_form(unit.province, lines[0], lines[1], says)


def blank_line(measure: str) -> dict[str, Any]:
    """A count of dossiers that nobody has entered yet."""
    title = words.label("measure", measure)
    return {"measure": measure, "title": title, "measure_unit": "hồ sơ", "comparison": None}


def sign(row: dict[str, Any]) -> str | None:
    """The sign as people read it."""
    return None if row["comparison"] is None else words.label("comparison", row["comparison"])
