"""The sheet of one who answers for criteria: chosen on the page, as PDF and as a table."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cchc import words
from cchc.brief import OwnerRows, write_owner_sheet
from cchc.exporting import whom_in_name
from cchc.language import _, current_language, set_language
from cchc.sourcing import named_sources
from cchc.store import open_store
from cchc.ui.asking.answers import Answer, ask
from cchc.ui.showing.downloads import details
from cchc.ui.topics.newest import rows_of
from cchc.ui.visit.address import choose_one
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.writing.write import export_name

LINES = ["code", "title", "max_score", "deduction", "bearer", "owner", "owned_by"]
LINES += ["loss_outcome", "won_back", "present_owner"]


def show_owner_lines(board: Answer, sheet: dict[str, object], unit: str) -> None:
    """Every criterion with who answers for it, or those of one owner, whose sheet is then offered (rows of `owner_points`)."""
    owners = board.values("owner")
    options = {"": _("Tất cả"), **{words.slug(owner): str(owner) for owner in owners}}
    chosen = options[choose_one("phu_trach", _("Người phụ trách"), options, "")]
    owner = chosen if chosen in owners else None
    lines = ask("owner_lines", **sheet, owner=owner)
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


def owner_sheet(database: str, sheet: dict[str, object], unit: str, owner: str, language: str) -> bytes:
    """The sheet as PDF; called by the server when the button was pressed, outside any page."""
    set_language(language)
    store = open_store(database)
    board = store.ask("owner_points", **sheet)
    lines = store.ask("owner_lines", **sheet, owner=owner)
    rules = store.ask("bearing_rules")
    version = store.version()
    return write_owner_sheet(
        OwnerRows(
            owner=owner,
            unit=unit,
            year=int(str(sheet["year"])),
            points=rows_of(board[board["owner"] == owner])[0],
            lines=lines,
            rules=str(words.in_language(rules[rules["bearer"] == "owner"])["basis"].iloc[0]),
            sources=named_sources(store.ask("deductions_by_area", **sheet)),
            version=version.number,
            changed_at=version.changed_at,
            made_at=store.now(),
            band=line_in_files(database),
        )
    )
