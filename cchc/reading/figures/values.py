"""The cells of one column as typed values; whatever is wrong with a cell is reported once and read as blank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from cchc.reading.grid import CellError, NoResult, OldLetters, Percent
from cchc.reading.labels import OLD_LETTERS
from cchc.reading.layout.sections import Line
from cchc.reading.problems import Problems, number_text
from cchc.reading.values.numbers import means_nothing, parse_number
from cchc.reading.values.separators import Doubt
from cchc.reading.words.text import clean

# What a column holds at most. Points are added up and compared to the hundredth, which a double can do up to here;
# counts and ranks fit in four bytes; amounts of money are exact to the đồng.
LARGEST_POINTS, LARGEST_COUNT, LARGEST_AMOUNT = 1e12, 1e9, 1e15
# No share is larger, bonus points counted: more than half above the whole was a thousand times less.
_LARGEST_SHARE = 150.0
_NEARLY_WHOLE = 1e-6  # a count that a formula worked out is whole up to the noise of floats
Fault = tuple[str, str]


@dataclass
class NumberColumn:
    """`label` is what the column holds, in Vietnamese, for messages; `whole` is a column of counts.

    A number of two readings is not taken for one above `bound`; one of `largest` or more is no number.
    """

    column: int
    label: str
    problems: Problems
    whole: bool = False
    percent: bool = False
    largest: float = LARGEST_POINTS
    bound: float | None = None

    def __post_init__(self) -> None:
        if self.whole:
            self.largest = LARGEST_COUNT
        if self.percent:
            self.bound = _LARGEST_SHARE

    def read(self, line: Line) -> float | None:
        """The number in this column of a line; None where it is blank or wrong, which is reported at the cell."""
        cells = line.cells
        value = cells[self.column] if self.column < len(cells) else ""
        # Nearly every cell; a call for each is what a long table would pay for.
        if (
            value.__class__ is float
            and -self.largest < value < self.largest
            and (not self.whole or value.is_integer())
        ):
            return value
        if value == "" or value is None:
            return None
        number, fault = self._understand(value, line.row)
        if fault:
            self.problems.add(fault[0], line.row, self.column, fault[1])
        return number

    def _is_possible(self, value: float) -> bool:
        return -self.largest < value < self.largest and (not self.whole or value.is_integer())

    def read_all(self, lines: Iterable[Line]) -> list[float | None]:
        """The column's values; most columns hold plain numbers only, which are looked at together."""
        lines, column = list(lines), self.column
        cells: list[Any] = [line.cells[column] if column < len(line.cells) else "" for line in lines]
        is_plain = (
            set(map(type, cells)) == {float} and -self.largest < min(cells) and max(cells) < self.largest
        )
        if is_plain and (not self.whole or all(map(float.is_integer, cells))):
            return cells
        return [self.read(line) for line in lines]

    def is_wrong(self, line: Line) -> bool:
        """Whether the cell holds something that is no value, so that sums over it say nothing."""
        value = line.value(self.column)
        if value.__class__ is float and self._is_possible(value):
            return False
        return value != "" and value is not None and self._understand(value, line.row)[1] is not None

    def _understand(self, value: Any, row: int) -> tuple[float | None, Fault | None]:
        """The value of a cell that is not blank, or what is wrong with it."""
        if isinstance(value, str):
            return self._typed(value, row)
        if isinstance(value, Percent):
            if self.percent:
                return self._within(round(value * 100, 8))
            return None, ("not_a_number", _not_a_number(self.label, value))
        if is_number(value):
            return self._within(float(value))
        if special := special_problem(value):
            return None, (special[0], special[1].format(label=self.label))
        return None, ("not_a_number", _not_a_number(self.label, value))

    def _typed(self, text: str, row: int) -> tuple[float | None, Fault | None]:
        if means_nothing(text):
            return None, None
        number = parse_number(text)
        if number is None or (number.percent and not self.percent):
            return None, ("not_a_number", _not_a_number(self.label, text))
        if number.note:
            self.problems.footnotes[row, self.column] = number.note
        separators = self.problems.separators
        separators.learn(self.column, number, self.whole)
        if self.percent:
            separators.shares.add(self.column)
        if number.thousands is None or self.whole:
            return self._within(number.value if number.thousands is None else number.thousands)
        doubt = Doubt(clean(text), number, self.bound)
        taken = separators.take((row, self.column), doubt)
        return taken, None if taken is not None else ("ambiguous_number", _two_readings(self.label, doubt))

    def _within(self, value: float) -> tuple[float | None, Fault | None]:
        if self._is_possible(value):
            return value, None
        if not -self.largest < value < self.largest:
            return None, (
                "not_a_number",
                f"{self.label} «{value:.6g}» không phải là một số có thể có. Hãy nhập lại.",
            )
        if abs(value - round(value)) > _NEARLY_WHOLE:
            said = "không phải là số nguyên, mà số lượng thì phải nguyên. Hãy nhập lại."
            return None, ("not_a_number", f"{self.label} {number_text(value)} {said}")
        return float(round(value)), None


def may_hold_points(value: Any) -> bool:
    """Whether a cell may hold points: anything but a text without a digit that is not a way to say «nothing»."""
    if value.__class__ is float:
        return True
    if isinstance(value, str):
        return bool(value) and (any(map(str.isdigit, value)) or means_nothing(value))
    return value is not None


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a cell holds a number itself, and no text of one."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def special_problem(value: Any) -> tuple[str, str] | None:
    """Code and message (with `{label}` to fill in) of a cell that can hold no value: an error, no result, old letters."""
    if isinstance(value, OldLetters):
        return "old_encoding", OLD_LETTERS.format(what="{label}", encoding=value.encoding)
    if isinstance(value, CellError):
        return "error_value", f"{{label}} là giá trị lỗi {value.text}. Hãy sửa công thức hoặc nhập số."
    if isinstance(value, NoResult):
        return (
            "no_cached_value",
            "{label} là công thức chưa có kết quả lưu. Hãy mở tệp bằng Excel, tính lại rồi lưu.",
        )
    return None


def _not_a_number(label: str, value: Any) -> str:
    if isinstance(value, Percent):
        shown = f"{100 * value:.10g}%".replace(".", ",")
        return f"{label} đang hiện «{shown}», là một tỷ lệ. Hãy định dạng ô là Số và nhập lại."
    if isinstance(value, (date, datetime)):
        return f"{label} đã bị Excel đổi thành ngày {value:%d/%m/%Y}. Hãy định dạng ô là Số và nhập lại."
    if isinstance(value, bool):
        value = "ĐÚNG" if value else "SAI"
    text = clean(value)[:60]
    if "\n" in str(value) or " " in text:
        return f"{label} «{text}» không phải là một số. Mỗi ô chỉ ghi một số; hãy nhập lại bằng chữ số."
    return f"{label} «{text}» không phải là số. Hãy nhập lại bằng chữ số."


def _two_readings(label: str, doubt: Doubt) -> str:
    readings = f"{number_text(doubt.number.value)} hoặc {number_text(doubt.number.thousands)}"
    return (
        f"{label} «{doubt.text}» có thể là {readings}; chưa lấy số nào. Hãy chọn cách hiểu ở bước 2, "
        "hoặc nhập lại dưới dạng số."
    )
