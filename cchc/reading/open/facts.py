"""What a file says of a sheet beside the values that the reading library gives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from cchc.reading.grid import NO_RESULT, Grid, Merged, Percent
from cchc.reading.open.number_formats import is_percent
from cchc.reading.open.runs import CellText
from cchc.reading.refusal import RefusedError

Place = tuple[int, int]
# Ranges of formulas do not overlap in a sound file, so together they hold each cell once at most.
_OVERLAP = 4


@dataclass
class Facts:
    """By 0-based (row, column): `values` go before those of the library, `formats` are number formats, `all_raised` and
    `all_struck` are cells whose style raises or strikes through whatever stands in them. `unsaved` are ranges of formulas
    whose results were never saved.
    """

    values: dict[Place, Any] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)
    raised: dict[Place, str] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    all_raised: list[Place] = field(default_factory=list)
    all_struck: list[Place] = field(default_factory=list)
    unsaved: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)

    def take_text(self, place: Place, text: CellText) -> None:
        """Remember what is raised or struck through in a cell."""
        if text.marks:
            self.raised[place] = text.raised
        if text.is_struck:
            self.struck.add(place)

    def put_into(self, grid: Grid) -> None:
        """Write all of it into the grid that the library gave."""
        grid.put_all(self.values)
        grid.hidden_rows |= self.hidden_rows
        grid.hidden_columns |= self.hidden_columns
        grid.merged.extend(self.merged)
        grid.raised |= self.raised
        grid.struck |= self.struck
        self._put_formats(grid)
        self._put_whole_cells(grid)
        self._put_unsaved(grid)

    def _put_formats(self, grid: Grid) -> None:
        shares = {}
        rows = dict(zip(grid.numbers, grid.rows, strict=True))
        for place, code in self.formats.items():
            cells = rows.get(place[0], ())
            value = cells[place[1]] if place[1] < len(cells) else ""
            if value.__class__ is float:
                grid.formats[place] = code
                if is_percent(code, value):
                    shares[place] = Percent(value)
        grid.put_all(shares)

    def _put_whole_cells(self, grid: Grid) -> None:
        raised = {place: value for place in self.all_raised if (value := grid.value(*place)) != ""}
        grid.raised |= {
            place: value if isinstance(value, str) else f"{value:g}" for place, value in raised.items()
        }
        struck = [place for place in self.all_struck if grid.value(*place) != ""]
        grid.struck.update(struck)
        grid.put_all(dict.fromkeys((*raised, *struck), ""))

    def _put_unsaved(self, grid: Grid) -> None:
        """In the range of a formula that fills several cells only the first names it."""
        left = _OVERLAP * (sum(map(len, grid.rows)) + len(self.unsaved))
        width = max(map(len, grid.rows), default=0)
        for area in self.unsaved:
            columns = range(area.left, min(area.right + 1, width))
            for index in range(bisect_left(grid.numbers, area.top), bisect_right(grid.numbers, area.bottom)):
                left -= len(columns) + 1
                if left < 0:
                    raise RefusedError("unsafe", "các vùng công thức chồng lên nhau")
                cells = grid.rows[index]
                cells.extend([""] * (columns.stop - len(cells)))
                for column in columns:
                    if cells[column] == "" or (cells[column].__class__ is float and not cells[column]):
                        cells[column] = NO_RESULT
