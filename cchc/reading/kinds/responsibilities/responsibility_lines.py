"""The lines of a table of responsibilities: which name a criterion, which only head those below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cchc.reading.kinds.responsibilities.duties import is_unit
from cchc.reading.kinds.scores.tree import Node, build_tree
from cchc.reading.layout.lines import is_mean, is_note, is_total
from cchc.reading.layout.sections import Line, Section
from cchc.reading.values.codes import Code, parse_code, parts, plain_title, split_title
from cchc.reading.values.repair import repair
from cchc.reading.values.title_codes import TitleLine, loose_codes
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds

_LISTED = re.compile(r"\s*[;,\n]\s*|\s+và\s+", re.IGNORECASE)
# «1.1 - 1.4», «từ tiêu chí 1.1 đến 1.4», «I đến III»: which ones lie between is not said.
_RANGE = re.compile(
    r"(?:\b\d{1,2}(?:\.\d{1,2})*|\b[IVX]+)\s*(?:[–-]|đến|tới)\s*(?:tiêu chí\s*)?(?:\d{1,2}\.\d|(?:\d{1,2}|[IVX]+)\s*$)",
    re.IGNORECASE,
)
# «1.1. Ban hành kế hoạch 1.2. Báo cáo»: another code with a title behind it.
_ANOTHER = re.compile(r"(?<=\s)(?:\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=[^\W\d_a-zà-ỹđ])")
_ROLES = ("code", "title", "area", "owner", "supporters", "since")


@dataclass(frozen=True)
class DutyLine:
    """A line with a criterion or area: `code` in full, `title` without it; `group` is the text of the heading above it.

    `line` is as printed, with what merged cells hold for it; `owner` is the unit that heads its section. `first` is the
    entry's place of the line that has the same code or name; `many`: its cell names criteria that cannot be told apart.
    """

    line: Line
    code: str | None
    title: str | None
    group: str | None = None
    owner: str | None = None
    became_date: bool = False
    first: int | None = None
    many: bool = False
    is_heading: bool = False


class Found(NamedTuple):
    """A criterion that a line names, as it stands there; `inside` is the code that its `label` itself has."""

    line: Line
    code: Code | None
    inside: Code | None
    title: str
    label: str
    owner: str | None


def duty_lines(section: Section, columns: dict[str, int]) -> list[DutyLine]:
    """The lines that name a criterion, in printed order, with their codes as a person reads them."""
    printed = list(section.lines)
    section.spread(columns.get(role) for role in _ROLES)
    found: list[Found] = []
    owner: str | None = None
    for own, line in zip(printed, section.lines, strict=True):
        label = line.text(columns.get("title"))
        has_duty = any(own.value(columns.get(role)) != "" for role in ("owner", "supporters"))
        code = parse_code(line.value(columns.get("code")))
        is_aside = code is None and not has_duty and (not label or is_note(label) or is_mean(label))
        if is_aside or is_total(label) or _is_covered(own, line, columns):
            continue
        if "owner" not in columns and (headed := _heads_section(line, columns)):
            owner = headed
            continue
        found.extend(_criteria(line, code, label, owner))
    if _only_count(found, section, columns):
        found = [each._replace(code=each.inside, title=split_title(each.title)[1]) for each in found]
    return _in_full(_with_loose_codes(found), columns)


def _is_covered(own: Line, line: Line, columns: dict[str, int]) -> bool:
    """Whether merged cells of the line above cover all of a line."""
    return any(line.value(column) != "" for column in columns.values()) and not any(
        own.value(column) != "" for column in columns.values()
    )


def _with_loose_codes(found: list[Found]) -> list[Found]:
    """Codes with nothing but a blank behind them, as far as the sequence tells them from figures: «1.2 Tỷ lệ …»."""
    loose = loose_codes([TitleLine(each.code.text if each.code else None, each.title) for each in found])
    return [
        each._replace(code=Code(loose[place][0]), title=loose[place][1]) if place in loose else each
        for place, each in enumerate(found)
    ]


def _heads_section(line: Line, columns: dict[str, int]) -> str | None:
    """A unit whose name stands alone on its line: the criteria below it are its own."""
    texts = [
        cell
        for column, cell in enumerate(line.cells)
        if isinstance(cell, str) and cell and column != columns.get("code")
    ]
    if len(texts) != 1:
        return None
    name = plain_title(split_title(texts[0])[1])
    return name if is_unit(name) else None


def _criteria(line: Line, code: Code | None, label: str, owner: str | None) -> list[Found]:
    """The criteria that a line names: one, or the codes that its cell lists."""
    listed = [parse_code(part) for part in _LISTED.split(label) if part]
    if len(listed) > 1 and all(listed) and not _RANGE.search(label):
        return [Found(line, each, each, "", label, owner) for each in listed]
    inside, title = split_title(label)
    if inside is None and _is_deep(bare := parse_code(label)):
        inside, title = bare, ""
    if inside is not None and (
        code is None or (_is_deep(inside) and not _is_deep(code)) or inside.text == code.text
    ):
        return [Found(line, inside, inside, title, label, owner)]
    return [Found(line, code, inside, label, label, owner)]


def _is_deep(code: Code | None) -> bool:
    return code is not None and len(parts(code.text)) > 1


def _only_count(found: Sequence[Found], section: Section, columns: dict[str, int]) -> bool:
    """Whether the column of codes only numbers its lines: 1, 2, 3 … beside names of criteria, not of areas."""
    column = columns.get("code")
    if column is None or "title" not in columns:
        return False
    heading = fold_words(section.header.paths[column][-1]) if column in section.header.paths else ""
    codes = [code for line in section.lines if (code := parse_code(line.value(column)))]
    if "ma" in heading.split() or not codes or not all(code.text.isdigit() for code in codes):
        return False
    titles = [each.title for each in found]
    named = sum(bool(holds("areas", "names").search(fold_words(title))) for title in titles)
    of_areas = holds("responsibilities", "areas").search(
        fold_words(" ".join(section.header.paths[columns["title"]]))
    )
    numbers = [int(code.text) for code in codes]
    restarts = len(set(numbers)) < len(numbers)
    return restarts or not (of_areas or named * 2 >= len(titles))


def _in_full(found: Sequence[Found], columns: dict[str, int]) -> list[DutyLine]:
    nodes = build_tree(repair([each.code for each in found]))
    entries: list[DutyLine] = []
    heading: tuple[str | None, str | None] = (None, None)
    firsts: dict[str, int] = {}
    for position, (each, node) in enumerate(zip(found, nodes, strict=True)):
        name, line = plain_title(each.title) or None, each.line
        told = any(line.value(columns.get(role)) != "" for role in ("owner", "supporters", "since"))
        is_heading = not told and not each.owner and _heads_others(position, nodes, line, columns)
        if is_heading or _is_beside(node, heading[0]):
            heading = (node.code, name) if is_heading else (None, None)
        key = "" if is_heading else node.code or fold_words(name or "")
        area = plain_title(split_title(line.text(columns.get("area")))[1]) or None
        became_date = bool(each.code and each.code.became_date)
        entries.append(
            DutyLine(
                line, node.code, name, area or heading[1], each.owner, became_date, firsts.get(key) if key else None,
                _is_many(each.label), is_heading,
            )
        )  # fmt: skip
        firsts.setdefault(key, position)
    return entries


def _is_beside(node: Node, heading: str | None) -> bool:
    """Whether a line with a code of its own stands no more under the heading above it."""
    return (
        node.code is not None
        and heading is not None
        and not node.code.startswith(f"{heading}.")
        and node.parent != heading
    )


def _heads_others(position: int, nodes: Sequence[Node], line: Line, columns: dict[str, int]) -> bool:
    """Whether a line that names nobody has lines under it, or is a text alone on its line."""
    code, below = nodes[position].code, nodes[position + 1 :]
    if code is not None:
        numbers = code.isalpha() and any(node.code is not None and node.code[0].isdigit() for node in below)
        return numbers or any(node.parent == code for node in below)
    return sum(cell != "" for cell in line.cells) == 1 and bool(below) and "owner" in columns


def _is_many(label: str) -> bool:
    return bool(_ANOTHER.search(label) or _RANGE.search(label))
