"""What kind of file this is, told by its content and never by its ending."""

from __future__ import annotations

import re

from cchc.reading.grid import Grid
from cchc.reading.limits import Limits
from cchc.reading.open import excel, spreadsheet_2003
from cchc.reading.open.binary import xls
from cchc.reading.open.html import html_table
from cchc.reading.open.opendocument import ods
from cchc.reading.open.package import declares_entities, expand, refuse_entities
from cchc.reading.refusal import RefusedError

# Excel 2003's XML has elements called `html:Sup` and is no page.
_PAGE = re.compile(rb"<html[\s>]")
_ZIP = b"PK\x03\x04"
# How the records of Excel 2, 3, 4 and 5 begin, where no container holds them.
_WITHOUT_CONTAINER = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_grids(content: bytes, limits: Limits) -> list[Grid]:
    """The sheets of a file in their order; refused where it is none that is read, locked, unsafe, or too much."""
    if len(content) > limits.file_bytes:
        raise RefusedError("too_large", f"tệp lớn hơn {limits.file_bytes // 1024 // 1024} MB")
    grids = _open(content, limits)
    if any(len(grid.merged) > limits.merged for grid in grids):
        raise RefusedError("too_large", "quá nhiều ô gộp")
    return grids


def _open(content: bytes, limits: Limits) -> list[Grid]:
    if content.startswith(_ZIP):
        return _open_zipped(content, limits)
    if content.startswith(_COMPOUND):
        return _open_compound(content, limits)
    if content.startswith(_WITHOUT_CONTAINER):
        return xls.read(content, limits)
    return _open_text(content, limits)


def _open_zipped(content: bytes, limits: Limits) -> list[Grid]:
    parts = expand(content, limits)
    refuse_entities(parts)
    return ods.read(parts, limits) if "content.xml" in parts else excel.read_zipped(parts, limits)


def _open_compound(content: bytes, limits: Limits) -> list[Grid]:
    if _stream_name("EncryptedPackage") in content or _stream_name("EncryptionInfo") in content:
        raise RefusedError("encrypted")
    if _stream_name("Workbook") in content or _stream_name("Book") in content:
        return xls.read(content, limits)
    raise RefusedError("not_a_workbook")


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def _open_text(content: bytes, limits: Limits) -> list[Grid]:
    """Portals export an HTML table, or Excel 2003's XML, under the ending .xls."""
    head = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not head.startswith(b"<"):
        raise RefusedError("not_a_workbook")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and not _PAGE.search(head):
        refuse_entities({"workbook.xml": content})
        return spreadsheet_2003.read(content, limits)
    if b"urn:oasis:names:tc:opendocument:xmlns:office" in head and not _PAGE.search(head):
        refuse_entities({"content.xml": content})
        return ods.read_flat(content, limits)
    if b"<table" not in content.replace(b"\x00", b"").lower():
        raise RefusedError("not_a_workbook")
    if b"<!ENTITY" in content and declares_entities(content):
        raise RefusedError("unsafe", "tệp khai báo thực thể")
    return html_table.read(content, limits)
