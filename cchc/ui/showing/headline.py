"""The page's answer in one sentence."""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from cchc import words

LONG = 130  # characters that two lines hold of the large writing, at 1440 pixels


def show_headline(sentence: str, *about: str) -> None:
    """The page's answer in one sentence, readable from three metres, under whose it is and of when.

    `about`: names and periods as they are in the data; a headline that is read or copied alone says them too. What stands
    behind a blank line of the sentence is told below it, as plain text. A long answer is written smaller, on two lines too.
    """
    named = " · ".join(words.literal(name) for name in about if name)
    answer, _gap, more = sentence.partition("\n\n")
    said = f"## :small[{named}] {answer}" if named else f"## {answer}"
    is_long = len(answer.replace("**", "")) > LONG
    with st.container(key="long_answer") if is_long else nullcontext():
        st.markdown(said)
    if more:
        st.markdown(more)
