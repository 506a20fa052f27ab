"""What is true of totals, sheets, indices and dossiers, worked out in plain Python from the rows that stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cchc import words
from cchc.words import slug
from tests.truth.held import Held, Row
from tests.truth.work import Count, counts_of, late_in_lists, numbers_of_counts, numbers_of_lists

DOUBTFUL = (
    "derived",
    "disputed",
    "uncertain",
    "provisional",
    "conflict",
    "self_assessment",
    "partial",
    "rank_of_known",
)
POINTS = 0.011
PERIODIC = ("dossier_counts", "task_counts", "tasks", "measures", "targets", "index_766")


@dataclass
class Total:
    """What one document says of the total of a unit in a year; `others` are the other documents that do."""

    unit_id: str
    year: int
    score: float | None
    max_score: float | None
    ratio: float | None
    rank: int | None
    out_of: int | None
    rating: str | None
    rank_change: int | None
    framework: str | None
    flags: set[str]
    listed: bool
    authority: int
    topic: str
    stands: bool
    self_score: float | None = None  # told where no other points are
    is_part: bool = False  # the sum of the areas that have points, while others that weigh have none
    others: list[Total] = field(default_factory=list)

    @property
    def is_doubtful(self) -> bool:
        """Whether any of it is not sure."""
        return any(part in flag for flag in self.flags for part in DOUBTFUL)


@dataclass
class Sheet:
    """The lines of a score sheet."""

    lines: list[Row]

    def parts(self, parent: str | None = None) -> list[Row]:
        """The areas, or the lines below one."""
        if parent is None:
            return [line for line in self.lines if line["level"] == "area"]
        return [line for line in self.lines if line["parent_code"] == parent]


@dataclass
class Lost:
    """What parts lost together, and how much of it is known."""

    points: float | None
    known: int
    every: int
    is_whole: bool


def lost_by(parts: Sequence[Row], whole: float | None) -> Lost:
    """Of a few lines that are `whole` points together."""
    known = [row["max_score"] - row["score"] for row in parts if None not in (row["max_score"], row["score"])]
    maxima = sum(row["max_score"] or 0 for row in parts)
    is_whole = len(known) == len(parts) and (whole is None or maxima >= whole - POINTS)
    return Lost(sum(known) if known else None, len(known), len(parts), is_whole)


def authority(row: Row) -> int:
    """How much the document of a row says: a decision before a sheet, that before an own assessment, a draft last."""
    flag = row["flag"] or ""
    for place, word in enumerate(("provisional", "self_assessment")):
        if word in (row["standing"], *flag.split(";")):
            return place
    if "derived" in flag:
        return 2
    return 3 if row["standing"] == "appraised" else 4


def flags_of(row: Row) -> set[str]:
    """What a row and its document say of how final it is; nothing where it is official."""
    told = set(filter(None, (row.get("flag") or "").split(";"))) - {"official"}
    return told | ({row["standing"]} & {"provisional", "self_assessment"})


class Facts:
    """The truth about everything that is held."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @cached_property
    def totals(self) -> dict[tuple[str, int], Total]:
        """Unit and year → what the document that speaks with most authority says."""
        documents: dict[tuple[str, int], list[Row]] = {}
        for row in self.held.rows("results", with_further=True):
            documents.setdefault((row["unit_id"], row["year"]), []).append(row)
        found = {key: self.total(rows) for key, rows in documents.items()}
        self.rank_here(found)
        return found

    def total(self, rows: Sequence[Row]) -> Total:
        ordered = sorted(
            rows, key=lambda row: (-authority(row), row["topic"] != "result", row["standing"] != "published")
        )
        first, *others = (self.document(row) for row in ordered)
        first.others = others
        equals = [other for other in others if other.authority == first.authority]
        if any(contradict(first, other) for other in equals):
            first.flags.add("disputed")
        if first.framework is None:
            agreeing = [
                o
                for o in others
                if o.framework and o.score == first.score and first.max_score in (None, o.max_score)
            ]
            first.framework = agreeing[0].framework if agreeing else None
        return first

    def is_of_some_areas(self, row: Row) -> bool:
        """Whether a sheet's total is the sum of some of its areas alone."""
        lines = self.sheets.get((row["unit_id"], row["year"]), Sheet([])).lines
        if row["topic"] != "assessment" or row["score"] is None or not lines:
            return False
        areas = [line for line in lines if line["level"] == "area"]
        blank = [line["max_score"] for line in areas if line["score"] is None]
        added = [line for line in lines if line["level"] == "area" or line["level"] in ("bonus", "penalty")]
        told = sum(line["score"] or 0 for line in added if line["level"] == "area" or line["is_leaf"])
        if not 0 < len(blank) < len(areas) or abs(told - row["score"]) > POINTS:
            return False
        most = [line["max_score"] for line in areas if line["max_score"] is not None]
        return any(blank) or not row["max_score"] or abs(sum(most) - row["max_score"]) > POINTS

    def document(self, row: Row) -> Total:
        ratio = row["ratio"]
        if row["score"] is not None and row["max_score"]:
            ratio = 100 * row["score"] / row["max_score"]
        is_part = self.is_of_some_areas(row)
        names = (
            "score",
            "max_score",
            "rank",
            "out_of",
            "rank_change",
            "unit_id",
            "year",
            "topic",
            "self_score",
        )
        return Total(
            **{name: row[name] for name in names},
            ratio=None if is_part else ratio,
            is_part=is_part,
            rating=row["class"],
            framework=self.frameworks.get(row["framework_id"], row["framework_id"]),
            flags=flags_of(row),
            listed=bool(row["listed"]),
            authority=authority(row),
            stands=bool(row["stands"]),
        )

    @cached_property
    def frameworks(self) -> dict[str, str]:
        """Framework → the decision that tells it from others."""
        return {
            row["framework_id"]: f"QĐ {row['decision']}"
            if row["decision"]
            else row["name"] or row["framework_id"]
            for row in self.held.rows("frameworks")
        }

    def rank_here(self, totals: dict[tuple[str, int], Total]) -> None:
        """Lists that came without ranks are ranked by their ratios, ties sharing the better place."""
        lists: dict[tuple[Any, ...], list[Total]] = {}
        for (unit_id, year), total in totals.items():
            unit = self.held.units[unit_id]
            lists.setdefault((unit["province_id"], unit["cohort"], year), []).append(total)
        for members in lists.values():
            ranked = [total for total in members if total.listed and total.ratio is not None]
            if len(ranked) < 2 or any(total.rank is not None for total in members):
                continue
            for total in ranked:
                total.rank = 1 + sum(other.ratio > total.ratio + 1e-9 for other in ranked)  # type: ignore[operator]
                total.out_of = len(ranked)
                total.flags.add("computed")

    @cached_property
    def sheets(self) -> dict[tuple[str, int], Sheet]:
        found: dict[tuple[str, int], Sheet] = {}
        for row in sorted(self.held.rows("scores"), key=lambda row: row["position"] or 0):
            found.setdefault((row["unit_id"], row["year"]), Sheet([])).lines.append(row)
        return found

    @cached_property
    def targets(self) -> dict[tuple[str, int], float]:
        """Unit and year → the points that are to be reached."""
        found: dict[tuple[str, int], float] = {}
        for row in self.held.rows("targets"):
            if row["measure"] == "score" and row["period"].isdigit() and row["value"] is not None:
                key = (row["unit_id"], int(row["period"]))
                found[key] = min(row["value"], found.get(key, row["value"]))
        return found

    def lost(self, unit_id: str, year: int, parent: str | None = None) -> Lost | None:
        """What a unit lost in a year, in all or in one part of its sheet; None without a sheet."""
        sheet = self.sheets.get((unit_id, year))
        if sheet is None:
            return None
        total = self.totals.get((unit_id, year))
        if parent is None:
            whole = total.max_score if total else None
        else:
            whole = next((line["max_score"] for line in sheet.lines if line["code"] == parent), None)
        parts = sheet.parts(parent)
        return lost_by(parts, whole) if parts else None

    def sheet_apart(self, unit_id: str, year: int) -> Total | None:
        """What the score sheet of a unit tells as its total, where that is another than the total in use."""
        total = self.totals.get((unit_id, year))
        sheets = [o for o in total.others if o.stands and o.topic == "assessment"] if total else []
        return next((sheet for sheet in sheets if total and tells_another(sheet, total)), None)

    def deduction(self, unit_id: str, year: int) -> Lost | None:
        """What a total lost: of its own sheet; what it lacks to its maximum where it has none; None where nobody knows."""
        total, sheet = self.totals.get((unit_id, year)), self.lost(unit_id, year)
        if total is None or (sheet and not self.sheet_apart(unit_id, year)):
            return sheet
        if total.score is None or total.max_score is None or total.score > total.max_score:
            return None
        return Lost(total.max_score - total.score, 0, 0, is_whole=True)

    def points_compare(self, unit_id: str, earlier: int, later: int) -> bool:
        """Whether the points of two years may be compared: one framework, one maximum."""
        left, right = self.totals.get((unit_id, earlier)), self.totals.get((unit_id, later))
        if left is None or right is None or left.framework is None or left.framework != right.framework:
            return False
        if left.is_part or right.is_part:
            return False
        return None in (left.max_score, right.max_score) or left.max_score == right.max_score

    def ranks_compare(self, unit_id: str, earlier: int, later: int) -> bool:
        """Whether a change of places may be told: two sure ranks out of one total."""
        left, right = self.totals.get((unit_id, earlier)), self.totals.get((unit_id, later))
        if left is None or right is None or None in (left.rank, right.rank):
            return False
        return not left.is_doubtful and left.out_of is not None and left.out_of == right.out_of

    def sheet_flags(self, unit_id: str, year: int) -> set[str]:
        """What keeps any line of a sheet from being final."""
        sheet = self.sheets.get((unit_id, year))
        return set().union(*(flags_of(line) for line in sheet.lines)) if sheet else set()

    def report_flags(self, unit_id: str, period: str) -> set[str]:
        """The same of a report of dossiers."""
        return set().union(*(flags_of(line) for line in self.reports.get((unit_id, period), ())))

    def has_drafts(self, unit_id: str) -> bool:
        """Whether anything that is held of a unit is not final."""
        return any(
            coverage["unit_id"] == unit_id and coverage["standing"] in ("provisional", "self_assessment")
            for coverage in self.held.coverages.values()
            if coverage["stands"] or coverage["is_further"]
        ) or any(
            flag in ("provisional", "self_assessment")
            for (one, _year), total in self.totals.items()
            if one == unit_id
            for flag in total.flags
        )

    @cached_property
    def period_codes(self) -> dict[str, str]:
        """How a period is told → its code."""
        codes = {row["period"] for table in PERIODIC for row in self.held.rows(table)}
        return {words.period(code): code for code in codes}

    def period_told(self, text: str) -> str | None:
        """The code of «Quý I/2023»."""
        return self.period_codes.get(text.replace("\u00a0", " "))

    @cached_property
    def breaks(self) -> dict[str, set[int]]:
        """Index → the years in which it changed its rules."""
        found: dict[str, set[int]] = {}
        for row in self.held.rows("index_breaks"):
            found.setdefault(row["index_type"], set()).add(row["year"])
        return found

    @cached_property
    def breaks_of_points(self) -> dict[str, set[int]]:
        """Index → the years from which its points are not those of before."""
        found: dict[str, set[int]] = {}
        for row in self.held.rows("index_breaks"):
            if "score" in (row["affects"] or "").split(";"):
                found.setdefault(row["index_type"], set()).add(row["year"])
        return found

    def has_one_time(self, name: str) -> bool:
        """Whether a province of that name is the same before and after the mergers."""
        eras = {row["era"] for row in self.held.provinces.values() if row["name"] == name}
        return eras == {"both"}

    @cached_property
    def index_figures(self) -> dict[tuple[str, int], dict[str, Row]]:
        """Index and year → province → its figure; of the 766 index in a year the table of most provinces counts."""
        found: dict[tuple[str, int], dict[str, Row]] = {}
        for row in self.held.rows("index_results"):
            found.setdefault((row["index_type"], row["year"]), {})[row["province_id"]] = row
        tables: dict[tuple[int, str], list[Row]] = {}
        for row in self.held.rows("index_766"):
            if self.held.units[row["unit_id"]]["kind"] == "province" and "-" not in row["period"]:
                tables.setdefault((int(row["period"]), row["snapshot"] or ""), []).append(row)
        for (year, _snapshot), rows in sorted(tables.items(), key=lambda pair: (len(pair[1]), pair[0][1])):
            ranks = [row["rank"] for row in rows if row["rank"] is not None]
            out_of = len(ranks) if ranks and len(ranks) >= max(ranks) else None
            for row in rows:
                told = {**row, "index_type": "766", "year": year, "value": row["total"], "out_of": out_of}
                found.setdefault(("766", year), {})[row["unit_id"]] = told
        return found

    @cached_property
    def units_by_name(self) -> dict[str, list[str]]:
        """Name → the units that are called so, here and in other provinces."""
        found: dict[str, list[str]] = {}
        for unit_id, unit in self.held.units.items():
            found.setdefault(unit["name"], []).append(unit_id)
        return found

    @cached_property
    def names_by_slug(self) -> dict[str, str]:
        """How an address calls a province → its name."""
        return {slug(row["name"]): row["name"] for row in self.held.provinces.values()}

    def is_neighbour(self, left: str, right: str) -> bool:
        """Whether two units are of one province of one time."""
        return bool(self.held.units[left]["province_id"] == self.held.units[right]["province_id"])

    def list_of(self, unit_id: str, year: int) -> list[Total]:
        """The totals of the list in which a unit was ranked: its cohort in its province, ranked out of the same number."""
        own, kind = self.totals[unit_id, year], self.held.units[unit_id]["cohort"]
        found = [
            total
            for (other, at), total in self.totals.items()
            if at == year and self.is_neighbour(other, unit_id) and self.held.units[other]["cohort"] == kind
        ]
        several = len(every(total.out_of for total in found)) > 1
        return [total for total in found if not several or total.out_of == own.out_of]

    @cached_property
    def readings_766(self) -> dict[tuple[str, str], Row]:
        """Unit and reading, as an address calls it → its points."""
        return {
            (row["unit_id"], slug(f"{row['period']} {row['snapshot'] or ''}")): row
            for row in self.held.rows("index_766")
        }

    @cached_property
    def reports(self) -> dict[tuple[str, str], list[Row]]:
        """Unit and period → the lines of its report of dossiers."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.held.rows("dossier_counts"):
            found.setdefault((row["unit_id"], row["period"]), []).append(row)
        return found

    @cached_property
    def told_beside(self) -> dict[tuple[str, str, str], float]:
        """Unit, period and measure → a count that is told beside the report."""
        return {
            (row["unit_id"], row["period"], row["measure"]): row["actual"]
            for row in self.held.rows("measures")
            if row["actual"] is not None
        }

    def dossiers(self, unit_id: str, period: str) -> dict[str, Count] | None:
        """The counts of a unit's dossiers in a period; None without a report."""
        lines = self.reports.get((unit_id, period))
        if lines is None:
            return None
        overdue = self.told_beside.get((unit_id, period, "overdue_dossiers"))
        in_time = self.told_beside.get((unit_id, period, "in_time_dossiers"))
        if overdue is None and in_time is not None:
            whole = counts_of(lines, None)["received"]
            overdue = None if whole is None else whole - in_time
        return counts_of(lines, None if overdue is None else int(overdue))

    def late_units(self, unit_id: str, period: str) -> list[tuple[str, tuple[str, int, Count]]]:
        """The units of a province with dossiers in a period: cohort, basis, and how many are late."""
        found = []
        for other, at in self.reports:
            unit = self.held.units[other]
            counts = self.dossiers(other, at) if at == period and self.is_neighbour(other, unit_id) else None
            if counts is not None and unit["kind"] != "province":
                found.append(
                    (str(unit["name"]), (str(unit["cohort"]), counts["is_on_all"] or 0, counts["late"]))
                )
        return found

    def task_numbers(self, unit_id: str, period: str, day: str) -> list[float]:
        """Every number that may be told of a unit's tasks in a period: its counts, their sums, and counts of its lists."""
        counts = [
            row
            for row in self.held.rows("task_counts")
            if (row["unit_id"], row["period"]) == (unit_id, period)
        ]
        found: list[float] = []
        for row in counts:
            found += numbers_of_counts(row)
        lists = [row for row in self.held.rows("tasks") if row["unit_id"] == unit_id]
        listed = [row for row in lists if row["period"] == period]
        return [*found, *numbers_of_lists(listed, day), *late_in_lists(lists, day)]

    def era(self, unit_id: str) -> str:
        """«old», «new», or «both» where the mergers left a province alone."""
        province = self.held.provinces.get(self.held.units[unit_id]["province_id"])
        return str(province["era"]) if province else "both"


def tells_another(sheet: Total, total: Total) -> bool:
    """Whether a sheet tells other points than a total, or points of another maximum."""
    pairs = ((sheet.score, total.score), (sheet.max_score, total.max_score))
    return any(None not in pair and abs(pair[0] - pair[1]) > 0.005 for pair in pairs)  # type: ignore[operator]


def contradict(left: Total, right: Total) -> bool:
    """Whether two documents tell one thing differently."""
    numbers = ((left.score, right.score), (left.max_score, right.max_score))
    words = ((left.rank, right.rank), (left.out_of, right.out_of), (left.rating, right.rating))
    return any(None not in pair and abs(pair[0] - pair[1]) > 0.005 for pair in numbers) or any(  # type: ignore[operator]
        None not in pair and pair[0] != pair[1] for pair in words
    )


def every(values: Iterable[Any]) -> set[Any]:
    """The different known ones."""
    return {value for value in values if value is not None}
