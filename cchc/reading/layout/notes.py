"""The texts above a table: the title, the letterhead, who reports, for which year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import is_whole

# A longer text above a table is no title, and looking names up in it takes time.
_LONGEST_NOTE = 400
_YEARS = range(2000, 2100)  # numbers beside a label that say when


@dataclass(frozen=True)
class Note:
    row: int
    column: int
    text: str


def notes_of(row: int, cells: Sequence[Any]) -> Iterator[Note]:
    """The texts of a row; a label and the cell that follows it («Đơn vị:», «Sở Y tế») are one text."""
    filled = [(column, _text(cell)) for column, cell in enumerate(cells) if cell != "" and cell is not None]
    position = 0
    while position < len(filled):
        column, text = filled[position]
        value = filled[position + 1][1] if position + 1 < len(filled) else ""
        position += 1
        if text and value and _is_label(text) and not _is_label(value):
            text = f"{text.rstrip(' :')}: {value}"
            position += 1
        if text and not text.isdigit():
            yield Note(row, column, text)


def _text(cell: Any) -> str:
    if isinstance(cell, (int, float)) and cell in _YEARS:
        return str(int(cell))
    return clean(cell)[:_LONGEST_NOTE] if isinstance(cell, str) else ""


def _is_label(text: str) -> bool:
    return text.endswith(":") or any(
        is_whole("place", name).match(fold_words(text)) for name in ("label", "province_label", "year_label")
    )
