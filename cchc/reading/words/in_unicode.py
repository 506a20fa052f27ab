"""Sheets in the fonts of the nineties, whole or in part: each text that is surely in TCVN3 or VNI becomes Unicode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cchc.reading.grid import Grid, OldLetters, cell_address
from cchc.reading.labels import OLD_LETTERS
from cchc.reading.model import Problem
from cchc.reading.words.old_encodings import EncodingGuess, guess_encoding, once_encoded

# In each sheet in an old encoding stands, next to a letter, one of these, or a capital with a tone behind a small letter;
# in Vietnamese in Unicode there is neither.
_CODES = (
    "\u00a1-\u00a6\u00a8\u00aa\u00ac\u00ad\u00af\u00b5\u00b6\u00b8\u00bc-\u00be\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8"
    "\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe"
)
# Looked for first, because one class of characters is found five times as fast as pairs.
# Signs that stand beside words in Unicode, too, are letters of old encodings where they stand inside one: «C«ng».
_SIGNS = "§©«®¹»º·²³"
_RARE = re.compile(f"[{_CODES}À-Ý{_SIGNS}ùõ]")
_SUSPECT = re.compile(
    f"[A-Za-zÀ-ÿ][{_CODES}]|[{_CODES}][A-Za-zÀ-ÿ]|[a-z][À-Ý]|(?<![A-Za-zÀ-ÿ])[§®][A-Za-zÀ-ÿ]|[aeoyAEOY][ùÙõÕ]|[A-Za-z][{_SIGNS}][a-z]"
)
# So many words prove a text by itself; in a sheet with such texts one word does.
_SURE = 2


@dataclass(frozen=True)
class _Text:
    row: int
    cells: list[Any]
    column: int
    told: EncodingGuess


def put_into_unicode(grid: Grid) -> list[tuple[int, int]]:
    """Convert what is in an old encoding. What surely is and cannot be converted becomes `OldLetters`; its 0-based
    places are the answer.
    """
    is_suspect = False
    for cells in grid.rows:
        for column, cell in enumerate(cells):
            if cell.__class__ is str and not cell.isascii():
                if (once := once_encoded(cell)) is not None:
                    cells[column] = once
                elif not is_suspect:
                    is_suspect = bool(_RARE.search(cell) and _SUSPECT.search(cell))
    if not is_suspect:
        return []
    texts = list(_texts(grid))
    encoding = _encoding_of({text.told for text in texts})
    if encoding is None:
        return []
    kinds: dict[int, Counter[str]] = {}
    for text in texts:
        kinds.setdefault(text.column, Counter())[_kind(text.told, encoding)] += 1
    is_all_old = not any(count["unicode"] for count in kinds.values())
    unread = []
    for text in texts:
        count = kinds[text.column]
        read = _converted(text, encoding, is_all_old or (count["old"] > 0 and not count["unicode"]))
        text.cells[text.column] = read
        if read.__class__ is OldLetters:
            unread.append((text.row, text.column))
    return unread


def _texts(grid: Grid) -> Iterator[_Text]:
    for row, cells in zip(grid.numbers, grid.rows, strict=True):
        for column, cell in enumerate(cells):
            if cell.__class__ is str and not cell.isascii():
                yield _Text(row, cells, column, guess_encoding(cell))


def _kind(known: EncodingGuess, encoding: str) -> str:
    if known.is_unicode:
        return "unicode"
    return "old" if known.proofs and encoding in known.texts else "either"


def _encoding_of(texts: set[EncodingGuess]) -> str | None:
    """The encoding that most texts prove; None where none does, but for a word or two that look like it."""
    proofs: Counter[str] = Counter()
    most_of_one: Counter[str] = Counter()
    for known in texts:
        for name in known.texts or [known.broken]:
            count = known.proofs if known.texts else _SURE * bool(known.broken)
            proofs[name] += count
            most_of_one[name] = max(most_of_one[name], count)
    name, total = max(proofs.items(), key=lambda item: item[1], default=("", 0))
    return name if most_of_one[name] >= _SURE or total > _SURE * 2 else None


def _converted(text: _Text, encoding: str, all_are_old: bool) -> Any:
    known, cell = text.told, text.cells[text.column]
    if encoding in known.texts and (known.proofs or all_are_old):
        return known.texts[encoding]
    if known.proofs >= _SURE:
        return next(iter(known.texts.values()))
    return OldLetters(cell[:60], known.broken) if known.broken else cell


def problems_of(grid: Grid, unread: list[tuple[int, int]], said: set[str | None]) -> list[Problem]:
    """A problem for each text that could not be converted, but for the cells of which something is said already."""
    found = []
    for row, column in unread:
        cell, place = grid.value(row, column), cell_address(row, column)
        if isinstance(cell, OldLetters) and place not in said:
            message = OLD_LETTERS.format(what=f"«{cell.text}»", encoding=cell.encoding)
            found.append(Problem(grid.name, place, "error", "old_encoding", f"Ô {place}: {message}"))
    return found
