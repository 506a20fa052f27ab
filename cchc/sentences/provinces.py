"""How much of the country is known."""

from __future__ import annotations

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row


def coverage(row: Row, index_type: str, year: int) -> str:
    """How much of the country a comparison can speak of: «38/63 tỉnh có số liệu»."""
    held, total = words.number(row["provinces_with_figure"], 0), words.number(row["provinces_total"], 0)
    scored = words.number(row["provinces_with_value"], 0)
    said = (
        _("{index} {year}: {held}/{total} tỉnh có số liệu")
        if row["provinces_with_value"] == row["provinces_with_figure"]
        else _("{index} {year}: {held}/{total} tỉnh có số liệu, {scored} tỉnh có điểm")
    )
    index = words.label("index_type", index_type)
    return said.format(index=index, year=year, held=held, total=total, scored=scored)
