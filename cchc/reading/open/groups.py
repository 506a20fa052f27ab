"""Groups of rows or columns that may be collapsed: lines of a deeper level beside the line that sums them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Span = tuple[int, int, int]


def inside_collapsed(collapsed: Mapping[int, int], levels: Mapping[int, int], step: int) -> set[int]:
    """The lines in collapsed groups.

    `collapsed` are the lines with the plus sign and their level, `levels` those of all lines that are in a group; `step`
    leads from a line with a sign into its group: -1 up or left, 1 down or right.
    """
    found: set[int] = set()
    # The outermost first: what lies in a group within it is found already.
    for line, level in sorted(collapsed.items(), key=lambda pair: pair[1]):
        place = line + step
        while levels.get(place, 0) > level and place not in found:
            found.add(place)
            place += step
    return found


def spans_by_line(spans: Iterable[Span]) -> dict[int, int]:
    """The number of each span (first, last, number) by line; where many spans hold a line, the first one's."""
    lines: dict[int, int] = {}
    done = -1
    for first, last, number in sorted(spans):
        lines.update(dict.fromkeys(range(max(first, done + 1), last + 1), number))
        done = max(done, last)
    return lines
