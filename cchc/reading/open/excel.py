"""Zipped Excel files (.xlsx, .xlsm, .xlsb) as grids."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from cchc.reading.grid import Grid
from cchc.reading.limits import Limits
from cchc.reading.open import sheet_xml, strings_xml, styles_xml, workbook_xml
from cchc.reading.open.binary import book_bin, sheet_bin
from cchc.reading.open.binary.book_bin import FontStyles
from cchc.reading.open.canonical import binary_package, xml_package
from cchc.reading.open.facts import Facts
from cchc.reading.open.strings_xml import Strings
from cchc.reading.open.styles import Styles
from cchc.reading.open.workbook_xml import Workbook
from cchc.reading.open.xml_parts import in_utf_8
from cchc.reading.refusal import RefusedError


def read_zipped(parts: Mapping[str, bytes], limits: Limits) -> list[Grid]:
    """.xlsx, .xlsm and .xlsb, from the parts that were expanded."""
    path = workbook_xml.workbook_path(parts)
    if not path:
        raise RefusedError("not_a_workbook")
    try:
        return _grids(parts, path, limits)
    except (struct.error, IndexError) as error:
        raise RefusedError("not_a_workbook") from error


def _grids(parts: Mapping[str, bytes], path: str, limits: Limits) -> list[Grid]:
    is_binary = path.endswith(".bin")
    book = book_bin.read(parts, path) if is_binary else workbook_xml.read(parts, path)
    if len(book.sheets) > limits.sheets:
        raise RefusedError("too_large", f"nhiều hơn {limits.sheets} trang")
    content, facts = (_read_binary if is_binary else _read_xml)(parts, book, limits)
    grids = _read_plain(content, limits)
    for grid, sheet, about in zip(grids, book.sheets, facts, strict=True):
        grid.name, grid.hidden, grid.date_1904 = sheet.name, sheet.hidden, book.date_1904
        about.put_into(grid)
    return grids


def _read_xml(parts: Mapping[str, bytes], book: Workbook, limits: Limits) -> tuple[bytes, list[Facts]]:
    """The workbook for the reading library, and what it leaves out."""
    looks = in_utf_8(parts[book.styles]) if book.styles else b""
    styles = styles_xml.read(looks) if looks else Styles()
    texts = in_utf_8(parts[book.strings]) if book.strings else b""
    strings = (
        strings_xml.read(texts, all_pieces=bool(styles.raised or styles.struck)) if texts else Strings(b"")
    )
    sheets = [
        sheet_xml.read(
            in_utf_8(parts[sheet.path]), styles, strings, to_calculate=book.to_calculate, limits=limits
        )
        for sheet in book.sheets
    ]
    content = xml_package([sheet.xml for sheet in sheets], strings.part, looks, date_1904=book.date_1904)
    return content, [sheet.facts for sheet in sheets]


def _read_binary(parts: Mapping[str, bytes], book: Workbook, limits: Limits) -> tuple[bytes, list[Facts]]:
    look = book_bin.font_styles(parts[book.styles]) if book.styles else FontStyles(Styles())
    strings = book_bin.strings(parts[book.strings], look) if book.strings else book_bin.BinaryStrings()
    facts = [
        sheet_bin.read(parts[sheet.path], look, strings, to_calculate=book.to_calculate, limits=limits)
        for sheet in book.sheets
    ]
    workbook = book_bin.workbook_part(len(book.sheets), date_1904=book.date_1904)
    looks = parts[book.styles] if book.styles else b""
    return binary_package([parts[sheet.path] for sheet in book.sheets], strings.part, looks, workbook), facts


def _read_plain(content: bytes, limits: Limits) -> list[Grid]:
    """The sheets of cells as the library reads them."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = []
        left = limits.cells
        for sheet in workbook.sheets_metadata:
            grid, left = _grid(workbook.get_sheet_by_name(sheet.name), left)
            grids.append(grid)
    except (CalamineError, OSError) as error:
        raise RefusedError("encrypted" if "assword" in str(error) else "not_a_workbook") from error
    except BaseException as error:
        # On some damaged files the library panics, and its panics are no ordinary exceptions.
        if type(error).__name__ != "PanicException":
            raise
        raise RefusedError("not_a_workbook") from error
    return grids


def _grid(sheet: CalamineSheet, left: int) -> tuple[Grid, int]:
    grid = Grid(sheet.name)
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
    return grid, left
