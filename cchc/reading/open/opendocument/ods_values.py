"""What a cell of an OpenDocument sheet holds: its typed value, or its text where the value is none."""

from __future__ import annotations

from typing import Any

from cchc.reading.grid import NO_RESULT, CellError, Percent
from cchc.reading.open.errors import as_error
from cchc.reading.open.typed_texts import LONGEST, finite_number, iso_day

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "


def value_of(attributes: dict[str, str], text: str) -> Any:
    """`text` is what the cell shows, without what is raised or struck through."""
    kind = attributes.get(_OFFICE + "value-type") or attributes.get(_CALCEXT + "value-type")
    shown = text.strip()
    if attributes.get(_CALCEXT + "value-type") == "error" or kind == "error":
        return as_error(shown) or CellError(shown[:20] or "#N/A")
    if shown and (error := as_error(shown)):
        return error
    if kind in ("float", "percentage", "currency"):
        return _number(attributes, kind, shown)
    if kind == "date":
        day = attributes.get(_OFFICE + "date-value", "")
        return iso_day(day) or text or day[:LONGEST]
    if kind == "boolean":
        said = attributes.get(_OFFICE + "boolean-value")
        return said == "true" if said in ("true", "false") else text
    if not text:
        if kind is None and _TABLE + "formula" in attributes:
            return NO_RESULT
        return attributes.get(_OFFICE + "string-value", "")
    return text


def _number(attributes: dict[str, str], kind: str, shown: str) -> Any:
    said = attributes.get(_OFFICE + "value")
    if said is None:
        # A formula without any result; else what is shown is all there is.
        return shown if shown or _TABLE + "formula" not in attributes else NO_RESULT
    number = finite_number(said)
    if number is None:
        # A text that no rule takes for a number.
        return said[:LONGEST]
    return Percent(number) if kind == "percentage" or _shows_a_share(number, shown) else number


def _shows_a_share(number: float, shown: str) -> bool:
    """«96,85%» over 0.9685, and not over 96.85, where the sign is a text behind the number."""
    said = finite_number(shown[:-1].strip().replace(",", ".")) if shown.endswith("%") else None
    return said is not None and abs(said - 100 * number) < abs(said - number)


def shows_as_it_stands(number: float, shown: str) -> bool:
    """Whether a cell's text is just its number."""
    plain = repr(float(number)).removesuffix(".0")
    return shown in (plain, plain.replace(".", ","))
