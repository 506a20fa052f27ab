"""What was published and taken back, kept as plain Python: the slow rule for what stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cchc.store import Publication, Store

POINTS = {"max_score", "self_score", "appraised_score", "survey_score", "score"}
EXACT_TABLES = {"results", "scores", "frameworks", "criteria"}


class Row(dict[str, Any]):
    """A line of a table; a column that it lacks is blank."""

    def __missing__(self, column: str) -> None:
        return None


@dataclass
class Sent:
    """One upload as it was handed in."""

    upload_id: str
    number: int
    publication: Publication
    published: bool = True


@dataclass
class History:
    """Every upload in order, with what the publishing rules make of them."""

    sent: list[Sent] = field(default_factory=list)
    units: dict[str, Row] = field(default_factory=dict)

    def publish(self, store: Store, publication: Publication) -> str:
        """Publish through the store and remember it; an upload that changed nothing is not remembered."""
        upload_id = store.publish(publication, replace=True)[0]
        if upload_id not in {sent.upload_id for sent in self.sent}:
            self.remember(upload_id, publication)
        return upload_id

    def remember(self, upload_id: str, publication: Publication) -> None:
        self.sent.append(Sent(upload_id, len(self.sent) + 1, publication))
        for unit_id, unit in publication.units.items():
            self.units.setdefault(unit_id, Row(unit))
        self.name_frameworks(publication)

    def take_back(self, store: Store, upload_id: str) -> None:
        store.take_back(upload_id)
        next(sent for sent in self.sent if sent.upload_id == upload_id).published = False

    def coverages(self) -> list[tuple[Sent, dict[str, Any]]]:
        """The coverages that stand: of every scope the one of the newest upload not taken back."""
        newest: dict[str, tuple[Sent, dict[str, Any]]] = {}
        for sent in self.sent:
            for scope, coverage in sent.publication.coverages.items():
                if sent.published:
                    newest[scope] = (sent, coverage)
        return list(newest.values())

    def rows(self, table: str) -> list[Row]:
        """The rows of a table that stand, with the upload they came in."""
        standing = {coverage["coverage_id"]: coverage["topic"] for _, coverage in self.coverages()}
        found = []
        for sent in self.sent:
            for row in sent.publication.rows.get(table, []):
                if row["coverage_id"] in standing:
                    origin = {"file_name": sent.publication.file_name, "published_no": sent.number}
                    origin["topic"] = standing[row["coverage_id"]]
                    found.append(Row({**typed(table, row), **origin}))
        return found

    def source(self, row: Row) -> str:
        """The title of a row's source, else the file it came in."""
        titles = {source["source_id"]: source["title"] for source in self.rows("sources")}
        return titles.get(row["source_id"]) or str(row["file_name"])

    def name_frameworks(self, publication: Publication) -> None:
        """A total whose sheet has exactly the areas of a framework of its year belongs to that framework."""
        for row in publication.rows.get("results", []):
            if row.get("framework_id") is None:
                lines = [line for line in publication.rows.get("scores", []) if same_sheet(line, row)]
                fitting = [name for name in self.frameworks_of(row["year"], lines) if lines]
                row["framework_id"] = max(fitting, default=None)

    def frameworks_of(self, year: int, lines: Iterable[dict[str, Any]]) -> list[str]:
        sheet = areas(lines)
        return [
            framework["framework_id"]
            for framework in self.rows("frameworks")
            if (framework["year_from"] or year) <= year <= (framework["year_to"] or year)
            and sheet
            and sheet
            == areas(c for c in self.rows("criteria") if c["framework_id"] == framework["framework_id"])
        ]


def same_sheet(line: dict[str, Any], total: dict[str, Any]) -> bool:
    return bool(line["coverage_id"] == total["coverage_id"])


def areas(lines: Iterable[dict[str, Any]]) -> list[tuple[str, Decimal]]:
    """Codes and maxima of the areas among some lines, in order."""
    return sorted((line["code"], exact(line["max_score"])) for line in lines if line["level"] == "area")


def typed(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Points as exact decimals, as the tables of points keep them."""
    if table not in EXACT_TABLES:
        return row
    return {key: exact(value) if key in POINTS and value is not None else value for key, value in row.items()}


def exact(value: Any) -> Decimal:
    return Decimal(str(value))
