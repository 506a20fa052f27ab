"""Tables read from workbooks as publications: which rows go where, under which scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from cchc.catalogue import PUBLISHED_AS, SHEETS
from cchc.catalogue.figures import dossier_counts
from cchc.intake import owners
from cchc.intake.errors import IntakeError
from cchc.intake.explanations import add_explanations
from cchc.intake.figures import add_figure
from cchc.intake.indices import add_province_index
from cchc.intake.plans import add_plan_rows, cell_origin
from cchc.intake.refusals import refuse_twice, refuse_unclear_period, require
from cchc.intake.sums import added, area_codes, summed
from cchc.reading import Reading, Table
from cchc.reading.identity.register import register
from cchc.store.publication import Publication, Row

POINTS = ("max_score", "self_score", "appraised_score", "survey_score", "score")
# A report prints early and on time apart.
DOSSIERS = tuple(name for name in dossier_counts.COUNTS if name != "resolved_early_or_on_time")


def publication_of(
    reading: Reading, content: bytes, by: str, note: str = "", amendments: str = ""
) -> Publication:
    """All tables of a workbook as one upload.

    Raises IntakeError where a table does not say whose figures of when they are, or two tables say the same.
    """
    kinds = sorted({table.kind for table in reading.tables})
    publication = Publication(reading.file, content, "; ".join(kinds), by, note, amendments)
    publication.is_demonstration = reading.is_demonstration
    sheets: dict[str, str] = {}
    for table in reading.tables:
        refuse_unclear_period(reading, table)
        fresh = Publication(reading.file, b"", table.kind, by)
        ADD.get(table.kind, add_lines)(fresh, table)
        for coverage in fresh.coverages.values():
            coverage["standing"] = document_weight(table)
        refuse_twice(fresh, sheets, table.sheet)
        sheets |= dict.fromkeys(fresh.coverages, table.sheet)
        publication.units |= fresh.units
        publication.coverages |= fresh.coverages
        publication.stamps |= fresh.stamps
        publication.fresh_ids |= fresh.fresh_ids
        for name, rows in fresh.rows.items():
            publication.rows.setdefault(name, []).extend(rows)
    return publication


def period_of_table(table: Table) -> str:
    """The period a table speaks of: its own, else its year."""
    return table.period or str(table.year)


def level_of(table: Table) -> str | None:
    """The level of the unit that a table is about («department», «commune» …); None where nothing says which."""
    if not (table.unit and table.province and table.year):
        return None
    known = register().find_unit(table.unit)
    try:
        row = owners.unit(known.name or table.unit, table.province, period_of_table(table), known.cohort)
    except IntakeError:
        return None
    return str(row["kind"])


def add_unit_of_row(publication: Publication, table: Table, printed: str, year: int | None = None) -> str:
    """The unit id of a name as printed in a row, in the register's spelling where it is known.

    `year` is the row's own where a table is of several.
    """
    known = register().find_unit(printed)
    name = known.name if known.name else printed
    period = period_of_table(table) if year in (None, table.year) else str(year)
    row = owners.unit(name, str(table.province), period, known.cohort)
    return publication.add_unit(row)


def add_score_sheet(publication: Publication, table: Table) -> None:
    """One unit's lines of one year, and its total."""
    require(table, "unit", "province", "year")
    unit_id = add_unit_of_row(publication, table, str(table.unit))
    scope: dict[str, Any] = {"topic": "assessment", "unit_id": unit_id, "period": str(table.year)}
    areas = area_codes(table.rows)
    parents = {row["parent"] for row in table.rows}
    for position, row in enumerate(table.rows, start=1):
        line = {
            **points(row),
            **cell_origin(table, row),
            "unit_id": unit_id,
            "year": table.year,
            "position": position,
            "level": row["level"],
            "code": row["code"],
            "parent_code": row["parent"],
            "area_code": areas[row["code"]],
            "is_leaf": row["code"] is None or row["code"] not in parents,
            # A line whose name was left blank goes by its code.
            "title": row["title"] or row["code"],
            "reason": row.get("reason"),
            "owner": row.get("owner"),
            "evidence": row.get("evidence"),
            "flag": finality_flag(table),
        }
        publication.add("scores", line, **scope)
    add_explanations(publication, table)
    publication.add("results", total_line(table, unit_id), **scope)
    if table.stamp:
        publication.stamps[f"assessment|{unit_id}||{table.year}"] = table.stamp


