"""What reading a workbook gives: tables and problems, in the shape that the command line prints."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    sheet: str | None
    cell: str | None
    severity: str
    code: str
    message: str


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


@dataclass
class Reading:
    file: str
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def as_dict(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "tables": [asdict(table) for table in self.tables],
            "problems": [asdict(problem) for problem in self.problems],
        }
