"""Many units with their totals, ratio, rank and class."""

from __future__ import annotations

from typing import Any

from cchc.reading.figures.values import is_number
from cchc.reading.grid import CellError, NoResult
from cchc.reading.identity.table_period import table_period
from cchc.reading.identity.unit_names import check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.lists.rank_order import check_rank_order
from cchc.reading.kinds.lists.ranks import Rank, read_ranks
from cchc.reading.kinds.lists.unit_lines import find_units
from cchc.reading.kinds.lists.unit_list import ListColumns, UnitLine, UnitList, column_headed
from cchc.reading.kinds.missing import report_missing
from cchc.reading.kinds.scores.rounds import report_rounds
from cchc.reading.kinds.scores.score_checks import (
    TOLERANCE,
    as_percent,
    check_bounds,
    has_sign,
    in_percent,
    ratio_message,
)
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable, number_columns
from cchc.reading.labels import label_problem
from cchc.reading.layout.columns import NUMBERS, ScoreColumns, role_columns, round_names, score_columns
from cchc.reading.layout.corrected_columns import with_corrected_scores
from cchc.reading.layout.sections import Line, Section
from cchc.reading.layout.word_columns import leave_out_words
from cchc.reading.problems import Problems
from cchc.reading.values.numbers import means_nothing

_OTHER_POINTS = {
    "appraised_score": "có {} điểm thẩm định",
    "self_score": "có {} điểm tự chấm",
    "survey_score": "có {} điểm điều tra",
}
_SUMMED = ("self_score", "appraised_score", "survey_score", "score", "ratio", "deduction")


def read(section: Section, problems: Problems) -> KindReading:
    """A row per unit: score, maximum (points), ratio (percent), rank and class, as far as the list has them."""
    year = table_period(section, "ranking", "").year
    columns = with_corrected_scores(score_columns(section.header, year), section.correction)
    _find_class(columns, section)
    report_missing("ranking", columns, section, problems)
    report_rounds(columns.rounds, section.header, section.correction, problems)
    rows = _rows(section, columns, problems)
    return KindReading(role_columns(columns), rows, rounds=round_names(columns, section.header))


def _find_class(columns: ScoreColumns, section: Section) -> None:
    """«Kết quả đánh giá» over words is the class."""
    if section.correction is not None and section.correction.columns:
        return
    points = [column for role in NUMBERS[1:] for column in columns.by_role.get(role, [])]
    leave_out_words(columns, section.lines)
    left = {column for role in NUMBERS[1:] for column in columns.by_role.get(role, [])}
    words = [column for column in points if column not in left]
    if words and not columns.has("class"):
        columns.by_role["class"] = words[:1]


def _rows(section: Section, columns: ScoreColumns, problems: Problems) -> list[dict[str, Any]]:
    listed = _list_columns(section, columns)
    units = find_units(section, listed, problems)
    table = ScoreTable(columns, number_columns(columns, problems), totals=[])
    common = _common_maximum(table, units, problems)
    for entry in units.entries:
        row = ScoreRow(entry.line, "unit", None, None, entry.said)
        table.read(row)
        if row.values["max_score"] is None:
            row.values["max_score"] = common
        check_bounds(row, problems)
        table.rows.append(row)
    for row in table.rows:
        table.compute_score(row)
    ratios = _ratios(table, problems)
    ranks = read_ranks(units.entries, columns.first("rank"), problems)
    if (column := columns.first("rank")) is not None:
        check_rank_order(units.entries, ranks, _ranked_by(table.rows, ratios), column, problems)
    check_units(units.listed, listed.unit, section.header, problems)
    classes = columns.first("class")
    return [
        _as_dict(entry, row, ratio, rank, _class(entry.line, classes, problems))
        for entry, row, ratio, rank in zip(units.entries, table.rows, ratios, ranks, strict=True)
    ]


def _as_dict(
    entry: UnitLine, row: ScoreRow, ratio: float | None, rank: Rank, class_: str | None
) -> dict[str, Any]:
    values = row.values
    return {
        "row": entry.line.row + 1, "unit": entry.unit, "max_score": values["max_score"],
        "self_score": values["self_score"], "appraised_score": values["appraised_score"],
        "survey_score": values["survey_score"], "score": row.score, "ratio": ratio,
        "rank": rank.rank, "out_of": rank.out_of, "class": class_, "group": entry.group,
        **entry.besides,
    }  # fmt: skip


