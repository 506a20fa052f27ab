"""What needs attention: what small questions find, weighed in points and put in one order (decision 0021).

Each rule of the view `attention_rules` is found by one question (`queries/attention/`, `target_distances`, `calendar_dates`).
Points at stake are points where a rule is about points; else an estimate: the maximum of the areas that the topic weighs in × the
share in question, never more than these areas lost. Blank where the sheet does not tell what they lost, where that is nothing,
and where figures are only old or missing: what is unknown has cost nothing. The most points come first, then the order of the
rules, then the most at stake.
`stake_areas` are the areas that the points are of. `flag` says how final the figures behind a thing are, `origin` where they
were read; the maximum that an estimate rests on is the framework's and the same in every document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from cchc.store.order import in_name_order

Row = dict[str, Any]
Asking = Callable[..., Sequence[Row]]

PARAMETERS: frozenset[str] = frozenset({"unit", "province", "unit_id", "as_of", "first_of_rule"})
NUMBERS = ("target", "actual", "at_stake", "points_at_stake", "counted_late", "listed_late")
WHAT = (
    "unit_id",
    "unit",
    "province",
    "rule",
    "page",
    "period",
    "period_type",
    "actual_period",
    "actual_since",
    "outlook",
    "subject",
    "measure",
    "measure_unit",
    "topic",
)
COLUMNS = (
    *WHAT,
    "points_basis",
    *NUMBERS,
    "due_on",
    "known_parts",
    "all_parts",
    "stake_areas",
    "flag",
    "origin",
)
NAMES = ("subject", "name")  # texts that decide the order where all figures are equal
# What a person asks first of all: what is due or soon will be, what was lost, what is not known.
MATTERS = {
    "due": (
        "overdue_tasks",
        "deadline_near",
        "report_due",
        "target_behind",
        "late_remedies",
        "due_remedies",
    ),
    "lost": ("repeated_deduction", "largest_deduction", "target_missed", "late_dossiers", "rate_falling"),
    "missing": ("stale_data",),
}
MATTER = {rule: matter for matter, rules in MATTERS.items() for rule in rules}
BEHIND = ("behind", "not_yet", "not_met_before", "not_met_off_period")
OUTLOOKS = {"missed": "target_missed", **dict.fromkeys(BEHIND, "target_behind")}
NO_WEIGHT: Row = {"max_score": None, "deduction": None, "stake_areas": None, "origin": None}
TOPICS = {
    "on_time_rate": "dossiers",
    "early_rate": "dossiers",
    "late_dossiers": "dossiers",
    "online_rate": "online",
    "online_payment_rate": "online",
    "digitisation_rate": "online",
}


def attention(ask: Asking, given: Mapping[str, Any]) -> list[Row]:
    """One row per thing that needs attention of the units that `given` lets through, as of its day; what weighs most comes first.

    `ask` gives the rows of a question as plain values. `given` may hold `unit`, `province`, `as_of` (today without it) and
    `first_of_rule` (of each rule and unit one thing only, the same points never twice: `first_of_each_rule`).
    """
    rules = {rule["rule"]: rule for rule in ask("attention_rules")}
    whose = {key: given.get(key) for key in ("unit", "province", "unit_id", "as_of")}
    near = {"as_of": given.get("as_of"), "within_days": rules["report_due"]["threshold"]}
    followed = ask("followed_figures", **whose)
    weights = {(row["unit_id"], row["topic"]): row for row in ask("topic_weights", **whose)}
    things: list[Row] = [
        *short_of_target(ask("target_distances", **whose)),
        *ask("lasting_losses", **whose),
        *ask("slipping_dossiers", **whose),
        *ask("pressing_tasks", **whose),
        *({**row, "points": as_float(row["points"])} for row in ask("pressing_remedies", **whose)),
        *({**row, "rule": "stale_data", "at_stake": row["days_old"]} for row in followed if row["is_stale"]),
        *reports_due(ask("calendar_dates", **near), followed),
    ]
    weighed = [weigh(thing, rules[thing["rule"]], weights) for thing in things]
    texts = in_name_order(
        str(thing[column]) for thing in weighed for column in NAMES if thing.get(column) is not None
    )
    numbers = {text: number for number, text in enumerate(texts)}
    weighed.sort(key=lambda thing: sort_key(thing, numbers))
    told = [{column: thing.get(column) for column in COLUMNS} for thing in weighed]
    is_short = str(given.get("first_of_rule")).lower() == "true"  # typed on the command line it is text
    return first_of_each_rule(told) if is_short else told


def first_of_each_rule(things: Sequence[Row]) -> list[Row]:
    """Of the things in their order one per rule and unit, so that nobody reads the same points twice.

    Taken is the first of a rule whose points are of areas that nothing taken before speaks of. Where a rule has none, its
    first that only estimates points, or that is due, follows at the end, without them; what was lost in an area told already
    is left out.
    """
    taken: dict[Any, Row] = {}
    spoken_of: dict[Any, set[str]] = {}
    told_again: dict[Any, Row] = {}
    for thing in things:
        unit, areas = thing["unit_id"], areas_at_stake(thing)
        if (unit, thing["rule"]) in taken:
            continue
        if areas & spoken_of.setdefault(unit, set()):
            told_again.setdefault((unit, thing["rule"]), thing)
        else:
            taken[unit, thing["rule"]] = thing
            spoken_of[unit] |= areas
    rest = [
        {**thing, "points_at_stake": None, "points_basis": None, "stake_areas": None}
        for key, thing in told_again.items()
        if key not in taken and (thing["points_basis"] == "estimated" or MATTER[thing["rule"]] == "due")
    ]
    return [*taken.values(), *rest]


def one_of_each_matter(things: Sequence[Row], count: int = 3) -> list[Row]:
    """Of things in their order, of one unit, the first that is due, the first that was lost, the first that is missing.

    In this order, at most `count`; where there is nothing of a matter the next of the others fills its place.
    """
    first = first_of_each_rule(things)
    leading = [
        next((thing for thing in first if MATTER[thing["rule"]] == matter), None) for matter in MATTERS
    ]
    chosen = [thing for thing in leading if thing is not None]
    chosen += [thing for thing in first if thing not in chosen]
    return sorted(chosen[:count], key=matter_no)


def matter_no(thing: Row) -> int:
    """The place of a thing's matter: due before lost before missing."""
    return list(MATTERS).index(MATTER[thing["rule"]])


