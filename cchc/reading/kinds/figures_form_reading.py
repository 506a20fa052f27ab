"""Our own form of figures and targets, filled in: told by its mark, read by its headings, not by guessing."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cchc.reading.corrections import Correction
from cchc.reading.figures.doubtful_numbers import read_doubtful
from cchc.reading.figures.quantities import Quantity, quantity_of
from cchc.reading.figures.values import LARGEST_AMOUNT, NumberColumn
from cchc.reading.grid import Grid, column_letters
from cchc.reading.identity.finality import NOT_FINAL, says_not_final
from cchc.reading.identity.periods import period_named
from cchc.reading.identity.register import register
from cchc.reading.identity.table_period import not_begun
from cchc.reading.identity.times import time_of
from cchc.reading.identity.unit_names import not_in_register, of_another_time
from cchc.reading.identity.years import not_held
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.scores.score_checks import has_sign
from cchc.reading.layout.sections import Line
from cchc.reading.model import Table
from cchc.reading.problems import Problems, number_text
from cchc.reading.values.numbers import means_nothing, parse_number
from cchc.reading.words.figures_form_words import (
    DOSSIERS,
    HEADINGS,
    MARK,
    PAID,
    PAYABLE,
    PROVINCE,
    SIGNS,
    STANDING,
    STANDINGS,
)
from cchc.reading.words.text import clean, fold_words

_HEAD = 12  # rows in which mark, province and headings stand, with some to spare
_FIGURES = {"measures": ("plan", "actual"), "targets": ("value",)}
_LABELS = {"plan": "kế hoạch", "actual": "thực hiện", "value": "mức phải đạt"}
_ROLES = {fold_words(heading): role for role, heading in HEADINGS.items()}
_PERIOD = "kỳ «{text}» chưa rõ. Hãy ghi như: Năm 2026, Quý I/2026, 9 tháng năm 2026 (lũy kế từ đầu năm), Tháng 9/2026."
_SHARE = "{value} ở dòng tính bằng % có thể là {value} % hoặc {share} %. Hãy ghi kèm dấu %: «{value} %» hoặc «{share} %»."
_STANDING = "«{text}» không phải tính chất số liệu. Hãy chọn «Chính thức», «Tạm tính» hoặc «Tự đánh giá, chưa thẩm định»."
_SIGN = "«{text}» không phải dấu so sánh. Hãy ghi ≥, >, ≤, < hoặc =."


def is_figures_form(grid: Grid) -> bool:
    """Whether a sheet is our own form, by the mark in its first rows."""
    return any(isinstance(cell, str) and MARK in cell for cells in grid.rows[:_HEAD] for cell in cells)


@dataclass
class _Figures:
    """A column of figures, each of its own measure: an amount, a share or a count, checked as what is typed on a page is."""

    column: int
    label: str
    problems: Problems

    def __post_init__(self) -> None:
        self.amounts = NumberColumn(self.column, self.label, self.problems, largest=LARGEST_AMOUNT)
        self.shares = NumberColumn(self.column, self.label, self.problems, percent=True)
        self.counts = NumberColumn(self.column, self.label, self.problems, whole=True)

    def read(self, line: Line, of: Quantity) -> float | None:
        """The number of a line; None, with the problem at its cell, where there is none that can be."""
        cell = line.value(self.column)
        if isinstance(cell, str) and not means_nothing(cell):
            text = clean(cell)
            if fault := of.fault_of_text(text, parse_number(cell)):
                self.problems.add("not_a_number", line.row, self.column, fault)
                return None
        value = (self.counts if of.is_whole else self.shares if of.is_share else self.amounts).read(line)
        if value is None:
            return None
        code, message = _doubt(value, has_sign(cell), of)
        if code:
            self.problems.add(code, line.row, self.column, message)
        return value if code in ("", "unusual_value") else None


def _doubt(value: float, has_sign: bool, of: Quantity) -> tuple[str, str]:
    """The problem of a number, with its message; blanks where it has none."""
    if fault := of.fault(value, number_text(value)):
        return "impossible_value", fault
    if (share := of.as_share(value, has_sign)) is not None:
        return "unclear_share", _SHARE.format(value=number_text(value), share=number_text(share))
    oddity = of.oddity(value, number_text(value))
    return ("unusual_value" if oddity else ""), oddity


def read_figures_form(grid: Grid, corrections: Sequence[Correction] = ()) -> tuple[Table | None, Problems]:
    """The lines of one sheet that carry a figure; no table if none does. Of corrections the separators and what was chosen as
    the standing count."""
    chosen = {letter: way for one in corrections for letter, way in one.separators.items()}
    chosen_standing = next((one.standing for one in corrections if one.standing), None)
    place, columns = _header(grid)
    size = len(grid.rows) * len(columns)
    reading, problems, guesses = read_doubtful(
        lambda scratch, rows: _lines(grid, place, columns, scratch, rows), grid.name, [], [], chosen, size
    )
    years = [int(row["period"][:4]) for row in reading.rows if row["period"]]
    letters = {role: column_letters(column) for role, column in columns.items()}
    header, province = [grid.numbers[place] + 1], _province(grid, problems)
    table = Table(
        grid.name, _kind(columns), None, province, max(years, default=None), None, header, letters, reading.rows,
        None, flag=_standing(grid, place, problems), standing=chosen_standing, guesses=guesses,
    )  # fmt: skip
    if chosen_standing:
        table = replace(table, flag=chosen_standing if chosen_standing in NOT_FINAL else None)
    return (table if reading.rows else None), problems


def _kind(columns: dict[str, int]) -> str:
    return "targets" if "comparison" in columns else "measures"


def _lines(
    grid: Grid, place: int, columns: dict[str, int], problems: Problems, rows: Container[int] | None
) -> KindReading:
    """The lines below the headings, or those of some rows, that carry a figure; none where a column is missing."""
    kind = _kind(columns)
    needed = ("unit", "title", "period", *_FIGURES[kind])
    for role in needed:
        if role not in columns:
            problems.add("missing_column", grid.numbers[place], 0, f"mẫu thiếu cột «{HEADINGS[role]}».")
    if any(role not in columns for role in needed):
        return KindReading(columns, [])
    lines = [Line(grid.numbers[index], grid.rows[index]) for index in range(place + 1, len(grid.rows))]
    lines = [line for line in lines if rows is None or line.row in rows]
    lines = [line for line in lines if any(line.value(columns[role]) != "" for role in _FIGURES[kind])]
    numbers = {role: _Figures(columns[role], _LABELS[role], problems) for role in _FIGURES[kind]}
    read = [_row(line, columns, numbers, problems) for line in lines]
    _refuse_repeated(read, columns["title"], problems)
    if kind == "measures":
        _check_counts(read, columns["actual"], problems)
    return KindReading(columns, read)


def _refuse_repeated(rows: list[dict[str, Any]], column: int, problems: Problems) -> None:
    """Of two lines of one unit, title and period nobody could tell which of them holds."""
    known: dict[tuple[str, ...], int] = {}
    for row in rows:
        filed = tuple((row[name] or "").casefold() for name in ("unit", "title", "period"))
        if "" in filed:
            continue
        first = known.setdefault(filed, row["row"])
        if first != row["row"]:
            message = f"«{row['title']}» của cùng đơn vị và kỳ đã có ở dòng {first}. Hãy giữ một dòng hoặc ghi khác nhau."
            problems.add("duplicate_row", row["row"] - 1, column, message)


def _check_counts(rows: list[dict[str, Any]], actual: int, problems: Problems) -> None:
    """No more dossiers are paid online than have something to pay."""
    counts: dict[tuple[Any, ...], float] = {}
    for row in rows:
        if row["measure"] in DOSSIERS and row["actual"] is not None:
            counts[row["measure"], row["unit"], row["period"]] = row["actual"]
    for row in rows:
        whole = counts.get((PAYABLE, row["unit"], row["period"]))
        if (
            row["measure"] == PAID
            and row["actual"] is not None
            and whole is not None
            and row["actual"] > whole
        ):
            message = f"{row['title']} là {number_text(row['actual'])}, nhiều hơn hồ sơ phải nộp phí là {number_text(whole)}."
            problems.add("part_above_whole", row["row"] - 1, actual, message)


def _header(grid: Grid) -> tuple[int, dict[str, int]]:
    """Index of the row of headings, and the column of each role."""
    found = [_roles(cells) for cells in grid.rows[:_HEAD]]
    place = max(range(len(found)), key=lambda index: len(found[index]))
    return place, found[place]


def _roles(cells: list[Any]) -> dict[str, int]:
    named = (
        (_ROLES.get(fold_words(cell)), column) for column, cell in enumerate(cells) if isinstance(cell, str)
    )
    return {role: column for role, column in named if role}


def _province(grid: Grid, problems: Problems) -> str | None:
    """The first text right of its label, in the register's spelling."""
    for number, cells in zip(grid.numbers[:_HEAD], grid.rows[:_HEAD], strict=True):
        texts = [(column, clean(cell)) for column, cell in enumerate(cells) if isinstance(cell, str) and cell]
        if texts and fold_words(texts[0][1]) == fold_words(PROVINCE) and len(texts) > 1:
            column, text = texts[1]
            found = register().find_province(text)
            if found.name is None:
                problems.add("unknown_province", number, column, not_in_register("tỉnh", text, found.nearest))
            return found.name
    return None


