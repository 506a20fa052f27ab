"""A score sheet beside the framework that it follows: what departs, as warnings at the sheet's cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc import words
from cchc.language import _
from cchc.reading import Problem, Table


@dataclass(frozen=True)
class FollowedFramework:
    """The framework that a table follows, and a warning for every line that is not as it says; a blank framework is the
    unit's own score sheet of the year."""

    framework_id: str
    framework: str
    problems: tuple[Problem, ...]

    @property
    def called(self) -> str:
        """What the table was compared with, within a sentence."""
        if not self.framework:
            return _("bảng điểm cùng năm của đơn vị")
        return _("bộ chỉ số «{name}»").format(name=self.framework)


def followed_framework(table: Table, rows: Sequence[Mapping[str, Any]]) -> FollowedFramework | None:
    """From the rows of `framework_departures` for this one table; None where it follows none that is known whole."""
    if not rows:
        return None
    found = tuple(problem(table, row) for row in rows if row["departure"])
    return FollowedFramework(rows[0]["framework_id"], rows[0]["framework"] or rows[0]["framework_id"], found)


def followed_criteria(table: Table, rows: Sequence[Mapping[str, Any]]) -> FollowedFramework | None:
    """From the rows of `unknown_criteria` for a list of who answers; None where no criteria of its unit and year are known."""
    if not rows:
        return None
    framework = rows[0]["framework"] or ""
    against = FollowedFramework("", framework, ()).called
    found = []
    for row in rows:
        if row["departure"]:
            is_of_code = row["departure"] == "unknown" and "code" in table.columns
            role = "code" if is_of_code else "title"
            cell = f"{table.columns.get(role, table.columns.get('title', 'A'))}{row['row_no']}"
            said = NOT_KNOWN[row["departure"]](row, against)
            text = _("Ô {cell}: {message}").format(cell=cell, message=said)
            found.append(Problem(table.sheet, cell, "warning", f"criterion_{row['departure']}", text))
    return FollowedFramework("", framework, tuple(found))


def unknown(row: Mapping[str, Any], against: str) -> str:
    return _(
        "mã {code} không có trong {against}. Sửa mã nếu gõ nhầm; nếu tiêu chí đã đổi thì cứ công bố."
    ).format(code=row["code"], against=against)


def otherwise_named(row: Mapping[str, Any], against: str) -> str:
    return _("mã {code} ghi «{title}», {against} ghi «{known}». Sửa tên hoặc mã nếu nhầm dòng.").format(
        code=row["code"], title=row["title"], known=row["known_title"], against=against
    )


def unnamed(row: Mapping[str, Any], against: str) -> str:
    return _(
        "không có tiêu chí nào tên «{title}» trong {against}. Ghi thêm mã, hoặc ghi đúng tên để biết là tiêu chí nào."
    ).format(title=row["title"], against=against)


NOT_KNOWN = {"unknown": unknown, "renamed": otherwise_named, "unnamed": unnamed}


def problem(table: Table, row: Mapping[str, Any]) -> Problem:
    """A warning that names the cell, what stands there, what the framework says, and how to mend it."""
    cell = cell_of(table, row)
    message = MESSAGES[row["departure"]](row)
    text = _("Ô {cell}: {message}").format(cell=cell, message=message)
    return Problem(table.sheet, cell, "warning", f"framework_{row['departure']}", text)


def cell_of(table: Table, row: Mapping[str, Any]) -> str:
    """The title or maximum that departs; of a missing line the code before it; of a version the header."""
    roles = {"renamed": ("title", "code"), "other_maximum": ("max_score", "title")}
    wanted = roles.get(row["departure"], ("code", "title"))
    letters = next((table.columns[role] for role in wanted if role in table.columns), "A")
    return f"{letters}{row['row_no'] or row['last_row_no'] or table.header_rows[-1]}"


def missing(row: Mapping[str, Any]) -> str:
    """A line of the framework that the sheet lacks."""
    return _(
        "thiếu {level} {code} «{title}» ({points} điểm) của bộ chỉ số. Thêm dòng này vào sau ô đã nêu, hoặc chọn bộ chỉ số khác."
    ).format(
        level=words.label("level", row["level"]).lower(),
        code=row["code"],
        title=row["framework_title"],
        points=words.number(row["framework_max_score"]),
    )


def extra(row: Mapping[str, Any]) -> str:
    """A code of the sheet that the framework does not have."""
    return _(
        "mã {code} «{title}» không có trong bộ chỉ số. Sửa mã nếu gõ nhầm, hoặc chọn bộ chỉ số khác."
    ).format(code=row["code"] or words.MISSING, title=row["title"])


def renamed(row: Mapping[str, Any]) -> str:
    """A code under another title than the framework's."""
    return _(
        "mã {code} ghi «{title}», bộ chỉ số ghi «{framework_title}». Sửa tên hoặc mã nếu nhầm dòng."
    ).format(code=row["code"], title=row["title"], framework_title=row["framework_title"])


def other_maximum(row: Mapping[str, Any]) -> str:
    """A maximum (points) that is not the framework's."""
    return _(
        "điểm tối đa của {code} «{title}» là {points}, bộ chỉ số ghi {framework_points}. Sửa ô này nếu gõ nhầm."
    ).format(
        code=row["code"],
        title=row["title"],
        points=words.number(row["max_score"]),
        framework_points=words.number(row["framework_max_score"]),
    )


def other_version(row: Mapping[str, Any]) -> str:
    """A framework that was not in force in the sheet's year."""
    return _(
        "bảng theo «{framework}», áp dụng {years}, không phải năm của bảng. Kiểm tra năm, hoặc chọn bộ chỉ số khác."
    ).format(framework=row["framework"], years=years(row["year_from"], row["year_to"]))


def years(first: int | None, last: int | None) -> str:
    """«năm 2023», «2022–2024», «từ 2024», «đến 2021»."""
    if first is not None and first == last:
        return _("năm {year}").format(year=first)
    if first is not None and last is not None:
        return f"{first}–{last}"
    if first is not None:
        return _("từ năm {year}").format(year=first)
    return _("đến năm {year}").format(year=last) if last is not None else _("mọi năm")


MESSAGES = {
    "missing": missing,
    "extra": extra,
    "renamed": renamed,
    "other_maximum": other_maximum,
    "other_version": other_version,
}
