"""Slow twin of the view criterion_lines: which lines of score sheets are the same criterion over the years."""

from __future__ import annotations

import re
from typing import Any

from cchc import words
from tests.twins.history import History, Row, exact
from tests.twins.scores import grouped, sheet_lines, unit_totals

JOINING = ("same", "renamed", "split", "merged")
LEVELS = ("area", "criterion", "subcriterion")


def title_key(title: str | None) -> str:
    """A title without accents, punctuation and years."""
    return re.sub(r"(?:(?:19|20)[0-9]{2}|[^a-z0-9])+", " ", words.fold(title or "")).strip()


def mapped_names(history: History) -> dict[tuple[Any, Any], str]:
    """(framework, code) -> one name for everything that mappings join; a new or dropped one is alone."""
    groups: list[set[tuple[Any, Any]]] = []
    alone: set[tuple[Any, Any]] = set()
    for row in history.rows("criterion_mappings"):
        pair = ((row["from_framework"], row["from_code"]), (row["to_framework"], row["to_code"]))
        if row["relation"] in JOINING:
            touched = [group for group in groups if group & set(pair)]
            groups = [group for group in groups if group not in touched]
            groups.append(set(pair).union(*touched))
        else:
            alone.add(pair[0] if row["relation"] == "dropped" else pair[1])
    names = {node: f"={' '.join(node)}" for node in alone}
    for group in groups:
        names |= dict.fromkeys(group, f"={min(' '.join(node) for node in group)}")
    return names


def criterion_lines(history: History, given: dict[str, Any]) -> list[Row]:
    """Lines of areas of one unit name, each with its lasting name, path and parent's path."""
    if given.get("unit") is None or given.get("province") is None:
        return []
    return followed_lines(history, given)


def followed_lines(history: History, given: dict[str, Any]) -> list[Row]:
    """The same of all units that the filters let through."""
    frameworks = {(t["unit_id"], t["year"]): t["framework_id"] for t in unit_totals(history)}
    mapped = mapped_names(history)
    everything = sheet_lines(history, given)
    for sheet in grouped(everything, "unit_id", "year"):
        mark_partial_lines(sheet)
    lines = [row for row in everything if row["level"] in LEVELS]
    found: list[Row] = []
    for own in grouped(lines, "unit_id"):
        for line in own:
            line["framework_id"] = frameworks.get((line["unit_id"], line["year"]))
            line["rung"] = "area" if line["level"] == "area" else "criterion"
            line["mapped"] = mapped.get((line["framework_id"], line["code"]))
            line["own_key"] = title_key(line["title"])
        for rung in grouped(own, "rung"):
            name_lines(rung)
        for sheet in grouped(own, "year"):
            place_lines(sheet)
        found += own
    return found


def mark_partial_lines(sheet: list[Row]) -> None:
    """Lines that add up those below them that have points, while others that weigh have none, and what adds up such lines."""
    adding: list[tuple[Row, list[Row]]] = []
    for above in sheet:
        below = [line for line in sheet if above["code"] is not None and line["parent_code"] == above["code"]]
        known = [line["score"] for line in below if line["score"] is not None]
        if above["is_leaf"] or above["score"] is None or not known:
            continue
        if abs(sum(known) - above["score"]) <= exact(0.011):
            blank = [line for line in below if line["score"] is None]
            maxima = [line["max_score"] for line in below if line["max_score"] is not None]
            short = not maxima or above["max_score"] is None
            short = short or abs(sum(maxima) - above["max_score"]) > exact(0.011)
            weighs = short or any(line["max_score"] is not None for line in blank)
            above["is_partial"] = bool(blank) and weighs
            adding.append((above, below))
    for _ in sheet:
        for above, below in adding:
            above["is_partial"] = above["is_partial"] or any(line["is_partial"] for line in below)


def name_lines(lines: list[Row]) -> None:
    """The lasting names of one unit's areas, or of all its lines below them."""
    for line in lines:
        same_code = [
            o for o in lines if (o["framework_id"], o["code"]) == (line["framework_id"], line["code"])
        ]
        is_known = line["framework_id"] is not None and line["code"] is not None
        line["key"] = min(o["own_key"] for o in same_code) if is_known else line["own_key"]
    for line in lines:
        alike = [o for o in lines if o["key"] == line["key"]]
        years = {o["year"] for o in alike}
        if line["mapped"] is not None:
            line["own_name"] = line["mapped"]
        elif len(alike) > len(years):
            line["own_name"] = f"{line['key']} #{line['code'] or ''}"
        elif line["rung"] != "area" or line["code"] is None or len(years) > 1:
            line["own_name"] = line["key"]
    for line in lines:
        lent = [o["own_name"] for o in lines if o["code"] == line["code"] and o["own_name"] is not None]
        line["likely"] = line["own_name"]
        if line["own_name"] is None:
            line["likely"] = min(lent, default=f"#{line['code']}")
    for line in lines:
        rivals = [o for o in lines if (o["year"], o["likely"]) == (line["year"], line["likely"])]
        is_taken = line["own_name"] is None and len(rivals) > 1
        line["name"] = f"#{line['code']}" if is_taken else line["likely"]


def place_lines(sheet: list[Row]) -> None:
    """The paths of one sheet's lines."""
    for line in sheet:
        areas = [o["name"] for o in sheet if o["rung"] == "area" and o["area_code"] == line["area_code"]]
        area = max(areas, default=f"?{line['area_code'] or ''}")
        above = [line["unit_id"]]
        if line["level"] != "area":
            above.append(area)
        if line["level"] == "subcriterion":
            above += names_above(sheet, line)
        line["depth"] = len(above)
        line["parent_path"] = " / ".join(above)
        line["path"] = " / ".join([*above, line["name"]])


def names_above(sheet: list[Row], line: Row) -> list[str]:
    """The criterion that a line stands under; of one under a subcriterion both."""
    parents = [o for o in sheet if (o["area_code"], o["code"]) == (line["area_code"], line["parent_code"])]
    criteria = [o["name"] for o in parents if o["level"] == "criterion"]
    if criteria:
        return [max(criteria)]
    found = [
        [max(above), parent["name"]]
        for parent in parents
        if parent["level"] == "subcriterion"
        for above in [
            [
                o["name"]
                for o in sheet
                if (o["level"], o["area_code"], o["code"])
                == ("criterion", parent["area_code"], parent["parent_code"])
            ]
        ]
        if above
    ]
    return max(found, key=" / ".join, default=[])
