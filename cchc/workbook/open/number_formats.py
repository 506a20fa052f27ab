"""What a number format says about the number under it."""

from __future__ import annotations

import re
from functools import lru_cache

# Quoted texts, escaped characters, spaces as wide as a character, what fills a cell, and conditions or colours.
_ASIDE = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)
_GENERAL = frozenset(("", "general", "standard", "@"))


@lru_cache(maxsize=1_000)
def is_percent(code: str) -> bool:
    """Whether a cell with this format shows its number times hundred, with a percent sign."""
    return "%" in code and "%" in _ASIDE.sub("", code)


def is_general(code: str) -> bool:
    """Whether a cell with this format shows its number as it stands."""
    return code.lower() in _GENERAL
