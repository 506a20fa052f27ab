"""A line of a score sheet with its numbers, and the table it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from cchc.reading.figures.values import NumberColumn
from cchc.reading.layout.columns import LABELS, NUMBERS, ScoreColumns
from cchc.reading.layout.sections import Line
from cchc.reading.problems import Problems

EXTRA = ("bonus", "penalty")
# Shared by all rows that have none of their own.
_NOTHING: frozenset[str] = frozenset()
_NO_TEXTS: Mapping[str, str | None] = MappingProxyType({})
_NO_FIGURES: Mapping[str, float | None] = MappingProxyType({})
TEXTS = ("reason", "owner", "evidence", "explanation", "explanation_state")


@dataclass(slots=True)
class ScoreRow:
    """`values` are what counts: blank where a value is wrong. `figures` are the values as printed, those that are out of
    bounds among them; `unread` are the roles whose cell holds something that is no number.

    `above` is the position of the parent's row in the table; `sound` says that the line's place in the tree is sure, and
    `near` is the row that a line without its parent may belong to. `shared_max` is the 0-based row of the merged cell
    whose maximum this is.
    """

    line: Line
    level: str
    code: str | None
    parent: str | None
    title: str | None
    sound: bool = True
    values: dict[str, float | None] = field(default_factory=dict)
    cells: Mapping[str, int] = field(default_factory=dict)
    wrong: frozenset[str] = _NOTHING
    printed: dict[str, float | None] = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=lambda: _NO_TEXTS)
    score: float | None = None
    deduction: float | None = None
    figures: Mapping[str, float | None] = field(default_factory=lambda: _NO_FIGURES)
    unread: frozenset[str] = _NOTHING
    above: int | None = None
    near: int | None = None
    is_coded: bool = False
    is_orphan: bool = False
    shared_max: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The row as a table has it: 1-based `row`, its place in the tree, points by column, texts."""
        values, texts = self.values, self.texts
        return {
            "row": self.line.row + 1, "level": self.level, "code": self.code, "parent": self.parent, "title": self.title,
            "max_score": values["max_score"], "self_score": values["self_score"],
            "appraised_score": values["appraised_score"], "survey_score": values["survey_score"],
            "score": self.score, "deduction": self.deduction, "reason": texts.get("reason"),
            **{role: texts[role] for role in TEXTS[1:] if role in texts},
        }  # fmt: skip

    @property
    def name(self) -> str:
        """What messages call the line."""
        return self.title or self.code or f"dòng {self.line.row + 1}"

    def reject(self, role: str) -> None:
        """Leave a value blank that is out of bounds; as a figure it stays what was printed."""
        self.values = {**self.values, role: None}
        self.wrong |= {role}


def number_columns(columns: ScoreColumns, problems: Problems) -> dict[str, list[NumberColumn]]:
    """The columns of each number, the one that counts first: of two appraisal rounds the last."""
    found: dict[str, list[NumberColumn]] = {}
    for role in (*NUMBERS, "ratio"):
        places = columns.by_role.get(role, [])
        places = places if role == "appraised_score" else places[:1]
        found[role] = [
            NumberColumn(place, LABELS[role], problems, percent=role == "ratio") for place in places
        ]
    return found


@dataclass
class ScoreTable:
    """`covered` are the 0-based cells that lie under the value of a merged cell above them."""

    columns: ScoreColumns
    numbers: dict[str, list[NumberColumn]]
    totals: list[ScoreRow] = field(default_factory=list)
    rows: list[ScoreRow] = field(default_factory=list)
    survey_is_part: bool = True
    covered: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def numbered(self) -> list[str]:
        """The roles that have a column of numbers."""
        return [role for role in NUMBERS if self.numbers.get(role)]

    @cached_property
    def _usual_cells(self) -> dict[str, int]:
        return {role: self.numbers[role][0].column for role in self.numbered}

    def read(self, row: ScoreRow) -> None:
        """The row's numbers; what has no column is blank."""
        row.values = dict.fromkeys(NUMBERS)
        row.cells = self._usual_cells
        for role in self.numbered:
            value = self.numbers[role][0].read(row.line)
            if value is not None and row.level != "penalty":
                row.values[role] = value
            else:
                self._read_into(row, role, value)
        row.figures = row.values

    def read_printed(self, row: ScoreRow) -> None:
        """What the sheet itself prints of lost points and shares."""
        for role in ("deduction", "ratio"):
            if self.numbers.get(role):
                row.printed[role] = self.numbers[role][0].read(row.line)

    def _read_into(self, row: ScoreRow, role: str, first: float | None) -> None:
        """Of several columns the first that is not blank counts; `first` is what the first of them holds."""
        for place, column in enumerate(self.numbers[role]):
            value = column.read(row.line) if place else first
            wrong = value is None and column.is_wrong(row.line)
            if value is not None or wrong:
                row.values[role] = value
                if place:
                    row.cells = {**row.cells, role: column.column}
                if wrong:
                    row.wrong |= {role}
                    row.unread |= {role}
                break
        if row.level == "penalty" and role != "max_score":
            value = row.values[role]
            row.values[role] = -abs(value) if value else value

    def compute_score(self, row: ScoreRow) -> None:
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
        if appraised is None:
            # A part of a sum whose other part nobody prints is no score.
            return survey if self.numbers.get("appraised_score") else None
        return round(appraised + survey, 6)
