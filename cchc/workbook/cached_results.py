"""Results of formulas put back into a workbook that was written again without them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from cchc.workbook.open import sheet_xml
from cchc.workbook.open.excel import sheet_paths
from cchc.workbook.open.package import pack

# As the writing library writes a formula: without a type and with an empty value.
_WRITTEN = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"([^>]*)>(<f[^>]*>[^<]*</f>)<v(?: ?/>|></v>)</c>')


def with_cached_results(content: bytes, original: Mapping[str, bytes]) -> bytes:
    """Without its results a workbook would read as unfinished until Excel has opened and saved it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = sheet_paths(dict(original))
    for sheet, path in sheet_paths(parts).items():
        results = sheet_xml.formula_results(original[before[sheet]]) if sheet in before else {}
        if results:
            parts[path] = _fill(parts[path], results)
    return pack(parts, zipfile.ZIP_DEFLATED)


def _fill(xml: bytes, results: Mapping[bytes, tuple[bytes, bytes]]) -> bytes:
    def filled(match: re.Match[bytes]) -> bytes:
        kind, value = results.get(match[1], (b"", b""))
        if not kind:
            return match[0]
        return b'<c r="%s"%s t="%s">%s<v>%s</v></c>' % (match[1], match[2], kind, match[3], value)

    return _WRITTEN.sub(filled, xml)
