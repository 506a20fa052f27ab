"""How far apart the filled cells of a sheet lie: the reading library lays out the whole rectangle around them."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.reading.limits import Limits
from cchc.reading.refusal import RefusedError


@dataclass
class Extent:
    """The rectangle around cells, 0-based and inclusive."""

    top: int = 1 << 30
    left: int = 1 << 30
    bottom: int = -1
    right: int = -1

    def include(self, row: int, column: int) -> None:
        """Widen the rectangle to a cell (0-based)."""
        if row < self.top:
            self.top = row
        if row > self.bottom:
            self.bottom = row
        if column < self.left:
            self.left = column
        if column > self.right:
            self.right = column

    def check(self, limits: Limits) -> None:
        """Raise RefusedError where the rectangle is too large."""
        height, width = self.bottom - self.top + 1, self.right - self.left + 1
        if max(height, 0) * max(width, 0) > limits.area:
            raise RefusedError("too_large", "có ô dữ liệu nằm quá xa bảng")
