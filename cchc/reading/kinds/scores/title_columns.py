"""Titles and codes that stand in several columns, brought into the one line per criterion that the tree is built of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc.reading.figures.values import special_problem
from cchc.reading.layout.columns import ScoreColumns
from cchc.reading.layout.sections import Line, Section
from cchc.reading.values.codes import parse_code, parts, split_title
from cchc.reading.words.text import clean


def arrange_titles(section: Section, columns: ScoreColumns) -> None:
    """Areas beside their criteria become lines of their own; a column of explanations is no title."""
    _take_codes(section, columns)
    titles = columns.by_role.get("title", [])
    if len(titles) < 2:
        return
    both = [line for line in section.lines if sum(bool(line.text(column)) for column in titles) > 1]
    if not both:
        return
    if _explain(section.lines, both, titles):
        columns.by_role["title"] = titles[:1]
    elif _belong_to_outer(section.lines, both, columns):
        section.lines[:] = _line_per_title(section.lines, titles, columns.first("key", "code"))


def _take_codes(section: Section, columns: ScoreColumns) -> None:
    """Columns headed «Lĩnh vực», «Tiêu chí» before one of names may hold codes only."""
    titles = columns.by_role.get("title", [])
    coded = [column for column in titles if _holds_codes(section.lines, column)]
    if coded and len(coded) < len(titles):
        columns.by_role["title"] = [column for column in titles if column not in coded]
        columns.by_role["key"] = coded
    keys = columns.by_role.get("key", [])
    if len(keys) > 1:
        section.lines[:] = [_with_last_code(line, keys) for line in section.lines]


def _holds_codes(lines: Sequence[Line], column: int) -> bool:
    filled = [
        value for line in lines if (value := line.value(column)) != "" and special_problem(value) is None
    ]
    return bool(filled) and all(parse_code(value) and " " not in clean(value) for value in filled)


def _with_last_code(line: Line, keys: Sequence[int]) -> Line:
    filled = [value for column in keys if (value := line.value(column)) != ""]
    if not filled:
        return line
    cells = list(line.cells)
    cells[keys[0]] = filled[-1]
    return Line(line.row, cells)


def _explain(lines: Sequence[Line], both: Sequence[Line], titles: Sequence[int]) -> bool:
    """Whether what stands beside the titles explains them: no line has it alone, and no title goes on below."""
    alone = any(line.text(titles[-1]) and not line.text(titles[0]) for line in lines)
    outer = [line.text(titles[0]) for line in both]
    return not alone and len(set(outer)) == len(outer)


def _belong_to_outer(lines: Sequence[Line], both: Sequence[Line], columns: ScoreColumns) -> bool:
    """Whether the codes are those of the outer titles; where they number the inner ones nothing says which area."""
    titles, code = columns.by_role["title"], columns.first("key", "code")
    if any(split_title(line.text(titles[0]))[0] for line in both):
        return True
    codes = [found for line in lines if (found := parse_code(line.value(code)))]
    outer = {line.text(titles[0]) for line in both}
    return 0 < len(codes) <= len(outer) or any(len(parts(found.text)) > 1 for found in codes)


def _line_per_title(lines: Sequence[Line], titles: Sequence[int], code: int | None) -> Iterator[Line]:
    """A line per title, the outer first; an outer title printed again on the next line is the same one."""
    last: dict[int, str] = {}
    for line in lines:
        filled = [column for column in titles if line.text(column)]
        cells = list(line.cells)
        for column in filled[:-1]:
            text = line.text(column)
            if text != last.get(column):
                own = _outer_code(line, text, code)
                yield Line(line.row, _only(cells, [column] if own is None else [own, column]), is_area=True)
                if own is not None:
                    cells[own] = ""
                last[column] = text
            cells[column] = ""
        yield Line(line.row, cells)


def _outer_code(line: Line, text: str, code: int | None) -> int | None:
    """The code's column where the code is the outer title's: a single one, beside a title without its own."""
    found = parse_code(line.value(code))
    return code if found and len(parts(found.text)) == 1 and split_title(text)[0] is None else None


def _only(cells: Sequence[object], columns: Sequence[int]) -> list[object]:
    return [cell if column in columns else "" for column, cell in enumerate(cells)]
