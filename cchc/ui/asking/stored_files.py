"""The kept files of uploads, read once more to show the cells that figures were read from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc import words
from cchc.people.accounts import written_grants
from cchc.people.acting import acting
from cchc.people.acts import ACTS
from cchc.people.rights import MAY
from cchc.reading import Correction
from cchc.reading.found_again import FileLines, FoundLine
from cchc.reading.sandbox.reading_queue import LINE
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from cchc.sourcing import read_figures
from cchc.store import open_store
from cchc.store.allowing import is_allowed
from cchc.ui.asking.shared_cache import SharedCache

# As long as the longest list that offices send.
FILES, ROWS_SHOWN = 16, 3_000


@dataclass(frozen=True)
class StoredFile:
    """The lines of a file as it was sent, and what an officer typed over its cells: (sheet, cell) → text."""

    lines: FileLines
    typed: Mapping[tuple[str, str], str]


KEPT_FILES = SharedCache(FILES)


def line_in_file(row: Mapping[str, Any]) -> FoundLine | None:
    """The line of the kept file that a row of `source_lines` was read from; None where it came from no sheet, or is the
    sum of others, and for whoever may not open the file."""
    if words.is_missing(row["sheet"]) or words.is_missing(row["row_no"]) or not may_see_lines(row):
        return None
    lines = stored_file(str(row["upload_id"])).lines
    return lines.find(str(row["sheet"]), int(row["row_no"]), read_figures(row["read_figures"]))


def may_see_lines(row: Mapping[str, Any]) -> bool:
    """Whether whoever looks may open the file that a row of `source_lines` was read from."""
    person, store = acting().person, open_store()
    return person is None or is_allowed(
        store.database.cursor, person, "read_original", store.units_of_upload(str(row["upload_id"]))
    )


def stored_file(upload_id: str) -> StoredFile:
    """The file of an upload, understood as when it was published; read once for all who look."""
    store = open_store()
    found: StoredFile = KEPT_FILES.get((store.path, upload_id), lambda: read_again(upload_id))
    return found


def originals_seen() -> str:
    """By what results that hold lines of files are told apart: where whoever looks may open files."""
    person = acting().person
    if person is None:
        return "all"
    return written_grants(
        [grant for grant in person.grants if ACTS["read_original"].right in MAY[grant.role]]
    )


def read_again(upload_id: str) -> StoredFile:
    """Read it in its turn and apart, as every file of others."""
    store = open_store()
    name, content, amendments = store.file_as_read(upload_id)
    plain = json.loads(amendments) if amendments else {}
    corrections = [Correction.from_plain(each) for each in plain.get("corrections", [])]
    with LINE.turn():
        reading = read_in_sandbox(
            content, name, corrections=corrections, aliases=store.aliases(), rows_shown=ROWS_SHOWN
        )
    typed = {(sheet, cell): text for sheet, cell, text in plain.get("edits", [])}
    return StoredFile(FileLines(reading), typed)
