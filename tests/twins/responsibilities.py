"""Slow twin of the question who answers for what."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from cchc.folding import fold
from tests.twins.history import History, Row
from tests.twins.order import ups
from tests.twins.scores import Answer, fits, grouped, picked, wanted_rows


def responsibilities(history: History, given: dict[str, Any]) -> Answer:
    """From its day, or the first of January, to the day before the next one for the same criterion."""
    rows = [
        Row(row, code=known_code(history, row), starts_on=starts_on(row))
        for row in wanted_rows(history, "responsibilities", given)
        if fits(row["year"], given.get("year"))
    ]
    for row in rows:
        row["key"] = row["code"] or words_of(row["title"])
    answer: Answer = []
    for told in grouped(rows, "unit_id", "year", "key"):
        told.sort(key=lambda row: (row["starts_on"], row["published_no"], row["position"]))
        for row, later in zip(told, [*told[1:], None], strict=True):
            until = later["starts_on"] - timedelta(days=1) if later else None
            if (until is None or row["starts_on"] <= until) and holds(
                row["starts_on"], until, given.get("as_of")
            ):
                answer.append(told_of(history, row, until))
    return answer


def told_of(history: History, row: Row, until: date | None) -> tuple[tuple[Any, ...], Row]:
    columns = ("unit", "province", "year", "code", "title", "owner", "supporters", "document")
    since = date.fromisoformat(row["since"]) if row["since"] else None
    found = Row(**picked(row, *columns), since=since, held_until=until, source=history.sheet(row))
    named = Row(row, code=row["code"] or row["title"])
    return ups(
        named, "province", "unit", "year", "unit_id", "code", "starts_on", "published_no", "position"
    ), found


def holds(starts_on: date, until: date | None, as_of: str | None) -> bool:
    day = date.fromisoformat(as_of) if as_of else None
    return day is None or (starts_on <= day and (until is None or day <= until))


def starts_on(row: Row) -> date:
    return date.fromisoformat(row["since"]) if row["since"] else date(row["year"], 1, 1)


def known_code(history: History, row: Row) -> str | None:
    """The code, else that of the one line of the unit's score sheet that is called so."""
    lines = [
        line
        for line in history.rows("scores")
        if row["code"] is None
        and (line["unit_id"], line["year"]) == (row["unit_id"], row["year"])
        and words_of(line["title"]) == words_of(row["title"])
    ]
    code: str | None = lines[0]["code"] if len(lines) == 1 else row["code"]
    return code


def words_of(title: str) -> str:
    return re.sub(r"(?:(?:19|20)\d\d|[^a-z0-9])+", " ", fold(title)).strip()


TWINS = {"responsibilities": responsibilities}
