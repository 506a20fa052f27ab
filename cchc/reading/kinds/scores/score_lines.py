"""The lines of a score sheet: which are areas and criteria, which the total, and which no data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from cchc.reading.grid import CellError, NoResult
from cchc.reading.layout.below import is_figure_or_day
from cchc.reading.layout.columns import ScoreColumns
from cchc.reading.layout.group_headings import group_heading_lines
from cchc.reading.layout.lines import (
    extra_points,
    is_converted,
    is_maxima,
    is_mean,
    is_note,
    is_subtotal,
    is_total,
)
from cchc.reading.layout.merged_lines import covered_lines
from cchc.reading.layout.sections import Line, Section, with_value
from cchc.reading.values.codes import Code, parse_code, parts, plain_title, split_title
from cchc.reading.values.numbers import means_nothing
from cchc.reading.values.title_codes import TitleLine, loose_codes


class ScoreEntry(NamedTuple):
    """A line that may be data.

    `code_column` is where its code stands; `lost_code` says that an error stands there, `lost_title` is the column of a
    title that is one. `shared_max` is the 0-based row of the merged cell that gives several lines their maximum.
    """

    line: Line
    code: Code | None
    title: str
    has_max: bool
    has_figures: bool
    code_column: int
    extra: str | None
    lost_code: bool = False
    lost_title: int | None = None
    shared_max: int | None = None


class Fault(NamedTuple):
    """A cell of a code or title that holds an error or a formula without a result."""

    row: int
    column: int
    value: CellError | NoResult
    is_code: bool


_FEWEST_CODES = 2  # one cell that looks like a code may be a number


@dataclass
class ScoreLines:
    """`totals` are called so; `aside` are lines without code that hold figures and are no criteria, such as subtotals."""

    entries: list[ScoreEntry] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)
    aside: list[ScoreEntry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass
class _Places:
    code: int | None
    titles: Sequence[int]
    maximum: int | None
    figures: Sequence[int]

    @cached_property
    def labels(self) -> list[int]:
        return [column for column in (self.code, *self.titles) if column is not None]


def find_lines(section: Section, columns: ScoreColumns) -> ScoreLines:
    """The lines below a header, sorted into areas and criteria, totals, lines aside, and faults of codes and titles."""
    titles = columns.by_role.get("title", [])
    code_column = columns.first("key", "code")
    if code_column is not None and _numbers_only_count(section.lines, code_column, titles):
        code_column = None
    places = _Places(code_column, titles, columns.first("max_score"), columns.figures)
    found = ScoreLines()
    entries: list[ScoreEntry] = []
    subtotals: set[int] = set()
    merged_titles = covered_lines(section, titles[0]) if len(titles) == 1 else {}
    for line in section.lines:
        label = _label(line, code_column, titles)
        faults = _faults(line, places)
        found.faults.extend(faults)
        if is_total(label):
            found.totals.append(line)
            continue
        if parse_code(line.value(code_column)) is None:
            if is_mean(label) or is_converted(label):
                continue
            if is_subtotal(label):
                subtotals.add(line.row)
        if line.row in merged_titles and not line.text(titles[0]) and _has_own_values(line, places):
            line = with_value(line, titles[0], merged_titles[line.row].value)
        entries.append(_entry(line, places, faults))
    entries = _with_loose_codes(entries)
    kept = [entry for entry in entries if entry.line.row not in subtotals and _may_be_data(entry)]
    kept = _with_shared_maxima(kept, section, places.maximum)
    found.aside = [entry for entry in entries if entry.line.row in subtotals and entry.has_figures]
    found.aside.extend(entry for entry in entries if _is_nameless(entry))
    _drop_figures_declared(found, kept, columns.has("max_score"))
    found.aside.sort(key=lambda entry: entry.line.row)
    return found


def find_code_column(section: Section, columns: ScoreColumns) -> None:
    """A column of codes whose heading was left blank: it stands before the titles and holds codes."""
    titles = columns.by_role.get("title", [])
    if columns.has("key", "code") or not titles:
        return
    column = column_of_codes(section, titles[0])
    if column is not None:
        columns.by_role["code"] = [column]


def column_of_codes(section: Section, title: int) -> int | None:
    """The 0-based column without a heading before the titles that holds codes; None where there is none."""
    for column in range(title - 1, -1, -1):
        filled = [line.value(column) for line in section.lines if line.value(column) != ""]
        codes = [value for value in filled if parse_code(value) is not None]
        if (
            column not in section.header.paths
            and len(codes) >= _FEWEST_CODES
            and len(codes) * 2 > len(filled)
        ):
            return column
    return None


def _label(line: Line, code_column: int | None, titles: Sequence[int]) -> str:
    """The text that says what a line is; in totals it often stands in the code's column."""
    for column in (code_column, *titles):
        text = line.text(column)
        if text and (column != code_column or parse_code(text) is None):
            return plain_title(split_title(text)[1])
    first = next((cell for cell in line.cells if cell != ""), "")
    return plain_title(first.strip()) if isinstance(first, str) else ""


def _numbers_only_count(lines: Sequence[Line], code_column: int, titles: Sequence[int]) -> bool:
    """A column of running numbers beside titles that carry the real codes."""
    inside = [split_title(line.text(column))[0] for line in lines for column in titles]
    deep = [code for code in inside if code and len(parts(code.text)) > 1]
    if not deep:
        return False
    coded = [code for line in lines if (code := parse_code(line.value(code_column)))]
    return all(code.text.isdigit() for code in coded)


