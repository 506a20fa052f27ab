"""The cells of one column as typed values; whatever is wrong with a cell is reported once and read as blank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from cchc.workbook.grid import CellError, NoResult, Percent
from cchc.workbook.numbers import Number, column_says_point, means_nothing, parse_number
from cchc.workbook.problems import Problems
from cchc.workbook.sections import Line
from cchc.workbook.text import clean


@dataclass
class NumberColumn:
    """`label` is what the column holds, in Vietnamese, for messages."""

    column: int
    label: str
    problems: Problems
    point_is_decimal: bool | None = None
    thousands: bool = False
    percent: bool = False

    @classmethod
    def over(
        cls,
        column: int,
        label: str,
        problems: Problems,
        lines: Iterable[Line],
        *,
        thousands: bool = False,
        percent: bool = False,
    ) -> NumberColumn:
        texts = (
            line.cells[column]
            for line in lines
            if column < len(line.cells) and line.cells[column].__class__ is str
        )
        return cls(
            column, label, problems, column_says_point(text for text in texts if text), thousands, percent
        )

    def read(self, line: Line) -> float | None:
        cells = line.cells
        value = cells[self.column] if self.column < len(cells) else ""
        if value.__class__ is float:
            return value
        if value == "" or value is None:
            return None
        return self._read_other(value, line.row)

    def read_all(self, lines: Iterable[Line]) -> list[float | None]:
        return [self.read(line) for line in lines]

    def is_wrong(self, line: Line) -> bool:
        """Whether the cell holds something that is no value, so that sums over it say nothing."""
        value = line.value(self.column)
        if isinstance(value, (CellError, NoResult)):
            return True
        return (
            value != ""
            and (not isinstance(value, (int, float)) or (isinstance(value, Percent) and not self.percent))
            and self._parsed(value) is None
            and not _is_nothing(value)
        )

    def _read_other(self, value: Any, row: int) -> float | None:
        if isinstance(value, Percent):
            return self._share(value, row)
        if is_number(value):
            return float(value)
        if special := special_problem(value):
            self.problems.add(special[0], row, self.column, special[1].format(label=self.label))
            return None
        if _is_nothing(value):
            return None
        parsed = self._parsed(value)
        if parsed is None:
            self.problems.add("not_a_number", row, self.column, _not_a_number(self.label, value))
            return None
        if parsed.ambiguous:
            self._warn_of_two_readings(row, value, parsed.value)
        return parsed.value

    def _share(self, value: Percent, row: int) -> float | None:
        if self.percent:
            return round(100 * value, 8)
        self.problems.add("not_a_number", row, self.column, _not_a_number(self.label, value))
        return None

    def _parsed(self, value: Any) -> Number | None:
        if not isinstance(value, str):
            return None
        parsed = parse_number(value, self.point_is_decimal, self.thousands)
        return None if parsed and parsed.percent and not self.percent else parsed

    def _warn_of_two_readings(self, row: int, value: str, taken: float | None) -> None:
        how = "phần nghìn" if self.thousands else "phần thập phân"
        self.problems.add(
            "ambiguous_number", row, self.column,
            f"{self.label} «{clean(value)}» có thể hiểu theo hai cách; dấu chấm đang được hiểu là ngăn {how}. "
            "Hãy nhập lại dưới dạng số.",
        )  # fmt: skip


def is_figure(value: Any) -> bool:
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
    if isinstance(value, CellError):
        return "error_value", f"{{label}} là giá trị lỗi {value.text}. Hãy sửa công thức hoặc nhập số."
    if isinstance(value, NoResult):
        return (
            "no_cached_value",
            "{label} là công thức chưa có kết quả lưu. Hãy mở tệp bằng Excel, tính lại rồi lưu.",
        )
    return None


def _is_nothing(value: Any) -> bool:
    return isinstance(value, str) and means_nothing(value)


def _not_a_number(label: str, value: Any) -> str:
    if isinstance(value, Percent):
        shown = f"{100 * value:.10g}%".replace(".", ",")
        return f"{label} đang hiện «{shown}», là một tỷ lệ. Hãy định dạng ô là Số và nhập lại."
    if isinstance(value, (date, datetime)):
        return f"{label} đã bị Excel đổi thành ngày {value:%d/%m/%Y}. Hãy định dạng ô là Số và nhập lại."
    return f"{label} «{clean(value)[:60]}» không phải là số. Hãy nhập lại bằng chữ số."
