"""Rows and tables as publications: the same door as uploads, a file behind each that says what it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from cchc.catalogue import KINDS
from cchc.demo.offices import HOME
from cchc.demonstration import FILE_PREFIX, IN_FILES
from cchc.intake import owners, publication_of
from cchc.intake.data_files import add_row
from cchc.intake.explanations import add_explanation
from cchc.intake.ledger import add_ledger_rows
from cchc.reading import Reading, Table, read_workbook
from cchc.store import Publication

Row = dict[str, Any]
BY = "Người nạp minh họa"
FILED = {kind.table: (kind, kind.file) for kind in KINDS if kind.file}


def of_rows(table: str, name: str, rows: Sequence[Row], note: str = "") -> Publication:
    """Rows in the shape of the plain file of `data/` that brings this table."""
    kind, file = FILED[table]
    publication = Publication(f"{FILE_PREFIX}{name}.csv", as_csv(rows), kind.topic, BY, note)
    publication.is_demonstration = True
    for position, row in enumerate(rows, start=1):
        add_row(publication, kind, file, row, position)
    return publication


def of_tables(name: str, tables: Sequence[Table], standing: str = "published", note: str = "") -> Publication:
    """Tables as the reader gives them, in one file that bears the name of its document: figures of it name no other source."""
    plain = [row | {"unit": row.get("unit", each.unit)} for each in tables for row in each.rows]
    for each in tables:
        each.standing = standing
    reading = Reading(file_title(name), list(tables), is_demonstration=True)
    return publication_of(reading, as_csv(plain), BY, note)


def of_ledger(name: str, told: Iterable[tuple[str, int, dict[str, list[Row]]]]) -> Publication:
    """Rows of the ledger of remedies, by unit and year; evidence is filed by itself."""
    found = list(told)
    plain = [
        {"unit": unit, "year": year, **row}
        for unit, year, rows in found
        for each in rows.values()
        for row in each
    ]
    publication = Publication(file_title(name), as_csv(plain), "remedy_ledger", BY)
    publication.is_demonstration = True
    for unit, year, rows in found:
        whose = owners.unit(unit, HOME, str(year))
        add_ledger_rows(publication, whose, year, rows)
        for row in rows.get("evidence", []):
            line = {**row, "unit_id": publication.add_unit(whose), "year": year}
            publication.add("evidence", line, "evidence", whose["unit_id"], row["evidence_id"], str(year))
    return publication


def of_explanations(name: str, unit: str, year: int, rows: Sequence[Row]) -> Publication:
    """What a department explains of lines of its score sheet."""
    publication = Publication(f"{FILE_PREFIX}{name}.csv", as_csv(rows), "explanations", BY)
    publication.is_demonstration = True
    unit_id = publication.add_unit(owners.unit(unit, HOME, str(year)))
    for position, row in enumerate(rows, start=1):
        add_explanation(publication, unit_id, year, {"position": position, **row})
    return publication


def of_book(name: str, content: bytes, note: str = "", standing: str | None = None) -> Publication:
    """A workbook, read as an upload is."""
    reading = read_workbook(content, name)
    if reading.has_errors or not reading.tables:
        raise AssertionError((name, reading.problems))
    for table in reading.tables:
        table.standing = standing
    return publication_of(reading, content, BY, note)


def file_title(name: str) -> str:
    """What a document is called as the source of its figures, which says what it is."""
    return f"{name} (minh họa).csv"


def as_csv(rows: Sequence[Row]) -> bytes:
    """The rows as CSV below the line that says what they are."""
    buffer = io.StringIO()
    buffer.write(f'"{IN_FILES}"\n')
    writer = csv.DictWriter(
        buffer, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
