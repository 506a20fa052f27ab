"""Which columns of a list of provinces belong to which index and year, and what each of them holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from cchc.reading.identity.register import register
from cchc.reading.kinds.provinces.index_names import index_coded, regions, without_index
from cchc.reading.layout.below import is_figure_or_day
from cchc.reading.layout.header_text import without_brackets
from cchc.reading.layout.header_vocabulary import looks_like_number
from cchc.reading.layout.sections import Section
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds, is_whole

_YEAR = re.compile(r"(?<!\d)(?:nam )?(20\d\d)(?!\d)")
_FEWEST = 2  # provinces of a list
_MOST_LOOKED_AT = 120  # lines: longer than any list of provinces with its regions
_AT_FIRST = 12  # texts of a column of which one is a province at least; looking up more takes time


@dataclass
class Block:
    """The columns (0-based) of one index and year; `index_type` and `year` are None where their headings do not tell."""

    index_type: str | None
    year: int | None
    roles: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)


def province_column(section: Section) -> int | None:
    """The column whose texts are names of provinces, where most of a column's are; None where no column is one."""
    best: tuple[int, int] | None = None
    for column in section.header.paths:
        texts = [text for line in section.lines[:_MOST_LOOKED_AT] if (text := line.text(column))]
        names = [text for text in texts if not looks_like_number(text)]
        if not any(map(province_of_words, names[:_AT_FIRST])):
            continue
        found = {name for text in names if (name := province_of_words(text))}
        known = sum(province_of_words(text) is not None or is_no_province(text) for text in names)
        if len(found) >= _FEWEST and known * 2 > len(names) and (best is None or len(found) > best[0]):
            best = len(found), column
    return best[1] if best else None


def province_of_words(text: str) -> str | None:
    """The register's name of a province as printed in a line, without a number before or a mark behind it."""
    bare = re.sub(r"^\s*\d{1,2}\s*[.)\-]\s*", "", text).rstrip(" *:¹²³⁴⁵⁶⁷⁸⁹")
    return register().find_province(bare).name


def is_no_province(text: str) -> bool:
    """Whether a line is of a region, or of all provinces."""
    folded = fold_words(re.sub(r"^\s*(?:\d{1,2}|[IVX]+)\s*[.)\-]\s*", "", text))
    folded = re.sub(
        r"^(?:vung|khu vuc|mien|trung binh|binh quan|tb|bq|trung vi)(?: (?:vung|khu vuc))? ", "", folded
    )
    return folded in regions() or bool(is_whole("province_index", "all_provinces").match(folded))


def are_provinces_beside_each_other(section: Section) -> bool:
    """Whether provinces are the headings: a table that lies on its side."""
    named = {province_of_words(path[-1]) for path in section.header.paths.values()} - {None}
    return len(named) > _FEWEST


def blocks_of(section: Section, names: int) -> list[Block]:
    """The blocks of a list in printed order."""
    blocks: dict[tuple[str | None, int | None], Block] = {}
    for column, path in sorted(section.header.paths.items()):
        if column == names:
            continue
        role, part = _role(section, column, path)
        if role is None and part is None:
            continue
        key = (
            next(filter(None, map(index_coded, path)), None),
            next(filter(None, map(_year, path)), None),
        )
        block = blocks.setdefault(key, Block(*key))
        if part is not None:
            block.parts.setdefault(part, column)
        elif role is not None:
            block.roles.setdefault(role, column)
    told = [block for block in blocks.values() if block.parts or {"value", "rank"} & set(block.roles)]
    return _without_own_names(told)


def _without_own_names(blocks: list[Block]) -> list[Block]:
    """Parts beside a total that names its index («PAR INDEX 2024») are of that index too."""
    named = [block for block in blocks if block.index_type]
    bare = [block for block in blocks if not block.index_type]
    if len(named) == 1 and len(bare) == 1 and len({b.year for b in blocks if b.year}) < _FEWEST:
        one, other = named[0], bare[0]
        if not set(one.roles) & set(other.roles):
            return [
                Block(
                    one.index_type, one.year or other.year, other.roles | one.roles, one.parts | other.parts
                )
            ]
    return blocks


def with_columns(section: Section, block: Block, names: int) -> Section:
    """The section with the columns of one block only, and those that all blocks have in common."""
    own = {names, *block.roles.values(), *block.parts.values()}
    labels = {c for c in section.header.paths if c < min(own | {names})}
    paths = {c: path for c, path in section.header.paths.items() if c in own | labels}
    return replace(section, header=replace(section.header, paths=paths), lines=list(section.lines))


def _role(section: Section, column: int, path: tuple[str, ...]) -> tuple[str | None, str | None]:
    """What a column holds: a role, or a part of the index by its name."""
    texts = [_plain(text) for text in path]
    last = texts[-1]
    if holds("province_index", "aside").search(last) or not _has_values(section, column):
        return None, None
    if is_whole("lists", "group").match(last) or is_whole("province_index", "group").match(last):
        return "group", None
    over = next(
        (text for text, plain in zip(path[:-1], texts[:-1], strict=True) if plain and not _is_total(plain)),
        None,
    )
    if holds("province_index", "rank").search(last):
        return (None, None) if over else ("rank", None)
    if last and not _is_total(last):
        return (None, None) if is_whole("province_index", "no_part").match(last) else (None, _title(path[-1]))
    return (None, _title(over)) if over else ("value", None)


def _is_total(plain: str) -> bool:
    return bool(is_whole("province_index", "value").match(plain))


def _plain(text: str) -> str:
    return without_index(" ".join(_YEAR.sub(" ", without_brackets(text)).split()))


def _title(text: str) -> str:
    return " ".join(text.split()).strip(" :")


def _has_values(section: Section, column: int) -> bool:
    return any(
        is_figure_or_day(v) or isinstance(v, str)
        for line in section.lines
        if (v := line.value(column)) not in ("", None)
    )


def _year(text: str) -> int | None:
    years = [int(year) for year in _YEAR.findall(fold_words(text))]
    return years[-1] if len(set(years)) == 1 else None


def year_of_block(section: Section) -> int | None:
    """The year that the headings of a list's figures name, where they are of one; the titles may name several."""
    names = province_column(section)
    blocks = blocks_of(section, names) if names is not None else []
    return blocks[0].year if blocks else None
