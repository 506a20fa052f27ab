"""The plain files of `data/` as publications: one file, one upload."""

from __future__ import annotations

import csv
from pathlib import Path

from cchc.catalogue import KINDS, DataFile, Kind
from cchc.intake import owners
from cchc.reading.identity.register import register
from cchc.store.publication import Publication, Row

KEPT_BY_PLACE = {"province", "unit", "cohort", "level", "unit_code", "code"}
FILED = tuple((kind, kind.file) for kind in KINDS if kind.file)  # in the order in which they are published


def read_data_file(folder: Path, kind: Kind, file: DataFile) -> Publication:
    """The plain file of a kind, ready to publish. Blank cells are null; numbers stay text until the database casts them."""
    path = folder / file.file
    content = path.read_bytes()
    publication = Publication(path.name, content, kind.topic, "dữ liệu kèm theo")
    with path.open(encoding="utf-8", newline="") as lines:
        for position, raw in enumerate(csv.DictReader(lines), start=1):
            row: Row = {key: value or None for key, value in raw.items()}
            add_row(publication, kind, file, row, position)
    return publication


def add_row(publication: Publication, kind: Kind, file: DataFile, row: Row, position: int) -> None:
    """One line of a file under its unit and scope."""
    period = str(row[file.period]) if file.period else ""
    subject = " ".join(str(row[column] or "") for column in file.subject)
    owner = owner_of(publication, file, row, period)
    dropped = (KEPT_BY_PLACE | file.without) if file.owner else file.without
    kept = {key: value for key, value in row.items() if key not in dropped}
    publication.add(
        kind.table, {**kept, **extras(kind, file, row, owner, position)}, kind.topic, owner, subject, period
    )


def owner_of(publication: Publication, file: DataFile, row: Row, period: str) -> str:
    """The unit id a row belongs to ("" for the register's own files)."""
    if file.owner == "province":
        return publication.add_unit(owners.province_unit(row["province"], period, row.get("geography")))
    if file.owner == "unit":
        if not row["unit"] or row.get("level") in ("tỉnh", "province"):
            return publication.add_unit(owners.province_unit(row["province"], period))
        # As uploads do: «Ban Quản lý Khu kinh tế tỉnh» would be a second unit beside the register's.
        name = register().find_unit(row["unit"]).name or row["unit"]
        return publication.add_unit(owners.unit(name, row["province"], period, row.get("cohort")))
    return ""


def extras(kind: Kind, file: DataFile, row: Row, owner: str, position: int) -> Row:
    """Columns that the table has and the file implies."""
    if file.owner == "province":
        return {"province_id": owner}
    if not file.owner:
        return {"position": position} if kind.table == "criteria" else {}
    given: Row = {"unit_id": owner}
    if kind.table == "scores":
        given |= {
            "level": "area",
            "code": row["code"],
            "area_code": row["code"],
            "is_leaf": True,
            "position": position,
        }
    if kind.table in ("dossier_counts", "tasks"):
        given |= {"position": position}
    if kind.table == "results":
        given |= {"listed": False}
    return given
