"""What a document says beside tables and charts whose figures are not final, lack parts or are of another sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc.sentences import finality_remark, of_another_sheet, remarks, starred, unknown_parts
from cchc.sentences.flags import lowered

FLAG = "flag"
MARK_WIDTH = 2.2  # share of the width, beside columns of 2 for numbers


def marks_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What each row has to say of itself, "" of a final one; nothing at all where every row is final."""
    said = [finality_remark(row.get(FLAG)) for row in rows]
    return said if any(said) else []


def marked_title(title: str, rows: Iterable[Mapping[str, Any]], *further: str) -> str:
    """A chart's title with what its stars mean, and what else has to be said of its figures."""
    said = remarks(row.get(FLAG) for row in rows)
    told = [f"* {lowered(said)}" if said else "", *(lowered(each).removesuffix(".") for each in further)]
    behind = "; ".join(part for part in told if part)
    return f"{title} ({behind})" if behind else title


def marked_names(names: Iterable[object], rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The names of a chart's bars or points, with a star where the figure is not final."""
    return [starred(str(name), row.get(FLAG)) for name, row in zip(names, rows, strict=True)]


def about_areas(areas: Sequence[Mapping[str, Any]], results: Sequence[Mapping[str, Any]]) -> list[str]:
    """That some areas lack points, and that all are of a sheet which tells another total than the one in use."""
    lacking = unknown_parts(dict(areas[0])) if areas else ""
    return [said for said in (lacking, *(of_another_sheet(dict(row)) for row in results[-1:])) if said]
