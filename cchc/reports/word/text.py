"""Texts in a document: what somebody wrote is a text and nothing else."""

from __future__ import annotations

import re

from docx.text.paragraph import Paragraph

from cchc.reports.model import BLANK

# What XML cannot carry; a document with one of them would not open.
PROPERTY = 255  # letters of a title or author
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without what a document cannot carry."""
    return UNWRITABLE.sub("", text)


def for_property(text: str) -> str:
    """The text as a property of a file takes it: no longer than that may be."""
    told = printable(text)
    return told if len(told) <= PROPERTY else f"{told[: PROPERTY - 1]}…"


def write_marked(paragraph: Paragraph, text: str, *, bold: bool | None = None) -> None:
    """The text with every blank that stands for a figure marked in yellow, so that nobody overlooks it."""
    from docx.enum.text import WD_COLOR_INDEX

    for part in re.split(f"({BLANK})", printable(text)):
        if not part:
            continue
        run = paragraph.add_run(part)
        run.bold = bold
        if part == BLANK:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
