"""Rows of the accounts' file as tables of the screen: sorted, searched and taken away like figures."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from cchc.store import open_store
from cchc.ui.asking.answers import Answer


@dataclass(frozen=True)
class PeopleRows(Answer):
    """Rows that no question gives."""

    columns: tuple[str, ...] = ()
    found: tuple[tuple[Any, ...], ...] = ()

    @cached_property
    def rows(self) -> pd.DataFrame:
        """As `Answer.rows`; read for this page alone, since whoever sees them has to be an administrator now."""
        return pd.DataFrame(list(self.found), columns=list(self.columns), dtype=object)

    @cached_property
    def identity(self) -> tuple[Hashable, ...]:
        """By all that they hold."""
        return self.database, self.name, self.columns, self.found


def people_rows(name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> PeopleRows:
    """A table of that name with these columns."""
    store = open_store()
    found = tuple(tuple(row[column] for column in columns) for row in rows)
    return PeopleRows(name, (), store.path, store.version().number, tuple(columns), found)
