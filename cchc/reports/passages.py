"""From rules and rows to passages: what is held is said, what is expected and not held leaves a gap that nobody overlooks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cchc import words
from cchc.reports.model import BLANK, Passage, PassageState, UsedFigure
from cchc.reports.report_text import first_capital, report_text
from cchc.reports.rules import Clause, SentenceRule
from cchc.sentences.flags import aside
from cchc.sentences.row import Row
from cchc.sentences.work.targets import RANKS

PERCENT = re.compile(r"(?<=\d) %")
UNIT_BEHIND = " {measure_unit}"
NOT_COUNTED = (RANKS, "điểm", "%")  # measures that are no numbers of things
TWICE = re.compile(r"Nhiệm vụ nhiệm vụ ", re.IGNORECASE)
NAMED_BY = ("action_id", "measure", "plan", "title", "criterion", "index_type", "limitation", "field")
TOLD_APART_BY = ("period", "year", "area", "due_on", "owner")


def passages_of(
    rules: Sequence[SentenceRule], answers: Mapping[str, Sequence[Row]], said: Mapping[str, str]
) -> dict[str, list[Passage]]:
    """Section → its passages. `said` are the texts that every rule may name: the report's period."""
    made: dict[str, list[Passage]] = {}
    taken = {
        (rule.answer, place)
        for rule in rules
        if not rule.others
        for place, row in enumerate(answers.get(rule.answer, ()))
        if is_meant(rule, row)
    }
    for rule in rules:
        meant = [
            (place, row)
            for place, row in enumerate(answers.get(rule.answer, ()))
            if is_meant(rule, row) and not (rule.others and (rule.answer, place) in taken)
        ]
        taken |= {(rule.answer, place) for place, _row in meant}
        told = [
            passage_of(rule, row, said, key)
            for (_place, row), key in zip(
                meant, passage_ids(rule, [row for _place, row in meant]), strict=True
            )
        ]
        if rule.expected and not meant:
            told = [gap(rule, said)]
        made.setdefault(rule.section, []).extend(passage for passage in told if passage)
    return made


def passage_ids(rule: SentenceRule, rows: Sequence[Row]) -> list[str]:
    """What tells each passage of a rule from every other of its report, whatever its figures are: a sentence that an officer
    wrote belongs to one alone. Rows that are named alike are told apart by when and whose they are, at last by their order."""
    short = [passage_id(rule, row, NAMED_BY, 1) for row in rows]
    keys = [
        key if short.count(key) == 1 else passage_id(rule, row, (*NAMED_BY, *TOLD_APART_BY))
        for key, row in zip(short, rows, strict=True)
    ]
    counted = [keys[: place + 1].count(key) for place, key in enumerate(keys)]
    return [key if number == 1 else f"{key}:{number}" for key, number in zip(keys, counted, strict=True)]


def passage_id(rule: SentenceRule, row: Row, columns: Sequence[str], most: int | None = None) -> str:
    """The rule with the texts of a row that name it, at most so many of them."""
    named = [str(row[column]) for column in columns if has_text(row, column)]
    return ":".join([rule.rule_id, *map(words.slug, named[:most])])


def has_text(row: Row, column: str) -> bool:
    """Whether a row has such a text."""
    return column in row and not words.is_missing(row[column])


def is_meant(rule: SentenceRule, row: Row) -> bool:
    """Whether a rule is about a row: by its code, or how that begins («website_*»); by what other texts contain."""
    return all(_says(column, str(row.get(column) or ""), wanted) for column, wanted in rule.rows.items())


def _says(column: str, text: str, wanted: str) -> bool:
    if column == "measure":
        return text.startswith(wanted[:-1]) if wanted.endswith("*") else text == wanted
    return words.fold(wanted) in words.fold(text)


def passage_of(rule: SentenceRule, row: Row, said: Mapping[str, str], passage_id: str) -> Passage | None:
    """The sentence of a row: its clauses whose figures are all held; None where the first is not and nobody expects it."""
    lead, *further = (clause_of(clause, row) for clause in rule.clauses)
    is_held = clause_is_held(lead, row)
    if not is_held and not rule.expected:
        return None
    told = [lead, *(clause for clause in further if clause_is_held(clause, row))]
    # A figure that is not final says so in a document too; of a blank there is nothing to say.
    remark = aside(row.get("flag")) if is_held else ""
    text = full_sentence(", ".join(clause_text(clause, row, said) for clause in told) + remark)
    figures = tuple(
        UsedFigure(column, figure_text(column, row), origin_of(row), str(row.get("source") or ""))
        for clause in told
        for column in clause.columns
    )
    state: PassageState = "computed" if is_held and BLANK not in text else "gap"
    return Passage(passage_id, text, state, text, figures, rule.page)


def gap(rule: SentenceRule, said: Mapping[str, str]) -> Passage:
    """The sentence with nothing held: its first clause with blanks."""
    lead = clause_of(rule.clauses[0], {})
    text = full_sentence(clause_text(lead, {}, said))
    return Passage(
        rule.rule_id,
        text,
        "gap",
        text,
        tuple(UsedFigure(column, BLANK) for column in lead.columns),
        rule.page,
    )


def full_sentence(text: str) -> str:
    """With a capital and one full stop: what a document says may end with its own, and a blank's dots need none behind them."""
    said = text.rstrip()
    return first_capital(said if said.endswith(BLANK) else said.removesuffix(".") + ".")


def clause_of(clause: Clause, row: Row) -> Clause:
    """The clause, or what is said instead where a figure of it is not held."""
    return (
        replace(clause, text=clause.otherwise)
        if clause.otherwise and not clause_is_held(clause, row)
        else clause
    )


def clause_is_held(clause: Clause, row: Row) -> bool:
    """Whether every figure of a clause is held."""
    return all(not words.is_missing(row.get(column)) for column in clause.columns)


def clause_text(clause: Clause, row: Row, said: Mapping[str, str]) -> str:
    """The clause with its figures, or what is said where the first of them is 0."""
    first: Any = row.get(clause.columns[0]) if clause.columns else None
    text = clause.zero if clause.zero and not words.is_missing(first) and first == 0 else clause.text
    shown = {column: figure_text(column, row) for column in clause.columns}
    if row.get("measure_unit") == RANKS:  # said before the number: «hạng 5»
        text = text.replace(UNIT_BEHIND, "")
    # «98%» as documents write it, also where the unit is a column of its own; a plan may be called «Nhiệm vụ được giao».
    return TWICE.sub("Nhiệm vụ ", PERCENT.sub("%", text.format_map({**said, **shown})))


def figure_text(column: str, row: Row) -> str:
    """A figure of a row as the document writes it: what is counted below ten with a zero before it, shares, points and ranks
    without one, a rank with its word."""
    value, unit = row.get(column), row.get("measure_unit")
    if unit not in NOT_COUNTED or words.is_missing(value) or isinstance(value, str):
        return report_text(column, value)
    if words.column_format(column) != "quantity":
        return report_text(column, value)
    return f"{RANKS} {words.quantity(value)}" if unit == RANKS else words.quantity(value)


def origin_of(row: Row) -> str:
    """The key of the line that a row comes from; "" where it has none."""
    return "" if words.is_missing(row.get("origin")) else str(row["origin"])
