"""Lines of tables of counts as they stand: names, numbering and values, before it is told which of them are sums."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from typing import NamedTuple

from cchc.reading.figures.count_sums import CountEntry, CountLines, Labelled, separate_sums
from cchc.reading.figures.counts import PrintedCounts
from cchc.reading.figures.values import special_problem
from cchc.reading.grid import Percent
from cchc.reading.layout.lines import is_comparison, is_mean, is_note, is_subtotal, is_total
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems, number_text
from cchc.reading.values.codes import parse_code, split_title

_SMALL = re.compile(r"[a-zđ]|[a-zđ]\.\d+")
_PART = re.compile(r"[-–—+•*]+\s*(?=[^\W\d])|(?:trong đó|gồm|bao gồm)\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•*]+\s*(?=[^\W\d])")


class _Name(NamedTuple):
    """`text` is None where there is none; `code` is the numbering, in its own column or before the text."""

    text: str | None
    code: str


def find_count_lines(
    section: Section,
    label: int | None,
    numbering: int | None,
    counts: PrintedCounts,
    what: str,
    problems: Problems,
) -> CountLines:
    """The lines of a table of counts, and its sums, wherever they stand.

    `counts` are those of all lines of the section; `what` says in Vietnamese what the labels are. A label that is an
    error, or that lacks beside counts, is reported at its cell, and its line stands.
    """
    section.spread([label])
    entries = _entries(section, label, numbering, counts)
    found = separate_sums(entries)
    if label is not None:
        for line in [*(entry.line for entry in found.labelled), *([found.total] if found.total else [])]:
            _check_label(line, label, what, problems)
        for entry in found.labelled:
            if entry.label is None and entry.line.value(label) == "":
                message = f"dòng này có số liệu nhưng không có {what}. Hãy ghi tên, hoặc xóa các số nếu dòng này thừa."
                problems.add("missing_value", entry.line.row, label, message)
    return found


def _entries(
    section: Section, label: int | None, numbering: int | None, counts: PrintedCounts
) -> list[CountEntry]:
    """The lines with counts or a running number; texts without counts are the groups of those below them."""
    places = [column.column for column in counts.numbers.values()]
    codes: set[str] = set()
    entries: list[CountEntry] = []
    group: str | None = None
    for line in section.lines:
        name = _name(line, label, numbering)
        text = name.text or ""
        cells, width = line.cells, len(line.cells)
        # Looked at one by one, because nearly always the first is a plain number.
        filled = (cells[column] for column in places if column < width and cells[column] != "")
        first = next(filled, "")
        if first == "" and not (text and name.code[:1].isdigit()):
            if text and not (is_note(text) or is_total(text) or _PART.match(text)):
                group = text
            continue
        if is_mean(text) or is_comparison(text) or (_is_share(first) and all(map(_is_share, filled))):
            continue
        style = _style(name, line.text(label), codes)
        codes.add(name.code)
        called = "total" if is_total(text) else "subtotal" if is_subtotal(text) else ""
        entries.append(
            CountEntry(line, _without_bullet(name.text), style, called, counts.by_row[line.row], group)
        )
    return entries


def _name(line: Line, label: int | None, numbering: int | None) -> _Name:
    code = parse_code(line.value(numbering))
    text = _text_of(line, label)
    if text is None and code is None:
        # «Tổng cộng» often stands where the numbers do.
        text = line.text(numbering) or None
    if code is None and text is not None:
        code, text = split_title(text)
    return _Name(text.rstrip(" :") if text else None, code.text if code else "")


def _text_of(line: Line, label: int | None) -> str | None:
    value = line.value(label)
    if isinstance(value, str):
        return value or None
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return number_text(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _without_bullet(text: str | None) -> str | None:
    return _BULLET.sub("", text, count=1) if text and _BULLET.match(text) else text


def _style(name: _Name, printed: str, codes: Container[str]) -> str:
    """`letter` (A), `roman` (I), `arabic` (1), `small` (1.1 below 1, a, -), or nothing; `codes` are those above."""
    if not name.code:
        return "small" if _PART.match(printed) else ""
    if name.code[0].isdigit():
        return "small" if name.code.rpartition(".")[0] in codes and "." in name.code else "arabic"
    if _SMALL.fullmatch(name.code):
        return "small"
    return "roman" if set(name.code) <= set("IVXL") else "letter"


def _is_share(value: object) -> bool:
    return value.__class__ is Percent or (isinstance(value, str) and value.endswith("%"))


def _check_label(line: Line, column: int, what: str, problems: Problems) -> None:
    if special := special_problem(line.value(column)):
        problems.add(special[0], line.row, column, special[1].format(label=what))


__all__ = ["CountLines", "Labelled", "find_count_lines"]
