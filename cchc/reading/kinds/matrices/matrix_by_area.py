"""Areas × units: a line per area and a column per unit, turned into one row per unit and area."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cchc.reading.figures.values import NumberColumn
from cchc.reading.identity.register import register
from cchc.reading.identity.unit_names import Listed, check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.index_766 import group_of
from cchc.reading.kinds.scores.score_checks import check_bounds
from cchc.reading.kinds.scores.score_lines import ScoreEntry, find_lines
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable
from cchc.reading.kinds.scores.tree import build_tree
from cchc.reading.labels import label_problem
from cchc.reading.layout.columns import LABELS, NUMBERS, ScoreColumns, path_role, score_columns
from cchc.reading.layout.corrected_columns import with_corrected_scores
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.lines import is_mean, is_total
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words

# Fewer columns named for units are those of who appraised.
_FEWEST = 3
_FEWEST_ALONE = 2  # where no heading speaks of areas and none of points beside them, two units are enough
_LIKE_A_UNIT = re.compile(
    r"^(?:so|ban|van phong|thanh tra|ubnd|huyen|thi xa|thanh pho|xa|phuong|chi cuc|cuc|bao hiem|cong an) "
)
_FEWEST_GROUPS = 5  # of the six groups of the 766 index, one of which may be misspelt
_TURNED = (
    "bảng này ghi sáu nhóm của Bộ chỉ số 766 theo dòng và đơn vị theo cột, nên thiếu cột điểm của từng nhóm. "
    "Hãy xoay bảng để mỗi đơn vị là một dòng, mỗi nhóm là một cột."
)
_POINTS = ("self_score", "appraised_score", "survey_score", "score")


@dataclass
class UnitColumns:
    """`name` as the heading prints it in its first `column`, None where an error stands there."""

    name: str | None
    column: int
    by_role: dict[str, list[int]] = field(default_factory=dict)


def unit_columns(header: Header) -> list[UnitColumns]:
    """The columns headed by units; none where a heading only says who appraised."""
    places = {column: place for column, path in header.paths.items() if (place := _known(path)) is not None}
    known = {header.paths[column][place] for column, place in places.items()}
    if len(known) < (_FEWEST_ALONE if _stand_alone(header, places) else _FEWEST):
        return []
    depth, first, last = min(places.values()), min(places), max(places)
    unread = {column for _, column in header.unread if first <= column <= last + 1}
    found: dict[object, UnitColumns] = {}
    for column in sorted({*header.paths, *unread}):
        path = header.paths.get(column, ())
        if column in unread:
            found[column] = UnitColumns(None, column, {_role(path): [column]})
        elif column in places or _is_stranger(path, depth, first < column < last):
            place = places.get(column, depth)
            # What stands twice without headings below it are two units of one name.
            key = path[place] if path[place + 1 :] or path[place] not in found else (path[place], column)
            unit = found.setdefault(key, UnitColumns(path[place], column))
            unit.by_role.setdefault(_role(path[place + 1 :]), []).append(column)
    return list(found.values())


def _known(path: tuple[str, ...]) -> int | None:
    """Which text of a heading is a unit's name."""
    return next((place for place, text in enumerate(path) if register().find_unit(text).name), None)


def _is_stranger(path: tuple[str, ...], depth: int, is_between: bool) -> bool:
    """Whether a heading is the name of a unit that the register does not know: between those that it knows, or like one."""
    if len(path) <= depth or path_role(path[: depth + 1]) is not None:
        return False
    name = path[depth]
    return not (is_total(name) or is_mean(name)) and (
        is_between or bool(_LIKE_A_UNIT.match(fold_words(name)))
    )


def _role(below: tuple[str, ...]) -> str:
    return (path_role(below) if below else None) or "appraised_score"


def _stand_alone(header: Header, places: dict[int, int]) -> bool:
    """Whether no other column holds points, and no head stands over the units: then they were judged."""
    others = (path_role(path) for column, path in header.paths.items() if column not in places)
    return not any(places.values()) and not any(role in _POINTS for role in others)


