"""Counts of dossiers that must agree: totals with their parts, lines with the line that adds them up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cchc.reading.figures.counts import TOLERANCE, Counts, Numbers, is_below_zero
from cchc.reading.kinds.dossiers.dossier_columns import NEW
from cchc.reading.layout.sections import Line
from cchc.reading.problems import Problems, number_text

LABELS = {
    "received_total": "tổng số hồ sơ tiếp nhận", "received_online": "số hồ sơ tiếp nhận trực tuyến",
    "received_direct": "số hồ sơ tiếp nhận trực tiếp", "carried_over": "số hồ sơ từ kỳ trước",
    "resolved_total": "tổng số hồ sơ đã giải quyết", "resolved_early": "số hồ sơ giải quyết trước hạn",
    "resolved_on_time": "số hồ sơ giải quyết đúng hạn", "resolved_late": "số hồ sơ giải quyết quá hạn",
    "pending_total": "tổng số hồ sơ đang giải quyết", "pending_in_time": "số hồ sơ đang giải quyết trong hạn",
    "pending_late": "số hồ sơ đang giải quyết quá hạn", NEW: "số hồ sơ mới tiếp nhận trong kỳ",
}  # fmt: skip
ASIDE = "aside"  # the role of further counts: dossiers that were given back or wait for papers
# A total and all of its parts; those of them without which nothing can be said of their sum.
_IDENTITIES: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    (NEW, ("received_online", "received_direct"), frozenset({"received_online", "received_direct"})),
    ("received_total", (NEW, "carried_over"), frozenset({NEW, "carried_over"})),
    (
        "received_total",
        ("received_online", "received_direct", "carried_over"),
        frozenset({"received_online", "received_direct"}),
    ),
    ("received_total", ("resolved_total", "pending_total"), frozenset({"resolved_total", "pending_total"})),
    (
        "resolved_total",
        ("resolved_early", "resolved_on_time", "resolved_late"),
        frozenset({"resolved_on_time", "resolved_late"}),
    ),
    ("pending_total", ("pending_in_time", "pending_late"), frozenset({"pending_in_time", "pending_late"})),
)
# What a total of new dossiers only does not count.
_ON_TOP = {"carried_over", "resolved_total", "pending_total", NEW}
_MOST_ASIDE = 5  # columns that may be left out of a sum, tried in every combination


def check_identities(
    lines: Sequence[Line], counts: Sequence[Counts], numbers: Numbers, problems: Problems
) -> None:
    """Reports each line whose total is not the sum of its parts, or less than one of them (`dossier_identity`)."""
    for whole, parts, needed in _IDENTITIES:
        # A total that is worked out of its parts is spoken of at one of them.
        place = numbers.get(whole) or (numbers.get(NEW) if whole == "received_total" else None)
        if place is None or (NEW in numbers and "received_online" in parts and whole != NEW):
            continue
        present = [part for part in parts if part in numbers]
        if needed <= set(present):
            for line, values in zip(lines, counts, strict=True):
                # Nearly all lines add up at once.
                at_once = sum([values[part] or 0.0 for part in present]) == values.get(whole)
                if at_once or _adds_up(values, whole, present) or is_below_zero(values, present):
                    continue
                if not any(numbers[part].is_wrong(line) for part in present):
                    _report_sum(line, values, whole, present, place.column, problems)
        else:
            within = [part for part in present if part not in _ON_TOP]
            _check_parts(lines, counts, whole, within, numbers, problems)


def _adds_up(values: Counts, whole: str, parts: Sequence[str]) -> bool:
    total, known = values.get(whole), [value for part in parts if (value := values[part]) is not None]
    if total is None or not known or abs(total - sum(known)) <= TOLERANCE:
        return True
    # What was given back or waits for papers may be neither resolved nor pending.
    return "resolved_total" in parts and (len(known) < len(parts) or _are_aside(total - sum(known), values))


def _report_sum(
    line: Line, values: Counts, whole: str, parts: Sequence[str], column: int, problems: Problems
) -> None:
    names = " + ".join(LABELS[part] for part in parts)
    added = number_text(sum(value for part in parts if (value := values[part]) is not None))
    message = f"{LABELS[whole]} là {number_text(values[whole])}, nhưng {names} là {added}. Hãy kiểm tra lại số liệu."
    if blank := [LABELS[part] for part in parts if values[part] is None]:
        # A blank is not zero here and unknown later: whoever wrote it is told that it was left out.
        message += f" Ô trống không được coi là 0: hãy ghi {', '.join(blank)}, nếu không có thì ghi 0."
    problems.add("dossier_identity", line.row, column, message)


def _are_aside(over: float, values: Counts) -> bool:
    aside = [value for role, value in values.items() if role.startswith(ASIDE) and value][:_MOST_ASIDE]
    return any(
        abs(sum(some) - over) <= TOLERANCE
        for n in range(1, len(aside) + 1)
        for some in combinations(aside, n)
    )


def _check_parts(
    lines: Sequence[Line],
    counts: Sequence[Counts],
    whole: str,
    parts: Sequence[str],
    numbers: Numbers,
    problems: Problems,
) -> None:
    """Parts of which one has no column are never more than their total."""
    for line, values in zip(lines, counts, strict=True):
        total = values.get(whole)
        for part in parts:
            value = values[part]
            if total is not None and value is not None and value > total + TOLERANCE:
                message = f"{LABELS[part]} là {number_text(value)}, nhiều hơn {LABELS[whole]} là {number_text(total)}."
                problems.add("dossier_identity", line.row, numbers[part].column, message)
