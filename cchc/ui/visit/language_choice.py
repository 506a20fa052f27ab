"""The language of a session: in the address as `ngon_ngu=en`, kept on every page; the browser's never decides."""

from __future__ import annotations

from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from cchc.browser.sessions import in_session
from cchc.language import HOME, _, current_language, languages, set_language, set_language_source
from cchc.ui.visit.address import asked_or_previous, previous_choice, set_choice, write_choice
from cchc.ui.visit.unshown import note_unshown, shown_instead

NAME = "ngon_ngu"
OWN_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def apply_language_choice() -> None:
    """Speak what the address, else the page before, asks for. The code's own language is not written there."""
    set_language_source(session_language)
    language = asked_or_previous(NAME, HOME)
    if language not in languages():
        set_language(HOME)
        said = shown_instead(_("Ngôn ngữ"), language, OWN_NAMES[HOME], noun=_("ngôn ngữ"))
        note_unshown(said, partial(set_choice, NAME, HOME))
        return
    set_language(language)
    if current_language() != HOME or NAME in st.query_params:
        write_choice(NAME, current_language())


def session_language() -> str:
    """The language of the session that this thread works for, if it works for one."""
    return previous_choice(NAME, HOME) if in_session() else HOME


def offer_languages() -> None:
    """A link below the menu to this page, as it is filtered, in each other language.

    A whole new document, since Streamlit's own texts change with it (`translate.js`).
    """
    for language in languages():
        if language != current_language():
            address = urlencode({**st.query_params.to_dict(), NAME: language})
            name = OWN_NAMES[language]
            link = f'<a href="?{escape(address)}" hreflang="{language}" lang="{language}">{name}</a>'
            st.html(link)
