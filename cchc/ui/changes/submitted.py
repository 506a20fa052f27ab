"""Publishing from a page: whether it stands or waits for a second person, so that nothing is said to stand that does not."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cchc.language import _
from cchc.people.acts import Act
from cchc.store import Publication, open_store
from cchc.store.store import CurrentScopes

WAITS = "last_publication_waits"


def publish_here(
    *publications: Publication,
    replace: bool,
    seen: Sequence[CurrentScopes] | None = None,
    doing: Act = "publish_typed",
) -> bool:
    """Publish, or let it wait; whether it waits. Raises as `Store.publish`."""
    store = open_store()
    ids = store.publish(*publications, replace=replace, seen=seen, doing=doing)
    waits = any(store.is_waiting(upload_id) for upload_id in ids)
    st.session_state[WAITS] = waits
    return waits


def say_published(said: str) -> None:
    """That it stands, in these words; or that it waits."""
    if st.session_state.pop(WAITS, False):
        st.info(waits_text(), icon=":material/approval:")
    else:
        st.success(said, icon=":material/check:")


def waits_text() -> str:
    """What is said of what waits."""
    return _(
        "Đã gửi, **chờ người thứ hai duyệt**; số đang dùng chưa thay đổi. Xem hoặc rút lại ở trang **Nạp dữ liệu**."
    )
