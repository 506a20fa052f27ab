"""Which tab of which browser a visit comes from, so that drafts come back to it and to nobody else.

`drafts.js` makes a name that cannot be guessed, keeps it in the tab's own storage, and says it when it connects. The database
knows a fingerprint of it only: who reads the database can take up nobody's draft.
"""

from __future__ import annotations

import re
from hashlib import sha256

import streamlit as st

NAME = re.compile(r"\bcchc-tab\.([\w-]{43})(?![\w-])")


def this_tab() -> str:
    """The fingerprint of the tab; blank where a browser says none."""
    found = NAME.search(st.context.headers.get("Sec-WebSocket-Protocol", ""))
    return sha256(found[1].encode()).hexdigest() if found else ""
