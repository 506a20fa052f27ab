"""Slow twins of queries/remedies: who took up what, how far it is on a day, and the points of all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cchc.folding import fold
from tests.twins.history import History, Row, combined
from tests.twins.order import down, ups
from tests.twins.periods import day_of
from tests.twins.scores import (
    COVERAGE,
    Answer,
    coverages,
    first,
    fits,
    grouped,
    picked,
    positive,
    sheet_lines,
    untold_in,
    wanted_rows,
)

WHOLE = ("unit_id", "year")
ORDER = ("province", "unit", "year", "unit_id")
NEVER = date(1, 1, 1)
HUNDREDTH = Decimal("0.01")
DONE = ("awaiting", "confirmed")
OPEN = ("not_started", "in_progress", "failed")


class Ledger:
    """All of one unit and year, as of a day."""

    def __init__(self, history: History, lines: list[Row], rows: dict[str, list[Row]], day: date) -> None:
        self.history, self.day = history, day
        self.lines = [line for line in lines if line["level"] in LEVELS]
        self.lost = [line for line in lines if line["is_leaf"] and line["level"] in LEVELS and lost(line) > 0]
        self.areas = {
            line["code"]: line["title"] for line in lines if line["level"] == "area" and line["code"]
        }
        self.limitations = [row for row in rows["ledger_limitations"] if row["merged_into"] is None]
        self.remedies, self.actions = rows["ledger_remedies"], rows["ledger_actions"]
        self.changes = sorted(
            rows["action_states"], key=lambda row: (str(row["changed_on"]), row["published_no"])
        )
        self.evidence = rows["evidence"]
        self.shares: dict[tuple[str, int], tuple[Decimal, int]] = {}
        self.by_area: set[tuple[str, int]] = set()
        areas = [line for line in lines if line["level"] == "area"]
        leaves = [line for line in lines if line["is_leaf"] and line["level"] in LEVELS]
        self.unknown = [line for line in leaves if None in (line["max_score"], line["score"])]
        self.naming_unknown = {
            line["position"]: {row["limitation_id"] for row in self.nearest(line, areas)[0]}
            for line in self.unknown
        }
        for line in self.lost:
            named, best = self.nearest(line, areas)
            self.by_area |= {(row["limitation_id"], line["position"]) for row in named if best == 1}
            named.sort(key=lambda row: (row["position"], first(row["split_from"], row["limitation_id"])))
            families: dict[str, list[Row]] = {}
            for row in named:
                families.setdefault(first(row["split_from"], row["limitation_id"]), []).append(row)
            for family, whole in zip(families.values(), divide(lost(line), len(families)), strict=True):
                family.sort(key=lambda row: (row["position"], row["limitation_id"]))
                for row, share in zip(family, divide(whole, len(family)), strict=True):
                    self.shares[row["limitation_id"], line["position"]] = (share, len(named))

    def nearest(self, line: Row, areas: list[Row]) -> tuple[list[Row], int]:
        """The limitations that name a line most closely, and how closely."""
        near = {row["limitation_id"]: nearness(row, line, areas) for row in self.limitations}
        best = max(near.values(), default=0)
        return [row for row in self.limitations if best and near[row["limitation_id"]] == best], best

    def unknowns(self, limitation_ids: Iterable[str]) -> int:
        """How many lines that any of some limitations names do not tell what they lost."""
        return sum(bool(naming & set(limitation_ids)) for naming in self.naming_unknown.values())

    def points(self, limitation: Row) -> Decimal | None:
        """What a limitation costs."""
        known = [
            share for (name, _), (share, _) in self.shares.items() if name == limitation["limitation_id"]
        ]
        return sum(known, Decimal(0)) if known else None

    def areas_of(self, limitation_ids: Iterable[str]) -> list[str | None] | None:
        """The areas of the lost lines that some limitations name, by title where they have no code."""
        places = {place for name, place in self.shares if name in limitation_ids}
        lines = [line for line in self.lost if line["position"] in places]
        named = [
            first(line["area_code"], line["title"] if line["level"] == "area" else None) for line in lines
        ]
        return sorted(set(named), key=lambda area: (area is None, area or "")) or None

    def area(self, limitation: Row) -> str | None:
        places = {line["position"]: line for line in self.lost}
        named = [place for name, place in self.shares if name == limitation["limitation_id"]]
        own = places[min(named)]["area_code"] if named else None
        code: str | None = first(limitation["area_code"], own)
        return code

    def remedies_of(self, limitation: Row) -> list[Row]:
        tied = [r for r in self.remedies if limitation["limitation_id"] in r["limitation_ids"].split("\n")]
        return sorted(tied, key=lambda row: (row["position"], row["remedy_id"]))

    def limitations_of(self, remedy_id: str) -> list[Row]:
        tied = [
            row for row in self.limitations if remedy_id in [r["remedy_id"] for r in self.remedies_of(row)]
        ]
        return sorted(tied, key=lambda row: (row["position"], row["limitation_id"]))

    def change(self, action: Row, day: date) -> Row:
        """The newest change of an action until a day."""
        own = [row for row in self.changes if row["action_id"] == action["action_id"]]
        until = [row for row in own if as_day(row["changed_on"]) <= day]
        return until[-1] if until else Row(action_state="not_started")

    def actions_of(self, limitation: Row, day: date) -> list[Row]:
        """Its actions with their state on a day."""
        known = [row["remedy_id"] for row in self.remedies_of(limitation)]
        return [self.on(row, day) for row in self.actions if row["remedy_id"] in known]

    def on(self, action: Row, day: date) -> Row:
        """An action with its state, and whether it is late on that day."""
        change = self.change(action, day)
        state, due = change["action_state"], as_day(action["due_on"])
        told = {"state": state, "is_live": state != "dropped", "is_open": state in OPEN, "due": due}
        return Row(action, **told, is_late=state in OPEN and due is not None and due < day, change=change)

    def state(self, limitation: Row, day: date) -> str:
        """How far a limitation is: as far as the worst of its actions that are not given up."""
        live = [row for row in self.actions_of(limitation, day) if row["is_live"]]
        states = [row["state"] for row in live]
        if not self.remedies_of(limitation):
            return "without_remedy"
        if live and set(states) == {"confirmed"}:
            return "confirmed"
        if live and set(states) <= set(DONE):
            return "awaiting"
        if "failed" in states:
            return "failed"
        if not any(row["owner"] for row in live):
            return "without_owner"
        return "in_progress" if set(states) & {"in_progress", *DONE} else "not_started"

    def is_owned(self, limitation: Row) -> bool:
        return any(row["is_live"] and row["owner"] for row in self.actions_of(limitation, self.day))

    def sum_of(self, *states: str, day: date | None = None) -> Decimal:
        """Points of the limitations in some states; of all without a state."""
        wanted = [row for row in self.limitations if not states or self.state(row, day or self.day) in states]
        return sum((self.points(row) or Decimal(0) for row in wanted), Decimal(0))

    def untaken(self) -> list[Row]:
        taken = {place for _, place in self.shares}
        return [line for line in self.lost if line["position"] not in taken]


LEVELS = ("area", "criterion", "subcriterion")
PLANNED = ("without_owner", "not_started", "in_progress", "awaiting", "confirmed", "failed")


def lost(line: Row) -> Decimal:
    if line["max_score"] is None or line["score"] is None:
        return Decimal(0)
    return Decimal(line["max_score"]) - Decimal(line["score"])


def divide(points: Decimal, among: int) -> list[Decimal]:
    """In hundredths, what is left over to the first; nothing among none."""
    even = points / among // HUNDREDTH * HUNDREDTH if among else Decimal(0)
    return [points - even * (among - 1), *[even] * (among - 1)] if among else []


def nearness(limitation: Row, line: Row, areas: list[Row]) -> int:
    """2 where a limitation names a line itself, by its title, or a line above it; 1 where only the area; 0 where neither."""
    if not limitation["criteria"]:
        alike = [area["code"] for area in areas if is_named(limitation["area"], area)] or [None]
        told = [first(code, limitation["area_code"], limitation["area"]) for code in alike]
        is_near = any(is_area(name, line) for name in told if name is not None)
        return (2 if line["level"] == "area" else 1) if is_near else 0
    named = [criterion for criterion in limitation["criteria"].split("\n") if names(criterion, line)]
    if not named:
        return 0
    return 2 if line["level"] == "area" or any(one != line["area_code"] for one in named) else 1


def is_area(name: str, line: Row) -> bool:
    return bool(name == line["area_code"] or (line["level"] == "area" and is_named(name, line)))


def names(criterion: str, line: Row) -> bool:
    """Whether a criterion is a line itself, its title, or a line above it."""
    above = (line["code"], line["parent_code"], line["area_code"])
    is_above = criterion in above or (line["code"] or "").startswith(f"{criterion}.")
    return is_above or is_named(criterion, line)


def is_named(text: str | None, line: Row) -> bool:
    return text is not None and words_of(line["title"]) == words_of(text)


def words_of(title: str | None) -> str:
    return re.sub(r"(?:(?:19|20)\d\d|[^a-z0-9])+", " ", fold(title or "")).strip()


def as_day(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def key_of(owner: str | None) -> str | None:
    return None if owner is None else owner.strip().lower()


def ledgers(history: History, given: dict[str, Any]) -> list[tuple[Row, Ledger]]:
    """The ledger of every wanted unit and year in which points were lost or that has one, with the columns that name it."""
    day = day_of(given)
    tables = ("ledger_limitations", "ledger_remedies", "ledger_actions", "evidence")
    found: dict[Any, dict[str, list[Row]]] = {}
    sheets = sheet_lines(history, given)
    for table, rows in {
        **{table: wanted_rows(history, table, given) for table in tables},
        "action_states": changes(history, given),
        "scores": sheets,
    }.items():
        for own in grouped([row for row in rows if fits(row["year"], given.get("year"))], *WHOLE):
            found.setdefault((own[0]["unit_id"], own[0]["year"]), {})[table] = own
    answer = []
    for (unit_id, year), own_rows in found.items():
        unit = history.units[unit_id]
        named = Row(unit_id=unit_id, year=year, unit=unit["name"], province=unit["province"])
        whole = {table: own_rows.get(table, []) for table in (*tables, "action_states")}
        answer.append((named, Ledger(history, own_rows.get("scores", []), whole, day)))
    return answer


def changes(history: History, given: dict[str, Any]) -> list[Row]:
    """Changes of actions that were published, of the wanted units, that no later removal took away."""
    removed: dict[str, int] = {}
    kept = []
    for sent, scope, coverage in history.covered():
        if coverage["topic"] == "action_states":
            kept.append((sent.number, scope, coverage))
            if not coverage["row_count"]:
                removed[scope] = sent.number
    live = [coverage for number, scope, coverage in kept if number > removed.get(scope, 0)]
    found = []
    for row in history.rows_of("action_states", live):
        unit = history.units[row["unit_id"]]
        row |= {"unit": unit["name"], "province": unit["province"]}
        if fits(row["unit"], given.get("unit")) and fits(row["province"], given.get("province")):
            found.append(row)
    return found


def source(history: History, row: Row) -> str:
    titles = {one["source_id"]: one["title"] for one in history.rows("sources")}
    named = " · ".join(name for name in (row["file_name"], row["sheet"]) if name is not None)
    return str(first(titles.get(row["source_id"]), row["document"], named))


def limitation_states(history: History, given: dict[str, Any]) -> Answer:
    """Each limitation with what it costs, what is done about it, and by whom."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        for row in ledger.limitations:
            remedies, area = ledger.remedies_of(row), ledger.area(row)
            actions = ledger.actions_of(row, ledger.day)
            owners = {one["owner"] for one in actions if one["is_live"] and one["owner"]}
            if given.get("owner") and key_of(given["owner"]) not in {key_of(owner) for owner in owners}:
                continue
            if not fits(area, given.get("area_code")):
                continue
            paired = None if not remedies else all(one["paired"] in (None, True) for one in remedies)
            late = [one["due"] for one in actions if one["is_late"]]
            sharers = [n for (name, _), (_, n) in ledger.shares.items() if name == row["limitation_id"]]
            told = Row(picked(named, "unit", "province", "year"), area_code=area)
            told["area"] = first(row["area"], ledger.areas.get(area))
            told |= {
                "limitation": row["text"],
                "criteria": (row["criteria"] or "").replace("\n", "; ") or None,
            }
            told |= picked(row, "cause", "cause_kind", "recoverability", "taken_from")
            told["remedy"] = "\n".join(one["text"] for one in remedies) or None
            told["pairing"] = None if paired is None else "paired" if paired else "apart"
            told["owner"] = (
                "; ".join(sorted(owners, key=lambda owner: ups({"owner": owner}, "owner"))) or None
            )
            told["limitation_state"] = ledger.state(row, ledger.day)
            told |= {"lost_points": ledger.points(row), "is_divided": max(sharers) > 1 if sharers else None}
            held = {place for name, place in ledger.shares if name == row["limitation_id"]}
            by_area = {place for name, place in ledger.by_area if name == row["limitation_id"]}
            told["is_by_area"] = held == by_area if held else None
            told["unknown_count"] = ledger.unknowns([row["limitation_id"]])
            told["open_actions"] = sum(one["is_open"] for one in actions)
            told["late_actions"] = len(late)
            told["due_on"] = min((o["due"] for o in actions if o["is_open"] and o["due"]), default=None)
            told["days_late"] = (ledger.day - min(late)).days if late else None
            told |= {"source": source(history, row), "limitation_id": row["limitation_id"]}
            place = ups(Row(named, area_code=area, **picked(row, "position", "limitation_id")), *ORDER, *LINE)
            answer.append((place, told))
    return answer


