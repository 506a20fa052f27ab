"""Stretches of time that words name: a day, some days of a month, months, quarters, a half year, a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_LINK = r"\s?(?:-|,|&|(?:va|den|toi)(?![a-z]))\s?(?:het )?"
_TO_NEXT_DAY = rf"{_LINK}(?:ngay )?"
_DAYS_BEFORE = rf"(?P<days>\d{{1,2}}(?:{_TO_NEXT_DAY}\d{{1,2}}){{0,9}}){_TO_NEXT_DAY}"
_NUMERIC = r"(?P<d>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4}|\d\d(?!\s?(?P=sep)\s?\d))(?!\d)"
_SPOKEN = r"(?P<sd>\d{1,2}) ?thang ?(?P<sm>\d{1,2})(?!\d)(?: ?[,/.\-]? ?(?:nam ?)?(?P<sy>20\d\d)(?!\d))?"
_WITHOUT_YEAR = r"(?P<wd>\d{1,2}) ?[/.] ?(?P<wm>\d{1,2})(?! ?[/.] ?\d|\d)(?: ?,? ?nam ?(?P<wy>20\d\d)(?!\d))?"
_YEAR = r"(?:\s?[,/.\-(]?\s?(?:cua |trong )?(?:nam ?)?(?P<{name}>20\d\d)(?!\d))?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPELT = {"mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4}
_QUARTER = r"(?:iv|i{1,3}|[1-4]|mot|nhat|hai|nhi|ba|bon|tu)(?![a-z\d])"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)(?!\s?[/.]\s?\d{1,2}(?!\d))"
_QUARTERS = (
    rf"(?:quy|(?<![a-z])q)[\s.]?(?P<quarters>{_QUARTER}(?:(?:{_LINK}|/)(?:quy|q)?[\s.]?{_QUARTER}){{0,3}})"
    + _YEAR.format(name="qy")
)
_MONTHS = (
    rf"(?:thang|(?<![a-z])t)[\s.]?(?P<months>{_MONTH}(?:{_LINK}(?:thang|t)?[\s.]?{_MONTH}){{0,11}})"
    + _YEAR.format(name="my")
)
_PART = (
    r"(?:(?P<n>[369]|0[369]|ba|sau|chin) thang|(?P<half>nua)) (?P<which>dau|cuoi) nam"
    r"(?: ?[,/\-(]? ?(?:nam ?)?(?P<py>20\d\d)(?!\d))?"
)
_PATTERN = re.compile(
    "|".join(
        (
            r"(?P<time>(?<!\d)\d{1,2}(?: ?(?:h|gio)(?: ?\d\d(?: ?phut)?(?! ?[/.\-] ?\d))?(?![a-z\d])|:\d\d(?::\d\d)?))",
            r"(?P<document>(?<!\d)\d+/(?:20\d\d/)?[a-z][\w&.\-/]*|(?<!\d)\d+-(?!thang|ngay|quy|nam)[a-z]{2,}[\w&.\-/]*"
            r"|(?<![a-z])(?:cv|qd|kh|nq|tb|ttr|ct|bc|hd|so|cong van|quyet dinh|ke hoach|van ban|vb)(?: so)? ?:? ?"
            r"\d+(?:/20\d\d)?(?! ?[/.\-]? ?\d| thang))",
            r"(?<!\d)(?P<iy>20\d\d)(?P<isep>[\-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)",
            rf"(?<![\d/.])(?:{_DAYS_BEFORE})?(?:{_NUMERIC}|{_SPOKEN}|{_WITHOUT_YEAR})",
            _PART,
            _QUARTERS,
            _MONTHS,
            r"(?<![\d/.\-])(?P<bm>1[0-2]|0?[1-9]) ?[/.\-] ?(?P<by>20\d\d)(?!\d)",
            r"(?:trong|het|cuoi|den|toi) (?:ca )?nam ?(?P<ay>20\d\d)(?!\d)(?!\s?-\s?20)",
        )
    )
)
_MONTH_WORDS = {
    "muoi mot": 11, "muoi hai": 12, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "chap": 12,
}  # fmt: skip
_SPELT_MONTH = re.compile(rf"thang ({'|'.join(_MONTH_WORDS)})(?=(?: nam|/) ?20\d\d)")
_OF_MONTH = re.compile(r"ngay (\d{1,2})(?: ?, ?| cua )thang ")
_RANGE = re.compile(r"\s?(?:-|den|toi)\s?(?:den )?(?:het )?(?:ngay |cuoi )?")
_LIST = re.compile(r"\s?(?:,|;|&|va)\s?(?:ngay )?")
_RANGE_WORD = re.compile(r"-|den|toi")


@dataclass(frozen=True)
class Stretch:
    """Days or months as the words name them: `start` and `end` are places in the text.

    A day has `day` and `first_month` (= `last_month`), with the `days_before` it in «10-12/11» or «10, 11, 12/11», and
    `is_spoken` where it is «10 tháng 11». Months, quarters and years have no `day`. Not `is_sound` is what nobody can
    read, such as «12-10/11».
    """

    start: int
    end: int
    day: int | None
    first_month: int
    last_month: int
    year: int | None
    days_before: tuple[int, ...] = ()
    is_range: bool = False
    is_year: bool = False
    is_spoken: bool = False
    is_sound: bool = True

    def last_day(self, year: int | None = None) -> date | None:
        """None where the year is not said or the words name no day of the calendar."""
        year = self.year or year
        if year is None or not self.is_sound or not 1 <= self.last_month <= 12:
            return None
        length = calendar.monthrange(year, self.last_month)[1]
        if self.day is None:
            return date(year, self.last_month, length)
        return date(year, self.last_month, self.day) if 1 <= self.day <= length else None


def whole_year(year: int) -> Stretch:
    """A year as a stretch of its own."""
    return Stretch(0, 0, None, 1, 12, year, is_year=True)


def stretches_in(plain: str) -> tuple[list[Stretch], str]:
    """Every stretch of a text in small letters without marks, and the text without numbers of documents and hours."""
    found: list[Stretch] = []
    rest: list[str] = []
    end = 0
    for match in _PATTERN.finditer(plain):
        rest.append(plain[end : match.start()])
        end = match.end()
        if match["time"] or match["document"]:
            continue
        rest.append(match[0])
        found.append(_stretch(match))
    return found, " ".join([*rest, plain[end:]])


def spelt_in_figures(plain: str) -> str:
    """«thang chin nam 2023» → «thang 9 nam 2023»; «ngay 5, thang 9», «ngay 5 cua thang 9» → «ngay 5 thang 9»."""
    plain = _SPELT_MONTH.sub(lambda match: f"thang {_MONTH_WORDS[match[1]]}", plain)
    return _OF_MONTH.sub(r"ngay \1 thang ", plain)


def _stretch(match: re.Match[str]) -> Stretch:
    start, end = match.span()
    if match["iy"]:
        return Stretch(start, end, int(match["id"]), int(match["im"]), int(match["im"]), int(match["iy"]))
    for day, month, year in (("d", "m", "y"), ("sd", "sm", "sy"), ("wd", "wm", "wy")):
        if match[day]:
            return _of_days(match, day, int(match[month]), match[year])
    if match["which"]:
        return _part_of_year(match)
    if match["quarters"]:
        numbers = [
            _ROMAN.get(text) or _SPELT.get(text) or int(text)
            for text in re.findall(_QUARTER, match["quarters"])
        ]
        return _of_months(match, numbers, match["quarters"], 3, match["qy"])
    if match["months"]:
        numbers = [int(text) for text in re.findall(r"\d+", match["months"])]
        return _of_months(match, numbers, match["months"], 1, match["my"])
    if match["bm"]:
        return Stretch(start, end, None, int(match["bm"]), int(match["bm"]), int(match["by"]))
    return Stretch(start, end, None, 1, 12, int(match["ay"]), is_year=True)


def _of_days(match: re.Match[str], group: str, month: int, year: str | None) -> Stretch:
    day = int(match[group])
    before = match.string[match.start("days") : match.start(group)] if match["days"] else ""
    days = tuple(map(int, re.findall(r"\d+", before)))
    chain = (*days, day)
    ranged = len(chain) == 2 and days[0] < day and bool(_RANGE_WORD.search(before))
    number = int(year) if year else None
    if number is not None and number < 100:
        number += 2000
    in_reach = number is None or 2000 <= number < 2100
    sound = in_reach and (ranged or _counts_up(chain))
    return Stretch(
        *match.span(), day, month, month, number, days, bool(days), is_spoken=group == "sd", is_sound=sound
    )


def _of_months(match: re.Match[str], numbers: list[int], text: str, each: int, year: str | None) -> Stretch:
    ranged = len(numbers) == 2 and bool(_RANGE_WORD.search(text)) and numbers[0] < numbers[1]
    sound = len(numbers) == 1 or ranged or _counts_up(numbers)
    first, last = each * (numbers[0] - 1) + 1, each * numbers[-1]
    said = int(year) if year else None
    return Stretch(*match.span(), None, first, last, said, is_range=len(numbers) > 1, is_sound=sound)


def _counts_up(numbers: Sequence[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(numbers))


def _part_of_year(match: re.Match[str]) -> Stretch:
    number = {"ba": 3, "sau": 6, "chin": 9}.get(match["n"] or "") or int(match["n"] or 6)
    first, last = (1, number) if match["which"] == "dau" else (13 - number, 12)
    return Stretch(*match.span(), None, first, last, int(match["py"]) if match["py"] else None)


def joined(plain: str, stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches in groups that «-», «đến», «và» or a comma connects."""
    groups: list[list[Stretch]] = []
    for stretch in stretches:
        link = plain[groups[-1][-1].end : stretch.start] if groups else ""
        if groups and (_RANGE.fullmatch(link) or _LIST.fullmatch(link)) and link:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return groups


def last_day_of(plain: str, group: Sequence[Stretch]) -> date | None:
    """The last day of a range; None for several days that are told one by one, or a range that runs backwards."""
    if not all(stretch.is_sound for stretch in group):
        return None
    last = group[-1]
    if len(group) == 1:
        return last.last_day()
    first = group[0]
    link = plain[first.end : last.start]
    if len(group) > 2 or not (_RANGE.fullmatch(link) or _follows(first, last)):
        return None
    end = last.last_day(first.year)
    start = first.last_day(end.year if end else None)
    if end is None or start is None:
        return None
    # «15/12 - 14/3/2023» begins in the year before; what names both years, or the first only, must not run backwards.
    return end if start <= end or (first.year is None and last.year is not None) else None


def _follows(first: Stretch, last: Stretch) -> bool:
    """«Tháng 9/2023 và tháng 10/2023» is one stretch, «15/6 và 15/12» are two deadlines."""
    same_year = first.year is None or last.year is None or first.year == last.year
    return first.day is None and last.day is None and same_year and last.first_month == first.last_month + 1
