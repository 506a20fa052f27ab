"""Units × areas in lines: the units under each area, the areas under each unit, or both side by side in every line."""

from __future__ import annotations

from typing import Any

from cchc.reading.figures.values import NumberColumn
from cchc.reading.identity.unit_names import check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.lists.unit_blocks import Pair, Pairs, find_pairs
from cchc.reading.kinds.scores.score_checks import check_bounds
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable
from cchc.reading.labels import label_problem
from cchc.reading.layout.columns import LABELS, NUMBERS, role_columns, score_columns
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems


def is_matrix_in_lines(section: Section) -> bool:
    """Whether several units are judged in the same areas."""
    return len(find_pairs(section).pairs) > 0


def read(section: Section, problems: Problems) -> KindReading:
    """A row per unit and area, of lines that each speak of one of both."""
    columns = score_columns(section.header)
    found = find_pairs(section)
    _report_faults(found, problems)
    listed = found.listed
    check_units(listed, listed[0].column if listed else None, section.header, problems)
    numbers = {
        role: [NumberColumn(place, LABELS[role], problems) for place in columns.by_role.get(role, [])]
        for role in NUMBERS
    }
    table = ScoreTable(columns, numbers, totals=[])
    shown = {"area" if role == "title" else role: place for role, place in role_columns(columns).items()}
    places: dict[str, int] = {}
    rows = [_row(pair, table, places, problems) for pair in found.pairs]
    # A maximum may be that of the line above.
    own = {role: place for role, place in shown.items() if role != "max_score"}
    return KindReading(shown, rows, blocks=("area", {pair.area: own for pair in found.pairs if pair.area}))


def _report_faults(found: Pairs, problems: Problems) -> None:
    units = {(pair.row, pair.column) for pair in found.pairs}
    for fault in found.faults:
        what = (
            "mã" if fault.is_code else "tên đơn vị" if (fault.row, fault.column) in units else "tên lĩnh vực"
        )
        code, message = label_problem(fault.value, what)
        problems.add(code, fault.row, fault.column, message)


def _row(pair: Pair, table: ScoreTable, places: dict[str, int], problems: Problems) -> dict[str, Any]:
    row = ScoreRow(pair.entry.line, "area", None, None, pair.area)
    table.read(row)
    if row.values["max_score"] is None and pair.head and table.numbers["max_score"]:
        row.values["max_score"] = table.numbers["max_score"][0].read(pair.head.line)
    check_bounds(row, problems)
    table.compute_score(row)
    place = str(places.setdefault(pair.area, len(places) + 1)) if pair.area else None
    return {
        "row": pair.entry.line.row + 1, "unit": pair.unit, "area_code": pair.area_code or place, "area": pair.area,
        **{role: row.values[role] for role in ("max_score", "self_score", "appraised_score", "survey_score")},
        "score": row.score,
    }  # fmt: skip
