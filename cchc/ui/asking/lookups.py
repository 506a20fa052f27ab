"""Single values out of an answer."""

from __future__ import annotations

from cchc.ui.asking.answers import Answer


def pairs(answer: Answer, key: str, value: str) -> dict[str, float]:
    """Two columns as a mapping."""
    return {
        str(name): float(number) for name, number in zip(answer.rows[key], answer.rows[value], strict=True)
    }


def newest_target(targets: Answer, measure: str) -> float | None:
    """The value of the newest target of a measure, if there is one."""
    found = targets.rows[targets.rows["measure"] == measure]
    return None if found.empty else float(found["value"].iloc[-1])
