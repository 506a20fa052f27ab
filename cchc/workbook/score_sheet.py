"""One unit's scores in one year: areas, or the full tree of criteria."""

from __future__ import annotations

from cchc.workbook.columns import LABELS, NUMBERS, ScoreColumns, role_columns, round_names, score_columns
from cchc.workbook.given_columns import with_given_scores
from cchc.workbook.headers import Header
from cchc.workbook.kind_reading import KindReading
from cchc.workbook.missing import report_missing
from cchc.workbook.problems import Problems
from cchc.workbook.repair import repair
from cchc.workbook.score_checks import check_rows, check_total
from cchc.workbook.score_lines import Entry, find_code_column, find_lines
from cchc.workbook.score_row import ScoreRow, ScoreTable
from cchc.workbook.sections import Line, Section
from cchc.workbook.title_columns import arrange
from cchc.workbook.tree import Node, build_tree
from cchc.workbook.values import NumberColumn


def read(section: Section, problems: Problems) -> KindReading:
    correction = section.correction
    columns = with_given_scores(score_columns(section.header), correction)
    if correction is None or "code" not in correction.columns:
        find_code_column(section, columns)
    if correction is None or not {"code", "title"} & set(correction.columns):
        arrange(section, columns)
    report_missing("score_sheet", columns, section.header, problems)
    table = score_table(section, columns, problems)
    check_rows(table, problems)
    total = check_total(table, problems)
    if len(columns.rounds) > 1 and (correction is None or correction.round is None):
        _report_rounds(section.header, columns, problems)
    rows, rounds = [row.as_dict() for row in table.rows], round_names(columns, section.header)
    return KindReading(role_columns(columns), rows, total, of_one_unit=True, rounds=rounds)


def _report_rounds(header: Header, columns: ScoreColumns, problems: Problems) -> None:
    names = ", ".join(f"«{' / '.join(header.paths[column])}»" for column in columns.rounds)
    message = (
        f"có {len(columns.rounds)} cột điểm thẩm định ({names}); lấy lần sau cùng, ô trống thì lấy lần trước. "
        "Muốn lấy vòng khác, chọn ở phần «Hiểu sai?»."
    )
    problems.add("two_rounds", header.bottom, columns.rounds[-1], message)


def score_table(section: Section, columns: ScoreColumns, problems: Problems) -> ScoreTable:
    lines = find_lines(section, columns)
    data = [entry.line for entry in lines.entries] + lines.totals
    table = ScoreTable(columns, _number_columns(columns, problems, data), totals=lines.totals)
    codes = repair([entry.code for entry in lines.entries])
    _report_repairs(lines.entries, codes, problems)
    tops = frozenset(position for position, entry in enumerate(lines.entries) if entry.extra)
    nodes = build_tree(codes, tops)
    _report_tree(lines.entries, nodes, problems)
    levels = _levels(lines.entries, nodes)
    for entry, node, level in zip(lines.entries, nodes, levels, strict=True):
        table.rows.append(_row(entry, node, level, table))
    table.survey_is_part = _survey_is_part(table.rows)
    return table


def _number_columns(
    columns: ScoreColumns, problems: Problems, lines: list[Line]
) -> dict[str, list[NumberColumn]]:
    """The columns of each number, the one that counts first: of two appraisal rounds the last."""
    found: dict[str, list[NumberColumn]] = {}
    for role in (*NUMBERS, "deduction", "ratio"):
        places = columns.by_role.get(role, [])
        places = places if role == "appraised_score" else places[:1]
        found[role] = [
            NumberColumn.over(place, LABELS[role], problems, lines, percent=role == "ratio")
            for place in places
        ]
    return found


def _report_repairs(entries: list[Entry], codes: list[str | None], problems: Problems) -> None:
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


def _report_tree(entries: list[Entry], nodes: list[Node], problems: Problems) -> None:
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


def _levels(entries: list[Entry], nodes: list[Node]) -> list[str]:
    """Lines below a bonus or penalty heading have its level."""
    extras: dict[str, str] = {}
    levels = []
    for entry, node in zip(entries, nodes, strict=True):
        extra = entry.extra or (extras.get(node.parent) if node.parent else None)
        if extra and node.code:
            extras[node.code] = extra
        levels.append(extra or node.level)
    return levels


def _row(entry: Entry, node: Node, level: str, table: ScoreTable) -> ScoreRow:
    parent = node.parent if node.code or level not in ("bonus", "penalty") or entry.extra is None else None
    row = ScoreRow(
        entry.line, level, node.code, parent, entry.title, sound=not (node.duplicate or node.missing_parent)
    )
    table.read(row)
    for role in ("deduction", "ratio"):
        if table.numbers[role]:
            row.printed[role] = table.numbers[role][0].read(entry.line)
    row.reason = _reason(entry, table.columns)
    return row


def _reason(entry: Entry, columns: ScoreColumns) -> str | None:
    """Where each round gives its reasons, those of the last one that gives any."""
    places = columns.by_role.get("reason", [])
    places = places[::-1] if len(places) == len(columns.rounds) > 1 else places[:1]
    return next((text for column in places if (text := entry.line.text(column))), None)


def _survey_is_part(rows: list[ScoreRow]) -> bool:
    """Appraised and survey points are parts of a whole unless together they pass the maximum."""
    for row in rows:
        appraised, survey, maximum = (
            row.values.get(role) for role in ("appraised_score", "survey_score", "max_score")
        )
        if (
            appraised is not None
            and survey is not None
            and maximum is not None
            and appraised + survey > maximum + 0.011
        ):
            return False
    return True
