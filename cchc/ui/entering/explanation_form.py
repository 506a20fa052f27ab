"""What is explained of one line of a score sheet, written on the page: choose the line, write, say how far it is, save."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cchc import words
from cchc.intake import IntakeError
from cchc.intake.explanations import STATES, entered_explanations
from cchc.language import _
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.entering.ledger_states import OUTCOME, owner_row, publish, show_ledger_outcome
from cchc.ui.visit.address import choose_one
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may

LINE = "giai_trinh"
WRITTEN = {"text": "explanation", "evidence": "evidence", "state": "explanation_state"}
LONGEST = 80


def explain_one(unit: Unit, year: int) -> None:
    """Choose a line that is to be explained or was, then write; the address may name it (`giai_trinh`)."""
    if not may("publish_typed", unit.unit_id):
        return
    show_ledger_outcome()
    lines = ask("explanation_lines", **unit.filters, year=year, to_explain=True)
    if lines.is_empty:
        return
    rows = {words.slug(str(row["criterion"])): row for row in lines.some(len(lines.rows))}
    options = {
        "": _("Chọn tiêu chí để viết giải trình"),
        **{key: explanation_label(row) for key, row in rows.items()},
    }
    chosen = choose_one(LINE, _("Viết giải trình"), options, "", noun=_("tiêu chí"))
    if not chosen:
        return
    row, key = rows[chosen], f"{unit.unit_id}_{year}_{chosen}"
    with st.container(border=True, key="explain"):
        if row["reason"]:
            st.markdown(_("Lý do trừ điểm: {reason}").format(reason=words.literal(row["reason"])))
        for name, column in WRITTEN.items():
            st.session_state.setdefault(
                f"explain_{name}_{key}", row[column] or (None if name == "state" else "")
            )
        st.session_state.setdefault(f"explain_by_{key}", st.session_state.get("said_by_ledger", ""))
        st.text_area(_("Giải trình của đơn vị"), key=f"explain_text_{key}")
        files = sorted({str(name) for name in evidence_files(unit, year)})
        st.text_input(
            _("Minh chứng: số văn bản, hoặc tên tệp trong sổ khắc phục"),
            key=f"explain_evidence_{key}",
            placeholder=_("Ví dụ: 12/BC-SKHCN"),
            help=_("Tệp đã có trong sổ: {files}").format(files="; ".join(map(words.literal, files)))
            if files
            else None,
        )
        st.pills(
            _("Tình trạng"),
            STATES,
            format_func=lambda code: words.label("explanation_state", code),
            key=f"explain_state_{key}",
        )
        if row["evidence_id"]:
            name = _("Tải {name}").format(name=words.literal(row["evidence"]))
            st.link_button(name, f"/minh-chung/{row['evidence_id']}", icon=":material/download:")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            ask_signature(_("Người nhập"), f"explain_by_{key}")
            st.button(
                _("Lưu giải trình"),
                type="primary",
                icon=":material/check:",
                key="save_explanation",
                on_click=save_explanation,
                args=(unit, year, key, str(row["criterion"])),
            )


def explanation_label(row: dict[str, Any]) -> str:
    """A line in the list: its code and words, the difference, how far the explanation is."""
    text = str(row["title"])
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    gap = (
        ""
        if words.is_missing(row["self_gap"])
        else _("chênh {points}").format(points=words.number(row["self_gap"]))
    )
    state = words.label("explanation_state", row["explanation_state"]) if row["explanation_state"] else ""
    return " · ".join(part for part in (" ".join(filter(None, (row["code"], short))), gap, state) if part)


def evidence_files(unit: Unit, year: int) -> list[Any]:
    """The names of the files that the ledger of a unit and year holds."""
    return [
        row["file_name"]
        for row in ask("evidence_held", **unit.filters, year=year).some(200)
        if row["file_kind"]
    ]


def save_explanation(unit: Unit, year: int, key: str, criterion: str) -> None:
    """When the button is pressed: what was written is published, or why it is not is kept to be said."""
    told = {name: st.session_state.get(f"explain_{name}_{key}") or None for name in WRITTEN}
    by = str(st.session_state.get(f"explain_by_{key}") or "")
    st.session_state["said_by_ledger"] = by
    row = {"criterion": criterion, "text": told["text"], "evidence": told["evidence"]}
    row["explanation_state"] = told["state"]
    try:
        if told["state"] and not told["text"]:
            raise IntakeError(_("Viết giải trình rồi mới đổi tình trạng."))
        made = entered_explanations(owner_row(unit, year), year, [row], by)
    except IntakeError as error:
        st.session_state[OUTCOME] = (str(error), "")
        return
    publish([made])
