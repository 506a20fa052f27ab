"""What was published and taken back, kept as plain Python: the slow rule for what stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cchc.store import Publication, Store

POINTS = {"max_score", "self_score", "appraised_score", "survey_score", "score"}
DEPTHS = {"area": 1, "criterion": 2, "subcriterion": 3}
WEAKEST = (
    "provisional",
    "self_assessment",
    "derived",
    "derived_rank",
    "rank_of_known",
    "uncertain",
    "disputed",
    "conflict",
    "partial",
    "computed",
)
LEDGER = {
    "ledger_limitations": "limitation_id",
    "ledger_remedies": "remedy_id",
    "ledger_actions": "action_id",
    "explanations": "criterion",
}
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


Standing = tuple[Sent, dict[str, Any]]


@dataclass
class History:
    """Every upload in order, with what the publishing rules make of them."""

    sent: list[Sent] = field(default_factory=list)
    units: dict[str, Row] = field(default_factory=dict)
    # What stands by which uploads are published, of the newest state: twins ask thousands of times.
    known: dict[tuple[bool, ...], list[Standing]] = field(default_factory=dict)

    def publish(self, store: Store, publication: Publication) -> str:
        """Publish through the store and remember it; an upload that changed nothing is not remembered."""
        return self.publish_all(store, [publication])[0]

    def publish_all(self, store: Store, publications: list[Publication]) -> list[str]:
        """The same of what waits to be published at once, which then waits no more."""
        upload_ids = store.publish(*publications, replace=True)
        for upload_id, publication in zip(upload_ids, publications, strict=True):
            if upload_id not in {sent.upload_id for sent in self.sent}:
                self.remember(upload_id, publication)
        publications.clear()
        return upload_ids

    def remember(self, upload_id: str, publication: Publication) -> None:
        self.sent.append(Sent(upload_id, len(self.sent) + 1, publication))
        for unit_id, unit in publication.units.items():
            self.units.setdefault(unit_id, Row(unit))
        self.name_frameworks(publication)

    def take_back(self, store: Store, upload_id: str) -> None:
        store.take_back(upload_id)
        next(sent for sent in self.sent if sent.upload_id == upload_id).published = False

    def coverages(self) -> list[Standing]:
        """The coverages that stand."""
        state = tuple(sent.published for sent in self.sent)
        if state not in self.known:
            self.known.clear()
            self.known[state] = self.coverages_of_now()
        return self.known[state]

    def coverages_of_now(self) -> list[Standing]:
        """The coverages that stand: one upload after the other takes the place of what is not more final than itself, or
        of whatever stands where it was put before all; one without rows clears the place."""
        standing: dict[str, Standing] = {}
        for sent, scope, coverage in self.covered():
            before = standing.get(scope)
            if clears(sent, coverage) or before is None or finality(coverage) >= finality(before[1]):
                standing[scope] = (sent, coverage)
            if not coverage["row_count"]:
                del standing[scope]
        others = [one for one in standing.values() if one[1]["topic"] not in LEDGER]
        return [*others, *self.coverages_of_the_ledger()]

    def coverages_of_the_ledger(self) -> list[Standing]:
        """The coverages that rows of the ledger came in, each with as many rows as still stand."""
        rows = [row for table, key in LEDGER.items() for row in self.newest_of_each(table, key)]
        counts = Counter(row["coverage_id"] for row in rows)
        return [
            (sent, {**coverage, "row_count": counts[coverage["coverage_id"]]})
            for sent, _scope, coverage in self.covered()
            if coverage["coverage_id"] in counts
        ]

    def covered(self) -> list[tuple[Sent, str, dict[str, Any]]]:
        """Every coverage that was published and not taken back, in order."""
        return [
            (sent, scope, coverage)
            for sent in self.sent
            for scope, coverage in sent.publication.coverages.items()
            if sent.published
        ]

    def read_besides(self) -> list[tuple[Sent, dict[str, Any]]]:
        """The coverages that do not stand and are kept as further readings: the last word of each standing in each scope."""
        last: dict[str, dict[str, tuple[Sent, dict[str, Any]]]] = {}
        for sent, scope, coverage in self.covered():
            if clears(sent, coverage):
                last[scope] = {}
            if coverage["row_count"]:
                last.setdefault(scope, {})[coverage["standing"]] = (sent, coverage)
        standing = [coverage["coverage_id"] for _, coverage in self.coverages()]
        found = [one for words in last.values() for one in words.values()]
        return [one for one in found if one[1]["coverage_id"] not in standing]

    def rows(self, table: str) -> list[Row]:
        """The rows of a table that stand, with the upload they came in."""
        if table in LEDGER:
            return self.newest_of_each(table, LEDGER[table])
        return self.rows_of(table, [coverage for _, coverage in self.coverages()])

    def newest_of_each(self, table: str, key: str) -> list[Row]:
        """Of rows that stand for themselves: what was handed in last of each, since its scope was cleared."""
        found: dict[str, dict[str, Row]] = {}
        for sent, scope, coverage in self.covered():
            if coverage["topic"] == table:
                if clears(sent, coverage):
                    found[scope] = {}
                rows = found.setdefault(scope, {})
                rows |= {row[key]: row for row in self.rows_of(table, [coverage])}
        return [row for rows in found.values() for row in rows.values()]

    def rows_of(self, table: str, coverages: list[dict[str, Any]]) -> list[Row]:
        """The rows of a table under some coverages, in the order in which they came."""
        known = {coverage["coverage_id"]: coverage for coverage in coverages}
        found = []
        for sent in self.sent:
            for row in sent.publication.rows.get(table, []):
                if row["coverage_id"] in known:
                    coverage = known[row["coverage_id"]]
                    origin = {"file_name": sent.publication.file_name, "published_no": sent.number}
                    origin |= {"topic": coverage["topic"], "standing": coverage["standing"]}
                    origin |= {"upload_id": sent.upload_id, "published_by": sent.publication.published_by}
                    origin["flag"] = effective_flag(row.get("flag"), coverage["standing"])
                    found.append(Row({**typed(table, row), **origin}))
        return found

    def ever(self, table: str) -> list[Row]:
        """Every row of a table that was ever handed in, with its scope."""
        found = []
        for sent in self.sent:
            scopes = {c["coverage_id"]: c["scope"] for c in sent.publication.coverages.values()}
            rows = sent.publication.rows.get(table, [])
            found += [Row(row, scope=scopes[row["coverage_id"]]) for row in rows]
        return found

    def removals(self, topic: str) -> list[tuple[Sent, dict[str, Any]]]:
        """The coverages of a topic that were handed in without a row."""
        return [
            (sent, coverage)
            for sent in self.sent
            for coverage in sent.publication.coverages.values()
            if coverage["topic"] == topic and not coverage["row_count"]
        ]

    def removal_state(self, removal: Sent, coverage: dict[str, Any]) -> str:
        """Whether a removal was taken back, is still in force, or something stands again since."""
        if not removal.published:
            return "taken_back"
        newer = [sent for sent in self.sent if sent.published and sent.number > removal.number]
        return "replaced" if any(coverage["scope"] in s.publication.coverages for s in newer) else "removed"

    def source(self, row: Row) -> str:
        """The title of a row's source, else the file it came in."""
        titles = {source["source_id"]: source["title"] for source in self.rows("sources")}
        return titles.get(row["source_id"]) or str(row["file_name"])

    def sheet(self, row: Row) -> str:
        """The title of a line's source, else the file and the sheet it came in."""
        named = " · ".join(name for name in (row["file_name"], row["sheet"]) if name is not None)
        return self.source(Row(row, file_name=named))

    def name_frameworks(self, publication: Publication) -> None:
        """A total whose sheet has exactly the lines of the framework that it follows belongs to that framework."""
        for row in publication.rows.get("results", []):
            if row.get("framework_id") is None:
                lines = [Row(line) for line in publication.rows.get("scores", []) if same_sheet(line, row)]
                kept = [line for line in lines if line["level"] in DEPTHS]
                row["framework_id"] = self.framework_of(self.units[row["unit_id"]], row["year"], kept)

    def framework_of(self, unit: Row, year: int, lines: list[Row]) -> str | None:
        """The framework that a sheet follows, None if it departs from it: compared as deeply as can be, with the
        fewest departures, of the year, the fullest."""
        followed = []
        criteria = self.rows("criteria")
        for framework in self.rows("frameworks"):
            own = [c for c in criteria if c["framework_id"] == framework["framework_id"]]
            if may_follow(framework, unit) and whole(framework, own):
                depth = min(deepest(lines), deepest(own))
                sheet, known = tree(lines, depth), tree(own, depth)
                late = (framework["year_from"] or year) > year or (framework["year_to"] or year) < year
                count = departures(sheet, known) + late
                alike = 2 * len(sheet.keys() & known.keys()) >= len(known)
                followed.append((depth, -count, not late, deepest(own), framework["framework_id"], alike))
        if not lines or not any(of_year for _, _, of_year, *_ in followed):
            return None
        best = max((one for one in followed if one[-1]), default=None)
        return best[-2] if best and best[1] == 0 else None


