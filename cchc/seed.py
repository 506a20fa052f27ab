"""The figures that come with the product, published the same way as uploads.

They go behind whatever a person published (decision 0001).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cchc.intake import FILED, publication_of, read_data_file
from cchc.reading import read_workbook
from cchc.store import Publication, Store, StoreError
from cchc.store.acting import fetch_rows

DATA = Path(__file__).parents[1] / "data"
BY = "dữ liệu kèm theo"


def seed_database(store: Store) -> list[str]:
    """Publish every file of `data/` that this database has never seen; gives their names.

    Raises StoreError of a demonstration: real figures never stand among made-up ones.
    """
    if store.demonstration:
        raise StoreError(
            "Cơ sở dữ liệu này là bản minh họa: không nhận số liệu kèm theo, vốn là số liệu thật.",
            "Không có gì được ghi.",
        )
    fresh = [publication for publication in publications() if store.earlier_upload(publication) is None]
    for publication in fresh:
        store.publish(publication, replace=True, doing="seed")
    return [publication.file_name for publication in fresh]


def behind_people(store: Store) -> list[dict[str, Any]]:
    """The files of `data/` of which something does not stand because a person published or removed it: `file`, `scopes`."""
    return fetch_rows(store.run("shipped_behind_people", "actions", {}))


def publications() -> list[Publication]:
    """All seed files in order: the register, the offices' own workbooks, then figures read from documents."""
    register = [read_data_file(DATA, kind, file) for kind, file in FILED if not file.owner]
    books = [read_book(path) for path in sorted((DATA / "workbooks").glob("*.xlsx"))]
    figures = [read_data_file(DATA, kind, file) for kind, file in FILED if file.owner]
    return [*register, *books, *figures]


def read_book(path: Path) -> Publication:
    """One workbook through the same door as an upload."""
    content = path.read_bytes()
    reading = read_workbook(content, path.name)
    if reading.has_errors or not reading.tables:
        raise StoreError(
            f"Tệp kèm theo {path.name} không đọc được.", "; ".join(p.message for p in reading.problems)
        )
    return publication_of(reading, content, BY)
