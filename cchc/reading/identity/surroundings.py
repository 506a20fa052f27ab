"""A table's unit, province, year and period: the sheet's texts first, then its name, then the file's name."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.reading.corrections import Correction
from cchc.reading.identity.owner_province import find_province, province_in_name
from cchc.reading.identity.owner_texts import FoundName
from cchc.reading.identity.owner_unit import find_unit, unit_in_name
from cchc.reading.identity.register import register
from cchc.reading.identity.table_period import TablePeriod
from cchc.reading.identity.times import Time, time_of_the_table
from cchc.reading.identity.unit_names import not_in_register, not_then
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems


@dataclass(frozen=True)
class Surroundings:
    unit: str | None
    province: str | None
    year: int | None
    period: str | None


def surroundings_of(
    section: Section, when: TablePeriod, of_one_unit: bool, file_name: str, problems: Problems
) -> Surroundings:
    """Whose a table is and of when; what is missing, unknown or out of its time is reported."""
    given = section.correction or Correction(section.grid.name)
    unit = None
    if of_one_unit:
        unit = _given_unit(given, problems) or _unit(section, file_name, problems)
    province = _given_province(given, problems) or _province(section, file_name, problems)
    return Surroundings(unit, province, when.year, when.period)


def _given_unit(given: Correction, problems: Problems) -> str | None:
    if not given.unit:
        return None
    name = register().find_unit(given.unit).name or given.unit
    warn_of_stated_owner(name, None, time_of_the_table(), problems)
    return name


def _given_province(given: Correction, problems: Problems) -> str | None:
    if not given.province:
        return None
    name = register().find_province(given.province).name or given.province
    warn_of_stated_owner(None, name, time_of_the_table(), problems)
    return name


def warn_of_stated_owner(
    unit: str | None, province: str | None, time: Time | None, problems: Problems
) -> None:
    """Warn of a unit or province that somebody gave, not the sheet, and that did not exist at that time."""
    if unit and not register().unit_was_there(unit, time):
        problems.add_to_sheet("unknown_unit", not_then("đơn vị", unit, register().days_of_unit(unit)))
    known = register().find_province(province).name or province if province else ""
    days = register().days_of_province(known)
    if province and days and not register().province_was_there(known, time):
        problems.add_to_sheet("unknown_province", not_then("tỉnh", province, days))


def _unit(section: Section, file_name: str, problems: Problems) -> str | None:
    sheet = unit_in_name(section.grid.name)
    near = find_unit(section.above)
    far = near if section.above is section.first_above else find_unit(section.first_above)
    told = near if near.name or near.note else far
    if sheet and told.name and max(near.weight, far.weight) == 1:
        # A sheet per unit under the same letterhead: the letterhead is the author's.
        return _at_its_time(FoundName(sheet), problems)
    if told.name:
        return _at_its_time(told, problems)
    if told.note is not None:
        message = not_in_register("đơn vị", told.said, told.nearest)
        problems.add("unknown_unit", told.note.row, told.note.column, message)
        return None
    name = sheet or unit_in_name(file_name)
    return _at_its_time(FoundName(name), problems) if name else None


def _at_its_time(told: FoundName, problems: Problems) -> str | None:
    """The unit; whoever publishes is told where it did not exist at the time of the figures."""
    name = str(told.name)
    if not register().unit_was_there(name, time_of_the_table()):
        message = not_then("đơn vị", name, register().days_of_unit(name))
        _add(told, "unknown_unit", message, problems)
    return name


def _province(section: Section, file_name: str, problems: Problems) -> str | None:
    near = find_province(section.above)
    far = near if section.above is section.first_above else find_province(section.first_above)
    told = near if near.name or near.note else far
    if told.name is None and told.note is None:
        in_sheet = province_in_name(section.grid.name)
        told = in_sheet if in_sheet.weight else province_in_name(file_name)
    if told.name is None and (told.note or told.said):
        days = register().days_of_province(told.said)
        message = (
            not_then("tỉnh", told.said, days) if days else not_in_register("tỉnh", told.said, told.nearest)
        )
        _add(told, "unknown_province", message, problems)
    return told.name


def _add(told: FoundName, code: str, message: str, problems: Problems) -> None:
    if told.note is None:
        problems.add_to_sheet(code, message)
    else:
        problems.add(code, told.note.row, told.note.column, message)
