"""One trial: a plain table, one dressing or two, one format; read, and held against the answer."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache

from cchc.reading import read_workbook
from tests.dressing.clothes import DRESSINGS, Dressing, UnfitError
from tests.dressing.comparing import SILENT, Comparison, Finding
from tests.dressing.formats import FORMATS, WRITERS, write
from tests.dressing.plain import KINDS, MAKERS
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import Table

TWO_AT_ONCE = 0.35
TRIES = 20


@dataclass(frozen=True)
class Combination:
    dressing: str
    form: str
    kind: str


@cache
def combinations() -> tuple[Combination, ...]:
    """Every dressing in every format on every kind of table that can wear it, well shuffled."""
    found = [
        Combination(name, form, kind)
        for name, one in DRESSINGS.items()
        for form in FORMATS
        for kind in KINDS
        if one.reason_against(kind, form) is None
    ]
    random.Random(766).shuffle(found)
    return tuple(found)


@dataclass(frozen=True)
class Dressed:
    """A finished trial: what was put on, the file, and what was found wrong with its reading."""

    seed: int
    kind: str
    form: str
    dressings: tuple[str, ...]
    file_name: str
    content: bytes
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        return f"seed {self.seed}: {self.kind}, {self.form}, {' + '.join(self.dressings) or 'plain'}"


def trial(seed: int, names: tuple[str, ...] | None = None, form: str = "", kind: str = "") -> Dressed:
    """The trial of a seed; names, format and kind may be given instead of those that follow from the seed."""
    chance = random.Random(seed)
    combination = combinations()[seed % len(combinations())]
    form, kind = form or combination.form, kind or combination.kind
    if names is None:
        names = (combination.dressing, *_second(chance, combination))
    table, worn = _dressed(chance, kind, form, [DRESSINGS[name] for name in names])
    book, places = table.lay_out()
    content = write(book, form)
    file_name = f"{table.file_name}{WRITERS[form][1]}"
    try:
        read = json.loads(
            json.dumps(read_workbook(content, file_name).as_dict(), ensure_ascii=False, default=str)
        )
    except Exception as error:
        broken = Finding(SILENT, f"the reader broke: {type(error).__name__}: {error}")
        return Dressed(seed, kind, form, worn, file_name, content, (broken,))
    findings = tuple(Comparison(table, places, read).run())
    return Dressed(seed, kind, form, worn, file_name, content, findings)


def _second(chance: random.Random, first: Combination) -> tuple[str, ...]:
    """Another dressing that goes with the first one, on some of the tables."""
    if chance.random() >= TWO_AT_ONCE:
        return ()
    fit = [
        name
        for name, one in DRESSINGS.items()
        if one.goes_with(DRESSINGS[first.dressing]) and one.reason_against(first.kind, first.form) is None
    ]
    return (chance.choice(fit),) if fit else ()


def _dressed(
    chance: random.Random, kind: str, form: str, dressings: list[Dressing]
) -> tuple[Table, tuple[str, ...]]:
    """A table with its dressings on; a table that has nothing for the first one is made anew."""
    wishes = Wishes()
    for one in dressings:
        wishes = wishes | one.wishes
    for _ in range(TRIES):
        table = MAKERS[kind](chance, wishes)
        try:
            return table, _put_on(table, chance, form, dressings)
        except UnfitError:
            continue
    raise AssertionError(f"no {kind} can wear {dressings[0].name}")


def _put_on(table: Table, chance: random.Random, form: str, dressings: list[Dressing]) -> tuple[str, ...]:
    worn: list[str] = []
    for one in dressings:
        try:
            one.put_on(table, chance, form)
            worn.append(one.name)
        except UnfitError:
            if one is dressings[0]:
                raise
    return tuple(worn)


def plain(seed: int, kind: str, form: str) -> Dressed:
    """A table that nothing was put on."""
    return trial(seed, (), form, kind)
