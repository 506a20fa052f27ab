"""Units × areas one below the other: the units under each area, or the areas under each unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class Block:
    """A heading line, and the lines below it up to the next one."""

    head: Entry
    lines: list[Entry]


def is_matrix_in_blocks(section: Section) -> bool:
    """Whether at least two blocks name the same units, or hold the areas of one unit each."""
    if not _may_begin_a_block(section):
        return False
    blocks = _blocks(section)
    if len(blocks) < 2 or any(not block.lines for block in blocks):
        return False
    first = [line.title for line in blocks[0].lines]
    return len(first) > 1 and all([line.title for line in block.lines] == first for block in blocks[1:])


def _may_begin_a_block(section: Section) -> bool:
    """Whether of the first two titles one is a unit's: costs nothing on sheets that are no matrix."""
    title = score_columns(section.header).first("title")
    titles = [text for line in section.lines[:6] if (text := line.text(title))][:2]
    return len({register().find_unit(split_title(text)[1]).name is None for text in titles}) == 2


def _blocks(section: Section) -> list[Block]:
    """None where the first line's kind, unit or area, does not stand over lines of the other kind."""
    columns = score_columns(section.header)
    if not columns.has("title"):
        return []
    entries = find_lines(section, columns).entries
    units = [_is_unit(entry) for entry in entries]
    blocks: list[Block] = []
    for entry, is_unit in zip(entries, units, strict=True):
        if is_unit == units[0]:
            blocks.append(Block(entry, []))
        else:
            blocks[-1].lines.append(entry)
    return blocks


def _is_unit(entry: Entry) -> bool:
    return register().find_unit(entry.title).name is not None


def read(section: Section, problems: Problems) -> KindReading:
    columns = score_columns(section.header)
    blocks = _blocks(section)
    lines = [entry.line for block in blocks for entry in (block.head, *block.lines)]
    numbers = {
        role: [
            NumberColumn.over(place, LABELS[role], problems, lines) for place in columns.by_role.get(role, [])
        ]
        for role in NUMBERS
    }
    table = ScoreTable(columns, numbers, totals=[])
    shown = {"area" if role == "title" else role: place for role, place in role_columns(columns).items()}
    places: dict[str, int] = {}
    rows = [_row(block.head, entry, table, places, problems) for block in blocks for entry in block.lines]
    return KindReading(shown, rows)


def _row(
    head: Entry, entry: Entry, table: ScoreTable, places: dict[str, int], problems: Problems
) -> dict[str, Any]:
    unit, area = (head, entry) if _is_unit(head) else (entry, head)
    row = ScoreRow(entry.line, "area", None, None, area.title)
    table.read(row)
    if row.values["max_score"] is None and area is head and table.numbers["max_score"]:
        row.values["max_score"] = table.numbers["max_score"][0].read(head.line)
    check_bounds(row, problems)
    table.settle(row)
    place = places.setdefault(area.title, len(places) + 1)
    return {
        "row": entry.line.row + 1, "unit": unit.title, "area_code": area.code.text if area.code else str(place),
        "area": area.title,
        **{role: row.values[role] for role in ("max_score", "self_score", "appraised_score", "survey_score")},
        "score": row.score,
    }  # fmt: skip
