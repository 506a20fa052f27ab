"""Texts on a figure: wrapped, kept apart, and short enough for a phone."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from cchc import words

_SHORT_PERIOD = re.compile(r"(\d{4})-(?:(Q[1-4])|H([12])|(\d{1,2})M|(\d{2}))")


def wrap(text: str, width: int, most: int = 9) -> str:
    """Breaks between words; what would need more than `most` lines ends with an ellipsis."""
    rows = textwrap.wrap(text, width, break_long_words=False, max_lines=most, placeholder=" …")
    return "<br>".join(rows)


def lines(text: str) -> int:
    return text.count("<br>") + 1


def shorten(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip(" ,-") + "…"


# Where the full name of a province does not fit beside its line.
SHORT_NAMES = {"Bà Rịa - Vũng Tàu": "BR-VT", "Thừa Thiên Huế": "TT-Huế", "TP. Hồ Chí Minh": "TP.HCM"}


def short_period(code: str) -> str:
    """A period on two lines under an axis: "2026-09" -> "T9" over "2026"."""
    found = _SHORT_PERIOD.fullmatch(code)
    if found is None:
        return code
    year, quarter, half, months, month = found.groups()
    if quarter:
        return words.period(code).replace("/", "<br>")
    if half:
        return f"6T {'đầu' if half == '1' else 'cuối'}<br>{year}"
    return f"{int(months)}T<br>{year}" if months else f"T{int(month)}<br>{year}"


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """Moves labels apart until neighbours stand at least `gap` from each other, as little as possible."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    groups: list[tuple[float, int]] = []  # (centre, how many labels)
    for index in order:
        centre, count = positions[index], 1
        while groups and groups[-1][0] + gap * (groups[-1][1] + count) / 2 > centre:
            before, many = groups.pop()
            centre = (before * many + centre * count) / (many + count)
            count += many
        groups.append((centre, count))
    placed = [centre + gap * (step - (count - 1) / 2) for centre, count in groups for step in range(count)]
    moved = dict(zip(order, placed, strict=True))
    return [moved[index] for index in range(len(positions))]
