"""What somebody typed and has not published: kept for the tab it was typed in, and thrown away in time.

A draft is no figure: writing one moves no data version and makes nobody ask a question again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb

from cchc.language import _
from cchc.store.acting import act
from cchc.store.allowing import allow
from cchc.store.errors import StoreError
from cchc.store.publishing.publish import utc_now
from cchc.store.store import Store
from cchc.store.tidying import drop_old_drafts, oldest_draft

LETTERS = 200_000  # of one draft: a grid of some thousand cells


@dataclass(frozen=True)
class Draft:
    """What was typed into a form during a visit of a tab; `changed_at` in UTC."""

    visit: str
    form: str
    content: dict[str, Any]
    changed_at: datetime


def drafts_of(store: Store, tab: str, visit: str) -> list[Draft]:
    """What this tab left in earlier visits, the newest first."""
    given = {"tab": tab, "visit": visit, "oldest": oldest_draft()}
    rows = store.run("drafts_of_tab", "actions", given).fetchall()
    return [
        Draft(visit, form, json.loads(content), at.replace(tzinfo=UTC)) for visit, form, content, at in rows
    ]


def keep_draft(store: Store, tab: str, visit: str, form: str, content: Mapping[str, Any]) -> None:
    """From now on the form holds this. Raises StoreError where it is too long or cannot be written."""
    text = json.dumps(content, ensure_ascii=False)
    if len(text) > LETTERS:
        raise StoreError(_("Bản nháp quá dài nên không lưu được."), _("Hãy công bố từng phần."))
    given = {"tab": tab, "visit": visit, "form": form}
    replace_draft(store, given, {**given, "content": text, "changed_at": utc_now()})


def drop_draft(store: Store, tab: str, visit: str, form: str) -> None:
    """The form holds nothing any more. Raises StoreError."""
    replace_draft(store, {"tab": tab, "visit": visit, "form": form}, None)


def replace_draft(store: Store, dropped: dict[str, Any], kept: dict[str, Any] | None) -> None:
    """One row goes, and another may come; beside the writer of figures, whom drafts do not wait for."""
    try:
        allow(store.database.cursor, "keep_draft")
        with store.drafting, store.database.transaction() as cursor:
            was_there = act(cursor, "drop_draft", dropped).fetchall() != [(0,)]
            if kept:
                act(cursor, "keep_draft", kept)
            if kept and not was_there:
                drop_old_drafts(cursor)
    except duckdb.Error as error:
        raise StoreError(
            _("Chưa lưu được bản nháp."), _("Hãy công bố sớm, đừng đóng trang. ({error})").format(error=error)
        ) from error
