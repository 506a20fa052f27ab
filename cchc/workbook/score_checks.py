"""What must hold between the numbers of a score sheet."""

from __future__ import annotations

from typing import Any

from cchc.workbook.columns import LABELS, NUMBERS
from cchc.workbook.grid import Percent
from cchc.workbook.problems import Problems, written
from cchc.workbook.score_row import EXTRA, ScoreRow, ScoreTable
from cchc.workbook.sections import Line

TOLERANCE = 0.011
_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def check_rows(table: ScoreTable, problems: Problems) -> None:
    for row in table.rows:
        check_bounds(row, problems)
        table.settle(row)
        _check_deduction(row, table, problems)
    check_ratios(table, problems)
    _check_children(table, problems)


def check_bounds(row: ScoreRow, problems: Problems) -> None:
    maximum = row.values["max_score"]
    if maximum is not None and maximum < 0 and row.level != "penalty":
        problems.add(
            "negative_score",
            row.line.row,
            row.cells["max_score"],
            f"điểm tối đa {written(maximum)} của «{row.title}» là số âm.",
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
                f"{LABELS[role]} {written(value)} của «{row.title}» là số âm.",
            )
            row.reject(role)
        elif maximum is not None and abs(value) > abs(maximum) + 1e-9:
            problems.add(
                "score_above_max", row.line.row, row.cells[role],
                f"{LABELS[role]} {written(value)} vượt điểm tối đa {written(maximum)} của «{row.title}».",
            )  # fmt: skip
            row.reject(role)


def _check_deduction(row: ScoreRow, table: ScoreTable, problems: Problems) -> None:
    printed = row.printed.get("deduction")
    if printed is None or row.deduction is None or abs(abs(printed) - row.deduction) <= TOLERANCE:
        return
    problems.add(
        "deduction_mismatch", row.line.row, table.numbers["deduction"][0].column,
        f"điểm trừ ghi {written(abs(printed))}, nhưng điểm tối đa trừ điểm đạt là {written(row.deduction)}.",
    )  # fmt: skip


def in_percent(printed: list[float], computed: list[float]) -> float:
    """100 where a column of ratios holds shares of one, else 1."""
    if printed and computed:
        off = [
            sum(abs(p * factor - c) for p, c in zip(printed, computed, strict=True))
            for factor in (1.0, 100.0)
        ]
        return 100.0 if off[1] < off[0] else 1.0
    return 100.0 if printed and max(printed) <= 1.5 else 1.0


def as_percent(printed: float, exact: float | None, factor: float) -> float:
    """A printed ratio in percent: a share that fits its own line is one, whatever the lines around it are."""
    if exact is not None and 0 <= printed <= 1 and abs(printed * 100 - exact) <= TOLERANCE:
        return round(printed * 100, 8)
    return printed if factor == 1 else round(printed * factor, 8)


def check_ratios(table: ScoreTable, problems: Problems) -> None:
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
    return f"tỷ lệ ghi {written(round(printed, 4))}%, nhưng điểm đạt chia điểm tối đa là {written(round(exact, 2))}%."


def _check_children(table: ScoreTable, problems: Problems) -> None:
    children = _children(table.rows)
    for row in table.rows:
        below = children.get(row.code or "", [])
        if below and row.sound and all(child.sound for child in below):
            for role in NUMBERS:
                _check_sum(row, below, role, problems)


def _check_sum(row: ScoreRow, below: list[ScoreRow], role: str, problems: Problems) -> None:
    value = row.values[role]
    parts = [child.values[role] for child in below]
    if value is None or any(role in child.wrong for child in below) or all(part is None for part in parts):
        return
    added = sum(part for part in parts if part is not None)
    if abs(added - value) > TOLERANCE:
        problems.add(
            "children_do_not_add_up", row.line.row, row.cells[role],
            f"{LABELS[role]} của «{row.title}» là {written(value)}, nhưng các mục con cộng lại là {written(round(added, 4))}.",
        )  # fmt: skip


def check_total(table: ScoreTable, problems: Problems) -> dict[str, Any] | None:
    if not table.totals:
        return None
    sums = {role: area_sum(table, role) for role in NUMBERS}
    readings = [_total_row(line, table, problems) for line in table.totals]
    total = max(enumerate(readings), key=lambda pair: (_agreement(pair[1], sums), pair[0]))[1]
    for role in NUMBERS:
        value, added = total.values[role], sums[role]
        if value is not None and added is not None and abs(value - added) > TOLERANCE:
            problems.add(
                "total_does_not_add_up", total.line.row, total.cells[role],
                f"dòng tổng ghi {LABELS[role]} là {written(value)}, nhưng các lĩnh vực cộng lại là {written(round(added, 4))}.",
            )  # fmt: skip
    _check_deduction(total, table, problems)
    return {key: value for key, value in total.as_dict().items() if key in ("row", *NUMBERS, "deduction")}


def _total_row(line: Line, table: ScoreTable, problems: Problems) -> ScoreRow:
    row = ScoreRow(line, "total", None, None, "Tổng")
    table.read(row)
    for role in ("deduction", "ratio"):
        if table.numbers[role]:
            row.printed[role] = table.numbers[role][0].read(line)
    table.settle(row)
    return row


def _agreement(total: ScoreRow, sums: dict[str, float | None]) -> int:
    """How many of a total's figures are the sum of the areas: tells it from totals of a part."""
    pairs = ((total.values[role], sums[role]) for role in NUMBERS)
    return sum(
        value is not None and added is not None and abs(value - added) <= TOLERANCE for value, added in pairs
    )


def area_sum(table: ScoreTable, role: str) -> float | None:
    """The sum over areas, bonus and penalty; a blank area counts as the sum of what stands below it."""
    tops = [row for row in table.rows if row.parent is None]
    if any(role in row.wrong or not row.sound for row in table.rows):
        return None
    if role == "max_score":
        tops = [row for row in tops if row.level not in EXTRA]
    below = _children(table.rows)
    values = [_rolled_up(row, below, role) for row in tops]
    known = [value for value in values if value is not None]
    # A missing maximum makes the sum of maxima unknown; a missing score is a zero.
    return sum(known) if known and (role != "max_score" or len(known) == len(values)) else None


def _children(rows: list[ScoreRow]) -> dict[str, list[ScoreRow]]:
    children: dict[str, list[ScoreRow]] = {}
    for row in rows:
        if row.parent is not None and row.code is not None:
            children.setdefault(row.parent, []).append(row)
    return children


def _rolled_up(row: ScoreRow, below: dict[str, list[ScoreRow]], role: str) -> float | None:
    if row.values[role] is not None or row.code is None:
        return row.values[role]
    values = [_rolled_up(child, below, role) for child in below.get(row.code, [])]
    known = [value for value in values if value is not None]
    return sum(known) if known else None
