"""A briefing as PowerPoint: the finding as title, a native chart that can be edited, source and data version at the foot."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as SlideShow
from pptx.slide import Slide as MadeSlide
from pptx.util import Inches, Length, Pt

from cchc import words
from cchc.language import _
from cchc.reports.briefing import Briefing, speaker_notes
from cchc.reports.formats.zipped import same_bytes
from cchc.reports.model import Finding, ReportChart, ReportTable
from cchc.reports.word.text import for_property, printable
from cchc.writing.chart_numbers import chart_number_format

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
SIDE = Inches(0.6)
FONT = "Arial"


def colour_of(code: str) -> RGBColor:
    """A colour by its six hexadecimal digits."""
    made: RGBColor = RGBColor.from_string(code)  # type: ignore[no-untyped-call]
    return made


ACCENT, QUIET, INK = (
    colour_of("0B5CAD"),
    colour_of("4A5866"),
    colour_of("14202B"),
)
COLOURS = (ACCENT, colour_of("C75B00"), colour_of("00805E"))
WHOLE = 100.0  # percent
LONG_TITLE = 110  # letters from which a title is set smaller
BLANK_LAYOUT = 6
MOST_LETTERS = 180  # of a cell, so that a table stays on its slide


def write_slides(made: Briefing) -> bytes:
    """A `.pptx`; the same briefing gives the same bytes."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    first = add_slide(show)
    write_text(first, made.title, Inches(2.4), Inches(1.6), Pt(40), bold=True)
    write_text(first, made.subtitle, Inches(4.1), Inches(0.8), Pt(24), colour=QUIET)
    write_sources(first, made, "")
    for finding in made.findings:
        write_finding(show, made, finding)
    set_properties(show, made)
    written = BytesIO()
    show.save(written)
    return same_bytes(written.getvalue(), made.changed_at)


def add_slide(show: SlideShow) -> MadeSlide:
    """An empty slide."""
    made: MadeSlide = show.slides.add_slide(show.slide_layouts[BLANK_LAYOUT])
    return made


def write_finding(show: SlideShow, made: Briefing, finding: Finding) -> None:
    """A finding with its chart or table."""
    page = add_slide(show)
    size = Pt(22) if len(finding.title) > LONG_TITLE else Pt(28)
    write_text(page, finding.title, Inches(0.35), Inches(1.35), size, bold=True, colour=ACCENT)
    if finding.chart:
        add_native_chart(page, finding.chart)
    if finding.table:
        add_slide_table(page, finding.table)
    write_sources(page, made, finding.source)
    if notes := page.notes_slide.notes_text_frame:
        notes.text = printable(speaker_notes(finding))


def write_text(
    page: MadeSlide,
    text: str,
    top: Length,
    height: Length,
    size: Length,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
) -> None:
    """A text over the whole width."""
    box = page.shapes.add_textbox(SIDE, top, Length(WIDTH - 2 * SIDE), height)
    frame = box.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    run = frame.paragraphs[0].add_run()
    run.text = printable(text)
    run.font.size, run.font.bold, run.font.name = size, bold, FONT
    run.font.color.rgb = colour


def add_native_chart(page: MadeSlide, chart: ReportChart) -> None:
    """A chart that PowerPoint keeps as a chart, with its figures in a sheet behind it."""
    written = chart_number_format(value for _name, values in chart.series for value in values)
    data: Any = CategoryChartData(  # type: ignore[no-untyped-call]
        number_format=written
    )
    data.categories = list(reversed(chart.categories)) if chart.form == "bars" else list(chart.categories)
    for name, values in chart.series:
        data.add_series(printable(name), list(reversed(values)) if chart.form == "bars" else list(values))
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.form == "bars" else XL_CHART_TYPE.LINE_MARKERS
    frame: Any = page.shapes.add_chart(kind, SIDE, Inches(1.8), Length(WIDTH - 2 * SIDE), Inches(4.9), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(chart.alternative))
    made = frame.chart
    made.font.size, made.font.name = Pt(14), FONT
    made.has_title = True
    made.chart_title.text_frame.text = printable(
        f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    )
    made.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    made.value_axis.has_major_gridlines = False
    keep_within_whole(made.value_axis, chart)
    plot = made.plots[0]
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(14)
    if chart.form == "line":
        is_full = made.value_axis.maximum_scale == WHOLE  # above points at the top there is the title
        plot.data_labels.position = XL_LABEL_POSITION.BELOW if is_full else XL_LABEL_POSITION.ABOVE
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = written, False
    for place, series in enumerate(plot.series):
        colour = COLOURS[place % len(COLOURS)]
        if chart.form == "bars":
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour
        else:
            series.format.line.color.rgb = colour
            series.smooth = False


def keep_within_whole(axis: Any, chart: ReportChart) -> None:
    """An axis of shares ends at the whole: left to itself it goes on to «100,2 %», which nothing can be."""
    values = [value for _name, row in chart.series for value in row if value is not None]
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "General", False
    if chart.unit == "%" and values and min(values) >= 0 and max(values) <= WHOLE:
        axis.maximum_scale = WHOLE


def add_slide_table(page: MadeSlide, table: ReportTable) -> None:
    """A table of texts, its heading on the accent."""
    rows, columns = len(table.rows) + 1, len(table.headings)
    height = Inches(min(4.9, 0.45 * rows))
    made: Any = page.shapes.add_table(
        rows, columns, SIDE, Inches(1.8), Length(WIDTH - 2 * SIDE), height
    ).table
    lengths = [
        max(len(str(row[place] or "")) for row in (table.headings, *table.rows)) for place in range(columns)
    ]
    shares = [min(max(length, 8), 60) for length in lengths]
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Length(int((WIDTH - 2 * SIDE) * share / sum(shares)))
    for place, row in enumerate((table.headings, *table.rows)):
        for cell, value, digits in zip(made.rows[place].cells, row, table.decimals, strict=True):
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = printable("" if value is None else str(value))[:MOST_LETTERS]
            run.font.size, run.font.name, run.font.bold = Pt(13), FONT, place == 0
            if digits is not None:
                paragraph.alignment = PP_ALIGN.RIGHT


def write_sources(page: MadeSlide, made: Briefing, source: str) -> None:
    """Where the figures are from, and of which state of the data."""
    data = _("Phiên bản dữ liệu {version}, cập nhật lúc {changed_at}").format(
        version=made.version, changed_at=words.moment(made.changed_at)
    )
    told = [made.band, _("Nguồn: {sources}").format(sources=source) if source else "", data]
    write_text(
        page, " · ".join(part for part in told if part), Inches(6.85), Inches(0.45), Pt(12), colour=QUIET
    )


def set_properties(show: SlideShow, made: Briefing) -> None:
    """What the file says of itself; its times are those of the data."""
    told = show.core_properties
    told.title, told.author, told.language = for_property(made.title), for_property(made.title), "vi-VN"
    moment = (made.changed_at or datetime(2000, 1, 1, tzinfo=UTC)).replace(tzinfo=None)
    told.created = told.modified = moment
    told.last_modified_by, told.revision = "", 1
