"""An open page takes up what somebody else published, and what became of the database file (decision 0036)."""

from __future__ import annotations

import streamlit as st

from cchc.people.acting import acting
from cchc.store import open_store

# Seconds; what is published shows within five. Fifty open pages cost a twentieth of a core (`make load`); browsers ask rarely
# where nobody looks (a tab behind others).
PAUSE = 4


@st.fragment(run_every=PAUSE)
def watch_data(shown: int, trouble: str, written: int | None = None, rights: object = None) -> None:
    """Run the page again as soon as the data are of another version than `shown`, or there is other `trouble` to say.

    `written`: how many changes of any kind there had been, on a page that shows what people write together; None elsewhere, for
    a saved report makes nobody's figures others. `rights`: those of whoever looks, which may be taken away meanwhile. Draws
    nothing and asks little: all of it stands in memory. Filters stay as they are, and what is being typed stays in the browser.
    """
    store = open_store()
    found = store.trouble()
    is_other = store.version().number != shown or (found.title if found else "") != trouble
    person = acting().person
    if rights is not None and person is not None and person.grants != rights:
        st.rerun()
    if is_other or written not in (None, store.changes):
        st.rerun()
