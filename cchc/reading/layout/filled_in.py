"""Whether anybody filled a table in: a form with nothing below its headings is none to publish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc.catalogue import SHEETS
from cchc.reading.kind_reading import KindReading
from cchc.reading.layout.header_blocks import Header, label_columns, numbering_columns
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words

_NO_FIGURES = {"row", "unit", "province", "label", "group", "area", "area_code", "max_score", "notes"}


def is_filled_in(kind: str, section: Section, reading: KindReading) -> bool:
    """Whether a table has lines, and anything in them beside the names that were there before."""
    if SHEETS[kind].is_of_words or not reading.rows:
        return bool(reading.rows)
    if any(_has_figures(row) for row in reading.rows):
        return True
    rows = {row["row"] - 1 for row in reading.rows}
    given = {*label_columns(section.header.paths), *numbering_columns(section.header.paths)}
    asked = [
        column
        for column, path in section.header.paths.items()
        if column not in given and "toi da" not in fold_words(" ".join(path))
    ]
    return any(line.value(column) != "" for line in section.lines if line.row in rows for column in asked)


def _has_figures(row: Mapping[str, Any]) -> bool:
    told = [
        *row.get("parts", {}).values(),
        *(v for key, v in row.items() if key not in {*_NO_FIGURES, "parts"}),
    ]
    return any(value is not None for value in told)


def report_not_filled_in(header: Header, problems: Problems) -> None:
    """Says at the heading that the form below it is blank (`no_table_found`)."""
    problems.add(
        "no_table_found", header.top, min(header.paths, default=0),
        "bảng này chưa được điền: dưới dòng tiêu đề không có dòng số liệu nào. Hãy điền số liệu rồi gửi lại, hoặc xóa "
        "bảng trống khỏi tệp.",
    )  # fmt: skip