def total_line(table: Table, unit_id: str) -> Row:
    """The total of a score sheet: the printed one, else the sum of its areas, bonus and penalty."""
    # An officer who says that a sheet follows no known framework leaves it blank, as one who says nothing does.
    shared = {
        "unit_id": unit_id,
        "year": table.year,
        "listed": False,
        "framework_id": table.framework or None,
    }
    printed = table.total or {}
    score = printed.get("score")
    if score is None:
        score = printed.get("appraised_score")
    if score is not None:
        total = {
            **points(printed),
            "score": score,
            "max_score": printed.get("max_score") or summed(table, "max_score"),
        }
        return {**shared, **total, **cell_origin(table, printed), "flag": finality_flag(table)}
    added = {name: summed(table, name) for name in POINTS}
    if printed.get("self_score") is not None and added["self_score"] is not None:
        # The total of a self-assessment is a figure of its sheet too; with a blank area it is none of all areas.
        own = {**points(printed), "max_score": printed.get("max_score") or added["max_score"]}
        if finality_flag(table) == "self_assessment":
            return {**shared, **own, **cell_origin(table, printed), "flag": finality_flag(table)}
    return {**shared, **added, "sheet": table.sheet, "flag": "computed"}


def results(table: Table) -> list[Row]:
    """The rows that say whose they are, with their year: of several rounds of one unit the last."""
    last = {}
    for row in table.rows:
        if row["unit"] is not None:
            told = {**row, "year": row.get("year") or table.year}
            last[row["unit"], told["year"], row.get("area_code")] = told
    return list(last.values())


def add_ranking(publication: Publication, table: Table) -> None:
    """Totals of many units in one year, each under its own scope."""
    require(table, "province", "year")
    for row in results(table):
        unit_id = add_unit_of_row(publication, table, row["unit"], row["year"])
        line = {
            **points(row),
            **cell_origin(table, row),
            "unit_id": unit_id,
            "year": row["year"],
            "ratio": row["ratio"],
            "rank": row["rank"],
            "out_of": row["out_of"],
            "class": row["class"],
            "listed": True,
            "flag": finality_flag(table),
        }
        publication.add("results", line, "result", unit_id, "", str(row["year"]))


def add_matrix(publication: Publication, table: Table) -> None:
    """Area scores of many units in one year, and what they add up to for each."""
    require(table, "province", "year")
    areas: dict[tuple[str, int], list[Row]] = {}
    for position, row in enumerate(results(table), start=1):
        unit_id = add_unit_of_row(publication, table, row["unit"], row["year"])
        line = {
            **points(row),
            **cell_origin(table, row),
            "unit_id": unit_id,
            "year": row["year"],
            "position": position,
            "level": "area",
            "code": row["area_code"],
            "area_code": row["area_code"],
            "is_leaf": True,
            "title": row["area"],
            "flag": finality_flag(table),
        }
        publication.add("scores", line, "assessment", unit_id, "", str(row["year"]))
        areas.setdefault((unit_id, row["year"]), []).append(line)
    for (unit_id, year), lines in areas.items():
        total: Row = {"unit_id": unit_id, "year": year, "listed": False, "framework_id": None}
        total |= {name: added(lines, name) for name in POINTS}
        total |= {"sheet": table.sheet, "flag": "computed"}
        publication.add("results", total, "assessment", unit_id, "", str(year))


def add_dossier_report(publication: Publication, table: Table) -> None:
    """Dossier counts: of one unit by field, or a line for each unit of a province."""
    require(table, "province", "year", "period")
    if table.of_one_unit:
        require(table, "unit")
    period = period_of_table(table)
    for position, row in enumerate(table.rows, start=1):
        # Whoever names a unit for a table of units means that all of it is that unit's.
        own = table.unit is None
        unit_id = add_unit_of_row(publication, table, row["label"] if own else str(table.unit))
        line = {name: row[name] for name in DOSSIERS}
        line |= {**cell_origin(table, row), "unit_id": unit_id, "period": period, "position": position}
        line |= {"label": "Tổng số" if own else row["label"], "is_part": row["row"] in table.parts}
        publication.add(
            "dossier_counts", {**line, "flag": finality_flag(table)}, "dossiers", unit_id, "", period
        )


