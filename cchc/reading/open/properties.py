"""What the properties of a zipped workbook say of it: they stay when somebody removes its first lines."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from cchc.reading.open.package import part_name

CORE = "docprops/core.xml"
_MOST = 64 * 1024  # bytes; longer ones say nothing to us


def properties_text(content: bytes) -> str:
    """The part as it is written; blank of a file that has none, or a broken one, which its cells do without."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if part_name(entry.orig_filename) == CORE:
                    with archive.open(entry) as part:
                        return part.read(_MOST).decode("utf-8", "replace")
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
        EOFError, RuntimeError, LookupError, ValueError, OSError, OverflowError,
    ):  # fmt: skip
        return ""
    return ""
