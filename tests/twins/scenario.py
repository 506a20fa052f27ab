"""Slow twins of the drill-down of a score sheet and of what if."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from tests.twins.aims import BETTER, measure_held
from tests.twins.changes import total
from tests.twins.history import History, Row, combined, exact
from tests.twins.order import down, name_key, up, ups
from tests.twins.scores import (
    Answer,
    coverage,
    minus,
    percent,
    picked,
    positive,
    ranked_totals,
    sheet_apart,
    sheet_lines,
    sheet_maxima,
)

STEPS = (1, 2, 3, 5, 10)


def is_named(given: dict[str, Any]) -> bool:
    return all(given.get(name) is not None for name in ("unit", "province", "year"))


def above_lines(lines: list[Row], unit_id: str, parent: str | None) -> list[Row]:
    return [line for line in lines if (line["unit_id"], line["code"]) == (unit_id, parent)]


def deduction_parts(history: History, given: dict[str, Any]) -> Answer:
    if not is_named(given):
        return []
    parent = given.get("parent")
    lines = [row for row in sheet_lines(history, given) if row["year"] == given["year"]]
    totals = {
        unit_id: most for (unit_id, year), most in sheet_maxima(history).items() if year == given["year"]
    }
    parts = [
        line
        for line in lines
        if (
            line["level"] == "area"
            if parent is None
            else line["parent_code"] == parent and line["level"] in ("criterion", "subcriterion")
        )
    ]
    answer: Answer = []
    for unit_id in {part["unit_id"] for part in parts}:
        own = [part for part in parts if part["unit_id"] == unit_id]
        for part in own:
            part["deduction"] = minus(part["max_score"], part["score"])
        above = [line["max_score"] for line in above_lines(lines, unit_id, parent)]
        whole = (
            totals.get(unit_id) if parent is None else max((m for m in above if m is not None), default=None)
        )
        held = coverage(own, whole)
        lost_above = [minus(line["max_score"], line["score"]) for line in above_lines(lines, unit_id, parent)]
        printed = max((points for points in lost_above if points is not None), default=None)
        told = total([part["deduction"] for part in own]) or 0
        held["rest_points"] = positive(minus(printed, told)) if parent is not None else None
        lost, so_far = total([part["deduction"] for part in own]) if held["is_whole"] else None, None
        for part in sorted(own, key=lambda part: (down(part["deduction"]), part["position"])):
            so_far = total([so_far, part["deduction"]])
            columns = (
                "level",
                "code",
                "title",
                "max_score",
                "self_score",
                "score",
                "deduction",
                "reason",
                "owner",
                "evidence",
                "flag",
            )
            row = Row(
                **picked(part, *columns),
                ratio=percent(part["score"], part["max_score"]),
                share=percent(part["deduction"], lost),
                cumulative_share=percent(so_far, lost),
                **held,
                has_parts=not part["is_leaf"],
                source=history.sheet(part),
            )
            answer.append((ups(part, "unit_id", "position"), row))
    return answer


def wanted_gains(given: dict[str, Any]) -> dict[str, Decimal | None]:
    gains: dict[str, Decimal | None] = {}
    for text in given.get("gains") or []:
        found = re.fullmatch(r"(.*):([^:]*)", text)
        try:
            gains[found[1] if found else ""] = Decimal(found[2].replace(",", ".")) if found else None
        except InvalidOperation:
            gains[found[1] if found else ""] = None
    return gains


def lost_lines(history: History, given: dict[str, Any]) -> list[Row]:
    """Where points were lost, the largest loss first, with what is won back."""
    if not is_named(given):
        return []
    gains = wanted_gains(given)
    lost = []
    for line in sheet_lines(history, given):
        deduction = minus(line["max_score"], line["score"])
        if (
            line["year"] == given["year"]
            and line["level"] in ("area", "criterion", "subcriterion")
            and line["is_leaf"]
            and deduction is not None
            and deduction > 0
        ):
            part = line["code"] if line["code"] is not None else f"dong-{line['position']}"
            gain = min(max(gains.get(part) or Decimal(0), Decimal(0)), deduction)
            lost.append(Row(line, part=part, deduction=deduction, gain=gain))
    return sorted(lost, key=lambda row: (-row["deduction"], row["position"], row["part"], row["unit_id"]))


def hundredths_up(value: float) -> float:
    return math.ceil(round(100 * value, 6)) / 100


def scenario_parts(history: History, given: dict[str, Any]) -> Answer:
    lost = lost_lines(history, given)
    needed, places = given.get("gain_needed"), given.get("places")
    running = [sum(row["deduction"] for row in lost[: place + 1]) for place in range(len(lost))]
    least = min(places or 0, len(lost))
    enough = [
        place
        for place, reached in enumerate(running, start=1)
        if needed is not None and reached >= exact(needed) and place >= least
    ]
    count = min(enough, default=0)
    answer: Answer = []
    for place, (row, reached) in enumerate(zip(lost, running, strict=True), start=1):
        suggested: Any = 0
        if place <= count:
            suggested = row["deduction"]
            if places is None:
                suggested = min(suggested, exact(needed) - (reached - row["deduction"]))
            else:
                suggested = min(
                    float(suggested), hundredths_up(float(exact(needed) * suggested / running[count - 1]))
                )
        columns = (
            "part",
            "code",
            "title",
            "level",
            "area_code",
            "max_score",
            "score",
            "deduction",
            "gain",
            "reason",
        )
        line = Row(
            picked(row, *columns),
            cumulative_lost=reached,
            is_needed=place <= count,
            suggested_gain=suggested,
            scenario_score=row["score"] + row["gain"],
            flag=combined(row["flag"]),
        )
        answer.append(((place,), line))
    return answer


def cohort_of(history: History, given: dict[str, Any]) -> tuple[list[Row], list[Row]]:
    """The unit's own totals with points, and all totals of its province and year."""
    totals = [
        row
        for row in ranked_totals(history)
        if row["province"] == given.get("province") and row["year"] == given.get("year")
    ]
    own = [row for row in totals if row["unit"] == given.get("unit") and row["score"] is not None]
    return own, totals


