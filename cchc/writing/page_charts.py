"""A chart on a sheet: its figures as cells, and beside them the chart that Excel draws from these very cells."""

from __future__ import annotations

from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from cchc.language import _
from cchc.writing.drawn import BAR, BARS, CELLS, DOTS, GROUND, LINE, DrawnChart, DrawnSeries
from cchc.writing.write_cells import fit_cell
from cchc.writing.write_sheet import A4, FONT, HEADER, Formats, write_cell

WIDTH, ROW_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT, CELL_HEIGHT = 820, 34, 340, 1500, 20  # pixels
SHARES = '#,##0.0" %"'  # grids are coloured by shares; what their cells say may be points
NAMES, FIGURES = 44, 16  # widths of columns, in letters


def write_drawn(book: xlsxwriter.Workbook, sheet: Worksheet, drawn: DrawnChart, top: int) -> None:
    """From row `top` on the chart, so that it is seen first and printed legibly, and below it its figures; a grid of cells
    keeps its colours as a rule of Excel's own."""
    above, top = top, top if drawn.form == CELLS else top + ceil(height_of(drawn) / CELL_HEIGHT) + 1
    box = {**FONT, "border": 1, "border_color": "#B0B0B0"}
    text, header = (
        book.add_format({**box, "text_wrap": True}),
        book.add_format({**box, **HEADER}),
    )
    formats = Formats(book, box)
    heads = [_("Mục"), *(heading_of(series) for series in drawn.series)]
    heads += [_("Ghi trên hình")] if drawn.written else []
    for column, heading in enumerate(heads):
        sheet.write_string(top, column, fit_cell(heading), header)
    sheet.set_column(0, 0, NAMES)
    sheet.set_column(1, max(len(heads) - 1, 1), FIGURES)
    shown = [SHARES if drawn.form == CELLS else number_format_of(series) for series in drawn.series]
    for row, name in enumerate(drawn.categories):
        sheet.write_string(top + 1 + row, 0, fit_cell(name), text)
        for column, series in enumerate(drawn.series, 1):
            write_cell(sheet, top + 1 + row, column, series.values[row], formats.of(shown[column - 1]), text)
        if drawn.written:
            sheet.write_string(top + 1 + row, len(heads) - 1, fit_cell(drawn.written[row]), text)
    if drawn.form == CELLS:
        colour_cells(sheet, drawn, top)
    else:
        made = excel_chart(book, sheet.get_name(), drawn, top)
        sheet.insert_chart(above, 0, made, {"description": drawn.alternative[:2000]})
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def heading_of(series: DrawnSeries) -> str:
    """What a column is called; the unseen part below a floating bar and the second part of a line say so."""
    if series.form == GROUND:
        return _("Bắt đầu từ")
    return _("{name} (tiếp)").format(name=series.name) if series.is_more else series.name


def number_format_of(series: DrawnSeries) -> str:
    """Whole numbers as such, others with two decimals."""
    values = [value for value in series.values if value is not None]
    return "#,##0" if all(value.is_integer() for value in values) else "#,##0.00"


def height_of(drawn: DrawnChart) -> int:
    """Pixels that a chart needs: bars that lie need a line each, those beside each other one and a half."""
    seen = [series for series in drawn.series if series.form != GROUND]
    rows = len(drawn.categories) * (1 if drawn.is_stacked else max(len(seen), 1) * 0.6)
    height = LEAST_HEIGHT if drawn.form != BARS else 120 + int(ROW_HEIGHT * max(rows, len(drawn.categories)))
    return min(max(LEAST_HEIGHT, height), MOST_HEIGHT)


def colour_cells(sheet: Worksheet, drawn: DrawnChart, top: int) -> None:
    """The scale of the page, as a conditional format: it follows a figure that somebody changes."""
    if drawn.scale and drawn.categories and drawn.series:
        low, middle, high = drawn.scale
        colours = {"type": "3_color_scale", "min_color": low, "mid_color": middle, "max_color": high}
        sheet.conditional_format(top + 1, 1, top + len(drawn.categories), len(drawn.series), colours)


