"""Small buttons that the browser answers by itself (`client_buttons.js`): they cost a page no more than their writing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st


def client_buttons(does: str, labels: Mapping[str, str], said: Mapping[str, str], **about: Any) -> None:
    """A row of buttons, kind → label. `does` is what a press does (`client_buttons.js`) and names its sign (`tools.css`), `said`
    what the row then says («doing», «done», «failed»), `about` what it needs to know."""
    row = escape(json.dumps({"does": does, "said": dict(said), **about}, ensure_ascii=False))
    buttons = "".join(
        f'<button type="button" data-kind="{kind}" title="{escape(label)}"><span>{escape(label)}</span></button>'
        for kind, label in labels.items()
    )
    st.html(
        f'<div class="quiet-buttons {does}" data-row="{row}"><span role="status"></span>{buttons}</div>',
        width="content",
    )
