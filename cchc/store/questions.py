"""The questions: one `.sql` file each under `queries/`, found by its name; and what is put together of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from cchc.store import attention
from cchc.store.errors import UnknownQuestionError
from cchc.store.publication import Row

FOLDER = Path(__file__).parents[2] / "queries"
PARAMETER = re.compile(r"\$([a-z0-9_]+)")
LIST_PARAMETER = re.compile(r"(?:list_contains|unnest)\(\s*cast\(\$([a-z0-9_]+)")


@dataclass(frozen=True)
class Question:
    """A named query: its text (none where it is composed), the parameters it takes, and which of them are lists."""

    name: str
    sql: str
    parameters: frozenset[str]
    lists: frozenset[str]

    def bind(self, given: Mapping[str, object]) -> dict[str, object]:
        """All parameters of the query; what is not given is null, which the query reads as «no filter»."""
        unknown = sorted(set(given) - self.parameters)
        if unknown:
            known = ", ".join(sorted(self.parameters)) or "không có tham số nào"
            raise UnknownQuestionError(
                f"Câu hỏi «{self.name}» không có tham số {', '.join(unknown)}.", f"Các tham số có: {known}."
            )
        return {name: duckdb_value(given.get(name)) for name in self.parameters}


@dataclass(frozen=True)
class Composed:
    """What is asked like a question, but put together of the answers to several."""

    parameters: frozenset[str]
    rows: Callable[[Callable[..., Sequence[Row]], Mapping[str, object]], list[Row]]
    frame: Callable[[Sequence[Row]], pd.DataFrame]


COMPOSED = {"attention": Composed(attention.PARAMETERS, attention.attention, attention.as_frame)}


def duckdb_value(value: object) -> object:
    """A value DuckDB takes: numpy scalars unpacked, an empty list or text as «not given»."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, tuple):
        value = list(value)
    if isinstance(value, list):
        return [duckdb_value(item) for item in value] or None
    return None if value == "" else value


@cache
def question(name: str, folder: str = "") -> Question:
    """The query called `name`; `folder` limits the search ("" is every folder but checks and actions)."""
    if name in COMPOSED and not folder:
        return Question(name, "", COMPOSED[name].parameters, frozenset())
    found = {path.stem: path for path in paths(folder)}
    if name not in found:
        raise UnknownQuestionError(
            f"Không có câu hỏi «{name}».", f"Các câu hỏi có: {', '.join(sorted({*found, *COMPOSED}))}."
        )
    sql = found[name].read_text(encoding="utf-8")
    code = "\n".join(line.split("--")[0] for line in sql.splitlines())
    return Question(name, sql, frozenset(PARAMETER.findall(code)), frozenset(LIST_PARAMETER.findall(code)))


@cache
def paths(folder: str = "") -> tuple[Path, ...]:
    """Query files of one folder under `queries/`, or of all topics (without `checks` and `actions`); looked for once."""
    if folder:
        return tuple(sorted((FOLDER / folder).glob("*.sql")))
    inner = {"checks", "actions"}
    return tuple(
        sorted(p for p in FOLDER.rglob("*.sql") if not inner & set(p.relative_to(FOLDER).parts[:-1]))
    )
