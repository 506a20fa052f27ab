"""What departments do about the points that their sheets lost: limitations, remedies, actions, and how far each of them came.

How an action ends leans on what the next year's sheet gives back: most of what was confirmed did come back, but not all of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.framework import Criterion, lines
from cchc.demo.offices import CLIMBER, HIDDEN, STUCK, Department
from cchc.demo.remarks import said_of, worst
from cchc.demo.remedy_words import BY_KIND, COUNCIL, KIND_OF, LASTING, NOTES
from cchc.demo.scoring import leaf_points, office
from cchc.demo.work import responsibilities
from cchc.demonstration import TODAY
from cchc.intake.ledger import changed_state

Row = dict[str, Any]
YEARS = (2023, 2024, 2025)
FOLLOWED = (CLIMBER, STUCK, HIDDEN, "Sở Nội vụ", "Sở Giáo dục và Đào tạo")
# Days of the year after on which things are due; some stand shortly after the demonstration's day.
DUE = ("03-31", "04-30", "05-15", "06-30", "06-30", "07-31", "08-31", "09-30", "09-30", "10-31", "11-15")
DUE_LATE = ("11-30", "12-10", "12-15")
# How it ends → how often: of what came back, of what was lost again, and of the running year.
CAME_BACK = (("confirmed", 0.94), ("awaiting", 0.03), ("failed", 0.03))
LOST_AGAIN = (("confirmed", 0.68), ("failed", 0.13), ("begun", 0.08), ("untouched", 0.06), ("dropped", 0.05))
RUNNING = (
    ("failed", 0.1), ("confirmed", 0.46), ("awaiting", 0.12), ("begun", 0.2), ("untouched", 0.07), ("dropped", 0.05),
)  # fmt: skip
# What is reported of an action, in its order.
STEPS = {
    "confirmed": ("in_progress", "awaiting", "confirmed"),
    "awaiting": ("in_progress", "awaiting"),
    "failed": ("in_progress", "awaiting", "failed"),
    "begun": ("in_progress",),
    "dropped": ("in_progress", "dropped"),
    "untouched": (),
}


@cache
def plan(whose: Department, year: int) -> tuple[Row, ...]:
    """The limitations of a department's sheet, each with its remedy (None for none) and that one's actions."""
    named = set(worst(whose, year))
    found: list[Row] = []
    for group in limitation_groups(whose, year, named):
        chance = Chance("ledger", whose.name, year, group[0].known)
        if group[0].code in named or chance.happens(0.94 if whose.name == CLIMBER else 0.7):
            found.append(limitation(whose, year, group, chance, len(found) + 1))
    return tuple(found)


def limitation_groups(whose: Department, year: int, named: set[str]) -> Iterator[list[Criterion]]:
    """Lines that lost points: those that the appraisal names by themselves, the others of one criterion and reason together."""
    points = leaf_points(whose, year)
    lost = [line for line in lines(year) if line.scored and points[line.code]["score"] < line.max_score]
    together = groupby(
        lost, lambda line: (line.code if line.code in named else line.parent, points[line.code]["reason"])
    )
    return (list(group) for _about, group in together)


def limitation(whose: Department, year: int, group: list[Criterion], chance: Chance, position: int) -> Row:
    """One row of the ledger's limitations, with `remedy` and `actions` under it."""
    titles = {line.code: line.title for line in lines(year)}
    first = group[0]
    title = first.title if len(group) == 1 else titles[str(first.parent)]
    area, reason = first.code.partition(".")[0], leaf_points(whose, year)[first.code]["reason"]
    kind = "structural" if first.known in LASTING else KIND_OF[reason]
    cause, cause_kind = chance.of(BY_KIND[kind].causes)
    told = {
        "limitation_id": known_by("limitation", whose.name, year, first.code), "position": position,
        "area_code": area, "area": titles[area], "text": said_of(title, reason),
        "criteria": "\n".join(line.code for line in group), "cause": cause, "cause_kind": cause_kind,
        "recoverability": kind, "taken_from": "document" if whose.name == CLIMBER else "score_sheet",
    }  # fmt: skip
    is_open = year == YEARS[-1] and chance.happens(0.05)
    remedy = None if is_open else chance.of(BY_KIND[kind].remedies).format(title=title)
    actions = [] if remedy is None else list(actions_for(whose, year, group, kind, chance))
    return {**told, "remedy": remedy, "actions": actions}


