"""What a number looks like in a cell with a given number format (ECMA-376 part 1, 18.8.31), as far as formats can say it.

Texts come out with a decimal point and without marks between thousands. Fractions, exponents and formats of dates are
left aside: `text_in_format` answers None for them.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from math import isfinite

# In turn: a quoted text, an escaped character, a space as wide as a character, a filling character, a bracket, any other.
_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)
_CLOCK = re.compile(r"[hms]+", re.IGNORECASE)
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_MINUS = ("-", "−", "–")
_TEXT = '"'

ALWAYS, UNLESS_ZERO, NOT_SURELY = "always", "unless zero", "not surely"


@dataclass(frozen=True)
class FormatSection:
    """One section of a format: `digits` are its placeholders («#,##0.00»), around and between them stand texts.

    `pattern` is all of it, each placeholder one item and each text another, behind a quotation mark. `told` is False
    where fractions, exponents or days are not worked out here.
    """

    pattern: tuple[str, ...] = ()
    digits: str = ""
    percents: int = 0
    condition: tuple[str, float] | None = None
    general: bool = False
    told: bool = True

    @property
    def aside(self) -> str:
        """The texts around and between the digits."""
        return "".join(item[1:] for item in self.pattern if item[0] == _TEXT)

    @property
    def scale(self) -> Decimal:
        """What the number is multiplied by: commas behind the last digit leave thousands away."""
        whole, _, rest = self.digits.partition(".")
        commas = len(rest) - len(rest.rstrip(",")) if rest else len(whole) - len(whole.rstrip(","))
        return Decimal(100) ** self.percents / Decimal(1000) ** commas

    @property
    def decimals(self) -> int:
        """How many decimals it shows at most."""
        return sum(sign in "0#?" for sign in self.digits.partition(".")[2])

    @property
    def shows_zero(self) -> bool:
        """Whether 0 is shown as a digit."""
        return self.general or "0" in self.digits

    @property
    def is_plain(self) -> bool:
        """Whether numbers are shown as they stand, rounded at most, beside words and brackets."""
        shows_digits = self.general or any(sign in "0#?" for sign in self.digits)
        quiet = all(letter.isalpha() or letter.isspace() or letter in "()+$€₫'" for letter in self.aside)
        return self.told and shows_digits and quiet and self.scale == 1

    @property
    def is_below_zero(self) -> bool:
        """Whether a section for numbers below zero says so, by a sign or by brackets."""
        aside = self.aside.replace(" ", "")
        shows_digits = self.general or any(sign in "0#?" for sign in self.digits)
        return self.told and shows_digits and self.scale == 1 and (aside[:1] in _MINUS or aside == "()")


@lru_cache(maxsize=2_000)
def sections(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format that are for numbers; the fourth is for texts."""
    found: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        quoted, escaped, space, fill, bracket, plain = match.groups()
        if plain == ";":
            found.append([])
        elif plain is not None:
            found[-1].append(("code", plain))
        elif bracket is not None:
            found[-1].append(("bracket", bracket))
        elif space is None and fill is None:
            found[-1].append(("text", quoted if quoted is not None else escaped or ""))
    return tuple(_section(tokens) for tokens in found[:3])


def _section(tokens: list[tuple[str, str]]) -> FormatSection:
    code = "".join(value for kind, value in tokens if kind == "code").strip()
    if code.lower() in ("general", "standard", "@"):
        around = (_TEXT + value for kind, value in tokens if kind == "text")
        return FormatSection(("General", *around), general=True)
    pattern: list[str] = []
    digits, percents, told = "", 0, True
    condition = None
    for kind, value in tokens:
        if kind == "bracket":
            held = _CONDITION.fullmatch(value)
            condition = (held[1], float(held[2])) if held else condition
            told = told and not _CLOCK.fullmatch(value)
            currency = _CURRENCY.fullmatch(value)
            pattern.append(_TEXT + (currency[1] if currency else ""))
        elif kind == "code" and value in "0#?.,":
            digits += value
            pattern.extend(value.replace(",", ""))
        else:
            percents += kind == "code" and value == "%"
            told = told and (kind == "text" or value in " %()+-$€₫:")
            pattern.append(_TEXT + value)
    return FormatSection(tuple(pattern), digits, percents, condition, told=told)


def section_for(code: str, value: float) -> tuple[FormatSection, bool] | None:
    """The section that shows a value, and whether the sign is the section's own matter; None where a format has none."""
    found = sections(code)
    if any(section.condition for section in found):
        for section in found:
            if section.condition is None or _HOLDS[section.condition[0]](value, section.condition[1]):
                return section, False
        return None
    if value < 0 and len(found) > 1:
        return found[1], True
    return (found[2] if value == 0 and len(found) > 2 else found[0]), False


@lru_cache(maxsize=2_000)
def shows_plainly(code: str) -> str:
    """Whether numbers with this format are shown as they stand: `always`, `unless zero` or `not surely`."""
    found = sections(code)
    if any(section.condition for section in found) or not found[0].is_plain:
        return NOT_SURELY
    if len(found) > 1 and not found[1].is_below_zero:
        return NOT_SURELY
    zero = found[2] if len(found) > 2 else found[0]
    return ALWAYS if zero.is_plain and zero.shows_zero else UNLESS_ZERO


def text_in_format(code: str, value: float) -> str | None:
    """The text in the cell, «#» where nothing of it can be shown; None where the format is not worked out here."""
    if not isfinite(value):
        return None
    chosen = section_for(code, value)
    if chosen is None:
        return "#"
    section, without_sign = chosen
    if not section.told:
        return None
    try:
        number = Decimal(repr(value)) * section.scale
        if not section.general:
            number = number.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    except InvalidOperation:
        return None
    text = _filled(section, f"{abs(number):f}")
    return f"-{text}" if number < 0 and not without_sign else text


def _filled(section: FormatSection, number: str) -> str:
    """The pattern with the digits of a number in it, the last digits in the last places."""
    if section.general:
        return "".join(number if item == "General" else item[1:] for item in section.pattern).strip()
    whole, _, decimals = number.partition(".")
    of_whole = section.digits.partition(".")[0].replace(",", "")
    whole = whole.lstrip("0").zfill(of_whole.count("0"))
    left = len(of_whole)
    text = ""
    for item in section.pattern:
        if item[0] == _TEXT:
            text += item[1:]
        elif item == ".":
            text += "."
        elif left:
            # The first place takes all digits that the others leave.
            count = max(len(whole) - left + 1, 0)
            text, whole, left = text + whole[:count], whole[count:], left - 1
        else:
            text, decimals = text + decimals[:1], decimals[1:]
    return text.strip()
