"""Tables that stand side by side under one row of headings, told apart by the headings that begin again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_vocabulary import heading_role
from cchc.reading.words.text import fold_words

_FEWEST = 2  # columns of a table: a name and a figure


def split_tables(header: Header) -> list[Header]:
    """One header per table; the same header where there is but one."""
    columns = sorted(header.paths)
    if len(columns) < 2 * _FEWEST:
        return [header]
    first = columns[0]
    starts = [c for c in columns if _leaf(header, c) == _leaf(header, first)]
    ends = [*starts[1:], columns[-1] + 1]
    parts = [
        {column: header.paths[column] for column in columns if start <= column < end}
        for start, end in zip(starts, ends, strict=True)
    ]
    if len(parts) == 1 or heading_role(header.paths[first][-1]) != "label" or not all(map(_is_whole, parts)):
        return [header]
    return [replace(header, paths=part) for part in parts]


def _leaf(header: Header, column: int) -> str:
    return fold_words(header.paths[column][-1])


def _is_whole(paths: dict[int, tuple[str, ...]]) -> bool:
    roles = [heading_role(path[-1]) for path in paths.values()]
    return roles.count("measure") > 0 and roles.count("label") > 0 and len(paths) >= _FEWEST


def cells_under(cells: list[Any], header: Header) -> list[Any]:
    """The cells of a line that stand under a header, in their places."""
    first, last = min(header.paths), max(header.paths)
    return [cell if first <= column <= last else "" for column, cell in enumerate(cells[: last + 1])]
