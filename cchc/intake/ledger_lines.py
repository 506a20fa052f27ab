"""Lines as people write a plan (limitation, remedy, owner, deadline side by side) into rows of the ledger.

What is written twice is one thing: a limitation of the same words in the same area, a remedy of the same words. So a limitation
may have several remedies, and a remedy may be for several limitations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cchc.folding import name_key
from cchc.intake.errors import IntakeError
from cchc.intake.ledger import new_id, one_per_line
from cchc.intake.typed import parse_typed_day
from cchc.language import _
from cchc.store.publication import Row

OF_LIMITATION = (
    "area_code",
    "area",
    "cause",
    "cause_kind",
    "recoverability",
    "taken_from",
    "split_from",
    "document",
    "note",
)
OF_ACTION = ("owner", "supporters", "product")
SEPARATORS = re.compile(r"[;\n]+")
Tables = dict[str, list[Row]]


def ledger_of_lines(lines: Iterable[Row], first_place: int = 1) -> Tables:
    """Rows of the three tables of what is planned. A line has `limitation`, and where they are known `criteria` (codes, with «;»
    between), what OF_LIMITATION and OF_ACTION name, `remedy`, `action`, `due` (a day or words) and ids of rows that stand.

    A line without an action of its own and with an owner, a deadline or a product is one: to do what the remedy says.
    """
    limitations: dict[Any, Row] = {}
    remedies: dict[Any, Row] = {}
    actions: list[Row] = []
    for line in lines:
        if line.get("remedy_id") and not line.get("remedy"):
            raise IntakeError(
                _("Giải pháp đã ghi không thể để trống: ghi giải pháp khác, hoặc đổi việc sang «Thôi làm».")
            )
        limitation = limitation_of(line, limitations, first_place)
        if not line.get("remedy"):
            if any(line.get(name) for name in (*OF_ACTION, "due", "action")):
                said = {**line, "remedy": line.get("action") or generic(line)}
                remedy = remedy_of(said, remedies, limitation, first_place)
                actions.append(action_of_line(line, remedy, first_place + len(actions)))
            continue
        remedy = remedy_of(line, remedies, limitation, first_place)
        if any(line.get(name) for name in (*OF_ACTION, "due", "action", "action_id")):
            actions.append(action_of_line(line, remedy, first_place + len(actions)))
    return {
        "ledger_limitations": list(limitations.values()),
        "ledger_remedies": list(remedies.values()),
        "ledger_actions": actions,
    }


def generic(line: Row) -> str:
    """A remedy for a line that names who does it and no remedy."""
    return _("Khắc phục: {limitation}").format(limitation=line["limitation"])


def limitation_of(line: Row, known: dict[Any, Row], first_place: int) -> Row:
    """The limitation of a line, made where it is new."""
    key = line.get("limitation_id") or (line.get("area_code"), line.get("area"), name_key(line["limitation"]))
    if key not in known:
        told = {name: line.get(name) for name in OF_LIMITATION}
        codes = one_per_line(SEPARATORS.split(str(line.get("criteria") or "")))
        place = line.get("position") or first_place + len(known)
        ids = {"limitation_id": line.get("limitation_id") or new_id(), "position": place}
        known[key] = {**ids, **told, "text": line["limitation"], "criteria": codes}
    return known[key]


def remedy_of(line: Row, known: dict[Any, Row], limitation: Row, first_place: int) -> Row:
    """The remedy of a line, made where it is new, tied to the line's limitation."""
    key = line.get("remedy_id") or name_key(line["remedy"])
    if key not in known:
        known[key] = {
            "remedy_id": line.get("remedy_id") or new_id(),
            "position": line.get("remedy_position") or first_place + len(known),
            "note": line.get("remedy_note"),
            "text": line["remedy"],
            "paired": line.get("paired", True),
            "limitation_ids": line.get("limitation_ids"),
        }
    tied = [*str(known[key]["limitation_ids"] or "").split("\n"), limitation["limitation_id"]]
    known[key]["limitation_ids"] = one_per_line(tied)
    return known[key]


def action_of_line(line: Row, remedy: Row, place: int) -> Row:
    """The action of a line: its deadline is a day where it reads as one, else words."""
    told = {name: line.get(name) for name in (*OF_ACTION, "document")}
    return {
        **told,
        **deadline(line.get("due")),
        "action_id": line.get("action_id") or new_id(),
        "remedy_id": remedy["remedy_id"],
        "position": line.get("action_position") or place,
        "note": line.get("action_note"),
        "text": line.get("action") or remedy["text"],
    }


def deadline(said: object) -> Row:
    """A deadline as it is stored: `due_on` of a day that is written as one, else `due_text`, as it was written."""
    text = " ".join(str(said or "").split())
    day = parse_typed_day(text)
    return {"due_on": day, "due_text": None if day else text or None}
