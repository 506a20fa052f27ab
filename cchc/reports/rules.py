"""The rules by which sentences of reports are made of figures; written as data in `sentences.toml`, listed on «Cách tính»."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

THIS_PERIOD = "this_period"  # the report's own, which every sentence may name


class SentenceRuleError(ValueError):
    """A rule of `sentences.toml` that cannot be carried out."""


@dataclass(frozen=True)
class Clause:
    """A part of a sentence with the figures that it names.

    `zero` is said instead where the first of them is 0 («không có hồ sơ trễ hạn»); "" where the text itself says it.
    `otherwise` is said where not all of them are held, of figures of its own («36/91», where nobody tells what was due).
    """

    text: str
    zero: str = ""
    otherwise: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The figures in the order in which they stand, each once; the report's own period is none."""
        named = (name for _text, name, _form, _kind in Formatter().parse(self.text) if name)
        return tuple(dict.fromkeys(name for name in named if name != THIS_PERIOD))


@dataclass(frozen=True)
class SentenceRule:
    """A sentence of a section: of which answer, of which of its rows, and its clauses.

    `answer`: the name of the rows that it is about (`answers.py`). `rows`: column → what has to stand there
    (`passages.is_meant`); no other row is meant. `others`: it is about the rows that no other rule takes. `expected`: where its
    figures are not held, the report has a gap. `page`: where they are entered.
    """

    rule_id: str
    kinds: tuple[str, ...]
    section: str
    answer: str
    clauses: tuple[Clause, ...]
    rows: Mapping[str, str]
    others: bool = False
    expected: bool = False
    page: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every figure that the sentence may name."""
        told = (each for clause in self.clauses for each in (clause, Clause(clause.otherwise)))
        return tuple(dict.fromkeys(column for clause in told for column in clause.columns))


@cache
def sentence_rules() -> tuple[SentenceRule, ...]:
    """All rules in the order in which their sentences stand. Raises SentenceRuleError for one that is not whole."""
    found = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
    return tuple(_rule(each) for each in found["sentence"])


def _rule(given: Mapping[str, Any]) -> SentenceRule:
    try:
        clauses = tuple(
            Clause(each)
            if isinstance(each, str)
            else Clause(each["text"], each.get("zero", ""), each.get("otherwise", ""))
            for each in given["clauses"]
        )
        rule = SentenceRule(
            rule_id=given["id"],
            kinds=tuple(given.get("kinds", ["quarterly"])),
            section=given["section"],
            answer=given["of"],
            clauses=clauses,
            rows=given.get("rows", {}),
            others=given.get("others", False),
            expected=given.get("expected", False),
            page=given.get("page", ""),
        )
    except KeyError as error:
        raise SentenceRuleError(f"rule «{given.get('id')}» lacks {error}") from error
    if not rule.clauses or not rule.columns:
        raise SentenceRuleError(f"rule «{rule.rule_id}» names no figure")
    return rule
