"""A line of a score sheet with its numbers, and the table it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cchc.workbook.columns import NUMBERS, ScoreColumns
from cchc.workbook.sections import Line
from cchc.workbook.values import NumberColumn

EXTRA = ("bonus", "penalty")


@dataclass
class ScoreRow:
    line: Line
    level: str
    code: str | None
    parent: str | None
    title: str
    sound: bool = True
    values: dict[str, float | None] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    printed: dict[str, float | None] = field(default_factory=dict)
    reason: str | None = None
    score: float | None = None
    deduction: float | None = None

    def as_dict(self) -> dict[str, Any]:
        values = self.values
        return {
            "row": self.line.row + 1, "level": self.level, "code": self.code, "parent": self.parent, "title": self.title,
            "max_score": values["max_score"], "self_score": values["self_score"],
            "appraised_score": values["appraised_score"], "survey_score": values["survey_score"],
            "score": self.score, "deduction": self.deduction, "reason": self.reason,
        }  # fmt: skip

    def reject(self, role: str) -> None:
        self.values[role] = None
        self.wrong.add(role)


@dataclass
class ScoreTable:
    columns: ScoreColumns
    numbers: dict[str, list[NumberColumn]]
    totals: list[Line]
    rows: list[ScoreRow] = field(default_factory=list)
    survey_is_part: bool = True

    @cached_property
    def numbered(self) -> list[str]:
        return [role for role in NUMBERS if self.numbers.get(role)]

    def read(self, row: ScoreRow) -> None:
        """The row's numbers; what has no column is blank."""
        row.values = dict.fromkeys(NUMBERS)
        for role in self.numbered:
            self._read_into(row, role)

    def _read_into(self, row: ScoreRow, role: str) -> None:
        """Of several columns the first that is not blank counts."""
        for column in self.numbers[role]:
            value = column.read(row.line)
            wrong = value is None and column.is_wrong(row.line)
            if value is not None or wrong:
                row.values[role], row.cells[role] = value, column.column
                if wrong:
                    row.wrong.add(role)
                break
        if row.level == "penalty" and role != "max_score":
            value = row.values[role]
            row.values[role] = -abs(value) if value else value

    def settle(self, row: ScoreRow) -> None:
        """The score that counts, and what was lost."""
        row.score = self._score(row)
        maximum = row.values["max_score"]
        if row.score is not None and maximum is not None and row.level not in EXTRA:
            row.deduction = round(maximum - row.score, 6)

    def _score(self, row: ScoreRow) -> float | None:
        printed = row.values["score"]
        if printed is not None or "score" in row.wrong:
            return printed
        appraised, survey = row.values["appraised_score"], row.values["survey_score"]
        if row.wrong and {"appraised_score", "survey_score"} & row.wrong:
            return None
        if survey is None or not self.survey_is_part:
            return appraised
        return survey if appraised is None else round(appraised + survey, 6)
