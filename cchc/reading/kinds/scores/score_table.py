"""The rows and totals of a score sheet: its lines with their places in the tree and their numbers, not yet checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc.reading.figures.values import NumberColumn
from cchc.reading.kinds.scores.deduction_column import choose_deduction_column
from cchc.reading.kinds.scores.row_texts import RowTexts
from cchc.reading.kinds.scores.score_lines import Fault, ScoreEntry, find_lines
from cchc.reading.kinds.scores.score_row import ScoreRow, ScoreTable, number_columns
from cchc.reading.kinds.scores.score_sums import TOLERANCE
from cchc.reading.kinds.scores.total_lines import take_out_totals
from cchc.reading.kinds.scores.tree import Node
from cchc.reading.kinds.scores.tree_nodes import near_rows, tree_nodes
from cchc.reading.kinds.scores.unfilled import unfilled_columns
from cchc.reading.labels import label_problem
from cchc.reading.layout.columns import LABELS, ScoreColumns
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems
from cchc.reading.values.code_order import CodeGuess, unreadable_codes
from cchc.reading.values.codes import stem
from cchc.reading.values.repair import repair

_POINTS = ("self_score", "appraised_score", "survey_score", "score")


def score_table(section: Section, columns: ScoreColumns, problems: Problems) -> ScoreTable:
    """The table under a header. Problems of codes, titles and single numbers are reported, sums are left alone."""
    lines = find_lines(section, columns)
    _report_faults(lines.faults, problems)
    entries, codes, guesses = _with_codes(lines.entries, problems)
    nodes = _placed(entries, codes, guesses, columns, lines.totals, problems.silent())
    _report_tree(entries, nodes, problems)
    table = ScoreTable(columns, number_columns(columns, problems), covered=frozenset(section.covered()))
    _leave_out_unfilled(table, entries, nodes, lines.totals)
    table.rows = _rows(entries, nodes, guesses, table)
    table.totals = [total_row(line, table) for line in lines.totals]
    take_out_totals(table, lines.aside)
    _read_what_is_printed(table, section, problems)
    table.survey_is_part = _survey_is_part(table.rows)
    return table


def _report_faults(faults: Iterable[Fault], problems: Problems) -> None:
    for fault in faults:
        problem = label_problem(fault.value, "mã" if fault.is_code else LABELS["title"])
        problems.add(problem[0], fault.row, fault.column, problem[1])


def _with_codes(
    entries: Sequence[ScoreEntry], problems: Problems
) -> tuple[list[ScoreEntry], list[str | None], dict[int, CodeGuess]]:
    """The entries with their repaired codes, and what the codes that are errors must have been. A line whose code is an
    error and that holds no figure is a heading, unless codes below it go on from it."""
    codes = repair([entry.code for entry in entries])
    _report_repairs(entries, codes, problems)
    lost = [position for position, entry in enumerate(entries) if entry.lost_code]
    if not lost:
        return list(entries), codes, {}
    stems = {stem(code) for code in codes if code}
    guesses = unreadable_codes(codes, lost)
    kept = [
        position
        for position, entry in enumerate(entries)
        if not entry.lost_code
        or entry.has_figures
        or (position in guesses and guesses[position].sure and guesses[position].code in stems)
    ]
    codes = [codes[position] for position in kept]
    places = [place for place, position in enumerate(kept) if entries[position].lost_code]
    return [entries[position] for position in kept], codes, unreadable_codes(codes, places)


def _placed(
    entries: Sequence[ScoreEntry],
    codes: Sequence[str | None],
    guesses: dict[int, CodeGuess],
    columns: ScoreColumns,
    totals: Sequence[Line],
    silent: Problems,
) -> list[Node]:
    place_of_maximum = columns.first("max_score")
    if place_of_maximum is None:
        maxima: list[float | None] = [None] * len(entries)
        total = None
    else:
        lines = [entry.line for entry in entries]
        quiet = NumberColumn(place_of_maximum, LABELS["max_score"], silent)
        maxima = quiet.read_all(lines)
        total = max((value for value in quiet.read_all(totals) if value is not None), default=None)
    tops = frozenset(position for position, entry in enumerate(entries) if entry.extra)
    return tree_nodes(codes, guesses, tops, maxima, total)


def _leave_out_unfilled(
    table: ScoreTable, entries: Sequence[ScoreEntry], nodes: Sequence[Node], totals: Sequence[Line]
) -> None:
    heads = {node.above for node in nodes if node.above is not None}
    columns = [column.column for role in _POINTS for column in table.numbers[role]]
    unfilled = unfilled_columns([entry.line for entry in entries], heads, totals, columns)
    for role in _POINTS if unfilled else ():
        table.numbers[role] = [column for column in table.numbers[role] if column.column not in unfilled]
        places = table.columns.by_role.get(role, [])
        table.columns.by_role[role] = [place for place in places if place not in unfilled]


def _report_repairs(entries: Sequence[ScoreEntry], codes: Sequence[str | None], problems: Problems) -> None:
    for entry, code in zip(entries, codes, strict=True):
        if entry.code is None or code is None:
            continue
        place = (entry.line.row, entry.code_column)
        if entry.code.became_date:
            problems.add(
                "code_became_date",
                *place,
                f"Excel đã đổi mã thành ngày; mã được hiểu là {code}. Hãy nhập mã dạng văn bản.",
            )
        elif code != entry.code.text:
            was = entry.code.text
            problems.add(
                "code_lost_zero",
                *place,
                f"mã {code} đã mất số 0 và bị lưu thành {was}; mã được hiểu là {code}. Hãy nhập mã dạng văn bản.",
            )


def _report_tree(entries: Sequence[ScoreEntry], nodes: Sequence[Node], problems: Problems) -> None:
    for entry, node in zip(entries, nodes, strict=True):
        place = (entry.line.row, entry.code_column)
        if node.duplicate:
            problems.add(
                "duplicate_code",
                *place,
                f"mã {node.code} đã có ở dòng trên. Hãy sửa lại mã của «{entry.title}».",
            )
        if node.missing_parent:
            problems.add(
                "missing_parent", *place,
                f"mã {node.code} không có mục cha {node.missing_parent}. Hãy thêm dòng {node.missing_parent} hoặc sửa mã.",
            )  # fmt: skip


def _levels(entries: Sequence[ScoreEntry], nodes: Sequence[Node]) -> list[str]:
    """Lines below a bonus or penalty heading have its level."""
    extras: dict[str, str] = {}
    levels = []
    for entry, node in zip(entries, nodes, strict=True):
        extra = entry.extra or (extras.get(node.parent) if node.parent else None)
        if extra and node.code:
            extras[node.code] = extra
        levels.append(extra or node.level)
    return levels


def _rows(
    entries: Sequence[ScoreEntry], nodes: Sequence[Node], guesses: dict[int, CodeGuess], table: ScoreTable
) -> list[ScoreRow]:
    near = near_rows(nodes)
    rows: list[ScoreRow] = []
    # A bonus without a code stands beside the areas, and the lines without a code below it stand under it.
    beside: int | None = None
    for position, (entry, node, level) in enumerate(
        zip(entries, nodes, _levels(entries, nodes), strict=True)
    ):
        guess = guesses.get(position)
        is_coded = node.code is not None or guess is not None
        is_beside = not is_coded and entry.extra is not None
        if is_coded or is_beside:
            beside = position if is_beside else None
        is_under = not is_coded and not is_beside and beside is not None
        row = ScoreRow(
            entry.line, rows[beside].level if is_under and beside is not None else level, node.code,
            None if is_beside or is_under else node.parent, entry.title or None,
            sound=not node.duplicate and (guess is None or guess.sure),
            above=None if is_beside else beside if is_under else node.above, near=near.get(position),
            is_coded=is_coded or is_beside, is_orphan=node.missing_parent is not None, shared_max=entry.shared_max,
        )  # fmt: skip
        table.read(row)
        rows.append(row)
    return rows


def total_row(line: Line, table: ScoreTable) -> ScoreRow:
    """A line read as the total."""
    row = ScoreRow(line, "total", None, None, "Tổng")
    table.read(row)
    return row


def _read_what_is_printed(table: ScoreTable, section: Section, problems: Problems) -> None:
    """What the sheet prints beside the points: lost points, shares, and texts."""
    columns, rows = table.columns, [*table.rows, *table.totals]
    deduction = choose_deduction_column(columns, table.rows, problems.silent())
    columns.by_role["deduction"] = [] if deduction is None else [deduction]
    table.numbers["deduction"] = [
        NumberColumn(place, LABELS["deduction"], problems) for place in columns.by_role["deduction"]
    ]
    texts = RowTexts(section, columns, problems)
    for row in rows:
        table.read_printed(row)
    for row in table.rows:
        row.texts = texts.of(row.line)


def _survey_is_part(rows: Sequence[ScoreRow]) -> bool:
    """Appraised and survey points are parts of a whole unless together they pass the maximum."""
    for row in rows:
        appraised, survey, maximum = (
            row.values.get(role) for role in ("appraised_score", "survey_score", "max_score")
        )
        if (
            appraised is not None
            and survey is not None
            and maximum is not None
            and appraised + survey > maximum + TOLERANCE
        ):
            return False
    return True
