"""The records that the parts of an .xlsb are made of ([MS-XLSB] 2.1.4), and the texts in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Type and content of each record; both numbers at its head have seven bits a byte, the lowest first."""
    place, end = 0, len(part)
    while place < end:
        kind = part[place]
        place += 1
        if kind > 0x7F:
            kind = kind & 0x7F | (part[place] & 0x7F) << 7
            place += 1
        length = part[place]
        place += 1
        if length > 0x7F:
            length &= 0x7F
            for shift in (7, 14, 21):
                byte = part[place]
                place += 1
                length |= (byte & 0x7F) << shift
                if byte <= 0x7F:
                    break
        yield kind, part[place : place + length]
        place += length


def record(kind: int, content: bytes = b"") -> bytes:
    """One record with its head."""
    head = [kind] if kind < 0x80 else [kind & 0x7F | 0x80, kind >> 7]
    length = len(content)
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([*head, length]) + content


def text_at(content: bytes, start: int) -> tuple[str, int]:
    """A text and where it ends; one without a text has the length -1."""
    (length,) = struct.unpack_from("<i", content, start)
    end = start + 4 + 2 * max(length, 0)
    return content[start + 4 : end].decode("utf-16-le", "replace"), end


def text(value: str) -> bytes:
    """A text as a record holds it: its length in units of UTF-16, then these."""
    encoded = value.encode("utf-16-le", "replace")
    return struct.pack("<I", len(encoded) // 2) + encoded


def runs_at(content: bytes, start: int) -> list[tuple[int, int]]:
    """Where the pieces of a text with several fonts begin, in units of UTF-16, and the font of each."""
    (count,) = struct.unpack_from("<I", content, start)
    return [
        struct.unpack_from("<HH", content, start + 4 + 4 * place) for place in range(min(count, len(content)))
    ]
