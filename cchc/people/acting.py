"""Who does what is being done: whoever is logged in, in a visit; else the user of the system whose program this is."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from cchc.people.person import Person


@dataclass(frozen=True)
class Actor:
    """Who acts; `person` is None of who is bounded by nothing: the machine itself, commands, a server without accounts."""

    name: str
    person: Person | None = None


Ask = Callable[[], Actor | None]
ANYBODY = Actor("")
NOBODY = Actor("", Person("", "", ()))
_asked: list[Ask] = []
_held: ContextVar[Ask | None] = ContextVar("who acts", default=None)


def acting() -> Actor:
    """Who acts at this moment, with the rights that they have now."""
    held = _held.get()
    for ask in (held, *_asked) if held else _asked:
        if found := ask():
            return found
    return Actor(system_user())


def know_visitors(ask: Ask) -> None:
    """From now on also `ask` says who acts; None where it does not know."""
    if ask not in _asked:
        _asked.append(ask)


@contextmanager
def acting_as(ask: Ask) -> Iterator[None]:
    """Whoever `ask` names does what is done within the block, and in what is begun there."""
    token = _held.set(ask)
    try:
        yield
    finally:
        _held.reset(token)


def system_user() -> str:
    """Who runs this program, as the operating system knows them."""
    try:
        return f"os:{getpass.getuser()}"
    except (OSError, KeyError, ImportError):
        return f"os:{os.getuid() if hasattr(os, 'getuid') else ''}"
