"""A chart on a sheet: its figures as cells, and beside them the chart that Excel draws from these very cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.language import _
from cchc.writing.chart_numbers import chart_number_format
from cchc.writing.drawn import BAR, BARS, CELLS, DOTS, GROUND, LINE, DrawnChart, DrawnSeries
from cchc.writing.write_cells import fit_cell
from cchc.writing.write_sheet import A4, FONT, HEADER, Formats, write_cell

WIDTH, ROW_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT, CELL_HEIGHT = 820, 34, 340, 1500, 20  # pixels
SHARES = '#,##0.0" %"'  # grids are coloured by shares; what their cells say may be points
NAMES, FIGURES = 44, 16  # widths of columns, in letters


def write_drawn(book: xlsxwriter.Workbook, sheet: Worksheet, drawn: DrawnChart, top: int) -> None:
    """From row `top` on the chart, so that it is seen first and printed legibly, and below it its figures; a grid of cells
    keeps its colours as a rule of Excel's own."""
    above, top = top, top if drawn.form == CELLS else top + ceil(chart_height(drawn) / CELL_HEIGHT) + 1
    box = {**FONT, "border": 1, "border_color": "#B0B0B0"}
    text, header = (
        book.add_format({**box, "text_wrap": True}),
        book.add_format({**box, **HEADER}),
    )
    formats = Formats(book, box)
    laid = lay_columns(drawn.series)
    heads = [_("Mục"), *(heading_of(series) for series in laid.read)]
    heads += [_("Ghi trên hình")] if drawn.written else []
    for column, heading in enumerate(heads):
        sheet.write_string(top, column, fit_cell(heading), header)
    sheet.set_column(0, 0, NAMES)
    sheet.set_column(1, max(len(heads) - 1, 1), FIGURES)
    shown = [SHARES if drawn.form == CELLS else number_format_of(series) for series in laid.read]
    for row, name in enumerate(drawn.categories):
        sheet.write_string(top + 1 + row, 0, fit_cell(name), text)
        for column, series in enumerate(laid.read, 1):
            write_cell(sheet, top + 1 + row, column, series.values[row], formats.of(shown[column - 1]), text)
        if drawn.written:
            sheet.write_string(top + 1 + row, len(heads) - 1, fit_cell(drawn.written[row]), text)
    if drawn.form == CELLS:
        colour_cells(sheet, drawn, top)
    else:
        write_pieces(sheet, drawn, laid, top, len(heads))
        made = excel_chart(book, sheet.get_name(), drawn, laid, top, len(heads))
        sheet.insert_chart(above, 0, made, {"description": drawn.alternative[:2000]})
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


@dataclass(frozen=True)
class LaidColumns:
    """The columns that people read, one for each line however often it is broken; and the place among them of each row of
    marks. `pieces` are the rows of marks of broken lines: each is drawn from a hidden column that takes its cells from these."""

    read: tuple[DrawnSeries, ...]
    places: tuple[int, ...]
    pieces: tuple[int, ...]


def lay_columns(series: Sequence[DrawnSeries]) -> LaidColumns:
    """Parts of one line in one column: they never have a figure in the same row."""
    read: list[DrawnSeries] = []
    places: list[int] = []
    for each in series:
        if each.is_more and read:
            whole = zip(read[-1].values, each.values, strict=True)
            read[-1] = replace(read[-1], values=tuple(b if a is None else a for a, b in whole))
        else:
            read.append(each)
        places.append(len(read) - 1)
    pieces = tuple(number for number, place in enumerate(places) if places.count(place) > 1)
    return LaidColumns(tuple(read), tuple(places), pieces)


def write_pieces(sheet: Worksheet, drawn: DrawnChart, laid: LaidColumns, top: int, first: int) -> None:
    """Behind the columns that are read, hidden ones for the parts of broken lines: each cell is that of its figure."""
    for column, number in enumerate(laid.pieces, first):
        sheet.set_column(column, column, None, None, {"hidden": True})
        for row, value in enumerate(drawn.series[number].values, top + 1):
            if value is not None:
                sheet.write_formula(
                    row, column, f"={xl_rowcol_to_cell(row, laid.places[number] + 1)}", None, value
                )


def heading_of(series: DrawnSeries) -> str:
    """What a column is called; the unseen part below a floating bar says so."""
    return _("Bắt đầu từ") if series.form == GROUND else series.name


