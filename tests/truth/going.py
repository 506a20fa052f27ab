"""Goes to places and holds what is said there against the rules, in as many processes as there are cores."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc.store import Store, open_store
from tests.truth.every_rule import RULES, name
from tests.truth.facts import Facts
from tests.truth.held import Held
from tests.truth.places import Place, places
from tests.truth.visit import Visitor, everything_open

TOGETHER = 40  # places that one process goes to before it tells what it found


@dataclass
class Found:
    """Rule → how many things were held against it; and what was wrong, with the place where it was seen."""

    checked: dict[str, int] = field(default_factory=lambda: {name(rule): 0 for rule in RULES})
    broken: dict[str, list[tuple[str, str]]] = field(
        default_factory=lambda: {name(rule): [] for rule in RULES}
    )

    def add(self, other: Found) -> None:
        """What somebody else found."""
        for rule, count in other.checked.items():
            self.checked[rule] += count
            self.broken[rule] += other.broken[rule]

    @property
    def faults(self) -> list[str]:
        """Everything that was wrong, as lines."""
        return [f"{rule}: {place}: {what}" for rule, found in self.broken.items() for place, what in found]

    @property
    def unmet(self) -> list[str]:
        """The rules that nothing was held against."""
        return [rule for rule, count in self.checked.items() if not count]


class Walker:
    """Goes to places of one database, which nobody else may hold."""

    def __init__(self, database: str) -> None:
        self.store = open_store(database)
        self.facts = Facts(Held(self.store))
        self.visitor = Visitor()

    def look(self, wanted: Sequence[Place]) -> Found:
        """What is wrong at these places."""
        found = Found()
        for page, address in wanted:
            seen = self.visitor.visit(page, address)
            for rule in RULES:
                for wrong in rule(seen, self.facts):
                    found.checked[name(rule)] += 1
                    if wrong:
                        found.broken[name(rule)].append((seen.place, wrong))
        return found


def every_place(database: str) -> list[Place]:
    """All places of a closed database."""
    store = Store(database)
    found = places(Held(store))
    store.close()
    return found


def go_to(
    database: str, wanted: Sequence[Place], workers: int, told: Callable[[int], None] = lambda count: None
) -> Found:
    """What is wrong at these places of a closed database; `told` hears of how many places were gone to."""
    parts = [wanted[start : start + TOGETHER] for start in range(0, len(wanted), TOGETHER)]
    found = Found()
    with (
        TemporaryDirectory() as folder,
        get_context("spawn").Pool(workers, begin, (database, folder)) as pool,
    ):
        for count, part in pool.imap_unordered(look_at, parts):
            found.add(part)
            told(count)
    return found


WALKERS: list[Walker] = []
STAYS = ExitStack()  # a context that nobody holds is left at once


def begin(database: str, folder: str) -> None:
    """A process with a database of its own: two cannot hold one file."""
    own = Path(folder) / f"{os.getpid()}.duckdb"
    shutil.copy(database, own)
    os.environ["CCHC_DATABASE"] = str(own)
    STAYS.enter_context(everything_open())
    WALKERS.append(Walker(str(own)))


def look_at(part: Sequence[Place]) -> tuple[int, Found]:
    return len(part), WALKERS[0].look(part)


def in_parts(found: Found) -> Iterator[tuple[str, int, int]]:
    """A line of the table for each rule: its sentence, how much was checked, how much was wrong."""
    for rule, count in found.checked.items():
        yield rule, count, len(found.broken[rule])
