"""A table's unit, province, year and period: the sheet's texts first, then its name, then the file's name."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.workbook.corrections import Correction
from cchc.workbook.place import Found, find_province, find_unit, province_in_name, unit_in_name
from cchc.workbook.problems import Problems
from cchc.workbook.register import register
from cchc.workbook.sections import Section
from cchc.workbook.unit_names import not_in_register
from cchc.workbook.when import report_when, when_of


@dataclass(frozen=True)
class Surroundings:
    unit: str | None
    province: str | None
    year: int | None
    period: str | None


def surroundings_of(
    section: Section, kind: str, of_one_unit: bool, file_name: str, problems: Problems
) -> Surroundings:
    given = section.correction or Correction(section.grid.name)
    unit = None
    if of_one_unit:
        unit = _given_unit(given) or _unit(section, file_name, problems)
    province = _given_province(given) or _province(section, file_name, problems)
    when = when_of(section, kind, file_name)
    report_when(when, kind, problems)
    return Surroundings(unit, province, when.year, when.period)


def _given_unit(given: Correction) -> str | None:
    return (register().find_unit(given.unit).name or given.unit) if given.unit else None


def _given_province(given: Correction) -> str | None:
    return (register().find_province(given.province).name or given.province) if given.province else None


def _unit(section: Section, file_name: str, problems: Problems) -> str | None:
    others = [unit_in_name(name) for name in (section.grid.name, file_name)]
    near, far = find_unit(section.above), find_unit(section.first_above)
    if others[0] and max(near.weight, far.weight) == 1:
        # A sheet per unit under the same letterhead: the letterhead is the author's.
        return others[0]
    return _named(near, far, others, "unknown_unit", problems)


def _province(section: Section, file_name: str, problems: Problems) -> str | None:
    others = [province_in_name(name) for name in (section.grid.name, file_name)]
    near, far = find_province(section.above), find_province(section.first_above)
    return _named(near, far, others, "unknown_province", problems)


def _named(near: Found, far: Found, others: list[str | None], code: str, problems: Problems) -> str | None:
    name = near.name or far.name
    unknown = near if near.note else far
    if name is None and unknown.note is not None:
        what = "đơn vị" if code == "unknown_unit" else "tỉnh"
        message = not_in_register(what, unknown.said, unknown.nearest)
        problems.add(code, unknown.note.row, unknown.note.column, message)
    return name or next((other for other in others if other), None)