def is_matrix_by_area(header: Header) -> bool:
    """Whether a header has areas in its lines and units in its columns."""
    return score_columns(header).has("title") and bool(unit_columns(header))


def read(section: Section, problems: Problems) -> KindReading:
    """A row per unit and area, of columns of units over lines of areas."""
    units = unit_columns(section.header)
    own = [column for unit in units for places in unit.by_role.values() for column in places]
    columns = with_corrected_scores(score_columns(section.header), section.correction)
    for role, places in columns.by_role.items():
        columns.by_role[role] = [place for place in places if place not in own]
    # What counts as a figure on a line are the points of every unit.
    columns.rounds = own
    lines = find_lines(section, columns)
    for fault in lines.faults:
        code, message = label_problem(fault.value, "mã lĩnh vực" if fault.is_code else "tên lĩnh vực")
        problems.add(code, fault.row, fault.column, message)
    entries = _areas(lines.entries)
    if len({group_of(entry.title) for entry in entries} - {None}) >= _FEWEST_GROUPS:
        # The groups of another index are no areas of this one.
        problems.add("missing_column", section.header.top, columns.first("title") or 0, _TURNED)
        return KindReading({}, [])
    names = [_listed(unit, section) for unit in units]
    check_units(names, units[0].column, section.header, problems)
    by_unit = [_rows_of(unit, entries, columns, problems) for unit in units]
    shown = {
        "code": columns.first("key", "code"),
        "area": columns.first("title"),
        "max_score": columns.first("max_score"),
    }
    rows = [row for of_area in zip(*by_unit, strict=True) for row in of_area]
    letters = {role: place for role, place in shown.items() if place is not None}
    common = {"max_score": letters["max_score"]} if "max_score" in letters else {}
    told = Counter(unit.name for unit in units)
    blocks = {
        unit.name: {**common, **{role: at[0] for role, at in unit.by_role.items()}}
        for unit in units
        if unit.name is not None and told[unit.name] == 1
    }
    return KindReading(letters, rows, blocks=("unit", blocks))


def _listed(unit: UnitColumns, section: Section) -> Listed:
    rows = (row for row in section.header.rows if section.grid.value(row, unit.column) == unit.name)
    return Listed(next(rows, section.header.top), unit.name, column=unit.column)


def _areas(entries: list[ScoreEntry]) -> list[ScoreEntry]:
    """Only areas: what stands below them is in no matrix."""
    nodes = build_tree([entry.code.text if entry.code else None for entry in entries])
    # What a code is that cannot be read nobody knows: its line stays.
    return [entry for entry, node in zip(entries, nodes, strict=True) if node.depth == 0 or entry.lost_code]


def _rows_of(
    unit: UnitColumns, entries: list[ScoreEntry], columns: ScoreColumns, problems: Problems
) -> list[dict[str, Any]]:
    roles = {**unit.by_role, "max_score": columns.by_role.get("max_score", [])}
    own = ScoreColumns(roles, rounds=unit.by_role.get("appraised_score", []))
    numbers = {
        role: [
            NumberColumn(place, f"{LABELS[role]} của «{unit.name or 'đơn vị chưa rõ tên'}»", problems)
            for place in roles.get(role, [])[:1]
        ]
        for role in NUMBERS
    }
    table = ScoreTable(own, numbers, totals=[])
    rows = []
    for place, entry in enumerate(entries, start=1):
        row = ScoreRow(entry.line, "area", None, None, entry.title or None)
        table.read(row)
        check_bounds(row, problems)
        table.compute_score(row)
        rows.append(_as_dict(unit, entry, row, place))
    return rows


def _as_dict(unit: UnitColumns, entry: ScoreEntry, row: ScoreRow, place: int) -> dict[str, Any]:
    return {
        "row": entry.line.row + 1, "unit": unit.name, "area_code": _code(entry, place),
        "area": entry.title or None,
        **{role: row.values[role] for role in ("max_score", "self_score", "appraised_score", "survey_score")},
        "score": row.score,
    }  # fmt: skip


def _code(entry: ScoreEntry, place: int) -> str | None:
    if entry.code is None:
        return None if entry.lost_code else str(place)
    return entry.code.text
