"""The same schema, questions and publication run on DuckLake."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.intake import FILED, read_data_file
from cchc.store import Store, open_store, paths

DATA = Path(__file__).parents[1] / "data"

pytest.importorskip("duckdb_extension_ducklake", reason="no DuckLake extension for this Python or platform")


# What the clock and the making of ids decide differs between any two databases.
BY_CHANCE = {"id", "upload_id", "published_at"}


def told(store: Store, name: str) -> list[dict[str, object]]:
    return [
        {column: value for column, value in row.items() if column not in BY_CHANCE}
        for row in store.ask_rows(name)
    ]


def test_a_lake_answers_every_question_and_takes_uploads_back(tmp_path: Path) -> None:
    lake = open_store(f"ducklake:{tmp_path / 'catalog.ducklake'}")
    file = open_store(str(tmp_path / "file.duckdb"))
    wanted = {"sources", "unit_results", "dossiers", "limitations", "task_counts", "targets", "measures"}
    for kind, plain in FILED:
        if Path(plain.file).stem in wanted:
            publication = read_data_file(DATA, kind, plain)
            lake.publish(publication)
            file.publish(publication)
    for path in paths()[::3]:  # each is a question of its own to the lake, and takes it a quarter of a second
        assert told(lake, path.stem) == told(file, path.stem), path.stem
    assert not any(lake.offences().values())
    lake.take_back(lake.ask_rows("uploads")[0]["id"])
    assert lake.version().number == len(wanted) + 1