LINE = ("area_code", "position", "limitation_id")


def remedy_actions(history: History, given: dict[str, Any]) -> Answer:
    """Each action with its state, whether it is late, and the points of what it is for."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        remedies = {row["remedy_id"]: row["text"] for row in ledger.remedies}
        for row in [ledger.on(action, ledger.day) for action in ledger.actions]:
            served = ledger.limitations_of(row["remedy_id"])
            known = [points for one in served if (points := ledger.points(one)) is not None]
            if not is_asked_for(ledger, row, served, given):
                continue
            change, due = row["change"], row["due"]
            is_due = row["is_open"] and due is not None
            told = Row(picked(named, "unit", "province", "year"), remedy=remedies.get(row["remedy_id"]))
            told["limitation"] = "\n".join(one["text"] for one in served) or None
            told |= picked(row, "owner", "supporters", "product", "due_text", "action_id", "remedy_id")
            told |= {"action": row["text"], "due_on": due, "action_state": row["state"]}
            told["changed_on"] = as_day(change["changed_on"])
            told["changed_by"] = first(change["changed_by"], change["published_by"])
            told["note"] = change["note"]
            told["days_late"] = (ledger.day - due).days if row["is_late"] else None
            told["days_left"] = (due - ledger.day).days if is_due and due >= ledger.day else None
            told["points_at_stake"] = sum(known) if known else None
            told["evidence_count"] = sum(e["action_id"] == row["action_id"] for e in ledger.evidence)
            told["source"] = source(history, row)
            keyed = Row(named, due=due, **picked(row, "position", "action_id"))
            answer.append((ups(keyed, "due", *ORDER, "position", "action_id"), told))
    return answer


def is_asked_for(ledger: Ledger, row: Row, served: Sequence[Row], given: dict[str, Any]) -> bool:
    """Whether the filters let an action through."""
    within = given.get("within_days")
    limit = ledger.day + timedelta(within) if within is not None else None
    return (
        (not given.get("area_code") or given["area_code"] in [ledger.area(one) for one in served])
        and (not given.get("owner") or key_of(row["owner"]) == key_of(given["owner"]))
        and fits(row["state"], given.get("action_states"))
        and (given.get("is_open") is None or row["is_open"] == given["is_open"])
        and (limit is None or (row["due"] is not None and row["due"] <= limit))
    )


def remedy_owners(history: History, given: dict[str, Any]) -> Answer:
    """The points of each owner, of nobody, and of what nobody took up."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        sums: dict[str | None, list[tuple[Decimal, bool]]] = {}
        holding: dict[str | None, list[str]] = {}
        for row in ledger.limitations:
            points = ledger.points(row)
            live = [one for one in ledger.actions_of(row, ledger.day) if one["is_live"] and one["owner"]]
            keys: list[str | None] = sorted({str(key_of(one["owner"])) for one in live}) or [None]  # type: ignore[assignment]
            for key in keys:
                holding.setdefault(key, []).append(row["limitation_id"])
            for key, share in zip(
                keys, divide(points, len(keys)) if points is not None else [], strict=False
            ):
                sums.setdefault(key, []).append((share, ledger.state(row, ledger.day) == "confirmed"))
        actions: dict[str | None, list[Row]] = {}
        for action in ledger.actions:
            actions.setdefault(key_of(action["owner"]), []).append(ledger.on(action, ledger.day))
        unknowns = {key: ledger.unknowns(ids) for key, ids in holding.items()}
        for key in {**sums, **actions, **{key: n for key, n in unknowns.items() if n}}:
            told = counted(actions.get(key, []))
            told["unknown_count"] = unknowns.get(key, 0)
            told |= {"owner_state": "without_owner" if key is None else "owned"}
            told |= {"lost_points": total(share for share, _ in sums.get(key, []))}
            told |= {"confirmed_points": total(share for share, done in sums.get(key, []) if done)}
            answer.append(placed_owner(named, told))
        untaken = ledger.untaken()
        nameless = sum(not naming for naming in ledger.naming_unknown.values())
        if untaken or nameless:
            told = counted([])
            told |= {"owner_state": "untaken", "confirmed_points": None, "unknown_count": nameless}
            told["lost_points"] = total(lost(line) for line in untaken)
            answer.append(placed_owner(named, told))
    return answer


