"""What a cell of an OpenDocument sheet holds: its typed value, or its text where the value is none."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

from cchc.workbook.grid import NO_RESULT, CellError, Percent
from cchc.workbook.open.errors import as_error

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?")
_LONGEST_NUMBER = 400


def value_of(attributes: dict[str, str], text: str) -> Any:
    """`text` is what the cell shows, without what is raised or struck through."""
    kind = attributes.get(_OFFICE + "value-type") or attributes.get(_CALCEXT + "value-type")
    shown = text.strip()
    if attributes.get(_CALCEXT + "value-type") == "error" or kind == "error":
        return as_error(shown) or CellError(shown[:20] or "#N/A")
    if shown and (error := as_error(shown)):
        return error
    if kind in ("float", "percentage", "currency"):
        return _number(attributes, kind, shown)
    if kind == "date":
        day = attributes.get(_OFFICE + "date-value", "")
        return _day(day) or text or day[:_LONGEST_NUMBER]
    if kind == "boolean":
        said = attributes.get(_OFFICE + "boolean-value")
        return said == "true" if said in ("true", "false") else text
    if not text:
        if kind is None and _TABLE + "formula" in attributes:
            return NO_RESULT
        return attributes.get(_OFFICE + "string-value", "")
    return text


def _number(attributes: dict[str, str], kind: str, shown: str) -> Any:
    said = attributes.get(_OFFICE + "value")
    if said is None:
        # A formula without any result; else what is shown is all there is.
        return shown if shown or _TABLE + "formula" not in attributes else NO_RESULT
    number = float(said) if len(said) <= _LONGEST_NUMBER and _NUMBER.fullmatch(said) else math.inf
    if not math.isfinite(number):
        # NaN, INF, 1e400: a text that no rule takes for a number.
        return said[:_LONGEST_NUMBER]
    return Percent(number) if kind == "percentage" or _shows_a_share(number, shown) else number


def _shows_a_share(number: float, shown: str) -> bool:
    """«96,85%» over 0.9685, and not over 96.85, where the sign is a text behind the number."""
    if not shown.endswith("%") or len(shown) > _LONGEST_NUMBER:
        return False
    digits = shown[:-1].strip().replace(",", ".")
    if not _NUMBER.fullmatch(digits):
        return False
    return abs(float(digits) - 100 * number) < abs(float(digits) - number)


def _day(said: str) -> datetime | None:
    match = _DAY.match(said.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        # 2021-02-30 is no day: the cell keeps the text that it shows.
        return None


def shows_as_it_stands(number: float, shown: str) -> bool:
    """Whether a cell's text is just its number."""
    plain = repr(float(number)).removesuffix(".0")
    return shown in (plain, plain.replace(".", ","))