def excel_chart(book: xlsxwriter.Workbook, sheet_name: str, drawn: DrawnChart, top: int) -> Any:
    """A chart whose every name, category and value is a cell of the sheet."""
    lies = drawn.form == BARS
    bars = [place for place, series in enumerate(drawn.series) if series.form in (BAR, GROUND)]
    others = [place for place, series in enumerate(drawn.series) if series.form in (LINE, DOTS)]
    kind: dict[str, Any] = {"type": "bar" if lies else "column"} if bars else {"type": "line"}
    made = book.add_chart(kind | ({"subtype": "stacked"} if bars and drawn.is_stacked else {}))
    for place in bars or others:
        made.add_series(series_settings(sheet_name, drawn, place, top))
    if bars and others:
        lines = book.add_chart({"type": "line"})
        for place in others:
            lines.add_series(series_settings(sheet_name, drawn, place, top))
        made.combine(lines)
        if any(drawn.series[place].is_second for place in others):
            names = dict.fromkeys(drawn.series[place].name for place in others)
            lines.set_y2_axis({"name": no_formula(", ".join(names)), "num_format": "#,##0.##"})
    settle(made, sheet_name, drawn)
    return made


def settle(made: Any, sheet_name: str, drawn: DrawnChart) -> None:
    """Title, axes, key and size."""
    made.set_title({"name": no_formula(drawn.title), "name_font": {"size": 13}, "overlay": False})
    values: dict[str, Any] = {"name": no_formula(drawn.axis_title), "major_gridlines": {"visible": False}}
    low = lowest(drawn)
    values |= {"min": low} if low is not None else {}
    if drawn.form == BARS:
        made.set_x_axis(values)
        made.set_y_axis({"reverse": True})
    else:
        made.set_y_axis(values | {"reverse": drawn.is_falling})
        made.set_x_axis({"label_position": "low"})
    seen = [series for series in drawn.series if series.form != GROUND]
    unnamed = [place for place, series in enumerate(drawn.series) if series.form == GROUND or series.is_more]
    several = len({series.name for series in seen}) > 1
    made.set_legend({"position": "bottom", "delete_series": unnamed} if several else {"none": True})
    made.show_blanks_as("gap")
    made.set_size({"width": WIDTH, "height": height_of(drawn)})


def lowest(drawn: DrawnChart) -> float | None:
    """Where the axis begins. Left to itself Excel cuts bars that differ little, and says so nowhere."""
    bars = [
        value for series in drawn.series if series.form == BAR for value in series.values if value is not None
    ]
    return 0.0 if drawn.low is None and bars and min(bars) >= 0 else drawn.low


def series_settings(sheet_name: str, drawn: DrawnChart, place: int, top: int) -> dict[str, Any]:
    """One row of marks over its cells, in the colours of the page."""
    series, last = drawn.series[place], top + len(drawn.categories)
    where, column = f"={quote_sheetname(sheet_name)}!", place + 1
    told: dict[str, Any] = {
        "name": where + xl_range_abs(top, column, top, column),
        "categories": where + xl_range_abs(top + 1, 0, last, 0),
        "values": where + xl_range_abs(top + 1, column, last, column),
    }
    if series.form == GROUND:
        return told | {"fill": {"none": True}, "border": {"none": True}, "gap": 60}
    if (
        drawn.form == BARS
        and drawn.written
        and not (drawn.is_stacked and len(drawn.series) > 1 and not floats(drawn))
    ):
        told["data_labels"] = {"value": True, "num_format": "#,##0.##"}
    if series.form == BAR:
        told |= {"fill": {"color": series.colours[0]}, "gap": 60}
        if len(series.colours) > 1:
            told["points"] = [{"fill": {"color": colour}} for colour in series.colours]
        return told | ({"overlap": 100} if drawn.is_stacked else {})
    colour = series.colours[0]
    marker = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
    line = {"color": colour, "width": 2.25} if series.form == LINE else {"none": True}
    labels = {"value": True, "position": "above", "num_format": "#,##0.##"}
    told |= {"marker": marker, "line": line, "y2_axis": series.is_second}
    return told | ({"data_labels": labels} if len(drawn.series) <= 3 else {})


def floats(drawn: DrawnChart) -> bool:
    """Whether bars hang where the one before ended."""
    return any(series.form == GROUND for series in drawn.series)


def no_formula(text: str) -> str:
    """A text that xlsxwriter does not take for a reference."""
    return text.lstrip("=")[:250]
