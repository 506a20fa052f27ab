"""Texts on a figure: wrapped, kept apart, and short enough for a phone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date as Date

from babel.dates import format_date

from cchc import words
from cchc.language import HOME, _, current_language

_BEFORE_YEAR = re.compile(r" (?=(?:[IVX\d]+/)?(?:19|20)\d{2}\b)")
# Hundredths of the size of letters that each takes in Noto Sans, the widest of the fonts that pages may be drawn in.
_WIDTHS = {
    letter: width
    for letters, width in (
        (" \u00a0.,;:'|·ijl", 27),
        ("()[]/-Iftr", 36),
        ("csvxyzk«»–J", 50),
        ("ABCDGHKNOQRUVĐ", 72),
        ("mwMW%—…", 89),
    )
    for letter in letters
}
_OTHER = 59
_USUAL = 50  # of Vietnamese text on the whole, its spaces counted
_SHORT_PERIOD = re.compile(r"(\d{4})-(?:(Q[1-4])|H([12])|(\d{1,2})M|(\d{2}))")


def wrap(text: str, width: int, most: int = 9) -> str:
    """Breaks between words, not in «Quý I/2023» nor before «·»; what needs more than `most` lines ends with an ellipsis.

    `width` is that of so many usual letters: «ill» takes half the room of «OMW», and a name is broken where it would be cut.
    """
    kept = _BEFORE_YEAR.sub("\u00a0", escape_tags(text)).replace(" · ", "\u00a0· ")
    rows: list[str] = []
    for word in kept.split(" "):
        if rows and drawn_width(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    if len(rows) > most:
        rows[most - 1 :] = [_with_ellipsis(rows[most - 1], width)]
    return "<br>".join(rows)


def _with_ellipsis(row: str, width: int) -> str:
    while " " in row and drawn_width(f"{row} …") > width:
        row = row.rpartition(" ")[0]
    return f"{row} …"


def drawn_width(text: str) -> float:
    """How many usual letters take the room of this text; tone and other marks stand above and take none."""
    plain = unicodedata.normalize("NFD", text)
    return sum(_WIDTHS.get(letter, _OTHER) for letter in plain if not unicodedata.combining(letter)) / _USUAL


def escape_tags(text: str) -> str:
    """Plotly reads a few HTML tags in its texts; what comes from a file is never one of them."""
    return text.replace("<", "‹").replace(">", "›")


def line_count(text: str) -> int:
    """How many lines a wrapped text has."""
    return text.count("<br>") + 1


def shorten(text: str, width: int) -> str:
    """At most `width` characters, with an ellipsis where something is cut; safe for Plotly."""
    kept = text if len(text) <= width else text[: width - 1].rstrip(" ,-") + "…"
    return escape_tags(kept)


# Where the full name of a province does not fit beside its line.
SHORT_NAMES = {"Bà Rịa - Vũng Tàu": "BR-VT", "Thừa Thiên Huế": "TT-Huế", "TP. Hồ Chí Minh": "TP.HCM"}


def period_ticks(codes: Sequence[str]) -> list[str]:
    """Periods under an axis, over their year where it changes: "T12" over "2025", "T1" over "2026", "T2"."""
    years = ["", *(code[:4] for code in codes)]
    return [
        short_period(code) + (f"<br>{code[:4]}" if years[index] != code[:4] and code != code[:4] else "")
        for index, code in enumerate(codes)
    ]


def short_period(code: str) -> str:
    """A period within its year: "2026-09" -> "T9"; a whole year is its number."""
    found = _SHORT_PERIOD.fullmatch(code)
    if found is None:
        return code
    year, quarter, half, months, month = found.groups()
    if quarter:
        return re.split("[/ ](?=[0-9])", words.period(code))[0]
    if half:
        return _("6T đầu") if half == "1" else _("6T cuối")
    if months:
        return _("{months}T").format(months=int(months))
    if current_language() != HOME:
        return str(format_date(Date(int(year), int(month), 1), "LLL", current_language()))
    return _("T{month}").format(month=int(month))


def spread_labels(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Moves labels apart until neighbours stand at least `gap` from each other, within low and high."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    placed = _within(_grouped([positions[index] for index in order], gap), gap, low, high)
    moved = dict(zip(order, placed, strict=True))
    return [moved[index] for index in range(len(positions))]


def _grouped(ordered: Sequence[float], gap: float) -> list[float]:
    """Labels that would touch become a group around their common middle."""
    groups: list[tuple[float, int]] = []  # (middle, how many labels)
    for position in ordered:
        middle, count = position, 1
        while groups and groups[-1][0] + gap * (groups[-1][1] + count) / 2 > middle:
            before, many = groups.pop()
            middle = (before * many + middle * count) / (many + count)
            count += many
        groups.append((middle, count))
    return [middle + gap * (step - (count - 1) / 2) for middle, count in groups for step in range(count)]


def _within(ordered: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """A label past the edge of its axis would not be drawn at all."""
    rising: list[float] = []
    for place in ordered:
        rising.append(max(place, rising[-1] + gap if rising else low))
    falling: list[float] = []
    for place in reversed(rising):
        falling.append(min(place, falling[-1] - gap if falling else high))
    return falling[::-1]