def _list_columns(section: Section, columns: ScoreColumns) -> ListColumns:
    group, year = (column_headed(section.header, name) for name in ("group", "year"))
    units = columns.by_role.get("unit", [])
    if len(units) > 1 and _is_over(section.lines, *units[:2]):
        # «Huyện» beside «Xã»: the wider one is the group of the narrower.
        group, columns.by_role["unit"] = units[0], units[1:]
    return ListColumns(
        unit=columns.first("unit"),
        numbering=columns.first("code"),
        points=[c for role in _SUMMED for c in columns.by_role.get(role, [])],
        maxima=columns.by_role.get("max_score", []),
        ranks=columns.by_role.get("rank", [])[:1],
        texts=columns.by_role.get("class", [])[:1],
        group=group,
        year=year,
    )


def _is_over(lines: list[Line], outer: int, inner: int) -> bool:
    """Whether names of one column stand over several names of the next: merged, left blank below, or repeated."""
    inside = [line.text(outer) for line in lines if line.text(inner)]
    return len(inside) > 1 and len({text for text in inside if text}) * 2 <= len(inside)


def _common_maximum(table: ScoreTable, units: UnitList, problems: Problems) -> float | None:
    """The points available as a line of maxima says, where no column does."""
    parts = table.numbers["survey_score"] and not table.numbers["score"]
    if units.maxima is None or table.numbers["max_score"] or parts:
        return None
    columns = table.numbers["score"] or table.numbers["appraised_score"] or table.numbers["self_score"]
    maximum = columns[0].read(units.maxima) if columns else None
    return maximum if maximum is not None and maximum > 0 else None


def _ratios(table: ScoreTable, problems: Problems) -> list[float | None]:
    if not table.numbers["ratio"]:
        return [None] * len(table.rows)
    column = table.numbers["ratio"][0]
    printed = [column.read(row.line) for row in table.rows]
    exact = [
        100 * row.score / m if row.score is not None and (m := row.values["max_score"]) else None
        for row in table.rows
    ]
    signs = [has_sign(row.line.value(column.column)) for row in table.rows]
    bare = [(p, e) for p, e, sign in zip(printed, exact, signs, strict=True) if p is not None and not sign]
    both = [(p, e) for p, e in bare if e is not None]
    factor = in_percent([p for p, _ in both] or [p for p, _ in bare], [e for _, e in both])
    ratios: list[float | None] = []
    for row, ratio, computed, sign in zip(table.rows, printed, exact, signs, strict=True):
        value = ratio if ratio is None or sign else as_percent(ratio, computed, factor)
        if value is not None and computed is not None and abs(value - computed) > TOLERANCE:
            problems.add("ratio_mismatch", row.line.row, column.column, ratio_message(value, computed))
        ratios.append(value)
    return ratios


def _ranked_by(rows: list[ScoreRow], ratios: list[float | None]) -> dict[str, list[float | None]]:
    """What ranks may follow, by how it is told: any points, the ratio as printed and worked out, the least deduction."""
    worked_out = [
        100 * row.score / most if row.score is not None and (most := row.values["max_score"]) else None
        for row in rows
    ]
    found = {
        "có {} điểm": [row.score for row in rows],
        "đạt {} %": ratios,
        "đạt {} % điểm tối đa": worked_out,
    }
    for role, said in _OTHER_POINTS.items():
        found[said] = [row.values[role] for row in rows]
    found["bị trừ {} điểm"] = [None if row.deduction is None else -row.deduction for row in rows]
    return found


def _class(line: Line, column: int | None, problems: Problems) -> str | None:
    value = line.value(column)
    if value.__class__ is str:
        return value if value and not means_nothing(value) else None
    if isinstance(value, (CellError, NoResult)):
        code, message = label_problem(value, "xếp loại")
        problems.add(code, line.row, column or 0, message)
        return None
    return f"{value:g}" if is_number(value) else None
