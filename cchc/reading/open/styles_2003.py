"""Styles of Excel 2003's XML: number formats, and fonts that strike letters through or raise them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from cchc.reading.open.number_formats import is_date, is_plain, is_plain_of_zero
from cchc.reading.open.xml_parts import is_true

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
# Formats that are called by a name.
_NAMED = {
    "general": "General", "general number": "General", "percent": "0.00%", "fixed": "0.00", "standard": "#,##0.00",
    "scientific": "0.00E+00", "currency": "#,##0.00", "euro currency": "#,##0.00", "general date": "dd/mm/yyyy hh:mm",
    "long date": "dd/mm/yyyy", "medium date": "dd/mm/yyyy", "short date": "dd/mm/yyyy", "long time": "hh:mm:ss",
    "medium time": "hh:mm", "short time": "hh:mm",
}  # fmt: skip
_RAISED = {"superscript": 1, "subscript": -1}
_DEEPEST = 50  # styles made from styles; more go round in a circle


class Style(NamedTuple):
    """None where a style leaves it to the one that it is made from; `raised` is below 0 for lowered letters."""

    code: str | None = None
    is_struck: bool | None = None
    raised: int | None = None

    def over(self, below: Style) -> Style:
        """This style on top of the one that it is made from."""
        return Style(
            below.code if self.code is None else self.code,
            below.is_struck if self.is_struck is None else self.is_struck,
            below.raised if self.raised is None else self.raised,
        )

    @property
    def is_date(self) -> bool:
        """Whether it shows numbers as days."""
        return self.code is not None and is_date(self.code)

    def tells(self, number: float) -> bool:
        """Whether a number is not just shown as it stands."""
        code = self.code or ""
        return not is_plain(code) or (not number and not is_plain_of_zero(code))


@dataclass
class Styles2003:
    own: dict[str, Style] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Style] = field(default_factory=dict)

    def add(self, element: etree._Element) -> None:
        """A `Style` element."""
        name = element.get(f"{SS}ID", "")
        if parent := element.get(f"{SS}Parent"):
            self.parents[name] = parent
        font, number = element.find(f"{SS}Font"), element.find(f"{SS}NumberFormat")
        struck = font.get(f"{SS}StrikeThrough") if font is not None else None
        align = font.get(f"{SS}VerticalAlign") if font is not None else None
        code = number.get(f"{SS}Format", "General") if number is not None else None
        self.own[name] = Style(
            None if code is None else _NAMED.get(code.lower(), code),
            None if struck is None else is_true(struck),
            None if align is None else _RAISED.get(align.lower(), 0),
        )

    def named(self, name: str) -> Style:
        """The style with what it has from those that it is made from, «Default» the last of them."""
        known = self._known.get(name)
        if known is None:
            known = Style()
            for one in self._line(name):
                known = known.over(self.own.get(one, Style()))
            self._known[name] = known
        return known

    def _line(self, name: str) -> list[str]:
        line: list[str] = []
        while name and name not in line and len(line) < _DEEPEST:
            line.append(name)
            name = self.parents.get(name, "")
        return [*line, "Default"]