def number_format_of(series: DrawnSeries) -> str:
    """Whole numbers as such, others with two decimals."""
    values = [value for value in series.values if value is not None]
    return "#,##0" if all(value.is_integer() for value in values) else "#,##0.00"


def chart_height(drawn: DrawnChart) -> int:
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


def excel_chart(
    book: xlsxwriter.Workbook, sheet_name: str, drawn: DrawnChart, laid: LaidColumns, top: int, hidden: int
) -> Any:
    """A chart whose every name, category and value is a cell of the sheet."""
    lies = drawn.form == BARS
    cells = partial(chart_cells, sheet_name, laid, (top, top + len(drawn.categories)), hidden)
    bars = [place for place, series in enumerate(drawn.series) if series.form in (BAR, GROUND)]
    others = [place for place, series in enumerate(drawn.series) if series.form in (LINE, DOTS)]
    kind: dict[str, Any] = {"type": "bar" if lies else "column"} if bars else {"type": "line"}
    made = book.add_chart(kind | ({"subtype": "stacked"} if bars and drawn.is_stacked else {}))
    for place in bars or others:
        made.add_series(series_settings(drawn, place, cells(place)))
    if bars and others:
        lines = book.add_chart({"type": "line"})
        for place in others:
            lines.add_series(series_settings(drawn, place, cells(place)))
        made.combine(lines)
        if any(drawn.series[place].is_second for place in others):
            names = dict.fromkeys(drawn.series[place].name for place in others)
            lines.set_y2_axis({"name": no_formula(", ".join(names)), "num_format": "General"})
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
    made.show_hidden_data()  # parts of broken lines
    made.set_size({"width": WIDTH, "height": chart_height(drawn)})


def lowest(drawn: DrawnChart) -> float | None:
    """Where the axis begins. Left to itself Excel cuts bars that differ little, and says so nowhere."""
    bars = [
        value for series in drawn.series if series.form == BAR for value in series.values if value is not None
    ]
    return 0.0 if drawn.low is None and bars and min(bars) >= 0 else drawn.low


def chart_cells(
    sheet_name: str, laid: LaidColumns, rows: tuple[int, int], hidden: int, place: int
) -> dict[str, Any]:
    """Where the name, the categories and the values of a row of marks stand; `rows` from the heading to the last."""
    where, column = f"={quote_sheetname(sheet_name)}!", laid.places[place] + 1
    values = hidden + laid.pieces.index(place) if place in laid.pieces else column
    top, last = rows
    return {
        "name": where + xl_range_abs(top, column, top, column),
        "categories": where + xl_range_abs(top + 1, 0, last, 0),
        "values": where + xl_range_abs(top + 1, values, last, values),
    }


def series_settings(drawn: DrawnChart, place: int, cells: dict[str, Any]) -> dict[str, Any]:
    """One row of marks over its cells, in the colours of the page."""
    series, told = drawn.series[place], cells
    if series.form == GROUND:
        return told | {"fill": {"none": True}, "border": {"none": True}, "gap": 60}
    if (
        drawn.form == BARS
        and drawn.written
        and not (drawn.is_stacked and len(drawn.series) > 1 and not floats(drawn))
    ):
        told["data_labels"] = {"value": True, "num_format": chart_number_format(series.values)}
    if series.form == BAR:
        told |= {"fill": {"color": series.colours[0]}, "gap": 60}
        if len(series.colours) > 1:
            told["points"] = [{"fill": {"color": colour}} for colour in series.colours]
        return told | ({"overlap": 100} if drawn.is_stacked else {})
    colour = series.colours[0]
    marker = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
    line = {"color": colour, "width": 2.25} if series.form == LINE else {"none": True}
    labels = {
        "value": True,
        "position": "above",
        "num_format": chart_number_format(series.values),
    }
    told |= {"marker": marker, "line": line, "y2_axis": series.is_second}
    return told | ({"data_labels": labels} if len(drawn.series) <= 3 else {})


def floats(drawn: DrawnChart) -> bool:
    """Whether bars hang where the one before ended."""
    return any(series.form == GROUND for series in drawn.series)


def no_formula(text: str) -> str:
    """A text that xlsxwriter does not take for a reference."""
    return text.lstrip("=")[:250]
