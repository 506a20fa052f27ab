"""The lines of a plan of remedies: which head an area, which go on with the limitation above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc.reading.layout.lines import is_mean, is_total
from cchc.reading.layout.sections import Line, Section
from cchc.reading.values.codes import parse_code, plain_title, split_title
from cchc.reading.values.list_marks import marked
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import is_whole

# What a line may have beside the name of an area and still be its heading.
_BESIDE_AREA = frozenset({"code", "points"})


class Area(NamedTuple):
    """An area as a plan names it."""

    code: str | None = None
    name: str | None = None


class RemedyLine(NamedTuple):
    """A line with something to say: `own` as it is printed, `line` with what merged cells hold for it.

    `code` is its number; `goes_on`: it says more of the limitation above it; `is_alone`: nothing tells its one text from
    the name of an area.
    """

    own: Line
    line: Line
    area: Area
    code: str | None
    goes_on: bool = False
    is_alone: bool = False


def remedy_lines(section: Section, columns: Mapping[str, int]) -> list[RemedyLine]:
    """The lines that are no headings of areas, each with its area, in printed order."""
    printed = list(section.lines)
    section.spread(columns.values())
    wide = {area.top for area in section.grid.merged if area.right > area.left and area.top == area.bottom}
    found: list[RemedyLine] = []
    area = Area()
    for place, (own, line) in enumerate(zip(printed, section.lines, strict=True)):
        told = {role for role, column in columns.items() if own.value(column) != ""}
        is_numbered_only = told == {"code"} and parse_code(own.value(columns["code"])) is not None
        if not told or is_numbered_only or _is_aside(own, told):
            continue
        if (headed := _headed_area(own, told, columns, printed[place + 1 :], wide)) is not None:
            area = headed
            continue
        if (text := line.text(columns.get("area"))) or "ledger_id" in columns:
            area = area_of(text)  # the ledger's own form names it in each line
        code = parse_code(line.value(columns.get("code")))
        above = found[-1] if found and found[-1].area == area else None
        goes_on = _goes_on(own, told, above, columns)
        is_alone = _is_alone(line, columns)
        found.append(RemedyLine(own, line, area, code.text if code else None, goes_on, is_alone))
    return found


def area_of(text: str, code: str | None = None) -> Area:
    """«Lĩnh vực 1: Công tác chỉ đạo», «I. Công tác chỉ đạo» as its code and name."""
    if " " not in text and (alone := parse_code(text)) is not None:
        return Area(alone.text)
    mark = marked(text)
    if mark.mark in ("field", "roman"):
        return Area(mark.code or code, plain_title(mark.text) or None)
    inside, title = split_title(text)
    return Area(inside.text if inside else code, plain_title(title) or None)


def _is_aside(line: Line, told: set[str]) -> bool:
    """Sums and means of points."""
    texts = [cell for cell in line.cells if cell.__class__ is str and cell]
    return (
        bool(texts) and (is_total(texts[0]) or is_mean(texts[0])) and not told & {"remedy", "action", "owner"}
    )


def _headed_area(
    own: Line, told: set[str], columns: Mapping[str, int], below: Sequence[Line], wide: set[int]
) -> Area | None:
    """The area that a line names, where it says nothing else; None of any other line."""
    named = told - _BESIDE_AREA or told - {"points"}
    if len(named) != 1:
        return None
    (role,) = named
    name = own.text(columns[role])
    code = parse_code(own.value(columns.get("code"))) if role != "code" else None
    if not name or (role == "code" and parse_code(name)):
        return None
    mark = marked(name)
    if role == "area" or own.row in wide or mark.mark in ("roman", "field"):
        return area_of(name, code.text if code else None)
    if role in ("remedy", "action") or mark.mark in ("dash", "plus", "letter"):
        return None
    if code is not None and (code.text.isalpha() and code.text.isupper()):
        return area_of(name, code.text)
    number = code.text if code is not None else mark.code if mark.mark == "number" else None
    if number is not None:
        return area_of(name, number) if _heads_others(number, columns, below) else None
    is_name = name.isupper() or is_whole("areas", "names").match(fold_words(name).removeprefix("cong tac "))
    return area_of(name) if is_name and below else None


def _heads_others(number: str, columns: Mapping[str, int], below: Sequence[Line]) -> bool:
    """Whether what stands right below a numbered line is counted below it: letters, dashes or nothing, 1.1 under 1, 1 under 3."""
    following = next(
        (line for line in below if any(line.value(column) != "" for column in columns.values())), None
    )
    if following is None or following.value(columns.get("limitation")) == "":
        return False
    code = parse_code(following.value(columns.get("code")))
    text = next(
        (cell for cell in following.cells if cell.__class__ is str and cell and parse_code(cell) is None), ""
    )
    own = code.text if code is not None else marked(text).code if marked(text).mark == "number" else ""
    if not own:
        return True
    return own.startswith(f"{number}.") or (own.isalpha() and own.islower()) or (own == "1" and number != "0")


def _goes_on(own: Line, told: set[str], above: RemedyLine | None, columns: Mapping[str, int]) -> bool:
    """Without a limitation and number of its own, below one whose remedy stands in its line."""
    if above is None or "limitation" in told or "code" in told:
        return False
    return above.goes_on or any(above.line.value(columns.get(role)) != "" for role in ("remedy", "action"))


def _is_alone(line: Line, columns: Mapping[str, int]) -> bool:
    """One text without a number or mark, and nothing beside it, nor under merged cells."""
    told = [role for role, column in columns.items() if line.value(column) != ""]
    return told == ["limitation"] and not marked(line.text(columns["limitation"])).mark


def is_for_whole_area(text: str) -> bool:
    """«(cả lĩnh vực)» in place of a limitation."""
    return bool(is_whole("remedies", "whole_area").match(fold_words(text)))
