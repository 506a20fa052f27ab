"""Files that are zips (Word, slides, Excel, packages) with the same bytes for the same content."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PROPERTIES = "docProps/core.xml"
TOLD_TIME = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=<)")
FIRST = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest that a zip can say


def same_bytes(content: bytes, changed_at: datetime | None) -> bytes:
    """The same zip with all times those of the data, which is what makes two of one report alike; so are those of the
    workbooks behind the charts of slides, which say when they were made."""
    with ZipFile(BytesIO(content)) as given:
        parts = [(each.filename, given.read(each)) for each in given.infolist()]
    return zipped([(name, of_the_data(name, part, changed_at)) for name, part in parts], changed_at)


def of_the_data(name: str, part: bytes, changed_at: datetime | None) -> bytes:
    """A part of a zip, a workbook within it with the times of the data."""
    if not name.endswith(".xlsx"):
        return part
    moment = (changed_at or FIRST).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(BytesIO(part)) as given:
        inside = [
            (each.filename, TOLD_TIME.sub(moment, given.read(each)))
            if each.filename == PROPERTIES
            else (each.filename, given.read(each))
            for each in given.infolist()
        ]
    return zipped(inside, changed_at)


def zipped(files: list[tuple[str, bytes]], changed_at: datetime | None) -> bytes:
    """A zip of files in their order, with the times of the data."""
    moment = max(changed_at or FIRST, FIRST)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as made:
        for name, content in files:
            info = ZipInfo(name, moment.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            made.writestr(info, content)
    return written.getvalue()
