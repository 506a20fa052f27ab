"""Which code comes after which: 1.2 after 1.1, II after I, b after a; and which code an unreadable one must have been."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.reading.values.codes import number_of, parts, stem

_ROMAN = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII",
    "XIX", "XX",
]  # fmt: skip
_AFTER_ROMAN = dict(pairwise(_ROMAN))
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_AFTER_LETTER = dict((*pairwise(_LETTERS), *pairwise(_LETTERS.upper())))


class CodeGuess(NamedTuple):
    """`sure` where no other code would fit between its neighbours; else `others` are those that would."""

    code: str
    sure: bool
    others: tuple[str, ...] = ()


def next_sibling(code: str) -> str | None:
    """1.3 after 1.2, III after II, C after B, 1.1b after 1.1a; None where nothing comes after it."""
    own = parts(code)[-1]
    head = code[: len(code) - len(own)]
    number = number_of(own)
    if number is not None and own[-1].isdigit():
        return f"{head}{number + 1}"
    if number is not None:
        after = _AFTER_LETTER.get(own[-1])
        return f"{head}{own[:-1]}{after}" if after else None
    after = _AFTER_ROMAN.get(own.upper()) if set(own.upper()) <= set("IVX") else _AFTER_LETTER.get(own)
    return f"{head}{after.lower() if own.islower() else after}" if after else None


def goes_on(before: str, after: str) -> bool:
    """Whether a code may stand right after another: its first child, or the next of it or of what it stands under."""
    if stem(after) == before:
        return True
    while before:
        if next_sibling(before) == after:
            return True
        before = stem(before)
    return False


def begins_anew(code: str) -> bool:
    """Whether a code may be the first under an area that does not go before it: 1, a), i)."""
    return code in ("1", "a", "i", "I")


def unreadable_codes(codes: Sequence[str | None], unreadable: Iterable[int]) -> dict[int, CodeGuess]:
    """What the codes at these positions must have been, as their neighbours tell; nothing where they do not."""
    after, outer_after = _upcoming(codes)
    positions = frozenset(unreadable)
    found: dict[int, CodeGuess] = {}
    before = outer = None
    for position, code in enumerate(codes):
        if code is None and position in positions:
            guess = _between(_Around(before, outer, after[position], outer_after[position]))
            if guess is not None:
                found[position] = guess
                code = guess.code
        before = code or before
        outer = code if code and _is_outer(code) else outer
    return found


class _Around(NamedTuple):
    """The nearest codes that can be read, above and below, and the nearest capitals («II», «B») among them."""

    before: str | None
    outer: str | None
    after: str | None
    outer_after: str | None


def _is_outer(code: str) -> bool:
    return code.isalpha() and code.isupper()


def _upcoming(codes: Sequence[str | None]) -> tuple[list[str | None], list[str | None]]:
    """For each line the next code below it, and the next capital."""
    found: list[str | None] = [None] * len(codes)
    outer: list[str | None] = [None] * len(codes)
    after = capital = None
    for position in range(len(codes) - 1, -1, -1):
        found[position], outer[position] = after, capital
        code = codes[position]
        after = code or after
        capital = code if code and _is_outer(code) else capital
    return found, outer


def _between(around: _Around) -> CodeGuess | None:
    before, after = around.before, around.after
    if before is None:
        return _first(around)
    missing = stem(after) if after else ""
    if missing and not _stands_under(before, missing) and (goes_on(before, missing) or begins_anew(missing)):
        return CodeGuess(missing, sure=True)
    if after and begins_anew(after) and around.outer and not goes_on(before, after):
        capital = next_sibling(around.outer)
        return CodeGuess(capital, sure=capital != around.outer_after) if capital else None
    candidates = [code for code in _next_codes(before) if code != after]
    fitting = [code for code in candidates if after is not None and goes_on(code, after)]
    likely = fitting or candidates
    return CodeGuess(likely[0], len(fitting) == 1, tuple(likely[1:])) if likely else None


def _stands_under(code: str, above: str) -> bool:
    while code:
        if code == above:
            return True
        code = stem(code)
    return False


def _first(around: _Around) -> CodeGuess | None:
    """What stands before the first code that can be read: I before II, 1 before 1.1."""
    if around.after and stem(around.after):
        return CodeGuess(stem(around.after), sure=True)
    for first in ("I", "A", "1", "a"):
        if next_sibling(first) in (
            around.after,
            around.outer_after if begins_anew(around.after or "") else None,
        ):
            return CodeGuess(first, sure=True)
    return None


def _next_codes(before: str) -> list[str]:
    """The codes that may come next: the next sibling first, then those of what it stands under, then its first child."""
    found = []
    code = before
    while code:
        sibling = next_sibling(code)
        if sibling is not None:
            found.append(sibling)
        code = stem(code)
    return [*found, f"{before}.1"]
