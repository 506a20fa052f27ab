"""Rows and columns of an .xlsx sheet that a person does not see: hidden, without height or width, or in a collapsed group."""

from __future__ import annotations

from lxml import etree

from cchc.reading.open.cell_references import LAST_COLUMN, parse_row
from cchc.reading.open.groups import Span, inside_collapsed, spans_by_line
from cchc.reading.open.xml_parts import attribute_values, elements, is_true

_FALSE = '. = "0" or . = "false"'
_UNUSUAL = f"x:sheetData/x:row[@hidden[not({_FALSE})] or @collapsed[not({_FALSE})] or @outlineLevel[. != '0'] or @ht <= 0]"
_WITHOUT_HEIGHT = "x:sheetData/x:row[not(@ht)]/@r"


def hidden_rows(root: etree._Element, space: str) -> set[int]:
    """`zeroHeight` hides rows that are not written only, so it says nothing of rows with cells."""
    hidden: set[int] = set()
    levels: dict[int, int] = {}
    collapsed: dict[int, int] = {}
    for row in elements(root, _UNUSUAL):
        number, level = parse_row(row.get("r", "")), _level(row)
        said = row.get("hidden")
        if is_true(said) or _is_zero(row.get("ht")):
            hidden.add(number)
        if level and (said is None or is_true(said)):
            levels[number] = level
        if is_true(row.get("collapsed")):
            collapsed[number] = level
    sizes = root.find(f"{space}sheetFormatPr")
    if sizes is not None and _is_zero(sizes.get("defaultRowHeight")):
        hidden.update(map(parse_row, attribute_values(root, _WITHOUT_HEIGHT)))
    return hidden | inside_collapsed(collapsed, levels, -1 if _is_before(root, space, "summaryBelow") else 1)


def hidden_columns(root: etree._Element, space: str) -> set[int]:
    """0-based; all that are not spoken of where the default width is 0."""
    spans: list[Span] = []
    spoken: list[Span] = []
    grouped: list[Span] = []
    collapsed: dict[int, int] = {}
    for node in root.iterfind(f"{space}cols/{space}col"):
        first, last = _edge(node, "min"), _edge(node, "max")
        said, width, level = node.get("hidden"), node.get("width"), _level(node)
        spoken.extend([(first, last, 0)] if width is not None else ())
        if is_true(said) or _is_zero(width):
            spans.append((first, last, 0))
        if level and (said is None or is_true(said)):
            grouped.append((first, last, level))
        if is_true(node.get("collapsed")):
            collapsed[first] = level
    hidden = set(spans_by_line(spans))
    levels = spans_by_line(grouped)
    sizes = root.find(f"{space}sheetFormatPr")
    if sizes is not None and _is_zero(sizes.get("defaultColWidth")):
        hidden |= set(range(LAST_COLUMN + 1)) - set(spans_by_line(spoken))
    return hidden | inside_collapsed(collapsed, levels, -1 if _is_before(root, space, "summaryRight") else 1)


def _is_before(root: etree._Element, space: str, name: str) -> bool:
    """Whether the lines of a group stand before the line that sums them up, as they do where nothing is said."""
    outline = root.find(f"{space}sheetPr/{space}outlinePr")
    return outline is None or is_true(outline.get(name, "1"))


def _level(node: etree._Element) -> int:
    text = node.get("outlineLevel", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _edge(node: etree._Element, name: str) -> int:
    text = node.get(name, "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1
    return min(max(number - 1, 0), LAST_COLUMN)


def _is_zero(size: str | None) -> bool:
    """A height or width of nothing."""
    try:
        return size is not None and float(size) <= 0
    except ValueError:
        return False
