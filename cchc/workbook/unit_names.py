"""Names in the lines of a table, held against the register."""

from __future__ import annotations

import re

from cchc.workbook.headers import Header
from cchc.workbook.problems import Problems
from cchc.workbook.register import register
from cchc.workbook.text import fold

_OF_PLACES = re.compile(r"\b(?:huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b")
_DEPARTMENT = re.compile(r"^(?:so|ban|van phong|thanh tra|chi cuc|cuc|trung tam|truong)\b")


def check_unit_names(
    names: list[tuple[int, str]], column: int | None, header: Header, problems: Problems
) -> None:
    """Warns of names the register does not know, provinces among provinces, units among units."""
    if column is None:
        return
    if _OF_PLACES.search(fold(" ".join(header.paths.get(column, ())))):
        # Under «Huyện, thị xã» stand bare names of places, which are too many for the register.
        names = [(row, name) for row, name in names if _DEPARTMENT.match(fold(name))]
    matches = [(row, name, register().find_unit(name)) for row, name in names]
    provinces = sum(match.kind == "province" for _, _, match in matches)
    for row, name, match in matches:
        if match.name is not None:
            continue
        if provinces * 2 > len(matches):
            nearest = register().find_province(name).nearest
            problems.add("unknown_province", row, column, not_in_register("tỉnh", name, nearest))
        else:
            problems.add("unknown_unit", row, column, not_in_register("đơn vị", name, match.nearest))


def not_in_register(what: str, name: str, nearest: tuple[str, ...]) -> str:
    hint = f" Tên gần nhất: {', '.join(f'«{other}»' for other in nearest)}." if nearest else ""
    return f"{what} «{name}» không có trong danh mục.{hint}"
