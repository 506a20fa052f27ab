"""Units and the six groups of the index of decision 766."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from cchc.reading.figures.values import NumberColumn
from cchc.reading.grid import cell_address
from cchc.reading.identity.unit_names import check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.lists.unit_lines import find_units
from cchc.reading.kinds.lists.unit_list import ListColumns, UnitLine, column_headed
from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.scores.blank_areas import blank_area_message
from cchc.reading.kinds.scores.score_checks import TOLERANCE
from cchc.reading.layout.columns import path_role
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import (
    are_numbers_of_columns,
    fitting_maximum,
    maxima_in,
    without_brackets,
)
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems, number_text
from cchc.reading.words.vocabulary import holds, is_whole

GROUPS = ("transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation")
LABELS = {
    "transparency": "điểm công khai, minh bạch", "progress": "điểm tiến độ giải quyết",
    "online_service": "điểm dịch vụ công trực tuyến", "online_payment": "điểm thanh toán trực tuyến",
    "satisfaction": "điểm mức độ hài lòng", "digitisation": "điểm số hóa hồ sơ", "total": "tổng điểm",
}  # fmt: skip
WHOLE = 100.0  # points of the whole index: no group has more, whether its maximum is told or not
# Of six: an_giang_2025_chi_so_766.xlsx has all; a column or two may be misnamed, which is then said.
_FEWEST_GROUPS = 4
_POINTS = ("self_score", "appraised_score", "score")
_OTHERS = ("total", "unit", "code")
# Headings that rankings have too.
_BY_SCORE_ROLE = {"unit": "unit", "score": "total", "appraised_score": "total", "code": "code"}
# The narrower meaning first: «thanh toán trực tuyến» is no online service, «số hóa kết quả giải quyết» no progress.
_TRIED = ("transparency", "digitisation", "online_payment", "satisfaction", "online_service", "progress")


def index_columns(header: Header) -> dict[str, int]:
    """The column of each group's points, and of the names, the numbering and the total."""
    found: dict[str, int] = {}
    # A share beside the points of a group is none of them.
    for column, path in sorted(header.paths.items(), key=lambda pair: (_is_share(pair[1]), pair[0])):
        if role := _role(path):
            found.setdefault(role, column)
    return found


def _is_share(path: tuple[str, ...]) -> bool:
    return path_role(path) == "ratio"


def _role(path: tuple[str, ...]) -> str | None:
    """What a column holds; nothing where the words below a group ask for its maximum, its share or its place."""
    for place in reversed(range(len(path))):
        if group := group_of(path[place]):
            below = [text for text in path[place + 1 :] if not maxima_in((text,)) or path_role((text,))]
            return group if not below or path_role(tuple(below)) in _POINTS else None
    return next(
        (name for name in _OTHERS if is_whole("index_766", name).match(without_brackets(path[-1]))), None
    ) or (_BY_SCORE_ROLE.get(path_role(path) or ""))


def group_of(text: str) -> str | None:
    """The group that a text names."""
    return next((group for group in _TRIED if holds("index_766", group).search(without_brackets(text))), None)


def is_index_766(header: Header) -> bool:
    """Whether a header names units and at least four of the six groups."""
    columns = index_columns(header)
    return "unit" in columns and sum(group in columns for group in GROUPS) >= _FEWEST_GROUPS


def read(section: Section, problems: Problems) -> KindReading:
    """A row per unit: points of the six groups and their total."""
    columns = with_corrected_columns(index_columns(section.header), section.correction)
    for role in (*GROUPS, "total"):
        if role not in columns:
            report_column(LABELS[role], section.header, problems)
    roles = [role for role in (*GROUPS, "total") if role in columns]
    listed = ListColumns(
        unit=columns.get("unit"),
        numbering=columns.get("code"),
        points=[columns[role] for role in roles],
        group=column_headed(section.header, "group"),
        year=column_headed(section.header, "year"),
    )
    units = find_units(section, listed, problems)
    entries, maxima_line = units.entries, units.maxima
    numbers = {role: NumberColumn(columns[role], LABELS[role], problems, bound=WHOLE) for role in roles}
    printed = {role: numbers[role].read_all([entry.line for entry in entries]) for role in roles}
    paths = {columns[role]: section.header.paths.get(columns[role], ()) for role in roles}
    if are_numbers_of_columns(paths):
        paths = {}
    maxima = {
        role: _maximum(paths.get(columns[role], ()), maxima_line, numbers[role], printed[role])
        for role in roles
    }
    unused = _unused(entries, numbers)
    asked: set[str] = set()
    rows = []
    for place, entry in enumerate(entries):
        read = {role: printed[role][place] for role in roles}
        values = _values(entry.line, read, numbers, maxima, problems)
        _check_total(entry.line, values, numbers, problems)
        if _leaves_out(entry.line, values, numbers, asked, problems):
            asked = unused
        rows.append({"row": entry.line.row + 1, "unit": entry.unit, **values, **entry.besides})
    check_units(units.listed, columns.get("unit"), section.header, problems)
    return KindReading(columns, rows)


