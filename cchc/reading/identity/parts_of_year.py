"""The part of a year that a title speaks of: a month, a quarter, so many months from its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc.reading.identity.spans import NO_CODE, WHOLE_YEAR, cumulated, is_cumulative, part_of_months, span_in
from cchc.reading.words.index_text import MONTH_OF_YEAR, index_text, plain_text

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {"ba": 3, "sau": 6, "chin": 9}
_LINK = r"\s*(?:-|–|,|&|va|den|toi)\s*"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?![a-z\d])"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)(?!\s?/\s?\d{1,2}(?!\d))"
_PLANNED = r"(?:phuong huong|trong tam|nhiem vu trong|ke hoach)[^.;(]{0,40}"
_SAID = re.compile(
    rf"(?P<planned>{_PLANNED})?(?:"
    rf"(?:(?<![a-z])quy|\bq)\.?\s*(?P<quarters>{_QUARTER}(?:{_LINK}(?:quy\s*)?{_QUARTER}){{0,3}})"
    # The digits of a number count no months («766 tháng 9»), and a form's number is followed by the month itself.
    r"|(?<![\d/.])(?<!ngay )(?P<count>0?[69]|sau|chin|(?:0?[1-8]|1[0-2]|ba)(?=\s*thang\s*(?:dau|cuoi|nam|/|20\d\d|,|$)))"
    r"(?:\s*thang(?!\s*\d{1,2}(?!\d))|t(?=\s*(?:/|-|dau|cuoi|nam|20\d\d)))(?:\s*(?P<which>dau|cuoi))?"
    rf"|(?:thang|(?<![a-z])t(?=\.?\s*\d{{1,2}}\s*(?:[/\-]|nam|$|\.?\s*20\d\d)))\.?\s*(?P<months>{_MONTH}(?:{_LINK}(?:thang\s*|t)?{_MONTH}){{0,11}})"
    r"|\bh(?P<half>[12])\b|(?P<nua>nua)\s*(?P<side>dau|cuoi)\s*nam"
    r")"
)
# A week is no month, whichever month stands beside it; «tuân thủ 90 %» is none.
_WEEK = re.compile(
    r"\btuan\s*\d{1,2}(?![\d%])|\btuan\s*(?:thu\s*)?(?:\d|i{1,3}|iv|nhat|hai|ba|tu|nam)\s*(?:cua\s*)?thang"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_AND_YEAR = re.compile(r"va\s*(?:ca\s*)?nam\s*20\d\d")
_TO_NEXT = re.compile(r"(?:\s*[/\-]?\s*(?:nam\s*)?(20\d\d))?\s*(?:den|toi|-|–)\s*(?:het\s*)?")
# «Đến hết tháng 9» may be that month or all since January; «văn bản đến» are those that came in.
_UNTIL = re.compile(r"(?<!van ban )(?<!ho so )\b(?:den|toi|het)\s*(?:het|cuoi)?\s*$")
# «Đến 20 tháng 11» is a day; «766 tháng 9» is a month.
_UNTIL_A_DAY = re.compile(
    r"(?<!van ban )(?<!ho so )\b(?:den|toi|het)\s*(?:het\s*)?(?:ngay\s*)?\d{1,2}\s*thang\s*\d{1,2}(?!\d)"
)
_RANGE = re.compile(r"-|–|den|toi")


def part_of_year(text: str) -> str | None:
    """`Q1`, `H1`, `9M`, `09` where a text names a part of a year, `WHOLE_YEAR` or `NO_CODE`; None where it names none."""
    plain = _UNTIL_A_DAY.sub(" ", index_text(text).replace("_", " "))
    if _WEEK.search(plain):
        return NO_CODE
    told = {part_of_months(first, last) for first, last in _stretches(plain)}
    if told and _AND_YEAR.search(plain):
        told.add(WHOLE_YEAR)
    if told and len(set(_YEAR.findall(plain))) > 1:
        # «Năm 2022 và 6 tháng đầu năm 2023».
        return NO_CODE
    if told:
        return told.pop() if len(told) == 1 else NO_CODE
    if month := MONTH_OF_YEAR.search(plain):
        return f"{int(month['month']):02d}"
    whole = plain_text(text)
    span = cumulated(whole) or span_in(whole)
    return span.part if span else None


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    """First and last month of each part that is told; «tháng 01/2023 đến tháng 03/2023» is one."""
    before: re.Match[str] | None = None
    matches = list(_SAID.finditer(plain))
    for place, match in enumerate(matches):
        if match["planned"] and place:
            # «6 tháng đầu năm, phương hướng 6 tháng cuối năm»; what is the first of its text is what it speaks of.
            continue
        joint = _TO_NEXT.fullmatch(plain[before.end() : match.start()]) if before else None
        if before and joint:
            same_year = joint[1] is None or plain[match.end() :].lstrip(" /-nam").startswith(joint[1])
            yield (_months(before)[0], _months(match)[1]) if same_year else (0, 0)
            before = None
            continue
        if before:
            yield _since_beginning(before)
        before = match
    if before:
        yield _since_beginning(before)


def _since_beginning(match: re.Match[str]) -> tuple[int, int]:
    """«Lũy kế đến hết tháng 9» begins in January; whether «đến hết tháng 9» does cannot be told."""
    first, last = _months(match)
    said = match.string[: match.start()]
    if is_cumulative(said):
        return 1, last
    return (0, 0) if first > 1 and _UNTIL.search(said) else (first, last)


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["quarters"]:
        numbers = [_ROMAN.get(text) or int(text) for text in re.findall(_QUARTER, match["quarters"])]
        first, last = _ends(numbers, match["quarters"])
        return 3 * first - 2, 3 * last
    if match["count"]:
        count = _COUNTS.get(match["count"]) or int(match["count"])
        first, last = (13 - count, 12) if match["which"] == "cuoi" else (1, count)
        return (first, last) if count > 1 else (0, 0)
    if match["months"]:
        return _ends([int(text) for text in re.findall(r"\d+", match["months"])], match["months"])
    return (1, 6) if match["half"] == "1" or match["side"] == "dau" else (7, 12)


def _ends(numbers: list[int], text: str) -> tuple[int, int]:
    """First and last of numbers that follow each other; (0, 0), which has no code, where some are left out."""
    ranged = len(numbers) == 2 and numbers[0] < numbers[1] and bool(_RANGE.search(text))
    together = all(after == before + 1 for before, after in pairwise(numbers))
    return (numbers[0], numbers[-1]) if ranged or together else (0, 0)
