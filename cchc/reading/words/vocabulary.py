"""The words of headings and lines, loaded from vocabulary.toml and made quick to look up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cchc.reading.words.text import fold_words, has_marks, spelling


@cache
def vocabulary() -> dict[str, Any]:
    """`vocabulary.toml` as it is."""
    text = Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(section: str, name: str) -> list[str]:
    """The words of a section under a name, as they are written."""
    found: list[str] = vocabulary()[section][name]
    return found


def _either(phrases: list[str]) -> str:
    # The longest phrase first, so that a match is as long as it can be.
    folded = sorted({fold_words(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in folded)


@cache
def holds(section: str, name: str) -> re.Pattern[str]:
    """A pattern that finds one of the section's words inside folded text."""
    return re.compile(rf"(?<![0-9a-z])(?:{_either(words(section, name))})(?![0-9a-z])")


@cache
def _holds_spelt(section: str, name: str) -> re.Pattern[str]:
    forms = sorted({spelling(phrase) for phrase in words(section, name)}, key=len, reverse=True)
    return re.compile(rf"(?<![\w\u0300-\u036f])(?:{'|'.join(map(re.escape, forms))})(?![\w\u0300-\u036f])")


def mentions(section: str, name: str, text: str) -> bool:
    """Whether a text holds one of the section's words: with their marks where it has any («chấm» is not «chậm»)."""
    if has_marks(text):
        return _holds_spelt(section, name).search(spelling(text)) is not None
    return holds(section, name).search(fold_words(text)) is not None


@cache
def holds_in(section: str, group: str, name: str) -> re.Pattern[str]:
    """As `holds`, of a group within a section."""
    phrases = vocabulary()[section][group][name]
    return re.compile(rf"(?<![0-9a-z])(?:{_either(phrases)})(?![0-9a-z])")


@cache
def begins(section: str, name: str) -> re.Pattern[str]:
    """A pattern for folded text that begins with one of the section's words."""
    return re.compile(rf"^(?:{_either(words(section, name))})(?![0-9a-z])")


@cache
def is_whole(section: str, name: str) -> re.Pattern[str]:
    """A pattern for folded text that is one of the section's words."""
    return re.compile(rf"^(?:{_either(words(section, name))})$")


@cache
def made_of(section: str, *names: str) -> re.Pattern[str]:
    """A pattern of folded texts that hold nothing but words of these lists."""
    phrases = [phrase for name in names for phrase in words(section, name)]
    # Without a way back: «phòng ban» may be one word of a list or two, and a cell may hold it twenty times.
    return re.compile(rf"^(?>(?:{_either(phrases)})(?: |$))++$")


@dataclass(frozen=True)
class LineWords:
    """Words that whole lines begin with: with their marks («Cộng» is not «Công»), or without where none are written."""

    marked: re.Pattern[str]
    unmarked: re.Pattern[str]
    first_words: frozenset[str]

    def may_begin(self, text: str) -> bool:
        """Told by the first word only: most lines are, and sheets have few first words."""
        first = _first_word(text.partition(" ")[0])
        return not first or first in self.first_words

    def match(self, text: str) -> re.Match[str] | None:
        """Where a text begins with one of the words; None where it does not."""
        if not self.may_begin(text):
            return None
        return self.marked.match(spelling(text)) if has_marks(text) else self.unmarked.match(fold_words(text))


@cache
def line_words(name: str, whole: bool) -> LineWords:
    """The words of lines under a name; `whole`: the text says nothing else."""
    phrases = words("lines", name)
    marked = "|".join(
        re.escape(form) for form in sorted({spelling(p) for p in phrases}, key=len, reverse=True)
    )
    end = "$" if whole else r"(?![\w\u0300-\u036f])"
    first_words = frozenset(form(phrase).split()[0] for phrase in phrases for form in (spelling, fold_words))
    return LineWords(
        re.compile(f"^(?:{marked}){end}"), re.compile(f"^(?:{_either(phrases)}){end}"), first_words
    )


@lru_cache(maxsize=4_096)
def _first_word(beginning: str) -> str:
    """The first word in its comparable form; nothing where a text begins with a dash or the like."""
    form = spelling(beginning) if has_marks(beginning) else fold_words(beginning)
    return form.partition(" ")[0]


@dataclass(frozen=True)
class Rule:
    role: str
    fits: re.Pattern[str]
    without: re.Pattern[str] | None


@cache
def score_rules() -> tuple[Rule, ...]:
    """The rules for headings of scores, in the order they are tried."""
    return tuple(_rule(entry) for entry in vocabulary()["scores"])


def _rule(entry: dict[str, Any]) -> Rule:
    forms = [
        rf"(?<![0-9a-z%])(?:{_either(entry['words'])})(?![0-9a-z])" if "words" in entry else None,
        rf"^(?:{_either(entry['starts'])})(?![0-9a-z])" if "starts" in entry else None,
        rf"^(?:{_either(entry['whole'])})$" if "whole" in entry else None,
    ]
    without = (
        re.compile(rf"(?<![0-9a-z])(?:{_either(entry['without'])})(?![0-9a-z])")
        if "without" in entry
        else None
    )
    return Rule(entry["role"], re.compile("|".join(form for form in forms if form)), without)


def role_words(role: str) -> list[str]:
    """The words of a role of the scores family, as they are written."""
    rules = (rule for rule in vocabulary()["scores"] if rule["role"] == role)
    return [word for rule in rules for form in ("words", "starts", "whole") for word in rule.get(form, ())]


@lru_cache(maxsize=4_096)
def score_role(folded: str) -> str | None:
    """The first role of the scores family that fits a folded heading."""
    for rule in score_rules():
        if rule.fits.search(folded) and not (rule.without and rule.without.search(folded)):
            return rule.role
    return None


@cache
def begins_in(section: str, group: str, name: str) -> re.Pattern[str]:
    """As `begins`, of a group within a section."""
    return re.compile(rf"^(?:{_either(vocabulary()[section][group][name])})(?![0-9a-z])")
