"""What `docs/changing.md` says to newcomers names files that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "changing.md").read_text(encoding="utf-8")


def test_every_path_is_there() -> None:
    paths = set(re.findall(r"`((?:cchc|pages|queries|tests|docs)/[\w./]*)`", TEXT))
    assert len(paths) > 15
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_a_question_is_answered_by_five_steps_at_most() -> None:
    for part in re.split(r"^##+ ", TEXT, flags=re.M)[1:]:
        assert 0 < len(re.findall(r"^\d\. ", part, re.M)) <= 5, part.splitlines()[0]
