"""Counts of tasks by unit."""

from __future__ import annotations

from typing import Any

from cchc.reading.figures.count_lines import CountLines, find_count_lines
from cchc.reading.figures.counts import (
    MORE,
    Counts,
    Numbers,
    added_up,
    check_column_sums,
    is_below_zero,
    lines_with_counts,
    printed_counts,
    without_negative,
)
from cchc.reading.identity.register import register
from cchc.reading.identity.unit_names import Listed, check_duplicates, check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.tasks.task_count_columns import (
    COUNTS,
    LABELS,
    STATES,
    count_columns,
    report_missing_states,
)
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems, number_text
from cchc.reading.words.text import fold_words


def read(section: Section, problems: Problems) -> KindReading:
    """A row per unit with its counts of tasks by state (whole numbers); sums are checked and left out."""
    asked = count_columns(section.header)
    columns = with_corrected_columns(asked.by_role, section.correction)
    report_missing_states(section, columns, asked, problems)
    places = {role: columns[role] for role in COUNTS if role in columns}
    places |= {f"{role}{MORE}{n}": c for role, more in asked.further.items() for n, c in enumerate(more)}
    labels = {role: LABELS[role.split(MORE)[0]] for role in places}
    unit = columns.get("unit")
    read = printed_counts(places, labels, section.lines, section.grid.name)
    lines = find_count_lines(section, unit, columns.get("code"), read, "tên đơn vị", problems)
    printed = lines_with_counts(lines)
    read.report(printed, problems)
    numbers = read.numbers
    counts: list[Counts] = [dict.fromkeys(COUNTS) | added_up(values) for values in read.of(printed)]
    for line, values in zip(printed, counts, strict=True):
        _check_states(line, values, numbers, problems)
    kept = {role: column for role, column in numbers.items() if role in COUNTS}
    by_row = {line.row: dict(values) for line, values in zip(printed, counts, strict=True)}
    for line, of in [*lines.sums, *([(lines.total, lines.total_of)] if lines.total else [])]:
        check_column_sums("total_does_not_add_up", line, of, by_row, kept, problems)
    without_negative(printed, counts, numbers, problems)
    by_room = _is_by_room(section, unit)
    _check_names(section, lines, unit, problems, by_room=by_room)
    grouped = any(entry.group for entry in lines.labelled)
    rows: list[dict[str, Any]] = [
        {"row": entry.line.row + 1, "unit": entry.label, **values}
        | ({"group": entry.group} if grouped else {})
        for entry, values in zip(lines.labelled, counts, strict=False)
    ]
    total = {"row": lines.total.row + 1, **counts[-1]} if lines.total else None
    shown = {role: place for role, place in columns.items() if role not in asked.further}
    return KindReading(shown, rows, total, of_one_unit=by_room)


def _check_names(
    section: Section, lines: CountLines, unit: int | None, problems: Problems, *, by_room: bool
) -> None:
    """Units of a province are those of the register; a department's own parts are its business."""
    listed = [Listed(e.line.row, e.label, e.group) for e in lines.labelled if not e.nested]
    names = [one.name for one in listed if one.name]
    units = sum(fold_words(name).startswith("so ") or bool(register().find_unit(name).name) for name in names)
    if by_room or units * 2 < len(names):
        check_duplicates(listed, unit, problems)
    else:
        check_units(listed, unit, section.header, problems)


def _is_by_room(section: Section, unit: int | None) -> bool:
    """Counts by «Phòng, đơn vị» are those of one department."""
    heading = section.header.paths.get(unit, ()) if unit is not None else ()
    return "phong" in fold_words(" ".join(heading)).split()


def _check_states(line: Line, values: Counts, numbers: Numbers, problems: Problems) -> None:
    """All tasks are in one of four states, those done late or overdue are due, and no more are due than there are."""
    for whole, parts in (("total", STATES), ("due", ("done_late", "open_late")), ("total", ("due",))):
        known = [(part, value) for part in parts if (value := values[part]) is not None]
        total, added = values[whole], sum(value for _, value in known)
        if (
            total is None
            or not known
            or any(numbers[part].is_wrong(line) for part in parts if part in numbers)
            or is_below_zero(values, parts)
        ):
            continue
        is_told = whole == "total" and len(known) == len(STATES)
        if added > total + 1e-6 or (is_told and added < total - 1e-6):
            names = " + ".join(LABELS[part] for part, _ in known)
            message = f"{LABELS[whole]} là {number_text(total)}, nhưng {names} là {number_text(added)}."
            problems.add("total_does_not_add_up", line.row, numbers[whole].column, message)
