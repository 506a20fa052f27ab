"""Which figures an answer compares, and what the rules of comparison say of them."""

from __future__ import annotations

from typing import Any

from cchc import findings
from cchc.comparing import compared_by
from cchc.ui.answers import Answer, ask, derived


def comparability(answer: Answer, **narrowed: Any) -> Answer | None:
    """The rules that the figures of an answer break; `narrowed` are parameters of `comparability` that say more.

    None where the answer compares nothing.
    """
    if answer.name == "comparability":
        return answer
    compared = compared_by(answer.name, dict(answer.given))
    return None if compared is None else ask("comparability", **{**compared, **narrowed})


def verdict_text(answer: Answer) -> str:
    """The verdict with all its reasons in plain words; empty where nothing is compared."""
    found = comparability(answer)
    return "" if found is None else str(derived(findings.verdict, found))
