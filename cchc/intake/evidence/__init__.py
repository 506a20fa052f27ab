"""Files that prove an action: told by their content, never by their name; refused where they are anything else.

A file is kept as it came and handed out as a download alone (`cchc/web/evidence.py`); nothing in it is opened or run here.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from cchc.folding import name_key
from cchc.intake.errors import IntakeError
from cchc.intake.evidence.kinds import KINDS, file_kind
from cchc.intake.ledger import new_id
from cchc.language import _
from cchc.store.publication import Publication, Row

MEGABYTE = 1024 * 1024
EACH, ALL = "CCHC_EVIDENCE_MB", "CCHC_EVIDENCE_TOTAL_MB"
DEFAULTS = {EACH: 10, ALL: 2048}
LONGEST_NAME = 120


def evidence_publication(
    unit: Row, year: int, action_id: str, name: str, content: bytes, by: str, day: date, held: int = 0
) -> Publication:
    """A file that proves an action, as one upload whose file it is. `held`: bytes of all evidence that is kept already.

    Raises IntakeError for a file that is too large, is none of KINDS, or carries something that could run.
    """
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    shown = plain_name(name, "")
    refuse_size(shown, len(content), held)
    kind = file_kind(shown, content)
    file_name = plain_name(name, kind)
    publication = Publication(file_name, content, "evidence", by.strip())
    unit_id, evidence_id = publication.add_unit(unit), new_id()
    row = {"unit_id": unit_id, "year": year, "evidence_id": evidence_id, "action_id": action_id}
    row |= {"file_name": file_name, "file_kind": kind, "byte_count": len(content)}
    row |= {"sha256": hashlib.sha256(content).hexdigest(), "added_on": day, "added_by": by.strip()}
    publication.add("evidence", row, "evidence", unit_id, evidence_id, str(year))
    return publication


def document_publication(
    unit: Row, year: int, action_id: str, document: str, by: str, day: date, note: str = ""
) -> Publication:
    """A document that proves an action and is known by its number alone, as one upload; named again it is the same row."""
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    told = {"action_id": action_id, "document": document, "note": note or None}
    content = json.dumps({**told, "year": year, "unit": unit["name"]}, ensure_ascii=False).encode()
    publication = Publication(f"Số văn bản ghi trên trang: {document}", content, "evidence", by.strip(), note)
    unit_id = publication.add_unit(unit)
    evidence_id = hashlib.sha256(f"{action_id}|{name_key(document)}".encode()).hexdigest()[:12]
    row = {
        **told,
        "unit_id": unit_id,
        "year": year,
        "evidence_id": evidence_id,
        "added_on": day,
        "added_by": by.strip(),
    }
    publication.add("evidence", row, "evidence", unit_id, evidence_id, str(year))
    return publication


def most_bytes(name: str, environment: Mapping[str, str] = os.environ) -> int:
    """A limit in bytes, as the environment says in megabytes; the default where it says no number."""
    said = environment.get(name, "").strip()
    return (int(said) if said.isdigit() and int(said) else DEFAULTS[name]) * MEGABYTE


def refuse_size(name: str, size: int, held: int) -> None:
    """Raises IntakeError for nothing, for too much at once, and for too much in all."""
    if not size:
        raise IntakeError(_("Tệp «{name}» rỗng.").format(name=name))
    if size > most_bytes(EACH):
        said = _("Tệp «{name}» lớn quá: mỗi minh chứng nhiều nhất {most} MB.")
        raise IntakeError(said.format(name=name, most=most_bytes(EACH) // MEGABYTE))
    if held + size > most_bytes(ALL):
        said = _(
            "Không còn chỗ cho «{name}»: minh chứng chiếm nhiều nhất {most} MB. Ghi số văn bản thay cho tệp."
        )
        raise IntakeError(said.format(name=name, most=most_bytes(ALL) // MEGABYTE))


def plain_name(name: str, kind: str) -> str:
    """A file's name without folders, control characters and what systems read into names, with the ending of what it is."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*')
    stem, dot, ending = kept.rpartition(".")
    whole = stem if dot and (not kind or ending.lower() in (*KINDS, "jpeg")) else kept
    shown = whole.strip(" .")[:LONGEST_NAME] or "minh-chung"
    return f"{shown}.{kind}" if kind else (kept[:LONGEST_NAME] or shown)
