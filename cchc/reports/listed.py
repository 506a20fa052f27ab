"""Sections that list what is held: limitations and remedies by area, tasks by who does them, what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cchc import words
from cchc.reports.answers import Answers
from cchc.reports.model import Passage, ReportTable, Section, UsedFigure
from cchc.reports.report_text import report_text
from cchc.reports.unsure import FLAG, MARK_WIDTH, marks_of
from cchc.sentences.flags import aside

Row = dict[str, Any]


def listed_sections(kind: str, answers: Answers) -> dict[str, list[Section]]:
    """Heading → the sections below it that list rows; nothing of a kind that lists none."""
    lister = LISTED.get(kind)
    return lister(answers) if lister else {}


def plan_sections(answers: Answers) -> dict[str, list[Section]]:
    """Of a plan: by area its limitations and its remedies; the points that nobody took up."""
    return {
        "II": [
            section
            for number, area in enumerate(areas_of(answers), 1)
            for section in area_sections(answers, area, number)
        ]
    }


def areas_of(answers: Answers) -> list[str]:
    """The areas that have a limitation or remedy, in the order of their codes."""
    rows = [*answers.of("ledger"), *answers.of("limitations"), *answers.of("documented_remedies")]
    named = sorted(
        {(words.slug(str(row["area_code"] or "~")), str(row["area"])) for row in rows if row["area"]}
    )
    return list(dict.fromkeys(area for _code, area in named))


def area_sections(answers: Answers, area: str, number: int) -> list[Section]:
    """An area as «1. …» with «a) Tồn tại, hạn chế» and «b) Giải pháp»."""
    code = f"II.{number}"
    ledger = [row for row in answers.of("ledger") if row["area"] == area]
    limitations = ledger or [row for row in answers.of("limitations") if row["area"] == area]
    remedies = ledger or [row for row in answers.of("documented_remedies") if row["area"] == area]
    return [
        Section(code, str(number), area, 2),
        Section(
            f"{code}.a", "a)", "Tồn tại, hạn chế", 3, items(limitations, "limitation", f"{code}-limitation")
        ),
        Section(f"{code}.b", "b)", "Giải pháp", 3, items(remedies, "remedy", f"{code}-remedy", remedy_line)),
    ]


def items(
    rows: Iterable[Row], column: str, passage_id: str, line: Callable[[Row, str], str] | None = None
) -> tuple[Passage, ...]:
    """The texts of a column, each once, as «- …»."""
    told: dict[str, Row] = {}
    for row in rows:
        if not words.is_missing(row[column]):
            told.setdefault(str(row[column]), row)
    return tuple(
        Passage(
            f"{passage_id}:{words.slug(text)[:60]}",
            f"- {sentence(line(row, text) if line else text)}",
            computed=f"- {sentence(line(row, text) if line else text)}",
            figures=(UsedFigure(column, text, str(row.get("origin") or ""), str(row.get("document") or "")),),
        )
        for text, row in told.items()
    )


def remedy_line(row: Row, text: str) -> str:
    """A remedy with who does it and until when, as far as that is told."""
    due = row.get("due_text") or (report_text("due_on", row["due_on"]) if row.get("due_on") else "")
    told = [
        f"chủ trì: {row['owner']}" if row.get("owner") else "",
        f"phối hợp: {row['supporters']}" if row.get("supporters") else "",
        f"thời hạn: {due}" if due else "",
    ]
    behind = "; ".join(part for part in told if part)
    return f"{text.rstrip('. ')} ({behind})" if behind else text


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    whole = text.strip()
    return whole if whole.endswith((".", "!", "?", ":", ";")) else f"{whole}."


def task_sections(answers: Answers) -> dict[str, list[Section]]:
    """Of a conclusion: tasks by who does them, each numbered with its deadline."""
    owners: dict[str, list[Row]] = {}
    for row in answers.of("task_list") or open_actions(answers):
        owners.setdefault(str(row["owner"] or "Chưa phân công"), []).append(row)
    return {
        "II": [
            Section(
                f"II.{number}",
                str(number),
                owner,
                2,
                tuple(task_line(row, place) for place, row in enumerate(rows, 1)),
            )
            for number, (owner, rows) in enumerate(owners.items(), 1)
        ]
    }


def open_actions(answers: Answers) -> list[Row]:
    """What is to be done for remedies, as tasks: of a unit that was given none."""
    return [
        {**row, "title": row["action"]}
        for name in ("actions_open", "actions_in_words")
        for row in answers.of(name)
    ]


def task_line(row: Row, place: int) -> Passage:
    """«(1) … (thời hạn: 30/9/2021).»"""
    due = report_text("due_on", row["due_on"]) if row["due_on"] else str(row["due_text"] or "")
    text = str(row["title"]).strip()
    told = f"{text.rstrip('. ')} (thời hạn: {due})" if due else text
    told = sentence(f"{told.rstrip('. ')}{remark}" if (remark := aside(row.get(FLAG))) else told)
    passage_id = f"task:{words.slug(str(row['owner'] or ''))[:30]}:{words.slug(text)[:60]}"
    figure = UsedFigure("title", text, str(row["origin"] or ""), str(row["source"] or ""))
    return Passage(passage_id, f"({place}) {told}", computed=f"({place}) {told}", figures=(figure,))


def result_sections(answers: Answers) -> dict[str, list[Section]]:
    """Of a report about remedies: a table of the limitations with how far each is, and what came back."""
    return {
        "II": of_table("II.1", state_table(answers.of("ledger_states"))),
        "III": of_table("III.1", outcome_table(answers.of("outcomes"))),
    }


def of_table(code: str, made: ReportTable) -> list[Section]:
    """A table below a heading; none where it has no row, and the heading is a visible blank."""
    return [Section(code, "", "", 2, tables=(made,))] if made.rows else []


def table(title: str, columns: Sequence[str], rows: Sequence[Row], widths: Sequence[float]) -> ReportTable:
    """Columns of rows as a table that begins with «STT»; and how final each row is, where any is not."""
    digits = [listed_digits(column, rows) for column in columns]
    marks = marks_of(rows)
    return ReportTable(
        title,
        ("STT", *(words.heading(column) for column in columns), *[words.heading(FLAG)][: len(marks)]),
        tuple(
            (
                str(place),
                *(listed_cell(column, row.get(column)) for column in columns),
                *marks[place - 1 : place],
            )
            for place, row in enumerate(rows, 1)
        ),
        (None, *digits, *[None][: len(marks)]),
        widths=(1, *widths, *[MARK_WIDTH][: len(marks)]),
    )


def listed_cell(column: str, value: Any) -> str | float | None:
    """A number as a number, anything else as it is read; blank stays blank."""
    if words.is_missing(value):
        return None
    is_number = words.column_format(column) in ("decimal", "integer", "percent", "quantity")
    return float(value) if is_number and not isinstance(value, str) else words.display_value(column, value)


def listed_digits(column: str, rows: Sequence[Row]) -> int | None:
    """How many digits a column is written with; None where it holds texts."""
    values = [row.get(column) for row in rows if not words.is_missing(row.get(column))]
    form = words.column_format(column)
    if form == "quantity" and not any(isinstance(value, str) for value in values):
        return max((words.decimals(float(value)) for value in values if value is not None), default=0)
    return {"decimal": 2, "integer": 0, "percent": 1}.get(form)


def state_table(rows: Sequence[Row]) -> ReportTable:
    """Limitations with their points, owner and state."""
    columns = ("area", "limitation", "lost_points", "owner", "limitation_state")
    return table("Kết quả thực hiện theo từng hạn chế", columns, rows, (3, 6, 1.6, 3, 2.4))


def outcome_table(rows: Sequence[Row]) -> ReportTable:
    """What came back in the next year's sheet."""
    columns = ("limitation", "lost_points", "limitation_state", "loss_outcome", "won_back")
    return table("Điểm lấy lại được", columns, rows, (6, 1.6, 2.4, 2.6, 1.6))


def explanation_sections(answers: Answers) -> dict[str, list[Section]]:
    """Of an explanation: one table of the lines that were given less than they gave themselves."""
    columns = (
        "code",
        "title",
        "max_score",
        "self_score",
        "appraised_score",
        "self_gap",
        "reason",
        "evidence",
    )
    made = table("", columns, answers.of("explanations"), (1.4, 5, 1.3, 1.3, 1.3, 1.3, 4, 3))
    return {"I": of_table("I.1", made)}


LISTED: dict[str, Callable[[Answers], dict[str, list[Section]]]] = {
    "remedy_plan": plan_sections,
    "remedy_result": result_sections,
    "conclusion": task_sections,
    "explanation": explanation_sections,
}
