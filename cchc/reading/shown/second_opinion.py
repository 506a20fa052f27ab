"""What was read of a table, compared with what its cells show, cell by cell (decision 0014)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from cchc.reading.grid import Grid, Percent, cell_address
from cchc.reading.kind_reading import KindReading
from cchc.reading.problems import Problems, number_text
from cchc.reading.shown.number_format import NOT_SURELY, UNLESS_ZERO, shows_plainly, text_in_format
from cchc.reading.shown.text_numbers import shown_numbers

# Worked out from others, or put right from its neighbours: not what one cell shows.
_NOT_OF_A_CELL = frozenset({"deduction", "code", "row", "out_of", "area_code", "period"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TEXTS = ("unit", "label", "class", "owner", "supporters")
# Merged cells that reach further are no cells of a table.
_TALLEST, _WIDEST = 5_000, 200
_TOKEN = re.compile(r"\d+")
_PERIOD = re.compile(
    r"th[aá]ng|qu[yý]|n[aă]m|giai đoạn|\b[tq][.\s]?[\div]|^\D*\d{1,2}\s?[/.\-]\s?\d{4}\D*$", re.IGNORECASE
)
_WORD = re.compile(r"[\W_]+")
Row = Mapping[str, Any]


def compare(grid: Grid, reading: KindReading, problems: Problems) -> None:
    """Warn of each published figure that is not what its cell shows (`not_as_shown`).

    Told apart from how the contract says that a cell is read: shares, penalties below zero, repaired codes and days
    that end a period. A cell that has a problem already needs no second one.
    """
    _Comparison(grid, problems).table(reading)


class _Comparison:
    def __init__(self, grid: Grid, problems: Problems) -> None:
        self.grid, self.problems = grid, problems
        self.lines = dict(zip(grid.numbers, grid.rows, strict=True))
        self.covers: dict[tuple[int, int], tuple[int, int]] | None = None
        self.said = {problem.cell for problem in problems.found}
        self.formats = {
            place: code
            for place, code in grid.formats.items()
            if (way := shows_plainly(code)) == NOT_SURELY or (way == UNLESS_ZERO and not grid.value(*place))
        }

    def table(self, reading: KindReading) -> None:
        rows: list[Row] = [*reading.rows, *([reading.total] if reading.total else [])]
        if reading.blocks is None:
            self.columns(rows, reading.columns, bool(reading.rounds[1:]))
            return
        key, blocks = reading.blocks
        by_name: dict[str, list[Row]] = {}
        for row in rows:
            by_name.setdefault(row[key], []).append(row)
        for name, columns in blocks.items():
            self.columns(by_name.get(name, []), columns, bool(reading.rounds[1:]))

    def columns(self, rows: Sequence[Row], columns: Mapping[str, int], of_rounds: bool) -> None:
        counts = Counter([row["row"] for row in rows])
        self.shared = {number for number, count in counts.items() if count > 1}
        lines = [self.lines.get(row["row"] - 1, ()) for row in rows]
        for role, column in columns.items():
            if role in _NOT_OF_A_CELL:
                continue
            first = next((row[role] for row in rows if row.get(role) is not None), None)
            # A column of days may hold none: «Thường xuyên trong năm 2023» is no number, either.
            if role.endswith("_on") or (isinstance(first, str) and _DAY.fullmatch(first)):
                self.days([(row, row[role]) for row in rows if role in row], column)
            elif role in _TEXTS:
                self.texts([(row, row[role]) for row in rows if role in row], column)
            elif not isinstance(first, str):
                told: Iterable[tuple[Row, Sequence[Any]]] = zip(rows, lines, strict=True)
                blank_is_fine = of_rounds and role == "appraised_score"
                if role == "score":
                    scored = [(row, cells) for row, cells in told if role in row]
                    is_sum = _may_be_blank(scored, column)
                    told = (pair for pair in scored if not (is_sum and _adds_up(*pair, column)))
                self.numbers(told, column, role, blank_is_fine=blank_is_fine)

    def numbers(
        self, told: Iterable[tuple[Row, Sequence[Any]]], column: int, role: str, *, blank_is_fine: bool
    ) -> None:
        odd = {row for row, place in self.formats if place == column}
        looks = bool(odd or self.grid.shown)
        # Nearly every column was taken as it stands, which is seen at one glance.
        told = list(told)
        taken = [row.get(role) for row, _ in told]
        if not looks and taken == [cells[column] if column < len(cells) else "" for _, cells in told]:
            return
        for row, cells in told:
            value = row.get(role)
            if value is None and role not in row:
                continue
            cell = cells[column] if column < len(cells) else ""
            # What nearly all cells are: a number without a format of its own that was taken as it stands.
            if cell.__class__ is float and cell == value:
                if not looks or (row["row"] - 1 not in odd and not self.grid.shown):
                    continue
            elif (cell == "" and (value is None or blank_is_fine)) or (
                # Of an area beside its first criterion, the line's figures are the criterion's.
                value is None and row["row"] in self.shared
            ):
                continue
            self.number(row["row"] - 1, column, cell, value, role)

    def number(self, row: int, column: int, cell: Any, value: float | None, role: str) -> None:
        if cell == "":
            cell = self.under_merged(row, column)
            if cell == value:
                return
        text = self.text_of(row, column, cell)
        if text is None or isinstance(value, str):
            return
        decimal = "." if isinstance(cell, (int, float)) and (row, column) not in self.grid.shown else ""
        seen = shown_numbers(text, decimal)
        if role == "rank":
            first = _TOKEN.search(text)
            agrees = value is None or not first or int(first[0]) == value
        elif value is None:
            agrees = not seen.numbers
        else:
            # A share of one is published in percent.
            rounded = not isinstance(cell, str)
            agrees = seen.fits(value, rounded) or (role == "ratio" and seen.fits(value / 100, rounded))
        if not agrees:
            self.say(row, column, text, number_text(value))

    def text_of(self, row: int, column: int, cell: Any) -> str | None:
        """The text that a person sees in a cell; None where that is not known."""
        if (row, column) in self.grid.shown:
            return self.grid.shown[row, column]
        if isinstance(cell, str):
            return cell
        if isinstance(cell, bool) or not isinstance(cell, (int, float)):
            return None
        code = self.formats.get((row, column)) or (
            "0.##########%" if isinstance(cell, Percent) else "General"
        )
        return text_in_format(code, float(cell))

    def under_merged(self, row: int, column: int) -> Any:
        """What stands in the merged cell that lies over a place."""
        if self.covers is None:
            self.covers = {}
            for area in self.grid.merged:
                for number in range(area.top, min(area.bottom, area.top + _TALLEST) + 1):
                    if number in self.lines:
                        self.covers.update(
                            ((number, place), (area.top, area.left))
                            for place in range(area.left, min(area.right, area.left + _WIDEST) + 1)
                        )
        top = self.covers.get((row, column))
        return self.grid.value(*top) if top else ""

    def days(self, told: Iterable[tuple[Row, Any]], column: int) -> None:
        """A day that is published is named in its cell: day and month as numbers, or the month or quarter that it ends."""
        for row, value in told:
            number = row["row"] - 1
            cell = self.grid.value(number, column)
            if value is None or not isinstance(cell, str) or cell == "":
                continue
            day = date.fromisoformat(value)
            # «15/11/24» and «2024-11-15 00:00»: what is more than a day of a month is a year, written with two digits or four.
            named = {int(token) for token in _TOKEN.findall(cell) if len(token) < 5}
            years = {part for part in named if part > 31}
            long = {part for part in years if part > 999}
            another_year = day.year not in long if long else years and day.year % 100 not in years
            if another_year or (day.day not in named and not _PERIOD.search(cell)):
                self.say(number, column, cell, f"{day:%d/%m/%Y}")

    def texts(self, told: Iterable[tuple[Row, Any]], column: int) -> None:
        """A name is letters of its cell, or of the merged cell that lies over it."""
        for row, value in told:
            number = row["row"] - 1
            cells = self.lines.get(number, ())
            cell = cells[column] if column < len(cells) else ""
            if cell == value or cell == "" or not isinstance(value, str) or not isinstance(cell, str):
                continue
            if _WORD.sub("", value) not in _WORD.sub("", cell):
                self.say(number, column, cell, value)

    def say(self, row: int, column: int, text: str, taken: str) -> None:
        if cell_address(row, column) in self.said:
            return
        self.problems.add(
            "not_as_shown", row, column,
            f"ô đang hiện «{text[:60]}» nhưng giá trị đọc được là {taken}. "
            "Hãy kiểm tra định dạng của ô, hoặc nhập lại đúng như cần công bố.",
        )  # fmt: skip


def _may_be_blank(told: Sequence[tuple[Row, Sequence[Any]]], column: int) -> bool:
    """Whether totals may be left out: on criteria, and of units where nobody filled the column in."""
    return any("level" in row for row, _ in told[:1]) or not any(
        _is_filled(cells, column) for _, cells in told
    )


def _is_filled(cells: Sequence[Any], column: int) -> bool:
    return column < len(cells) and cells[column] not in ("", None)


def _adds_up(row: Row, cells: Sequence[Any], column: int) -> bool:
    """Whether a blank total is what its parts, which have columns of their own, add up to."""
    if _is_filled(cells, column):
        return False
    parts = [row.get(role) for role in ("appraised_score", "survey_score")]
    known = [part for part in parts if part is not None]
    return bool(known) and row["score"] in (round(sum(known), 6), known[0])
