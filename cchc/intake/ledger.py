"""Rows of the ledger of remedies: given their ids, checked, and put under the scopes that they replace.

What is planned of a unit and year (limitations, remedies, actions) is one scope of each table, in which a newer row takes
the place of the row of its id alone. A change of state is filed under its
action, so that it takes the place of no other.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cchc.intake.errors import IntakeError
from cchc.language import _, mark
from cchc.reading.kinds.responsibilities.duties import means_nobody
from cchc.store.publication import Publication, Row

CAUSES = ("objective", "subjective")
RECOVERABILITY = ("late", "missing_evidence", "not_done", "structural", "survey")
STATES = ("not_started", "in_progress", "awaiting", "confirmed", "failed", "dropped")
OPEN = ("not_started", "in_progress", "failed")
TAKEN_FROM = ("score_sheet", "document", "scenario", "previous_year", "typed")
# table -> the column of its id; in the order in which the one names the other
PLANNED = {
    "ledger_limitations": "limitation_id",
    "ledger_remedies": "remedy_id",
    "ledger_actions": "action_id",
}
CODED = {
    "cause_kind": CAUSES,
    "recoverability": RECOVERABILITY,
    "action_state": STATES,
    "taken_from": TAKEN_FROM,
}
NAMELESS = {
    "ledger_limitations": mark("Có hạn chế chưa ghi nội dung."),
    "ledger_remedies": mark("Có giải pháp chưa ghi nội dung."),
    "ledger_actions": mark("Có việc chưa ghi nội dung."),
}
MOST_TEXT = 4000
LedgerRows = Mapping[str, Sequence[Row]]


def new_id() -> str:
    """An id for a row of the ledger, given once and kept whatever becomes of the row."""
    return uuid.uuid4().hex[:12]


def one_per_line(parts: Sequence[str]) -> str | None:
    """Codes or ids as one column holds them: each once, one to a line; None for none."""
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part.strip())) or None


def each_line(value: Any) -> list[str]:
    """The codes or ids of such a column."""
    return value.split("\n") if isinstance(value, str) and value else []


def add_ledger_rows(publication: Publication, unit: Row, year: int, rows: LedgerRows) -> None:
    """Rows of the ledger of a unit and year onto a publication: table -> rows, `action_states` among the tables.

    A row without an id is given one; what it does not say of its place goes to the end. Raises IntakeError for what cannot be.
    """
    unit_id = publication.add_unit(unit)
    for table, key in PLANNED.items():
        refuse_duplicate_ids([row[key] for row in rows.get(table, []) if row.get(key)])
        for place, row in enumerate(rows.get(table, []), start=1):
            line = {"position": place, **row, key: row.get(key) or new_id(), "unit_id": unit_id, "year": year}
            publication.add(table, checked_row(table, line), table, unit_id, "", str(year))
    refuse_duplicate_ids([row["action_id"] for row in rows.get("action_states", [])])
    for row in rows.get("action_states", []):
        line = {**row, "unit_id": unit_id, "year": year}
        publication.add(
            "action_states",
            checked_row("action_states", line),
            "action_states",
            unit_id,
            row["action_id"],
            str(year),
        )


def entered_ledger(unit: Row, year: int, rows: LedgerRows, by: str, note: str = "") -> Publication:
    """Rows that somebody typed or chose on the page, as one upload whose file is what was typed.

    Raises IntakeError without a name of who enters them, for nothing at all, and for a row that cannot be.
    """
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    if not any(rows.values()):
        raise IntakeError(_("Chưa có gì để ghi vào sổ."))
    typed = {"unit": unit["name"], "province": unit["province"], "year": year, "rows": rows, "note": note}
    content = json.dumps(typed, ensure_ascii=False, default=str).encode()
    name = f"Sổ khắc phục ghi trên trang, {unit['name']}, {year}"
    publication = Publication(name, content, "remedy_ledger", by.strip(), note)
    add_ledger_rows(publication, unit, year, rows)
    return publication


def changed_state(action_id: str, state: str, day: date, by: str, note: str = "", document: str = "") -> Row:
    """A change of how far an action is, as a row of `action_states`."""
    told = {"action_id": action_id, "action_state": state, "changed_on": day, "changed_by": by.strip()}
    return {**told, "note": note.strip() or None, "document": document.strip() or None}


def checked_row(table: str, row: Row) -> Row:
    """A row with its texts trimmed, blanks as None; raises IntakeError for one that says nothing or a code that is none."""
    line = {name: trimmed(value) for name, value in row.items()}
    if line.get("owner") and means_nobody(line["owner"]):
        line["owner"] = None  # «Chưa xác định» answers for nothing
    if table in NAMELESS and not line.get("text"):
        raise IntakeError(_(NAMELESS[table]))
    for value in line.values():
        if isinstance(value, str) and len(value) > MOST_TEXT:
            said = _("«{text}…» dài quá {most} chữ cái: hãy viết gọn lại.")
            raise IntakeError(said.format(text=value[:60], most=MOST_TEXT))
    for name, codes in CODED.items():
        if line.get(name) is not None and line[name] not in codes:
            raise IntakeError(_("«{code}» không phải là mã đã biết.").format(code=line[name]))
    if table == "action_states" and not (line.get("action_state") and line.get("changed_on")):
        raise IntakeError(_("Cần chọn trạng thái và ngày đổi trạng thái."))
    return line


def trimmed(value: Any) -> Any:
    """A text without blanks around it, None where nothing is left; any other value as it is."""
    return (value.strip() or None) if isinstance(value, str) else value


def refuse_duplicate_ids(ids: Sequence[str]) -> None:
    """Raises IntakeError where one row is there twice: nobody could tell which of the two holds."""
    if len(set(ids)) < len(ids):
        raise IntakeError(_("Một dòng của sổ có hai bản khác nhau: chỉ giữ một bản."))
