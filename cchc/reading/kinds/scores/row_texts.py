"""What a score sheet says of a line in words: why points were lost, who answers for it, what proves it."""

from __future__ import annotations

from collections.abc import Mapping

from cchc.reading.grid import CellError, NoResult
from cchc.reading.labels import label_problem
from cchc.reading.layout.columns import LABELS, ScoreColumns
from cchc.reading.layout.merged_lines import covered_lines
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems

TEXTS = ("owner", "evidence", "explanation", "explanation_state")


class RowTexts:
    """The texts of one table's lines; a cell that holds an error is reported and its text is blank."""

    def __init__(self, section: Section, columns: ScoreColumns, problems: Problems) -> None:
        reasons = columns.by_role.get("reason", [])
        # Where each round gives its reasons, those of the last one that gives any.
        self._reasons = reasons[::-1] if len(reasons) == len(columns.rounds) > 1 else reasons[:1]
        self._columns = {role: column for role in TEXTS if (column := columns.first(role)) is not None}
        # Who answers for one line of a merged cell answers for all that it covers.
        self._owners = covered_lines(section, self._columns.get("owner"))
        self._problems = problems

    def of(self, line: Line) -> Mapping[str, str | None]:
        """By role, a line's texts; roles without a column are left out, but for the reason."""
        found = {
            "reason": next(
                (text for column in self._reasons if (text := self._read(line, column, "reason"))), None
            )
        }
        for role, column in self._columns.items():
            found[role] = self._read(line, column, role)
        if "owner" in found and found["owner"] is None and line.row in self._owners:
            value = self._owners[line.row].value
            found["owner"] = value if isinstance(value, str) else None
        return found

    def _read(self, line: Line, column: int, role: str) -> str | None:
        value = line.value(column)
        if value.__class__ is str:
            return value or None
        if isinstance(value, CellError | NoResult):
            code, message = label_problem(value, LABELS[role])
            self._problems.add(code, line.row, column, message)
        return None
