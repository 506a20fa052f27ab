"""Chance that falls the same way on every machine and version of Python, for each subject by itself."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

SEED = "Minh Họa"
T = TypeVar("T")


class Chance:
    """The chance of one subject (`Chance("scores", unit, year)`): what others draw does not move it.

    Only `Random.random` is used, whose numbers Python promises to keep.
    """

    def __init__(self, *about: object) -> None:
        self._random = Random("|".join(map(str, (SEED, *about))))

    def share(self) -> float:
        """From 0 to 1."""
        return self._random.random()

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """Both ends included."""
        return low + int(self.share() * (high - low + 1))

    def happens(self, probability: float) -> bool:
        return self.share() < probability

    def of(self, values: Sequence[T]) -> T:
        return values[int(self.share() * len(values))]

    def part_of(self, total: int, share: float, spread: float) -> int:
        """About a share of some things: never less than none, never more than all."""
        return max(0, min(total, round(total * (share + self.between(-spread, spread)))))
