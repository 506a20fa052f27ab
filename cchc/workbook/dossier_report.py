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
# A total, the parts it is made of, and those of them without which nothing can be said.
_IDENTITIES = (
    ("received_total", ("received_online", "received_direct", "carried_over"), 2),
    ("received_total", ("resolved_total", "pending_total"), 2),
    ("resolved_total", ("resolved_early", "resolved_on_time", "resolved_late"), 2),
    ("pending_total", ("pending_in_time", "pending_late"), 2),
)
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
    counts = [read_counts(line, numbers, COUNTS, problems) for line in lines]
    for line, values in zip(lines, counts, strict=True):
        _check_identities(line, values, numbers, problems)
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
    line: Line, numbers: dict[str, NumberColumn], roles: Sequence[str], problems: Problems
) -> Counts:
    """Counts of one line; a negative count is wrong."""
    values: Counts = dict.fromkeys(roles)
    for role, column in numbers.items():
        value = column.read(line)
        if value is not None and value < 0:
            problems.add(
                "negative_score", line.row, column.column, f"{column.label} {written(value)} là số âm."
            )
            value = None
        values[role] = value
    return values


def _check_identities(
    line: Line, values: Counts, numbers: dict[str, NumberColumn], problems: Problems
) -> None:
    for whole, parts, needed in _IDENTITIES:
        present = [part for part in parts if part in numbers]
        total = values.get(whole)
        known = [values[part] for part in present]
        if total is None or len(present) < needed or all(value is None for value in known):
            continue
        if any(numbers[part].is_wrong(line) for part in present) or (
            None in known and whole == "received_total" and "resolved_total" in parts
        ):
            continue
        added = sum(value for value in known if value is not None)
        if abs(added - total) > 1e-6:
            names = " + ".join(LABELS[part] for part in present)
            message = f"{LABELS[whole]} là {written(total)}, nhưng {names} là {written(added)}. Hãy kiểm tra lại số liệu."
            problems.add("dossier_identity", line.row, numbers[whole].column, message)


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
