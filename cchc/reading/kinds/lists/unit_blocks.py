"""Lines that each say of one unit and one area, however a sheet of many units and areas sets them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from cchc.reading.grid import CellError, NoResult
from cchc.reading.identity.register import register
from cchc.reading.identity.unit_names import Listed
from cchc.reading.kinds.scores.score_lines import Fault, ScoreEntry, find_lines
from cchc.reading.layout.columns import ScoreColumns, score_columns
from cchc.reading.layout.sections import Section
from cchc.reading.values.codes import is_roman, split_title
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import score_role

_FIRST = 6  # lines among which those stand, a blank one and a total beside them
_LOOKED_AT = 4  # lines by which sheets that are no such matrix are told at no cost
_FEWEST = 2  # units with the same areas: one alone proves no pattern


class Pair(NamedTuple):
    """What a line says of a unit and an area, None where its name is an error; `head` is the line of the block that it
    stands in, `run` counts the blocks, and `row` and `column` are where the unit's name stands."""

    unit: str | None
    area: str | None
    area_code: str | None
    entry: ScoreEntry
    run: int
    row: int
    column: int
    head: ScoreEntry | None = None


@dataclass
class Pairs:
    """`by_run` says that a unit's lines stand together; else they stand under each area."""

    pairs: list[Pair] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    by_run: bool = True

    @property
    def listed(self) -> list[Listed]:
        """Each place where a unit's name says whose figures follow."""
        if not self.by_run:
            return [Listed(p.row, p.unit, area=str(p.run), column=p.column) for p in self.pairs]
        first = {pair.run: pair for pair in reversed(self.pairs)}
        return [Listed(p.row, p.unit, column=p.column) for p in sorted(first.values(), key=lambda p: p.run)]

    def is_matrix(self) -> bool:
        """Whether several units are judged in the same areas, as far as their names can be read."""
        areas: dict[object, list[str | None]] = {}
        for pair in self.pairs:
            areas.setdefault(pair.run if self.by_run or not pair.unit else pair.unit, []).append(pair.area)
        if not self.by_run:
            # A unit that stands twice under an area is told by its name.
            areas = {unit: list(dict.fromkeys(of_unit)) for unit, of_unit in areas.items()}
        whole = Counter(
            tuple(of_unit) for of_unit in areas.values() if None not in of_unit and len(of_unit) > 1
        )
        if not whole:
            return False
        (usual, _) = whole.most_common(1)[0]
        if all(map(_says_whose, usual)):
            return False
        agreeing = sum(_agree(of_unit, usual) for of_unit in areas.values())
        names = {pair.unit for pair in self.pairs if pair.unit}
        known = sum(_is_unit(name) for name in names)
        return (
            agreeing >= _FEWEST
            and all(set(of_unit) <= {*usual, None} for of_unit in areas.values())
            and known > 0
            and known * 2 >= len(names)
        )


def _agree(areas: Sequence[str | None], usual: Sequence[str | None]) -> bool:
    return len(areas) == len(usual) and all(
        one in (None, other) for one, other in zip(areas, usual, strict=True)
    )


def find_pairs(section: Section) -> Pairs:
    """The lines of a matrix in lines; none where the lines are those of one unit."""
    columns = score_columns(section.header)
    for found in (_beside(section, columns), _in_blocks(section, columns)):
        if found.is_matrix():
            return found
    return Pairs()


def lines_say_whose(section: Section) -> bool:
    """Whether the lines of each unit are those of who gave the points: «Tự chấm» over «Thẩm định»."""
    columns = score_columns(section.header)
    pairs = _beside(section, columns).pairs
    areas = [pair.area for pair in pairs if pair.area]
    names = {pair.unit for pair in pairs if pair.unit}
    return len(areas) > len(names) > 0 and all(map(_says_whose, areas)) and any(map(_is_unit, names))


def _says_whose(area: str | None) -> bool:
    return area is None or score_role(fold_words(area)) in ("self", "appraised", "survey", "score")


def _beside(section: Section, columns: ScoreColumns) -> Pairs:
    """Each line names its unit; a merged name goes on for the lines below it."""
    column = columns.first("unit")
    if column is None or not columns.has("title"):
        return Pairs()
    lines = find_lines(section, columns)
    pairs: list[Pair] = []
    told: object = ""
    run, row, was_blank = -1, 0, False
    for entry in lines.entries:
        value = entry.line.value(column)
        if value != "" and (value != told or was_blank):
            told, run, row = value, run + 1, entry.line.row
        was_blank = value == ""
        unit = told if isinstance(told, str) else None
        pairs.append(Pair(unit, entry.title or None, None, entry, run, row, column))
    # What numbers the lines carries nothing.
    faults = [fault for fault in lines.faults if not fault.is_code]
    faults += _faults_of_units(pairs, column)
    lengths = Counter(pair.run for pair in pairs)
    return Pairs(pairs, faults, by_run=any(count > 1 for count in lengths.values()))


def _faults_of_units(pairs: Sequence[Pair], column: int) -> list[Fault]:
    values = ((pair.entry.line.row, pair.entry.line.value(column)) for pair in pairs)
    return [
        Fault(row, column, value, is_code=False)
        for row, value in values
        if isinstance(value, (CellError, NoResult))
    ]


def _in_blocks(section: Section, columns: ScoreColumns) -> Pairs:
    """Lines of one kind, units or areas, each over lines of the other."""
    title = columns.first("title")
    beginning = [text for line in section.lines[:_FIRST] if (text := line.text(title))][:_LOOKED_AT]
    if title is None or len({_is_unit(split_title(text)[1]) for text in beginning}) < 2:
        return Pairs()
    lines = find_lines(section, columns)
    kinds = _kinds(lines.entries)
    units_are_heads = _are_heads(lines.entries, kinds)
    pairs: list[Pair] = []
    head, run = None, -1
    for entry, is_unit in zip(lines.entries, kinds, strict=True):
        if is_unit == units_are_heads:
            head, run = entry, run + 1
        elif head is not None:
            unit, area = (head, entry) if units_are_heads else (entry, head)
            code = area.code.text if area.code else None
            pairs.append(
                Pair(unit.title or None, area.title or None, code, entry, run, unit.line.row, title, head)
            )
    return Pairs(pairs, lines.faults, by_run=units_are_heads)


def _kinds(entries: Sequence[ScoreEntry]) -> list[bool]:
    """Which lines name units; of a name that is an error the other lines with such figures and codes tell."""
    told = {_looks(entry): _is_unit(entry.title) for entry in entries if entry.title}
    return [_is_unit(entry.title) if entry.title else told.get(_looks(entry), False) for entry in entries]


def _looks(entry: ScoreEntry) -> tuple[bool, str]:
    code = entry.code.text if entry.code else ""
    style = "1" if code[:1].isdigit() else "I" if is_roman(code) else "a"
    return entry.has_figures, style if code else ""


def _are_heads(entries: Sequence[ScoreEntry], kinds: Sequence[bool]) -> bool:
    """Whether the lines of units stand over the others: heads stand alone, and what they head does not."""
    lengths = [(kind, len(list(lines))) for kind, lines in groupby(kinds)]
    units, areas = (max((n for kind, n in lengths if kind is which), default=0) for which in (True, False))
    if (units > 1) != (areas > 1):
        return areas > 1
    return bool(kinds) and kinds[0]


def _is_unit(text: str) -> bool:
    return register().find_unit(text).name is not None
