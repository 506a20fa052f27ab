"""Zipped workbooks: every part is expanded here, within bounds, before any library sees the file."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib

from cchc.reading.limits import Limits
from cchc.reading.refusal import RefusedError

# Parts that hold no cells; macros, pictures and links to other files are never touched.
_NOT_NEEDED = re.compile(
    r"(^|/)(media|drawings|charts|chartsheets|embeddings|externallinks|pivotcache|pivottables|printersettings|"
    r"customxml|activex|ctrlprops|theme|thumbnails|pictures|configurations2|docprops|slicers)/"
    r"|(vbaproject\w*|calcchain)\.\w+$"
)
_NEEDED = re.compile(r"\.(xml|rels|bin)$|^mimetype$")
_BOMB = 100  # office files shrink to a tenth; bom_nen.xlsx to less than a hundredth
_ENCRYPTED = 0x1 | 0x40
_CHUNK = 1024 * 1024  # bytes that are expanded before the size is looked at again


def expand(content: bytes, limits: Limits) -> dict[str, bytes]:
    """The parts that are needed for reading cells, by name (as `part_name` writes it)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _expand_parts(archive, len(content), limits)
    except NotImplementedError as error:
        raise RefusedError("not_a_workbook", "tệp nén theo cách không được hỗ trợ") from error
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
        EOFError, RuntimeError, LookupError, ValueError, OSError, OverflowError,
    ) as error:  # fmt: skip
        raise RefusedError("not_a_workbook", "tệp nén bị hỏng") from error


def part_name(name: str, folder: str = "") -> str:
    """The one spelling of a part's name: names in a package know no case, and some programs write backslashes."""
    name = name.replace("\\", "/").lower()
    return posixpath.normpath(posixpath.join("/", folder, name)).lstrip("/")


def _expand_parts(archive: zipfile.ZipFile, size: int, limits: Limits) -> dict[str, bytes]:
    entries = archive.infolist()
    declared = sum(entry.file_size for entry in entries)
    if declared > limits.expanded_bytes or len(entries) > limits.parts:
        raise _too_much(declared, size)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise RefusedError("encrypted")
    parts: dict[str, bytes] = {}
    left = limits.expanded_bytes
    for entry in entries:
        # `orig_filename` has the separators that the file has, on every system.
        name = part_name(entry.orig_filename)
        if _NEEDED.search(name) and not _NOT_NEEDED.search(name) and not entry.is_dir():
            parts[name] = _expand_part(archive, entry, left)
            left -= len(parts[name])
    return parts


def _expand_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    # The size that the archive declares may lie, so what really comes out is counted.
    pieces: list[bytes] = []
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            left -= len(piece)
            if left < 0:
                raise RefusedError("unsafe", "tệp nén bung ra quá lớn")
            pieces.append(piece)
    return b"".join(pieces)


def _too_much(declared: int, size: int) -> RefusedError:
    if declared > _BOMB * size:
        return RefusedError("unsafe", "tệp nén bung ra quá lớn")
    return RefusedError("too_large", "nội dung bung ra vượt giới hạn")


def refuse_entities(parts: dict[str, bytes]) -> None:
    """A workbook never needs a document type; entities are how XML is made to read other files."""
    for name, part in parts.items():
        if not name.lower().endswith(".bin") and declares_entities(part):
            raise RefusedError("unsafe", "XML khai báo DTD hoặc thực thể")


def declares_entities(part: bytes) -> bool:
    """Whether a part declares a document type or an entity, in UTF-8 or UTF-16."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in part[:4]:
        part = part.replace(b"\x00", b"")
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part


def pack(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """The checked parts as an archive, without compression for the reading library."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
