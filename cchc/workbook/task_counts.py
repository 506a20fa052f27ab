"""Counts of tasks by unit."""

from __future__ import annotations

from typing import Any

from cchc.workbook.count_lines import CountLines, find_count_lines
from cchc.workbook.counts import (
    Counts,
    Numbers,
    check_column_sums,
    lines_with_counts,
    number_columns,
    read_counts,
    without_negative,
)
from cchc.workbook.given_columns import with_given
from cchc.workbook.headers import Header
from cchc.workbook.heads import bare
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.missing import report_column
from cchc.workbook.problems import Problems, written
from cchc.workbook.register import register
from cchc.workbook.sections import Line, Section
from cchc.workbook.text import fold
from cchc.workbook.unit_names import Listed, check_duplicates, check_units
from cchc.workbook.vocabulary import holds, is_whole

COUNTS = ("total", "due", "done_on_time", "done_late", "open_in_time", "open_late")
LABELS = {
    "total": "tổng số nhiệm vụ", "due": "số nhiệm vụ đến hạn", "done_on_time": "số nhiệm vụ hoàn thành đúng hạn",
    "done_late": "số nhiệm vụ hoàn thành quá hạn", "open_in_time": "số nhiệm vụ chưa hoàn thành trong hạn",
    "open_late": "số nhiệm vụ chưa hoàn thành quá hạn",
}  # fmt: skip
STATES = COUNTS[2:]


def count_columns(header: Header) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, path in sorted(header.paths.items()):
        folded = [bare(text) for text in path]
        if is_whole("task_counts", "code").match(folded[-1]):
            found.setdefault("code", column)
        elif not holds("task_counts", "other").search(folded[-1]) and "%" not in path[-1]:
            role = count_role(folded)
            if role:
                found.setdefault(role, column)
    return found


def count_role(folded: list[str]) -> str | None:
    """What a path of headings without brackets counts: «hoàn thành» over «quá hạn» is `done_late`."""
    whole = " ".join(folded)
    if holds("task_counts", "late").search(folded[-1]) or holds("task_counts", "in_time").search(folded[-1]):
        late = bool(holds("task_counts", "late").search(folded[-1]))
        if holds("task_counts", "open").search(whole):
            return "open_late" if late else "open_in_time"
        return "done_late" if late else "done_on_time"
    if holds("task_counts", "open").search(folded[-1]) or holds("task_counts", "done").match(folded[-1]):
        return None
    if holds("task_counts", "due").search(folded[-1]):
        return "due"
    if holds("task_counts", "total").search(folded[-1]) and not holds("task_counts", "open").search(whole):
        return None if holds("task_counts", "done").search(" ".join(folded[:-1])) else "total"
    return "unit" if holds("task_counts", "unit").match(folded[-1]) else None


def is_task_counts(header: Header, title: str) -> bool:
    columns = count_columns(header)
    whole = fold(title + " " + " ".join(" ".join(path) for path in header.paths.values()))
    counts = sum(role in columns for role in COUNTS)
    return (
        "unit" in columns
        and counts >= 3
        and "total" in columns
        and bool(holds("task_counts", "about").search(whole))
    )


def read(section: Section, problems: Problems) -> KindReading:
    columns = with_given(count_columns(section.header), section.correction)
    for role in ("done_on_time", "open_late"):
        if role not in columns:
            report_column(LABELS[role], section.header, problems)
    places = {role: columns[role] for role in COUNTS if role in columns}
    unit = columns.get("unit")
    scratch = number_columns(places, LABELS, Problems(section.grid.name))
    lines = find_count_lines(section, unit, columns.get("code"), scratch, "tên đơn vị", problems)
    printed = lines_with_counts(lines)
    numbers = number_columns(places, LABELS, problems)
    counts: list[Counts] = [dict.fromkeys(COUNTS) | values for values in read_counts(printed, numbers)]
    for line, values in zip(printed, counts, strict=True):
        _check_states(line, values, numbers, problems)
    by_row = {line.row: dict(values) for line, values in zip(printed, counts, strict=True)}
    for line, of in [*lines.sums, *([(lines.total, lines.total_of)] if lines.total else [])]:
        check_column_sums("total_does_not_add_up", line, of, by_row, numbers, problems)
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
    return KindReading(columns, rows, total, of_one_unit=by_room)


def _check_names(
    section: Section, lines: CountLines, unit: int | None, problems: Problems, *, by_room: bool
) -> None:
    """Units of a province are those of the register; a department's own parts are its business."""
    listed = [Listed(e.line.row, e.label, e.group) for e in lines.labelled if not e.nested]
    known = sum(bool(one.name and register().find_unit(one.name).name) for one in listed)
    if by_room or known * 2 < len(listed):
        check_duplicates(listed, unit, problems)
    else:
        check_units(listed, unit, section.header, problems)


def _is_by_room(section: Section, unit: int | None) -> bool:
    """Counts by «Phòng, đơn vị» are those of one department."""
    heading = section.header.paths.get(unit, ()) if unit is not None else ()
    return "phong" in fold(" ".join(heading)).split()


def _check_states(line: Line, values: Counts, numbers: Numbers, problems: Problems) -> None:
    """All tasks are in one of four states, those done late or overdue are due, and no more are due than there are."""
    for whole, parts in (("total", STATES), ("due", ("done_late", "open_late")), ("total", ("due",))):
        known = [(part, value) for part in parts if (value := values[part]) is not None]
        total, added = values[whole], sum(value for _, value in known)
        if (
            total is None
            or not known
            or any(numbers[part].is_wrong(line) for part in parts if part in numbers)
        ):
            continue
        is_told = whole == "total" and len(known) == len(STATES)
        if added > total + 1e-6 or (is_told and added < total - 1e-6):
            names = " + ".join(LABELS[part] for part, _ in known)
            message = f"{LABELS[whole]} là {written(total)}, nhưng {names} là {written(added)}."
            problems.add("total_does_not_add_up", line.row, numbers[whole].column, message)
