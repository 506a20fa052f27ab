"""`python -m tests.report_sentences`: writes the question that lists the rules of reports' sentences; a test compares it."""

from __future__ import annotations

from pathlib import Path

from cchc import words
from cchc.reports import SentenceRule, report_kind, sentence_rules
from cchc.reports.rules import THIS_PERIOD, Clause

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "queries" / "method" / "report_sentences.sql"
QUESTION = """\
-- one row per rule by which a sentence of a document is made, in their order: below which heading, what it says of which figures
-- («‹…›»), what instead where the first of them is 0, and what is done where it is not held
-- Written by `python -m tests.report_sentences` from cchc/reports/sentences.toml.
with rules as (
    select *
    from (
        values
{rows}
    ) as told(position, rule, report_kind, section, sentence, said_of_zero, when_missing)
)

select
    rules.position,
    rules.rule,
    rules.report_kind,
    rules.section,
    rules.sentence,
    rules.said_of_zero,
    rules.when_missing
from rules
where says(concat_ws(' ', rules.report_kind, rules.section, rules.sentence, rules.said_of_zero), $text)
order by rules.position
"""


def written() -> str:
    """The whole question."""
    rules = enumerate(sentence_rules(), 1)
    return QUESTION.format(
        rows=",\n".join(f"        ({', '.join(values(place, rule))})" for place, rule in rules)
    )


def values(place: int, rule: SentenceRule) -> list[str]:
    """What is told of a rule, as SQL literals."""
    kinds = [report_kind(code) for code in rule.kinds]
    titles = {heading.code: heading.title for kind in kinds for heading in kind.headings}
    zero = "; ".join(clause.zero for clause in rule.clauses if clause.zero)
    told = [
        rule.rule_id,
        "; ".join(kind.title for kind in kinds),
        f"{rule.section} {titles[rule.section]}",
        ", ".join(told_of(clause) for clause in rule.clauses),
    ]
    gap = "Để trống «……» và nêu tên chỗ thiếu" if rule.expected else "Không nói"
    return [str(place), *map(literal, told), literal(zero) if zero else "null", literal(gap)]


def told_of(clause: Clause) -> str:
    """A clause with its figures by their headings: «đã tiếp nhận ‹Tổng tiếp nhận› hồ sơ»; and what is said without them."""
    if clause.otherwise:
        otherwise = told_of(Clause(clause.otherwise)).removeprefix("- ")
        return f"{told_of(Clause(clause.text))} (thiếu số liệu ấy: «{otherwise}»)"
    named = {column: f"‹{words.heading(column)}›" for column in clause.columns}
    return clause.text.format_map({THIS_PERIOD: "‹Kỳ›", **named})


def literal(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