def _faults(line: Line, places: _Places) -> list[Fault]:
    found = []
    for column in places.labels:
        value = line.value(column)
        if value.__class__ is not str and isinstance(value, CellError | NoResult):
            found.append(Fault(line.row, column, value, is_code=column == places.code))
    return found


def _entry(line: Line, places: _Places, faults: Sequence[Fault]) -> ScoreEntry:
    lost_code = any(fault.is_code for fault in faults)
    lost_title = next((fault.column for fault in reversed(faults) if not fault.is_code), None)
    code = parse_code(line.value(places.code))
    title_column = next((column for column in reversed(places.titles) if line.text(column)), None)
    title = line.text(title_column)
    if lost_title is not None and (title_column is None or lost_title > title_column):
        title, title_column = "", lost_title
    else:
        lost_title = None
    if not title and code is None and lost_title is None:
        title = line.text(places.code)
    inner, rest = split_title(title)
    place = places.code
    if inner and (code is None or inner.text == code.text):
        place = title_column if code is None else places.code
        code, title = code or inner, rest
    title = plain_title(title)
    if place is None:
        place = title_column if title_column is not None else 0
    # Where the codes stand inside the titles, a title that is lost has taken its code along.
    lost_code = lost_code or (lost_title is not None and places.code is None)
    has_max, has_figures = _figures(line, places, has_code=code is not None or lost_code)
    extra = extra_points(title, nested=code is not None and len(parts(code.text)) > 1)
    return ScoreEntry(line, code, title, has_max, has_figures, place, extra, lost_code, lost_title)


def _figures(line: Line, places: _Places, has_code: bool) -> tuple[bool, bool]:
    """Whether a line has a maximum, and whether it has any figure at all."""
    maximum = line.value(places.maximum)
    figures = [value for column in places.figures if (value := line.value(column)) != ""]
    if not has_code and not any(map(_is_figure, (maximum, *figures))):
        # Signatures stand wherever there is room, also under the points.
        return False, False
    return maximum != "", maximum != "" or bool(figures)


def _is_figure(value: Any) -> bool:
    """Points, an error in their place, or a way to say that there are none; no date and no name."""
    if isinstance(value, str):
        return bool(value) and (means_nothing(value) or is_figure_or_day(value))
    return value is not None


def _has_own_values(line: Line, places: _Places) -> bool:
    return any(line.value(column) != "" for column in (places.code, places.maximum, *places.figures))


def _may_be_data(entry: ScoreEntry) -> bool:
    named = bool(entry.title) or entry.lost_title is not None
    if is_maxima(entry.title) or not (named or entry.has_figures):
        return False
    if entry.code is not None or entry.lost_code:
        return entry.has_figures or not is_note(entry.title)
    return named and entry.has_figures


def _is_nameless(entry: ScoreEntry) -> bool:
    """Figures without a code and a title: a total whose name was left out, if anything."""
    named = entry.title or entry.code or entry.lost_code or entry.lost_title is not None
    return entry.has_figures and not named


def _with_loose_codes(entries: list[ScoreEntry]) -> list[ScoreEntry]:
    """Codes with nothing but a blank behind them, as far as the sequence tells them from figures."""
    lines = [TitleLine(entry.code.text if entry.code else None, entry.title) for entry in entries]
    loose = loose_codes(lines)
    if not loose:
        return entries
    return [
        entry._replace(code=Code(loose[position][0]), title=loose[position][1])
        if position in loose
        else entry
        for position, entry in enumerate(entries)
    ]


def _with_shared_maxima(entries: list[ScoreEntry], section: Section, maximum: int | None) -> list[ScoreEntry]:
    """A maximum merged over several lines is that of each criterion that it covers."""
    covered = covered_lines(section, maximum)
    if maximum is None or not covered:
        return entries
    coded = any(entry.code or entry.lost_code for entry in entries)
    found = []
    for entry in entries:
        covering = covered.get(entry.line.row)
        if covering and not entry.has_max and (entry.code or entry.lost_code or not coded):
            line = with_value(entry.line, maximum, covering.value)
            entry = entry._replace(line=line, has_max=True, has_figures=True, shared_max=covering.row)
        found.append(entry)
    return found


def _drop_figures_declared(found: ScoreLines, entries: Sequence[ScoreEntry], has_maximum: bool) -> None:
    """A line without code and maximum under a criterion only declares a figure; a text without figures is a group."""
    coded = any(entry.code or entry.lost_code for entry in entries)
    headings = group_heading_lines(
        [entry.code.text if entry.code else None for entry in entries],
        [not (entry.has_figures or entry.extra or entry.line.is_area) for entry in entries],
    )
    under_extra = False
    for position, entry in enumerate(entries):
        if entry.code is None and not entry.lost_code and not entry.extra:
            # Bonus and penalty lines have no maximum of their own, so points make them data.
            lacks = has_maximum and not entry.has_max and not (under_extra and entry.has_figures)
            if lacks or (coded and not entry.has_figures):
                found.aside.extend([entry] if entry.has_figures else [])
                continue
        elif position in headings:
            continue
        if entry.extra or entry.code:
            under_extra = bool(entry.extra) or (
                under_extra and entry.code is not None and len(parts(entry.code.text)) > 1
            )
        found.entries.append(entry)
