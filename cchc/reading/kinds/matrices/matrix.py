"""Many units × areas: one row per unit and area."""

from __future__ import annotations

from typing import Any

from cchc.reading.figures.values import NumberColumn
from cchc.reading.identity.unit_names import check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.lists.unit_lines import find_units
from cchc.reading.kinds.lists.unit_list import ListColumns, UnitLine, UnitList, column_headed
from cchc.reading.kinds.matrices import matrix_by_area
from cchc.reading.kinds.matrices.matrix_by_area import is_matrix_by_area
from cchc.reading.kinds.matrices.matrix_columns import AreaColumns, MatrixColumns, matrix_columns
from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.scores.rounds import report_rounds
from cchc.reading.kinds.scores.score_checks import check_bounds, check_ratios, has_sign
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable
from cchc.reading.layout.below import is_figure_or_day
from cchc.reading.layout.columns import LABELS, NUMBERS, ScoreColumns, rounds_in_order
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import fitting_maximum, maxima_in
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import fold_words

_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def read(section: Section, problems: Problems) -> KindReading:
    """A row per unit and area: points and maximum; however the sheet sets them out."""
    if is_matrix_by_area(section.header):
        return matrix_by_area.read(section, problems)
    columns = matrix_columns(section.header)
    if columns is None:
        # An officer may call a table a matrix whose header names no areas.
        report_column("đơn vị và các lĩnh vực", section.header, problems)
        return KindReading({}, [])
    given = section.correction.given if section.correction else {}
    unit = given.get("unit")
    columns.unit = columns.unit if unit is None else unit
    columns.numbering = given.get("code", columns.numbering)
    units = find_units(section, _list_columns(columns, section.header), problems)
    columns.areas = [area for area in columns.areas if area.sure or not _holds_words(area, units)]
    for area in columns.areas:
        _choose_measures(area, units, section)
    rounds = _report_columns(columns, section, problems)
    check_units(units.listed, columns.unit, section.header, problems)
    by_area = [_area_rows(area, units, section, problems) for area in columns.areas]
    rows = [row for of_unit in zip(*by_area, strict=True) for row in of_unit]
    return KindReading(_letters(columns), rows, rounds=rounds, blocks=("area", _blocks(columns, section)))


def _list_columns(columns: MatrixColumns, header: Header) -> ListColumns:
    by_role: dict[str, list[int]] = {}
    for area in columns.areas:
        for role, places in area.by_role.items():
            by_role.setdefault(role, []).extend(places)
    return ListColumns(
        unit=columns.unit,
        numbering=columns.numbering,
        points=[c for role, places in by_role.items() if role not in ("max_score", "other") for c in places],
        maxima=by_role.get("max_score", []),
        group=column_headed(header, "group"),
        year=column_headed(header, "year"),
    )


def _holds_words(area: AreaColumns, units: UnitList) -> bool:
    """Whether a column that only may be an area's holds nothing but words: «Người chấm»."""
    values = [
        value
        for places in area.by_role.values()
        for column in places
        for line in units.lines
        if (value := line.value(column)) != ""
    ]
    return any(isinstance(value, str) and not means_nothing(value) for value in values) and not any(
        is_figure_or_day(value) for value in values
    )


def _choose_measures(area: AreaColumns, units: UnitList, section: Section) -> None:
    """What the columns of an area hold, as far as their cells tell: shares, or rounds of which the last counts."""
    appraised = rounds_in_order(area.by_role.get("appraised_score", []), section.header)
    values = [value for column in appraised for line in units.lines if (value := line.value(column)) != ""]
    if values and "ratio" not in area.by_role and all(map(has_sign, values)):
        area.by_role["ratio"] = area.by_role.pop("appraised_score")
    elif len(appraised) > 1:
        chosen = section.correction.round if section.correction else None
        area.by_role["appraised_score"] = list(reversed(appraised[:chosen]))


