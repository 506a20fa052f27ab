"""What a unit explains of lines that were appraised below its own score: typed on the page, or beside the points of a sheet."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cchc import words
from cchc.intake.errors import IntakeError
from cchc.intake.ledger import MOST_TEXT
from cchc.language import _
from cchc.reading import Problem, Reading, Table
from cchc.store.publication import Publication, Row

STATES = ("drafted", "sent", "accepted", "partly_accepted", "refused")
APPRAISED = ("appraised_score", "score")


def entered_explanations(unit: Row, year: int, rows: Sequence[Row], by: str) -> Publication:
    """Explanations that were typed on the page (`criterion`, `text`, `evidence`, `explanation_state`), as one upload.

    Raises IntakeError without a name of who enters them, for nothing at all, for too long a text and for a state that is none.
    """
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    if not rows:
        raise IntakeError(_("Chưa có giải trình nào để ghi."))
    typed = {"unit": unit["name"], "province": unit["province"], "year": year, "rows": rows}
    content = json.dumps(typed, ensure_ascii=False).encode()
    name = f"Giải trình ghi trên trang, {unit['name']}, {year}"
    publication = Publication(name, content, "explanations", by.strip())
    unit_id = publication.add_unit(unit)
    for position, row in enumerate(rows, start=1):
        add_explanation(publication, unit_id, year, {"position": position, **row})
    return publication


def add_explanation(publication: Publication, unit_id: str, year: int, row: Row) -> None:
    """One explanation onto a publication; raises IntakeError for one that cannot be."""
    line = {name: (value.strip() or None) if isinstance(value, str) else value for name, value in row.items()}
    for name in ("text", "evidence"):
        if len(str(line.get(name) or "")) > MOST_TEXT:
            said = _("«{text}…» dài quá {most} chữ cái: hãy viết gọn lại.")
            raise IntakeError(said.format(text=str(line[name])[:60], most=MOST_TEXT))
    if line.get("explanation_state") not in (None, *STATES):
        raise IntakeError(_("«{code}» không phải là mã đã biết.").format(code=line["explanation_state"]))
    line = {**line, "unit_id": unit_id, "year": year}
    publication.add("explanations", line, "explanations", unit_id, "", str(year))


def add_explanations(publication: Publication, table: Table) -> None:
    """What a score sheet explains of its lines, onto the publication that holds these lines alone."""
    lines = publication.rows.get("scores", [])
    for told in explained_lines(list(zip(table.rows, lines, strict=True))):
        add_explanation(publication, lines[0]["unit_id"], lines[0]["year"], told)


def explained_lines(lines: Sequence[tuple[Row, Row]]) -> list[Row]:
    """Of the lines of a score sheet, each as it was read and as it is stored, what is explained beside the points that were
    appraised. A sheet of own points alone has another thing under «giải trình»: how they came about.

    Raises IntakeError for a state in words that are none.
    """
    found = []
    for read, stored in lines:
        if stored["is_leaf"] and _explains(read):
            told = {
                name: stored.get(name) for name in ("position", "evidence", "sheet", "row_no", "document")
            }
            told |= {"criterion": stored["code"] or stored["title"], "text": read["explanation"]}
            found.append(
                {
                    **told,
                    "explanation_state": parse_explanation_state(read.get("explanation_state")),
                }
            )
    return found


def parse_explanation_state(said: object) -> str | None:
    """The code of a state as the sheet words it; None where it says nothing. Raises IntakeError for other words."""
    if not said:
        return None
    code = words.code_of("explanation_state", str(said))
    if code is None:
        told = _("tình trạng giải trình «{said}» chưa hiểu được. Hãy ghi một trong: {choices}.")
        raise IntakeError(
            told.format(said=str(said)[:60], choices="; ".join(words.labels("explanation_state")))
        )
    return code


def unknown_states(reading: Reading) -> list[Problem]:
    """The cells of score sheets in which a state of an explanation stands in words that are none."""
    return [
        Problem(table.sheet, cell, "error", "unclear_state", f"Ô {cell}: {fault}")
        for table in reading.tables
        if table.kind == "score_sheet"
        for row in table.rows
        if _explains(row) and (fault := _fault(row.get("explanation_state")))
        for cell in [f"{table.columns['explanation_state']}{row['row']}"]
    ]


def _explains(read: Row) -> bool:
    is_appraised = any(read.get(name) is not None for name in APPRAISED)
    return bool(read.get("explanation")) and is_appraised and read["self_score"] is not None


def _fault(said: object) -> str:
    try:
        parse_explanation_state(said)
    except IntakeError as error:
        return str(error)
    return ""
