"""Which styles of a workbook say something about the value of a cell, whatever format the file has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc.reading.open.number_formats import BUILT_IN, is_date, is_plain, is_plain_of_zero

# Excel takes no longer format.
_LONGEST = 255


@dataclass(frozen=True)
class Styles:
    """By the number of a style: `formats` are the formats that do not surely show a number as it stands, without those
    of dates, and `of_zero` those that do so of 0 alone; in `raised` and `struck` are the styles that raise or strike
    through all that stands in a cell.
    """

    formats: Mapping[int, str] = field(default_factory=dict)
    of_zero: Mapping[int, str] = field(default_factory=dict)
    raised: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()

    @property
    def special(self) -> frozenset[int]:
        """The styles that may say something about any value."""
        return frozenset(self.formats) | self.raised | self.struck


def styles_of(
    fonts: Sequence[tuple[bool, bool]], own: Mapping[int, str], used: Sequence[tuple[int, int]]
) -> Styles:
    """From fonts as (raised, struck), formats by their number, and styles as (number of the format, font)."""
    formats: dict[int, str] = {}
    of_zero: dict[int, str] = {}
    raised: set[int] = set()
    struck: set[int] = set()
    for style, (number, font) in enumerate(used):
        code = own.get(number, BUILT_IN.get(number, ""))[:_LONGEST]
        if is_plain(code):
            of_zero.update({} if is_plain_of_zero(code) else {style: code})
        elif not is_date(code):
            formats[style] = code
        if font < len(fonts):
            raised.update([style] if fonts[font][0] else ())
            struck.update([style] if fonts[font][1] else ())
    return Styles(formats, of_zero, frozenset(raised), frozenset(struck))
