"""The period that one cell names: a code, words, or a month that Excel made a date of."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from cchc.reading.identity.parts_of_year import part_of_year
from cchc.reading.identity.spans import NO_CODE
from cchc.reading.identity.years import year_in
from cchc.reading.words.text import clean, fold_words

_CODE = re.compile(r"20\d\d(?:-(?:Q[1-4]|H[12]|9M|0[1-9]|1[0-2]))?")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])\s*[/.\-]\s*(20\d\d)")
# What may stand beside a year that is meant as a whole. Beside anything else («Quý 5/2024», «tuần 12 năm 2024») it is none.
_WHOLE_YEAR = re.compile(r"(?:(?:ca|trong|het|tron)\s+)?(?:(?:12\s+thang\s+)?nam\s+|year\s+)?20\d\d")
# What may stand beside a part of a year that is meant: «trước tháng 9/2024», «đầu quý II/2024», «từ tháng 9/2024» name none.
_BESIDE = re.compile(
    r"\b(?:(?:so )?luy ke|cong don|tu dau nam|nua (?:dau|cuoi) nam|thang (?:dau|cuoi)|(?:dau|cuoi) nam"
    r"|(?:ba|sau|chin) (?=thang (?:dau|cuoi|nam|20))|tu (?=.*\b(?:den|toi)\b)|tu (?=thang \d{1,2} \d{1,2} )"
    r"|thang (?:gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai)?|chap)"
    r"|ky|bao cao|so lieu|tinh|trong|ca|va|den|toi|het|nam|quy|thang|i{1,3}|iv|\d+t?|[qth]\d{0,2})\b|\s"
)
_DAY_OF_MONTH = re.compile(r"\d\s+thang\s+\d")


def period_named(value: Any) -> str | None:
    """«Quý I/2023» → 2023-Q1; «6 tháng đầu năm 2023» → 2023-H1; 2023 → 2023; 9/2026 → 2026-09; None for anything else.

    A year is the whole one only where nothing else is said: «Tháng 13/2024» and «cuối năm 2024» are no period. Nor are
    «đến tháng 9/2024», which may be nine months, and a day: Excel makes 1/9/2026 of «9/2026».
    """
    if isinstance(value, date | datetime):
        return f"{value:%Y-%m}" if value.day == 1 else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if 2000 <= value < 2100 and value == int(value) else None
    text = clean(value) if isinstance(value, str) else ""
    if code := _CODE.fullmatch(text.upper()):
        return code[0]
    if month := _MONTH.fullmatch(text):
        return f"{month[2]}-{int(month[1]):02d}"
    year, part = year_in(text), part_of_year(text)
    if year is None or part == NO_CODE or _DAY_OF_MONTH.search(fold_words(text)):
        return None
    if part:
        return f"{year[0]}-{part}" if not _BESIDE.sub("", fold_words(text)) else None
    return str(year[0]) if _WHOLE_YEAR.fullmatch(fold_words(text)) else None
