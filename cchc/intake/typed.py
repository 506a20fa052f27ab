"""What a person types or pastes on a page as a number, a period, a year or a day: the one way in, read as offices write.

Texts are read by the product's own readers. What has two readings is taken for none, what is no number is refused, and
what is understood can be written so that it reads back as nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cchc import words
from cchc.reading.figures.quantities import Quantity
from cchc.reading.identity.periods import period_named
from cchc.reading.identity.years import year_from_text as year_of_four_digits
from cchc.reading.values.dates import parse_day
from cchc.reading.values.numbers import means_nothing, parse_number
from cchc.reading.words.text import clean, fold_words

# Only a whole day is one: «9/2026» and «năm 2026» have a last day, but nobody typed it.
MOST_ROWS = 10  # a header has few rows; «5-200» is no header but a slip
DAY = re.compile(
    r"(?:ngày )?(?:\d{1,2} ?([/.-]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2})|\d{1,2} tháng \d{1,2},? (?:năm )?\d{4})|\d{4}-\d{1,2}-\d{1,2}",
    re.IGNORECASE,
)
CODE_LIKE = re.compile(r"20\d\d ?[-–/.] ?\S+")
CODE = re.compile(r"20\d\d-(?:Q[1-4]|H[12]|9M|0[1-9]|1[0-2])")
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class TypedNumber:
    """What a text was understood as. `value` is None where it is blank, refused or may be several.

    `readings`: the numbers of which a person has to choose. `fault`: why it is refused. `oddity`: why it is taken only
    when a person says that it is so. The last two are sentences for the screen, without the place.
    """

    text: str
    value: float | None = None
    readings: tuple[float, ...] = ()
    fault: str = ""
    oddity: str = ""


def parse_typed_number(text: str | None, of: Quantity) -> TypedNumber:
    """A number as typed: «78,97», «1.250,5», «1 250», «12 %»; a count has one reading only, for it is whole.

    Of a share «0,97» has two, for 97 % may be meant; «0,97 %» has one.
    """
    said = clean(text or "")
    if means_nothing(said):
        return TypedNumber(said)
    number = parse_number(text or "")
    fault = of.fault_of_text(said, number)
    if number is None or fault:
        return TypedNumber(said, fault=fault)
    readings = [number.value]
    if number.thousands is not None:
        readings = [number.thousands] if of.is_whole else [number.thousands, number.value]
    shares = [share for value in readings if (share := of.as_share(value, number.percent)) is not None]
    readings += shares
    read = [checked_number(said, value, of) for value in readings]
    possible = [one for one in read if not one.fault]
    if len(readings) > 1 and possible:
        # Also where one of two is possible: who typed it may have meant the other, and mistaken the place.
        return TypedNumber(said, readings=tuple(one.value for one in possible if one.value is not None))
    return possible[0] if possible else read[0]


def checked_number(text: str, value: float | None, of: Quantity) -> TypedNumber:
    """A number that is known, against what is possible."""
    found = TypedNumber(text, value)
    if value is None:
        return found
    if fault := of.fault(value, unambiguous_text(value)):
        return replace(found, value=None, fault=fault)
    return replace(found, oddity=of.oddity(value, unambiguous_text(value)))


def unambiguous_text_as(value: float, of: Quantity) -> str:
    """The same as `unambiguous_text` in a cell of this quantity: «0,97 %», which is no 97 %."""
    sign = "" if of.as_share(value, has_sign=False) is None else "\u00a0%"
    return unambiguous_text(value) + sign


def unambiguous_text(value: float) -> str:
    """The number as a text that reads back as exactly this one: «78,97», «1250», «1.250,5», «1.250.000», «12,3450»."""
    exact = f"{Decimal(repr(float(value))):f}".removesuffix(".0")
    sign, digits = ("-", exact[1:]) if exact.startswith("-") else ("", exact)
    whole, _point, decimals = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    rest = f",{decimals}" if decimals else ""
    for text in (grouped + rest, whole + rest):
        number = parse_number(text)
        if number is not None and number.thousands is None and number.value == abs(value):
            return sign + text
    return f"{sign}{whole}{rest}0"  # three decimals look like thousands; four do not


def parse_typed_period(text: str | None) -> str | None:
    """The code of a period as typed; None where it names none, or seems to name another."""
    said = clean(text or "")
    if year := YEAR.search(said):
        # As the screen itself writes it, in whatever language: «October 2024» in English is no whole year.
        shown = {fold_words(words.period(code)): code for code in periods_of(year[0])}
        if code := shown.get(fold_words(said)):
            return code
    if CODE_LIKE.fullmatch(said) and not CODE.fullmatch(said.upper()):
        return None
    return period_named(said)


def periods_of(year: str) -> list[str]:
    """The codes of all periods of a year."""
    parts = [*(f"Q{quarter}" for quarter in range(1, 5)), "H1", "H2", "9M"]
    return [year, *(f"{year}-{part}" for part in [*parts, *(f"{month:02d}" for month in range(1, 13))])]


def parse_typed_day(text: str | None) -> date | None:
    """A day as typed, day first: «15/11/2026», «15-11-26», «15 tháng 11 năm 2026», «2026-11-15»; None where it is none."""
    said = clean(text or "")
    return parse_day(said).day if DAY.fullmatch(said) else None


def parse_typed_year(text: str | None) -> int | None:
    """A year of four digits; None where the text is none."""
    return year_of_four_digits(clean(text or ""))


def parse_row_numbers(text: str) -> tuple[int, ...]:
    """«5», «5-6», «5, 6» as numbers of rows, ten at most; nothing where it cannot be read or says more."""
    match = re.fullmatch(r"\s*(\d{1,7})\s*(?:[-–,]\s*(\d{1,7})\s*)?", text)
    if not match or int(match[1]) < 1:
        return ()
    first, last = sorted((int(match[1]), int(match[2] or match[1])))
    return tuple(range(first, last + 1)) if last - first < MOST_ROWS else ()
