"""What a pasted plan is read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cchc.reading.words.plan_words import ItemKind

# `leftover`: what no rule understood; it stands in no item.
Role = Literal["heading", "area", "label", "item", "continued", "leftover"]


@dataclass(frozen=True)
class PlanLine:
    """A line of the text that is not blank: `number` as an editor counts it (from 1), `text` as it stands there."""

    number: int
    text: str
    role: Role


@dataclass
class PlanItem:
    """One limitation, cause or remedy of an area.

    `position` counts within area and kind, from 1; `first_line` and `last_line` are where it stands. `paired`: the area has
    as many remedies as limitations, so the document sets each beside the one of its place; never true of a cause. `owner`,
    `supporters` and `due_text` are words of the text, blank where it does not say them; `due_on` is the day of `due_text`.
    """

    kind: ItemKind
    area_code: str
    area: str
    position: int
    text: str
    first_line: int
    last_line: int
    paired: bool = False
    owner: str = ""
    supporters: str = ""
    due_text: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class PlanText:
    """A text as it was understood: its items in the order of the text, and every line that is not blank, each in one role."""

    items: tuple[PlanItem, ...]
    lines: tuple[PlanLine, ...]

    @property
    def leftovers(self) -> tuple[PlanLine, ...]:
        """The lines that no rule understood."""
        return tuple(line for line in self.lines if line.role == "leftover")
