"""OpenDocument sheets (.ods, .fods), read as a stream so that repeated empty cells cost nothing."""

from __future__ import annotations

from xml.parsers import expat

from cchc.reading.grid import Grid
from cchc.reading.limits import Limits
from cchc.reading.open.opendocument.ods_sheets import BODY, Sheets
from cchc.reading.open.opendocument.ods_styles import OdsStyles
from cchc.reading.refusal import RefusedError


def read(parts: dict[str, bytes], limits: Limits) -> list[Grid]:
    """The sheets of a zipped document, by its parts."""
    parts = {name.replace("\\", "/").lower(): part for name, part in parts.items()}
    manifest = parts.get("meta-inf/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise RefusedError("encrypted")
    if b"opendocument.spreadsheet" not in parts.get("mimetype", b"") + manifest or "content.xml" not in parts:
        raise RefusedError("not_a_workbook")
    styles = OdsStyles()
    if "styles.xml" in parts:
        _parse(parts["styles.xml"], styles, None)
    return _grids(parts["content.xml"], styles, limits)


def read_flat(content: bytes, limits: Limits) -> list[Grid]:
    """The sheets of a document that is one XML file."""
    return _grids(content, OdsStyles(), limits)


def _grids(content: bytes, styles: OdsStyles, limits: Limits) -> list[Grid]:
    sheets = Sheets(styles, limits)
    _parse(content, styles, sheets)
    return sheets.grids


def _parse(xml: bytes, styles: OdsStyles, sheets: Sheets | None) -> None:
    """One pass; elements go to the styles and then to the sheets, each by its namespace and name with a space between."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = styles.start
    if sheets is not None:

        def start(name: str, attributes: dict[str, str]) -> None:
            """Styles first; from the body on the sheets."""
            styles.start(name, attributes)
            if name == BODY:
                # Styles stand before the cells that use them.
                parser.StartElementHandler = sheets.start

        parser.StartElementHandler = start
        parser.EndElementHandler = sheets.end
        parser.CharacterDataHandler = sheets.text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise RefusedError("not_a_workbook", "XML bị hỏng") from error
