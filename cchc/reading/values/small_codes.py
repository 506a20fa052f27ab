"""Small letters and small roman numerals under criteria: a), b), ii), a1: where they begin anew, and which stand inside which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cchc.reading.values.codes import parts

_ROMAN = re.compile(r"[ivx]+")
# The numeral that stands before one that is a letter too; any other «i», «v» or «x» is the letter.
_BEFORE = {"v": "iv", "x": "ix"}
# The alphabet of lists: what comes before «i» where the letters go on.
_BEFORE_LETTER_I = ("h", "g")


class SmallCodes:
    """`full[i]` is the code of line i, `above[i]` the line that a small code stands under; None for all other lines.

    Where small codes begin anew under each criterion, the criterion goes before them as areas do: 1.2.a. Numerals that
    begin right after a letter stand under it: a), then i), ii), then b).
    """

    def __init__(self, codes: Sequence[str | None], small: Sequence[bool]) -> None:
        counted = Counter(code for code, own in zip(codes, small, strict=True) if own)
        self._again = any(count > 1 for count in counted.values())
        self.full: list[str | None] = []
        self.above: list[int | None] = []
        self._head: int | None = None
        # The open levels under the head: their style, the last line of each, and its text.
        self._open: list[tuple[str, int, str]] = []
        for position, (code, own) in enumerate(zip(codes, small, strict=True)):
            if code is None or not own:
                self.full.append(code)
                self.above.append(None)
                if code is not None:
                    self._head, self._open = position, []
                continue
            self._add(position, code)

    def _add(self, position: int, code: str) -> None:
        if len(parts(code)) > 1:
            # «a.1» names the letter that it stands under.
            self.full.append(code)
            self.above.append(None)
            return
        style = self._style(code)
        depth = next((place for place, level in enumerate(self._open) if level[0] == style), None)
        if depth is None:
            depth = len(self._open)
        self._open = [*self._open[:depth], (style, position, code)]
        above = self._open[depth - 1][1] if depth else self._head
        self.above.append(above)
        prefix = self.full[above] if above is not None and self._again else None
        self.full.append(code if prefix is None else f"{prefix}.{code}")

    def _style(self, code: str) -> str:
        if code[-1].isdigit():
            return "numbered"
        if not _ROMAN.fullmatch(code):
            return "letter"
        last = {style: text for style, _, text in self._open}
        if len(code) > 1:
            return "roman"
        if code == "i":
            return "letter" if last.get("letter") in _BEFORE_LETTER_I and "roman" not in last else "roman"
        return "roman" if last.get("roman") == _BEFORE[code] else "letter"
