"""A zipped workbook as the reading library expects it, whatever names, paths and targets the file itself has.

The sheets are called by their number, since two sheets of a damaged file may have one name.
"""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reading.open.package import pack

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/></Types>'


def xml_package(sheets: Sequence[bytes], strings: bytes, styles: bytes, *, date_1904: bool) -> bytes:
    """An .xlsx of these parts; empty ones are left out."""
    named = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="rId{number}"/>'
        for number in range(1, len(sheets) + 1)
    )
    workbook = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(date_1904)}"/>'
        f"<sheets>{named}</sheets></workbook>"
    )
    return _package("xml", sheets, strings, styles, workbook.encode())


def binary_package(sheets: Sequence[bytes], strings: bytes, styles: bytes, workbook: bytes) -> bytes:
    """An .xlsb of these parts; the workbook's own part calls the sheets rId1, rId2 …"""
    return _package("bin", sheets, strings, styles, workbook)


def _package(ending: str, sheets: Sequence[bytes], strings: bytes, styles: bytes, workbook: bytes) -> bytes:
    leads = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.{ending}") for n in range(1, len(sheets) + 1)]
    leads += [("strings", "sharedStrings", f"sharedStrings.{ending}")] if strings else []
    leads += [("styles", "styles", f"styles.{ending}")] if styles else []
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _relations([("rId1", "officeDocument", f"xl/workbook.{ending}")]),
        f"xl/workbook.{ending}": workbook,
        f"xl/_rels/workbook.{ending}.rels": _relations(leads),
        **{f"xl/worksheets/sheet{number}.{ending}": sheet for number, sheet in enumerate(sheets, start=1)},
        f"xl/sharedStrings.{ending}": strings,
        f"xl/styles.{ending}": styles,
    }
    return pack({name: part for name, part in parts.items() if part})


def _relations(leads: Sequence[tuple[str, str, str]]) -> bytes:
    nodes = "".join(
        f'<Relationship Id="{mark}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for mark, kind, target in leads
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{nodes}</Relationships>'.encode()
