"""«Cả trang»: every table and chart of a page in one workbook, with charts that Excel draws from its own cells."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest

from cchc.charts.drawing.as_numbers import as_numbers
from cchc.ui.showing.page_blocks import BLOCKS, ChartBlock, TableBlock
from cchc.ui.showing.whole_page import page_bytes
from cchc.writing.drawn import BARS, CELLS, COLUMNS, DrawnChart, DrawnSeries
from cchc.writing.page_book import ChartSheet, PageBook, TableSheet, write_page_book
from cchc.writing.write import ExportNote
from tests.chart_rows import FIGURES
from tests.test_pages import LONG_AN, opened

NO_SIZES = {"province_tiles"}  # tiles stand for places
MOMENT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
FORMULA = '=HYPERLINK("http://192.0.2.1","x")'


def drawn(name: str) -> DrawnChart:
    build, rows = FIGURES[name]
    made = as_numbers(build(rows))
    assert made is not None
    return made


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_form_of_figure_is_read_back_as_names_and_numbers(name: str) -> None:
    build, rows = FIGURES[name]
    made = as_numbers(build(rows))
    assert (made is None) == (name in NO_SIZES)
    if made:
        assert made.categories
        assert all(made.categories)
        assert any(value is not None for series in made.series for value in series.values)
        assert all(len(series.values) == len(made.categories) for series in made.series)
        assert all(series.name or series.form == "ground" for series in made.series)


def test_marks_keep_their_values_names_and_colours() -> None:
    assert drawn("deduction_bars").series[0].values == (4.71, 2.62, None)
    states = drawn("dossier_bars")
    named = [(series.name, series.is_second) for series in states.series]
    assert named[0] == ("Trước hạn", False)
    assert named[-1] == ("Tỷ lệ đúng hạn (%)", True)
    assert [series.name for series in drawn("dumbbell").series] == ["2022", "2023"]
    assert drawn("rank_trend").is_falling
    assert (drawn("area_heatmap").form, drawn("task_bars").form) == (CELLS, BARS)


def test_a_line_that_is_broken_on_the_page_is_broken_in_excel() -> None:
    rows = [series.values for series in drawn("score_trend").series]
    assert rows == [(71.5, 80.0, None, 78.97), (None, None, 70.25, None)]


def test_a_broken_line_is_one_column_and_its_parts_follow_it() -> None:
    chart = drawn("score_trend")
    content = write_page_book(PageBook("A", "", "7", MOMENT), [ChartSheet("A", chart, "", [])])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
    top = next(cell.row for cell in sheet["A"] if cell.value == "Mục")
    heads = [cell.value for cell in sheet[top] if cell.value]
    assert heads == ["Mục", chart.series[0].name, "Ghi trên hình"][: len(heads)]
    assert [cell.value for cell in sheet["B"][top : top + 4]] == [71.5, 80.0, 70.25, 78.97]
    hidden = [name for name, column in sheet.column_dimensions.items() if column.hidden]
    assert len(hidden) == 1  # neighbours of one width are one entry
    behind = [
        cell.value for row in sheet.iter_rows(min_row=top + 1) for cell in row[2:] if cell.data_type == "f"
    ]
    assert sorted(behind) == [f"=B{top + place}" for place in (1, 2, 3, 4)]


def test_a_page_of_too_many_blocks_says_what_its_file_leaves_out(real_figures: str) -> None:
    content = page_bytes(real_figures, "A", "", (), "vi", 3)
    index = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert "còn 3 bảng, hình sau đó không có trong tệp" in " ".join(str(cell.value) for cell in index["A"])


def test_periods_have_their_whole_names_and_bars_without_sign_say_so() -> None:
    for name in ("dossier_bars", "channel_bars", "rate_panels", "index766_trend"):
        assert all(re.search(r"\b20\d\d\b", period) for period in drawn(name).categories), name
    assert drawn("index_trend").categories == ("2020", "2021", "2023")
    assert "Điểm (độ dài thanh)" in {series.name for series in drawn("change_waterfall").series}
    assert drawn("change_waterfall").written[3] == "−0,71"


def book_of(page: Any, database: str) -> Any:
    blocks = tuple(page.session_state[BLOCKS].values())
    assert {type(block) for block in blocks} == {ChartBlock, TableBlock}
    return openpyxl.load_workbook(io.BytesIO(page_bytes(database, "Điểm trừ", "Năm: 2023", blocks, "vi")))


def test_the_workbook_of_a_page_holds_what_it_shows(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "diem_tru", don_vi=LONG_AN, nam="2023")
    book = book_of(page, real_figures)
    index = book["Mục lục"]
    links = [cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink]
    assert [link.split("!")[0].strip("'") for link in links] == [
        name for name in book.sheetnames if name.startswith(("Bảng", "Hình"))
    ]
    said = [str(cell.value) for row in index.iter_rows() for cell in row if cell.value]
    assert {"Điểm trừ", "Năm: 2023"} <= set(said)
    assert said[said.index("Nguồn") + 1] != "—"
    assert book.properties.title == "Điểm trừ"
    charts = [sheet for sheet in book if sheet._charts]
    assert charts
    lost = [cell.value for cell in charts[0]["B"] if isinstance(cell.value, float)]
    assert sum(lost) == pytest.approx(21.03)


def test_a_chart_names_cells_only_and_no_text_becomes_a_formula() -> None:
    series = (
        DrawnSeries(FORMULA, "bar", ("#C73609",), (1.5, None)),
        DrawnSeries("+1", "line", ("#2B74C4",), (98.0, 97.5), is_second=True),
    )
    chart = DrawnChart(FORMULA, COLUMNS, (FORMULA, "@x"), series, axis_title="=A1")
    note = ExportNote(FORMULA, FORMULA, {FORMULA: FORMULA}, "7", MOMENT, [FORMULA])
    table = TableSheet(pd.DataFrame({"unit": [FORMULA], "score": [1278.97]}), note)
    forms = [replace(chart, form=form, is_stacked=True) for form in (BARS, CELLS, COLUMNS)]
    sheets = [ChartSheet(FORMULA, each, FORMULA, [FORMULA]) for each in forms]
    content = write_page_book(PageBook(FORMULA, FORMULA, "7", MOMENT), [table, *sheets])
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert {cell.number_format for cell in cells if cell.value == 1278.97} == {"#,##0.00"}
    with ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower()]
        told = "".join(parts.read(name).decode() for name in parts.namelist() if "/charts/chart" in name)
    assert "192.0.2.1" not in "".join(piece.split("</c:f>")[0] for piece in told.split("<c:f>")[1:])
    assert "2B74C4" in told


def test_a_period_is_named_for_itself_and_a_day_is_written_as_one() -> None:
    assert drawn("percentile_trend").categories == ("2021", "2023")
    dated = go.Figure([go.Scatter(x=[datetime(2026, 2, 4)], y=[1.5], mode="lines", name="Còn lại")])
    dated.update_layout(meta={"title": "", "key": "", "alt": ""})
    read = as_numbers(dated)
    assert read
    assert read.categories == ("04/02/2026",)


def test_what_is_not_final_keeps_its_sign_and_a_figure_what_is_said_above_it() -> None:
    assert drawn("score_trend").written == ("", "○", "", "")
    assert drawn("rebased_trend").written[1] == "○ Đã công bố, Tính lại trên phần chung"
    assert drawn("dumbbell").written[0].startswith("▲")  # there hollow is the year before
    assert drawn("scenario_waterfall").said[0] == "Kịch bản — không phải số liệu công bố"
    assert drawn("rank_dots").said[0] == "Trục bắt đầu từ 65, không từ 0"


def test_what_nobody_told_is_blank_and_no_row_of_marks_is_empty() -> None:
    early, _on_time, merged, late = [series.values for series in drawn("dossier_bars").series][:4]
    assert (early, merged, late) == ((40.0, None, None), (None, 83.0, None), (2.0, 0.0, None))
    assert drawn("task_bars").series[0].values == (None, 7.0)
    build, rows = FIGURES["pace_bars"]
    without = as_numbers(build(rows.assign(expected_share=None)))
    assert without
    assert len(without.series) == 1


def test_a_grid_says_what_colours_it_and_what_its_cells_say() -> None:
    repeated = drawn("repeated_heatmap")
    assert repeated.said == ("Màu theo phần điểm tối đa bị mất",)
    assert repeated.written[0] == "2022: −3,00; 2023: −2,00"
    assert (drawn("coverage_tiles").written[0], drawn("area_heatmap").written) == (
        "PAR INDEX: 38/63; SIPAS: 20/63",
        (),
    )
    sheets = [ChartSheet("Mất điểm", repeated, "", ())]
    book = openpyxl.load_workbook(io.BytesIO(write_page_book(PageBook("", "", "7", MOMENT), sheets)))
    cells = {cell.value: cell.number_format for row in book["Hình 1"].iter_rows() for cell in row}
    assert cells[30] == '#,##0.0" %"'
    assert "Màu theo phần điểm tối đa bị mất" in cells


def test_bars_of_figures_that_differ_little_begin_at_nought() -> None:
    chart = DrawnChart("", BARS, ("A", "B"), (DrawnSeries("Điểm", "bar", ("#C73609",), (95.0, 96.0)),))
    content = write_page_book(PageBook("", "", "7", MOMENT), [ChartSheet("", chart, "", ())])
    with ZipFile(io.BytesIO(content)) as parts:
        assert '<c:min val="0.0"/>' in parts.read("xl/charts/chart1.xml").decode()
