"""What a sentence is made from: one row of a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc import words

Row = Mapping[str, Any]


def is_known(value: object) -> bool:
    """Whether there is a figure at all."""
    return not words.is_missing(value)
