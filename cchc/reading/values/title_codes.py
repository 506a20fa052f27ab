"""Codes inside titles with nothing but a blank behind them: «2 CẢI CÁCH …» between «1. …» and «3. …», where the sequence tells;
«5 nhiệm vụ trọng tâm» keeps its figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cchc.reading.values.code_order import begins_anew, goes_on, next_sibling
from cchc.reading.values.codes import loose_code


class TitleLine(NamedTuple):
    """A line's code where it is sure, and its title."""

    code: str | None
    title: str


class _Loose(NamedTuple):
    code: str
    title: str


def loose_codes(lines: Sequence[TitleLine]) -> dict[int, tuple[str, str]]:
    """By the line's position, codes that the sequence of all codes confirms, with the titles that they leave."""
    loose = {
        position: _Loose(*split)
        for position, line in enumerate(lines)
        if line.code is None and (split := loose_code(line.title))
    }
    if not loose:
        return {}
    fits_after = _fitting_what_follows(lines, loose)
    found: dict[int, tuple[str, str]] = {}
    before = outer = None
    for position, line in enumerate(lines):
        one, code = loose.get(position), line.code
        if one and position in fits_after and _fits_before(before, outer, one, fits_after[position]):
            found[position] = (one.code, one.title)
            code = one.code
        before = code or before
        outer = code if code and code.isalpha() and code.isupper() else outer
    return found


def _fitting_what_follows(lines: Sequence[TitleLine], loose: dict[int, _Loose]) -> dict[int, bool]:
    """The loose codes that what stands below them does not contradict; True where it goes on from them."""
    found: dict[int, bool] = {}
    after: str | None = None
    upcoming: dict[str, int] = {}
    for position in range(len(lines) - 1, -1, -1):
        code, one = lines[position].code, loose.get(position)
        if code is not None:
            after, upcoming = code, {}
        if one is None:
            continue
        if any(
            _leads_to(one.code, code) for code in (next_sibling(one.code), "1", "a") if code in upcoming
        ) or (after is not None and _leads_to(one.code, after)):
            found[position] = True
        elif after is None and one.title[:1].isupper() and not _is_letter(one.code):
            found[position] = False
        if position in found:
            upcoming[one.code] = position
    return found


def _leads_to(code: str, after: str) -> bool:
    """«1.1» after «1», «2» after «1», and the «1.» that begins anew under «II»."""
    return goes_on(code, after) or (code.isalpha() and begins_anew(after))


def _is_letter(code: str) -> bool:
    return code.isalpha() and not set(code) <= set("IVX")


def _fits_before(before: str | None, outer: str | None, one: _Loose, confirmed: bool) -> bool:
    """`outer` is the last capital above («II», «B»)."""
    if one.code.isalpha():
        follows = one.code in ("I", "A") if outer is None else next_sibling(outer) == one.code
        # A single letter may be a word, so both neighbours must tell.
        return follows and (confirmed or not _is_letter(one.code))
    if before is None or before == outer:
        return confirmed and begins_anew(one.code)
    return goes_on(before, one.code)
