"""A sheet's XML without the cells of which only the value matters, so that what remains is read in a tenth of the time.

The reading library gives the values. Left out is what is certainly nothing else, in the spelling that nearly all programs
use; a cell in any other spelling stays and is looked at, so that no dialect hides anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cchc.workbook.grid import column_index
from cchc.workbook.limits import Limits
from cchc.workbook.open.extent import Extent

_FORMULA = rb"(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
_ROW = re.compile(rb'<row r="(\d{1,7})"')
_COLUMNS = re.compile(rb'<c r="([A-Z]{1,2})\d+"[^<>]*(?<!/)>')
_ROWS = re.compile(rb'<c r="[A-Z]{1,2}(\d+)"[^<>]*(?<!/)>')
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


def thinned(xml: bytes, interest: Interest) -> bytes:
    return _pattern(interest, _digits(xml)).sub(b"", xml)


def check_area(xml: bytes, kept: Extent, limits: Limits) -> None:
    """Raise RefusedError where the filled cells lie too far apart: the library lays the rectangle around them out in full.

    `kept` holds those that `thinned` left.
    """
    rough = 10 ** _digits(xml) * max(_COLUMNS_LEFT_OUT, kept.right + 1)
    if max(rough, (kept.bottom + 1) * _COLUMNS_LEFT_OUT) <= limits.area:
        return
    for letters in set(_COLUMNS.findall(xml)):
        kept.include(max(kept.bottom, 0), column_index(letters.decode()))
    rows = _ROWS.findall(xml)
    for number in (max(rows, key=_value), min(rows, key=_value)) if rows else ():
        kept.include(int(number) - 1, max(kept.right, 0))
    kept.check(limits)


def _value(number: bytes) -> tuple[int, bytes]:
    """Orders numbers of any length without working them out."""
    return len(number), number


def _digits(xml: bytes) -> int:
    """How many digits the number of the last row has, which is the longest that is left out."""
    last = xml.rfind(b"<row ")
    found = _ROW.match(xml, last) if last >= 0 else None
    return len(found[1]) if found else 1


@lru_cache(maxsize=50)
def _pattern(interest: Interest, digits: int) -> re.Pattern[bytes]:
    place = rb'<c r="[A-Z]{1,2}[1-9]\d{0,%d}"' % (digits - 1)
    formula = b"" if interest.formulas else _FORMULA
    said = rb'(?: t="(?:n|b|str)")?>%s<v>[^<]+</v></c>' % formula
    string = rb' t="s"><v>%s\d+</v></c>' % _but(interest.strings, b"</v>")
    inline = rb' t="inlineStr"><is><t(?: [^<>]*)?>[^<]*</t></is></c>'
    nothing = rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?(?: t="n")?/>'
    return re.compile(
        rb"%s%s(?:%s|%s|%s)|%s" % (place, _style(interest, formula), said, string, inline, nothing)
    )


def _style(interest: Interest, formula: bytes) -> bytes:
    if len(interest.styles) + len(interest.styles_of_zero) > _MANY:
        return b""
    style = _but(interest.styles, b'"', b' s="')
    if interest.styles_of_zero:
        zero = rb'"(?: t="n")?>%s<v>[-0.]*</v>' % formula
        style += _but(interest.styles_of_zero, zero, b' s="')
    return style + rb'(?: s="\d+")?'


def _but(numbers: Iterable[int], after: bytes, before: bytes = b"") -> bytes:
    """A look ahead that refuses these numbers."""
    alternatives = b"|".join(b"%d" % number for number in sorted(numbers))
    return b"(?!%s(?:%s)%s)" % (before, alternatives, after) if alternatives else b""
