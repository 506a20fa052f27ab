"""Counts of dossiers by field or by unit (form II.06a and its variants)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cchc.workbook.count_lines import find_count_lines
from cchc.workbook.dossier_columns import COUNTS, RECEIVED, RESOLVED, dossier_columns
from cchc.workbook.given_columns import with_given
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.missing import report_column
from cchc.workbook.problems import Problems, written
from cchc.workbook.sections import Line, Section
from cchc.workbook.text import fold
from cchc.workbook.unit_names import check_unit_names
from cchc.workbook.values import NumberColumn

LABELS = {
    "received_total": "tổng số hồ sơ tiếp nhận", "received_online": "số hồ sơ tiếp nhận trực tuyến",
    "received_direct": "số hồ sơ tiếp nhận trực tiếp", "carried_over": "số hồ sơ từ kỳ trước",
    "resolved_total": "tổng số hồ sơ đã giải quyết", "resolved_early": "số hồ sơ giải quyết trước hạn",
    "resolved_on_time": "số hồ sơ giải quyết đúng hạn", "resolved_late": "số hồ sơ giải quyết quá hạn",
    "pending_total": "tổng số hồ sơ đang giải quyết", "pending_in_time": "số hồ sơ đang giải quyết trong hạn",
    "pending_late": "số hồ sơ đang giải quyết quá hạn",
}  # fmt: skip
# A total, the parts it is made of, and those of them without which nothing can be said of their sum.
_IDENTITIES = (
    ("received_total", ("received_online", "received_direct", "carried_over"), 2),
    ("received_total", ("resolved_total", "pending_total"), 2),
    ("resolved_total", ("resolved_early", "resolved_on_time", "resolved_late"), 2),
    ("pending_total", ("pending_in_time", "pending_late"), 2),
)
# Parts that no total can be smaller than, also where the others are not told. What was carried over or resolved may come on top
# of a total that counts new dossiers only.
_WITHIN = {"received_online", "received_direct", *_IDENTITIES[2][1], *_IDENTITIES[3][1]}
Counts = dict[str, float | None]


def read(section: Section, problems: Problems) -> KindReading:
    columns = with_given(dossier_columns(section.header), section.correction)
    for role, parts in (("received_total", RECEIVED), ("resolved_total", RESOLVED)):
        # Where the parts of a total have their columns, nothing is missing.
        if role not in columns and sum(part in columns for part in parts) < 2:
            report_column(LABELS[role], section.header, problems)
    measures = [column for role, column in columns.items() if role in COUNTS]
    found = find_count_lines(section, columns.get("label"), columns.get("code"), measures)
    lines = [entry.line for entry in found.labelled] + ([found.total] if found.total else [])
    numbers = {
        role: NumberColumn.over(columns[role], LABELS[role], problems, lines, thousands=True)
        for role in COUNTS
        if role in columns
    }
    counts = read_counts(lines, numbers, COUNTS, problems)
    _check_identities(lines, counts, numbers, problems)
    if found.total:
        tops = [values for entry, values in zip(found.labelled, counts, strict=False) if not entry.nested]
        _check_column_sums(found.total, counts[-1], tops, numbers, problems)
    by_unit = _is_by_unit(section, columns.get("label"))
    if by_unit:
        names = [(entry.line.row, entry.label) for entry in found.labelled]
        check_unit_names(names, columns.get("label"), section.header, problems)
    rows = [
        _as_dict(entry.line, entry.label, values)
        for entry, values in zip(found.labelled, counts, strict=False)
    ]
    total = {"row": found.total.row + 1, **counts[-1]} if found.total else None
    nested = [entry.line.row + 1 for entry in found.labelled if entry.nested]
    return KindReading(columns, rows, total, of_one_unit=not by_unit, parts=nested)


def _is_by_unit(section: Section, label: int | None) -> bool:
    heading = fold(" ".join(section.header.paths.get(label, ()))) if label is not None else ""
    return "linh vuc" not in heading and any(
        word in heading for word in ("don vi", "co quan", "so ban nganh", "dia phuong")
    )


def _as_dict(line: Line, label: str, values: Counts) -> dict[str, Any]:
    return {"row": line.row + 1, "label": label, **values}


def read_counts(
    lines: Sequence[Line], numbers: dict[str, NumberColumn], roles: Sequence[str], problems: Problems
) -> list[Counts]:
    """Counts of each line; a negative count is wrong."""
    columns = {role: numbers[role].read_all(lines) for role in numbers}
    for role, values in columns.items():
        for place, value in enumerate(values):
            if value is not None and value < 0:
                column = numbers[role]
                message = f"{column.label} {written(value)} là số âm."
                problems.add("negative_score", lines[place].row, column.column, message)
                values[place] = None
    blank: Counts = dict.fromkeys(roles)
    return [blank | dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _check_identities(
    lines: Sequence[Line], counts: Sequence[Counts], numbers: dict[str, NumberColumn], problems: Problems
) -> None:
    for whole, parts, needed in _IDENTITIES:
        present = [part for part in parts if part in numbers]
        if whole in numbers and len(present) < needed:
            _check_excess(
                lines, counts, whole, [part for part in present if part in _WITHIN], numbers, problems
            )
        if whole not in numbers or len(present) < needed:
            continue
        for line, values in zip(lines, counts, strict=True):
            total, known = values[whole], [value for part in present if (value := values[part]) is not None]
            if total is None or not known or abs(sum(known) - total) <= 1e-6:
                continue
            lacks = len(known) < len(present) and "resolved_total" in parts
            if not lacks and not any(numbers[part].is_wrong(line) for part in present):
                _report_identity(line, whole, total, present, sum(known), numbers[whole].column, problems)


def _check_excess(
    lines: Sequence[Line],
    counts: Sequence[Counts],
    whole: str,
    parts: Sequence[str],
    numbers: dict[str, NumberColumn],
    problems: Problems,
) -> None:
    """One part alone is never more than its total."""
    for part in parts:
        for line, values in zip(lines, counts, strict=True):
            total, value = values[whole], values[part]
            if total is not None and value is not None and value > total + 1e-6:
                message = (
                    f"{LABELS[part]} là {written(value)}, nhiều hơn {LABELS[whole]} là {written(total)}."
                )
                problems.add("dossier_identity", line.row, numbers[part].column, message)


def _report_identity(
    line: Line, whole: str, total: float, parts: list[str], added: float, column: int, problems: Problems
) -> None:
    names = " + ".join(LABELS[part] for part in parts)
    message = (
        f"{LABELS[whole]} là {written(total)}, nhưng {names} là {written(added)}. Hãy kiểm tra lại số liệu."
    )
    problems.add("dossier_identity", line.row, column, message)


def _check_column_sums(
    line: Line, total: Counts, rows: list[Counts], numbers: dict[str, NumberColumn], problems: Problems
) -> None:
    for role, column in numbers.items():
        printed = total[role]
        known = [row[role] for row in rows if row[role] is not None]
        added = sum(value for value in known if value is not None)
        if printed is not None and known and abs(added - printed) > 1e-6:
            message = f"dòng tổng ghi {column.label} là {written(printed)}, nhưng các dòng cộng lại là {written(added)}."
            problems.add("dossier_identity", line.row, column.column, message)
