"""A full criteria sheet as a framework: the set of criteria that later sheets are filled in and compared by."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from cchc.intake.errors import IntakeError
from cchc.language import _
from cchc.reading import Table
from cchc.store.publication import Publication
from cchc.words import slug

FRAMEWORK_LEVELS = ("area", "criterion", "subcriterion")


@dataclass(frozen=True)
class FrameworkNote:
    """What the sheet does not say of the framework: its name, decision, date (ISO), years, level and issuer."""

    name: str
    decision: str
    decided_on: str | None
    year_from: int
    year_to: int | None
    level: str = "department"
    issuer: str = ""

    @property
    def framework_id(self) -> str:
        """Made from decision and first year: the same decision is the same framework."""
        return slug(f"{self.decision or self.name} {self.year_from}")


def framework_of(table: Table, note: FrameworkNote, by: str) -> Publication:
    """The criteria tree of a score sheet as a framework.

    Raises IntakeError if the sheet has no criteria, or lines without points to reach.
    """
    lines = [row for row in table.rows if row["level"] in FRAMEWORK_LEVELS]
    if not any(row["level"] == "criterion" for row in lines):
        raise IntakeError(_("Bảng phải có đến tiêu chí mới làm được bộ chỉ số."))
    if not note.name.strip():
        raise IntakeError(_("Cần tên bộ chỉ số."))
    if note.year_to is not None and note.year_to < note.year_from:
        raise IntakeError(_("Năm cuối phải sau năm đầu."))
    blank = [str(row["code"] or row["title"]) for row in lines if row["max_score"] is None]
    if blank:
        raise IntakeError(_("Chưa có điểm tối đa của: {codes}.").format(codes=", ".join(blank[:5])))
    kept = [{name: row[name] for name in ("code", "parent", "level", "title", "max_score")} for row in lines]
    content = json.dumps({"framework": asdict(note), "criteria": kept}, ensure_ascii=False).encode()
    publication = Publication(
        f"Bộ chỉ số lưu từ bảng chấm điểm, {note.name.strip()}", content, "framework", by, note.name.strip()
    )
    areas = [row["max_score"] for row in lines if row["level"] == "area"]
    framework = {
        "framework_id": note.framework_id,
        "name": note.name.strip(),
        "level": note.level,
        "issuer": note.issuer.strip() or None,
        "decision": note.decision.strip() or None,
        "decided_on": note.decided_on,
        "year_from": note.year_from,
        "year_to": note.year_to,
        "max_score": round(sum(areas), 6),
        "n_areas": len(areas),
        "n_criteria": sum(row["level"] == "criterion" for row in lines),
        "n_subcriteria": sum(row["level"] == "subcriterion" for row in lines),
    }
    publication.add("frameworks", framework, "frameworks", "", note.framework_id)
    for position, row in enumerate(kept, start=1):
        line = {**row, "parent_code": row["parent"], "framework_id": note.framework_id, "position": position}
        del line["parent"]
        publication.add("criteria", line, "criteria", "", note.framework_id)
    return publication
