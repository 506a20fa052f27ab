"""Names in the lines of a table, held against the register."""

from __future__ import annotations

from cchc.workbook.problems import Problems
from cchc.workbook.register import register


def check_unit_names(names: list[tuple[int, str]], column: int | None, problems: Problems) -> None:
    """Warns of names the register does not know, provinces among provinces, units among units."""
    if column is None:
        return
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