def clears(sent: Sent, coverage: dict[str, Any]) -> bool:
    """Whether a coverage has the word against all that came before it: by a person's will, or as a removal."""
    return sent.publication.overrules or not coverage["row_count"]


def finality(coverage: dict[str, Any]) -> int:
    return {"provisional": 0, "self_assessment": 1}.get(coverage["standing"], 2)


def finality_of(flag: str | None) -> int:
    """How final a figure is by its flag."""
    return 0 if "provisional" in (flag or "") else 1 if "self_assessment" in (flag or "") else 2


def effective_flag(flag: str | None, standing: str) -> str | None:
    """What is not final is told of every row, besides what else is known of it."""
    if standing not in ("provisional", "self_assessment") or standing in (flag or ""):
        return flag
    return standing if flag in (None, "", "official") else f"{flag};{standing}"


def combined(*flags: str | None) -> str | None:
    """What a figure made of several carries: each remark of theirs once, the weakest first; blank where all are official."""
    said = {remark for flag in flags if flag for remark in flag.split(";")} - {"official"}
    return ";".join(sorted(said, key=WEAKEST.index)) or None


def may_follow(framework: Row, unit: Row) -> bool:
    """Whether a framework is of a unit's level and of no other province."""
    place = framework["issuer"] or framework["name"] or ""
    elsewhere = any(word in place for word in ("UBND ", "tỉnh ", "thành phố "))
    return framework["level"] in (None, unit["kind"]) and (not elsewhere or unit["province"] in place)


