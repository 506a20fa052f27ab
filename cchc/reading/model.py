"""What reading a workbook gives: tables and problems, in the shape that the command line prints."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

_UNPRINTED = (
    "fingerprint", "of_one_unit", "parts", "rounds", "stamp", "framework", "decision", "decided_on", "standing", "guesses",
    "plan",
)  # fmt: skip


@dataclass(frozen=True)
class Problem:
    sheet: str | None
    cell: str | None
    severity: str
    code: str
    message: str


@dataclass(frozen=True)
class Guess:
    """A number that can be read in two ways, as it stands in its cell.

    `decimal` and `thousands` are the two values, `taken` names the one that stands in the table; None where neither does.
    """

    cell: str
    text: str
    decimal: float
    thousands: float
    taken: str | None


@dataclass
class Table:
    sheet: str
    kind: str
    unit: str | None
    province: str | None
    year: int | None
    period: str | None
    header_rows: list[int]
    columns: dict[str, str]
    rows: list[dict[str, Any]]
    total: dict[str, Any] | None
    # No part of what the command line prints: `fingerprint` knows the header again in another file, `of_one_unit` says
    # whether the lines are of one unit or each of its own, `parts` are the rows that are part of the row above them,
    # `rounds` the headings of the columns of appraised points, first round first; `stamp` is the id of the framework
    # that is printed above the table, `framework` the one that an officer chose ("" for none); `decision` and
    # `decided_on` (ISO) are the number and day of the decision that the head of the table names. `flag` is printed
    # only where there is one: `provisional`, `self_assessment`. `standing` is what an officer chose in its place, which may
    # also be `published` or `appraised`. `guesses` are the numbers that have two readings. `plan` is the plan that
    # a title of tasks names. `index_type` is the index that a list of provinces is of, and printed only there.
    fingerprint: str = ""
    of_one_unit: bool = False
    parts: list[int] = field(default_factory=list)
    rounds: list[str] = field(default_factory=list)
    stamp: str | None = None
    framework: str | None = None
    decision: str | None = None
    decided_on: str | None = None
    flag: str | None = None
    standing: str | None = None
    guesses: list[Guess] = field(default_factory=list)
    plan: str | None = None
    index_type: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The table as `check` prints it."""
        plain = asdict(self)
        for name in _UNPRINTED:
            del plain[name]
        if self.index_type is None:
            del plain["index_type"]
        if self.flag is None:
            del plain["flag"]
        return plain


@dataclass(frozen=True)
class Preview:
    """The beginning of a sheet as texts, for a person who looks at what was understood of it.

    `rows[i]` are the texts of the sheet's row `numbers[i]` (1-based); blank rows are left out. `marks[i]` says what that
    row was taken for: `header`, `data`, `total`, or nothing. `fingerprint` knows the sheet's headers again in another
    file, whatever was corrected or edited in this one.
    """

    sheet: str
    is_hidden: bool
    fingerprint: str
    columns: list[str]
    numbers: list[int]
    rows: list[list[str]]
    marks: list[str]
    n_rows: int


@dataclass
class Reading:
    """`nameless` are the sheets to which the file gives no name, by the name that stands for it here; `is_demonstration`:
    the file says that its figures are made up."""

    file: str
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    previews: list[Preview] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    is_demonstration: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the file from being published."""
        return any(problem.severity == "error" for problem in self.problems)

    def as_dict(self) -> dict[str, Any]:
        """The reading as `check` prints it (CONTRACT.md)."""
        return {
            "file": self.file,
            "tables": [self._printed(table.as_dict()) for table in self.tables],
            "problems": [self._printed(asdict(problem)) for problem in self.problems],
        }

    def _printed(self, plain: dict[str, Any]) -> dict[str, Any]:
        return {**plain, "sheet": None} if plain["sheet"] in self.nameless else plain
