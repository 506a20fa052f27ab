"""What must hold between the numbers of a score sheet."""

from __future__ import annotations

from typing import Any

from cchc.reading.grid import Percent
from cchc.reading.kinds.scores.blank_areas import blank_area_message, blank_areas, title_and_cell
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable
from cchc.reading.kinds.scores.score_sums import TOLERANCE as TOLERANCE
from cchc.reading.kinds.scores.score_sums import Sums
from cchc.reading.kinds.scores.score_totals import agreement, area_sums, exceeds
from cchc.reading.layout.columns import LABELS, NUMBERS
from cchc.reading.problems import Problems, number_text

_LARGEST_OF_ONE = 1.5  # a share of one passes 1 by bonus points only; 1.5 percent of the points nobody has
_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def check_rows(table: ScoreTable, problems: Problems) -> None:
    """Report every line whose numbers contradict one another, its parts or its bounds."""
    for row in table.rows:
        check_bounds(row, problems)
        table.compute_score(row)
        _check_deduction(row, table, problems)
    check_ratios(table, problems)
    _check_children(table, problems)


def check_bounds(row: ScoreRow, problems: Problems) -> None:
    """Report points below zero, and points above their maximum."""
    maximum = row.values["max_score"]
    if maximum is not None and maximum < 0 and row.level != "penalty":
        problems.add(
            "negative_score",
            row.line.row,
            row.cells["max_score"],
            f"điểm tối đa {number_text(maximum)} của «{row.name}» là số âm.",
        )
        row.reject("max_score")
        maximum = None
    for role in _POINTS:
        value = row.values[role]
        if value is None:
            continue
        if value < 0 and row.level != "penalty":
            problems.add(
                "negative_score",
                row.line.row,
                row.cells[role],
                f"{LABELS[role]} {number_text(value)} của «{row.name}» là số âm.",
            )
            row.reject(role)
        elif maximum is not None and abs(value) > abs(maximum) + 1e-9:
            problems.add(
                "score_above_max", row.line.row, row.cells[role],
                f"{LABELS[role]} {number_text(value)} vượt điểm tối đa {number_text(maximum)} của «{row.name}».",
            )  # fmt: skip
            row.reject(role)


def _check_deduction(row: ScoreRow, table: ScoreTable, problems: Problems) -> None:
    printed = row.printed.get("deduction")
    if printed is None or row.deduction is None or abs(abs(printed) - row.deduction) <= TOLERANCE:
        return
    problems.add(
        "deduction_mismatch", row.line.row, table.numbers["deduction"][0].column,
        f"điểm trừ ghi {number_text(abs(printed))}, nhưng điểm tối đa trừ điểm đạt là {number_text(row.deduction)}.",
    )  # fmt: skip


def in_percent(printed: list[float], computed: list[float]) -> float:
    """100 where a column of ratios holds shares of one, else 1."""
    if printed and computed:
        off = [
            sum(abs(p * factor - c) for p, c in zip(printed, computed, strict=True))
            for factor in (1.0, 100.0)
        ]
        return 100.0 if off[1] < off[0] else 1.0
    return 100.0 if printed and max(printed) <= _LARGEST_OF_ONE else 1.0


def as_percent(printed: float, exact: float | None, factor: float) -> float:
    """A printed ratio in percent: a share that fits its own line is one, whatever the lines around it are."""
    if exact is not None and 0 <= printed <= 1 and abs(printed * 100 - exact) <= TOLERANCE:
        return round(printed * 100, 8)
    return printed if factor == 1 else round(printed * factor, 8)


def check_ratios(table: ScoreTable, problems: Problems) -> None:
    """Report ratios that are not score ÷ maximum; a column may hold percents or shares of one."""
    known = [
        row
        for row in table.rows
        if row.printed.get("ratio") is not None and row.score is not None and row.values["max_score"]
    ]
    printed = [row.printed["ratio"] or 0.0 for row in known]
    computed = [100 * (row.score or 0.0) / (row.values["max_score"] or 1.0) for row in known]
    column = table.numbers["ratio"][0].column if known else 0
    signs = [has_sign(row.line.value(column)) for row in known]
    bare = [(p, c) for p, c, sign in zip(printed, computed, signs, strict=True) if not sign]
    share = in_percent([p for p, _ in bare], [c for _, c in bare])
    for row, ratio, exact, sign in zip(known, printed, computed, signs, strict=True):
        value = ratio if sign else as_percent(ratio, exact, share)
        if abs(value - exact) > TOLERANCE:
            problems.add(
                "ratio_mismatch",
                row.line.row,
                column,
                ratio_message(value, exact),
            )