def areas_at_stake(thing: Row) -> set[str]:
    """The areas whose points are at stake; none where no points are told."""
    return (
        set() if thing["points_at_stake"] is None else {area for area in thing["stake_areas"] or () if area}
    )


def short_of_target(distances: Sequence[Row]) -> list[Row]:
    """Targets that were missed, or will be at the present pace; of each measure those of its newest period only."""
    known = [row for row in distances if row["value"] is not None and row["is_within_a_year"]]
    newest: dict[Any, tuple[date, int]] = {}
    for row in known:
        newest[row["unit_id"], row["measure"]] = max(
            ends(row), newest.get((row["unit_id"], row["measure"]), ends(row))
        )
    found = []
    for row in known:
        if row["outlook"] in OUTLOOKS and ends(row) == newest[row["unit_id"], row["measure"]]:
            expected = row["actual"] if row["projected"] is None else row["projected"]
            short, aim = abs(row["value"] - expected), abs(row["value"])
            told = {"rule": OUTLOOKS[row["outlook"]], "subject": row["title"], "topic": topic_of(row)}
            told |= {"target": row["value"], "at_stake": short, "share": short / aim if aim else None}
            found.append({**row, **told, "points": short if row["measure"] == "score" else None})
    return found


def as_float(points: Any) -> float | None:
    """Points of a score sheet as other rules tell theirs."""
    return None if points is None else float(points)


def ends(target: Row) -> tuple[date, int]:
    """When a target's period ends; of those that end together the longest counts as the newest."""
    return target["ends_on"], -target["starts_on"].toordinal()


def topic_of(target: Row) -> str | None:
    """What a target's measure is about, and so in which areas of a score sheet it weighs."""
    is_money = (target["measure_unit"] or "").endswith("đồng") or "spending" in target["measure"]
    return TOPICS.get(target["measure"], "money" if is_money else None)


def reports_due(dates: Sequence[Row], followed: Sequence[Row]) -> list[Row]:
    """Days of the calendar that are near, for every unit that has not ended and has figures that are followed."""
    named = ("unit_id", "unit", "province")
    units = {row["unit_id"]: {key: row[key] for key in named} for row in followed if not row["has_ended"]}
    return [
        {
            **unit,
            "rule": "report_due",
            "subject": event["title"],
            "name": event["event"],
            "due_on": event["due_on"],
            "at_stake": float(event["days_left"]),
        }
        for event in dates
        for unit in units.values()
    ]


def weigh(thing: Row, rule: Row, weights: Mapping[tuple[str, Any], Row]) -> Row:
    """A thing with its rule's page and place, and the points that are at stake."""
    weight = weights.get((thing["unit_id"], thing.get("topic")), NO_WEIGHT)
    points, share, areas = thing.get("points"), thing.get("share"), thing.get("stake_areas")
    origin = thing.get("origin")
    basis = "estimated" if points is None else "points"
    if points is None and share is not None and (weight["deduction"] or 0) > 0:
        points, areas = min(weight["max_score"] * share, weight["deduction"]), weight["stake_areas"]
        origin = "\n".join(filter(None, (origin, weight["origin"])))
    told = {"page": rule["page"], "rule_no": rule["position"], "stake_areas": areas, "origin": origin}
    told["points_at_stake"] = None if points is None else round(points, 6)
    return {**thing, **told, "points_basis": None if points is None else basis}


def sort_key(thing: Row, numbers: Mapping[str, int]) -> tuple[Any, ...]:
    """What decides the order, texts by their number in the order of names; a blank comes last."""
    period = thing.get("period")
    latest = (period is None, [*(-ord(letter) for letter in period or ""), 0])
    order = (down(thing["points_at_stake"]), thing["rule_no"], down(thing.get("at_stake")), latest)
    codes = ((thing.get(column) is None, thing.get(column) or "") for column in ("topic", "measure"))
    named = ((thing.get(column) is None, numbers.get(str(thing.get(column)), 0)) for column in NAMES)
    return (*order, *codes, *named, thing["unit_id"])


def down(number: float | None) -> tuple[bool, float]:
    """The largest first, a blank last."""
    return (number is None, -(number or 0))


def as_frame(rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a frame, with the types that a question would give."""
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS))
    return frame.astype({**dict.fromkeys(NUMBERS, "float64"), "due_on": "datetime64[us]"})
