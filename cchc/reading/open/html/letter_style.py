"""How the letters of a page are seen: hidden, struck through, raised."""

from __future__ import annotations

import re
from typing import NamedTuple

_STRUCK = frozenset(("s", "strike", "del"))
_RAISED = {"sup": 1, "sub": -1}
_INLINE = frozenset(
    ("span", "font", "b", "i", "em", "strong", "small", "big", "a", "u", "ins", "code", "s", "strike", "del")
)
_LENGTH = re.compile(r"([-+]?)(\d*\.?\d+)")
Declared = dict[str, str]


class LetterStyle(NamedTuple):
    """`is_gone`: `display: none` and its like, which nothing inside can undo; `is_unseen`: what is inside may be seen again."""

    is_gone: bool = False
    is_unseen: bool = False
    is_struck: bool = False
    raised: int = 0
    keeps_lines: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees the letters."""
        return self.is_gone or self.is_unseen

    def shown(self) -> LetterStyle:
        """The same letters where they are seen."""
        return self._replace(is_gone=False, is_unseen=False) if self.is_hidden else self

    def inside(self, tag: str, declared: Declared, has_hidden: bool) -> LetterStyle:
        """The look of what stands in an element of this kind."""
        if not declared and not has_hidden and tag not in _STRUCK and tag not in _RAISED and tag != "pre":
            return self
        return LetterStyle(
            self.is_gone or _is_gone(declared, has_hidden),
            _is_unseen(declared, self.is_unseen),
            self.is_struck or _is_struck(tag, declared),
            _raised(tag, declared) or self.raised,
            _keeps_lines(tag, declared, self.keeps_lines),
        )


def _is_gone(declared: Declared, has_hidden: bool) -> bool:
    display = declared.get("display")
    return (
        display == "none"
        or (has_hidden and display is None)
        or declared.get("mso-hide") in ("all", "screen")
        or is_nothing(declared.get("opacity"))
    )


def _is_unseen(declared: Declared, before: bool) -> bool:
    visibility, size = declared.get("visibility"), declared.get("font-size")
    if visibility in ("hidden", "collapse") or is_nothing(size):
        return True
    # A size of its own, not one in parts of the size around it, makes letters seen again.
    return before and visibility != "visible" and (size is None or size.endswith(("%", "em", "er")))


def is_nothing(length: str | None) -> bool:
    """«0», «0px», «.0pt»."""
    match = _LENGTH.match(length) if length else None
    return match is not None and float(match[2]) == 0


def _is_struck(tag: str, declared: Declared) -> bool:
    lines = [declared[name] for name in ("text-decoration", "text-decoration-line") if name in declared]
    if any("line-through" in line for line in lines):
        return True
    if declared.get("text-line-through", "none") not in ("none", "no"):
        return True
    return tag in _STRUCK and not lines


def _raised(tag: str, declared: Declared) -> int:
    """Above 0 for raised letters, below for lowered ones; cells and blocks are aligned and not raised."""
    if tag in _RAISED:
        return _RAISED[tag]
    if tag not in _INLINE:
        return 0
    said = declared.get("vertical-align")
    if said in ("super", "sub"):
        return 1 if said == "super" else -1
    for length, upward in (
        (said, 1),
        (declared.get("mso-text-raise"), 1),
        (declared.get("top") if declared.get("position") == "relative" else None, -1),
    ):
        match = _LENGTH.match(length) if length else None
        if match and float(match[2]):
            return upward * (-1 if match[1] == "-" else 1)
    return 0


def _keeps_lines(tag: str, declared: Declared, before: bool) -> bool:
    space = declared.get("white-space")
    return space in ("pre", "pre-wrap", "pre-line", "break-spaces") if space else before or tag == "pre"
