"""What needs attention is told of figures that are held, and nothing weighs more than there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.truth.facts import Facts
from tests.truth.held import Row
from tests.truth.rules.reading import unit_of, unlike
from tests.truth.snapshot import Snapshot, plain, same, value_of

LARGEST = re.compile(r"(.+): mất ([\d.,]+\d) điểm trong năm (\d{4})")
REPEATED = re.compile(r"(.+): mất điểm (\d+) năm liền, năm (\d{4}) mất ([\d.,]+\d) điểm")
ESTIMATED = re.compile(r" · khoảng ([\d.,]+\d) điểm$")
NEWEST = re.compile(r"Số liệu kết quả chấm điểm mới nhất là năm (\d{4})")


def lost_of(line: Row) -> float | None:
    known = None not in (line["max_score"], line["score"])
    return float(line["max_score"] - line["score"]) if known else None


def is_lost(unit_id: str, year: int, title: str, points: float, facts: Facts) -> bool:
    """Whether a line of that name lost so much in the sheet of a year."""
    sheet = facts.sheets.get((unit_id, year))
    return sheet is not None and any(
        same(lost_of(line), points) and str(line["title"]).casefold() in title.casefold()
        for line in sheet.lines
    )


def a_loss_that_needs_attention_is_one_of_the_sheet(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Thể chế: mất 15,00 điểm trong năm 2023»; of years running each has a sheet."""
    unit_id = unit_of(seen, facts)
    if seen.page != "tong_quan" or unit_id is None:
        return
    for text in map(plain, seen.texts):
        if found := REPEATED.match(text):
            title, count, year, points = found[1], int(found[2]), int(found[3]), value_of(found[4])
            years = range(year - count + 1, year + 1)
            is_run = all((unit_id, each) in facts.sheets for each in years)
            yield (
                "" if is_run and is_lost(unit_id, year, title, points, facts) else f"Không có ở phiếu: {text}"
            )
        elif found := LARGEST.match(text):
            is_held = is_lost(unit_id, int(found[3]), found[1], value_of(found[2]), facts)
            yield "" if is_held else f"Không có ở phiếu: {text}"


def points_at_stake_are_no_more_than_areas_lost(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«36 nhiệm vụ quá hạn · khoảng 4,51 điểm»: a part of what areas of a sheet of the unit lost."""
    unit_id = unit_of(seen, facts)
    if seen.page != "tong_quan" or unit_id is None:
        return
    sheets = [sheet for (one, _year), sheet in facts.sheets.items() if one == unit_id]
    most = max((sum(lost_of(line) or 0 for line in sheet.parts()) for sheet in sheets), default=0.0)
    for text in map(plain, seen.texts):
        if found := ESTIMATED.search(text):
            yield (
                ""
                if value_of(found[1]) <= most + 0.005
                else f"{text}: các lĩnh vực mất nhiều nhất {most} điểm"
            )


def figures_are_called_old_by_their_newest_year(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«mới nhất là năm 2023»: no newer total is held of a year that has come by the day that the page speaks of."""
    unit_id = unit_of(seen, facts)
    if seen.page != "tong_quan" or unit_id is None:
        return
    for text in map(plain, seen.texts):
        if found := NEWEST.search(text):
            chosen = int(seen.shown["nam"]) if seen.shown.get("nam", "").isdecimal() else int(found[1])
            years = {
                year for (one, year) in facts.totals if one == unit_id and year <= max(chosen, int(found[1]))
            }
            years |= {
                year for (one, year) in facts.sheets if one == unit_id and year <= max(chosen, int(found[1]))
            }
            newest = max(years, default=None)
            yield "" if newest == int(found[1]) else unlike("Năm mới nhất", text, newest)


ATTENTION = (
    a_loss_that_needs_attention_is_one_of_the_sheet,
    points_at_stake_are_no_more_than_areas_lost,
    figures_are_called_old_by_their_newest_year,
)
