"""Every figure names a document or a file, never the dashboard; and a year to come is nobody's default."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from cchc import words
from tests.truth.facts import Facts
from tests.truth.snapshot import MISSING, Snapshot, plain

OWN_NAMES = re.compile(r"bảng điều khiển|phần mềm|dashboard|\bcchc\.(?:app|duckdb)", re.I)
# Pages of rules, of words, of what is held, and of the record of changes.
OF_NO_FIGURES = {"cach_tinh", "huong_dan", "nap_du_lieu", "suc_khoe", "lich", "sap_xep"}
# Tables with these tell what was done with figures, or what became of provinces.
WITHOUT_FIGURES = {"Thời điểm công bố", "Tỉnh trước sắp xếp"}
# What needs attention for its day tells no figure of a document.
OF_DAYS = {text for rule in ("report_due", "stale_data") for text in (rule, words.label("rule", rule))}


def tells_figures(row: Mapping[str, Any]) -> bool:
    """Whether a row of a table or file tells a figure that somebody published."""
    return str(row.get("Quy tắc", "")) not in OF_DAYS


def names_a_source(text: str, known: set[str]) -> bool:
    """Whether «a; b và 3 nguồn khác» begins with documents or files that are held."""
    told = plain(text)
    return any(told.startswith(name) or told.split(" · ")[0] == name for name in known)


def every_file_names_documents_or_files(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The line «Nguồn: …» of a workbook, the column «Nguồn» of a plain table."""
    if seen.page in OF_NO_FIGURES:
        return
    known = facts.held.plain_source_names
    for file in seen.files:
        rows = [row for row in file.records() if tells_figures(row)]
        if not rows or WITHOUT_FIGURES & set(file.headings):
            continue
        if file.name.endswith(".xlsx"):
            told = file.note("Nguồn:")
            yield (
                ""
                if names_a_source(told, known)
                else f"{file.name}: Nguồn «{told}» không phải văn bản, tệp nào"
            )
        else:
            cells = {str(row.get("Nguồn", "")) for row in rows}
            wrong = sorted(cell for cell in cells if not names_a_source(cell, known))
            yield f"{file.name}: cột Nguồn {wrong[:2]} không phải văn bản, tệp nào" if wrong else ""


def every_named_source_is_held(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """«Nguồn: …» below figures, and the cells of «Nguồn» in tables."""
    known = facts.held.plain_source_names
    for text in seen.texts:
        told = plain(text)
        if told.startswith("Nguồn: "):
            yield (
                ""
                if names_a_source(told.removeprefix("Nguồn: "), known)
                else f"{told} không có trong danh mục nguồn"
            )
    for table in seen.tables:
        if (
            "Nguồn" in table.headings
            and not WITHOUT_FIGURES & set(table.headings)
            and seen.page not in OF_NO_FIGURES
        ):
            for row in table.records():
                cell = row["Nguồn"]
                yield (
                    ""
                    if names_a_source(cell, known)
                    else f"Cột Nguồn «{cell}» không phải văn bản, tệp nào: {row}"
                )


def the_dashboard_is_never_a_source(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """Neither on the page nor in a panel, a picture or a file."""
    captions = [plain(text) for text in seen.texts if plain(text).startswith("Nguồn: ")]
    pictures = [
        text for chart in seen.charts for text in chart.saved.get("below", ()) if text.startswith("Nguồn")
    ]
    notes = [file.note("Nguồn:") for file in seen.files]
    for text in (*captions, *pictures, *notes, *(text for text in seen.sources if text.startswith("**"))):
        yield f"Tự nêu mình là nguồn: {plain(text)}" if OWN_NAMES.search(text) else ""


def every_chart_says_in_its_picture_where_it_is_from(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The last line of a saved picture."""
    known = facts.held.plain_source_names
    for chart in seen.charts:
        if not chart.spec or not any(has_points(trace) for trace in chart.spec.get("data", [])):
            continue
        told = next((text for text in chart.saved.get("below", ()) if text.startswith("Nguồn: ")), "")
        is_known = names_a_source(told.removeprefix("Nguồn: "), known)
        yield "" if is_known or seen.page in OF_NO_FIGURES else f"Ảnh «{chart.title}» ghi nguồn «{told}»"


def has_points(trace: dict[str, object]) -> bool:
    return any(trace.get(axis) for axis in ("x", "y", "z", "values"))


def every_figure_leads_to_its_lines(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """A «Nguồn» that says something stands at large figures, at charts, and at tables of figures."""
    if seen.page in OF_NO_FIGURES:
        return
    told = [figure for figure in seen.metrics if figure.value != MISSING]
    if told:
        yield "" if any(figure.panel for figure in told) else f"Số lớn «{told[0].label}» không dẫn đến nguồn"
    for chart in seen.charts:
        if chart.spec and any(has_points(trace) for trace in chart.spec.get("data", [])):
            yield "" if chart.panel else f"Biểu đồ «{chart.title}» không dẫn đến nguồn"
    for table in seen.tables:
        is_of_figures = (
            table.headings[:1] == ["STT"]
            and not WITHOUT_FIGURES & set(table.headings)
            and "Nguồn" not in table.headings
        )
        if is_of_figures and any(map(tells_figures, table.records())) and seen.page != "nguon":
            yield "" if table.panel else f"Bảng {table.headings[1:4]} không dẫn đến nguồn"


def a_year_to_come_is_no_default(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """Where the address names no year and no period, what the page opens with has begun."""
    this_year = (datetime.now(UTC) + timedelta(hours=7)).year
    for name in ("nam", "ky", "ky_766", "den"):
        shown = seen.shown.get(name, "")
        if name not in seen.address and re.match(r"\d{4}", shown):
            yield "" if int(shown[:4]) <= this_year else f"Mở ra ở {name}={shown}"


SOURCES = (
    every_file_names_documents_or_files,
    every_named_source_is_held,
    the_dashboard_is_never_a_source,
    every_chart_says_in_its_picture_where_it_is_from,
    every_figure_leads_to_its_lines,
    a_year_to_come_is_no_default,
)