def _standing(grid: Grid, place: int, problems: Problems) -> str | None:
    """What the head above the headings chooses, or, where that is weaker, says of the figures; None where they are final."""
    said = None
    for number, cells in zip(grid.numbers[:place], grid.rows[:place], strict=True):
        texts = [(column, clean(cell)) for column, cell in enumerate(cells) if isinstance(cell, str) and cell]
        if not texts or fold_words(texts[0][1]) != fold_words(STANDING):
            said = said or ("provisional" if any(says_not_final(text) for _, text in texts) else None)
        elif len(texts) > 1:
            column, text = texts[1]
            known = {fold_words(name): code for name, code in STANDINGS.items()}.get(fold_words(text))
            if known is None and not says_not_final(text):
                problems.add("missing_value", number, column, _STANDING.format(text=text))
            said = "provisional" if known is None else known if known in NOT_FINAL else said
    return said


def _row(
    line: Line, columns: dict[str, int], numbers: dict[str, _Figures], problems: Problems
) -> dict[str, Any]:
    texts = {
        role: line.text(columns.get(role)) or None
        for role in ("measure", "unit", "title", "measure_unit", "document", "note")
    }
    for role in ("unit", "title"):
        if texts[role] is None:
            problems.add(
                "missing_value", line.row, columns[role], f"thiếu {HEADINGS[role].lower()} của dòng này."
            )
    period = _period(line, columns["period"], problems)
    _check_unit(line, columns["unit"], texts["unit"], period, problems)
    row: dict[str, Any] = {"row": line.row + 1, **texts, "period": period}
    measure = texts["measure"] or _measure_titled(texts["title"] or "")
    of = quantity_of(measure or "", texts["title"] or "", texts["measure_unit"])
    row |= {role: column.read(line, of) for role, column in numbers.items()}
    if "comparison" not in columns:
        row["measure"] = measure
        if row["actual"] is not None and row["period"] and (future := not_begun(row["period"])):
            problems.add("future_period", line.row, columns["period"], future)
    else:
        row["comparison"] = _comparison(line, columns["comparison"], problems)
    return row


