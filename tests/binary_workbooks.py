"""The smallest .xlsb workbook, written part by part as [MS-XLSB] lays it down: no library writes that format."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

Rows = Sequence[Sequence[float | str]]

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17}


def xlsb(
    name: str,
    rows: Rows,
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> bytes:
    """One sheet; merged ranges are (top, bottom, left, right), all places 0-based."""
    sheet = _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text(name))
    workbook = _record(131) + _record(143) + sheet + _record(144) + _record(132)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", workbook)
        archive.writestr("xl/_rels/workbook.bin.rels", _relations("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows, merged, hidden_rows, hidden_columns))
    return target.getvalue()


def _relations(kind: str, path: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        "</Relationships>"
    )


def _record(kind: int, data: bytes = b"") -> bytes:
    head = [kind] if kind < 0x80 else [kind & 0x7F | 0x80, kind >> 7]
    length = len(data)
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([*head, length]) + data


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _sheet(
    rows: Rows,
    merged: Sequence[tuple[int, int, int, int]],
    hidden_rows: Sequence[int],
    hidden_columns: Sequence[int],
) -> bytes:
    width = max(len(row) for row in rows)
    parts = [_record(129), _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1)), _record(390)]
    parts += [_record(60, struct.pack("<4IH", column, column, 2560, 0, 1)) for column in hidden_columns]
    parts += [_record(391), _record(145)]
    for number, row in enumerate(rows):
        hidden = 0x10 if number in hidden_rows else 0
        parts.append(_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, hidden, 0, 0)))
        parts += [_cell(column, value) for column, value in enumerate(row) if value != ""]
    parts += [_record(146), _record(177, struct.pack("<I", len(merged)))]
    parts += [_record(176, struct.pack("<4I", *area)) for area in merged]
    return b"".join([*parts, _record(178), _record(130)])


def _cell(column: int, value: float | str) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        error = _ERRORS.get(value)
        return _record(6, place + _text(value)) if error is None else _record(3, place + bytes([error]))
    return _record(5, place + struct.pack("<d", value))
