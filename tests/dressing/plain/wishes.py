"""What a dressing asks of the plain table that it dresses."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Wishes:
    """`thousands`: figures past a thousand; `fine`: points in eighths; `equal`: maxima, ranks, classes, owners that
    several lines have in common; `blanks`: some figures are not there, or none to count; `share`: a column of shares;
    `minus`: a column of points lost, printed below zero; `total`: a line of totals; `year`: of that year.
    """

    thousands: bool = False
    fine: bool = False
    equal: bool = False
    blanks: bool = False
    share: bool = False
    minus: bool = False
    total: bool = False
    year: int | None = None

    def __or__(self, other: Wishes) -> Wishes:
        both = {one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(self)}
        return Wishes(**both)

    @property
    def step(self) -> float | None:
        """The step of points where it is wished for."""
        return 0.125 if self.fine else None
