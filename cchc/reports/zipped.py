"""Files that are zips (Word, slides, Excel, packages) with the same bytes for the same content."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest that a zip can say


def same_bytes(content: bytes, changed_at: datetime | None) -> bytes:
    """The same zip with all times those of the data, which is what makes two of one report alike."""
    with ZipFile(BytesIO(content)) as given:
        return zipped([(each.filename, given.read(each)) for each in given.infolist()], changed_at)


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
