"""What an officer said of a header is kept as JSON and said again of the next file that has it."""

from __future__ import annotations

import json

import pytest

from cchc.reading import Correction
from cchc.ui.intake.memory import from_memory, says_something, to_memory
from cchc.ui.intake.sent import TablePosition

PLACE = TablePosition("Trang 1", (3,), "stt|ten", shared=False)
OTHER = TablePosition("KQ 2025", (8,), "stt|ten", shared=False)


@pytest.mark.parametrize(
    "said",
    [{"separators": {"C": "thousands"}}, {"columns": {"score": "D"}}, {"kind": "ranking"}, {"round": 1}],
)
def test_what_is_said_of_a_header_is_said_again_of_the_next_file(said: dict[str, object]) -> None:
    correction = Correction("Trang 1", year=2024, **said)  # type: ignore[arg-type]
    assert says_something(correction, PLACE)
    assert from_memory(to_memory(correction, PLACE), OTHER) == Correction("KQ 2025", **said)  # type: ignore[arg-type]


def test_what_was_kept_before_separators_could_be_chosen_is_read() -> None:
    kept = json.loads(to_memory(Correction("Trang 1", kind="ranking"), PLACE))
    del kept["separators"]
    assert from_memory(json.dumps(kept), OTHER) == Correction("KQ 2025", kind="ranking")


def test_a_year_alone_is_each_files_own() -> None:
    assert not says_something(Correction("Trang 1", year=2024), PLACE)
