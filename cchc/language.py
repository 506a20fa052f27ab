"""The language of the screen. The code speaks Vietnamese; other languages come from message catalogues (decision 0033).

A text in `_()` is looked up in `cchc/locale/<language>/LC_MESSAGES/cchc.po`; what a catalogue does not hold
stays Vietnamese. Write `_("Năm {year}").format(year=year)`: what stands in `_()` is a plain literal. A constant
is made at import, before anybody speaks: write `NAME = mark("Đơn vị")` there and `_(NAME)` where it is used.
`make messages` brings the catalogues up to date with the code.

Vietnamese knows no plural, so the code has one text for any number. A translation that needs two forms holds both:
«{count} {count:dossier|dossiers} overdue».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

HOME = "vi"
LOCALE = Path(__file__).with_name("locale")
FORMS = re.compile(r"\{\w+:[^{}|]*\|[^{}|]*\}")
_SPOKEN: ContextVar[str | None] = ContextVar("spoken", default=None)
_otherwise: list[Callable[[], str]] = []


def set_language(language: str) -> None:
    """From now on (in this thread of work) texts are given in this language."""
    _SPOKEN.set(language if language in languages() else HOME)


def current_language() -> str:
    """The language that texts are given in now."""
    return _SPOKEN.get() or (_otherwise[0]() if _otherwise else HOME)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """For what is made meanwhile texts are given in this language: documents are Vietnamese whatever the screen speaks."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def set_language_source(language: Callable[[], str]) -> None:
    """Who is asked for the language in a thread where nobody chose one, as in the callback of a widget."""
    _otherwise[:] = [language]


@cache
def languages() -> tuple[str, ...]:
    """Every language there is, the code's own first."""
    return (HOME, *sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/cchc.po")))


def _(text: str) -> str:
    """The text in the language that is spoken now."""
    language = current_language()
    return text if language == HOME else catalogue(language).get(text, text)


def mark(text: str) -> str:
    """A text that `_` is to translate later: for constants."""
    return text


@cache
def catalogue(language: str) -> dict[str, str]:
    """Vietnamese text -> its translation."""
    # Only who speaks another language pays for Babel: the reader of files starts without it.
    from babel.messages.pofile import read_po

    with (LOCALE / language / "LC_MESSAGES" / "cchc.po").open("rb") as file:
        return {
            str(m.id): translation(str(m.string)) for m in read_po(file, locale=language) if m.id and m.string
        }


def translation(text: str) -> str:
    """A text as `_` gives it, with the form of its words chosen by number where it holds two."""
    return Counted(text) if FORMS.search(text) else text


class Counted(str):
    """A translation with words in two forms: `{count:unit|units}` is «unit» where count is written 1."""

    __slots__ = ()

    def format(self, *given: object, **named: object) -> str:
        """As `str.format`, with the form of words chosen by the numbers."""
        return CHOOSING.vformat(self, given, named)

    def format_map(self, named: Mapping[str, object], /) -> str:  # type: ignore[override]  # typeshed names its own protocol
        """As `str.format_map`, with the form of words chosen by the numbers."""
        return CHOOSING.vformat(self, (), named)


class ChoosingFormatter(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """`unit|units` as a format: the first form where the value is written 1, else the second."""
        one, two_forms, many = format_spec.partition("|")
        if two_forms:
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


CHOOSING = ChoosingFormatter()
