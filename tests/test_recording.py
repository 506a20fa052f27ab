"""Two records of what pages say differ where a text, a number or a row does, and nowhere else."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from click.testing import CliRunner

from tests.truth.recording import main
from tests.truth.records import NOW, differences

SAID: dict[str, object] = {
    "page": "ho_so",
    "address": {"ky": "2024"},
    "texts": ["Đạt **98,5 %**"],
    "tables": [{"rows": [["1", "2"]]}],
}


def record(path: Path, said: dict[str, object]) -> str:
    path.write_bytes(gzip.compress(json.dumps(said).encode() + b"\n"))
    return str(path)


def test_what_is_the_same_does_not_differ_and_what_is_not_is_named_by_its_path() -> None:
    assert list(differences(SAID, json.loads(json.dumps(SAID)))) == []
    changed = {**SAID, "texts": ["Đạt **98,6 %**"], "tables": [{"rows": [["1", "3"]]}]}
    assert [what.partition(":")[0] for what in differences(SAID, changed)] == [
        ".tables[0].rows[0][1]",
        ".texts[0]",
    ]
    (lost,) = differences(SAID, {**SAID, "tables": []})
    assert lost.startswith(".tables: ")


def test_two_records_that_differ_end_with_an_error(tmp_path: Path) -> None:
    before, same = record(tmp_path / "a.gz", SAID), record(tmp_path / "b.gz", SAID)
    other = record(tmp_path / "c.gz", {**SAID, "texts": ["Đạt **98,6 %**"]})
    assert CliRunner().invoke(main, ["compare", before, same]).exit_code == 0
    done = CliRunner().invoke(main, ["compare", before, other])
    assert done.exit_code == 1
    assert "98,6" in done.output


def test_when_it_was_printed_is_no_difference() -> None:
    assert NOW.sub("…", "so-lieu_20261130-1745.csv") == "so-lieu_….csv"
    assert NOW.sub("…", "In lúc 30/11/2026 17:46") == "In lúc …"
    assert NOW.sub("…", "cập nhật lúc 30/11/2026 17:46") == "cập nhật lúc 30/11/2026 17:46"
