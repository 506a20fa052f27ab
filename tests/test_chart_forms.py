"""What each figure promises: what is missing stays missing, what differs is not joined, the worst is on top."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from cchc.charts.change.area import area_heatmap
from cchc.charts.change.change import dumbbell
from cchc.charts.change.index766_trend import index766_trend
from cchc.charts.change.trend import index_trend, score_trend
from cchc.charts.drawing import theme
from cchc.charts.drawing.cut_axis import marks_up_to, round_start
from cchc.charts.drawing.labels import line_count, wrap
from cchc.charts.drawing.named_cells import ABOVE, CELL, LIFT, NamedCells
from cchc.charts.drawing.named_rows import LINE, NamedRows
from cchc.charts.drawing.not_final import signs
from cchc.charts.drawing.periods import named_places, rate_line
from cchc.charts.parts.appraisal import self_against_appraised
from cchc.charts.parts.channel import channel_bars
from cchc.charts.parts.deduction import deduction_bars, deduction_pareto, deduction_waterfall
from cchc.charts.parts.index766 import index766_bars, index766_heat
from cchc.charts.progress.dossier import dossier_bars
from cchc.charts.progress.rates import rate_panels
from cchc.charts.progress.task import task_bars
from cchc.charts.ranking.late import late_bars
from cchc.charts.ranking.profile import profile_dots
from cchc.charts.ranking.province_indices import index_ladder, percentile_trend
from cchc.charts.ranking.rank import rank_dots
from tests.chart_rows import (
    AREAS,
    BREAKS,
    CHANNELS,
    CRITERIA,
    DOSSIERS,
    FIGURES,
    GROUP_ROWS,
    HEAT,
    INDEX_PLACES,
    LATE,
    MAXIMA,
    PLACES,
    PROFILE,
    PROVINCES,
    RATES,
    READINGS_766,
    TASKS,
    TOTALS,
    UNITS,
    texts,
    traces,
)


def test_worst_area_is_drawn_on_top() -> None:
    figure = deduction_bars(AREAS, "Mất ở đâu?")
    bars = traces(figure, "bar")[0]
    assert bars.customdata[0] == "Cải cách tổ chức bộ máy hành chính"
    assert bars.y[0] < bars.y[1], "the axis runs downward"
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_an_unknown_deduction_has_no_bar_and_is_written_as_a_dash() -> None:
    figure = deduction_bars(AREAS, "Mất ở đâu?")
    assert traces(figure, "bar")[0].x[2] is None
    assert figure.data[-1].text[2].strip().startswith("—")


def test_where_no_deduction_is_known_no_empty_axis_is_drawn() -> None:
    figure = deduction_bars(AREAS.assign(deduction=None), "Mất ở đâu?")
    assert not figure.data
    assert texts(figure) == "Không có số để vẽ cho lựa chọn này."
    assert signs(figure) == "", "nothing carries a star"


def test_the_waterfall_ends_at_the_score() -> None:
    figure = deduction_waterfall(AREAS.dropna(), "Còn lại bao nhiêu?")
    totals = traces(figure, "scatter")[0]
    assert totals.x == pytest.approx((24, 11.38 + 5.29))
    losses = traces(figure, "bar")[0]
    assert losses.base[0] + losses.x[0] == pytest.approx(24)


def test_a_waterfall_begins_where_its_steps_differ_and_says_so() -> None:
    lost = AREAS.dropna().assign(max_score=[40.0, 60.0], deduction=[2.18, 1.95])
    figure = deduction_waterfall(lost, "Còn lại bao nhiêu?")
    start, _end = figure.layout.xaxis.range
    assert 95 <= start < 95.87
    assert f"Trục bắt đầu từ {start:n}, không từ 0" in figure.layout.meta["key"]


@pytest.mark.parametrize(
    ("low", "high", "start"),
    [(84.34, 94.46, 82.0), (0.70, 0.71, 0.698), (10, 90, 0.0), (0, 0, 0.0), (97, 97, 96.0), (-3, 5, 0.0)],
)
def test_a_cut_axis_begins_at_a_round_figure_below_the_lowest(low: float, high: float, start: float) -> None:
    assert round_start(low, high) == pytest.approx(start)
    assert round_start(low, high) <= max(low, 0)


def test_the_pareto_has_its_points_at_the_bars_and_reaches_one_hundred_percent() -> None:
    figure = deduction_pareto(AREAS, "Ít lĩnh vực, nhiều điểm")
    labels = [text.strip() for text in figure.data[-1].text]
    assert labels[-1].endswith("(cộng dồn 100\u00a0%)")
    assert all(re.match(r"\d+,\d\d \(", label) for label in labels)
    assert traces(figure, "bar")[0].x[0] == max(AREAS["deduction"].dropna())


def test_the_pareto_tells_apart_what_makes_up_to_eighty_percent_and_says_how_much_that_is() -> None:
    lost = [5.0, 2.0, 2.0, 1.0]
    rows = pd.DataFrame(
        {"area": list("ABCD"), "deduction": lost, "cumulative_share": [50.0, 70.0, 90.0, 100.0]}
    )
    figure = deduction_pareto(rows, "Dồn vào đâu")
    assert list(traces(figure, "bar")[0].marker.color) == [theme.WORSE] * 2 + [theme.OTHER] * 2
    assert "Tạo nên 70 % điểm trừ" in figure.layout.meta["key"].replace("\u00a0", " ")
    alone = deduction_pareto(rows.head(1).assign(cumulative_share=100.0), "Một mục")
    assert "Tạo nên 100 % điểm trừ" in alone.layout.meta["key"].replace("\u00a0", " ")


def test_no_axis_of_percents_or_of_a_total_is_marked_above_what_can_be_reached() -> None:
    places = pd.DataFrame({"province": ["A", "A"], "year": [2022, 2023], "percentile": [88.0, 100.0]})
    lines = index_trend(places, BREAKS, "Vị trí", value="percentile", own="A").layout.yaxis
    assert max(lines.tickvals) == 100 < max(lines.range)
    parts = pd.DataFrame(
        {"area": ["A", "B"], "max_score": [60.0, 40.0], "score": [58.0, 35.0], "deduction": [2.0, 5.0]}
    )
    steps = deduction_waterfall(parts, "Từ tối đa").layout.xaxis
    assert max(steps.tickvals) == 100 < max(steps.range)
    assert marks_up_to(100, [91, 104]) == [92.0, 94.0, 96.0, 98.0, 100.0]


def test_who_is_known_in_one_of_two_years_is_not_drawn_and_named() -> None:
    rows = pd.DataFrame({"unit": ["A", "A", "B"], "year": [2022, 2023, 2023], "ratio": [80.0, 85.0, 90.0]})
    key = dumbbell(rows, "Hai năm", left_year=2022, right_year=2023).layout.meta["key"]
    assert "Không vẽ 1 bên chỉ có số liệu năm 2023: B" in key


def test_ranks_of_a_longer_list_say_what_they_are() -> None:
    rows = pd.DataFrame({"unit": ["A", "B"], "ratio": [90.0, 80.0], "rank": [3, 9], "out_of": [34, 34]})
    assert "Số trước tên là hạng trên 34" in rank_dots(rows, "Đứng đâu").layout.meta["key"]
    assert "Số trước" not in rank_dots(rows.assign(rank=[1, 2], out_of=2), "Đứng đâu").layout.meta["key"]


def test_the_last_of_many_rates_leaves_the_name_of_the_target_alone() -> None:
    rows = pd.DataFrame(
        {"period": [f"2026-{month:02d}" for month in range(1, 11)], "on_time_rate": [100.0] * 10}
    )
    sides = rate_line(rows, 98.0)["textposition"]
    assert (sides[0], sides[-1]) == ("top right", "top left")
    assert rate_line(rows, None)["textposition"][-1] == "top center"


def test_a_line_through_all_rows_leaves_their_names_alone() -> None:
    layout = NamedRows(
        ["Sở Y tế", "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp", "Sở Nội vụ"], bar=13
    )
    pieces = [(piece["y0"], piece["y1"]) for piece in layout.upright(85)]
    for middle, name, (_start, end) in zip(layout.places[1:], layout.wrapped[1:], pieces, strict=False):
        assert end < middle - layout.bar / 2 - LINE * line_count(name)
    assert [start for start, _end in pieces] == [middle - layout.bar / 2 for middle in layout.places]


def test_points_break_where_the_framework_changes_and_the_decision_is_named() -> None:
    figure = score_trend(TOTALS, "Xu hướng", value="score")
    line = figure.data[0]
    position = list(line.x).index(2023)
    assert line.y[position - 1] is None
    assert [shape.x0 for shape in figure.layout.shapes] == [2022.5]
    assert "2023: Theo QĐ 1798/QĐ-UBND" in texts(figure).replace("<br>", " ")


@pytest.mark.parametrize(("value", "goes_on"), [("rank", True), ("ratio", False), ("score", False)])
def test_only_ranks_go_on_over_another_framework(value: str, goes_on: bool) -> None:
    figure = score_trend(TOTALS, "Xu hướng", value=value)
    line = figure.data[0]
    position = list(line.x).index(2023)
    assert (line.y[position - 1] is not None) == goes_on
    assert [(shape.x0, shape.opacity) for shape in figure.layout.shapes] == [(2022.5, 0.5 if goes_on else 1)]


def test_ratios_of_units_beside_each_other_stop_where_their_own_framework_changes() -> None:
    rows = pd.DataFrame(
        {
            "line": ["A"] * 3,
            "year": [2020, 2021, 2022],
            "ratio": [70.0, 80.0, 85.0],
            "framework": ["cũ", "cũ", "mới"],
            "flag": "official",
        }
    )
    line = index_trend(rows, BREAKS.head(0), "Các đơn vị", name="line", value="ratio").data[0]
    assert list(line.y) == [70, 80, None, 85]


def test_an_area_that_was_renamed_keeps_its_row_and_its_former_name_is_told() -> None:
    rows = pd.DataFrame(
        {
            "year": [2021, 2021, 2022, 2022],
            "area_code": ["6", "7", "6", "7"],
            "area": ["Tài chính công", "Hiện đại hóa hành chính", "Tài chính công", "Chính quyền số"],
            "lasting_area": ["tai chinh cong", "=a 7", "tai chinh cong", "=a 7"],
            "ratio": [57.5, 67.1, 79.8, 83.5],
            "framework": ["cũ", "cũ", "mới", "mới"],
            "flag": "official",
        }
    )
    figure = area_heatmap(rows, "Lĩnh vực")
    assert [list(line) for line in figure.data[0].z] == [[57.5, 79.8], [67.1, 83.5]]
    assert "Chính quyền số: đến năm 2021 là «Hiện đại hóa hành chính»" in figure.layout.meta["key"]
    assert "<b>Hiện đại hóa hành chính</b>" in figure.data[0].customdata[1][0][0], "as its year called it"
    split = rows.assign(lasting_area="x")
    assert len(area_heatmap(split, "Lĩnh vực").data[0].z) == 3, "two of one name in one year stay apart"


HEATMAPS = ("area_heatmap", "coverage_tiles", "index766_heat", "repeated_heatmap")


@pytest.mark.parametrize("name", HEATMAPS)
def test_the_colours_of_every_heatmap_are_told_in_one_manner(name: str) -> None:
    build, rows = FIGURES[name]
    figure = build(rows)
    key = figure.layout.meta["key"]
    assert key.startswith("Màu theo ")
    assert key.count("■") == len(figure.data[0].colorscale)
    assert figure.data[0].zmax is not None, "what the key says holds for what is drawn"


def test_ranks_of_lists_not_known_to_be_alike_are_not_joined() -> None:
    unlike = TOTALS.assign(year=[2020, 2021, 2022, 2023], out_of=[19, 19, 20, None])
    drawn = [
        score_trend(unlike, "Xếp hạng", value="rank"),
        index_trend(unlike.assign(province="A"), BREAKS.head(0), "Xếp hạng", value="rank"),
    ]
    for figure in drawn:
        assert list(figure.data[0].x) == [2020, 2021, None, 2022, None, 2023]
    of_one = unlike.assign(framework="khung", decision=None)
    assert None not in score_trend(of_one, "Tỷ lệ đạt", value="ratio").data[0].x


def test_points_of_unknown_frameworks_are_not_joined() -> None:
    line = score_trend(TOTALS.assign(framework=None, decision=None), "Xu hướng", value="score").data[0]
    assert [value for value in line.y if value is not None] == list(TOTALS["score"])
    assert all(value is None for value in line.y[1::2])


def test_provinces_break_where_points_changed_and_not_where_classes_did() -> None:
    changes = pd.DataFrame({"year": [2021, 2021], "label": ["mới", "nhóm A"], "affects": ["score", "class"]})
    figure = index_trend(PROVINCES, changes, "Qua các năm")
    line = next(trace for trace in figure.data if trace.name == "Long An")
    assert list(line.x) == [2020, None, 2021, None, 2023]
    assert [shape.opacity for shape in figure.layout.shapes] == [1]
    line = index_trend(PROVINCES, changes[1:], "Qua các năm").data[0]
    assert list(line.x) == [2020, 2021, None, 2023]
    apart = pd.DataFrame({"year": [2021, 2023], "label": ["nhóm A", "mới"], "affects": ["class", None]})
    figure = index_trend(PROVINCES, apart, "Qua các năm")
    assert [shape.opacity for shape in figure.layout.shapes] == [0.5, 1], (
        "only the points after the second are apart"
    )


def test_missing_year_is_a_gap() -> None:
    line = score_trend(TOTALS, "Xu hướng").data[0]
    position = list(line.x).index(2022)
    assert line.x[position - 2] == 2020
    assert line.y[position - 1] is None
    assert not line.connectgaps


def test_a_figure_that_is_not_official_is_a_hollow_point() -> None:
    line = score_trend(TOTALS, "Xu hướng").data[0]
    assert line.marker.symbol[list(line.x).index(2020)] == "circle-open"
    assert "Tạm tính" in line.customdata[list(line.x).index(2020)]


def test_an_unknown_framework_is_no_break_among_unknown_ones() -> None:
    figure = score_trend(TOTALS.assign(framework=None, decision=None), "Xu hướng")
    assert not figure.layout.shapes


def test_first_rank_is_drawn_on_top() -> None:
    for figure in (
        score_trend(TOTALS, "Xếp hạng", value="rank"),
        index_trend(PROVINCES, BREAKS, "Xếp hạng", value="rank"),
    ):
        bottom, top = figure.layout.yaxis.range
        assert bottom > top


def test_an_unchanging_rank_has_whole_places_on_its_axis() -> None:
    figure = score_trend(TOTALS.assign(rank=1), "Xếp hạng", value="rank")
    assert list(figure.layout.yaxis.tickvals) == [1, 2]


def test_ranks_are_written_with_the_number_of_units() -> None:
    assert "6/19" in score_trend(TOTALS, "Xếp hạng", value="rank").data[0].text


def test_provinces_are_named_at_the_end_of_their_lines() -> None:
    figure = index_trend(PROVINCES, BREAKS, "PAR INDEX", own="Long An")
    assert "Long An 88,00" in texts(figure)
    assert "BR-VT 91,03 (2021)" in texts(figure), "a line that ended early says when, and with what"
    colours = {trace.name: trace.line.color for trace in figure.data}
    assert colours == {"Long An": theme.ACCENT, "Hải Phòng": theme.OTHER, "Bà Rịa - Vũng Tàu": theme.OTHER}


def test_province_lines_are_cut_at_a_break_and_at_a_missing_year() -> None:
    lines = {trace.name: trace for trace in index_trend(PROVINCES, BREAKS, "PAR INDEX").data}
    assert list(lines["Long An"].y) == [86.0, None, 86.25, None, 88.0]


def test_an_area_that_was_not_scored_is_a_blank_cell() -> None:
    cells = area_heatmap(HEAT, "Lĩnh vực qua các năm").data[0]
    assert [list(line) for line in cells.z] == [[90.0, 92.0], [55.5, None]]
    assert [list(line) for line in cells.text] == [["90,0", "92,0"], ["55,5", ""]]


def test_a_few_years_name_themselves_beside_the_names_of_areas() -> None:
    few = area_heatmap(HEAT, "Lĩnh vực qua các năm").layout.xaxis
    assert (few.side, list(few.ticktext)) == ("top", ["Năm 2022", "Năm 2023"])
    more = pd.concat([HEAT, HEAT.assign(year=HEAT["year"] + 2)])
    axis = area_heatmap(more, "Lĩnh vực qua các năm").layout.xaxis
    assert (axis.side, list(axis.ticktext)) == ("top", ["2022", "2023", "2024", "2025"])


def test_the_widest_gap_between_self_and_appraised_score_is_on_top() -> None:
    figure = self_against_appraised(CRITERIA, "Tự đánh giá")
    assert figure.data[1].customdata[0] == "1.2 Báo cáo định kỳ"
    assert "−1,25" in figure.data[-1].text[0]


def test_a_criterion_whose_gap_is_that_of_its_parts_is_not_drawn_beside_them() -> None:
    whole = {"code": "1", "parent_code": None, "title": "Cả mục", "self_score": 2.75, "score": 1.5}
    both = pd.concat([CRITERIA, pd.DataFrame([whole])], ignore_index=True)
    assert list(self_against_appraised(both, "Tự đánh giá").data[1].customdata) == ["1.2 Báo cáo định kỳ"]
    unlike = both.assign(score=[1.0, 0.5, 1.0])
    assert len(self_against_appraised(unlike, "Tự đánh giá").data[1].x) == 2, (
        "its parts do not tell all of its gap"
    )


def test_a_sheet_without_lines_below_others_is_drawn_as_it_is() -> None:
    areas = CRITERIA.assign(parent_code=pd.Series([None] * len(CRITERIA), dtype="str"))
    assert len(self_against_appraised(areas, "Tự đánh giá").data[1].customdata) == len(
        self_against_appraised(CRITERIA, "Tự đánh giá").data[1].customdata
    )


def test_where_self_assessment_and_appraisal_agree_nothing_is_drawn_but_their_number_is_told() -> None:
    alike = CRITERIA.assign(self_score=CRITERIA["score"])
    both = pd.concat([CRITERIA, alike], ignore_index=True)
    figure = self_against_appraised(both, "Tự đánh giá")
    differing = CRITERIA[(CRITERIA["self_score"] - CRITERIA["score"]).fillna(0) != 0]
    assert len(figure.data[1].x) == len(differing)
    agreeing = int((both["self_score"] - both["score"] == 0).sum())
    assert f"{agreeing} mục khác: bằng nhau" in figure.layout.meta["key"]
    assert not self_against_appraised(alike, "Tự đánh giá").data


def test_a_break_among_cells_leaves_the_names_above_them_alone() -> None:
    cells = NamedCells(["Ngắn", "Một tên dài hơn một dòng của bốn mươi bốn chữ, nên đứng trên hai dòng"])
    pieces = cells.beside_cells([{"type": "line", "x0": 2.5, "yref": "paper", "y0": 0, "y1": 1}])
    half = CELL / 2 / (CELL + cells.gap)
    assert [(piece["y0"], piece["y1"]) for piece in pieces] == [(-half, half), (1 - half, 1 + half)]
    assert cells.gap == 2 * LINE + ABOVE
    over = [place - (CELL / 2 + LIFT) / (CELL + cells.gap) for place in (0, 1)]
    assert cells.name_labels()["y"] == over, "a name stands close over its own cells, not under those above"
    assert {piece["yref"] for piece in pieces} == {"y"}


def test_own_unit_is_the_only_one_in_the_accent_colour() -> None:
    in_year = UNITS[UNITS["year"] == 2023]
    dots = traces(rank_dots(in_year, "Đứng đâu?", own="Sở Y tế"), "scatter")[0]
    assert list(dots.marker.color) == [theme.OTHER, theme.ACCENT]


RANKED = pd.DataFrame(
    {
        "unit": ["A", "B", "C"],
        "ratio": [97.0, None, 82.0],
        "rank": [1, 2, 3],
        "out_of": [3, 3, 3],
        "flag": "official",
    }
)


def test_ranks_are_dots_on_an_axis_that_says_where_it_begins_and_who_has_a_rank_alone_is_a_row() -> None:
    figure = rank_dots(RANKED, "Đứng đâu?", own="D")
    dots = traces(figure, "scatter")[0]
    assert list(dots.customdata) == ["1. A", "2. B", "3. C", "D"]
    assert list(dots.x) == [97, None, 82, None]
    assert figure.layout.xaxis.range[0] == 80
    assert "Trục bắt đầu từ 80, không từ 0" in figure.layout.meta["key"]
    told = [text.strip() for text in figure.data[-1].text]
    assert told == ["97,00", "mới có hạng, chưa có điểm", "82,00", "chưa có số liệu"]


def test_ranks_of_several_lists_do_not_order_those_who_have_points() -> None:
    rows = RANKED.assign(out_of=[3, 19, 3])
    assert list(traces(rank_dots(rows, "Đứng đâu?"), "scatter")[0].customdata) == ["1. A", "3. C", "2. B"]


def test_a_single_unit_is_no_ranking() -> None:
    figure = rank_dots(RANKED.head(2), "Đứng đâu?")
    assert not figure.data


def test_a_fall_is_told_by_sign_and_arrow_and_not_by_colour_alone() -> None:
    figure = dumbbell(UNITS, "Ai tăng, ai giảm?", left_year=2022, right_year=2023)
    assert "▲ +10,00" in figure.data[-1].text[0]
    assert "▼ −15,00" in figure.data[-1].text[1]


def test_dossiers_without_a_split_are_drawn_as_one_part() -> None:
    figure = dossier_bars(DOSSIERS, "Hồ sơ")
    bars = {bar.hovertemplate.partition(":")[0]: list(bar.y) for bar in traces(figure, "bar")}
    assert bars == {
        "Trước hạn": [40, None, None],
        "Đúng hạn": [18, None, None],
        "Trước và đúng hạn": [None, 83, None],
        "Quá hạn": [2, 0, None],
    }


def test_dossiers_of_unknown_punctuality_are_not_counted_as_on_time() -> None:
    unsplit = pd.DataFrame({"period": ["2023"], "resolved_total": [50], "on_time_rate": [None]})
    bars = traces(dossier_bars(unsplit, "Hồ sơ"), "bar")
    assert [(bar.hovertemplate.partition(":")[0], list(bar.y)) for bar in bars] == [("Chưa rõ hạn", [50])]


def test_a_missed_target_is_a_triangle() -> None:
    line = dossier_bars(DOSSIERS, "Đúng hạn", target=98).data[-1]
    assert list(line.marker.symbol) == ["triangle-down", "circle", "circle"]
    assert line.y[2] is None


def test_task_states_add_up_to_the_total_and_unknown_ones_are_called_unknown() -> None:
    figure = task_bars(TASKS, "Nhiệm vụ")
    bars = {
        bar.hovertemplate.split("<br>")[1].partition(":")[0]: list(bar.x) for bar in traces(figure, "bar")
    }
    assert [sum(filter(None, parts)) for parts in zip(*bars.values(), strict=True)] == [91, 8]
    assert bars["Hoàn thành, chưa rõ đúng hạn"] == [36, 0]
    assert bars["Chưa hoàn thành, chưa rõ hạn"] == [44, 0]


def test_a_group_without_points_keeps_its_track() -> None:
    tracks, points = traces(index766_bars(GROUP_ROWS, "766"), "bar")
    assert tracks.x[2] == 22
    assert points.x[2] is None


def test_late_bars_stand_by_number_or_by_share_and_leave_out_what_is_not_known() -> None:
    by_number = late_bars(LATE, "Trễ", name="label")
    assert list(traces(by_number, "bar")[0].x) == [7, 2]
    assert by_number.data[-1].text[0].endswith("7 (14,0\u00a0%)")
    by_share = late_bars(LATE, "Trễ", name="label", value="late_rate", own="Hộ tịch")
    assert list(traces(by_share, "bar")[0].x) == [50, 14]
    assert list(traces(by_share, "bar")[0].marker.color) == [theme.ACCENT, theme.OTHER]


def test_the_colour_key_of_late_bars_names_others_only_where_there_are_any() -> None:
    both = late_bars(LATE, "Trễ", name="label", own="Hộ tịch")
    assert "Đơn\u00a0vị\u00a0khác" in both.layout.meta["key"]
    alone = late_bars(LATE[LATE["label"] == "Hộ tịch"], "Trễ", name="label", own="Hộ tịch")
    assert alone.layout.meta["key"] == ""


def test_a_rate_without_figures_has_no_panel_and_a_missed_target_is_a_triangle() -> None:
    figure = rate_panels(RATES, "Tỷ lệ")
    (line,) = figure.data
    assert list(line.marker.symbol) == ["triangle-down", "circle"]
    assert "Nộp trực tuyến" in texts(figure)


def test_a_channel_that_is_not_told_is_a_gap() -> None:
    online = traces(channel_bars(CHANNELS, "Kênh"), "bar")[0]
    assert list(online.y) == [87, None]


def test_the_own_unit_is_told_in_the_heat_by_more_than_colour() -> None:
    figure = index766_heat(PLACES, "766", maxima=MAXIMA, own="Cà Mau")
    name = figure.layout.yaxis.ticktext[1]
    assert re.sub("<span[^>]*>|</span>", "", name).startswith("<b>▶ ")
    assert "Cà Mau" in name
    assert theme.ACCENT in name
    assert figure.data[0].z[0][0] == pytest.approx(100 * 15.45 / 22)
    long = PLACES.assign(unit="Sở Nông nghiệp và Môi trường")
    figure = index766_heat(long, "766", maxima=MAXIMA)
    assert not figure.layout.yaxis.ticktext, "a phone has no room for long names beside the cells"
    assert figure.data[2].text[1].endswith("Sở Nông nghiệp và Môi trường")


def test_the_axis_of_late_dossiers_counts_whole_ones_in_round_steps() -> None:
    few, many = (LATE.assign(late_total=[count, *[0] * (len(LATE) - 1)]) for count in (3, 25_179))
    axes = [late_bars(rows, "Trễ", name="label").layout.xaxis for rows in (few, many)]
    assert [(axis.dtick, axis.nticks) for axis in axes] == [(1, None), (None, 5)]


def test_the_own_unit_is_drawn_first_and_larger_in_a_profile() -> None:
    rows = PROFILE.sort_values("unit")
    marks = [trace for trace in profile_dots(rows, "Ai hơn ở đâu?", own="Sở Y tế").data if trace.name]
    assert [trace.name for trace in marks] == ["Sở Y tế", "Sở Nội vụ"]
    assert marks[0].marker.color == theme.ACCENT
    assert marks[0].marker.size > marks[1].marker.size
    assert marks[0].marker.symbol != marks[1].marker.symbol


def test_the_index_in_which_a_province_stands_highest_is_on_top() -> None:
    ladder = index_ladder(INDEX_PLACES, "Đứng đâu?")
    bars = traces(ladder, "bar")[1]
    assert list(bars.x) == [88.7, 87.1, 35.0]
    assert "8/63" in ladder.data[-1].text[0]
    assert "40/61" in ladder.data[-1].text[2]


def test_percentiles_are_lifted_over_missing_years() -> None:
    line = next(
        trace for trace in percentile_trend(INDEX_PLACES, "Qua các năm").data if trace.name == "PAR INDEX"
    )
    assert list(line.y) == [87.1, None, 88.7]


def test_readings_of_the_766_index_join_only_where_they_may() -> None:
    figure = index766_trend(READINGS_766, "766")
    total, progress = traces(figure, "scatter")
    assert list(total.x) == [0, 1, None, 2]
    assert list(total.y) == [80, 80, None, 80]
    assert list(progress.text) == ["75,0", "75,0", "", "75,0"]
    assert "Tháng\u00a01/2026: 6 nhóm" in texts(figure).replace("<br>", " ")
    assert "Tổng điểm" in texts(figure)
    assert "Mức độ hài lòng" not in texts(figure)


@pytest.mark.parametrize(
    ("count", "marked", "named"),
    [
        (4, (), [0, 1, 2, 3]),
        (46, (), [3, 9, 15, 21, 27, 33, 39, 45]),
        (46, (44,), [3, 9, 15, 21, 27, 33, 39, 44]),
        (16, (), [1, 3, 5, 7, 9, 11, 13, 15]),
    ],
)
def test_names_of_many_periods_leave_room_for_each_other_and_keep_those_that_are_not_final(
    count: int, marked: tuple[int, ...], named: list[int]
) -> None:
    assert named_places(count, marked) == named


def test_a_name_is_broken_where_its_drawn_width_ends_not_its_count_of_letters() -> None:
    narrow, wide = (
        "3.4.1 Tỷ lệ thủ tục thực hiện tại bộ phận một cửa",
        "ỦY BAN NHÂN DÂN XÃ MƯỜNG MÔN, HUYỆN MƯỜNG NHÀ",
    )
    assert len(narrow) > 48 > len(wide)
    assert line_count(wrap(narrow, 48)) == 1
    assert line_count(wrap(wide, 48)) == 2
    assert wrap("một hai ba bốn năm sáu", 9, most=2) == "một hai<br>ba bốn …"


def test_of_many_rates_an_extreme_beside_an_end_has_no_label_of_its_own() -> None:
    rates = [50.0] + [60.0 + place for place in range(20)] + [90.0, 85.0]
    line = rate_line(pd.DataFrame({"on_time_rate": rates, "period": ["2024"] * len(rates)}), None)
    assert [text for text in line["text"] if text] == ["50,0", "85,0"]


def test_a_period_is_not_torn_by_the_end_of_a_line() -> None:
    written = wrap("TTHC cung cấp dịch vụ công trực tuyến · Quý I/2023", 44)
    assert written == "TTHC cung cấp dịch vụ công trực tuyến\u00a0·<br>Quý\u00a0I/2023"
