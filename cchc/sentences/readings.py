"""What a published document says that a stronger one says instead."""

from __future__ import annotations

from collections.abc import Sequence

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row

NAMED = 5  # units that a sentence names


def unused(rows: Sequence[Row]) -> list[str]:
    """One sentence per standing, document in use and period: whose figures stay as they are. `rows`: of `unused_documents`."""
    together: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        kind = (row["standing"], row["used_standing"], row["used_file"], row["period"])
        units = together.setdefault(kind, [])
        if row["unit"] not in units:
            units.append(row["unit"])
    said = _(
        "«{standing}» không thay số đang dùng của {units}, {period}: được giữ làm số đọc thêm; số đang dùng là của "
        "«{file}» ({used})."
    )
    return [
        said.format(
            standing=words.label("standing", standing),
            units=units_in_short(units),
            period=words.period_within(period),
            file=file,
            used=words.label("standing", used).lower(),
        )
        for (standing, used, file, period), units in together.items()
    ]


def units_in_short(units: Sequence[str]) -> str:
    """«Sở A; Sở B và 3 đơn vị khác»."""
    listed = "; ".join(units[:NAMED])
    more = len(units) - NAMED
    return listed if more <= 0 else _("{units} và {count} đơn vị khác").format(units=listed, count=more)
