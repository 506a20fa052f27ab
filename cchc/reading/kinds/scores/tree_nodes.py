"""Where the lines of a score sheet stand in its tree, also those whose code cannot be read or follows another's: 2a after 2."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reading.kinds.scores.score_sums import TOLERANCE
from cchc.reading.kinds.scores.tree import Node, build_tree
from cchc.reading.values.code_order import CodeGuess
from cchc.reading.values.codes import has_suffix, stem


def tree_nodes(
    codes: Sequence[str | None],
    guesses: dict[int, CodeGuess],
    tops: frozenset[int],
    maxima: Sequence[float | None],
    total: float | None,
) -> list[Node]:
    """A node per line; a line whose code was guessed has none, and is neither a duplicate nor without a parent.

    `maxima` are the points available per line, `total` those of all areas as printed.
    """
    full = [guesses[position].code if position in guesses else code for position, code in enumerate(codes)]
    nodes = build_tree(full, tops)
    if any(not guess.sure for guess in guesses.values()):
        _take_fitting_codes(full, guesses, nodes, maxima, total)
        nodes = build_tree(full, tops)
    beside = _beside(full, nodes, maxima, total)
    if beside:
        nodes = build_tree(full, tops, beside)
    for position in guesses:
        nodes[position] = nodes[position]._replace(code=None, duplicate=False, missing_parent=None)
    return nodes


def _take_fitting_codes(
    full: list[str | None],
    guesses: dict[int, CodeGuess],
    nodes: Sequence[Node],
    maxima: Sequence[float | None],
    total: float | None,
) -> None:
    """Of the codes that may have been meant, the one under whose parent the points available add up."""
    added: dict[int | None, float] = {}
    for node, maximum in zip(nodes, maxima, strict=True):
        added[node.above] = added.get(node.above, 0.0) + (maximum or 0.0)
    latest: dict[str, int] = {}
    for position, node in enumerate(nodes):
        guess, own = guesses.get(position), maxima[position]
        if guess is not None and not guess.sure and own is not None:
            for code in (guess.code, *guess.others):
                above = latest.get(stem(code)) if stem(code) else None
                available = total if above is None else maxima[above]
                others = added.get(above, 0.0) - (own if node.above == above else 0.0)
                if available is not None and abs(others + own - available) <= TOLERANCE:
                    full[position] = code
                    break
        if node.code is not None:
            latest[node.code] = position


def _beside(
    codes: Sequence[str | None], nodes: Sequence[Node], maxima: Sequence[float | None], total: float | None
) -> frozenset[int]:
    """The lines such as 2a that are no part of 2: their points are counted beside it one level up."""
    suffixed: dict[int, set[int]] = {}
    for position, (code, node) in enumerate(zip(codes, nodes, strict=True)):
        if code and node.above is not None and has_suffix(code) and node.parent == stem(node.code or ""):
            suffixed.setdefault(node.above, set()).add(position)
    if not suffixed:
        return frozenset()
    below: dict[int | None, list[int]] = {}
    for position, node in enumerate(nodes):
        if node.code is not None and node.missing_parent is None:
            below.setdefault(node.above, []).append(position)
    found: set[int] = set()
    for head, added in suffixed.items():
        if _agrees(maxima, below[head], maxima[head]):
            continue
        others = [position for position in below[head] if position not in added]
        above = nodes[head].above
        available = total if above is None else maxima[above]
        if _agrees(maxima, [*below.get(above, []), *added], available) or _agrees(
            maxima, others, maxima[head]
        ):
            found.update(added)
    return frozenset(found)


def _agrees(maxima: Sequence[float | None], positions: Sequence[int], available: float | None) -> bool:
    values = [maxima[position] for position in positions]
    known = [value for value in values if value is not None]
    return (
        available is not None and len(known) == len(values) > 0 and abs(sum(known) - available) <= TOLERANCE
    )


def near_rows(nodes: Sequence[Node]) -> dict[int, int | None]:
    """By the position of a line whose parent is missing, the line that it may belong to instead: the next one up its code,
    else the parent of the line before it."""
    found: dict[int, int | None] = {}
    latest: dict[str, int] = {}
    before: int | None = None
    for position, node in enumerate(nodes):
        if node.missing_parent is not None:
            code = stem(node.missing_parent)
            while code and code not in latest:
                code = stem(code)
            found[position] = latest[code] if code else (nodes[before].above if before is not None else None)
        if node.code is not None:
            latest[node.code] = position
            before = position if node.missing_parent is None else before
    return found
