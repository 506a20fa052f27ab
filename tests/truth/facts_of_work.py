"""What is true of dossiers and tasks, worked out in plain Python from the rows that stand."""

from __future__ import annotations

from functools import cached_property

from cchc import words
from tests.truth.held import Held, Row
from tests.truth.told import flags_of
from tests.truth.work import Count, counts_of, late_in_lists, numbers_of_counts, numbers_of_lists

PERIODIC = ("dossier_counts", "task_counts", "tasks", "measures", "targets", "index_766")


class WorkFacts:
    """Reports of dossiers, counts and lists of tasks, and the periods that they are of."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @cached_property
    def period_codes(self) -> dict[str, str]:
        """How a period is told → its code."""
        codes = {row["period"] for table in PERIODIC for row in self.held.rows(table)}
        return {words.period(code): code for code in codes}

    def period_told(self, text: str) -> str | None:
        """The code of «Quý I/2023»."""
        return self.period_codes.get(text.replace("\u00a0", " "))

    @cached_property
    def reports(self) -> dict[tuple[str, str], list[Row]]:
        """Unit and period → the lines of its report of dossiers."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.held.rows("dossier_counts"):
            found.setdefault((row["unit_id"], row["period"]), []).append(row)
        return found

    def report_flags(self, unit_id: str, period: str) -> set[str]:
        """The same of a report of dossiers."""
        return set().union(*(flags_of(line) for line in self.reports.get((unit_id, period), ())))

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
            counts = (
                self.dossiers(other, at) if at == period and self.held.is_neighbour(other, unit_id) else None
            )
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
