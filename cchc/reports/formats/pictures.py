"""Charts of documents as pictures, set by typst from the same rows as their tables, without a browser (decision 0050)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import typst

from cchc import words
from cchc.reports.model import ReportChart
from cchc.reports.word.text import printable

TEMPLATE = Path(__file__).with_name("chart.typ")
PER_INCH = 200.0


def chart_picture(chart: ReportChart) -> bytes:
    """A PNG, 160 mm wide."""
    return compiled_chart(chart, "png")


def chart_drawing(chart: ReportChart) -> str:
    """The same as SVG, for what is set by typst itself."""
    return compiled_chart(chart, "svg").decode()


def compiled_chart(chart: ReportChart, form: Literal["png", "svg"]) -> bytes:
    """The chart on a page of its own size. What is written on it goes in as data, so nobody's text is ever code."""
    said = printable(json.dumps(chart_content(chart), ensure_ascii=False))
    return typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"chart": said}, ignore_system_fonts=True, format=form, ppi=PER_INCH
    )


def chart_content(chart: ReportChart) -> dict[str, object]:
    """Texts and shares from 0 to 1 of the longest value."""
    values = [value for _name, row in chart.series for value in row if value is not None]
    most = max([*map(abs, values), 0.0]) or 1.0
    return {
        "title": chart.title,
        "form": chart.form,
        "unit": chart.unit,
        "categories": list(chart.categories),
        "series": [
            {
                "name": name,
                "shares": [None if value is None else value / most for value in row],
                "texts": ["" if value is None else words.quantity(value) for value in row],
            }
            for name, row in chart.series
        ],
    }
