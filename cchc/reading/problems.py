"""The problems of one sheet, collected as they are met, so that all of them are shown at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc.reading.grid import cell_address
from cchc.reading.model import Problem
from cchc.reading.values.separators import Separators

WARNINGS = {
    "ambiguous_number", "children_do_not_add_up", "total_does_not_add_up", "deduction_mismatch", "code_became_date",
    "code_lost_zero", "unknown_unit", "unknown_province", "ratio_mismatch", "hidden_rows", "two_rounds",
    "part_above_whole", "future_period", "unclear_date", "not_as_shown", "unusual_value", "blank_area", "not_final_by_name",
    "several_owners", "without_owner", "rank_contradicts", "several_in_cell",
    "partial_list", "remedy_without_limitation", "unclear_line", "unclear_state",
}  # fmt: skip


@dataclass
class Problems:
    """`first_rows` are the 0-based rows of merged cells by the cells that they cover: what is wrong with a value that
    holds for several lines is said once, where it stands. `separators` says how numbers of two readings are taken,
    `footnotes` are the marks behind numbers by 0-based cell."""

    sheet: str
    found: list[Problem] = field(default_factory=list)
    first_rows: dict[tuple[int, int], int] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)
    separators: Separators = field(default_factory=Separators)
    footnotes: dict[tuple[int, int], str] = field(default_factory=dict)

    def silent(self) -> Problems:
        """For reading ahead: what is found is not kept, and numbers of two readings are taken as here."""
        return Problems(self.sheet, separators=self.separators.again())

    def add(self, code: str, row: int, column: int, message: str) -> None:
        """A problem of one cell, named by its 0-based place; the message begins with the cell."""
        first = self.first_rows.get((row, column))
        cell = cell_address(row if first is None else first, column)
        if first is not None and (code, cell) in self.said:
            return
        self.said.add((code, cell))
        severity = "warning" if code in WARNINGS else "error"
        self.found.append(Problem(self.sheet, cell, severity, code, f"Ô {cell}: {message}"))

    def add_to_sheet(self, code: str, message: str) -> None:
        """A problem of the sheet that no cell shows, such as one of its name."""
        severity = "warning" if code in WARNINGS else "error"
        message = f"Trang «{self.sheet}»: {message}"
        self.found.append(Problem(self.sheet, None, severity, code, message))

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the sheet from being published."""
        return any(problem.severity == "error" for problem in self.found)

    def in_reading_order(self) -> list[Problem]:
        """By row, then by column."""
        return sorted(self.found, key=_place)


def _place(problem: Problem) -> tuple[int, str]:
    cell = problem.cell or ""
    digits = "".join(letter for letter in cell if letter.isdigit())
    return int(digits or 0), cell.rjust(12)


def number_text(value: float | None) -> str:
    """A number as it is written in Vietnam, with as many decimals as it has (at most four)."""
    if value is None:
        return "trống"
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