def departures(sheet: dict[Any, Decimal | None], known: dict[Any, Decimal | None]) -> int:
    """Lines that only one of them has, and other maxima; the random titles are blank on one side and never differ."""
    both = sheet.keys() & known.keys()
    return len(sheet.keys() ^ known.keys()) + sum(sheet[code] != known[code] for code in both)


def whole(framework: Row, criteria: list[Row]) -> bool:
    """Whether every line has its points, and those of the areas add up to the framework's."""
    points = [row["max_score"] for row in criteria]
    areas = [row["max_score"] for row in criteria if row["level"] == "area"]
    return bool(areas) and None not in points and sum(areas) == framework["max_score"]


def deepest(lines: Iterable[Row]) -> int:
    return max((DEPTHS[line["level"]] for line in lines), default=0)


def tree(lines: Iterable[Row], depth: int) -> dict[Any, Decimal | None]:
    """Code -> maximum, down to a depth; lines without a code are each their own."""
    kept = [line for line in lines if DEPTHS[line["level"]] <= depth]
    points = [(line["code"] or (number, None), line["max_score"]) for number, line in enumerate(kept)]
    return {code: None if value is None else exact(value) for code, value in points}


def same_sheet(line: dict[str, Any], total: dict[str, Any]) -> bool:
    return bool(line["coverage_id"] == total["coverage_id"])


def typed(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Points as exact decimals, as the tables of points keep them."""
    if table not in EXACT_TABLES:
        return row
    return {key: exact(value) if key in POINTS and value is not None else value for key, value in row.items()}


def exact(value: Any) -> Decimal:
    return Decimal(str(value))
