"""Numbers and days as formats of XML write them, told from texts that only look like some."""

from __future__ import annotations

import math
import re
from datetime import datetime

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")
# Longer ones hold no more than a float does.
LONGEST = 400


def finite_number(text: str) -> float | None:
    """None for NaN, INF, 1e400, 1_000 and whatever else is no number of digits."""
    if len(text) > LONGEST or not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def iso_day(text: str) -> datetime | None:
    """A day with or without its time, zone and parts of seconds aside; None for 2021-02-30 and years before 1."""
    match = _DAY.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        # There is no such day or time: the cell keeps the text that it shows.
        return None
