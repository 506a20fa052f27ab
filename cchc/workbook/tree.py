"""Codes become a tree: areas, criteria, subcriteria, also where arabic codes restart under roman areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cchc.workbook.codes import is_roman, parts

LEVELS = ("area", "criterion", "subcriterion")


class Node(NamedTuple):
    """A line's place: its full code, its parent's, and how deep it stands (0 is an area)."""

    code: str | None
    parent: str | None
    depth: int
    missing_parent: str | None = None
    duplicate: bool = False

    @property
    def level(self) -> str:
        return LEVELS[min(self.depth, 2)]


def build_tree(codes: Sequence[str | None], tops: frozenset[int] = frozenset()) -> list[Node]:
    """`tops` are the positions of lines that stand beside the areas whatever their code, such as a bonus."""
    styles = _styles(codes)
    scopes = _scopes(codes, styles, tops)
    restarting = {style: _restarts(codes, styles, scopes, style) for style in ("roman", "arabic")}
    full = [_full_code(code, styles[i], scopes[i], restarting) for i, code in enumerate(codes)]
    full = _with_parents_of_small(full, styles)
    known = {code for code in full if code}
    nodes: list[Node] = []
    depths: dict[str, int] = {}
    for position, code in enumerate(full):
        node = _node(code, codes[position], scopes[position], known, depths, nodes)
        nodes.append(node)
        if code is not None:
            depths.setdefault(code, node.depth)
    return nodes


def _styles(codes: Sequence[str | None]) -> list[str | None]:
    """`letter` (A, B), `roman` (I, II), `arabic` (1, 1.1), `small` (a, b) or `full` (I.1); None without a code."""
    singles = {code for code in codes if code and len(parts(code)) == 1}
    letters = "A" in singles and ("B" in singles or not {"I", "II"} & singles)
    romans = {"I", "II", "III"} & singles

    def style(code: str | None) -> str | None:
        if code is None:
            return None
        head = parts(code)[0]
        if head.isdigit():
            return "arabic"
        if len(parts(code)) > 1:
            return "full" if head.isupper() else "small"
        if head.islower():
            return "small"
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


def _with_parents_of_small(full: list[str | None], styles: Sequence[str | None]) -> list[str | None]:
    """Where a) and b) begin anew under each criterion, the criterion goes before them as areas do: I.1.a."""
    small = [code for code, style in zip(full, styles, strict=True) if code and style == "small"]
    if len(set(small)) == len(small):
        return full
    found: list[str | None] = []
    above = None
    for code, style in zip(full, styles, strict=True):
        found.append(f"{above}.{code}" if code and above and style == "small" else code)
        above = code if code and style != "small" else above
    return found


def _node(
    code: str | None,
    own: str | None,
    scope: tuple[str, ...],
    known: set[str],
    depths: dict[str, int],
    before: list[Node],
) -> Node:
    if code is None or own is None:
        return _codeless(before)
    if len(parts(own)) == 1:
        parent = _parent_of_single(own, scope, before)
    else:
        parent = _stem(code)
        if parent not in known:
            # «1.1» may stand right under a roman area; «III.1» names the parent that it lacks.
            parent = scope[-1] if scope and len(parts(own)) == 2 and own[0].isdigit() else None
            if parent is None:
                return Node(
                    code, None, len(parts(code)) - 1, missing_parent=_stem(code), duplicate=code in depths
                )
    depth = 0 if parent is None else depths.get(parent, len(parts(parent)) - 1) + 1
    return Node(code, parent, depth, duplicate=code in depths)


def _stem(code: str) -> str:
    return code[: max(code.rfind("."), code.rfind("-"))]


def _parent_of_single(own: str, scope: tuple[str, ...], before: list[Node]) -> str | None:
    if own.islower():
        coded = [node for node in before if node.code and not parts(node.code)[-1].islower()]
        return coded[-1].code if coded else None
    return (
        ".".join(scope)
        if len(scope) > 1 and ".".join(scope) in {node.code for node in before}
        else (scope[-1] if scope else None)
    )


def _codeless(before: list[Node]) -> Node:
    """A line without a code stands under the last line that has one; where none has, all are areas."""
    coded = [node for node in before if node.code]
    return Node(None, coded[-1].code, coded[-1].depth + 1) if coded else Node(None, None, 0)
