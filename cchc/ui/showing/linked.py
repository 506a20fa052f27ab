"""Cells of a table that lead to another page: links in a short table, a column of links in a long one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import HOME, _, current_language
from cchc.ui.visit.language_choice import NAME

# The rows of a table → column → where each of its cells leads.
Links = Callable[[pd.DataFrame], Mapping[str, Sequence[str]]]


def address_of(page: str, **query: str) -> str:
    """A page with its filters, as seen from any other page; slugs need no quoting. A link may open in a new tab, so it
    carries the language."""
    spoken_in = {} if current_language() == HOME else {NAME: current_language()}
    return f"{page}?" + "&".join(f"{name}={value}" for name, value in {**query, **spoken_in}.items())


def with_links(styled: Any, rows: pd.DataFrame, leads: Mapping[str, Sequence[str]], as_markdown: bool) -> Any:
    """The styled frame, whose linked columns hold addresses, with what the rows say written over them."""
    for column, addresses in leads.items():
        texts = dict(zip(addresses, (link_label(column, value) for value in rows[column]), strict=True))
        styled = styled.format(partial(link_cell, texts, as_markdown), subset=[words.heading(column)])
    return styled


def link_label(column: str, value: object) -> str:
    """What stands on the link; a dash would be too small to find and to hit."""
    return (_("chưa có") if words.is_missing(value) else words.display_value(column, value)).replace(
        " ", "\u00a0"
    )


def link_cell(texts: Mapping[str, str], as_markdown: bool, address: str) -> str:
    """One cell; one that leads nowhere has nothing to say."""
    if not address:
        return words.MISSING
    return f"[{words.literal(texts[address])}]({address})" if as_markdown else texts[address]
