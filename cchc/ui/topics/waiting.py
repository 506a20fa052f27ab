"""That publications wait for a second person: counted in the menu, said on the front page to whoever may decide."""

from __future__ import annotations

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.people.acting import acting
from cchc.store import open_store
from cchc.store.approvals import Waiting, waiting, waiting_for
from cchc.ui.showing.page_links import page_link

UPLOADS = "nap_du_lieu"  # the page where they are decided


def waiting_here() -> list[Waiting]:
    """Those that whoever looks may decide about."""
    return waiting_for(open_store(), acting()) if waiting(open_store()) else []


def counted_title(name: str, title: str) -> str:
    """«Nạp dữ liệu (2)»."""
    count = len(waiting_here()) if name == UPLOADS else 0
    return f"{title} ({count})" if count else title


def say_waiting() -> None:
    """On the front page; nothing where nothing waits."""
    found = waiting_here()
    if not found:
        return
    files = ", ".join(f"«{words.literal(each.row['file_name'])}»" for each in found[:3])
    more = _(" và {count} lần nạp khác").format(count=len(found) - 3) if len(found) > 3 else ""
    said = _("**{count} lần nạp chờ bạn duyệt**: {files}{more}.")
    st.info(said.format(count=len(found), files=files, more=more), icon=":material/approval:")
    page_link(UPLOADS, _("Xem và duyệt"), ":material/approval:")
