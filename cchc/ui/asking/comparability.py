"""Which figures an answer compares, and what the rules of comparison say of them."""

from __future__ import annotations

from typing import Any

from cchc import sentences
from cchc.comparability import comparability_parameters
from cchc.ui.asking.answers import Answer, ask, cached_from


def comparability(answer: Answer, **narrowed: Any) -> Answer | None:
    """The rules that the figures of an answer break; `narrowed` are parameters of `comparability` that say more.

    None where the answer compares nothing.
    """
    if answer.name == "comparability":
        return answer
    compared = comparability_parameters(answer.name, dict(answer.given))
    return None if compared is None else ask("comparability", **{**compared, **narrowed})


# Rules under which the points of units, and those under which the values of an index, are not compared (`comparison_rules`).
OF_POINTS = {"framework", "framework_unknown", "max_score"}
OF_VALUES = {"index_break"}
OF_PLACES = {"index", "cohort", "period_type"}


def breaks_a_rule(answer: Answer, rules: set[str]) -> bool:
    """Whether the figures of an answer break any of these rules, so that what these forbid must not be drawn."""
    found = comparability(answer)
    return found is not None and bool(rules & set(found.values("rule")))


def verdict_text(answer: Answer) -> str:
    """The verdict with all its reasons in plain words; empty where nothing is compared."""
    found = comparability(answer)
    return "" if found is None else str(cached_from(sentences.verdict_with_reasons, found))
