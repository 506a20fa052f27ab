"""Step 2, where a number may mean two things: what it was taken for, and the other meaning one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reading import Correction, Guess
from cchc.reading.values.separators import Meaning
from cchc.ui.intake.correcting import plain_correction, table_at, that_say_something
from cchc.ui.intake.problem_groups import ranges_of
from cchc.ui.intake.sent import SentFile, TablePosition

SHOWN = 3


def choose_meanings(sent: SentFile) -> SentFile:
    """A choice for each column with such numbers; it is remembered by the header like what is corrected otherwise."""
    reading = sent.read()
    made: dict[TablePosition, Correction] = dict(sent.corrections)
    for number, place in enumerate(sent.places):
        own = made.get(place, plain_correction(place))
        table = table_at(reading, place, own)
        if table is None or own.ignored or not table.guesses:
            continue
        chosen = {
            letter: choose_meaning(place, letter, guesses, own, f"{sent.key}_{number}")
            for letter, guesses in by_column(table.guesses).items()
        }
        others = {letter: way for letter, way in own.separators.items() if letter not in chosen}
        separators = others | {letter: way for letter, way in chosen.items() if way is not None}
        made[place] = replace(own, separators=separators)
    return sent.with_corrections(that_say_something(made))


def by_column(guesses: Sequence[Guess]) -> Mapping[str, list[Guess]]:
    """Column letters → the numbers that stand there."""
    found: dict[str, list[Guess]] = {}
    for guess in guesses:
        found.setdefault(guess.cell.rstrip("0123456789"), []).append(guess)
    return found


def choose_meaning(
    place: TablePosition, letter: str, guesses: Sequence[Guess], own: Correction, key: str
) -> Meaning | None:
    """`decimal` or `thousands` for one column; None leaves it to the reader."""
    texts = ", ".join(f"«{guess.text}»" for guess in guesses[:SHOWN]) + (" …" if len(guesses) > SHOWN else "")
    name = _("Trang «{sheet}», {cells}: {texts} nghĩa là").format(
        sheet=place.sheet, cells=ranges_of([guess.cell for guess in guesses]), texts=texts
    )
    first = guesses[0]
    options: dict[Meaning | None, str] = {
        None: _("Tự động: {value}").format(value=guess_text(guesses)),
        "decimal": _("{value} (phần thập phân)").format(value=words.number(first.decimal, 3)),
        "thousands": _("{value} (hàng nghìn)").format(value=words.number(first.thousands, 0)),
    }
    return st.radio(
        words.literal(name),
        list(options),
        list(options).index(own.separators.get(letter)),
        options.__getitem__,
        horizontal=True,
        key=f"nap_mark_{key}_{letter}",
    )


def guess_text(guesses: Sequence[Guess]) -> str:
    """What the first of them was taken for."""
    first = guesses[0]
    if first.taken is None:
        return _("chưa rõ, để trống")
    value = first.decimal if first.taken == "decimal" else first.thousands
    return words.number(value, 3 if first.taken == "decimal" else 0)
