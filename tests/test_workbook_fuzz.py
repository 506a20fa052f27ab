"""A thousand damaged files and two thousand senseless sheets; `python -m tests.fuzz_workbooks` goes on from here."""

from __future__ import annotations

import pytest

from tests.fuzz_workbooks import trial

TRIALS, GROUPS = 1_000, 20


@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_is_sent_gets_a_clean_answer(group: int, capfd: pytest.CaptureFixture[str]) -> None:
    seeds = range(group * TRIALS // GROUPS, (group + 1) * TRIALS // GROUPS)
    assert [told for seed in seeds if (told := fault(seed))] == []
    # What the reading library says of damaged files is not worth a line.
    capfd.readouterr()


def fault(seed: int) -> str:
    """What is wrong with the answers of a trial; blank where they are clean."""
    try:
        trial(seed)
    except Exception as error:
        return f"seed {seed}: {type(error).__name__}: {error}"
    return ""
