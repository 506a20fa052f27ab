"""Names in the lines of a table, held against the register and against each other."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from cchc.workbook.headers import Header
from cchc.workbook.names import bare_name
from cchc.workbook.problems import Problems
from cchc.workbook.register import UnitMatch, register
from cchc.workbook.text import fold, spelling
from cchc.workbook.times import Time, time_of_the_table

_OF_PLACES = re.compile(r"\b(?:huyen|(?<!\bco )quan|thi xa|xa|phuong|thi tran|dac khu)\b")
_DEPARTMENT = re.compile(r"^(?:so|ban|van phong|thanh tra|chi cuc|cuc|trung tam|truong)\b")
_OFFICE = re.compile(r"^(?:ubnd|[uủ]y ban nh[aâ]n d[aâ]n|uỷ ban nhân dân)\s+")
_SHORT = re.compile(r"^(?:(tp|tx|tt|đk)[.\s]\s*|([hqpx])\.\s*)(?=\S)")
_LONG = {
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu",
    "h": "huyện", "q": "quận", "p": "phường", "x": "xã",
}  # fmt: skip
# Beyond so many unknown names the nearest are no help to anybody, and take time.
_MOST_HELPED = 200


class Listed(NamedTuple):
    """A name in a line (0-based `row`) of a list that ranks each unit once in each year.

    In different groups of lines there may be two communes of one name.
    """

    row: int
    name: str | None
    group: str | None = None
    year: int | None = None


def check_units(lines: Sequence[Listed], column: int | None, header: Header, problems: Problems) -> None:
    """Warns of names that the register does not know, and reports units that the list has twice."""
    if column is None:
        return
    matches = _matches(listed.name for listed in lines)
    _check_known([(listed.row, listed.name) for listed in lines], column, header, matches, problems)
    _check_once(lines, column, matches, problems)


def check_unit_names(
    names: Sequence[tuple[int, str | None]], column: int | None, header: Header, problems: Problems
) -> None:
    """Warns of names the register does not know, provinces among provinces, units among units."""
    if column is not None:
        _check_known(names, column, header, _matches(name for _, name in names), problems)


def check_duplicates(lines: Sequence[Listed], column: int | None, problems: Problems) -> None:
    """Reports each cell whose unit another line of the list has too, by the register's name or the spelling."""
    if column is not None:
        _check_once(lines, column, _matches(listed.name for listed in lines), problems)


def _matches(names: Iterable[str | None]) -> dict[str, UnitMatch]:
    return {name: register().find_unit(name) for name in dict.fromkeys(names) if name}


def _check_known(
    names: Iterable[tuple[int, str | None]],
    column: int,
    header: Header,
    matches: dict[str, UnitMatch],
    problems: Problems,
) -> None:
    known = [(row, name) for row, name in names if name]
    if _OF_PLACES.search(fold(" ".join(header.paths.get(column, ())))):
        # Under «Huyện, thị xã» stand bare names of places, which are too many for the register.
        known = [
            (row, name) for row, name in known if _DEPARTMENT.match(fold(name)) or bare_name(name) is None
        ]
    provinces = sum(matches[name].kind == "province" for _, name in known) * 2 > len(known)
    hints: dict[str, str] = {}
    for row, name in known:
        if matches[name].name is None:
            if name not in hints:
                found = register().find_province(name) if provinces else matches[name]
                nearest = found.nearest if len(hints) < _MOST_HELPED else ()
                hints[name] = not_in_register("tỉnh" if provinces else "đơn vị", name, nearest)
            problems.add("unknown_province" if provinces else "unknown_unit", row, column, hints[name])
        elif outside := _of_another_time(matches[name]):
            problems.add(outside[0], row, column, outside[1].format(name=name))


def _of_another_time(match: UnitMatch) -> tuple[str, str] | None:
    """The problem of a department or province that there was, but not when the table's figures are of."""
    time, known = time_of_the_table(), register()
    name = str(match.name)
    if match.kind == "department" and not known.unit_was_there(name, time):
        return "unknown_unit", not_then("đơn vị", "{name}", known.days_of_unit(name))
    if match.kind == "province" and time:
        province = known.find_province(name).name
        if province and not known.province_was_there(province, time):
            return "unknown_province", not_then("tỉnh", "{name}", known.days_of_province(province))
    return None


def not_then(what: str, name: str, days: Sequence[Time]) -> str:
    """What to say of a name that the register has, but not for the time of the table."""
    said = "; ".join(filter(None, map(_lasted, days)))
    return f"{what} «{name}» không có vào thời gian của số liệu (theo danh mục: {said}). Hãy kiểm tra lại tên và năm."


def _lasted(days: Time) -> str:
    begin = f"từ {days.first:%d/%m/%Y}" if days.first.year > 1 else ""
    end = f"đến {days.last:%d/%m/%Y}" if days.last.year < 9999 else ""
    return f"{begin} {end}".strip()


def not_in_register(what: str, name: str, nearest: tuple[str, ...]) -> str:
    hint = f" Tên gần nhất: {', '.join(f'«{other}»' for other in nearest)}." if nearest else ""
    return f"{what} «{name}» không có trong danh mục.{hint}"


def _check_once(
    lines: Iterable[Listed], column: int, matches: dict[str, UnitMatch], problems: Problems
) -> None:
    same: dict[Hashable, list[Listed]] = {}
    for listed in lines:
        if listed.name:
            same.setdefault(_of_one_unit(listed, matches[listed.name]), []).append(listed)
    for found in same.values():
        if len(found) > 1:
            _report_duplicates(found, column, problems)


def _of_one_unit(listed: Listed, match: UnitMatch) -> Hashable:
    name = str(listed.name)
    if match.kind == "province":
        return register().find_province(name).name or name, listed.year
    if match.name and match.kind not in ("district", "commune"):
        return spelling(match.name), listed.year
    # Communes of one name lie in different districts, each a group of its own.
    return _place(name), listed.year, None if match.kind == "district" else listed.group


def _place(name: str) -> str:
    """«TX. Hòa Thành» and «UBND thị xã Hoà Thành» are one place."""
    lower = _OFFICE.sub("", name.lower())
    short = _SHORT.match(lower)
    return spelling(f"{_LONG[short[1] or short[2]]} {lower[short.end() :]}" if short else lower)


def _report_duplicates(found: Sequence[Listed], column: int, problems: Problems) -> None:
    rows = ", ".join(str(listed.row + 1) for listed in found[:5]) + (" …" if len(found) > 5 else "")
    for listed in found:
        problems.add(
            "duplicate_unit", listed.row, column,
            f"đơn vị «{listed.name}» có {len(found)} dòng trong bảng (dòng {rows}). "
            "Hãy sửa tên hoặc bỏ dòng thừa, vì mỗi đơn vị chỉ có một kết quả.",
        )  # fmt: skip
