"""A report as PDF, for sending on: set by typst, which is in the package already."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from cchc.reports.form import (
    END,
    ROMAN,
    accompanies,
    authority_lines,
    column_widths,
    date_line,
    decimals_of,
    formatted_cell,
    number_line,
    numbered_heading,
    receiver_lines,
)
from cchc.reports.formats.pictures import chart_drawing
from cchc.reports.model import Report, ReportChart, ReportTable
from cchc.reports.word.text import printable

UPRIGHT, ACROSS = 165.0, 252.0  # millimetres that may be written on
TEMPLATE = Path(__file__).with_name("report.typ")


def write_pdf(report: Report) -> bytes:
    """The report as PDF. What is written on it goes in as data, so nobody's text is ever code."""
    said = printable(json.dumps(report_content(report), ensure_ascii=False))
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"report": said}, ignore_system_fonts=True)


def report_content(report: Report) -> dict[str, Any]:
    """Everything that stands in the report, as texts."""
    office = report.office
    return {
        "title": f"{report.name}: {report.subject}",
        "author": office.issuer or report.unit,
        "band": report.band,
        "superior": office.superior,
        "issuer": office.issuer or report.unit,
        "number": number_line(report),
        "place": date_line(report),
        "name": report.name,
        "subject": report.subject,
        "grounds": list(report.grounds),
        "opening": list(report.opening),
        "sections": [
            {
                "title": numbered_heading(section),
                "level": min(section.level, 3),
                "lines": [line for each in section.passages for line in each.text.split("\n")],
                **figures_content(section.tables, section.charts),
            }
            for section in report.body
        ],
        "closing": report.closing + END,
        "receivers": receiver_lines(report),
        "authority": list(authority_lines(report)),
        "signer": office.signer,
        "annexes": [
            {
                "number": f"Phụ lục {ROMAN[place]}",
                "title": annex.title,
                "accompanies": accompanies(report),
                "is_wide": annex.is_wide,
                **figures_content(annex.tables, annex.charts, is_wide=annex.is_wide),
            }
            for place, annex in enumerate(report.annexes)
        ],
    }


def figures_content(
    tables: Sequence[ReportTable], charts: Sequence[ReportChart], *, is_wide: bool = False
) -> dict[str, Any]:
    """Tables as texts, charts as pictures with their words."""
    return {
        "tables": [
            {
                "title": table.title,
                "headings": list(table.headings),
                "widths": column_widths(table, ACROSS if is_wide else UPRIGHT),
                "numbers": [digits is not None for digits in decimals_of(table)],
                "rows": [
                    [
                        formatted_cell(value, digits)
                        for value, digits in zip(row, decimals_of(table), strict=True)
                    ]
                    for row in table.rows
                ],
                "is_total": table.is_total,
            }
            for table in tables
        ],
        "charts": [
            {
                "picture": chart_drawing(chart),
                "words": chart.alternative,
                "source": f"Nguồn: {chart.source}" if chart.source else "",
            }
            for chart in charts
        ],
    }
