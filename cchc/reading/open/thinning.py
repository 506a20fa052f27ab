"""A sheet's XML without the cells of which only the value matters, so that what remains is read in a tenth of the time.

The reading library gives the values. Left out is what is certainly nothing else, in the order of attributes that nearly all
programs use; a cell in any other spelling stays and is looked at, so that no dialect hides anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cchc.reading.grid import column_index
from cchc.reading.limits import Limits
from cchc.reading.open.extent import Extent

_ROOT = re.compile(rb"<((?:[\w.-]{1,40}:)?)worksheet\b")
_NUMBER = re.compile(rb"[^<>]*?\br=[\"'](\d{1,7})[\"']")
_FORMULA = rb"(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>)\s*)?"
# A longer list makes the pattern slower than what it saves.
_MANY = 100
# Columns A to ZZ.
_COLUMNS_LEFT_OUT = 702


@dataclass(frozen=True)
class Interest:
    """Numbers of the styles that say something of any value or of 0, and of the strings that say something; `formulas`
    where their results are doubted.
    """

    styles: frozenset[int]
    styles_of_zero: frozenset[int]
    strings: frozenset[int]
    formulas: bool


@dataclass(frozen=True)
class _Spelling:
    """The prefix of the elements, what stands around the values of attributes, and whether cells name their places.

    `digits` are those of the last row's number: a cell whose row has more is not left out.
    """

    prefix: bytes
    quote: bytes
    places: bool
    digits: int

    def pattern(self, pattern: bytes) -> re.Pattern[bytes]:
        """From one in the usual spelling: `<c`, `</c`, and quotation marks."""
        spelled = re.sub(rb"<(/?)(?=[a-z])", rb"<\1" + re.escape(self.prefix), pattern)
        return re.compile(spelled.replace(b'"', self.quote))


@dataclass(frozen=True)
class Thin:
    """`xml` in short. `has_places`: all that was left out named its place; else an empty cell stands for each."""

    xml: bytes
    has_places: bool
    whole: bytes
    spelling: _Spelling

    def check_area(self, kept: Extent, limits: Limits) -> None:
        """Raise RefusedError where the filled cells lie too far apart: the library lays out the rectangle around them.

        `kept` holds those that were not left out.
        """
        kept.check(limits)
        if not self.has_places:
            return
        # Each bound is dearer than the one before it, and most sheets keep within the first.
        last_row, last_column = (
            max(10**self.spelling.digits, kept.bottom + 1),
            max(_COLUMNS_LEFT_OUT, kept.right + 1),
        )
        if last_row * last_column <= limits.area:
            return
        columns = self.spelling.pattern(rb'<c r="([A-Z]{1,2})\d+"[^<>]*(?<!/)>')
        for letters in set(columns.findall(self.whole)):
            kept.include(max(kept.bottom, 0), column_index(letters.decode()))
        if last_row * (kept.right + 1) <= limits.area:
            return
        rows = set(self.spelling.pattern(rb'<c r="[A-Z]{1,2}(\d+)"[^<>]*(?<!/)>').findall(self.whole))
        for number in (max(rows, key=_value), min(rows, key=_value)) if rows else ():
            kept.include(int(number) - 1, max(kept.right, 0))
        kept.check(limits)


def thinned(xml: bytes, interest: Interest, *, places: bool = True) -> Thin:
    """`places` may be said to be missing where only some cells lack theirs."""
    spelling = _spelling(xml, places)
    instead = b"" if spelling.places else rb"<%sc\1/>" % spelling.prefix
    return Thin(_pattern(interest, spelling).sub(instead, xml), spelling.places, xml, spelling)


def _spelling(xml: bytes, places: bool) -> _Spelling:
    root = _ROOT.search(xml, 0, 4_000)
    prefix = root[1] if root else b""
    cell = re.search(rb"<%sc(\s[^<>]*)?>" % re.escape(prefix), xml)
    attributes = (cell[1] or b"") if cell else b""
    last = xml.rfind(b"<%srow " % prefix)
    number = _NUMBER.match(xml, last + len(prefix) + 5) if last >= 0 else None
    return _Spelling(
        prefix,
        b"'" if b"='" in attributes else b'"',
        places and b" r=" in attributes,
        len(number[1]) if number else 1,
    )


def _value(number: bytes) -> tuple[int, bytes]:
    """Orders numbers of any length without working them out."""
    return len(number), number


@lru_cache(maxsize=50)
def _pattern(interest: Interest, spelling: _Spelling) -> re.Pattern[bytes]:
    place = rb' r="[A-Z]{1,2}[1-9]\d{0,%d}"' % (spelling.digits - 1)
    formula = b"" if interest.formulas else _FORMULA
    said = rb'(?: t="(?:n|b|str)")?>\s*%s<v>[^<]+</v>\s*</c>' % formula
    string = rb' t="s">\s*<v>%s\d+</v>\s*</c>' % _but(interest.strings, b"</v>")
    inline = rb' t="inlineStr">\s*<is>\s*<t(?: [^<>]*)?>[^<]*</t>\s*</is>\s*</c>'
    rest = rb"%s(?:%s|%s|%s)" % (_style(interest, formula), said, string, inline)
    if not spelling.places:
        return spelling.pattern(rb"<c(%s)?%s" % (place, rest))
    nothing = rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?(?: t="n")? ?/>'
    return spelling.pattern(rb"<c%s%s|%s" % (place, rest, nothing))


def _style(interest: Interest, formula: bytes) -> bytes:
    if len(interest.styles) + len(interest.styles_of_zero) > _MANY:
        return b""
    style = _but(interest.styles, b'"', b' s="')
    if interest.styles_of_zero:
        zero = rb'"(?: t="n")?>\s*%s<v>[-0.]*</v>' % formula
        style += _but(interest.styles_of_zero, zero, b' s="')
    return style + rb'(?: s="\d+")?'


def _but(numbers: Iterable[int], after: bytes, before: bytes = b"") -> bytes:
    """A look ahead that refuses these numbers."""
    alternatives = b"|".join(b"%d" % number for number in sorted(numbers))
    return b"(?!%s(?:%s)%s)" % (before, alternatives, after) if alternatives else b""