def _report_columns(columns: MatrixColumns, section: Section, problems: Problems) -> list[str]:
    """The headings of the rounds of appraisal, where there are several."""
    if not any(role in area.by_role for area in columns.areas for role in _POINTS):
        report_column("điểm của các lĩnh vực", section.header, problems)
    places = (list(reversed(area.by_role.get("appraised_score", []))) for area in columns.areas)
    rounds = next((columns for columns in places if len(columns) > 1), [])
    report_rounds(rounds, section.header, section.correction, problems)
    return [" / ".join(section.header.paths.get(column, ())) for column in rounds]


def _area_rows(
    area: AreaColumns, units: UnitList, section: Section, problems: Problems
) -> list[dict[str, Any]]:
    lines, maxima = units.entries, units.maxima
    table = ScoreTable(_roles(area, section), {}, totals=[])
    for role in (*NUMBERS, "ratio"):
        label = f"{LABELS[role]} lĩnh vực {area.said}"
        table.numbers[role] = [
            NumberColumn(column, label, problems, percent=role == "ratio")
            for column in table.columns.by_role.get(role, [])[: None if role == "appraised_score" else 1]
        ]
    table.rows = [ScoreRow(entry.line, "area", None, None, area.name) for entry in lines]
    for row in table.rows:
        table.read(row)
    common = _maximum(area, maxima, table.rows, problems)
    for entry, row in zip(lines, table.rows, strict=True):
        if row.values["max_score"] is None:
            # A maximum that the heading names is no cell of this line.
            row.values["max_score"] = common
        row.printed["ratio"] = table.numbers["ratio"][0].read(entry.line) if table.numbers["ratio"] else None
        check_bounds(row, problems)
    for row in table.rows:
        table.compute_score(row)
    check_ratios(table, problems)
    return [_as_dict(entry, area, row) for entry, row in zip(lines, table.rows, strict=True)]


def _roles(area: AreaColumns, section: Section) -> ScoreColumns:
    """An area without headings below it holds what the sheet's title speaks of."""
    roles = dict(area.by_role)
    title = fold_words(" ".join(note.text for note in section.above))
    bare = (
        len(section.header.paths.get(roles["appraised_score"][0], ())) == 1
        if "appraised_score" in roles
        else False
    )
    if bare and "tham dinh" not in title and ("tu cham" in title or "tu danh gia" in title):
        roles["self_score"] = roles.pop("appraised_score")
    return ScoreColumns(roles, rounds=roles.get("appraised_score", []))


def _maximum(area: AreaColumns, line: Line | None, rows: list[ScoreRow], problems: Problems) -> float | None:
    """The points of an area: as the line of maxima says, brackets or not, else as its heads do."""
    points = [value for row in rows for value in row.values.values()]
    if line is not None:
        for column in (column for places in area.by_role.values() for column in places):
            label = f"{LABELS['max_score']} lĩnh vực {area.said}"
            if maxima := maxima_in((line.text(column),)):
                return fitting_maximum(maxima, points)
            value = NumberColumn(column, label, problems).read(line)
            if value is not None:
                return abs(value)
    return fitting_maximum(area.maxima, points)


def _as_dict(entry: UnitLine, area: AreaColumns, row: ScoreRow) -> dict[str, Any]:
    return {
        "row": entry.line.row + 1, "unit": entry.unit, "area_code": area.code, "area": area.name,
        **{role: row.values[role] for role in ("max_score", "self_score", "appraised_score", "survey_score")},
        "score": row.score, **entry.besides,
    }  # fmt: skip


def _blocks(columns: MatrixColumns, section: Section) -> dict[str, dict[str, int]]:
    """The columns of each area, as far as they are published."""
    roles = {area.name: _roles(area, section).by_role for area in columns.areas if area.name is not None}
    return {
        name: {role: places[0] for role, places in by_role.items() if role in NUMBERS and places}
        for name, by_role in roles.items()
    }


def _letters(columns: MatrixColumns) -> dict[str, int]:
    found = {"unit": columns.unit}
    if columns.numbering is not None:
        found["code"] = columns.numbering
    return found
