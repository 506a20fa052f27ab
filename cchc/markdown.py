"""Text from a file or an address for a place that reads Markdown: shown letter by letter as it is."""

from __future__ import annotations

import re

# Streamlit looks through the text once more when Markdown and its escapes are read: it makes links of addresses, icons of
# ":material/…:", pictures of ":smile:" and arrows of "->". This sign has no width, no line breaks at it, none of these patterns
# goes over it, and `copied_figures.js` leaves it out of what is copied.
WORD_JOINER = "\u2060"
_MADE_INTO_MORE = re.compile(
    r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=:)(?=[\w+-]+[:/])|(?<=[-<>~])(?=[-=>])",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#!|~<>$:])")
_LIST_START = re.compile(r"^(\s*)([-+]|\d+(?=\.))")


def escaped(text: str) -> str:
    """The text as Markdown that is shown as the text itself."""
    inert = _MARKDOWN.sub(r"\\\1", _MADE_INTO_MORE.sub(WORD_JOINER, text))
    return _LIST_START.sub(lambda m: m[1] + (f"\\{m[2]}" if m[2] in "-+" else f"{m[2]}\\"), inert)
