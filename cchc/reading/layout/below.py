"""What stands below a table and is none of it: notes, dates, signatures and names, whichever column they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cchc.reading.grid import CellError, NoResult
from cchc.reading.layout.header_blocks import Header, label_columns, numbering_columns
from cchc.reading.layout.header_vocabulary import column_role
from cchc.reading.layout.lines import is_note, is_total
from cchc.reading.layout.plan_headings import is_plan, roles_of
from cchc.reading.values.codes import parse_code, split_title
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import begins, holds, is_whole, line_words

if TYPE_CHECKING:
    from cchc.reading.layout.sections import Line

_LOOKED_BACK = 50  # lines that tell whether a table is numbered
_LONGEST_FIGURE = 24  # characters, with its unit and a footnote mark
_LETTERS_IN_A_FIGURE = 2  # «1O,47»
_COUNTED = re.compile(r"[-+(\s]*\d[\d\s.,/]*(?:%|điểm|đ|hồ sơ|hs|nhiệm vụ|ngày)?[.)\s]*", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm", re.IGNORECASE)
_MARKED = re.compile(r"\*|\(\d\)|\[\d\]")  # what a footnote begins with
_SPOKEN_FOR = re.compile(r"(?:TM|KT|TL|TUQ|TUN|Q)\s*\.|\(?\s*(?:Đã ký|ĐÃ KÝ|Ký|KÝ)\b")


def without_below(header: Header, lines: Sequence[Line]) -> list[Line]:
    """The lines of a table up to the last one that is part of it.

    That is the last line with a figure (also one that was mistyped), and those under it that go on numbering, or that
    follow at once with a name and something under the headings, as long as no note or signature came before.
    """
    return list(lines[: _Table(header).end(lines)])


def is_all_of_it(header: Header, lines: Sequence[Line]) -> bool:
    """Whether a table goes on to the last of these lines."""
    return _Table(header).end(lines) == len(lines)


def last_row_with_figures(header: Header, lines: Sequence[Line]) -> int:
    """The row (0-based) of the last line of a table that has figures; -1 where none has."""
    table = _Table(header)
    return next((line.row for line in reversed(lines) if table.has_figures(line)), -1)


class _Table:
    def __init__(self, header: Header) -> None:
        paths = header.paths
        self.names = label_columns(paths)
        self.numbering = numbering_columns(paths)
        self.values = [c for c in paths if c not in self.names and c not in self.numbering]
        # A table of words: who answers for what, and no figure.
        roles = {c: column_role(path) for c, path in paths.items()}
        is_of_words = all(roles.values()) and "measure" not in roles.values()
        duties = [c for c, role in roles.items() if role == "duty"]
        self.duties = (
            (duties or self.names) if is_of_words or (duties and "measure" not in roles.values()) else []
        )
        self.days = {c for c in self.values if any(_asks_for_a_day(text) for text in paths[c])}
        self.is_plan = is_plan(paths)
        if self.is_plan:
            # Every cell of it may be all that a line says.
            self.names = [c for c, role in roles_of(paths).items() if role not in ("code", "ledger_id")]
            told = roles_of(paths)
            self.whole = [c for c, role in told.items() if role in ("limitation", "remedy")]

    def end(self, lines: Sequence[Line]) -> int:
        if self.is_plan:
            return self._end_of_plan(lines)
        if self.duties:
            return self._end_of_duties(lines)
        end = len(lines)
        while end and not self.has_figures(lines[end - 1]):
            end -= 1
        if end == len(lines):
            return end
        last = lines[max(end - _LOOKED_BACK, 0) : end]
        numbered = any(self._is_numbered(line) for line in last)
        coded = any(split_title(self._name(line))[0] for line in last)
        for place in range(end, len(lines)):
            line = lines[place]
            follows = place == 0 or line.row == lines[place - 1].row + 1
            if self._is_aside(line) or not (
                self._is_numbered(line) or (follows and self._goes_on(line, numbered, coded))
            ):
                break
            end = place + 1
        return end

    def _end_of_duties(self, lines: Sequence[Line]) -> int:
        """Up to who signs: a note or a signature under the last numbered line that says who answers."""
        numbered = [n for n, line in enumerate(lines, 1) if self._is_numbered(line) and self._has_duty(line)]
        end = next(
            (n for n in range(max(numbered, default=0), len(lines)) if self._ends_duties(lines[n])),
            len(lines),
        )
        while end and not self._has_duty(lines[end - 1]) and not self._is_numbered(lines[end - 1]):
            end -= 1
        return end

    def _end_of_plan(self, lines: Sequence[Line]) -> int:
        """Up to who signs, or the notes. Whoever signs may also be who answers: a line of nothing but such words ends the plan
        where no line with a limitation and a remedy comes after it, unless it has several of them."""
        texts = [[cell for cell in line.cells if cell.__class__ is str and cell] for line in lines]
        notes = [bool(own) and ":" in own[0] and _is_whole_note(own[0]) for own in texts]
        asides = [
            note or (bool(own) and all(map(_is_beside_a_plan, own)))
            for note, own in zip(notes, texts, strict=True)
        ]
        last = next(
            (n for n, own in enumerate(texts) if notes[n] or (asides[n] and len(own) > 1)), len(lines)
        )
        planned = [n for n in range(last) if all(lines[n].value(column) != "" for column in self.whole)]
        numbered = [n for n in range(last) if self._is_numbered(lines[n])]
        first = max([*planned, *numbered], default=-1) + 1
        return next((n for n in range(first, len(lines)) if asides[n]), len(lines))

    def _has_duty(self, line: Line) -> bool:
        return any(line.value(column) != "" for column in self.duties)

    def _ends_duties(self, line: Line) -> bool:
        if self._is_numbered(line):
            return False
        name = self._name(line)
        texts = [cell for cell in line.cells if cell.__class__ is str and cell]
        if self._is_surely_aside(line) or (
            name and (is_signature(name) or (is_note(name) and not self._has_duty(line)))
        ):
            return True
        return not name and any(is_signature(text) or _MARKED.match(text) for text in texts)

    def has_figures(self, line: Line) -> bool:
        values = [(column, value) for column in self.values if (value := line.value(column)) != ""]
        has = any(
            is_figure_or_day(value) or (column in self.days and any(map(str.isdigit, str(value))))
            for column, value in values
        )
        return has and (self._is_numbered(line) or not self._is_surely_aside(line))

    def _is_numbered(self, line: Line) -> bool:
        """A code or running number beside a name: a line of data, whatever else it has."""
        return any(parse_code(line.value(column)) for column in self.numbering) and bool(self._name(line))

    def _name(self, line: Line) -> str:
        return next((text for column in self.names if (text := line.text(column))), "")

    def _goes_on(self, line: Line, numbered: bool, coded: bool) -> bool:
        name = self._name(line)
        if coded and split_title(name)[0]:
            return True
        values = [value for column in self.values if (value := line.value(column)) != ""]
        more = bool(values)
        if more and name and all(value.__class__ is str and means_nothing(value) for value in values):
            return True
        return more and bool(name) and (is_total(name) or not numbered)

    def _is_surely_aside(self, line: Line) -> bool:
        """Also where it has figures: «Điện thoại: …», a day under a heading that asks for none."""
        texts = [(column, cell) for column, cell in enumerate(line.cells) if cell.__class__ is str and cell]
        return (bool(texts) and _is_whole_note(texts[0][1])) or any(
            _SPOKEN_FOR.match(text) or (column not in self.days and _DAY.search(text))
            for column, text in texts
        )

    def _is_aside(self, line: Line) -> bool:
        if self._is_numbered(line):
            return False
        if self._is_surely_aside(line):
            return True
        texts = [cell for cell in line.cells if cell.__class__ is str and cell]
        looked_at = texts[:1] if self._name(line) else texts
        return any(is_note(text) or is_signature(text) for text in looked_at)


def is_figure_or_day(value: Any) -> bool:
    """A number, what should be one (an error, a formula without result, a typing mistake), or a day."""
    if value.__class__ is float:
        return True
    if value.__class__ is str:
        return bool(value) and _is_typed_figure(value)
    return isinstance(value, (int, float, CellError, NoResult, date)) and not isinstance(value, bool)


@lru_cache(maxsize=8_192)
def _is_typed_figure(text: str) -> bool:
    if len(text) > _LONGEST_FIGURE or not any(map(str.isdigit, text)):
        return False
    return bool(_COUNTED.fullmatch(text)) or sum(map(str.isalpha, text)) <= _LETTERS_IN_A_FIGURE


@lru_cache(maxsize=8_192)
def _is_beside_a_plan(text: str) -> bool:
    return is_signature(text) or bool(_MARKED.match(text)) or is_note(text)


@lru_cache(maxsize=8_192)
def is_signature(text: str) -> bool:
    """«…, ngày … tháng … năm …», «TM. ỦY BAN NHÂN DÂN», «NGƯỜI LẬP BIỂU», «(Ký, ghi rõ họ tên)»."""
    if _DAY.search(text) or _SPOKEN_FOR.match(text):
        return True
    folded = fold_words(text)
    if is_whole("signatures", "offices").match(folded):
        return True
    return text.isupper() and bool(begins("signatures", "offices").match(folded))


@lru_cache(maxsize=8_192)
def _is_whole_note(text: str) -> bool:
    return bool(line_words("note", whole=True).match(text.partition(":")[0].strip(" -+*.")))


@lru_cache(maxsize=1_024)
def _asks_for_a_day(heading: str) -> bool:
    """«Thời hạn hoàn thành», «Ngày hoàn thành»; not «Hoàn thành đúng hạn», which counts."""
    folded = fold_words(heading)
    asks = any(holds("tasks", name).search(folded) for name in ("due", "done"))
    return asks and not any(
        holds("task_counts", name).search(folded) for name in ("late", "in_time", "not_late")
    )