def _maximum(
    path: tuple[str, ...], line: Line | None, column: NumberColumn, points: list[float | None]
) -> float:
    """The points of a group: as its heading says, else as a line «Điểm tối đa» does, at most those of the index."""
    named = fitting_maximum(maxima_in(path), points)
    if named is None and line is not None:
        named = fitting_maximum(maxima_in((line.text(column.column),)), points)
    told = column.read(line) if named is None and line is not None else named
    return WHOLE if told is None else told


def _values(
    line: Line,
    printed: dict[str, float | None],
    numbers: dict[str, NumberColumn],
    maxima: dict[str, float],
    problems: Problems,
) -> dict[str, Any]:
    values: dict[str, float | None] = dict.fromkeys((*GROUPS, "total"))
    for role, column in numbers.items():
        value, maximum = printed[role], maxima[role]
        if value is not None and value < 0:
            problems.add(
                "negative_score",
                line.row,
                column.column,
                f"{column.label} {number_text(value)} là số âm.",
            )
            value = None
        elif value is not None and value > maximum + 1e-9:
            message = f"{column.label} {number_text(value)} vượt điểm tối đa {number_text(maximum)}."
            problems.add("score_above_max", line.row, column.column, message)
            value = None
        values[role] = value
    return values


def _check_total(
    line: Line, values: dict[str, Any], numbers: dict[str, NumberColumn], problems: Problems
) -> None:
    known, total = [values[group] for group in GROUPS if values[group] is not None], values["total"]
    if total is None:
        return
    over = round(sum(known) - total, 9)
    # A blank group leaves room below the total, never above it.
    if over <= TOLERANCE and (over >= -TOLERANCE or len(known) < len(GROUPS)):
        return
    count = "sáu nhóm" if len(known) == len(GROUPS) else f"{len(known)} nhóm có điểm"
    message = (
        f"tổng điểm ghi {number_text(total)}, nhưng {count} cộng lại là {number_text(round(sum(known), 4))}."
    )
    problems.add("total_does_not_add_up", line.row, numbers["total"].column, message)


def _leaves_out(
    line: Line,
    values: dict[str, Any],
    numbers: dict[str, NumberColumn],
    asked: Container[str],
    problems: Problems,
) -> bool:
    """Whether a total leaves out groups that are blank beside others that have points, and which nobody was asked about.

    The index of the decision has no points for online payment. A line of which nothing is filled in leaves out none.
    """
    known = [values[group] for group in GROUPS if values[group] is not None]
    blank = [
        group
        for group in GROUPS
        if group in numbers and group != "online_payment" and not _is_filled(line, numbers[group])
    ]
    is_sum = values["total"] is not None and known and abs(sum(known) - values["total"]) <= TOLERANCE
    if not is_sum or all(group in asked for group in blank):
        return False
    columns = [numbers[group].column for group in blank]
    names = [
        f"«{LABELS[group]}» (ô {cell_address(line.row, column)})"
        for group, column in zip(blank, columns, strict=True)
    ]
    message = blank_area_message(names, len(known) + len(names), number_text(values["total"]), "nhóm")
    problems.add("blank_area", line.row, numbers["total"].column, message)
    return True


def _unused(entries: Sequence[UnitLine], numbers: dict[str, NumberColumn]) -> set[str]:
    """The groups that no line has points of: the first line is asked about them, not each."""
    groups = (group for group in GROUPS if group in numbers)
    return {group for group in groups if not any(_is_filled(each.line, numbers[group]) for each in entries)}


def _is_filled(line: Line, column: NumberColumn) -> bool:
    return line.value(column.column) not in ("", None)
