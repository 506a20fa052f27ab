"""Many units with their totals, ratio, rank and class."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, NamedTuple

from cchc.workbook.codes import is_roman
from cchc.workbook.columns import LABELS, NUMBERS, ScoreColumns, role_columns, round_names, score_columns
from cchc.workbook.given_columns import with_given_scores
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.lines import is_mean, is_subtotal, is_total
from cchc.workbook.missing import report_missing
from cchc.workbook.numbers import means_nothing
from cchc.workbook.problems import Problems
from cchc.workbook.score_checks import TOLERANCE, as_percent, check_bounds, in_percent, ratio_message
from cchc.workbook.score_row import ScoreRow, ScoreTable
from cchc.workbook.sections import Line, Section
from cchc.workbook.text import clean
from cchc.workbook.unit_names import check_unit_names
from cchc.workbook.values import NumberColumn, is_figure, special_problem

_RANK = re.compile(
    r"(?:hạng|thứ|xếp thứ|xếp hạng)?\s*(\d{1,4})(?:\s*(?:/|trên)\s*(\d{1,4}))?(?:\s*\(.*\)|=)?", re.IGNORECASE
)


class Rank(NamedTuple):
    rank: int | None = None
    out_of: int | None = None


class UnitLine(NamedTuple):
    line: Line
    unit: str
    group: str | None


def read(section: Section, problems: Problems) -> KindReading:
    columns = with_given_scores(score_columns(section.header), section.correction)
    report_missing("ranking", columns, section.header, problems)
    rows = _rows(section, columns, problems)
    return KindReading(role_columns(columns), rows, rounds=round_names(columns, section.header))


def _rows(section: Section, columns: ScoreColumns, problems: Problems) -> list[dict[str, Any]]:
    lines = unit_lines(section, columns.first("unit"), columns.first("code"), _measures(columns))
    table = ScoreTable(
        columns, _number_columns(columns, problems, [entry.line for entry in lines]), totals=[]
    )
    for entry in lines:
        row = ScoreRow(entry.line, "unit", None, None, entry.unit)
        table.read(row)
        check_bounds(row, problems)
        table.rows.append(row)
    for row in table.rows:
        table.settle(row)
    ratios = _ratios(table, problems)
    ranks = _ranks(lines, columns.first("rank"), problems)
    check_unit_names(
        [(entry.line.row, entry.unit) for entry in lines], columns.first("unit"), section.header, problems
    )
    classes = columns.first("class")
    return [
        _as_dict(entry, row, ratio, rank, _class(entry.line.text(classes)))
        for entry, row, ratio, rank in zip(lines, table.rows, ratios, ranks, strict=True)
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
    }  # fmt: skip


def _measures(columns: ScoreColumns) -> list[int]:
    return [
        c for role in (*NUMBERS, "ratio", "rank", "class", "deduction") for c in columns.by_role.get(role, [])
    ]


def unit_lines(
    section: Section, unit: int | None, numbering: int | None, measures: list[int]
) -> list[UnitLine]:
    """The lines of units; group lines give their name to the lines below them."""
    numbered = any(_is_arabic(line.value(numbering)) for line in section.lines)
    found: list[UnitLine] = []
    group: str | None = None
    for line in section.lines:
        number = line.value(numbering)
        arabic = _is_arabic(number)
        printed = line.text(unit)
        name = printed or ("" if arabic else line.text(numbering))
        if not name or is_total(name) or is_mean(name) or is_subtotal(name):
            continue
        figures = any(is_figure(line.value(column)) for column in measures)
        heading = numbered and not arabic and isinstance(number, str) and number != ""
        if heading or not printed or not (figures or arabic):
            group = name if not figures or heading else group
            continue
        found.append(UnitLine(line, name.rstrip(" :"), group))
    return found


def _is_arabic(value: Any) -> bool:
    if isinstance(value, str):
        return value.strip().rstrip(".").isdigit() and not is_roman(value)
    return isinstance(value, (int, float))


def _number_columns(
    columns: ScoreColumns, problems: Problems, lines: list[Line]
) -> dict[str, list[NumberColumn]]:
    found: dict[str, list[NumberColumn]] = {}
    for role in (*NUMBERS, "ratio"):
        places = columns.by_role.get(role, [])
        places = places if role == "appraised_score" else places[:1]
        found[role] = [
            NumberColumn.over(place, LABELS[role], problems, lines, percent=role == "ratio")
            for place in places
        ]
    return found


def _ratios(table: ScoreTable, problems: Problems) -> list[float | None]:
    if not table.numbers["ratio"]:
        return [None] * len(table.rows)
    column = table.numbers["ratio"][0]
    printed = [column.read(row.line) for row in table.rows]
    exact = [
        100 * row.score / m if row.score is not None and (m := row.values["max_score"]) else None
        for row in table.rows
    ]
    signs = [
        isinstance(row.line.value(column.column), str) and "%" in row.line.value(column.column)
        for row in table.rows
    ]
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


def _ranks(lines: list[UnitLine], column: int | None, problems: Problems) -> list[Rank]:
    ranks = [_rank(entry.line, column, problems) for entry in lines]
    sizes = Counter(entry.group for entry in lines)
    # Where ranks begin anew in each group, a rank is one of the group's.
    firsts = Counter(entry.group for entry, rank in zip(lines, ranks, strict=True) if rank.rank == 1)
    by_group = len(sizes) > 1 and len(firsts) == len(sizes)
    said = max((rank.out_of or 0 for rank in ranks), default=0)
    checked = []
    for entry, rank in zip(lines, ranks, strict=True):
        # A list that shows a part of the units says in other lines how many they are: «06/19».
        units = rank.out_of or max(said, sizes[entry.group] if by_group else len(lines))
        if rank.rank is not None and column is not None and not 1 <= rank.rank <= units:
            message = f"xếp hạng {rank.rank} nằm ngoài khoảng từ 1 đến {units}. Hãy kiểm tra lại thứ hạng của «{entry.unit}»."
            problems.add("rank_out_of_range", entry.line.row, column, message)
            rank = Rank(None, rank.out_of)
        checked.append(rank)
    return checked


def _rank(line: Line, column: int | None, problems: Problems) -> Rank:
    value = line.value(column)
    if column is None or value == "" or (isinstance(value, str) and means_nothing(value)):
        return Rank()
    if special := special_problem(value):
        problems.add(special[0], line.row, column, special[1].format(label=LABELS["rank"]))
        return Rank()
    if isinstance(value, (int, float)) and float(value).is_integer():
        return Rank(int(value))
    match = _RANK.fullmatch(clean(value)) if isinstance(value, str) else None
    if match:
        return Rank(int(match[1]), int(match[2]) if match[2] else None)
    signed = clean(value) if isinstance(value, str) else ""
    if re.fullmatch(r"-\d+", signed):
        return Rank(int(signed))
    problems.add(
        "not_a_number", line.row, column, f"xếp hạng «{clean(str(value))}» không phải là số thứ hạng."
    )
    return Rank()


def _class(text: str) -> str | None:
    return text if text and not means_nothing(text) else None
