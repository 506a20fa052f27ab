"""What was published and taken back, kept as plain Python: the slow rule for what stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cchc.store import Publication, Store

POINTS = {"max_score", "self_score", "appraised_score", "survey_score", "score"}
DEPTHS = {"area": 1, "criterion": 2, "subcriterion": 3}
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
        """A total whose sheet has exactly the lines of a framework of its year belongs to that framework."""
        for row in publication.rows.get("results", []):
            if row.get("framework_id") is None:
                lines = [Row(line) for line in publication.rows.get("scores", []) if same_sheet(line, row)]
                kept = [line for line in lines if line["level"] in DEPTHS]
                fitting = self.frameworks_of(self.units[row["unit_id"]], row["year"], kept) if kept else []
                row["framework_id"] = max(fitting, default=(0, 0, None))[-1]

    def frameworks_of(self, unit: Row, year: int, lines: list[Row]) -> list[tuple[int, int, str]]:
        """The frameworks known whole that a sheet fits: depth compared, depth of the framework, id."""
        fitting = []
        for framework in self.rows("frameworks"):
            criteria = [c for c in self.rows("criteria") if c["framework_id"] == framework["framework_id"]]
            depth = min(deepest(lines), deepest(criteria))
            if (
                may_follow(framework, unit, year)
                and whole(framework, criteria)
                and tree(lines, depth) == tree(criteria, depth)
            ):
                fitting.append((depth, deepest(criteria), framework["framework_id"]))
        return fitting


def may_follow(framework: Row, unit: Row, year: int) -> bool:
    """Whether a framework is of a unit's level, of no other province, and in force."""
    place = framework["issuer"] or framework["name"] or ""
    elsewhere = (
        any(word in place for word in ("UBND ", "tỉnh ", "thành phố ")) and unit["province"] not in place
    )
    in_force = (framework["year_from"] or year) <= year <= (framework["year_to"] or year)
    return in_force and not elsewhere and framework["level"] in (None, unit["kind"])


def whole(framework: Row, criteria: list[Row]) -> bool:
    """Whether every line has its points, and those of the areas add up to the framework's."""
    points = [row["max_score"] for row in criteria]
    areas = [row["max_score"] for row in criteria if row["level"] == "area"]
    return bool(areas) and None not in points and sum(areas) == framework["max_score"]


def deepest(lines: Iterable[Row]) -> int:
    return max((DEPTHS[line["level"]] for line in lines), default=0)


def tree(lines: Iterable[Row], depth: int) -> list[tuple[str, Decimal | None]]:
    """Codes and maxima down to a depth, in order; the random titles are blank on one side and never differ."""
    kept = [line for line in lines if DEPTHS[line["level"]] <= depth]
    points = [(str(line["code"]), line["max_score"]) for line in kept]
    return sorted((code, None if value is None else exact(value)) for code, value in points)


def same_sheet(line: dict[str, Any], total: dict[str, Any]) -> bool:
    return bool(line["coverage_id"] == total["coverage_id"])


def typed(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Points as exact decimals, as the tables of points keep them."""
    if table not in EXACT_TABLES:
        return row
    return {key: exact(value) if key in POINTS and value is not None else value for key, value in row.items()}


def exact(value: Any) -> Decimal:
    return Decimal(str(value))