def counted(actions: list[Row]) -> Row:
    """How many of some actions are in which state."""
    states = [row["state"] for row in actions]
    owners = [row["owner"] for row in actions if row["owner"]]
    told = Row(owner=min(owners) if owners else None, action_count=sum(row["is_live"] for row in actions))
    told |= {"open_actions": sum(row["is_open"] for row in actions)}
    told |= {"late_actions": sum(row["is_late"] for row in actions)}
    return Row(told, awaiting_actions=states.count("awaiting"), confirmed_actions=states.count("confirmed"))


def placed_owner(named: Row, told: Row) -> tuple[tuple[Any, ...], Row]:
    rank = ("owned", "without_owner", "untaken").index(told["owner_state"])
    place = (*ups(named, *ORDER), rank, down(told["lost_points"]), *ups(told, "owner"))
    return place, Row(picked(named, "unit", "province", "year"), **told)


def total(points: Iterable[Decimal]) -> Decimal | None:
    """A sum; blank of nothing."""
    known = list(points)
    return sum(known, Decimal(0)) if known else None


def remedy_areas(history: History, given: dict[str, Any]) -> Answer:
    """What was lost in each area, and how much of it is named, has a remedy, is done, is confirmed."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        states = {row["limitation_id"]: ledger.state(row, ledger.day) for row in ledger.limitations}
        for everything in grouped([*ledger.lost, *ledger.unknown], "area_code"):
            unknown = [line for line in everything if line in ledger.unknown]
            lines = [line for line in everything if line not in unknown]
            places = {line["position"] for line in lines}
            own = [(name, share) for (name, place), (share, _) in ledger.shares.items() if place in places]
            sums = {
                column: sum((share for name, share in own if states[name] in wanted), Decimal(0))
                for column, wanted in SUMS.items()
            }
            whole = total(lost(line) for line in lines)
            code = everything[0]["area_code"]
            told = Row(picked(named, "unit", "province", "year"), area_code=code, **sums)
            told |= {"area": ledger.areas.get(code), "lost_points": whole, "unknown_count": len(unknown)}
            told |= {"limitation_count": len({name for name, _ in own})}
            told["untaken_points"] = None if whole is None else whole - sum(share for _, share in own)
            told["rest_points"] = positive(
                untold_in([line for line in ledger.lines if line["area_code"] == code])
            )
            answer.append((ups(Row(named, area_code=told["area_code"]), *ORDER, "area_code"), told))
    return answer


SUMS = {"planned_points": PLANNED, "done_points": DONE, "confirmed_points": ("confirmed",)}


def losses_taken_up(history: History, given: dict[str, Any]) -> Answer:
    """Each lost line with who names it."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        for line in ledger.lost:
            naming = [
                row for row in ledger.limitations if (row["limitation_id"], line["position"]) in ledger.shares
            ]
            naming.sort(key=lambda row: (row["position"], row["limitation_id"]))
            told = Row(picked(named, "unit", "province", "year"), deduction=lost(line))
            told |= picked(line, "area_code", "code", "level", "title", "reason", "flag")
            told |= {"criterion": first(line["code"], line["title"]), "limitation_count": len(naming)}
            told |= {"limitation": "\n".join(row["text"] for row in naming) or None}
            by_area = [(row["limitation_id"], line["position"]) in ledger.by_area for row in naming]
            told["is_by_area"] = all(by_area) if by_area else None
            told["area"] = ledger.areas.get(line["area_code"])
            answer.append(((*ups(named, *ORDER), down(lost(line)), line["position"]), told))
    return answer


