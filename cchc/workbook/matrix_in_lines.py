"""Units × areas in lines: the units under each area, the areas under each unit, or both side by side in every line."""

from __future__ import annotations

from typing import Any, NamedTuple

from cchc.workbook.codes import split_title
from cchc.workbook.columns import LABELS, NUMBERS, role_columns, score_columns
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.problems import Problems
from cchc.workbook.register import register
from cchc.workbook.score_checks import check_bounds
from cchc.workbook.score_lines import Entry, find_lines
from cchc.workbook.score_row import ScoreRow, ScoreTable
from cchc.workbook.sections import Section
from cchc.workbook.values import NumberColumn


class Pair(NamedTuple):
    """What a line says of a unit and an area; `head` is the line of the block that it stands in."""

    unit: str
    area: str
    area_code: str | None
    entry: Entry
    head: Entry | None = None


def is_matrix_in_lines(section: Section) -> bool:
    """Whether the first of several units is judged in the same areas as the others."""
    return len(_pairs(section)) > 0


def _pairs(section: Section) -> list[Pair]:
    pairs = _beside(section) or _in_blocks(section)
    areas: dict[str, list[str]] = {}
    for pair in pairs:
        areas.setdefault(pair.unit, []).append(pair.area)
    first = next(iter(areas.values()), [])
    same = len(areas) > 1 and len(first) > 1 and all(of_unit == first for of_unit in areas.values())
    return pairs if same else []


def _beside(section: Section) -> list[Pair]:
    """Each line names its unit; a merged name goes on for the lines below it."""
    columns = score_columns(section.header)
    column = columns.first("unit")
    if column is None or not columns.has("title"):
        return []
    pairs: list[Pair] = []
    unit = ""
    for entry in find_lines(section, columns).entries:
        unit = entry.line.text(column) or unit
        if not _is_unit(unit):
            return []
        pairs.append(Pair(unit, entry.title, None, entry))
    return pairs


def _in_blocks(section: Section) -> list[Pair]:
    """Lines of one kind, units or areas, each over lines of the other."""
    columns = score_columns(section.header)
    title = columns.first("title")
    beginning = [text for line in section.lines[:6] if (text := line.text(title))][:2]
    # Told by the first two lines, so that it costs nothing on sheets that are no matrix.
    if len({_is_unit(split_title(text)[1]) for text in beginning}) < 2:
        return []
    entries = find_lines(section, columns).entries
    if not entries:
        return []
    pairs: list[Pair] = []
    head = entries[0]
    units_are_heads = _is_unit(head.title)
    for entry in entries:
        if _is_unit(entry.title) == units_are_heads:
            head = entry
            continue
        unit, area = (head, entry) if units_are_heads else (entry, head)
        pairs.append(Pair(unit.title, area.title, area.code.text if area.code else None, entry, head))
    return pairs


def _is_unit(text: str) -> bool:
    return register().find_unit(text).name is not None


def read(section: Section, problems: Problems) -> KindReading:
    columns = score_columns(section.header)
    pairs = _pairs(section)
    numbers = {
        role: [NumberColumn(place, LABELS[role], problems) for place in columns.by_role.get(role, [])]
        for role in NUMBERS
    }
    table = ScoreTable(columns, numbers, totals=[])
    shown = {"area" if role == "title" else role: place for role, place in role_columns(columns).items()}
    places: dict[str, int] = {}
    rows = [_row(pair, table, places, problems) for pair in pairs]
    # A maximum may be that of the line above.
    own = {role: place for role, place in shown.items() if role != "max_score"}
    return KindReading(shown, rows, blocks=("area", {pair.area: own for pair in pairs}))


def _row(pair: Pair, table: ScoreTable, places: dict[str, int], problems: Problems) -> dict[str, Any]:
    row = ScoreRow(pair.entry.line, "area", None, None, pair.area)
    table.read(row)
    if row.values["max_score"] is None and pair.head and table.numbers["max_score"]:
        row.values["max_score"] = table.numbers["max_score"][0].read(pair.head.line)
    check_bounds(row, problems)
    table.settle(row)
    place = places.setdefault(pair.area, len(places) + 1)
    return {
        "row": pair.entry.line.row + 1, "unit": pair.unit, "area_code": pair.area_code or str(place), "area": pair.area,
        **{role: row.values[role] for role in ("max_score", "self_score", "appraised_score", "survey_score")},
        "score": row.score,
    }  # fmt: skip