def actions_for(
    whose: Department, year: int, group: list[Criterion], kind: str, chance: Chance
) -> Iterator[Row]:
    """One or two things to do, by the room that answers for the criterion, and what was reported of each: `changes`."""
    duty = duties(whose, year)[str(group[0].parent)]
    ends = CAME_BACK if came_back(whose, year, group) else LOST_AGAIN
    doing = BY_KIND[kind].actions
    begin = chance.whole(0, len(doing) - 1)
    for number in range(2 if chance.happens(0.35) else 1):
        text, product = doing[(begin + number) % len(doing)]
        of_year = chance.of(DUE_LATE) if chance.happens(0.15) else chance.of(DUE)
        due = date.fromisoformat(f"{year + 1}-{of_year}")
        is_nobodys = year == YEARS[-1] and chance.happens(0.05)
        action_id = known_by("action", whose.name, year, group[0].code, number)
        end = drawn(RUNNING if year == YEARS[-1] else ends, chance)
        yield {
            "action_id": action_id, "text": text, "owner": None if is_nobodys else duty["owner"],
            "supporters": duty["supporters"], "due_on": due, "product": product,
            "changes": [] if is_nobodys else state_changes(action_id, end, due, duty["owner"], chance),
        }  # fmt: skip


def state_changes(action_id: str, end: str, due: date, room: str, chance: Chance) -> list[Row]:
    """What was reported until today: begun two months or more before its day, done about it, confirmed weeks after."""
    day, found = due - timedelta(days=chance.whole(60, 110)), []
    number = chance.whole(11, 480)
    for state in STEPS[end]:
        if state in ("awaiting", "dropped"):
            day = due + timedelta(days=chance.whole(-24, 9))
        elif state != "in_progress":
            day += timedelta(days=chance.whole(6, 25))
        by = room if state in ("in_progress", "awaiting") else COUNCIL
        document = f"{number}/BC-MINHHOA" if state in ("awaiting", "confirmed") else ""
        if day <= TODAY:
            found.append(changed_state(action_id, state, day, by, NOTES.get(state, ""), document))
    return found


@cache
def duties(whose: Department, year: int) -> dict[str, Row]:
    """By criterion who answers for it."""
    return {row["code"]: row for row in responsibilities(whose, year)}


def came_back(whose: Department, year: int, group: list[Criterion]) -> bool:
    """Whether the next year's sheet has more than half of the points again."""
    if year == YEARS[-1]:
        return False
    later = leaf_points(whose, year + 1)
    now = leaf_points(whose, year)
    lost, lost_later = (
        sum(line.max_score - found[line.code]["score"] for line in group) for found in (now, later)
    )
    return bool(lost_later < lost / 2)


def drawn(ends: tuple[tuple[str, float], ...], chance: Chance) -> str:
    left = chance.share()
    for end, share in ends:
        left -= share
        if left < 0:
            return end
    return ends[-1][0]


def known_by(*about: object) -> str:
    """The id of a row of the ledger, the same every time."""
    return hashlib.sha256("|".join(map(str, about)).encode()).hexdigest()[:12]


def plans() -> Iterator[tuple[str, int, tuple[Row, ...]]]:
    """Unit, year and limitations of all that is followed."""
    return ((name, year, plan(office(name), year)) for year in YEARS for name in FOLLOWED)


def ledger() -> Iterator[tuple[str, int, dict[str, list[Row]]]]:
    """Unit, year and by table the rows that are planned. Those of the director's own department came as its workbook: of them
    only what no sheet has a column for, kinds of causes and how points can be won back."""
    for unit, year, limitations in plans():
        shared = {"document": f"{30 + year % 100}/KH-MINHHOA"}
        found: dict[str, list[Row]] = {"ledger_limitations": [], "ledger_remedies": [], "ledger_actions": []}
        for row in limitations:
            told = {name: value for name, value in row.items() if name not in ("remedy", "actions")}
            found["ledger_limitations"].append({**told, **shared})
            if row["remedy"] and unit != CLIMBER:
                found["ledger_remedies"].append(planned_remedy(row) | shared)
                found["ledger_actions"] += [action_row(row, action) | shared for action in row["actions"]]
        yield unit, year, found


def planned_remedy(row: Row) -> Row:
    tied = {"limitation_ids": row["limitation_id"], "paired": True, "text": row["remedy"]}
    return {"remedy_id": remedy_id(row), **tied}


def remedy_id(row: Row) -> str:
    return known_by("remedy", row["limitation_id"])


def action_row(row: Row, action: Row) -> Row:
    told = {name: value for name, value in action.items() if name != "changes"}
    return {**told, "remedy_id": remedy_id(row)}


def reports(number: int) -> Iterator[tuple[str, int, dict[str, list[Row]]]]:
    """Unit, year and the changes that were the first, second or third (0, 1, 2) of their actions, and with the third the
    documents that prove what was confirmed."""
    for unit, year, limitations in plans():
        told = [action["changes"][number:][:1] for row in limitations for action in row["actions"]]
        states = [change for found in told for change in found]
        proved = [evidence(change) for change in states if change["action_state"] == "confirmed"]
        yield unit, year, {"action_states": states, "evidence": proved}


def evidence(change: Row) -> Row:
    """The document by which a change was confirmed."""
    told = {
        "document": change["document"],
        "added_on": change["changed_on"],
        "added_by": change["changed_by"],
    }
    return {
        "evidence_id": known_by("evidence", change["action_id"]),
        "action_id": change["action_id"],
        **told,
    }
