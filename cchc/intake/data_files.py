"""The plain files of `data/` as publications: one file, one upload."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from cchc.intake import places
from cchc.store.publication import Publication, Row
from cchc.workbook.register import register

KEPT_BY_PLACE = {"province", "unit", "cohort", "level", "unit_code", "code"}


@dataclass(frozen=True)
class DataFile:
    """How the rows of one file reach their table.

    `owner`: whose figures they are ("" the register, "province", or "unit"); `subject` and `period`
    name the columns that make the scope besides; `without`: columns that the table does not keep.
    """

    file: str
    table: str
    topic: str
    owner: str = ""
    subject: tuple[str, ...] = ()
    period: str = ""
    without: frozenset[str] = frozenset()


FILES = (
    DataFile("sources.csv", "sources", "sources"),
    DataFile("provinces.csv", "provinces", "provinces"),
    DataFile("province_successors.csv", "province_successors", "province_successors"),
    DataFile("unit_successors.csv", "unit_successors", "unit_successors"),
    DataFile("frameworks.csv", "frameworks", "frameworks"),
    DataFile("criteria.csv", "criteria", "criteria", subject=("framework_id",)),
    DataFile("criterion_mappings.csv", "criterion_mappings", "criterion_mappings"),
    DataFile("rating_classes.csv", "rating_classes", "rating_classes"),
    DataFile("province_index.csv", "index_results", "index", "province", ("index_type",), "year"),
    DataFile(
        "province_index_readings.csv", "index_readings", "index_readings", "province", ("index_type",), "year"
    ),
    DataFile("province_areas.csv", "index_areas", "index_areas", "province", (), "year"),
    DataFile("index_stats.csv", "index_stats", "index_stats"),
    DataFile("index_breaks.csv", "index_breaks", "index_breaks"),
    DataFile("index_766.csv", "index_766", "index_766", "unit", ("snapshot",), "period"),
    DataFile("unit_results.csv", "results", "result", "unit", (), "year"),
    DataFile("area_scores.csv", "scores", "assessment", "unit", (), "year", frozenset({"framework_id"})),
    DataFile("dossiers.csv", "dossier_counts", "dossiers", "unit", (), "period"),
    DataFile("task_counts.csv", "task_counts", "task_counts", "unit", ("plan",), "period"),
    DataFile("tasks.csv", "tasks", "tasks", "unit", (), "period"),
    DataFile("targets.csv", "targets", "targets", "unit", ("measure",), "period"),
    DataFile("measures.csv", "measures", "measures", "unit", ("measure", "title"), "period"),
    DataFile("limitations.csv", "limitations", "limitations", "unit", (), "year"),
    DataFile("calendar.csv", "calendar_events", "calendar", subject=("event",)),
    DataFile("documents.csv", "documents", "documents", "unit", (), "period"),
)


def read_data_file(folder: Path, spec: DataFile) -> Publication:
    """One plain file, ready to publish. Blank cells are null; numbers stay text until the database casts them."""
    path = folder / spec.file
    content = path.read_bytes()
    publication = Publication(spec.file, content, spec.topic, "dữ liệu kèm theo")
    with path.open(encoding="utf-8", newline="") as lines:
        for position, raw in enumerate(csv.DictReader(lines), start=1):
            row: Row = {key: value or None for key, value in raw.items()}
            add_row(publication, spec, row, position)
    return publication


def add_row(publication: Publication, spec: DataFile, row: Row, position: int) -> None:
    """One line of a file under its unit and scope."""
    period = str(row[spec.period]) if spec.period else ""
    subject = " ".join(str(row[column] or "") for column in spec.subject)
    owner = owner_of(publication, spec, row, period)
    dropped = (KEPT_BY_PLACE | spec.without) if spec.owner else spec.without
    kept = {key: value for key, value in row.items() if key not in dropped}
    publication.add(
        spec.table, {**kept, **extras(spec, row, owner, position)}, spec.topic, owner, subject, period
    )


def owner_of(publication: Publication, spec: DataFile, row: Row, period: str) -> str:
    """The unit id a row belongs to ("" for the register's own files)."""
    if spec.owner == "province":
        return publication.add_unit(places.province_unit(row["province"], period, row.get("geography")))
    if spec.owner == "unit":
        if not row["unit"] or row.get("level") in ("tỉnh", "province"):
            return publication.add_unit(places.province_unit(row["province"], period))
        # As uploads do: «Ban Quản lý Khu kinh tế tỉnh» would be a second unit beside the register's.
        name = register().find_unit(row["unit"]).name or row["unit"]
        return publication.add_unit(places.unit(name, row["province"], period, row.get("cohort")))
    return ""


def extras(spec: DataFile, row: Row, owner: str, position: int) -> Row:
    """Columns that the table has and the file implies."""
    if spec.owner == "province":
        return {"province_id": owner}
    if not spec.owner:
        return {"position": position} if spec.table == "criteria" else {}
    given: Row = {"unit_id": owner}
    if spec.table == "scores":
        given |= {
            "level": "area",
            "code": row["code"],
            "area_code": row["code"],
            "is_leaf": True,
            "position": position,
        }
    if spec.table in ("dossier_counts", "tasks"):
        given |= {"position": position}
    if spec.table == "results":
        given |= {"listed": False}
    return given
