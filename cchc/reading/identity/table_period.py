"""Of when a table's figures are: year and period, and the cell that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from cchc.catalogue import SHEETS
from cchc.reading.corrections import Correction
from cchc.reading.identity.cutoffs import Cutoff, cutoff_of, stray_day_of
from cchc.reading.identity.owner_texts import is_title, name_spaced
from cchc.reading.identity.parts_of_year import part_of_year
from cchc.reading.identity.spans import NO_CODE
from cchc.reading.identity.times import Time, time_of
from cchc.reading.identity.today import today
from cchc.reading.identity.years import (
    closing_year,
    is_labelled,
    not_held,
    surest_year,
    year_in,
    year_in_name,
)
from cchc.reading.layout.notes import Note
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.index_text import index_text, without_dates_of_files

_NAMES_SOMETHING = 8  # so many letters beside the period are words of something else
# What may stand beside a period in a line that speaks of nothing else.
_BESIDE_A_PERIOD = re.compile(
    r"[\W\d_]|\b(?:ky|bao cao|so lieu|thoi|gian|diem|nam|quy|thang|dau|cuoi|tu|den|het|ngay|tinh|luy ke|cua|trong|va|"
    r"i{1,3}|iv|nua|ca|h|q|t|danh gia)\b"
)
# «Quý III/2024, tỉnh Gia Lai», «Thành phố Huế – 9 tháng năm 2025»: whose figures these are.
_PROVINCE = r"(?:tinh|thanh pho|tp\.?) (?!den\b|tu\b|hinh\b|luy\b)[a-z]+(?: (?:[-–] )?[a-z]+){0,4}?"
_OF_A_PROVINCE = re.compile(rf"^\W*{_PROVINCE}\s*[,;:–-]|(?:[,;:(–-]|\b(?:cua|tai))\s*{_PROVINCE}\W*$")


_otherwise: ContextVar[int | None] = ContextVar("year of tables that say none", default=None)


@contextmanager
def year_otherwise(year: int | None) -> Iterator[None]:
    """The year of tables that say none, for one reading."""
    token = _otherwise.set(year)
    try:
        yield
    finally:
        _otherwise.reset(token)


@dataclass(frozen=True)
class TablePeriod:
    """`cell` (0-based row and column) says the period, or the year where there is none; None for a name or an officer.

    `unclear` is a text that names a period that has no code; `cutoff` the day up to which the table counts, where that is not
    the end of `told`, the period that it is said to be of.
    """

    year: int | None
    period: str | None = None
    cell: tuple[int, int] | None = None
    unclear: Note | None = None
    cutoff: Cutoff | None = None
    told: str = ""

    @property
    def time(self) -> Time | None:
        """The days that the figures are of; None where the year is not told."""
        return time_of(self.period or str(self.year)) if self.year else None


def table_period(section: Section, kind: str, file_name: str) -> TablePeriod:
    """What an officer said goes before the sheet's texts, those before its name, and that before the file's name."""
    given = section.correction or Correction(section.grid.name)
    year, cell = (given.year, None) if given.year else _year(section, file_name)
    if given.period or year is None:
        return TablePeriod(year, given.period, cell)
    told = _stated_period(section, kind, file_name, year, cell)
    if SHEETS[kind].time not in ("period", "either") or _closing(section, cell) or told.unclear:
        return told
    said = told.period or str(year)
    if stray := stray_day_of(section, said):
        return TablePeriod(year, None, cell, stray.note, stray, said)
    cutoff = cutoff_of(section, year)
    if cutoff is None or not cutoff.is_short_of(said):
        return told
    if cutoff.part != NO_CODE and told.period in (None, str(year)):
        return TablePeriod(year, _code(year, cutoff.part), (cutoff.note.row, cutoff.note.column))
    return TablePeriod(year, None, cell, cutoff.note, cutoff, said)


def _stated_period(
    section: Section, kind: str, file_name: str, year: int, cell: tuple[int, int] | None
) -> TablePeriod:
    """The period that a title, a line of its own or a name tells, else the whole year of what is counted for one."""
    notes = [note for note in section.above if is_title(note.text)]
    notes += [note for note in section.above if not is_title(note.text) and _is_of_time(note.text)]
    for note in notes:
        if _is_of_another_year(note.text, year):
            continue
        if (part := part_of_year(note.text)) is not None:
            place = (note.row, note.column)
            if part == NO_CODE:
                return TablePeriod(year, None, place, note)
            return TablePeriod(year, _code(year, part), place)
    # Of what is scored once a year the name of a file that also says «quý IV» tells when it was sent.
    names = [section.grid.name] if SHEETS[kind].time == "year" and cell else [section.grid.name, file_name]
    for name in names:
        if part := part_of_year(without_dates_of_files(name_spaced(name))):
            return TablePeriod(year, _code(year, part) if part != NO_CODE else None, cell)
    closing = _closing(section, cell)
    if closing and SHEETS[kind].time == "either":
        return TablePeriod(year, None, cell, closing)
    whole = kind == "task_list" or (SHEETS[kind].time == "period" and closing is None)
    return TablePeriod(year, str(year) if whole else None, cell)


def _is_of_another_year(text: str, year: int) -> bool:
    told = year_in(text)
    return told is not None and told[0] != year


def _code(year: int, part: str) -> str:
    return f"{year}-{part}" if part else str(year)


def _is_of_time(text: str) -> bool:
    """«(Quý I/2023)», «Kỳ báo cáo: …»: a line that says the period and nothing else."""
    return (
        is_labelled(text)
        or len(_BESIDE_A_PERIOD.sub("", _OF_A_PROVINCE.sub("", index_text(text)))) < _NAMES_SOMETHING
    )


def _closing(section: Section, cell: tuple[int, int] | None) -> Note | None:
    """«Tính đến ngày 30/9/2024» where it alone tells the year: that is no whole one."""
    return next(
        (
            note
            for note in section.above
            if (note.row, note.column) == cell and year_in(note.text) is None and closing_year(note.text)
        ),
        None,
    )


def _year(section: Section, file_name: str) -> tuple[int | None, tuple[int, int] | None]:
    for places in (_notes(section.above), _headings(section), _notes(section.first_above)):
        texts = list(places)
        if found := surest_year((text, title) for text, title, _ in texts):
            return found[0], texts[found[1]][2]
    for name in (section.grid.name, file_name):
        if year := year_in_name(name):
            return year, None
    for note in section.above:
        if year := closing_year(note.text):
            return year, (note.row, note.column)
    return _otherwise.get(), None


def _notes(notes: Iterable[Note]) -> Iterable[tuple[str, bool, tuple[int, int]]]:
    return ((note.text, is_title(note.text), (note.row, note.column)) for note in notes)


def _headings(section: Section) -> list[tuple[str, bool, tuple[int, int]]]:
    """Of the years in headings the newest is the table's; the others are for comparison."""
    found = [
        (" ".join(path), False, (section.header.bottom, column))
        for column, path in section.header.paths.items()
    ]
    return sorted(found, key=lambda heading: _newest(heading[0]), reverse=True)


