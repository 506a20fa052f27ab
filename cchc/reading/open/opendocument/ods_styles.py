"""Styles of an OpenDocument sheet, as far as they say what is hidden, struck through or raised (ODF 1.3 part 3, 16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_DEEPEST = 50  # styles made from styles; more go round in a circle


class OdsTextStyle(NamedTuple):
    """How letters look; None where a style leaves it as it was. `position` is above 0 for raised, below 0 for lowered."""

    is_struck: bool | None = None
    position: int | None = None
    is_hidden: bool | None = None

    def over(self, below: OdsTextStyle) -> OdsTextStyle:
        """This look where it says something, the other one where it does not."""
        if self == _SAYS_NOTHING:
            return below
        return OdsTextStyle(
            below.is_struck if self.is_struck is None else self.is_struck,
            below.position if self.position is None else self.position,
            below.is_hidden if self.is_hidden is None else self.is_hidden,
        )


_SAYS_NOTHING = OdsTextStyle()
PLAIN = OdsTextStyle(False, 0, False)


@dataclass
class OdsStyles:
    """Filled by the parser while it passes the styles; asked when it passes the cells."""

    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    looks: dict[tuple[str, str], OdsTextStyle] = field(default_factory=dict)
    hidden: set[tuple[str, str]] = field(default_factory=set)
    _current: tuple[str, str] = ("", "")
    _known: dict[tuple[str, str], OdsTextStyle] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element of the style namespace."""
        if name == STYLE + "style":
            self._current = (attributes.get(STYLE + "family", ""), attributes.get(STYLE + "name", ""))
            if parent := attributes.get(STYLE + "parent-style-name"):
                self.parents[self._current] = parent
        elif name == STYLE + "default-style":
            self._current = ("", "")
        elif name == STYLE + "text-properties":
            self.looks[self._current] = _look(attributes)
        elif (
            (name == STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false")
            or (name == STYLE + "table-row-properties" and _is_nothing(attributes.get(STYLE + "row-height")))
            or (
                name == STYLE + "table-column-properties"
                and _is_nothing(attributes.get(STYLE + "column-width"))
            )
        ):
            self.hidden.add(self._current)

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a table, row or column of this style is not seen."""
        return name is not None and any(key in self.hidden for key in self._line(family, name))

    def text_style(self, family: str, name: str | None) -> OdsTextStyle:
        """What the style and those that it is made from say of letters."""
        if not name or not self.looks:
            return _SAYS_NOTHING
        known = self._known.get((family, name))
        if known is None:
            known = _SAYS_NOTHING
            for key in self._line(family, name):
                known = known.over(self.looks.get(key, _SAYS_NOTHING))
            self._known[family, name] = known
        return known

    def _line(self, family: str, name: str) -> list[tuple[str, str]]:
        """The style, the one that it is made from, and so on."""
        line: list[tuple[str, str]] = []
        key = (family, name)
        while len(line) < _DEEPEST:
            line.append(key)
            if key not in self.parents:
                break
            key = (family, self.parents[key])
        return line


def _is_nothing(length: str | None) -> bool:
    """«0cm», «0.000in»."""
    return (
        length is not None
        and length.lstrip()[:1] == "0"
        and not any(digit in length for digit in "123456789")
    )


def _look(attributes: dict[str, str]) -> OdsTextStyle:
    lines = [
        attributes[STYLE + name]
        for name in ("text-line-through-style", "text-line-through-type")
        if STYLE + name in attributes
    ]
    display = attributes.get(_TEXT + "display")
    return OdsTextStyle(
        all(line != "none" for line in lines) if lines else None,
        _position(attributes.get(STYLE + "text-position")),
        display in ("none", "false") if display is not None else None,
    )


def _position(said: str | None) -> int | None:
    """«super 58%», «sub 58%», «33% 58%», «-33%», «0% 100%»."""
    if said is None or not said.split():
        return None
    height = said.split()[0]
    if height in ("super", "sub"):
        return 1 if height == "super" else -1
    if not any(digit in height for digit in "123456789"):
        return 0
    return -1 if height.startswith("-") else 1
