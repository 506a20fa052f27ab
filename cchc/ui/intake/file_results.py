"""What a session holds of each of its files: how it is read, checked, and compared with what stands.

It goes with the file, and with the session: memory that all sessions share would be emptied by whoever puts many files on the
page, and would keep the files of those who left.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from cchc.ui.asking.shared_cache import SharedCache

if TYPE_CHECKING:
    from cchc.ui.intake.sent import SentFile

# Of one file: as sent, as remembered, as corrected table by table; of large ones fewer, for each takes as much memory again.
_MOST, _LEAST = 32, 4
_BYTES = 64_000_000


@dataclass(frozen=True)
class FileResults:
    """Of one file, by all that the result depends on; the ones not asked for longest go first."""

    readings: SharedCache
    checked: SharedCache
    differences: SharedCache


def results_of_file(key: str, size: int) -> FileResults:
    """Of the file with this key and so many bytes, in the session that runs this script."""
    files: dict[str, FileResults] = st.session_state.setdefault("held_files", {})
    if key not in files:
        most = max(_LEAST, min(_MOST, _BYTES // max(size, 1)))
        files[key] = FileResults(
            SharedCache(most), SharedCache(most), SharedCache(2)
        )  # with what it lacks kept, and without
    return files[key]


def sent_before() -> dict[str, SentFile]:
    """The files of this session by the ids of their uploads."""
    known: dict[str, SentFile] = st.session_state.setdefault("sent_files", {})
    return known


def drop_file_results(keys: Collection[str]) -> None:
    """Drop what is held of other files than these, and what buttons drawn before would publish."""
    st.session_state.pop("orders", None)
    files: dict[str, FileResults] = st.session_state.get("held_files", {})
    for key in files.keys() - keys:
        del files[key]
    for upload in [upload for upload, sent in sent_before().items() if sent.key not in keys]:
        del sent_before()[upload]