def remedy_progress(history: History, given: dict[str, Any]) -> Answer:
    """Counts and points of a unit and year."""
    answer: Answer = []
    held = coverages(history, given)
    for named, ledger in ledgers(history, given):
        if not ledger.lost and not ledger.limitations:
            continue
        actions = [ledger.on(action, ledger.day) for action in ledger.actions]
        near = [row for row in actions if row["is_open"] and row["due"] and is_near(row["due"], ledger.day)]
        late = [
            ledger.points(row) or 0
            for row in ledger.limitations
            if any(one["is_late"] for one in ledger.actions_of(row, ledger.day))
        ]
        told = Row(counted(actions), **picked(named, "unit", "province", "year"), near_actions=len(near))
        del told["owner"]
        states = [ledger.state(row, ledger.day) for row in ledger.limitations]
        told |= {"limitation_count": len(states), "confirmed_limitations": states.count("confirmed")}
        told |= {"owned_limitations": sum(ledger.is_owned(row) for row in ledger.limitations)}
        told |= {"lost_points": total(lost(line) for line in ledger.lost), "late_points": sum(late)}
        told |= {column: ledger.sum_of(*states) for column, states in SUMS.items()}
        told["untaken_points"] = total(lost(line) for line in ledger.untaken()) if ledger.lost else None
        if ledger.lost and told["untaken_points"] is None:
            told["untaken_points"] = Decimal(0)
        untold = [row for row in ledger.limitations if ledger.unknowns([row["limitation_id"]])]
        for column, wanted in SUMS.items():
            count = sum(ledger.state(row, ledger.day) in wanted for row in untold)
            told[column.replace("points", "untold")] = count
        told["late_untold"] = sum(
            any(one["is_late"] for one in ledger.actions_of(row, ledger.day)) for row in untold
        )
        told["flag"] = combined(*(line["flag"] for line in ledger.lost))
        of_sheet = held.get((named["unit_id"], named["year"]), Row())
        told |= picked(of_sheet, *COVERAGE, "whole_max_score", "rest_points")
        answer.append((ups(named, *ORDER), told))
    return answer