def has_sign(value: Any) -> bool:
    """«80%» is in percent, be it a text or a number's format, whatever the numbers beside it are."""
    return isinstance(value, Percent) or (isinstance(value, str) and "%" in value)


def ratio_message(printed: float, exact: float) -> str:
    """Both ratios in percent: as printed, and as computed."""
    return f"tỷ lệ ghi {number_text(round(printed, 4))}%, nhưng điểm đạt chia điểm tối đa là {number_text(round(exact, 2))}%."


def _check_children(table: ScoreTable, problems: Problems) -> None:
    sums = Sums(table.rows)
    for position in sums.children:
        for role in NUMBERS:
            _check_sum(position, role, sums, problems)
    for position, below in sums.loose.items():
        row = table.rows[position]
        larger = next((sums.rows[place] for place in below if exceeds(sums.rows[place], row)), None)
        if larger is not None:
            problems.add(
                "children_do_not_add_up", row.line.row, row.cells["max_score"],
                f"điểm tối đa của «{row.name}» là {number_text(row.figures['max_score'])}, nhưng dòng «{larger.name}» bên dưới "
                f"có tới {number_text(larger.figures['max_score'])} điểm. Hãy ghi mã cho dòng này, hoặc ghi rõ đó là dòng tổng.",
            )  # fmt: skip


def _check_sum(position: int, role: str, sums: Sums, problems: Problems) -> None:
    row = sums.rows[position]
    value = row.figures.get(role)
    if value is None:
        return
    added = sums.below(position, role)
    if added.is_empty or added.agrees(value):
        return
    problems.add(
        "children_do_not_add_up", row.line.row, row.cells[role],
        f"{LABELS[role]} của «{row.name}» là {number_text(value)}, "
        f"nhưng các mục con cộng lại là {number_text(round(added.known, 4))}.",
    )  # fmt: skip


def check_total(table: ScoreTable, problems: Problems) -> dict[str, Any] | None:
    """The total as printed, compared with the areas; of several lines that may be it the one that agrees best."""
    if not table.totals:
        return None
    sums = Sums(table.rows)
    areas = [area_sums(total, sums) for total in table.totals]
    best = max(range(len(areas)), key=lambda place: (agreement(table.totals[place], areas[place])[0], place))
    total = table.totals[best]
    for role, added in areas[best].items():
        value = total.figures[role]
        if value is not None and not added.is_empty and not added.agrees(value):
            summed = number_text(round(added.known, 4))
            problems.add(
                "total_does_not_add_up", total.line.row, total.cells[role],
                f"dòng tổng ghi {LABELS[role]} là {number_text(value)}, nhưng các lĩnh vực cộng lại là {summed}.",
            )  # fmt: skip
    _check_blanks(table, total, sums, problems)
    table.compute_score(total)
    _check_deduction(total, table, problems)
    return {key: value for key, value in total.as_dict().items() if key in ("row", *NUMBERS, "deduction")}


def _check_blanks(table: ScoreTable, total: ScoreRow, sums: Sums, problems: Problems) -> None:
    """Whether the total leaves out an area of which nothing is filled in."""
    if found := blank_areas(table, total, sums):
        role, blank, count = found
        names = [title_and_cell(row, row.cells[role]) for row in blank]
        message = blank_area_message(names, count, number_text(total.figures[role]), "lĩnh vực")
        problems.add("blank_area", total.line.row, total.cells[role], message)


def has_points_only_of(table: ScoreTable, role: str) -> bool:
    """Whether of all points only those of one role are filled."""
    filled = {
        name for row in (*table.rows, *table.totals) for name in _POINTS if row.figures.get(name) is not None
    }
    return filled == {role}