def rivals_of(own: Row, totals: list[Row]) -> list[Row]:
    return [
        row
        for row in totals
        if (row["province_id"], row["cohort"]) == (own["province_id"], own["cohort"])
        and row["unit_id"] != own["unit_id"]
        and row["ratio"] is not None
        and (None in (row["out_of"], own["out_of"]) or row["out_of"] == own["out_of"])
    ]


def counted_rivals(own: Row, totals: list[Row]) -> list[Row]:
    """The rivals, where with the own one they are nine in ten of those that were ranked; else none to count places among."""
    rivals = rivals_of(own, totals)
    size = own["out_of"] if own["list_size"] is None else own["list_size"]
    return rivals if size is not None and 10 * (len(rivals) + 1) >= 9 * size else []


def thresholds_of(history: History, own: Row) -> list[Row]:
    """The class bounds that the province states for the unit's cohort, year and scale."""
    return [
        row
        for row in history.rows("rating_classes")
        if row["province"] == own["province"]
        and row["cohort"] in (own["cohort"], "mọi khối")
        and (row["year_from"] or own["year"]) <= own["year"] <= (row["year_to"] or own["year"])
        and row["status"] == "stated"
        and is_on_scale(row, own)
    ]


def is_on_scale(row: Row, own: Row) -> bool:
    if (row["basis"] or "").startswith("%"):
        return True
    try:
        return own["max_score"] is not None and float(row["max_scale"]) == float(own["max_score"])
    except (TypeError, ValueError):
        return False


