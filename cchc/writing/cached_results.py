"""Results of formulas put back into a workbook that was written again without them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from cchc.reading.open import workbook_xml
from cchc.reading.open.package import pack, part_name
from cchc.reading.open.xml_parts import parse


def with_cached_results(content: bytes, original: Mapping[str, bytes]) -> bytes:
    """Without its results a workbook would read as unfinished until Excel has opened and saved it.

    `original` are the parts of the workbook as it was, as `expand` gives them.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = {part_name(name): name for name in parts}
    before = _sheets(original)
    for sheet, path in _sheets({part_name(name): part for name, part in parts.items()}).items():
        results = _results(original[before[sheet]]) if sheet in before else {}
        if results:
            parts[names[path]] = _fill(parts[names[path]], results)
    return pack(parts, zipfile.ZIP_DEFLATED)


def _sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    path = workbook_xml.workbook_path(parts)
    return {sheet.name: sheet.path for sheet in workbook_xml.read(parts, path).sheets} if path else {}


def _results(xml: bytes) -> dict[str, tuple[str, str]]:
    """The saved results of formulas, as the type and the text that stand in the file, by cell."""
    results = {}
    for formula in parse(xml).iter("{*}f"):
        cell = formula.getparent()
        value = cell.find("{*}v") if cell is not None else None
        if cell is not None and value is not None and (reference := cell.get("r")):
            results[reference.upper()] = (cell.get("t", "n"), value.text or "")
    return results


def _fill(xml: bytes, results: Mapping[str, tuple[str, str]]) -> bytes:
    root = parse(xml)
    for formula in root.iter("{*}f"):
        cell = formula.getparent()
        value = cell.find("{*}v") if cell is not None else None
        if cell is not None and value is not None and not value.text and cell.get("r") in results:
            kind, value.text = results[cell.get("r", "")]
            cell.set("t", kind)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
