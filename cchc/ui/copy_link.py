"""The address of what is shown, onto the clipboard."""

from pathlib import Path

import streamlit as st

from cchc.language import _

HERE = Path(__file__).parent
ICON = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1'
    'M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/></svg>'
)

_button = st.components.v2.component(
    "copy_link",
    html=f'<div class="row beside-title"><span role="status"></span><button type="button">{ICON}<span></span></button></div>',
    css=(HERE / "quiet_buttons.css").read_text(encoding="utf-8"),
    js=(HERE / "copy_link.js").read_text(encoding="utf-8"),
)


def copy_link() -> None:
    """A button that copies the page's address, filters included, and says so."""
    _button(
        key="copy_link",
        width="content",
        data={
            "label": _("Sao chép liên kết"),
            "copied": _("Đã sao chép liên kết."),
            "failed": _("Chưa sao chép được: hãy chép ở thanh địa chỉ của trình duyệt."),
        },
    )
