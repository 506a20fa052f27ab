"""Answers to questions: asked once per data version and filters, then shared by everyone who looks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import HOME, current_language
from cchc.store import open_store
from cchc.ui.asking.shared_cache import SharedCache

# Bounded: a province's whole set of filters is a few hundred answers, each of a few kilobytes.
ENTRIES = 512
ANSWERS, DERIVED = SharedCache(ENTRIES), SharedCache(ENTRIES)


@dataclass(frozen=True)
class Answer:
    """Rows of one question for given filters, as of one data version. Never change its rows: they are shared."""

    name: str
    given: tuple[tuple[str, Any], ...]
    database: str
    version: int

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows in the language of the screen, from the cache where somebody asked the same before."""
        rows: pd.DataFrame = ANSWERS.get(
            self.identity, lambda: open_store(self.database).ask(self.name, **dict(self.given))
        )
        if current_language() == HOME:
            return rows
        told: pd.DataFrame = ANSWERS.get((self.identity, current_language()), lambda: words.in_language(rows))
        return told

    @cached_property
    def identity(self) -> tuple[Hashable, ...]:
        """What makes this answer the same as another."""
        return self.database, self.version, self.name, self.given

    @property
    def key(self) -> str:
        """The same as a text, for keys of widgets."""
        return repr(self.identity)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return len(self.rows) == 0

    @property
    def first(self) -> dict[str, Any]:
        """The first row, blanks as None."""
        return self.some(1)[0]

    def some(self, count: int) -> list[dict[str, Any]]:
        """The first rows (from the end if `count` is negative), blanks as None."""
        return [dict(row) for row in cached_from(plain_rows, self, count=count)]

    def known(self, column: str) -> int:
        """How many rows have a value in a column."""
        return int(cached_from(known_values, self, column=column))

    def values(self, column: str) -> list[Any]:
        """Distinct values of a column in the order of the rows."""
        return list(cached_from(distinct, self, column=column))


def plain_rows(rows: pd.DataFrame, count: int) -> list[dict[str, Any]]:
    """The first rows (from the end if `count` is negative), blanks as None."""
    part = rows.head(count) if count > 0 else rows.tail(-count).iloc[::-1]
    return [blanks_as_none(row) for row in part.to_dict("records")]


def known_values(rows: pd.DataFrame, column: str) -> int:
    """How many rows have a value in a column."""
    return int(rows[column].notna().sum())


def distinct(rows: pd.DataFrame, column: str) -> list[Any]:
    """The values of a column, each once, in the order of the rows; blanks left out."""
    return list(rows[column].dropna().unique())


def blanks_as_none(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row with every kind of blank as None."""
    return {str(name): None if words.is_missing(value) else value for name, value in row.items()}


def ask(name: str, **given: Any) -> Answer:
    """The answer to a question of `queries/`; filters that are None or empty do not filter."""
    store = open_store()
    kept = tuple(
        sorted(
            (key, tuple(value) if isinstance(value, list) else value)  # lists can be no key
            for key, value in given.items()
            if value not in (None, [], ())
        )
    )
    return Answer(name, kept, store.path, store.version().number)


def cached_from(build: Callable[..., Any], *answers: Answer, **options: Any) -> Any:
    """What `build` makes of the rows of these answers (a figure, a list to choose from), made once and shared."""
    # By name and not by function: a page defines its own anew in every run.
    how = repr(sorted(options.items())) if options else ""
    key = (
        current_language(),
        build.__module__,
        build.__qualname__,
        how,
        *[answer.identity for answer in answers],
    )
    return DERIVED.get(key, lambda: build(*(answer.rows for answer in answers), **options))
