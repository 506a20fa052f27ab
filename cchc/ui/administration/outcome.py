"""How an administrator's act went, said beside its button after the page has run again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import streamlit as st

from cchc.language import _
from cchc.people.errors import PeopleError
from cchc.ui.visit.trouble import draw_trouble


def attempt(where: str, act: Callable[[], str]) -> None:
    """Do it; what it says, or why it could not be done, waits for `say_outcome` of the same place."""
    try:
        st.session_state[f"outcome_{where}"] = (act(), "")
    except PeopleError as error:
        st.session_state[f"outcome_{where}"] = ("", str(error))
    except sqlite3.Error as error:
        said = _("Không ghi được tệp tài khoản, chưa có gì thay đổi. Chờ vài giây rồi làm lại. ({error})")
        st.session_state[f"outcome_{where}"] = ("", said.format(error=error))


def say_account_outcome(where: str) -> None:
    """What was done, or why it was not; nothing where nothing was tried."""
    done, trouble = st.session_state.pop(f"outcome_{where}", ("", ""))
    if done:
        st.success(done, icon=":material/check:")
    if trouble:
        draw_trouble(trouble, "")
