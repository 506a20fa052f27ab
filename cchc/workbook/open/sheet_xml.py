"""What the reading library leaves out of an .xlsx sheet: hidden rows, error values, formulas without a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cchc.workbook.grid import NO_RESULT, CellError, column_index

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]{0,2000})>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]{0,2000}?)/?>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]{0,2000}?)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Za-z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_TYPE = re.compile(rb'\bt="(\w+)"')
_FAR_COLUMN = re.compile(rb'r="[A-Za-z]{3}\d')
_PLAIN_ROW = re.compile(rb'<row r="(\d+)"')
_ROW_NUMBER = re.compile(rb'<(?:\w+:)?row\b[^>]{0,2000}?\br="(\d+)"')


def hidden_rows(xml: bytes) -> set[int]:
    if b"hidden=" not in xml:
        return set()
    rows = set()
    for match in _ROW.finditer(xml):
        number = re.search(rb'\br="(\d+)"', match[1])
        if number and _HIDDEN.search(match[1]):
            rows.add(int(number[1]) - 1)
    return rows


def hidden_columns(xml: bytes) -> set[int]:
    columns: set[int] = set()
    head = xml[: xml.find(b"sheetData") + 1]
    for match in _COLUMN.finditer(head):
        if _HIDDEN.search(match[1]):
            first, last = (re.search(rb'\b%s="(\d+)"' % edge, match[1]) for edge in (b"min", b"max"))
            if first and last:
                columns.update(range(int(first[1]) - 1, min(int(last[1]), 16_384)))
    return columns


def special_cells(xml: bytes) -> Iterator[tuple[int, int, Any]]:
    """Error values and formulas without a saved result, as (row, column, value)."""
    # Looked for as bytes first: a pattern takes as long over a large sheet as reading it.
    if b't="e"' not in xml and b"<f" not in xml and b":f" not in xml:
        return
    for match in _cells(xml):
        reference = _REFERENCE.search(match[1])
        special = _special_value(match[1], match[2])
        if reference and special is not None:
            yield int(reference[2]) - 1, column_index(reference[1].decode()), special


def _cells(xml: bytes) -> Iterator[re.Match[bytes]]:
    # Up to the last closing tag every opened cell finds its end, so that a damaged part costs no more than a sound one.
    last = max(xml.rfind(b"</c>") + 4, xml.rfind(b":c>") + 3)
    return _CELL.finditer(xml, 0, max(last, 0))


def _special_value(attributes: bytes, body: bytes) -> Any:
    kind = _TYPE.search(attributes)
    value = _VALUE.search(body)
    text = value[1].strip() if value else b""
    if kind and kind[1] == b"e":
        return CellError(text.decode(errors="replace") or "#N/A")
    # A formula of type str with an empty value was calculated: its result is an empty text.
    if not text and _FORMULA.search(body) and not (kind and kind[1] in (b"str", b"inlineStr") and value):
        return NO_RESULT
    return None


def formula_results(xml: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    """The saved results of formulas, as the type and the text that stand in the file, by cell."""
    results = {}
    for match in _cells(xml):
        reference, value = _REFERENCE.search(match[1]), _VALUE.search(match[2])
        if reference and value and _FORMULA.search(match[2]):
            kind = _TYPE.search(match[1])
            results[reference[1] + reference[2]] = (kind[1] if kind else b"n", value[1])
    return results


def area(xml: bytes) -> int:
    """At least the area of the rectangle around the filled cells; exact only where the rough bound is large."""
    numbers = _PLAIN_ROW.findall(xml)
    if len(numbers) != xml.count(b"<row") or b":row" in xml:
        numbers = _ROW_NUMBER.findall(xml)
    last_row = max(map(int, numbers), default=0)
    rough = last_row * (16_384 if _FAR_COLUMN.search(xml) else 702)
    return _filled_area(xml) if rough > 4_000_000 else rough


def _filled_area(xml: bytes) -> int:
    rows: list[int] = []
    columns: list[int] = []
    for match in _cells(xml):
        reference = _REFERENCE.search(match[1])
        if reference and match[2]:
            rows.append(int(reference[2]))
            columns.append(column_index(reference[1].decode()))
    if not rows:
        return 0
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
