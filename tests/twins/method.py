"""Slow twins of what the page «Cách tính» asks."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

from tests.twins.comparisons import rules
from tests.twins.history import History, Row
from tests.twins.order import down, ups
from tests.twins.provinces import is_found
from tests.twins.scores import Answer, first, picked

QUERY = Path(__file__).parents[2] / "queries" / "method" / "formulas.sql"
SENTENCES = QUERY.with_name("report_sentences.sql")
BEARING = Path(__file__).parents[2] / "cchc" / "store" / "schema" / "019_bearing_rules.sql"
OPERATORS = {">=": "≥", "<=": "≤"}


def source(history: History, row: Row) -> Any:
    titles = {known["source_id"]: known["title"] for known in history.rows("sources")}
    return titles.get((row["source_id"] or "").split("; ")[0]) or row["source_id"]


def comparison_rules(history: History, given: dict[str, Any]) -> Answer:
    searched = ("title", "condition", "allowed", "basis")
    columns = ("position", "rule", "verdict", *searched)
    return [
        (ups(row, "position"), Row(picked(row, *columns)))
        for row in rules()
        if is_found(given, *(row[name] for name in searched))
    ]


def formulas(history: History, given: dict[str, Any]) -> Answer:
    listed = re.search(r"values(.+?)\) as formulas", QUERY.read_text(encoding="utf-8"), re.S)
    assert listed
    columns = ("topic", "title", "formula", "note", "basis")
    lines = ast.literal_eval(f"[{listed[1]}]")
    return [
        ((position,), Row(zip(columns, texts, strict=True)))
        for position, *texts in lines
        if is_found(given, *texts)
    ]


def report_sentences(history: History, given: dict[str, Any]) -> Answer:
    listed = re.search(r"values(.+?)\) as told", SENTENCES.read_text(encoding="utf-8"), re.S)
    assert listed
    columns = ("rule", "report_kind", "section", "sentence", "said_of_zero", "when_missing")
    lines = ast.literal_eval(f"[{listed[1].replace(', null, ', ', None, ')}]")
    return [
        ((position,), Row(zip(("position", *columns), (position, *texts), strict=True)))
        for position, *texts in lines
        if is_found(given, *texts[1:5])
    ]


def bound(operator: str | None, value: float | None) -> str | None:
    if operator is None or value is None:
        return None
    return f"{OPERATORS.get(operator, operator)} {value:.10g}".replace(".", ",")


def class_thresholds(history: History, given: dict[str, Any]) -> Answer:
    answer = []
    for row in history.rows("rating_classes"):
        bounds = [bound(row[f"{side}_op"], row[f"{side}_bound"]) for side in ("lower", "upper")]
        years = dict.fromkeys((row["year_from"], row["year_to"]))
        found = Row(
            picked(row, "cohort", "class", "status", "note"),
            province=row["province"] or "Cả nước",
            years=None if None in years else "–".join(map(str, years)),
            threshold=", ".join(filter(None, bounds)) or None,
            measured_in=row["basis"],
            source=source(history, row),
        )
        limit = first(row["lower_bound"], row["upper_bound"])
        place = (*ups(found, "province", "cohort"), *ups(row, "year_from"), down(limit))
        if is_found(given, found["province"], row["cohort"], row["class"], row["note"]):
            answer.append(((*place, *ups(row, "class", "source_id", "note")), found))
    return answer


def known_frameworks(history: History, given: dict[str, Any]) -> Answer:
    columns = ("level", "issuer", "decision", "year_from", "year_to", "max_score", "n_areas", "n_criteria")
    answer = []
    for row in history.rows("frameworks"):
        found = Row(
            picked(row, *columns, "n_subcriteria", "note"),
            framework=row["name"],
            decision_date=row["decided_on"],
            source=source(history, row),
        )
        if is_found(given, row["name"], row["issuer"], row["decision"], row["note"]):
            answer.append((ups(row, "level", "year_from", "name", "framework_id"), found))
    return answer


def bearing_rules(history: History, given: dict[str, Any]) -> Answer:
    listed = re.search(r"values(.+?)\) as rules", BEARING.read_text(encoding="utf-8"), re.S)
    assert listed
    columns = ("bearer", "condition", "meaning", "basis")
    return [
        (
            (position,),
            Row(zip(columns, texts[:4], strict=True), position=position, source=titled(history, texts[4])),
        )
        for position, *texts in ast.literal_eval(f"[{listed[1].replace('null', 'None')}]")
        if is_found(given, *texts[1:4])
    ]


def titled(history: History, source_id: Any) -> Any:
    return {row["source_id"]: row["title"] for row in history.rows("sources")}.get(source_id)


TWINS = {
    twin.__name__: twin
    for twin in (
        comparison_rules,
        bearing_rules,
        formulas,
        report_sentences,
        class_thresholds,
        known_frameworks,
    )
}
