"""A table of limitations and remedies as rows of the ledger, under ids that its words make.

Which of them are rows that the ledger has already, `cchc/intake/known_rows.py` finds out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cchc import words
from cchc.folding import name_key
from cchc.intake.errors import IntakeError
from cchc.intake.ledger import one_per_line
from cchc.language import _
from cchc.reading import Table
from cchc.reading.identity.today import today
from cchc.store.publication import Publication, Row

_ID = re.compile(
    r"[0-9a-f]{12}(?:-[0-9a-f]{12})*"
)  # a part of a split limitation stands behind the one it came from
# What the ledger's own form prints of a line: its limitation, remedy and action, «-» for none.
_IDS = re.compile(rf"({_ID.pattern}|-) ({_ID.pattern}|-) ({_ID.pattern}|-)")
# Columns of a sheet → of the ledger; what a sheet has no column for stays as the ledger has it.
_OF_LIMITATION = {"criteria": "criteria", "cause": "cause"}
# A line of the ledger without an action and without any of these has none.
_OF_WORK = ("action", "owner", "supporters", "due_on", "due_text", "product", "result", "note")
_SAID_ONCE = ("owner", "supporters", "due_on", "due_text", "product", "action_state", "done_on")
_OF_ACTION = {"owner": "owner", "supporters": "supporters", "due_on": "due_on", "product": "product"}


@dataclass
class PlanRows:
    """The rows of a table by their ids; `fresh`: ids that its words made, and not the ledger."""

    table: Table
    unit_id: str
    document: str | None
    limitations: dict[str, Row] = field(default_factory=dict)
    remedies: dict[str, Row] = field(default_factory=dict)
    actions: dict[str, Row] = field(default_factory=dict)
    states: dict[str, Row] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    told: dict[str, Row] = field(default_factory=dict)  # the first line of each action

    def add(self, row: Row) -> None:
        """A line: its limitation, its remedy, and what is to be done for it."""
        ids = _IDS.fullmatch(str(row.get("ledger_id") or ""))
        given = [None if each == "-" else each for each in ids.groups()] if ids else [None, None, None]
        limitation_id = self.limitation(row, given[0])
        remedy_id = self.remedy(row, limitation_id, given[1])
        if remedy_id is not None and not (
            ids and given[2] is None and not any(row[name] for name in _OF_WORK)
        ):
            self.action(row, remedy_id, given[2])

    def limitation(self, row: Row, given: str | None) -> str | None:
        """Its id; None where the line names no limitation."""
        if row["limitation"] is None:
            return None
        made = self.made("limitation", given, row["area"], row["code"], row["limitation"])
        known = self.limitations.get(made)
        if known is None:
            known = self.limitations[made] = {
                **self.shared(row), "limitation_id": made, "text": row["limitation"], "area_code": row["area_code"],
                "area": row["area"], "taken_from": "document",
            }  # fmt: skip
        self.refuse_another(known, row, row["limitation"])
        for column, name in _OF_LIMITATION.items():
            if column in self.table.columns:
                value = row[column] if column != "criteria" else one_per_line((row[column] or "").split(";"))
                if given and known.get(name) and value and known[name] != value:
                    self.refuse(known, row, row["limitation"], words.heading(name))
                known[name] = known.get(name) or value
        return made

    def remedy(self, row: Row, limitation_id: str | None, given: str | None) -> str | None:
        """Its id; None where the line names no remedy. The same words in one area are one remedy for several limitations."""
        text = row["remedy"] or row["action"]
        if text is None:
            return None
        made = self.made("remedy", given, row["area"], text)
        known = self.remedies.get(made)
        if known is None:
            known = self.remedies[made] = {
                **self.shared(row),
                "remedy_id": made,
                "text": text,
                "paired": row["paired"],
                "of": [],
            }
            known["area"] = row["area"]
        self.refuse_another(known, row, text)
        known["of"] = [*known["of"], *([limitation_id] if limitation_id else [])]
        return made

    def action(self, row: Row, remedy_id: str, given: str | None) -> None:
        """The thing to do that a line tells: in its own words, else in those of its remedy."""
        text = row["action"] or row["remedy"]
        made = self.made(
            "action", given, remedy_id, text, *(row[name] for name in ("owner", "due_text", "due_on"))
        )
        if made in self.actions:
            self.refuse_another(self.actions[made], row, text)
            self.refuse_differing(self.actions[made], row, text)
            return
        action = self.actions[made] = {
            **self.shared(row),
            "action_id": made,
            "remedy_id": remedy_id,
            "text": text,
        }
        self.told[made] = row
        for column, name in _OF_ACTION.items():
            if column in self.table.columns:
                action[name] = row[column]
        if "due_on" in self.table.columns:
            action["due_on"] = date.fromisoformat(row["due_on"]) if row["due_on"] else None
            # A day needs no words beside it.
            action["due_text"] = (
                row["due_text"] if not is_day_itself(row["due_text"], row["due_on"]) else None
            )
        if {"result", "note"} & set(self.table.columns):
            said = "" if row["action_state"] else row["result"]
            action["note"] = "; ".join(filter(None, (said, row["note"]))) or None
        if row["action_state"]:
            self.states[made] = {
                "action_id": made, "action_state": row["action_state"], **cell_origin(self.table, row), "document": self.document,
                "changed_on": date.fromisoformat(row["done_on"]) if row["done_on"] else today(),
            }  # fmt: skip

    def refuse_another(self, known: Row, row: Row, text: str) -> None:
        """Raises IntakeError where one id stands beside two texts: nobody could tell which of the two holds."""
        if known["text"] != text:
            said = _(
                "Dòng {row} «{text}» và dòng {first} «{known}» có cùng mã trong sổ. Hãy ghi giống nhau, hoặc xóa ô mã ở dòng mới."
            )
            told = {
                "text": text[:60],
                "known": known["text"][:60],
                "row": row["row"],
                "first": known["row_no"],
            }
            raise IntakeError(said.format(**told))

    def refuse_differing(self, known: Row, row: Row, text: str) -> None:
        """Raises IntakeError where a thing to do stands in two lines that tell it differently: only one could be kept."""
        first = self.told[known["action_id"]]
        for column in _SAID_ONCE:
            if first[column] != row[column]:
                self.refuse(known, row, text, words.heading(column))

    def refuse(self, known: Row, row: Row, text: str, heading: str) -> None:
        """Raises IntakeError: what stands under one heading differs between two lines of one thing."""
        said = _(
            "Dòng {row} và dòng {first} cùng là «{text}» nhưng khác nhau ở «{heading}». Hãy ghi giống nhau; nếu là hai việc, ghi "
            "chữ khác nhau và xóa ô mã ở dòng mới."
        )
        told = {"row": row["row"], "first": known["row_no"], "text": text[:60], "heading": heading}
        raise IntakeError(said.format(**told))

    def made(self, kind: str, given: str | None, *told: str | None) -> str:
        """The id that a line carries, else one that its words make: the same words make the same id."""
        if given:
            return given
        said = "|".join((self.unit_id, str(self.table.year), kind, *(name_key(each or "") for each in told)))
        made = hashlib.sha256(said.encode()).hexdigest()[:12]
        self.fresh.add(made)
        return made

    def shared(self, row: Row) -> Row:
        """What every row of the ledger that comes from a table says."""
        return {"document": self.document, **cell_origin(self.table, row)}


def is_day_itself(text: str | None, day: str | None) -> bool:
    """Whether the words of a deadline say its day and nothing else."""
    return bool(text and day) and text == words.date(date.fromisoformat(str(day)))


def cell_origin(table: Table, row: Row) -> Row:
    """Where in the workbook a line stands."""
    return {"sheet": table.sheet, "row_no": row.get("row")}


def add_plan_rows(publication: Publication, table: Table, unit_id: str, document: str | None) -> None:
    """The lines of a table onto a publication. A remedy without a limitation is for all of its area, not paired with any."""
    plan = PlanRows(table, unit_id, document)
    for row in table.rows:
        plan.add(row)
    for remedy in plan.remedies.values():
        of, area = remedy.pop("of"), name_key(remedy.pop("area") or "")
        whole = [
            each["limitation_id"]
            for each in plan.limitations.values()
            if name_key(each["area"] or "") == area
        ]
        remedy["limitation_ids"] = one_per_line(of or whole)
    publication.fresh_ids |= plan.fresh
    shared = {"unit_id": unit_id, "year": table.year}
    tables: Sequence[tuple[str, dict[str, Row], Callable[[Row], str]]] = (
        ("ledger_limitations", plan.limitations, lambda row: ""),
        ("ledger_remedies", plan.remedies, lambda row: ""),
        ("ledger_actions", plan.actions, lambda row: ""),
        ("action_states", plan.states, lambda row: str(row["action_id"])),
    )
    for name, rows, subject in tables:
        for place, row in enumerate(rows.values(), start=1):
            line: dict[str, Any] = {**row, **shared} | (
                {"position": place} if name != "action_states" else {}
            )
            publication.add(name, line, name, unit_id, subject(row), str(table.year))
