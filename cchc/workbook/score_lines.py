"""The lines of a score sheet: which are areas and criteria, which the total, and which no data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cchc.workbook.codes import Code, parse_code, parts, plain_title, split_title
from cchc.workbook.columns import ScoreColumns
from cchc.workbook.lines import extra_points, is_maxima, is_mean, is_note, is_subtotal, is_total
from cchc.workbook.sections import Line, Section
from cchc.workbook.values import is_figure


class Entry(NamedTuple):
    """A line that may be data; `code_column` is where its code stands."""

    line: Line
    code: Code | None
    title: str
    has_max: bool
    has_figures: bool
    code_column: int
    extra: str | None


@dataclass
class ScoreLines:
    entries: list[Entry]
    totals: list[Line]


def find_lines(section: Section, columns: ScoreColumns) -> ScoreLines:
    code_column = columns.first("key", "code")
    titles = columns.by_role.get("title", [])
    if code_column is not None and _numbers_only_count(section.lines, code_column, titles):
        code_column = None
    found = ScoreLines([], [])
    for line in section.lines:
        label = _label(line, code_column, titles)
        if is_total(label):
            found.totals.append(line)
            continue
        if parse_code(line.value(code_column)) is None and (is_subtotal(label) or is_mean(label)):
            continue
        entry = _entry(line, code_column, titles, columns)
        if entry is not None:
            found.entries.append(entry)
    _drop_figures_declared(found, columns)
    return found


def find_code_column(section: Section, columns: ScoreColumns) -> None:
    """A column of codes whose heading was left blank: it stands before the titles and holds codes."""
    titles = columns.by_role.get("title", [])
    if columns.has("key", "code") or not titles:
        return
    for column in range(titles[0] - 1, -1, -1):
        filled = [line.value(column) for line in section.lines if line.value(column) != ""]
        codes = [value for value in filled if parse_code(value) is not None]
        if column not in section.header.paths and len(codes) >= 2 and len(codes) * 2 > len(filled):
            columns.by_role["code"] = [column]
            return


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


def _entry(line: Line, code_column: int | None, titles: Sequence[int], columns: ScoreColumns) -> Entry | None:
    code = parse_code(line.value(code_column))
    title_column = next((column for column in reversed(titles) if line.text(column)), None)
    title = line.text(title_column)
    if not title and code is None:
        title = line.text(code_column)
    inner, rest = split_title(title)
    if inner and (code is None or inner.text == code.text):
        place = title_column if code is None else code_column
        code, title = code or inner, rest
    else:
        place = code_column
    has_max, has_figures = _figures(line, columns)
    if code is None and not any(
        is_figure(line.value(c)) for c in (columns.first("max_score"), *columns.figures)
    ):
        # Signatures stand wherever there is room, also under the points.
        has_max = has_figures = False
    title = plain_title(title)
    if not title or is_maxima(title) or not (has_figures or code) or (is_note(title) and not has_figures):
        return None
    extra = extra_points(title, nested=code is not None and len(parts(code.text)) > 1)
    fallback = title_column if title_column is not None else 0
    return Entry(line, code, title, has_max, has_figures, fallback if place is None else place, extra)


def _figures(line: Line, columns: ScoreColumns) -> tuple[bool, bool]:
    """Whether a line has a maximum, and whether it has any figure at all."""
    has_max = line.value(columns.first("max_score")) != ""
    return has_max, has_max or any(line.value(column) != "" for column in columns.figures)


def _drop_figures_declared(found: ScoreLines, columns: ScoreColumns) -> None:
    """A line without code and maximum under a criterion only declares a figure; a text without figures is a group."""
    coded = any(entry.code for entry in found.entries)
    has_maximum = columns.has("max_score")
    kept: list[Entry] = []
    under_extra = False
    for position, entry in enumerate(found.entries):
        if entry.code is None and not entry.extra:
            # Bonus and penalty lines have no maximum of their own, so points make them data.
            lacks = has_maximum and not entry.has_max and not (under_extra and entry.has_figures)
            if lacks or (coded and not entry.has_figures):
                continue
        elif not (entry.has_figures or entry.extra or entry.line.is_area) and _is_group(
            found.entries, position
        ):
            continue
        if entry.extra or entry.code:
            under_extra = bool(entry.extra) or (under_extra and _is_nested(entry))
        kept.append(entry)
    found.entries = kept


def _is_nested(entry: Entry) -> bool:
    return entry.code is not None and len(parts(entry.code.text)) > 1


def _is_group(entries: Sequence[Entry], position: int) -> bool:
    """A heading such as «A. Phần chung» over areas that are numbered on: nothing refers to it."""
    entry = entries[position]
    if entry.code is None or entry.code.text.isdigit() or len(parts(entry.code.text)) > 1:
        return False
    below = next((other.code.text for other in entries[position + 1 :] if other.code), None)
    if below is None:
        return True
    style = _style(below)
    if len(parts(below)) > 1 or style == _style(entry.code.text):
        return len(parts(below)) == 1
    # Codes that begin anew, wherever in the table they do, belong to the areas above them.
    singles = [other.code.text for other in entries if other.code and _style(other.code.text) == style]
    return len(singles) == len(set(singles))


def _style(code: str) -> str:
    if code.isdigit():
        return "arabic"
    return "roman" if set(code) <= set("IVX") else "letter"
