"""Formulas of an .xls sheet whose results were never calculated: the format always holds some result ([MS-XLS] 2.4.127)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_BEGIN, _END, _FORMULA, _UNCALCULATED = 0x0809, 0x000A, 0x0006, 0x005E
_CALCULATE_ON_LOAD = 0x02
_ZERO, _EMPTY_TEXT = bytes(8), b"\x03"
_IS_NO_NUMBER = b"\xff\xff"
_SUM, _ATTRIBUTE_SUM = b"\x04\x00", b"\x19\x10"
_CALLS = frozenset((0x22, 0x42, 0x62))
_ARITHMETIC = frozenset((0x03, 0x04, 0x05, 0x06, 0x07))
Place = tuple[int, int]


def never_calculated(stream: bytes, start: int) -> list[Place]:
    """The 0-based places of formulas that hold a placeholder; nothing where one formula of the sheet has a result.

    Placeholders are a 0 where the sheet asks to be calculated on opening, and an empty text where a sum must stand.
    """
    zeros: list[Place] = []
    empty: list[Place] = []
    asked = impossible = False
    for kind, data in _records_of_sheet(stream, start):
        if kind == _UNCALCULATED:
            asked = True
        if kind != _FORMULA or len(data) < 22:
            continue
        row, column, _, result, options = struct.unpack_from("<HHH8sH", data)
        asked = asked or bool(options & _CALCULATE_ON_LOAD)
        if result == _ZERO:
            zeros.append((row, column))
        elif result[6:] == _IS_NO_NUMBER and result[:1] == _EMPTY_TEXT:
            empty.append((row, column))
            impossible = impossible or _gives_a_number(data[22:])
        else:
            return []
    return [*(zeros if asked or impossible else []), *(empty if asked or impossible else [])]


def _gives_a_number(tokens: bytes) -> bool:
    """Whether the last step of the formula adds, subtracts, multiplies, divides or sums."""
    if len(tokens) < 3:
        return False
    if tokens[-4:-2] == _ATTRIBUTE_SUM or (tokens[-2:] == _SUM and tokens[-4:-3] and tokens[-4] in _CALLS):
        return True
    return tokens[-1] in _ARITHMETIC


def _records_of_sheet(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Calculation marks and formulas of one sheet, without those of the charts drawn on it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        start += 4 + length
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and kind in (_FORMULA, _UNCALCULATED):
            yield kind, stream[start - length : start]
