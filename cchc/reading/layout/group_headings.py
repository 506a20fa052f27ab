"""Headings among the lines of a score sheet: «A. Phần chung» over areas that are numbered on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cchc.reading.values.codes import parts


def group_heading_lines(codes: Sequence[str | None], is_blank: Sequence[bool]) -> set[int]:
    """The positions of lines that are headings: no figure (`is_blank`), a code of one part, and no code refers to it."""
    styles = [_style(code) if code and len(parts(code)) == 1 else None for code in codes]
    distinct = Counter(style for _, style in set(zip(codes, styles, strict=True)))
    # Codes that begin anew, wherever in the table they do, belong to the areas above them.
    begins_anew = {style for style, count in Counter(styles).items() if count > distinct[style]}
    found: set[int] = set()
    below: str | None = None
    for position in range(len(codes) - 1, -1, -1):
        code = codes[position]
        if code is None:
            continue
        if is_blank[position] and styles[position] and _heads(code, below, begins_anew):
            found.add(position)
        below = code
    return found


def _heads(code: str, below: str | None, begins_anew: set[str | None]) -> bool:
    if code.isdigit():
        # «1. PHẦN CHUNG» over areas with numerals or numbers of their own; «3» before «4» is an area without points.
        return below == "1" or bool(below and below.isalpha() and below.isupper())
    if below is None:
        return True
    return len(parts(below)) == 1 and (_style(below) == _style(code) or _style(below) not in begins_anew)


def _style(code: str) -> str:
    if code.isdigit():
        return "arabic"
    return "roman" if set(code) <= set("IVX") else "letter"