def add_lines(publication: Publication, table: Table, **of_table: Any) -> None:
    """Lines that go into the table of their kind as they were read; `of_table` is what the table says of each of them."""
    sheet = SHEETS[table.kind]
    kind = PUBLISHED_AS[sheet.brings[0]]
    asked = {"unit": sheet.of_one_unit, "province": True, "year": True, "period": sheet.time == "period"}
    require(table, *(name for name, is_asked in asked.items() if is_asked))
    period = str(table.year) if sheet.time == "year" else period_of_table(table)
    shared = {**of_table, **({"year": table.year} if sheet.time == "year" else {"period": period})}
    shared |= {"flag": finality_flag(table)} if kind.flag == "rows" else {}
    whose = add_unit_of_row(publication, table, str(table.unit)) if sheet.of_one_unit else ""
    for position, row in enumerate(table.rows, start=1):
        unit_id = whose or add_unit_of_row(publication, table, row["unit"])
        line = {
            **{name: row[name] for name in sheet.stored},
            **cell_origin(table, row),
            **shared,
            "unit_id": unit_id,
        }
        if whose:
            line["position"] = position
        subject = str({**row, **line}[sheet.filed_by]) if sheet.filed_by else ""
        publication.add(kind.table, line, kind.topic, unit_id, subject, period)


def add_index_766(publication: Publication, table: Table) -> None:
    """Six groups of the 766 index of many units."""
    add_lines(publication, replace(table, rows=results(table)))


def add_task_list(publication: Publication, table: Table) -> None:
    """Single tasks of one unit in one period; where no line says who assigned it, the plan of the title did."""
    if not any(row["assigned_by"] for row in table.rows):
        table = replace(table, rows=[{**row, "assigned_by": table.plan} for row in table.rows])
    add_lines(publication, table)


def add_task_counts(publication: Publication, table: Table) -> None:
    """Counts of tasks of many units."""
    add_lines(publication, table, plan=table.plan or "Nhiệm vụ được giao")


def add_responsibilities(publication: Publication, table: Table) -> None:
    """Who answers for the criteria of one unit: those of one day are one scope, so that what was before stays known."""
    rows = [
        {
            **row,
            "criterion": row["code"] or row["title"],
            "starts_on": row["since"] or f"{table.year}-01-01",
        }
        for row in table.rows
        # A line that names nobody says nothing: a form that is filled in for three criteria leaves the others as they were.
        if (row["code"] or row["title"]) and (row["owner"] or row["supporters"])
    ]
    add_lines(publication, replace(table, rows=rows), document=document_of(table))


def add_remedy_plan(publication: Publication, table: Table) -> None:
    """Limitations, remedies and actions of one unit and year, and how far they are."""
    require(table, "unit", "province", "year")
    add_plan_rows(
        publication, table, add_unit_of_row(publication, table, str(table.unit)), document_of(table)
    )


def document_of(table: Table) -> str | None:
    """The decision that the head of a table names, with its day."""
    day = date.fromisoformat(table.decided_on) if table.decided_on else None
    return ", ".join(filter(None, (table.decision, f"{day:%d/%m/%Y}" if day else ""))) or None


def add_figures(publication: Publication, table: Table) -> None:
    """Measures or targets of our own form, a unit per row."""
    require(table, "province")
    for row in table.rows:
        told = {**row, **cell_origin(table, row), "flag": finality_flag(table)}
        add_figure(publication, table.kind, figure_unit(table, row), told)


def figure_unit(table: Table, row: Row) -> Row:
    """Whose figure a line of our own form is; raises IntakeError where nobody knows the province."""
    printed = register().find_unit(row["unit"])
    return owners.unit(printed.name or row["unit"], str(table.province), row["period"], printed.cohort)


def finality_flag(table: Table) -> str:
    """What each row says of itself: that its document is not final, where it is not."""
    standing = document_weight(table)
    return standing if standing in ("provisional", "self_assessment") else "official"


def document_weight(table: Table) -> str:
    """How much a table's document says: what an officer chose, else what it says of itself.

    A score sheet without a decision is one that somebody appraised; all else that is final counts as published.
    """
    if table.standing or table.flag:
        return str(table.standing or table.flag)
    is_decided = bool(re.search(r"/\s?QĐ", table.decision or ""))
    return "published" if table.kind != "score_sheet" or is_decided else "appraised"


def points(row: Row) -> Row:
    """The columns of points that a row has."""
    return {name: row.get(name) for name in POINTS}


# Kinds whose lines are more than rows of one table.
ADD: dict[str, Callable[[Publication, Table], None]] = {
    "score_sheet": add_score_sheet,
    "ranking": add_ranking,
    "matrix": add_matrix,
    "dossier_report": add_dossier_report,
    "index_766": add_index_766,
    "province_index": add_province_index,
    "task_list": add_task_list,
    "task_counts": add_task_counts,
    "responsibilities": add_responsibilities,
    "remedy_plan": add_remedy_plan,
    "measures": add_figures,
    "targets": add_figures,
}
