"""What a number format does to the number in its cell (ECMA-376 part 1, 18.8.31), as far as reading needs to know."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from functools import lru_cache

# Texts in quotes, escaped characters, and what stands for a space or fills one: none of them does anything.
_SAID = re.compile(r'"[^"]*"?|\\.|_.|\*.', re.DOTALL)
_BRACKET = re.compile(r"\[([^\]]*)\]?")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CLOCK = re.compile(r"[hms]+", re.IGNORECASE)
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_GENERAL = frozenset(("", "general", "standard", "@"))
# What may stand beside the digits of a number that is shown as it stands: words, spaces, colours, currencies.
_ASIDE = re.compile(
    r'"[^\W\d_ ]*(?: [^\W\d_]*)*"|\\[^\W\d_]|\\ |[ $]|_.|\*.|\[(?:[A-Za-z]+\d*|\$[^\]\d%,.;-]*(?:-\w+)?)\]'
)
_SIGN = re.compile(r"\\([-()$])")
_DIGITS = re.compile(r"General|(?:#,##)?0(?:\.[0#]{1,10})?")
# The formats that stand in no file; of the others from 0 to 49 all are dates.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
    48: "##0.0E+0", 49: "@",
}  # fmt: skip


@lru_cache(maxsize=4_000)
def is_plain(code: str) -> bool:
    """Whether every number but 0 is surely shown as it stands, rounded at most."""
    if code.lower() in _GENERAL:
        return True
    first, *others = (_ASIDE.sub("", _SIGN.sub(r"\1", section)) for section in code.split(";"))
    below = others[0] if others else "-0"
    return (
        _DIGITS.fullmatch(first) is not None
        and below[:1] in ("-", "(")
        and _DIGITS.fullmatch(below.strip("-()")) is not None
    )


@lru_cache(maxsize=4_000)
def is_plain_of_zero(code: str) -> bool:
    """Whether 0, of a format that is plain otherwise, is shown as 0 and not as a dash or not at all."""
    sections = code.split(";")
    return len(sections) < 3 or _DIGITS.fullmatch(_ASIDE.sub("", sections[2])) is not None


@lru_cache(maxsize=4_000)
def is_date(code: str) -> bool:
    """Whether numbers are shown as days or times."""
    bare = _BRACKET.sub(lambda found: found[0] if _CLOCK.fullmatch(found[1]) else "", _SAID.sub("", code))
    return not re.search(r"[0#?]", bare.partition(".")[0]) and re.search(r"[dmyhs]", bare, re.I) is not None


def is_percent(code: str, value: float) -> bool:
    """Whether this number is shown with a percent sign that multiplies it by a hundred."""
    always = _is_always_percent(code)
    if always is not None:
        return always
    sections = _sections(code)
    if any(condition for _, condition in sections):
        held = (
            text
            for text, condition in sections
            if condition is None or _HOLDS[condition[0]](value, condition[1])
        )
        return "%" in next(held, "")
    place = 1 if value < 0 else 2 if value == 0 else 0
    return "%" in sections[place if place < len(sections) else 0][0]


@lru_cache(maxsize=4_000)
def _is_always_percent(code: str) -> bool | None:
    """None where it depends on the number."""
    signs = {"%" in section for section, _ in _sections(code)}
    return signs.pop() if len(signs) == 1 else None


@lru_cache(maxsize=4_000)
def _sections(code: str) -> list[tuple[str, tuple[str, float] | None]]:
    """What is left of each section that is for numbers without its texts, and the condition under which it is used."""
    found = []
    for section in _SAID.sub("", code).split(";")[:3]:
        held = next(filter(None, map(_CONDITION.fullmatch, _BRACKET.findall(section))), None)
        condition = (held[1], float(held[2])) if held else None
        found.append((_BRACKET.sub("", section), condition))
    return found
