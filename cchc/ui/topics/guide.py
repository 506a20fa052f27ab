"""The officers' guide on the screen: the file of docs/ as it is, with its pictures; nothing is written twice."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from cchc import words
from cchc.language import _, current_language

DOCS = Path(__file__).parents[3] / "docs"
GUIDES = {"vi": "huong-dan.md", "en": "guide-en.md"}
PICTURE = re.compile(r"^ *!\[([^\]]+)\]\(([^)]+)\)$", re.MULTILINE)
WIDTH = 860  # pixels: lines stay easy to read


class GuidePart(NamedTuple):
    """A heading (none for the beginning), and what stands below it: Markdown, or a picture with what it shows."""

    heading: str
    blocks: list[str | tuple[str, Path]]


def show_guide() -> None:
    """The guide in the language of the screen, with its contents before it."""
    beginning, *parts = guide(current_language())
    show_blocks(beginning)
    listed = (f"[{part.heading}](#{words.slug(part.heading)})" for part in parts)
    st.markdown(_("Trong trang này: {parts}.").format(parts=" · ".join(listed)))
    for part in parts:
        st.header(part.heading, anchor=words.slug(part.heading))
        show_blocks(part)


def show_blocks(part: GuidePart) -> None:
    """A part of the guide: text and pictures in their order."""
    for block in part.blocks:
        if isinstance(block, str):
            st.markdown(block, width=WIDTH)
        else:
            shows, picture = block
            with st.container(width=WIDTH, border=True):
                st.image(picture, caption=shows, alt=shows, width="stretch")


@cache
def guide(language: str) -> list[GuidePart]:
    """The parts of a guide; the title of the whole stays with the page."""
    text = (DOCS / GUIDES[language]).read_text(encoding="utf-8").partition("\n")[2]
    beginning, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return [
        GuidePart("", blocks(beginning)),
        *(GuidePart(head, blocks(rest)) for head, _end, rest in split(parts)),
    ]


def split(parts: list[str]) -> list[tuple[str, str, str]]:
    """Parts as (heading, line break, text)."""
    return [part.partition("\n") for part in parts]


def blocks(text: str) -> list[str | tuple[str, Path]]:
    """Markdown and pictures in their order."""
    pieces = PICTURE.split(text)
    found: list[str | tuple[str, Path]] = []
    for said, shows, picture in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True):
        found += [said.strip()] if said.strip() else []
        found += [(shows, DOCS / picture)] if picture else []
    return found
