"""Areas × units: a line per area and a column per unit, turned into one row per unit and area."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cchc.workbook.columns import LABELS, NUMBERS, ScoreColumns, path_role, score_columns
from cchc.workbook.given_columns import with_given_scores
from cchc.workbook.headers import Header
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.problems import Problems
from cchc.workbook.register import register
from cchc.workbook.score_checks import check_bounds
from cchc.workbook.score_lines import Entry, find_lines
from cchc.workbook.score_row import ScoreRow, ScoreTable
from cchc.workbook.sections import Section
from cchc.workbook.tree import build_tree
from cchc.workbook.values import NumberColumn

# Fewer columns named for units are those of who appraised.
_FEWEST = 3
_FEWEST_ALONE = 2
_POINTS = ("self_score", "appraised_score", "survey_score", "score")


@dataclass
class UnitColumns:
    name: str
    by_role: dict[str, list[int]] = field(default_factory=dict)


def unit_columns(header: Header) -> list[UnitColumns]:
    """The columns headed by units; none where a heading only says who appraised."""
    found: dict[str, UnitColumns] = {}
    for column, path in sorted(header.paths.items()):
        place = next((i for i, text in enumerate(path) if register().find_unit(text).name), None)
        if place is not None:
            below = path[place + 1 :]
            role = (path_role(below) if below else None) or "appraised_score"
            found.setdefault(path[place], UnitColumns(path[place])).by_role.setdefault(role, []).append(
                column
            )
    fewest = _FEWEST_ALONE if _stand_alone(header, found) else _FEWEST
    return list(found.values()) if len(found) >= fewest else []


def _stand_alone(header: Header, units: dict[str, UnitColumns]) -> bool:
    """Whether no other column holds points, and no head stands over the units: then they were judged."""
    own = {column for unit in units.values() for places in unit.by_role.values() for column in places}
    others = (path_role(path) for column, path in header.paths.items() if column not in own)
    return all(header.paths[column][0] in units for column in own) and not any(
        role in _POINTS for role in others
    )


def is_matrix_by_area(header: Header) -> bool:
    return score_columns(header).has("title") and bool(unit_columns(header))


def read(section: Section, problems: Problems) -> KindReading:
    units = unit_columns(section.header)
    own = [column for unit in units for places in unit.by_role.values() for column in places]
    columns = with_given_scores(score_columns(section.header), section.correction)
    for role, places in columns.by_role.items():
        columns.by_role[role] = [place for place in places if place not in own]
    # What counts as a figure on a line are the points of every unit.
    columns.rounds = own
    entries = _areas(find_lines(section, columns).entries)
    by_unit = [_rows_of(unit, entries, columns, problems) for unit in units]
    shown = {
        "code": columns.first("key", "code"),
        "area": columns.first("title"),
        "max_score": columns.first("max_score"),
    }
    rows = [row for of_area in zip(*by_unit, strict=True) for row in of_area]
    letters = {role: place for role, place in shown.items() if place is not None}
    common = {"max_score": letters["max_score"]} if "max_score" in letters else {}
    blocks = {unit.name: {**common, **{role: at[0] for role, at in unit.by_role.items()}} for unit in units}
    return KindReading(letters, rows, blocks=("unit", blocks))


def _areas(entries: list[Entry]) -> list[Entry]:
    """Only areas: what stands below them is in no matrix."""
    nodes = build_tree([entry.code.text if entry.code else None for entry in entries])
    return [entry for entry, node in zip(entries, nodes, strict=True) if node.depth == 0]


def _rows_of(
    unit: UnitColumns, entries: list[Entry], columns: ScoreColumns, problems: Problems
) -> list[dict[str, Any]]:
    roles = {**unit.by_role, "max_score": columns.by_role.get("max_score", [])}
    own = ScoreColumns(roles, rounds=unit.by_role.get("appraised_score", []))
    numbers = {
        role: [
            NumberColumn(place, f"{LABELS[role]} của «{unit.name}»", problems)
            for place in roles.get(role, [])[:1]
        ]
        for role in NUMBERS
    }
    table = ScoreTable(own, numbers, totals=[])
    rows = []
    for place, entry in enumerate(entries, start=1):
        row = ScoreRow(entry.line, "area", None, None, entry.title)
        table.read(row)
        check_bounds(row, problems)
        table.settle(row)
        rows.append(_as_dict(unit, entry, row, place))
    return rows


def _as_dict(unit: UnitColumns, entry: Entry, row: ScoreRow, place: int) -> dict[str, Any]:
    return {
        "row": entry.line.row + 1, "unit": unit.name, "area_code": entry.code.text if entry.code else str(place),
        "area": entry.title,
        **{role: row.values[role] for role in ("max_score", "self_score", "appraised_score", "survey_score")},
        "score": row.score,
    }  # fmt: skip
