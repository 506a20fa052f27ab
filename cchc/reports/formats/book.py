"""The figures of a report as a workbook: an index, a sheet for each table, charts that Excel draws from the sheets themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from math import ceil

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc.reports.form import decimals_of
from cchc.reports.formats.zipped import same_bytes
from cchc.reports.model import Annex, Report, ReportChart, ReportTable
from cchc.reports.word.text import for_property, printable
from cchc.writing.chart_numbers import chart_number_format
from cchc.writing.index_sheet import link_to_index, list_sheets

INDEX = "Mục lục"
FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
HEADER = {
    **FONT,
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "bg_color": "#E8EEF4",
}
COLOURS = ("#0B5CAD", "#C75B00", "#00805E")
FIRST_ROW = 3  # of a table: title, source and an empty row stand above
WIDEST, NARROWEST = 60, 9
A4 = 9
LINE = 13.5  # points


def write_book(report: Report) -> bytes:
    """An `.xlsx` with the tables and charts of a report; the same report gives the same bytes."""
    written = BytesIO()
    moment = (report.changed_at or datetime(2000, 1, 1, tzinfo=UTC)).replace(tzinfo=None)
    with xlsxwriter.Workbook(
        written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties(
            {
                "title": for_property(f"{report.name}: {report.subject}"),
                "author": for_property(report.unit),
                "created": moment,
                "comments": for_property(report.band),
            }
        )
        index = book.add_worksheet(INDEX)
        lines = [
            (f"{number}", title, write_sheet(book, f"Bảng {number}", title, table))
            for number, (title, table) in enumerate(tables_of(report), 1)
        ]
        charts = [(f"Hình {number}", chart) for number, chart in enumerate(charts_of(report.annexes), 1)]
        for name, chart in charts:
            write_chart(book, name, chart)
        write_index(book, index, report, lines, charts)
    return same_bytes(written.getvalue(), report.changed_at)


def tables_of(report: Report) -> list[tuple[str, ReportTable]]:
    """Every table with its title, that of its section or annex where it has none."""
    of_sections = [
        (table.title or section.title, table) for section in report.sections for table in section.tables
    ]
    return of_sections + [
        (table.title or annex.title, table) for annex in report.annexes for table in annex.tables
    ]


def charts_of(annexes: tuple[Annex, ...]) -> list[ReportChart]:
    """Every chart of the annexes."""
    return [chart for annex in annexes for chart in annex.charts]


def write_sheet(book: Workbook, name: str, title: str, table: ReportTable) -> str:
    """A table on a sheet of its own that prints on one page's width; gives the sheet's name."""
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, printable(title), book.add_format({**FONT, "bold": True, "font_size": 12}))
    link_to_index(book, sheet, 1, INDEX)
    for column, heading in enumerate(table.headings):
        sheet.write_string(FIRST_ROW, column, printable(heading), book.add_format(HEADER))
        sheet.set_column(column, column, width_of(table, column))
    for place, row in enumerate(table.rows):
        is_sum = table.is_total and place == len(table.rows) - 1
        for column, (value, digits) in enumerate(zip(row, decimals_of(table), strict=True)):
            form = {**FONT, "border": 1, "text_wrap": digits is None, "bold": is_sum}
            write_value(book, sheet, FIRST_ROW + 1 + place, column, value, digits, form)
        sheet.set_row(FIRST_ROW + 1 + place, LINE * lines_in_row(table, row))
    sheet.freeze_panes(FIRST_ROW + 1, 0)
    lie_on_paper(
        sheet, is_wide=sum(width_of(table, column) for column in range(len(table.headings))) > WIDEST + 30
    )
    sheet.repeat_rows(FIRST_ROW)
    return name


def write_value(
    book: Workbook,
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | float | None,
    digits: int | None,
    form: dict[str, object],
) -> None:
    """A number as a number with its decimals, a text as a text; blank stays blank."""
    if value is None:
        sheet.write_blank(row, column, None, book.add_format(form))
    elif isinstance(value, str):
        sheet.write_string(row, column, printable(value), book.add_format(form))
    else:
        shown = "#,##0" + ("." + "0" * digits if digits else "")
        sheet.write_number(row, column, value, book.add_format({**form, "num_format": shown}))


def width_of(table: ReportTable, column: int) -> int:
    """As wide as its longest value, within reason."""
    longest = max(len(str(row[column] or "")) for row in (table.headings, *table.rows))
    return min(max(longest + 2, NARROWEST), WIDEST)


def lines_in_row(table: ReportTable, row: tuple[str | float | None, ...]) -> int:
    """How many lines the longest text of a row takes in its column."""
    return max(
        ceil(len(str(value or "")) * 1.1 / width_of(table, place)) or 1 for place, value in enumerate(row)
    )


def write_chart(book: Workbook, name: str, chart: ReportChart) -> None:
    """The figures of a chart, and beside them the chart that Excel draws from these cells."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({**FONT, "bold": True})
    title = printable(f"{chart.title} ({chart.unit})" if chart.unit else chart.title)
    sheet.write_string(0, 0, title, book.add_format({**FONT, "bold": True, "font_size": 12}))
    link_to_index(book, sheet, 1, INDEX)
    for place, category in enumerate(chart.categories):
        sheet.write_string(FIRST_ROW + 1 + place, 0, printable(category), book.add_format(FONT))
    sheet.set_column(0, 0, WIDEST / 2)
    drawn = book.add_chart({"type": "bar" if chart.form == "bars" else "line"})
    last = FIRST_ROW + len(chart.categories)
    where = quote_sheetname(name)
    for number, (series, values) in enumerate(chart.series, 1):
        sheet.write_string(FIRST_ROW, number, printable(series), bold)
        for place, value in enumerate(values):
            if value is not None:
                sheet.write_number(
                    FIRST_ROW + 1 + place, number, value, book.add_format({**FONT, "num_format": "#,##0.00"})
                )
        colour = COLOURS[(number - 1) % len(COLOURS)]
        drawn.add_series(
            {
                "name": f"={where}!{xl_range_abs(FIRST_ROW, number, FIRST_ROW, number)}",
                "categories": f"={where}!{xl_range_abs(FIRST_ROW + 1, 0, last, 0)}",
                "values": f"={where}!{xl_range_abs(FIRST_ROW + 1, number, last, number)}",
                "data_labels": {"value": True, "num_format": chart_number_format(values)},
                "fill": {"color": colour},
                "line": {"color": colour},
            }
        )
    # By its cell: a title that begins with «=» would itself be read as a reference.
    drawn.set_title({"name": [name, 0, 0], "name_font": {"size": 12}})
    drawn.set_legend({"position": "bottom"} if chart.series[1:] else {"none": True})
    if chart.form == "bars":
        drawn.set_y_axis({"reverse": True})
        drawn.set_x_axis({"major_gridlines": {"visible": False}})
    drawn.show_blanks_as("gap")
    drawn.set_size({"width": 760, "height": max(280, 60 + 34 * len(chart.categories))})
    sheet.insert_chart(FIRST_ROW, len(chart.series) + 2, drawn, {"description": printable(chart.alternative)})
    lie_on_paper(sheet, is_wide=True)


def lie_on_paper(sheet: Worksheet, *, is_wide: bool) -> None:
    """A4, one page wide."""
    sheet.set_paper(A4)
    if is_wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)


def write_index(
    book: Workbook,
    sheet: Worksheet,
    report: Report,
    tables: list[tuple[str, str, str]],
    charts: list[tuple[str, ReportChart]],
) -> None:
    """What the workbook holds, with links; of which state of the data, from which documents."""
    bold = book.add_format({**FONT, "bold": True, "font_size": 12})
    sources = [f"Nguồn: {each}" for each in report.sources]
    above = [
        report.band,
        f"{report.name}: {report.subject}",
        f"Phiên bản dữ liệu: {report.version}",
        *sources,
    ]
    told = [printable(line) for line in above if line]
    for row, line in enumerate(told):
        sheet.write_string(row, 0, line, None if row else bold)
    first = len(told) + 1
    listed = [(name, title) for _number, title, name in tables] + [
        (name, chart.title) for name, chart in charts
    ]
    list_sheets(book, sheet, first, [(name, printable(title)) for name, title in listed])
    lie_on_paper(sheet, is_wide=False)
