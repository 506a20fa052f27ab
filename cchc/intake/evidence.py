"""Files that prove an action: told by their content, never by their name; refused where they are anything else.

A file is kept as it came and handed out as a download alone (`cchc/web/evidence.py`); nothing in it is opened or run here.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from cchc.intake.errors import IntakeError
from cchc.intake.ledger import new_id
from cchc.language import _
from cchc.store.publication import Publication, Row

MEGABYTE = 1024 * 1024
EACH, ALL = "CCHC_EVIDENCE_MB", "CCHC_EVIDENCE_TOTAL_MB"
DEFAULTS = {EACH: 10, ALL: 2048}
KINDS = ("pdf", "docx", "xlsx", "png", "jpg")
MOST_PARTS = 5_000
LONGEST_NAME = 120
# What a picture begins and ends with.
PICTURES = {"png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"), "jpg": (b"\xff\xd8\xff", b"\xff\xd9")}
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
ACTIVE_IN_PDF = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
ACTIVE_PARTS = re.compile(
    r"vbaproject|activex|/embeddings/|\.(exe|dll|js|vbs|bat|cmd|ps1|scr)$", re.IGNORECASE
)


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


def file_kind(name: str, content: bytes) -> str:
    """What a file is, one of KINDS. Raises IntakeError where it is none, or more than that."""
    if content.startswith(b"%PDF-"):
        if ACTIVE_IN_PDF.search(content):
            raise IntakeError(
                _("Tệp «{name}» là PDF có mã chạy hoặc tệp nhúng: không nhận.").format(name=name)
            )
        return "pdf"
    for kind, (begins, ends) in PICTURES.items():
        if content.startswith(begins):
            if not content.rstrip(b"\0").endswith(ends):
                said = _("Ảnh «{name}» bị cắt cụt hoặc có dữ liệu lạ nối ở cuối: không nhận.")
                raise IntakeError(said.format(name=name))
            return kind
    if content.startswith(b"PK\x03\x04") and (kind := office_kind(name, content)):
        return kind
    raise IntakeError(
        _(
            "Tệp «{name}» không phải PDF, Word (.docx), Excel (.xlsx) hay ảnh PNG, JPG; xét theo nội dung, không theo tên."
        ).format(name=name)
    )


def office_kind(name: str, content: bytes) -> str:
    """Which office file an archive is, by the names of its parts alone; blank where it is another archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise IntakeError(_("Tệp «{name}» bị hỏng.").format(name=name)) from error
    if len(parts) > MOST_PARTS or any(ACTIVE_PARTS.search(part) for part in parts):
        raise IntakeError(
            _("Tệp «{name}» có macro hoặc tệp nhúng: lưu lại không kèm chúng rồi gửi.").format(name=name)
        )
    found = [kind for kind, part in OFFICE.items() if part in parts and "[Content_Types].xml" in parts]
    return found[0] if len(found) == 1 else ""


def plain_name(name: str, kind: str) -> str:
    """A file's name without folders, control characters and what systems read into names, with the ending of what it is."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*')
    stem, dot, ending = kept.rpartition(".")
    whole = stem if dot and (not kind or ending.lower() in (*KINDS, "jpeg")) else kept
    shown = whole.strip(" .")[:LONGEST_NAME] or "minh-chung"
    return f"{shown}.{kind}" if kind else (kept[:LONGEST_NAME] or shown)
