"""A header known again: the same headings in the same columns, whatever year or kind they are of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from cchc.reading.grid import Grid
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_rows import texts_of
from cchc.reading.words.text import clean, fold_words

_YEAR = re.compile(r"\b20\d\d\b")
_LOOKED_AT, _ROWS = 60, 3  # rows in which a heading begins, and of how many it is known again
_FEWEST_TEXTS = 3  # a row of two texts is a title or a label with what it asks for


def header_fingerprint(header: Header) -> str:
    """Of one header: its headings by column, without years and what stands in brackets."""
    return _digest(f"{column}:{'/'.join(map(_bare, path))}" for column, path in sorted(header.paths.items()))


def sheet_fingerprint(grid: Grid, headers: Sequence[Header]) -> str:
    """By the headers that were found; where none was, by the rows of texts that may be one."""
    if headers:
        return _digest(header_fingerprint(header) for header in headers)
    rows = [texts_of(cells) for cells in grid.rows[:_LOOKED_AT]]
    wide = [texts for texts in rows if texts and len(texts) >= _FEWEST_TEXTS][:_ROWS]
    return _digest("|".join(_bare(clean(text)) for text in texts) for texts in wide)


def _bare(text: str) -> str:
    return _YEAR.sub("", fold_words(text))


def _digest(parts: Iterable[str]) -> str:
    text = "\n".join(parts)
    return hashlib.sha256(text.encode()).hexdigest()[:32] if text else ""
