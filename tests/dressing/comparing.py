"""What was read, held against the right answer: nothing may differ without a word, and nothing be said without a cause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.dressing.book import letters
from tests.dressing.table import HEADING, Column, Line, Merge, Place, Places, RowWanted, Said, Table, Wanted

SILENT, ALARM = "silent difference", "false alarm"


@dataclass(frozen=True)
class Finding:
    kind: str
    text: str


@dataclass(frozen=True)
class Told:
    """A problem of the sheet, at its 1-based row and its column's letters; `row` 0 where it has no cell."""

    code: str
    severity: str
    sheet: str
    row: int
    column: str
    text: str


class Comparison:
    def __init__(self, table: Table, places: Places, answer: dict[str, Any]) -> None:
        self.table, self.places = table, places
        self.read = answer
        told = [_told(problem) for problem in answer["problems"]]
        hidden = {sheet.name for sheet in table.further if sheet.hidden}
        self.hidden = [one for one in told if one.sheet in hidden]
        self.told = [one for one in told if one.sheet not in hidden]
        self.findings: list[Finding] = []
        self.headings = {places.row(line) for line in table.of(HEADING)}

    def run(self) -> list[Finding]:
        """All that is wrong with what was read."""
        if self.table.answer.may_be_refused and any(told.severity == "error" for told in self.told):
            return []
        tables = self.read["tables"]
        ours = [one for one in tables if one["sheet"] == self.table.sheet_name]
        further = [one for one in tables if one not in ours and not self._is_old_copy(one)]
        wanted = self.table.answer.tables + (self.table.below is not None)
        if len(ours) != wanted or further:
            listed = ", ".join(f"{one['sheet']}: {one['kind']}" for one in tables) or "none"
            refused = not tables and any(told.severity == "error" for told in self.told)
            if not refused:
                self._silent(f"{wanted} tables wanted, found {listed}")
        elif ours:
            self._table(ours[0])
            if self.table.below and self.places.below:
                other = Comparison(self.table.below, self.places.below, self.read)
                other._table(ours[1])
                self.findings += other.findings
        self._said()
        return self.findings

    def _is_old_copy(self, table: dict[str, Any]) -> bool:
        """A table of a hidden sheet may be read where that is said."""
        return any(
            sheet.hidden
            and sheet.name == table["sheet"]
            and any(told.code == "hidden_rows" and told.sheet == sheet.name for told in self.hidden)
            for sheet in self.table.further
        )

    def _silent(self, text: str) -> None:
        self.findings.append(Finding(SILENT, text))

    # ---- the table ----------------------------------------------------------------------------------------

    def _table(self, read: dict[str, Any]) -> None:
        answer = self.table.answer
        for name, wanted in (
            ("kind", (answer.kind,)),
            ("unit", answer.unit),
            ("province", answer.province),
            ("year", answer.year),
            ("period", answer.period),
            ("flag", answer.flag),
        ):
            if wanted is not None and read.get(name) not in wanted:
                self._silent(f"{name}: {read.get(name)!r}, not {' or '.join(map(repr, wanted))}")
        if read["kind"] != answer.kind:
            return
        if answer.headings_known and read["header_rows"] != sorted(self.headings):
            self._silent(f"header_rows: {read['header_rows']}, not {sorted(self.headings)}")
        self._columns(read["columns"])
        self._rows(read["rows"])
        self._total(read["total"])

    def _columns(self, read: dict[str, str]) -> None:
        if self.table.answer.kind == "matrix":
            return
        for column in self.table.columns:
            place = read.get(column.role)
            if place is not None and place != self.places.letters(column):
                self._silent(f"columns: {column.role} is {place}, not {self.places.letters(column)}")

    def _rows(self, rows: list[dict[str, Any]]) -> None:
        wanted = {self._key(row): row for row in self.table.answer.rows}
        found = {(row["row"], row.get("area")): row for row in rows}
        if len(found) < len(rows):
            self._silent("two rows of one line")
        if [row["row"] for row in rows] != sorted(row["row"] for row in rows):
            self._silent("the rows stand in another order")
        for key, row in found.items():
            if key not in wanted and not self._is_total_as_row(key[0]) and not self._told_in_row(key[0]):
                self._silent(f"a row that is none: {_short(row)}")
        for key, one in wanted.items():
            if key in found:
                self._row(one, found[key])
            elif not self._told_in_row(key[0]):
                self._silent(f"row {key[0]} {key[1] or ''} is missing")

    def _key(self, row: RowWanted) -> tuple[int, str | None]:
        return self.places.row(row.line), row.key.get("area")

    def _is_total_as_row(self, row: int) -> bool:
        answer = self.table.answer
        return (
            answer.total_may_be_row
            and answer.total_line is not None
            and self.places.row(answer.total_line) == row
        )

    def _told_in_row(self, row: int) -> bool:
        return any(told.row == row for told in self.told)

    def _row(self, wanted: RowWanted, row: dict[str, Any]) -> None:
        sound = [self._field(wanted.line, name, one, row) for name, one in wanted.fields.items()]
        if wanted.derived and all(sound):
            for name, value in wanted.derived(row).items():
                if not _agrees(value, row.get(name)):
                    self._silent(f"row {row['row']} {name}: {row.get(name)!r}, not {value!r}")

    def _field(self, line: Line, name: str, wanted: Wanted, row: dict[str, Any]) -> bool:
        value = row.get(name)
        where = f"row {row['row']} {name}"
        line = wanted.line or line
        if wanted.refused:
            told = any(
                self._is_at(told, (line, wanted.at)) and told.code in wanted.refusals for told in self.told
            )
            if value is not None:
                self._silent(f"{where}: {value!r}, not null with {' or '.join(wanted.refusals)}")
            elif not told:
                self._silent(
                    f"{where}: null, but no {' or '.join(wanted.refusals)} at {self._address(line, wanted.at)}"
                )
            return value is None
        if any(_agrees(one, value) for one in wanted.values):
            return True
        if value is None and wanted.at and any(self._is_near(told, line, wanted.at) for told in self.told):
            return True
        at = wanted.at
        if at and value in wanted.told_values and any(self._is_at(told, (line, at)) for told in self.told):
            return True
        self._silent(f"{where}: {value!r}, not {' or '.join(map(repr, wanted.values))}")
        return False

    def _total(self, total: dict[str, Any] | None) -> None:
        answer = self.table.answer
        if not answer.total_known:
            return
        if answer.total is None or answer.total_line is None:
            if total is not None and not self._told_in_row(total["row"]):
                self._silent(f"a total that is none: {_short(total)}")
            return
        row = self.places.row(answer.total_line)
        if total is None:
            if not self._told_in_row(row):
                self._silent(f"the total in row {row} is missing")
            return
        if total["row"] != row:
            self._silent(f"the total is row {total['row']}, not {row}")
        for name, wanted in answer.total.items():
            self._field(answer.total_line, name, wanted, total)

    # ---- the problems -------------------------------------------------------------------------------------

    def _said(self) -> None:
        answer = self.table.answer
        for must in answer.must:
            if not any(self._is_said(told, must) for told in self.told):
                self._silent(f"not said: {' or '.join(must.codes)} at {self._where(must)}")
        allowed = [*answer.must, *answer.may, *self._refusals()]
        for told in self.told:
            if not any(self._is_said(told, one) for one in allowed):
                self.findings.append(Finding(ALARM, told.text))

    def _refusals(self) -> list[Said]:
        answer = self.table.answer
        of_rows = [(row.line, one) for row in answer.rows for one in row.fields.values()]
        of_total = [(answer.total_line, one) for one in (answer.total or {}).values()]
        return [
            Said(one.refusals, (one.line or line, one.at)) for line, one in of_rows + of_total if one.refusals
        ]

    def _is_said(self, told: Told, said: Said) -> bool:
        fits = (not said.codes or told.code in said.codes) and said.severity in ("", told.severity)
        return fits and self._is_at(told, said.place)

    def _is_at(self, told: Told, place: Place) -> bool:
        line, column = place
        if line is not None and told.row != self.places.row(line):
            return False
        return column is None or told.column == self.places.letters(column)

    def _is_near(self, told: Told, line: Line, column: Column) -> bool:
        """At the cell, in its row, or at a heading of its column."""
        if told.row == self.places.row(line):
            return True
        return told.row in self.headings and told.column in self._heads(column)

    def _heads(self, column: Column) -> set[str]:
        """The columns in which a heading of this column stands."""
        own = self.places.columns[column]
        heads = {own}
        for merge in self.table.merges:
            _, left, _, right = self.places.area(merge)
            if _is_of_heading(merge) and left <= own <= right:
                heads.add(left)
        return {letters(place) for place in heads}

    def _address(self, line: Line, column: Column | None) -> str:
        return f"{self.places.letters(column) if column else ''}{self.places.row(line)}"

    def _where(self, said: Said) -> str:
        line, column = said.place
        return self._address(line, column) if line else "any cell"


def _is_of_heading(merge: Merge) -> bool:
    return merge.top.kind == HEADING


def _told(problem: dict[str, Any]) -> Told:
    match = re.fullmatch(r"([A-Z]+)(\d+)", problem["cell"] or "")
    column, row = (match[1], int(match[2])) if match else ("", 0)
    text = f"{problem['code']} {problem['sheet'] or ''}!{problem['cell'] or '–'}: {problem['message'][:160]}"
    return Told(problem["code"], problem["severity"], problem["sheet"] or "", row, column, text)


def _agrees(wanted: Any, read: Any) -> bool:
    if isinstance(wanted, int | float) and isinstance(read, int | float) and not isinstance(read, bool):
        return abs(wanted - read) <= 1e-6
    return bool(wanted == read)


def _short(row: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value!r}" for key, value in row.items() if value is not None)[:160]
