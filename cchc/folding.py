"""Text made comparable: without its diacritics for searching and for addresses, without capitals for telling names apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _without_diacritics(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """For searching: "Hà  Nội" and "ha noi" fold to the same."""
    return " ".join(_without_diacritics(text).split())


def name_key(text: str) -> str:
    """For telling names apart: what differs by capitals, spaces or how accents are stored is one name."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


@lru_cache(8_192)  # the same names in every run
def slug(text: str) -> str:
    """A text as an address writes it: "Sở Y tế" -> "so-y-te"."""
    return re.sub(r"[^a-z0-9]+", "-", _without_diacritics(text)).strip("-")
