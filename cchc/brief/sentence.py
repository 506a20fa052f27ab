"""Sentences of the screen for paper: Markdown's bold becomes a property, what was escaped stands as it is."""

from __future__ import annotations

import re
from typing import TypedDict

from cchc.markdown import WORD_JOINER

_MARKS = re.compile(r"\\(.)|(\*\*)|([^\\*]+|\*)", re.S)


class Run(TypedDict):
    """A stretch of text in one weight."""

    text: str
    bold: bool


def bold_runs(sentence: str) -> list[Run]:
    """«Năm 2023 đạt **78,97**» as plain and bold stretches; the opposite of `words.literal` for the rest."""
    found: list[Run] = [{"text": "", "bold": False}]
    for escaped, mark, plain in _MARKS.findall(sentence.replace(WORD_JOINER, "")):
        if mark:
            found.append({"text": "", "bold": not found[-1]["bold"]})
        else:
            found[-1]["text"] += escaped or plain
    return [run for run in found if run["text"]]


def without_bold(sentence: str) -> str:
    """A sentence of the screen in one weight."""
    return "".join(run["text"] for run in bold_runs(sentence))


def shortened(text: str, most: int = 240) -> str:
    """A long text cut at a word."""
    joined = " ".join(text.split())
    return joined if len(joined) <= most else joined[:most].rsplit(" ", 1)[0] + " …"


def cut(said: list[Run], most: int = 200) -> list[Run]:
    """A sentence of at most so many characters."""
    kept: list[Run] = []
    for run in said:
        room = most - sum(len(part["text"]) for part in kept)
        if len(run["text"]) > room:
            return [*kept, {"text": run["text"][:room].rsplit(" ", 1)[0] + " …", "bold": run["bold"]}]
        kept.append(run)
    return kept
