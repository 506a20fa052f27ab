"""How far one action is, changed on the page: choose it, choose the state, save."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from cchc import words
from cchc.intake import IntakeError, owners
from cchc.intake.evidence import EACH, MEGABYTE, document_publication, evidence_publication, most_bytes
from cchc.intake.ledger import OPEN, STATES, changed_state, entered_ledger
from cchc.intake.typed import parse_typed_day
from cchc.language import _
from cchc.store import Publication, StoreError, open_store
from cchc.ui.asking.answers import Answer, ask
from cchc.ui.changes.submitted import publish_here, say_published
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.tables import show_table
from cchc.ui.visit.address import choose_one, set_choice
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may
from cchc.ui.visit.trouble import draw_trouble

OUTCOME = "outcome_ledger"
ACTION, PRESSING = "viec", "pressing_action"
LONGEST, MOST_PRESSING, SHORTEST = 80, 4, 36


def change_states(unit: Unit, year: int, day: str) -> None:
    """Choose an action of a unit and year, then its state; what the address names as `viec` is chosen already."""
    if not may("publish_typed", unit.unit_id):
        return
    show_ledger_outcome()
    actions = ask("remedy_actions", **unit.filters, year=year, as_of=day)
    if actions.is_empty:
        return
    rows = {row["action_id"]: row for row in actions.some(len(actions.rows))}
    options = {
        "": _("Chọn việc để báo cáo đã làm đến đâu"),
        **{key: action_label(row) for key, row in rows.items()},
    }
    first = st.container()
    chosen = choose_one(ACTION, _("Đổi tình trạng một việc"), options, "", noun=_("việc"), is_filter=False)
    with first:
        offer_pressing(list(rows.values()), chosen)
    if not chosen:
        return
    row = rows[chosen]
    with st.container(border=True, key="change_state"):
        st.markdown(about(row))
        ask_state(unit, year, row)
        show_changes(unit, year, chosen)


def offer_pressing(rows: list[dict[str, Any]], chosen: str) -> None:
    """The open actions that are due first, one tap each; `rows` by their deadlines."""
    pressing = {row["action_id"]: row for row in rows if row["action_state"] in OPEN}
    shown = dict(list(pressing.items())[:MOST_PRESSING])
    if not shown:
        return
    st.session_state[PRESSING] = chosen if chosen in shown else None
    st.pills(
        _("Việc đến hạn trước, bấm để báo cáo"),
        list(shown),
        format_func=lambda key: words.literal(shortly(shown[key])),
        key=PRESSING,
        on_change=choose_pressing,
    )


def choose_pressing() -> None:
    """When one of them is pressed: it is the chosen action; pressed again none is."""
    set_choice(ACTION, st.session_state.get(PRESSING) or "")


def shortly(row: dict[str, Any]) -> str:
    """An action with little room: its first words and its deadline."""
    text = " ".join(str(row["action"]).split())
    short = text if len(text) <= SHORTEST else f"{text[: SHORTEST - 1].rstrip()}…"
    return " · ".join(filter(None, (short, words.date(row["due_on"]) if row["due_on"] else "")))


def action_label(row: dict[str, Any]) -> str:
    """An action in the list: its words, owner, deadline and state."""
    text = str(row["action"])
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    due = words.date(row["due_on"]) if row["due_on"] else row["due_text"]
    state = words.label("action_state", row["action_state"])
    return " · ".join(str(part) for part in (short, row["owner"], due, state) if part)


def about(row: dict[str, Any]) -> str:
    """What the chosen action is for, as Markdown."""
    said = _("**{action}**, để khắc phục: {limitation}")
    limitation = str(row["limitation"] or words.MISSING).replace("\n", "; ")
    return said.format(action=words.literal(row["action"]), limitation=words.literal(limitation))


def ask_state(unit: Unit, year: int, row: dict[str, Any]) -> None:
    """The states side by side, what may be said besides, and the button."""
    key = row["action_id"]
    st.pills(
        _("Tình trạng mới"),
        [state for state in STATES if state != row["action_state"]],
        format_func=lambda code: words.label("action_state", code),
        key=f"state_{key}",
    )
    st.session_state.setdefault(f"state_day_{key}", words.date(open_store().today()))
    st.session_state.setdefault(f"state_by_{key}", st.session_state.get("said_by_ledger", ""))
    with st.container(horizontal=True):
        ask_signature(_("Người báo cáo"), f"state_by_{key}")
        st.text_input(_("Từ ngày"), key=f"state_day_{key}")
        st.text_input(_("Số văn bản"), key=f"state_document_{key}", placeholder=_("Ví dụ: 12/BC-SKHCN"))
        st.text_input(_("Ghi chú"), key=f"state_note_{key}")
    st.file_uploader(
        _("Minh chứng (PDF, Word, Excel, ảnh)"),
        accept_multiple_files=True,
        key=f"evidence_{key}_{st.session_state.get(f'evidence_round_{key}', 0)}",
        max_upload_size=most_bytes(EACH) // MEGABYTE,
    )
    st.button(
        _("Lưu tình trạng"),
        type="primary",
        icon=":material/check:",
        key=f"save_state_{key}",
        on_click=save_state,
        args=(unit, year, key, row["changed_on"].date() if row["changed_on"] else None),
    )


def save_state(unit: Unit, year: int, action_id: str, last: date | None) -> None:
    """When the button is pressed: the change is published, or why it is not is kept to be said."""
    typed = {name: str(st.session_state.get(f"state_{name}_{action_id}") or "") for name in TYPED}
    st.session_state["said_by_ledger"] = typed["by"]
    state, day = st.session_state.get(f"state_{action_id}"), parse_typed_day(typed["day"])
    turn = st.session_state.get(f"evidence_round_{action_id}", 0)
    files = st.session_state.get(f"evidence_{action_id}_{turn}") or []
    try:
        if not state and not files and not typed["document"].strip():
            said = _("Chọn tình trạng mới, hoặc đính kèm minh chứng, ghi số văn bản, rồi mới lưu.")
            raise IntakeError(said)
        if day is None or day > open_store().today():
            raise IntakeError(_("«{day}» không phải là một ngày đến hôm nay.").format(day=typed["day"]))
        if state and last and day < last:
            said = _("Việc này đã đổi tình trạng từ {last}: ngày mới không thể sớm hơn.")
            raise IntakeError(said.format(last=words.date(last)))
        made = evidence_of(unit, year, action_id, files, typed)
        if state:
            change = changed_state(action_id, state, day, typed["by"], typed["note"], typed["document"])
            own = owner_row(unit, year)
            made.append(entered_ledger(own, year, {"action_states": [change]}, typed["by"]))
        is_saved = publish(made)
    except IntakeError as error:
        st.session_state[OUTCOME] = (str(error), "")
        return
    if is_saved:
        st.session_state[f"evidence_round_{action_id}"] = turn + 1
        # Emptied and not forgotten: the browser would go on showing what the server no longer knows.
        for name in ("note", "document"):
            st.session_state[f"state_{name}_{action_id}"] = ""
        st.session_state[f"state_{action_id}"] = None


def evidence_of(
    unit: Unit, year: int, action_id: str, files: list[Any], typed: dict[str, str]
) -> list[Publication]:
    """The files of an action and the document that is named, each an upload of its own. Raises IntakeError for one that
    cannot be kept."""
    store, made, by = open_store(), [], typed["by"]
    held = store.evidence_bytes() if files else 0
    for file in files:
        content = file.getvalue()
        own = owner_row(unit, year)
        made.append(evidence_publication(own, year, action_id, file.name, content, by, store.today(), held))
        held += len(content)
    if document := typed["document"].strip():
        own = owner_row(unit, year)
        made.append(
            document_publication(own, year, action_id, document, by, store.today(), typed["note"].strip())
        )
    return made


TYPED = ("by", "day", "document", "note")


def owner_row(unit: Unit, year: int) -> dict[str, Any]:
    """The unit of the page as publications name it."""
    return {**owners.unit(unit.unit, unit.province, str(year)), "unit_id": unit.unit_id}


def publish_ledger(unit: Unit, year: int, rows: dict[str, Any], by: str, note: str = "") -> bool:
    """Publish rows of the ledger and keep how it went; whether it is in place. Raises IntakeError for what cannot be."""
    return publish([entered_ledger(owner_row(unit, year), year, rows, by, note)])


def publish(made: list[Publication]) -> bool:
    """Put all in place at once and keep how it went; whether it is."""
    try:
        publish_here(*made, replace=True)
    except StoreError as error:
        st.session_state[OUTCOME] = (error.title, error.advice)
        return False
    st.session_state[OUTCOME] = ()
    return True


def show_ledger_outcome() -> None:
    """How the last publication went; said once."""
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome:
        draw_trouble(*outcome)
    elif outcome is not None:
        say_published(_("Đã ghi vào sổ. Thu hồi được ở trang **Nạp dữ liệu**."))


def show_changes(unit: Unit, year: int, action_id: str) -> None:
    """Who said what of the action, and when."""
    history: Answer = ask("action_history", **unit.filters, year=year, action_id=action_id)
    if not history.is_empty:
        show_table(history, ["action_state", "changed_on", "changed_by", "document", "note", "published_at"])
    evidence = ask("evidence_held", **unit.filters, year=year, action_id=action_id)
    if not evidence.is_empty:
        show_table(evidence, ["file_name", "document", "added_on", "added_by", "note"])
        with st.container(horizontal=True):
            for row in evidence.some(len(evidence.rows)):
                if not row["file_kind"]:
                    continue  # a document that is known by its number alone
                name = _("Tải {name}").format(name=words.literal(row["file_name"]))
                st.link_button(name, f"/minh-chung/{row['evidence_id']}", icon=":material/download:")
