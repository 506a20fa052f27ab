"""The rules by which a pasted plan is understood, line after line: headings open, marks begin, what fits no rule is left over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cchc.folding import fold
from cchc.reading.prose.model import PlanItem, PlanLine, PlanText, Role
from cchc.reading.prose.said import due_in, owner_in, supporters_in
from cchc.reading.values.deadlines import day_in_words
from cchc.reading.values.list_marks import Mark, Marked, marked
from cchc.reading.words.plan_words import ItemKind, announced, label_of

_ENDS = re.compile(r"[.;:!?…][\"”’»)\]]*$")
_RANKS: tuple[Mark, ...] = ("roman", "field", "number", "letter")  # from the highest heading down
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")


@dataclass
class _Reader:
    """Where the reading stands: below which heading, in which area, among items of which kind."""

    items: list[PlanItem] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    mode: ItemKind | None = None  # what the heading above the areas says of all of them
    is_open: bool = False  # areas may begin
    area: tuple[str, str] | None = None
    area_mark: Mark = "number"
    kind: ItemKind | None = None  # what the items here are
    item: PlanItem | None = None  # the one that a line may go on with
    last_number: int = 0

    def read(self, number: int, line: Marked, below: Marked) -> Role:
        """One line, with the next one that is not blank (`below`)."""
        told = label_of(line.text)
        if told and line.mark != "plus":
            return self.begin_kind(number, line, below, told)
        if line.mark == "roman":
            return self.open_section(line, below)
        if line.mark in ("number", "field", "letter"):
            return self.open_area(number, line, below)
        if line.mark == "plus" and self.item is not None:
            return self.go_on(number, f"\n+ {line.text}")
        if line.mark in ("dash", "plus"):
            return self.add(number, line.text)
        return self.plain(number, line)

    def begin_kind(self, number: int, line: Marked, below: Marked, told: tuple[ItemKind, str]) -> Role:
        kind, rest = told
        self.item = None
        if self.area is None or self.is_above_area(line) or (not line.mark and self.is_above_area(below)):
            # «II. Giải pháp», «Giải pháp:» above areas of their own
            self.mode, self.is_open, self.area = kind, True, None
        self.kind = kind
        return self.add(number, rest) if rest and self.area is not None else ("leftover" if rest else "label")

    def is_above_area(self, line: Marked) -> bool:
        """Whether a line's mark is of the rank of the area's own, or above it."""
        return line.mark in _RANKS and _RANKS.index(line.mark) <= _RANKS.index(self.area_mark)

    def open_section(self, line: Marked, below: Marked) -> Role:
        """«II. Nội dung hạn chế và giải pháp» opens its areas; a roman heading of something else closes what was open, unless
        a label stands right below it: then it is an area itself."""
        told = announced(line.text)
        self.item = self.area = self.kind = None
        if told is None and label_of(below.text):
            return self.begin_area(line)
        self.is_open = told is not None
        self.mode = self.kind = told if told in ("limitation", "remedy", "cause") else None
        return "heading" if self.is_open else "leftover"

    def open_area(self, number: int, line: Marked, below: Marked) -> Role:
        """A numbered line is an area where it heads something: a dash, a letter or a label stands below it. A letter within an
        area is one of its items."""
        heads = below.mark in ("dash", "plus") or (label_of(below.text) is not None) or line.mark == "field"
        heads = heads or (line.mark == "number" and below.mark == "letter")
        if line.mark == "letter" and self.area is not None and self.kind is not None:
            return self.add(number, line.text)
        if self.is_open and heads:
            return self.begin_area(line)
        self.close()
        return "leftover"

    def begin_area(self, line: Marked) -> Role:
        self.area, self.area_mark = (line.code, tidied(line.text)), line.mark
        self.kind, self.item = self.mode, None
        return "area"

    def add(self, number: int, text: str) -> Role:
        """An item of the area and kind that are open; else left over."""
        if self.area is None or self.kind is None:
            self.item = None
            return "leftover"
        code, area = self.area
        self.item = PlanItem(self.kind, code, area, 0, text, number, number)
        self.items.append(self.item)
        return "item"

    def plain(self, number: int, line: Marked) -> Role:
        """A line without a mark goes on with the sentence above it, says what follows, or ends the area."""
        if self.item is not None and self.goes_on(number, line.text):
            return self.go_on(number, f" {line.text}")
        if _RAISED.match(line.text):
            return "leftover"  # a footnote: the page's foot may stand within a sentence
        if line.text.endswith(":") and (told := announced(line.text)) and told != "both":
            self.mode, self.kind, self.is_open, self.area, self.item = told, told, True, None, None
            return "heading"
        has_items = self.item is not None
        self.item = None
        if has_items or self.area is None:
            self.close()
        return "leftover"

    def goes_on(self, number: int, text: str) -> bool:
        """Whether a line is the rest of the item's sentence: that has no end yet, and the line is in small letters or stands
        right below it."""
        if self.item is None or _ENDS.search(without_note(self.item.text)) or _RAISED.match(text):
            return False
        return text[0].islower() or number == self.last_number + 1

    def go_on(self, number: int, text: str) -> Role:
        assert self.item is not None
        self.item.text += text
        self.item.last_line = number
        return "continued"

    def close(self) -> None:
        """What follows belongs to no area until a heading comes."""
        self.area = self.kind = self.item = None


def read_plan(text: str) -> PlanText:
    """A pasted text as its limitations, causes and remedies; no line is lost: each is part of one, a
    heading, or left over."""
    numbered = [
        (number, line.strip())
        for number, line in enumerate(unicodedata.normalize("NFC", text).splitlines(), start=1)
        if line.strip()
    ]
    lines = [marked(line) for _number, line in numbered]
    below = [*lines[1:], Marked("", "", "")][: len(lines)]
    reader = _Reader()
    for (number, _line), own, following in zip(numbered, lines, below, strict=True):
        reader.roles.append(reader.read(number, own, following))
        reader.last_number = number
    finish(reader.items)
    kept = zip(numbered, reader.roles, strict=True)
    return PlanText(tuple(reader.items), tuple(PlanLine(number, line, role) for (number, line), role in kept))


def finish(items: Sequence[PlanItem]) -> None:
    """What the sentences say of who and when; then places and pairs."""
    for item in items:
        if item.kind == "remedy":
            item.owner, item.supporters = owner_in(item.text), supporters_in(item.text)
            item.due_text = due_in(item.text)
            item.due_on = day_in_words(item.due_text)[0] if item.due_text else None
    place_items(items)


def mended(item: PlanItem, text: str, owner: str, supporters: str, due_text: str) -> PlanItem:
    """An item as a person mended it; the day is that of the words for it."""
    due_on = day_in_words(due_text)[0] if due_text else None
    return replace(item, text=text, owner=owner, supporters=supporters, due_text=due_text, due_on=due_on)


def place_items(items: Sequence[PlanItem]) -> None:
    """Places within area and kind, and whether they make pairs; anew where a person took some of them out."""
    groups: dict[tuple[str, str, str], list[PlanItem]] = {}
    for item in items:
        groups.setdefault((item.area_code, fold(item.area), item.kind), []).append(item)
    for (code, area, kind), own in groups.items():
        against: Literal["limitation", "remedy"] = "remedy" if kind == "limitation" else "limitation"
        other = groups.get((code, area, against), [])
        for position, item in enumerate(own, start=1):
            item.position = position
            item.paired = kind != "cause" and len(other) == len(own)


def tidied(title: str) -> str:
    """The title of an area without the colon that it may end with."""
    return title.rstrip(" :.")


def without_note(text: str) -> str:
    """A text without the raised digits that refer to a footnote."""
    return re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "", text.rstrip())
