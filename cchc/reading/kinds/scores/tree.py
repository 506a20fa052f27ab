"""Codes become a tree: areas, criteria, subcriteria, also where arabic codes restart under roman areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc.reading.values.codes import has_suffix, is_roman, parts, stem
from cchc.reading.values.small_codes import SmallCodes

LEVELS = ("area", "criterion", "subcriterion")
Scope = tuple[str, ...]


class Node(NamedTuple):
    """A line's place: its full code, its parent's, and how deep it stands (0 is an area).

    `above` is the position of the parent's line; None for areas, and where the parent is missing.
    """

    code: str | None
    parent: str | None
    depth: int
    missing_parent: str | None = None
    duplicate: bool = False
    above: int | None = None

    @property
    def level(self) -> str:
        """`area`, `criterion` or `subcriterion` by its depth."""
        return LEVELS[min(self.depth, 2)]


def build_tree(
    codes: Sequence[str | None], tops: frozenset[int] = frozenset(), beside: frozenset[int] = frozenset()
) -> list[Node]:
    """`tops` are the positions of lines that stand beside the areas whatever their code, such as a bonus; `beside` those
    of codes such as 2a that follow 2 instead of standing under it. The work is linear in the number of codes."""
    styles = _styles(codes)
    scopes = _scopes(codes, styles, tops)
    restarting = {style: _restarts(codes, styles, scopes, style) for style in ("roman", "arabic")}
    full = [_full_code(code, styles[i], scopes[i], restarting) for i, code in enumerate(codes)]
    small = SmallCodes(full, [style == "small" for style in styles])
    tree = _Tree(codes, scopes, small.full, small.above, beside)
    for position in range(len(codes)):
        tree.add(position)
    return tree.nodes


@dataclass
class _Tree:
    own: Sequence[str | None]
    scopes: Sequence[Scope]
    full: Sequence[str | None]
    small_above: Sequence[int | None]
    beside: frozenset[int]
    nodes: list[Node] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.latest: dict[str, int] = {}
        self.last: int | None = None
        self.somewhere: dict[str, int] = {}
        for position, code in enumerate(self.full):
            if code is not None:
                self.somewhere.setdefault(code, position)

    def add(self, position: int) -> None:
        code, own = self.full[position], self.own[position]
        node = self._codeless() if code is None or own is None else self._coded(position, code, own)
        self.nodes.append(node)
        if code is not None:
            self.latest[code] = position
            self.last = position

    def _codeless(self) -> Node:
        """A line without a code stands under the last line that has one; where none has, all are areas."""
        if self.last is None:
            return Node(None, None, 0)
        above = self.nodes[self.last]
        return Node(None, above.code, above.depth + 1, above=self.last)

    def _coded(self, position: int, code: str, own: str) -> Node:
        duplicate = code in self.latest
        parent = self._parent(position, code, own)
        if parent is None and len(parts(own)) > 1:
            # Nothing that the code goes on from is there.
            return Node(code, None, len(parts(code)) - 1, missing_parent=stem(code), duplicate=duplicate)
        above = self._line_of(position, parent)
        depth = 0 if parent is None else len(parts(parent))
        if above is not None and above < position:
            depth = self.nodes[above].depth + 1
        return Node(code, parent, depth, duplicate=duplicate, above=above)

    def _line_of(self, position: int, parent: str | None) -> int | None:
        """The line of a parent: the last above, else the first below it."""
        if parent is None:
            return None
        small = self.small_above[position]
        if small is not None and self.full[small] == parent:
            return small
        return self.latest.get(parent, self.somewhere.get(parent))

    def _parent(self, position: int, code: str, own: str) -> str | None:
        scope, small = self.scopes[position], self.small_above[position]
        if small is not None:
            return self.full[small]
        before = stem(code)
        if has_suffix(own) and (position in self.beside or before not in self.somewhere):
            # 1.1a beside 1.1, or without it, stands where 1.1 does.
            before, own = stem(before), stem(own)
        if before in self.somewhere and stem(own):
            return before
        if len(parts(own)) > 1:
            # «1.1» may stand right under a roman area; «III.1» names the parent that it lacks.
            return scope[-1] if scope and len(parts(own)) == 2 and own[0].isdigit() else None
        joined = ".".join(scope)
        return joined if len(scope) > 1 and joined in self.latest else (scope[-1] if scope else None)


def _styles(codes: Sequence[str | None]) -> list[str | None]:
    """`letter` (A, B), `roman` (I, II), `arabic` (1, 1.1, 2a), `small` (a, b, ii) or `full` (I.1); None without a code."""
    singles = {code for code in codes if code and len(parts(code)) == 1}
    letters = "A" in singles and ("B" in singles or not {"I", "II"} & singles)
    romans = {"I", "II", "III"} & singles

    def style(code: str | None) -> str | None:
        if code is None:
            return None
        head = parts(code)[0]
        if head[0].isdigit():
            return "arabic"
        if head.islower():
            return "small"
        if len(parts(code)) > 1 or head[-1].isdigit():
            return "full"
        if letters and len(head) == 1 and (head not in "IVX" or not romans):
            return "letter"
        return "roman" if is_roman(head) else "letter"

    return [style(code) for code in codes]


def _scopes(
    codes: Sequence[str | None], styles: Sequence[str | None], tops: frozenset[int]
) -> list[tuple[str, ...]]:
    """For each line the letter and roman codes it stands under, the outer first."""
    outer = next((style for style in styles if style in ("letter", "roman")), None)
    open_codes: list[str] = []
    scopes = []
    for position, (code, style) in enumerate(zip(codes, styles, strict=True)):
        if (position in tops and style in ("letter", "roman")) or (style == outer and style is not None):
            open_codes = []
        elif style in ("letter", "roman"):
            open_codes = open_codes[:1]
        scopes.append(tuple(open_codes))
        if style in ("letter", "roman") and code is not None:
            open_codes.append(code)
    return scopes


def _restarts(
    codes: Sequence[str | None], styles: Sequence[str | None], scopes: Sequence[tuple[str, ...]], style: str
) -> bool:
    """Whether a style's codes begin anew under the next code above them."""
    firsts: dict[tuple[str, ...], str] = {}
    for code, own, scope in zip(codes, styles, scopes, strict=True):
        if code is not None and own == style and scope:
            firsts.setdefault(scope, code)
    starts = list(firsts.values())
    return len(starts) > 1 and sum(start == starts[0] for start in starts[1:]) * 2 >= len(starts) - 1


def _full_code(
    code: str | None, style: str | None, scope: tuple[str, ...], restarting: dict[str, bool]
) -> str | None:
    if code is None or style not in ("roman", "arabic") or not scope or not restarting[style]:
        return code
    return ".".join([scope[-1], code]) if not restarting["roman"] else ".".join([*scope, code])
