"""The sheet of one who answers for criteria: chosen on the page, as PDF and as a table."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cchc import sentences, words
from cchc.brief import OwnerRows, write_owner_sheet
from cchc.exporting import whom_in_name
from cchc.folding import name_key
from cchc.language import _, current_language, set_language
from cchc.sourcing import named_sources
from cchc.store import open_store
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.showing.downloads import details
from cchc.ui.showing.page_links import page_link
from cchc.ui.topics.newest import rows_of
from cchc.ui.visit.address import choose_one
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.writing.write import export_name

LINES = ["code", "title", "max_score", "deduction", "bearer", "owner", "owned_by"]
LINES += ["loss_outcome", "won_back", "present_owner"]
AT_WORK = ["owner", "owner_state", "lost_points", "confirmed_points", "action_count"]
AT_WORK += ["open_actions", "late_actions", "awaiting_actions", "confirmed_actions"]
ACTIONS = [
    "action",
    "limitation",
    "due_on",
    "due_text",
    "days_late",
    "days_left",
    "action_state",
    "points_at_stake",
]


def show_owner_lines(board: Answer, sheet: dict[str, object], unit: str) -> None:
    """Every criterion with who answers for it, or those of one owner, whose sheet is then offered (rows of `owner_points`)."""
    day = open_store(board.database).today().isoformat()
    at_work = ask("remedy_owners", **sheet, as_of=day)
    known = {
        name_key(str(owner)): str(owner)
        for owner in [*at_work.values("owner"), *board.values("owner")]
        if owner
    }
    owners = [str(owner) for owner in board.values("owner")]
    owners += [owner for owner in known.values() if owner not in owners]
    options = {"": _("Tất cả"), **{words.slug(owner): str(owner) for owner in owners}}
    chosen = options[choose_one("phu_trach", _("Người phụ trách"), options, "")]
    owner = chosen if chosen in owners else None
    lines = ask("owner_lines", **sheet, owner=owner)
    actions = ask("remedy_actions", **sheet, owner=owner, as_of=day)
    if owner:
        st.download_button(
            _("Phiếu của người phụ trách (PDF)"),
            data=partial(owner_sheet, board.database, sheet, unit, owner, current_language()),
            file_name=file_name(
                export_name(
                    _("Phiếu phụ trách"), whom_in_name(sheet, owner), datetime.now(words.VIETNAM), "pdf"
                )
            ),
            mime="application/pdf",
            on_click="ignore",
            icon=":material/print:",
            key="owner_sheet",
        )
    details(lines, LINES, owner or unit, is_open=bool(owner))
    if owner:
        show_owner_actions(actions, owner, unit)
    elif not at_work.is_empty:
        st.subheader(_("Việc khắc phục của từng người"))
        details(at_work, AT_WORK, unit, is_open=True, name="viec-cua-nguoi")
    slug = {"chu_tri": words.slug(owner)} if owner else {}
    page_link(
        "khac_phuc",
        _("Việc khắc phục của {owner}").format(owner=owner)
        if owner
        else _("Việc khắc phục theo người chủ trì"),
        don_vi=str(sheet["unit_id"]),
        nam=str(sheet["year"]),
        xem="chu_tri",
        **slug,
    )


def show_owner_actions(actions: Answer, owner: str, unit: str) -> None:
    """What an owner is to do about the year's lost points, what is late longest first."""
    st.subheader(_("Việc khắc phục của {owner}").format(owner=words.literal(owner)))
    if actions.is_empty:
        st.caption(_("Không chủ trì việc nào trong sổ khắc phục của năm này."))
        return
    st.markdown(cached_from(sentences.actions_at_hand, actions))
    columns = [column for column in ACTIONS if actions.known(column)]
    details(actions, columns, f"{owner} {unit}", is_open=True, name="viec-phu-trach")


def owner_sheet(database: str, sheet: dict[str, object], unit: str, owner: str, language: str) -> bytes:
    """The sheet as PDF; called by the server when the button was pressed, outside any page."""
    set_language(language)
    store = open_store(database)
    board = store.ask("owner_points", **sheet)
    own = rows_of(board[board["owner"] == owner]) or [dict.fromkeys(board.columns)]
    lines = store.ask("owner_lines", **sheet, owner=owner)
    rules = store.ask("bearing_rules")
    version = store.version()
    return write_owner_sheet(
        OwnerRows(
            owner=owner,
            unit=unit,
            year=int(str(sheet["year"])),
            points=own[0],
            lines=lines,
            actions=store.ask("remedy_actions", **sheet, owner=owner, as_of=store.today().isoformat()),
            rules=str(words.in_language(rules[rules["bearer"] == "owner"])["basis"].iloc[0]),
            sources=named_sources(store.ask("deductions_by_area", **sheet)),
            version=version.number,
            changed_at=version.changed_at,
            made_at=store.now(),
            band=line_in_files(database),
        )
    )
