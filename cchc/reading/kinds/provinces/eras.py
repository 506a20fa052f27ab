"""Whether a list ranks the 63 provinces of before 01/07/2025 or the 34 since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from cchc.reading.identity.register import register, register_rows

_LAST_OLD_DAY = date(2025, 6, 30)
_LAST_OLD_YEAR = 2024
COUNTS = {"old": 63, "new": 34}
_NEARLY_WHOLE = 0.9  # as `nearly_whole` has it in SQL


@cache
def renamed_province() -> dict[str, str]:
    """Old provinces that are called otherwise today without having been merged: Thừa Thiên Huế."""
    rows = register_rows("province_successors.csv")
    return {
        row["old_province"]: row["new_province"]
        for row in rows
        if not row["merged_on"] and row["old_province"] != row["new_province"]
    }


def is_gone(name: str) -> bool:
    """Whether no province is called so since 01/07/2025."""
    days = register().days_of_province(name)
    return bool(days) and all(last <= _LAST_OLD_DAY for _, last in days) and name not in renamed_province()


def geography_of_list(names: Iterable[str], year: int) -> str:
    """`old` or `new`, by the year and by the provinces that a list has: all 34 may be told for an earlier year too."""
    known = {renamed_province().get(name, name) for name in names}
    is_whole_new = len(known) == COUNTS["new"] and not any(map(is_gone, known))
    if year > _LAST_OLD_YEAR:
        return "old" if len(known) > COUNTS["new"] else "new"
    return "new" if is_whole_new else "old"


def name_in(geography: str, name: str) -> str:
    """What the province of a name was called in that time."""
    if geography == "new":
        return renamed_province().get(name, name)
    return next((old for old, new in renamed_province().items() if new == name), name)


def is_nearly_whole(count: int, geography: str) -> bool:
    """Whether a list has so many provinces that its length is how many were ranked."""
    return count >= _NEARLY_WHOLE * COUNTS[geography]
