"""Which tab of which browser a visit comes from, so that drafts come back to it and to nobody else.

`drafts.js` makes a name that cannot be guessed, keeps it in the tab's own storage, and says it when it connects. The database
knows a fingerprint of it only: who reads the database can take up nobody's draft. Where people log in, whoever comes after
somebody else in the same tab has another one.
"""

from __future__ import annotations

import re
from hashlib import sha256

import streamlit as st

from cchc.ui.visit.person import current_person

NAME = re.compile(r"\bcchc-tab\.([\w-]{43})(?![\w-])")


def this_tab() -> str:
    """The fingerprint of the tab; blank where a browser says none."""
    found = NAME.search(st.context.headers.get("Sec-WebSocket-Protocol", ""))
    person = current_person()
    return sha256(f"{found[1]}{person.name if person else ''}".encode()).hexdigest() if found else ""