def _newest(heading: str) -> int:
    found = year_in(heading)
    return found[0] if found else 0


def report_period(when: TablePeriod, kind: str, problems: Problems) -> None:
    """Warn of a year or period that has not begun, and of a period that has no code; refuse a year of which nothing is held."""
    if when.unclear is not None and SHEETS[kind].time != "year":
        problems.add(
            "unclear_date",
            when.unclear.row,
            when.unclear.column,
            _unclear(when, when.unclear),
        )
    period = when.period or str(when.year)
    code, message = "impossible_value", when.year and not_held(period)
    if not message:
        code, message = "future_period", when.time and not_begun(period, planned=SHEETS[kind].is_planned)
    if message and when.cell is None:
        problems.add_to_sheet(code, message)
    elif message and when.cell:
        problems.add(code, *when.cell, message)


def _unclear(when: TablePeriod, note: Note) -> str:
    text = note.text[:80]
    if when.cutoff is None:
        return _NO_CODE.format(text=text)
    days = time_of(when.told)
    begins, ends, day = f"{days.first:%d/%m/%Y}", f"{days.last:%d/%m/%Y}", f"{when.cutoff.last:%d/%m/%Y}"
    said = _CUT_OFF if days.first <= when.cutoff.last <= days.last else _ELSEWHERE
    return said.format(text=text, day=day, begins=begins, ends=ends)


def not_begun(period: str, planned: bool = False) -> str | None:
    """What to say of a period that lies after today; what is `planned` may be of the next year."""
    begins, day = time_of(period).first, today()
    if begins <= day or (planned and begins.year <= day.year + 1):
        return None
    return _FUTURE.format(period=period, today=day)


_NO_CODE = (
    "kỳ nêu trong «{text}» không phải là một tháng, quý, 6 tháng, 9 tháng hay năm, hoặc có nhiều kỳ, nên kỳ được để trống. "
    "Hãy chọn kỳ của số liệu."
)
_CUT_OFF = (
    "«{text}» cho biết số liệu chỉ tính đến {day}, chưa hết kỳ mà tiêu đề hay tên tệp ghi (từ {begins} đến {ends}), nên kỳ được "
    "để trống. Hãy chọn kỳ mà số liệu phản ánh, hoặc gửi số liệu chốt đúng cuối tháng, quý, 6 tháng, 9 tháng hay năm."
)
_ELSEWHERE = (
    "«{text}» cho biết số liệu tính đến {day}, ngoài kỳ mà tiêu đề hay tên tệp ghi (từ {begins} đến {ends}), nên kỳ được để "
    "trống. Hãy sửa ngày hoặc tiêu đề trong tệp, hoặc chọn kỳ mà số liệu phản ánh."
)
_FUTURE = (
    "số liệu được hiểu là của kỳ {period}, chưa tới vào hôm nay {today:%d/%m/%Y}. Hãy kiểm tra lại năm và kỳ."
)
