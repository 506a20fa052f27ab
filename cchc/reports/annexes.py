"""Annexes: the figures behind a report as tables and charts."""

from __future__ import annotations

from collections.abc import Callable

from cchc.reports.answers import Answers
from cchc.reports.listed import table
from cchc.reports.model import Annex, ReportChart, ReportTable
from cchc.reports.unsure import about_areas, marked_names, marked_title


def annexes_of(kind: str, answers: Answers) -> tuple[Annex, ...]:
    """The annexes of a kind that have rows."""
    made = ANNEXES.get(kind)
    return tuple(
        annex for annex in (made(answers) if made else ()) if any(each.rows for each in annex.tables)
    )


def figures_annex(answers: Answers) -> tuple[Annex, ...]:
    """Dossiers by field, tasks by plan, other figures, areas of the index."""
    dossiers = ("label", "received_total", "resolved_total", "resolved_late", "pending_total", "pending_late")
    tasks = ("plan", "total", "due", "done", "open", "open_late")
    measures = ("title", "plan", "actual", "measure_unit")
    areas = ("area", "max_score", "score", "deduction")
    of_areas = about_areas(answers.of("areas"), answers.of("headline"))
    tables = (
        table(
            "Giải quyết hồ sơ thủ tục hành chính", dossiers, answers.of("dossier_fields"), (6, 2, 2, 2, 2, 2)
        ),
        table("Nhiệm vụ theo kế hoạch, văn bản giao", tasks, answers.of("tasks"), (6, 2, 2, 2, 2, 2)),
        table("Số liệu khác", measures, answers.of("measures"), (7, 2, 2, 2)),
        table(
            marked_title(f"Chỉ số CCHC năm {answers.scored_year} theo lĩnh vực", (), *of_areas),
            areas,
            answers.of("areas"),
            (7, 2, 2, 2),
        ),
    )
    return (Annex("Số liệu kèm theo", tuple(each for each in tables if each.rows), area_charts(answers)),)


def area_charts(answers: Answers) -> tuple[ReportChart, ...]:
    """Points lost by area, where any are known; one that is not known is a gap."""
    rows = answers.of("areas")
    lost = [None if row["deduction"] is None else round(float(row["deduction"]), 6) for row in rows]
    if not any(points is not None for points in lost):
        return ()
    sources = "; ".join(dict.fromkeys(str(row["source"]) for row in rows if row["source"]))
    title = f"Điểm trừ theo lĩnh vực năm {answers.scored_year}"
    return (
        ReportChart(
            marked_title(title, rows, *about_areas(rows, answers.of("headline"))),
            "bars",
            tuple(marked_names((row["area"] for row in rows), rows)),
            (("Điểm trừ", tuple(lost)),),
            "điểm",
            sources,
        ),
    )


def plan_annex(answers: Answers) -> tuple[Annex, ...]:
    """The whole plan as one table across the page."""
    columns = ("area", "limitation", "cause", "remedy", "owner", "supporters", "due_on", "product")
    rows = answers.of("ledger") or [
        *answers.of("limitations"),
        *(r for r in answers.of("documented_remedies") if not r["paired"]),
    ]
    known = [column for column in columns if any(row.get(column) is not None for row in rows)]
    return (Annex("Nội dung khắc phục", (plan_table(known, rows),), area_charts(answers), is_wide=True),)


def plan_table(columns: list[str], rows: list[dict[str, object]]) -> ReportTable:
    """The columns that any row has, the texts widest."""
    widths = {"limitation": 5.0, "remedy": 5.0, "area": 3.0, "cause": 3.0}
    return table("", columns, rows, [widths.get(column, 2.0) for column in columns])


ANNEXES: dict[str, Callable[[Answers], tuple[Annex, ...]]] = {
    "quarterly": figures_annex,
    "remedy_plan": plan_annex,
}
