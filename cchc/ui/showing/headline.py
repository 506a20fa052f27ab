"""The page's answer in one sentence."""

from __future__ import annotations

import streamlit as st

from cchc import words


def show_headline(sentence: str, *about: str) -> None:
    """The page's answer in one sentence, readable from three metres, under whose it is and of when.

    `about`: names and periods as they are in the data; a headline that is read or copied alone says them too.
    """
    named = " · ".join(words.literal(name) for name in about if name)
    st.markdown(f"## :small[{named}] {sentence}" if named else f"## {sentence}")
