"""The rows of an export as CSV: one that a Vietnamese spreadsheet opens as it looks on the page, one for other programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from cchc import words
from cchc.writing.write_cells import Plain
from cchc.writing.write_sheet import ExportTable

# Whatever a spreadsheet would calculate: at the start of a cell, and of what becomes one where it splits at another sign than
# the file does; full-width signs count as theirs, and what cannot be seen before them does not help.
_FORMULA = re.compile(r"(^|[;,\t\r\n])(?=[\s\u200b\ufeff]*[=+\-@＝＋－＠])|^(?=[\t\r\n])")
# What a spreadsheet makes a number, a share, a day or a time of: 1.10, 3-4, 06/19, 50 %, 12:30, 1E5, 007, (2), 1.000 ₫.
_NUMBER_LIKE = re.compile(r"[\s\d.,:/\-%()eE₫đĐ$€]*\d[\s\d.,:/\-%()eE₫đĐ$€]*")
_WHOLE = re.compile(r"0|[1-9]\d{0,14}")  # stays what it is, as a number too


def csv_for_machines(table: ExportTable) -> bytes:
    """UTF-8 with BOM, commas, decimal points, ISO dates, every digit; no formulas, nothing above the table."""
    return _written(table, ",", lambda value, _digits: _exact(value))


def csv_for_excel(table: ExportTable) -> bytes:
    """UTF-8 with BOM, semicolons, decimal commas, days as 15/11/2026, as many decimals as the page shows; no formulas.

    A CSV file cannot say that a cell is text. An apostrophe before a code such as 1.10 keeps it from becoming another thing.
    """
    return _written(table, ";", _as_seen)


def _written(table: ExportTable, separator: str, write: Callable[[Plain, int | None], str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    writer.writerow(guarded(heading) for heading in table.headings)
    for line, digits in zip(table.lines(), table.digits(), strict=True):
        writer.writerow(write(value, digit) for value, digit in zip(line, digits, strict=True))
    return buffer.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a leading apostrophe marks it as text."""
    return _FORMULA.sub(r"\1'", text)


def safe_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula, and none for a number or a day other than it looks."""
    if _NUMBER_LIKE.fullmatch(text) and not _WHOLE.fullmatch(text) and not _FORMULA.search(text):
        return "'" + text
    return guarded(text)


def _exact(value: Plain) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else str(value)


def _as_seen(value: Plain, digits: int | None) -> str:
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, str):
        return safe_text(value)
    return "" if value is None else _with_comma(value, digits or 0)


def _with_comma(value: float, digits: int) -> str:
    """A number that a Vietnamese spreadsheet reads as one: no thousands, the hyphen for a minus."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded):f}".replace(".", ",")
