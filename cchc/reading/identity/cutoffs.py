"""The day up to which a table's figures are counted: «(Số liệu tính đến ngày 15/9/2024)» beside a title of a whole year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc.reading.identity.owner_texts import is_title
from cchc.reading.identity.spans import NO_CODE, WHOLE_YEAR, in_figures, part_of_months, span_in
from cchc.reading.identity.times import time_of
from cchc.reading.layout.notes import Note
from cchc.reading.layout.sections import Section
from cchc.reading.words.index_text import plain_text

_DAY = r"(?:ngay\s*)?(?<!\d)(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>(?:20)?\d\d)(?!\d)"
_DAY_OF_THE_YEAR = r"ngay\s*(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?![\d/.\-])"
_UNTIL = r"\b(?:den|toi|het)\s*(?:(?:het|thoi diem|cuoi|luc)\s*)*(?:\d{1,2}\s*(?:h|gio)\d*\s*)?"
_TAKEN = r"(?:trich |ket )?xuat"  # out of a system
_AT = (
    rf"\b(?:thoi diem|chot|cap nhat|so lieu|ket xuat|(?:ngay|thoi gian) (?:bao cao|chot|lay|cap nhat|thong ke|{_TAKEN}))"
    rf"(?: (?:bao cao|chot|lay|tinh|thong ke|cap nhat|tong hop|so lieu|du lieu|danh gia|{_TAKEN}))*"
    r"\s*(?:tai|vao|cua)?\s*[:,]?\s*"
)
_SAID = [re.compile(begin + day) for begin in (_UNTIL, _AT) for day in (_DAY, _DAY_OF_THE_YEAR)]
# Up to a day of a year that is named; a day on which figures were only taken or reported may lie anywhere after their period.
_UP_TO = re.compile(_UNTIL + _DAY)
_SPOKEN_WITHOUT_YEAR = re.compile(
    r"(?:ngay |(?<=den )|(?<=toi )|(?<=het ))(\d{1,2}) thang (\d{1,2})(?!\d|,? nam|\s?/)"
)
_CLAUSE = 60  # characters before a day that say what it is of
_COUNTED = re.compile(
    r"\b(?:tinh|chot|so lieu|luy ke|thong ke|cap nhat|ket qua|tong hop|thoi diem|tu dau nam"
    r"|trich xuat|ket xuat|xuat (?:bao cao|so lieu|du lieu)"
    r"|tu (?:ngay )?0?1\s?/\s?0?1)\b"
)
# A stamp of what came in, a day by which something has to be done or sent.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:van ban|cong van|gui|nop|gia han|thoi han|han hoan thanh|hieu luc|phai|truoc)\b"
)
# How a note begins; the title of the next table does not.
_NOTED = re.compile(r"\W*(?:ghi chu|luu y|chu thich|nguon|so lieu|thoi diem|tinh|cap nhat|den|chot|\(|\*)")
_NOTHING_BUT = re.compile(r"\W*(?:ghi chu|luu y|chu thich)?\W*")
_OF_WHAT_WAS_BEFORE = re.compile(r"\b(?:ky truoc|nam truoc|chuyen sang|chuyen qua)\b")
_OPENS = 14  # a day so early in January tells what the year began with
# Reports close in the middle of a month: a year's on the 14th of December.
_YEAR_IS_OVER = (12, 14)
# Days that a report may close before its period ends, or after; `own_day` of `014_periods.sql` has the same.
_SHORT_OF = 17


@dataclass(frozen=True)
class Cutoff:
    """`last` is the day; `part` the code of what lies between January and it, `NO_CODE` where that has none."""

    last: date
    part: str
    note: Note

    def is_short_of(self, period: str) -> bool:
        """Whether a period goes on long after the day."""
        return (time_of(period).last - self.last).days > _SHORT_OF


def stray_day_of(section: Section, period: str) -> Cutoff | None:
    """A day up to which a table says above or below itself that it counts, long after its period or before that begins; the two
    contradict each other. Days in headings are of what is compared with, and one after a span from some other day is its end."""
    days = time_of(period)
    for note, _is_foot in _texts(section):
        if note.row == section.header.bottom:
            continue
        plain = in_figures(plain_text(note.text))
        for match in _UP_TO.finditer(plain):
            day = _day(match, days.last.year)
            if day is None or not _is_counted(plain, match) or span_in(plain) is not None:
                continue
            if day < days.first or (day - days.last).days > _SHORT_OF:
                return Cutoff(day, NO_CODE, note)
    return None


def cutoff_of(section: Section, year: int) -> Cutoff | None:
    """The last day within a year up to which a table says that it counts, above it, in its headings or at its foot; none
    where the year was over by then, or only beginning."""
    found = [
        cutoff
        for note, is_foot in _texts(section)
        if any(map(str.isdigit, note.text)) and (cutoff := _cutoff(note, year, is_foot))
    ]
    return max(found, key=lambda cutoff: cutoff.last, default=None)


def _texts(section: Section) -> Iterator[tuple[Note, bool]]:
    yield from ((note, False) for note in section.above or section.first_above)
    for column, path in section.header.paths.items():
        yield Note(section.header.bottom, column, " ".join(path)), False
    for note in section.below:
        if is_title(note.text) and not _NOTED.match(plain_text(note.text)):
            return
        yield note, True


def _cutoff(note: Note, year: int, is_foot: bool) -> Cutoff | None:
    plain = _SPOKEN_WITHOUT_YEAR.sub(r"ngay \1/\2", in_figures(plain_text(note.text)))
    for pattern in _SAID:
        for match in pattern.finditer(plain):
            day = _day(match, year)
            if day is None or not _is_within(day, year) or not _is_of_the_count(plain, match, is_foot):
                continue
            span = span_in(plain)
            part = span.part if span and span.year == year else _since_january(day)
            return None if part == WHOLE_YEAR else Cutoff(day, part, note)
    return None


def _is_of_the_count(plain: str, match: re.Match[str], is_foot: bool) -> bool:
    if _OF_WHAT_WAS_BEFORE.search(_clause(plain, match)):
        return False
    if _is_counted(plain, match):
        return True
    return not (is_foot or _OF_SOMETHING_ELSE.search(_clause(plain, match)))


def _is_counted(plain: str, match: re.Match[str]) -> bool:
    clause = _clause(plain, match)
    is_said = _COUNTED.search(clause) or _NOTHING_BUT.fullmatch(plain[: match.start()])
    return bool(is_said) and not _OF_WHAT_WAS_BEFORE.search(clause)


def _clause(plain: str, match: re.Match[str]) -> str:
    return plain[max(match.start() - _CLAUSE, 0) : match.end()]


def _day(match: re.Match[str], year: int) -> date | None:
    told = match.groupdict().get("year")
    try:
        return date(int(told) % 100 + 2000 if told else year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None  # 31/9 is no day


def _is_within(day: date, year: int) -> bool:
    return day.year == year and day > date(year, 1, _OPENS) and (day.month, day.day) < _YEAR_IS_OVER


def _since_january(day: date) -> str:
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return part_of_months(1, day.month) if is_last else NO_CODE