def is_near(due: date, day: date) -> bool:
    return day <= due <= day + timedelta(30)


def remedy_burn_down(history: History, given: dict[str, Any]) -> Answer:
    """What was left on each day on which something changed or should."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        costly = [row for row in ledger.limitations if ledger.points(row) is not None]
        actions = {row["limitation_id"]: ledger.actions_of(row, ledger.day) for row in costly}
        due = {name: deadline([one for one in own if one["is_live"]]) for name, own in actions.items()}
        changed = {
            as_day(change["changed_on"])
            for own in actions.values()
            for one in own
            for change in ledger.changes
            if change["action_id"] == one["action_id"]
        }
        begins = date(named["year"] + 1, 1, 1)
        days = {day for day in {*changed, begins, ledger.day} if day <= ledger.day}
        days |= {day for day in due.values() if day is not None}
        for day in days if costly else ():
            open_now = [row for row in costly if (due[row["limitation_id"]] or date.max) > day]
            told = Row(picked(named, "unit", "province", "year"), on_day=day)
            told["due_points"] = sum(ledger.points(row) or 0 for row in open_now)
            for column, done in {"unconfirmed_points": ("confirmed",), "undone_points": DONE}.items():
                left = [row for row in costly if ledger.state(row, day) not in done]
                told[column] = sum(ledger.points(row) or 0 for row in left) if day <= ledger.day else None
            told["unknown_count"] = ledger.unknowns([row["limitation_id"] for row in ledger.limitations])
            answer.append((ups(Row(named, day=day), *ORDER, "day"), told))
    return answer


def deadline(actions: list[Row]) -> date | None:
    """The day by which all of some actions should be done."""
    days = [row["due"] for row in actions]
    return max(days) if days and None not in days else None


def action_history(history: History, given: dict[str, Any]) -> Answer:
    """Every change of an action that stands, the newest first."""
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        actions = {row["action_id"]: row for row in ledger.actions}
        for row in ledger.changes:
            if row["action_id"] in actions and fits(row["action_id"], given.get("action_id")):
                action, day = actions[row["action_id"]], as_day(row["changed_on"])
                told = Row(
                    picked(named, "unit", "province", "year"), action=action["text"], owner=action["owner"]
                )
                told |= picked(row, "action_state", "document", "note", "action_id")
                told |= {"changed_on": day, "changed_by": first(row["changed_by"], row["published_by"])}
                place = (
                    *ups(named, *ORDER),
                    down(day.toordinal()),
                    down(row["published_no"]),
                    row["action_id"],
                )
                answer.append((place, told))
    return answer


def evidence_held(history: History, given: dict[str, Any]) -> Answer:
    """Everything that proves an action."""
    answer: Answer = []
    names = {row["coverage_id"]: row.get("file_name") for row in history.ever("evidence")}
    columns = ("file_kind", "byte_count", "document", "added_by", "note", "action_id")
    for named, ledger in ledgers(history, given):
        actions = {row["action_id"]: row["text"] for row in ledger.actions}
        for row in ledger.evidence:
            if fits(row["action_id"], given.get("action_id")):
                told = Row(picked(named, "unit", "province", "year"), **picked(row, *columns))
                told |= {"action": actions.get(row["action_id"]), "added_on": as_day(row["added_on"])}
                told |= {"evidence_id": row["evidence_id"], "sha256": row["sha256"]}
                told["file_name"] = names[row["coverage_id"]]
                answer.append(
                    (
                        ups(
                            Row(named, **picked(row, "published_no", "evidence_id")),
                            *ORDER,
                            "published_no",
                            "evidence_id",
                        ),
                        told,
                    )
                )
    return answer


def ledger_lines(history: History, given: dict[str, Any]) -> Answer:
    """The ledger as plans are written."""
    answer: Answer = []
    columns = (
        "area_code",
        "area",
        "cause",
        "cause_kind",
        "recoverability",
        "taken_from",
        "document",
        "split_from",
    )
    for named, ledger in ledgers(history, given):
        for row in ledger.limitations:
            for remedy in ledger.remedies_of(row) or [Row()]:
                own = [
                    a for a in ledger.actions if remedy["remedy_id"] and a["remedy_id"] == remedy["remedy_id"]
                ]
                for action in own or [Row()]:
                    told = Row(
                        picked(named, "unit", "province", "year"), **picked(row, *columns, "limitation_id")
                    )
                    told |= {
                        "limitation": row["text"],
                        "criteria": (row["criteria"] or "").replace("\n", "; ") or None,
                    }
                    told |= {"position": row["position"], "note": row["note"], "remedy": remedy["text"]}
                    told |= {"remedy_position": remedy["position"], "remedy_note": remedy["note"]}
                    told |= picked(remedy, "remedy_id", "limitation_ids", "paired")
                    told |= {"action_position": action["position"], "action_note": action["note"]}
                    told |= picked(action, "owner", "supporters", "product", "due_text", "action_id")
                    told |= {"action": action["text"], "due_on": as_day(action["due_on"])}
                    place = ups(
                        Row(named, **picked(row, "position", "limitation_id")),
                        *ORDER,
                        "position",
                        "limitation_id",
                    )
                    place += ups(remedy, "position", "remedy_id") + ups(action, "position", "action_id")
                    answer.append((place, told))
    return answer


def pressing_remedies(history: History, given: dict[str, Any]) -> Answer:
    """Per unit and year what is open and past its day, and what is within thirty days of it."""
    answer: Answer = []
    held = coverages(history, given)
    for named, ledger in ledgers(history, given):
        actions = [ledger.on(action, ledger.day) for action in ledger.actions]
        actions = [row for row in actions if row["is_open"] and row["due"]]
        late = [row for row in actions if row["due"] < ledger.day]
        near = [row for row in actions if is_near(row["due"], ledger.day)]
        for rule, own in (("late_remedies", late), ("due_remedies", near)):
            if own:
                first_one = min(own, key=lambda row: (row["due"], row["text"], row["action_id"]))
                served = {
                    one["limitation_id"]: one
                    for row in own
                    for one in ledger.limitations_of(row["remedy_id"])
                }
                known = [points for one in served.values() if (points := ledger.points(one)) is not None]
                told = Row(picked(named, "unit_id", "unit", "province"), rule=rule, period=str(named["year"]))
                told |= {"period_type": "year", "subject": first_one["text"], "at_stake": float(len(own))}
                told |= {"points": float(sum(known)) if known else None, "due_on": first_one["due"]}
                told["stake_areas"] = ledger.areas_of(served)
                told |= picked(held.get((named["unit_id"], named["year"]), Row()), "known_parts", "all_parts")
                answer.append((ups(Row(named, rule=rule), "unit_id", "year", "rule"), told))
    return answer


TWINS = {
    "pressing_remedies": pressing_remedies,
    "ledger_lines": ledger_lines,
    "limitation_states": limitation_states,
    "remedy_actions": remedy_actions,
    "remedy_owners": remedy_owners,
    "remedy_areas": remedy_areas,
    "losses_taken_up": losses_taken_up,
    "remedy_progress": remedy_progress,
    "remedy_burn_down": remedy_burn_down,
    "action_history": action_history,
    "evidence_held": evidence_held,
}
