"""Zipped Excel files (.xlsx, .xlsm, .xlsb) as grids."""

from __future__ import annotations

import io
import posixpath
import re
import struct
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from cchc.workbook.grid import Grid, Merged
from cchc.workbook.limits import Limits
from cchc.workbook.open import biff12, sheet_xml
from cchc.workbook.open.package import pack
from cchc.workbook.refusal import RefusedError

_STRINGS = re.compile(rb"<(?:\w{1,20}:)?sst\b[^>]*>")
_COUNT = re.compile(rb"\s(?:uniqueCount|count)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_zipped(parts: dict[str, bytes], limits: Limits) -> list[Grid]:
    paths = sheet_paths(parts)
    if any(sheet_xml.area(parts[path]) > limits.area for path in paths.values() if _is_xml(path)):
        raise RefusedError("too_large", "có ô dữ liệu nằm quá xa bảng")
    grids = read_plain(pack({name: _without_counts(part) for name, part in parts.items()}), limits)
    for grid in grids:
        if path := paths.get(grid.name):
            add = _add_what_is_left_out if _is_xml(path) else biff12.add_what_is_left_out
            add(grid, parts[path])
    return grids


def _is_xml(path: str) -> bool:
    return not path.lower().endswith(".bin")


def _without_counts(part: bytes) -> bytes:
    """The library makes room for as many shared strings as a file says that it has, be it billions."""
    head = _STRINGS.search(part, 0, 4_096)
    return part[: head.start()] + _COUNT.sub(b"", head[0]) + part[head.end() :] if head else part


def read_plain(content: bytes, limits: Limits) -> list[Grid]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        grids = []
        left = limits.cells
        for sheet in sheets[: limits.sheets]:
            grid, left = _grid(workbook, sheet.name, left)
            grid.hidden = sheet.visible != SheetVisibleEnum.Visible
            grids.append(grid)
    except (CalamineError, OSError) as error:
        raise RefusedError("encrypted" if "assword" in str(error) else "not_a_workbook") from error
    except BaseException as error:
        # On some damaged files the library panics, and its panics are no ordinary exceptions.
        if type(error).__name__ != "PanicException":
            raise
        raise RefusedError("not_a_workbook") from error
    return grids


def _grid(workbook: CalamineWorkbook, name: str, left: int) -> tuple[Grid, int]:
    sheet = workbook.get_sheet_by_name(name)
    grid = Grid(name)
    if sheet.start is None:
        return grid, left
    margin = [""] * sheet.start[1]
    # The iterator counts rows from the sheet's first row but columns from the first filled one.
    for number, cells in enumerate(sheet.iter_rows()):
        if not (any(cells) or any(cell != "" for cell in cells)):
            continue
        left -= len(cells)
        if left < 0:
            raise RefusedError("too_large", "quá nhiều ô dữ liệu")
        grid.numbers.append(number)
        grid.rows.append(margin + cells if margin else cells)
    grid.merged = [Merged(a, b, c, d) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
    return grid, left


def sheet_paths(parts: dict[str, bytes]) -> dict[str, str]:
    """The part of each sheet by the sheet's name; nothing where the workbook part cannot be followed."""
    workbook = next((name for name in parts if name.lower().endswith(("workbook.xml", "workbook.bin"))), None)
    if workbook is None:
        return {}
    folder, base = posixpath.split(workbook)
    relations = parts.get(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels", b"")
    try:
        targets = {node.get("Id"): node.get("Target", "") for node in ElementTree.fromstring(relations)}
        sheets = _sheets(parts[workbook]) if _is_xml(workbook) else biff12.sheets(parts[workbook])
    except (ElementTree.ParseError, LookupError, ValueError, struct.error) as error:
        raise RefusedError("not_a_workbook") from error
    found = {}
    for name, relation in sheets:
        target = targets.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if path in parts:
            found[name] = path
    return found


def _sheets(workbook: bytes) -> list[tuple[str, str]]:
    """Each sheet's name and the relation that leads to its part."""
    nodes = (node for node in ElementTree.fromstring(workbook).iter() if node.tag.endswith("}sheet"))
    return [(node.get("name", ""), node.get(_RELATION, "")) for node in nodes]


def _add_what_is_left_out(grid: Grid, xml: bytes) -> None:
    grid.hidden_rows = sheet_xml.hidden_rows(xml)
    grid.hidden_columns = sheet_xml.hidden_columns(xml)
    for row, column, value in sheet_xml.special_cells(xml):
        grid.put(row, column, value)
