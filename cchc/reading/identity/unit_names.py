"""Names in the lines of a table, held against the register and against each other."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cchc.reading.grid import cell_address
from cchc.reading.identity.register import UnitMatch, register
from cchc.reading.identity.times import Time, time_of_the_table
from cchc.reading.layout.header_blocks import Header
from cchc.reading.problems import Problems
from cchc.reading.words.names import bare_name
from cchc.reading.words.text import fold_words, spelling

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
_LONGEST_NAME = 200  # a longer text is no name, and looking it up takes time
_CELLS_NAMED = 5  # a message names the first ones


class Listed(NamedTuple):
    """A name in a line (0-based `row`) of a list that has each unit once, or once for each year and area.

    In different groups of lines there may be two communes of one name. `column` is told where the names stand beside
    each other, as headings do.
    """

    row: int
    name: str | None
    group: str | None = None
    year: int | None = None
    area: str | None = None
    column: int | None = None


def check_units(lines: Sequence[Listed], column: int | None, header: Header, problems: Problems) -> None:
    """Warns of names that the register does not know, and reports units that the list has twice."""
    if column is None:
        return
    matches = _matches(lines)
    _check_known(lines, column, header, matches, problems)
    _check_once(lines, column, matches, problems)


def check_duplicates(lines: Sequence[Listed], column: int | None, problems: Problems) -> None:
    """Reports each cell whose unit another line of the list has too, by the register's name or the spelling."""
    if column is not None:
        _check_once(lines, column, _matches(lines), problems)


def _matches(lines: Iterable[Listed]) -> dict[str, UnitMatch]:
    names = dict.fromkeys(listed.name for listed in lines)
    return {name: register().find_unit(name) for name in names if name}


def _check_known(
    lines: Iterable[Listed],
    column: int,
    header: Header,
    matches: dict[str, UnitMatch],
    problems: Problems,
) -> None:
    named = [(listed, listed.name) for listed in lines if listed.name]
    if _OF_PLACES.search(fold_words(" ".join(header.paths.get(column, ())))):
        # Under «Huyện, thị xã» stand bare names of places, which are too many for the register.
        named = [
            (one, name)
            for one, name in named
            if _DEPARTMENT.match(fold_words(name)) or bare_name(name[:_LONGEST_NAME]) is None
        ]
    provinces = sum(matches[name].kind == "province" for _, name in named) * 2 > len(named)
    hints: dict[str, str] = {}
    for one, name in named:
        place = one.row, column if one.column is None else one.column
        if matches[name].name is None:
            if name not in hints:
                found = register().find_province(name) if provinces else matches[name]
                nearest = found.nearest if len(hints) < _MOST_HELPED else ()
                hints[name] = not_in_register("tỉnh" if provinces else "đơn vị", name, nearest)
            problems.add("unknown_province" if provinces else "unknown_unit", *place, hints[name])
        elif outside := of_another_time(matches[name], name, time_of_the_table()):
            problems.add(outside[0], *place, outside[1])


def of_another_time(match: UnitMatch, printed: str, time: Time | None) -> tuple[str, str] | None:
    """The problem of a department or province that there was, but not at that time."""
    name, known = str(match.name), register()
    if match.kind == "province":
        province = known.find_province(name).name
        if province and not known.province_was_there(province, time):
            return "unknown_province", not_then("tỉnh", printed, known.days_of_province(province))
    elif match.name and not known.unit_was_there(name, time):
        return "unknown_unit", not_then("đơn vị", printed, known.days_of_unit(name))
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
    """What to say of a name that the register lacks, with the nearest ones."""
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
    name, part = str(listed.name), (listed.year, listed.area)
    if match.kind == "province":
        return register().find_province(name).name or name, part
    if match.name and match.kind not in ("district", "commune"):
        return spelling(match.name), part
    # Communes of one name lie in different districts, each a group of its own.
    return _place(name), part, None if match.kind == "district" else listed.group


@lru_cache(maxsize=16_384)
def _place(name: str) -> str:
    """«TX. Hòa Thành» and «UBND thị xã Hoà Thành» are one place."""
    lower = name.lower()
    if lower.startswith("ubnd "):
        lower = lower[len("ubnd ") :]
    elif lower[:1] in ("u", "ủ"):
        lower = _OFFICE.sub("", lower)
    short = _SHORT.match(lower)
    return spelling(f"{_LONG[short[1] or short[2]]} {lower[short.end() :]}" if short else lower)


def _report_duplicates(found: Sequence[Listed], column: int, problems: Problems) -> None:
    places = [(one.row, column if one.column is None else one.column) for one in found]
    cells = ", ".join(cell_address(*place) for place in places[:_CELLS_NAMED]) + (
        " …" if len(places) > _CELLS_NAMED else ""
    )
    for one, place in zip(found, places, strict=True):
        problems.add(
            "duplicate_unit", *place,
            f"đơn vị «{one.name}» có {len(found)} lần trong bảng (ô {cells}). "
            "Hãy sửa tên hoặc bỏ phần thừa, vì mỗi đơn vị chỉ có một kết quả.",
        )  # fmt: skip
