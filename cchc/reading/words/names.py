"""Names of a list inside texts: as the whole text, or somewhere in a longer one, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from cchc.reading.words.text import fold_words, has_marks, spelling

_ALIKE = 60  # of 100; below, the nearest name is no help to anybody
_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f](?<!_))*")
# What no printed name holds: formulas, markup, addresses, mail.
_CODE = re.compile(r"[=<>{}\[\]|\\@^~$#%!?+;_*\"]|//")
_MARKUP = re.compile(
    r"^[=@]|^\+\S|</?[a-zA-Z!]|\{\{|\}\}|\$\{|=\s*\w+\(|javascript:|\|'|'!\$?[A-Z]", re.IGNORECASE
)
_BEFORE = re.compile(
    r"^(?:[\s\-–—•·*»«“”\"'‘’]|\+\s|\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-zA-ZđĐ])(?:\s*[.):]|\s+[-–])\s*)+(?=\S)"
)
_AFTER = re.compile(
    r"(?:[\s.:;,\-–—»«“”\"'‘’*]|\(\s*(?:\*+|\d{1,2})\s*\)|\[\s*(?:\*+|\d{1,2})\s*\]|[¹²³⁰⁴-⁹†])+$"
)
_ROMANS = frozenset("ivxIVX")
_DIGITS = frozenset("0123456789")
_SHORT_FORM = re.compile(r"^(.+?)\s*\(([A-ZĐa-zđ.&\-]{2,12})\)$")


def is_code(text: str) -> bool:
    """Whether a text holds signs of formulas, markup or addresses, which no name has."""
    return bool(_CODE.search(text)) or text.startswith(("+", "="))


def is_markup(text: str) -> bool:
    """Whether a longer text is a formula or markup, and no title that only has a star or a percent sign."""
    return bool(_MARKUP.search(text))


def bare_name(text: str) -> str | None:
    """A printed name without numbering, quotation marks and marks of footnotes.

    None where what remains is no name but a formula, markup or the like.
    """
    # Most names begin with a word of letters and end in a letter, and nothing stands around them.
    first = text.partition(" ")[0]
    begins = len(first) > 1 and first.isalpha() and not _ROMANS.issuperset(first)
    name = text if begins else _BEFORE.sub("", text)
    name = name if name[-1:].isalpha() or name[-1:] in _DIGITS else _AFTER.sub("", name)
    return None if not name or is_code(name) or text.startswith(("=", "@")) else name


class Word(NamedTuple):
    """`form` is comparable (with marks where the whole text has some), `gap` what stands before the word."""

    form: str
    printed: str
    gap: str

    @property
    def small(self) -> str:
        """In small letters, with its marks."""
        return self.printed.lower()


@lru_cache(maxsize=2_048)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text with what stands before each."""
    form = spelling if has_marks(text) else fold_words
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        found.append(Word(form(match[0]), match[0], text[end : match.start()]))
        end = match.end()
    return tuple(found)


@dataclass(frozen=True)
class Mention:
    """A name inside a text: `words[start:end]`."""

    name: str
    words: tuple[Word, ...]
    start: int
    end: int

    def before(self, count: int = 1) -> str:
        """So many words right before the name in small letters, with nothing but spaces, points or dashes between."""
        found: list[str] = []
        place = self.start
        while place > 0 and len(found) < count and not _PARTING.search(self.words[place].gap):
            place -= 1
            found.insert(0, self.words[place].small)
        return " ".join(found)

    def after(self, count: int = 1) -> list[Word]:
        """Up to so many words that follow without a comma or bracket."""
        found: list[Word] = []
        for word in self.words[self.end : self.end + count]:
            if _PARTING.search(word.gap):
                break
            found.append(word)
        return found

    @property
    def is_in_brackets(self) -> bool:
        """Whether it stands in brackets."""
        gaps = "".join(word.gap for word in self.words[: self.start + 1])
        return gaps.count("(") > gaps.count(")")

    @property
    def printed(self) -> str:
        """The name as the text has it."""
        return " ".join(word.printed for word in self.words[self.start : self.end])


_PARTING = re.compile(r"[,;:()/|«»“”\"…]")


class Names:
    """Names with their aliases, looked up by spelling, or without diacritics where the text has none.

    `within` are the signs that may stand between the words of one name, besides spaces.
    """

    def __init__(self, aliases: Mapping[str, Iterable[str]], within: str = "-–—._,&/'’") -> None:
        self.names = list(aliases)
        self.by_spelling: dict[str, str] = {}
        self.by_fold: dict[str, str] = {}
        for name, others in aliases.items():
            for alias in [name, *others]:
                self.by_spelling.setdefault(spelling(alias), name)
                self.by_fold.setdefault(fold_words(alias), name)
        self._spelt, self._folded = _by_first_word(self.by_spelling), _by_first_word(self.by_fold)
        self._within = re.compile(rf"[\s{re.escape(within)}]*")

    def find(self, text: str) -> str | None:
        """The name that a text is; a formula or markup around it is none of it."""
        found = self._looked_up(text)
        if found is not None and not _CODE.search(text) and text[:1] != "+":
            return found
        bare = bare_name(text)
        if bare is None:
            return None
        if short := _SHORT_FORM.match(bare):
            named = self._looked_up(short[1])
            return named if named and _is_short_form(short[2], named) else None
        return self._looked_up(bare) if bare != text else None

    def _looked_up(self, text: str) -> str | None:
        found = self.by_spelling.get(spelling(text))
        return found if found or has_marks(text) else self.by_fold.get(fold_words(text))

    def inside(self, text: str) -> list[Mention]:
        """Every name inside a longer text, from left to right; of two that begin at one word the longer."""
        words = words_of(text)
        index = self._spelt if has_marks(text) else self._folded
        found: list[Mention] = []
        place = 0
        while place < len(words):
            length, name = self._at(words, place, index.get(words[place].form, ()))
            if name is not None:
                found.append(Mention(name, words, place, place + length))
            place += length
        return found

    def _at(
        self, words: tuple[Word, ...], place: int, candidates: Iterable[tuple[tuple[str, ...], str]]
    ) -> tuple[int, str | None]:
        for forms, name in candidates:
            found = words[place : place + len(forms)]
            if tuple(word.form for word in found) == forms and all(
                self._within.fullmatch(word.gap) for word in found[1:]
            ):
                return len(forms), name
        return 1, None

    def nearest(self, text: str) -> tuple[str, ...]:
        """At most three names that a text is like, the likest first."""
        found = process.extract(
            fold_words(text), {name: fold_words(name) for name in self.names}, scorer=fuzz.WRatio, limit=3
        )
        return tuple(name for _, score, name in found if score >= _ALIKE)


def _is_short_form(short: str, name: str) -> bool:
    """«SKHCN» or «KH&CN» of «Sở Khoa học và Công nghệ»: some of its first letters, in order."""
    first_letters = iter(word[0] for word in fold_words(name).split())
    return all(letter in first_letters for letter in fold_words(short).replace(" ", ""))


def _by_first_word(table: Mapping[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The longest names first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in sorted(table, key=lambda form: -len(form.split())):
        forms = tuple(form.split())
        found.setdefault(forms[0], []).append((forms, table[form]))
    return found