def is_within(bounds: Row, measured: float | None) -> bool:
    if measured is None:
        return bounds["lower_bound"] is None and bounds["upper_bound"] is None
    low, high = bounds["lower_bound"], bounds["upper_bound"]
    above = low is None or (measured > low + 1e-9 if bounds["lower_op"] == ">" else measured >= low - 1e-9)
    below = high is None or (
        measured <= high + 1e-9 if bounds["upper_op"] == "<=" else measured < high - 1e-9
    )
    return above and below


def scenario_outcome(history: History, given: dict[str, Any]) -> Answer:
    lost = lost_lines(history, given)
    answer: Answer = []
    own_rows, totals = cohort_of(history, given)
    for own in own_rows:
        mine = [row for row in lost if row["unit_id"] == own["unit_id"]]
        wanted, lost_here = sum(row["gain"] for row in mine), sum(line["deduction"] for line in mine)
        lines = [
            line
            for line in sheet_lines(history, given)
            if (line["unit_id"], line["year"]) == (own["unit_id"], own["year"])
        ]
        leaves = [line for line in lines if line["is_leaf"] and line["level"] not in ("bonus", "penalty")]
        held = coverage(leaves, own["max_score"])
        extra = sum(
            line["score"] or 0
            for line in lines
            if line["level"] in ("bonus", "penalty") and line["parent_code"] is None
        )
        score, most = own["score"] + wanted, own["max_score"]
        if most is not None and own["score"] + lost_here - most - extra > exact(0.011):
            score = min(score, max(most, own["score"]))
        is_part = own["total_known_areas"] is not None
        ratio = None if is_part else percent(score, own["max_score"])
        rivals = rivals_of(own, totals)
        bounds = [
            row
            for row in thresholds_of(history, own)
            if row["lower_bound"] is not None or row["upper_bound"] is not None
        ]
        fitting = [
            row
            for row in bounds
            if not is_part and is_within(row, ratio if row["basis"].startswith("%") else float(score))
        ]
        fitting.sort(
            key=lambda row: (up(row["upper_bound"]), down(row["lower_bound"]), name_key(row["class"]))
        )
        apart = sheet_apart(history, own)
        known = counted_rivals(own, totals) if own["ratio"] is not None else []
        row = Row(
            picked(own, "unit", "province", "cohort", "year", "max_score", "score", "ratio", "class"),
            **picked(own, "rank", "out_of", "source"),
            total_lost=lost_here,
            **held,
            sheet_score=apart["score"] if apart else None,
            sheet_max_score=apart["max_score"] if apart else None,
            gain=score - own["score"],
            uncounted_gain=wanted - (score - own["score"]),
            scenario_score=score,
            scenario_ratio=ratio,
            scenario_class=fitting[0]["class"] if fitting else None,
            has_thresholds=bool(bounds),
            rank_now=place_among(known, own["ratio"]),
            scenario_rank=place_among(known, ratio),
            ranked_units=len(rivals) + 1,
            **picked(own, "total_known_areas", "total_areas"),
            flag=combined(
                own["flag"],
                *(line["flag"] for line in lines if line["is_leaf"] or line["level"] in ("bonus", "penalty")),
            ),
        )
        row["places_won"] = minus(row["rank_now"], row["scenario_rank"])
        answer.append((ups(own, "unit_id"), row))
    return answer


def place_among(rivals: list[Row], ratio: float | None) -> int | None:
    if not rivals:
        return None
    return 1 + sum(ratio is not None and bool(row["ratio"] > ratio + 1e-9) for row in rivals)


def scenario_targets(history: History, given: dict[str, Any]) -> Answer:
    own_rows, totals = cohort_of(history, given)
    answer: Answer = []
    for own in own_rows:
        if own["ratio"] is not None and own["max_score"]:
            ways = (aim_of, classes_above, places_above)
            found = [steps(history, own, totals) for steps in ways]
            found.insert(1, typed_goal(own, given.get("goal")))
            for kind, rows in enumerate(found):
                for row in rows:
                    missing = hundredths_up(row.pop("missing"))
                    if missing > 0:
                        target = f"{row['kind']}-{row['step']}"
                        row["flag"] = combined(own["flag"], row["flag"])
                        told = Row(
                            dict.fromkeys(("class", "target_comparison", "target_unit", "target_score"))
                        )
                        told |= {**row, "target": target, "gain_needed": missing}
                        told["goal_score"] = float(own["score"]) + missing
                        answer.append(((own["unit_id"], kind, row["step"]), told))
    return answer


