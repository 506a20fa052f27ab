"""What a page does in one run: the questions it asks and the elements it draws, to be repeated without the page.

Repeating only the drawing gives the floor: the same Streamlit elements with constant content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from inspect import ismethod
from typing import Any
from unittest.mock import patch

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cchc.store import Store

Question = tuple[str, dict[str, Any]]


@dataclass
class Recording:
    """The questions of a run, and its drawing as steps: call a method, enter or leave a container."""

    questions: list[Question] = field(default_factory=list)
    steps: list[Callable[[dict[int, Any]], object]] = field(default_factory=list)
    depth: int = 0
    ordinary_tables: bool = True

    def replay(self) -> None:
        """Draw the same elements again."""
        drawn: dict[int, Any] = {}
        for step in self.steps:
            step(drawn)

    def call(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        """The method, noted where the page itself calls it; Streamlit's calls to itself are part of its cost."""

        @wraps(made)
        def noted(*given: Any, **named: Any) -> Any:
            if self.depth:
                return made(*given, **named)
            self.depth += 1
            try:
                result = made(*given, **named)
            finally:
                self.depth -= 1
            target = given[0] if given and isinstance(given[0], DeltaGenerator) else None
            values = given[1:] if target else given
            if self.ordinary_tables:
                values = tuple(not_written(value) if is_written(value) else value for value in values)
            self.steps.append(drawing(name, target, values, named, result))
            return result

        return noted

    def entering(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        """`with container:` is a step too."""

        def noted(container: Any, *given: Any) -> Any:
            if not self.depth:
                self.steps.append(lambda drawn: getattr(stand_in(drawn, container), name)(*given))
            return made(container, *given)

        return noted


def drawing(
    name: str, target: Any, given: tuple[Any, ...], named: dict[str, Any], result: Any
) -> Callable[[dict[int, Any]], None]:
    """The same call on what stands in for the container of that run; its results stand in for these."""

    def step(drawn: dict[int, Any]) -> None:
        owner = st if target is None else stand_in(drawn, target)
        again = getattr(owner, name)(*given, **named)
        for first, now in zip(several(result), several(again), strict=False):
            drawn[id(first)] = now

    return step


def stand_in(drawn: dict[int, Any], container: Any) -> Any:
    """What was drawn in its place; the page and the sidebar stand for themselves."""
    return drawn.get(id(container), container)


def several(result: Any) -> list[Any]:
    """Columns and tabs come as a list, everything else alone."""
    return result if isinstance(result, list) else [result]


@contextmanager
def recording(ordinary_tables: bool = True) -> Iterator[Recording]:
    """Note what is asked and drawn inside.

    `ordinary_tables`: a styled table is repeated as Streamlit expects it, pandas writing its cells each time, as on any page
    with constant content; else as the page shows it.
    """
    noted = Recording(ordinary_tables=ordinary_tables)
    running = Store.run

    def run(store: Store, name: str, folder: str, given: dict[str, Any]) -> Any:
        if not folder:  # a question, or one of those that a composed answer is put together of
            noted.questions.append((name, given))
        return running(store, name, folder, given)

    swaps = [patch.object(Store, "run", run)]
    for name in ("__enter__", "__exit__"):
        swaps.append(patch.object(DeltaGenerator, name, noted.entering(name, getattr(DeltaGenerator, name))))
    for name, made in vars(st).items():
        drawn_by = ismethod(made) and isinstance(made.__self__, DeltaGenerator)
        if drawn_by and not name.startswith("_"):
            swaps.append(patch.object(st, name, noted.call(name, made)))
            swaps.append(patch.object(DeltaGenerator, name, noted.call(name, getattr(DeltaGenerator, name))))
    for swap in swaps:
        swap.start()
    try:
        yield noted
    finally:
        for swap in reversed(swaps):
            swap.stop()


def is_written(value: Any) -> bool:
    """Whether a value is a styled frame that `written_once` has made."""
    return "_translate" in getattr(value, "__dict__", {})


def not_written(styled: Any) -> Any:
    """The ordinary styled frame again, to see what the table costs where it is not written once."""
    ordinary = styled.data.copy().style
    own = {"data", "_compute", "_translate"}
    ordinary.__dict__ |= {name: kept for name, kept in styled.__dict__.items() if name not in own}
    return ordinary