def _measure_titled(title: str) -> str | None:
    # Only who reads such a form pays for the glossary, which comes with the tables of all pages.
    from cchc import words

    return words.code_of("measure", title)


def _check_unit(line: Line, column: int, name: str | None, period: str | None, problems: Problems) -> None:
    if name is None:
        return
    if period and (outside := of_another_time(register().find_unit(name), name, time_of(period))):
        problems.add(outside[0], line.row, column, outside[1])
        return
    if register().find_province(name).name is not None:
        return
    if (found := register().find_unit(name)).name is None:
        problems.add("unknown_unit", line.row, column, not_in_register("đơn vị", name, found.nearest))


def _period(line: Line, column: int, problems: Problems) -> str | None:
    value = line.value(column)
    found = period_named(value)
    if found is None:
        problems.add("unknown_period", line.row, column, _PERIOD.format(text=clean(str(value))))
    elif fault := not_held(found):
        problems.add("impossible_value", line.row, column, fault)
        return None
    return found


def _comparison(line: Line, column: int, problems: Problems) -> str:
    """At least, where nothing is said."""
    text = line.text(column)
    if text and text not in SIGNS and text not in SIGNS.values():
        problems.add("missing_value", line.row, column, _SIGN.format(text=text))
    return SIGNS.get(text, text) or ">="