def aim_of(history: History, own: Row, totals: list[Row]) -> list[Row]:
    """The first target of the year or the next that more points can reach, 80 % of the maximum where none is set."""
    aims = [
        row
        for row in history.rows("targets")
        if (row["unit_id"], row["measure"]) == (own["unit_id"], "score")
        and row["period"] in (str(own["year"]), str(own["year"] + 1))
        and row["value"] is not None
        and (row["measure_unit"] or "điểm").lower() in ("điểm", "%")
    ]
    if not aims:
        goal = 0.8 * float(own["max_score"])
        return [Row(kind="score", step=1, goal=goal, missing=goal - float(own["score"]), flag=None)]
    ahead = [aim for aim in map(partial(in_points, own), aims) if aim is not None]
    return [min(ahead, key=lambda aim: aim.pop("order"))] if ahead else []


def in_points(own: Row, target: Row) -> Row | None:
    """A target of points or of the ratio as points; None where more points do not help, or cannot."""
    most, score, comparison = float(own["max_score"]), float(own["score"]), target["comparison"]
    is_of_ratio = measure_held("score", target["measure_unit"]) == "ratio"
    actual = float(own["ratio"]) if is_of_ratio else score
    goal = target["value"] * most / 100 if is_of_ratio else float(target["value"])
    passing = goal + (0.01 if comparison == ">" else 0)
    if comparison[0] == "<" or target["value"] < actual or BETTER[comparison](actual, target["value"]):
        return None
    if passing > most + 1e-6:
        return None
    told = Row(kind="score", step=1, goal=goal, missing=passing - score, flag=target["flag"])
    told |= Row(
        target_comparison=comparison, target_unit=target["measure_unit"], target_score=target["value"]
    )
    unit, flag = target["measure_unit"] or "", target["flag"] or ""
    return Row(told, order=(target["period"], goal, comparison, unit, flag))


def typed_goal(own: Row, goal: float | None) -> list[Row]:
    """Points that somebody wishes for, no more than there are."""
    if goal is None or goal > float(own["max_score"]):
        return []
    return [Row(kind="goal", step=1, goal=float(goal), missing=float(goal) - float(own["score"]))]


def classes_above(history: History, own: Row, totals: list[Row]) -> list[Row]:
    bounds = [row for row in thresholds_of(history, own) if row["lower_bound"] is not None]
    bounds.sort(key=lambda row: (row["lower_bound"], name_key(row["class"])))
    steps = []
    for step, row in enumerate(bounds, start=1):
        scale = float(own["max_score"]) / 100 if row["basis"].startswith("%") else 1.0
        missing = row["lower_bound"] * scale - float(own["score"]) + (0.01 if row["lower_op"] == ">" else 0)
        goal = row["lower_bound"]
        steps.append(Row(kind="class", step=step, **{"class": row["class"]}, goal=goal, missing=missing))
    return steps


def places_above(history: History, own: Row, totals: list[Row]) -> list[Row]:
    better = sorted(
        (row["ratio"], row["unit_id"], row["flag"])
        for row in counted_rivals(own, totals)
        if row["ratio"] > own["ratio"] + 1e-9
    )
    return [
        Row(
            kind="rank",
            step=step,
            **{"class": None},
            goal=better[step - 1][0],
            missing=better[step - 1][0] * float(own["max_score"]) / 100 - float(own["score"]),
            flag=better[step - 1][2],
        )
        for step in STEPS
        if step <= len(better)
    ]


TWINS = {
    twin.__name__: twin for twin in (deduction_parts, scenario_parts, scenario_outcome, scenario_targets)
}
