"""A few rows for every form of figure, with the blanks and oddities that real ones have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cchc.charts.change.area import area_heatmap
from cchc.charts.change.change import dumbbell
from cchc.charts.change.index766_trend import index766_trend
from cchc.charts.change.rebased import rebased_trend
from cchc.charts.change.repeated import repeated_heatmap
from cchc.charts.change.score_change import change_causes, change_waterfall
from cchc.charts.change.trend import index_trend, score_trend
from cchc.charts.distance.scenario import scenario_waterfall
from cchc.charts.parts.appraisal import self_against_appraised
from cchc.charts.parts.channel import channel_bars
from cchc.charts.parts.deduction import deduction_bars, deduction_pareto, deduction_waterfall
from cchc.charts.parts.index766 import index766_bars, index766_heat
from cchc.charts.progress.dossier import dossier_bars
from cchc.charts.progress.pace import pace_bars
from cchc.charts.progress.rates import rate_panels
from cchc.charts.progress.task import task_bars
from cchc.charts.ranking.coverage import coverage_tiles
from cchc.charts.ranking.late import late_bars
from cchc.charts.ranking.profile import profile_dots
from cchc.charts.ranking.province_indices import index_ladder, percentile_trend
from cchc.charts.ranking.province_map import province_tiles
from cchc.charts.ranking.rank import rank_dots

AREAS = pd.DataFrame(
    {
        "area_code": ["1", "2", "3"],
        "area": ["Chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách tổ chức bộ máy hành chính"],
        "max_score": [14.0, 12.0, 10.0],
        "score": [11.38, None, 5.29],
        "deduction": [2.62, None, 4.71],
        "cumulative_share": [100.0, None, 64.256],
    }
)
TOTALS = pd.DataFrame(
    {
        "year": [2019, 2020, 2022, 2023],
        "framework": ["QĐ 1150/QĐ-UBND", "QĐ 1150/QĐ-UBND", "QĐ 1150/QĐ-UBND", "QĐ 1798/QĐ-UBND"],
        "decision": [None, None, None, "1798/QĐ-UBND"],
        "score": [71.5, 80.0, 70.25, 78.97],
        "ratio": [71.5, 80.0, 70.25, 78.97],
        "rank": [12, 9, 19, 6],
        "out_of": [19, 19, 19, 19],
        "flag": ["official", "provisional", "official", "official"],
    }
)
PROVINCES = pd.DataFrame(
    {
        "province": ["Long An", "Long An", "Long An", "Hải Phòng", "Hải Phòng", "Bà Rịa - Vũng Tàu"],
        "year": [2020, 2021, 2023, 2020, 2023, 2021],
        "value": [86.0, 86.25, 88.0, 91.0, 91.87, 91.03],
        "rank": [20, 19, 12, 3, 2, 4],
        "out_of": [63] * 6,
    }
)
UNITS = pd.DataFrame(
    {
        "unit": ["Sở Nội vụ", "Sở Y tế", "Sở Nội vụ", "Sở Y tế"],
        "year": [2022, 2022, 2023, 2023],
        "ratio": [80.0, 85.0, 90.0, 70.0],
        "rank": [2, 1, 1, 2],
        "out_of": [19] * 4,
    }
)
DOSSIERS = pd.DataFrame(
    {
        "period": ["2022-Q4", "2023-Q1", "2023-Q2"],
        "resolved_total": [60, 83, 0],
        "resolved_early": [40, None, None],
        "resolved_on_time": [18, None, None],
        "resolved_early_or_on_time": [58, 83, None],
        "resolved_late": [2, 0, None],
        "on_time_rate": [96.67, 100.0, None],
    }
)
TASKS = pd.DataFrame(
    {
        "period": ["2021-H1", "2023-Q1"],
        "plan": ["UBND tỉnh giao", "Kế hoạch CCHC"],
        "total": [91, 8],
        "done": [36, 7],
        "done_on_time": [None, 7],
        "done_late": [None, 0],
        "open_in_time": [None, 1],
        "open_late": [11, 0],
    }
)
PACES = pd.DataFrame(
    {
        "year": [2023, 2023],
        "plan": ["Kế hoạch CCHC", "Kế hoạch thanh tra"],
        "plan_progress": [18.6, 40.0],
        "expected_share": [24.7, None],
    }
)
CRITERIA = pd.DataFrame(
    {
        "code": ["1.1", "1.2"],
        "parent_code": ["1", "1"],
        "title": ["Kế hoạch CCHC", "Báo cáo định kỳ"],
        "max_score": [1.0, 2.0],
        "self_score": [1.0, 1.75],
        "score": [1.0, 0.5],
        "deduction": [0.0, 1.5],
    }
)
GROUPS = {
    "transparency": 15.45,
    "progress": 18.78,
    "digitisation": None,
    "online_service": 8.39,
    "online_payment": 9.05,
    "satisfaction": 17.9,
}
MAXIMA = dict.fromkeys(GROUPS, 22.0)
GROUP_ROWS = pd.DataFrame(
    {
        "group_name": list(GROUPS),
        "score": list(GROUPS.values()),
        "max_score": [22.0] * 6,
        "missing_score": [None if score is None else 22 - score for score in GROUPS.values()],
    }
)
PLACES = pd.DataFrame([GROUPS, GROUPS]).assign(
    unit=["An Giang", "Cà Mau"], place=[1, None], total_score=[69.57, None]
)
READINGS_766 = pd.DataFrame(
    [
        {
            "period": period,
            "snapshot": snapshot,
            "framework": framework,
            "group_name": group,
            "score": score,
            "max_score": most,
            "ratio": None if score is None else 100 * score / most,
            "is_joined": joined,
        }
        for period, snapshot, framework, joined in (
            ("2025-10", "", "5 nhóm", False),
            ("2025-11", "lần đầu", "5 nhóm", True),
            ("2026-01", "", "6 nhóm", False),
        )
        for group, score, most in (("total", 80, 100), ("progress", 15, 20), ("satisfaction", None, 18))
    ]
)
LATE = pd.DataFrame(
    {"label": ["Đất đai", "Hộ tịch", "Y tế"], "late_total": [7, 2, None], "late_rate": [14.0, 50.0, None]}
)
CHANNELS = pd.DataFrame(
    {
        "period": ["2023-Q1", "2023-Q2"],
        "received_online": [87, None],
        "received_direct": [0, None],
        "carried_over": [1, 5],
    }
)
RATES = pd.DataFrame(
    {
        "period": ["2023-Q1", "2023-Q1", "2023-Q2", "2023-Q2"],
        "rate": ["online_rate", "early_rate"] * 2,
        "rate_value": [48.0, None, 100.0, None],
        "rate_target": [50.0, None, 50.0, None],
    }
)
COVERAGE = pd.DataFrame(
    {
        "index_type": ["PAR", "PAR", "SIPAS"],
        "year": [2022, 2023, 2023],
        "provinces_with_figure": [63, 38, 20],
        "provinces_total": [63, 63, 63],
        "coverage_share": [100.0, 60.3, 31.7],
    }
)
HEAT = pd.DataFrame(
    {
        "year": [2022, 2022, 2023],
        "framework": ["A", "A", "B"],
        "area_code": ["1", "2", "1"],
        "area": ["Thể chế", "Bộ máy", "Thể chế"],
        "ratio": [90.0, 55.5, 92.0],
    }
)
BREAKS = pd.DataFrame({"year": [2021], "label": ["Bộ chỉ số mới"]})
CHANGES = AREAS.assign(
    level=["area", "area", "rest"],
    code=["1", None, None],
    previous_code=["1", "2", None],
    title=["Chỉ đạo, điều hành", "Cải cách thể chế", None],
    relation=["same", "dropped", None],
    previous_score=[10.0, 5.0, 6.0],
    part_change=[1.38, 2.0, -0.71],
    change_unit="points",
    rule_change=[0.38, 2.0, None],
    won_back=[1.5, 0.0, None],
    newly_lost=[0.5, 0.0, None],
    lost_again=[1.0, 0.0, None],
    other_change=[0.0, 0.0, -0.71],
    whole_before=21.0,
    whole_change=2.67,
)
REBASED = TOTALS.assign(rebased_ratio=[70.0, 79.5, None, 80.25], common_share=[62.0, 62.0, 62.0, 58.5])
REPEATED = pd.DataFrame(
    {
        "code": ["3.4", None],
        "title": ["Chỉ số phục vụ người dân", "Chính quyền số"],
        "loss_years": [[2022, 2023], [2021, 2022, 2023]],
        "losses": [[3.0, 2.0], [0.5, 0.25, 1.0]],
        "lost_shares": [[30.0, 20.0], [5.0, 2.5, 10.0]],
    }
)
SCENARIO = CRITERIA.assign(gain=[0.0, 1.25])
OUTCOME = pd.DataFrame({"year": [2023], "score": [78.97], "uncounted_gain": [0.0]})

PROFILE = pd.DataFrame(
    {
        "unit": ["Sở Y tế", "Sở Y tế", "Sở Nội vụ"],
        "year": [2023] * 3,
        "area": ["Thể chế", "Bộ máy", "Thể chế"],
        "ratio": [90.0, None, 80.0],
    }
)
INDEX_PLACES = pd.DataFrame(
    {
        "index_type": ["PAR", "PAR", "PAPI", "SIPAS"],
        "year": [2021, 2023, 2023, 2022],
        "rank": [9, 8, None, None],
        "out_of": [63, 63, 63, 63],
        "place": [5, 4, 40, None],
        "percentile": [87.1, 88.7, 35.0, None],
        "is_published": [True, True, False, False],
        "units_with_figures": [27, 38, 61, 16],
        "units_with_value": [20, 28, 61, 6],
        "provinces_total": [63] * 4,
    }
)

Build = Callable[[pd.DataFrame], go.Figure]
FIGURES: dict[str, tuple[Build, pd.DataFrame]] = {
    "score_trend": (lambda rows: score_trend(rows, "Tiêu đề", target=80), TOTALS),
    "rank_trend": (lambda rows: score_trend(rows, "Tiêu đề", value="rank"), TOTALS),
    "index_trend": (lambda rows: index_trend(rows, BREAKS, "Tiêu đề"), PROVINCES),
    "deduction_bars": (lambda rows: deduction_bars(rows, "Tiêu đề"), AREAS),
    "deduction_pareto": (lambda rows: deduction_pareto(rows, "Tiêu đề"), AREAS),
    "deduction_waterfall": (lambda rows: deduction_waterfall(rows, "Tiêu đề"), AREAS),
    "change_waterfall": (
        lambda rows: change_waterfall(rows, "Tiêu đề", left_year=2022, right_year=2023),
        CHANGES,
    ),
    "change_causes": (lambda rows: change_causes(rows, "Tiêu đề"), CHANGES),
    "rebased_trend": (lambda rows: rebased_trend(rows, "Tiêu đề"), REBASED),
    "repeated_heatmap": (lambda rows: repeated_heatmap(rows, "Tiêu đề"), REPEATED),
    "scenario_waterfall": (
        lambda rows: scenario_waterfall(rows, OUTCOME, "Tiêu đề", target=80.0),
        SCENARIO,
    ),
    "coverage_tiles": (lambda rows: coverage_tiles(rows, "Tiêu đề"), COVERAGE),
    "area_heatmap": (lambda rows: area_heatmap(rows, "Tiêu đề"), HEAT),
    "self_against_appraised": (lambda rows: self_against_appraised(rows, "Tiêu đề"), CRITERIA),
    "rank_dots": (lambda rows: rank_dots(rows, "Tiêu đề", own="Sở Y tế", median=81), UNITS),
    "dumbbell": (lambda rows: dumbbell(rows, "Tiêu đề", left_year=2022, right_year=2023), UNITS),
    "province_tiles": (lambda rows: province_tiles(rows, "Tiêu đề"), PROVINCES[2:4]),
    "profile_dots": (lambda rows: profile_dots(rows, "Tiêu đề", own="Sở Y tế"), PROFILE),
    "index_ladder": (lambda rows: index_ladder(rows, "Tiêu đề"), INDEX_PLACES),
    "percentile_trend": (lambda rows: percentile_trend(rows, "Tiêu đề"), INDEX_PLACES),
    "dossier_bars": (lambda rows: dossier_bars(rows, "Tiêu đề", target=98), DOSSIERS),
    "task_bars": (lambda rows: task_bars(rows, "Tiêu đề"), TASKS),
    "pace_bars": (
        lambda rows: pace_bars(rows, "Tiêu đề", share="plan_progress", names=("year", "plan")),
        PACES,
    ),
    "index766_bars": (
        lambda rows: index766_bars(rows, "Tiêu đề"),
        GROUP_ROWS,
    ),
    "index766_heat": (
        lambda rows: index766_heat(rows, "Tiêu đề", maxima=MAXIMA, own="Cà Mau"),
        PLACES,
    ),
    "index766_trend": (lambda rows: index766_trend(rows, "Tiêu đề"), READINGS_766),
    "late_bars": (lambda rows: late_bars(rows, "Tiêu đề", name="label"), LATE),
    "channel_bars": (lambda rows: channel_bars(rows, "Tiêu đề"), CHANNELS),
    "rate_panels": (lambda rows: rate_panels(rows, "Tiêu đề"), RATES),
}


def traces(figure: go.Figure, kind: str) -> list[Any]:
    return [trace for trace in figure.data if trace.type == kind]


def texts(figure: go.Figure) -> str:
    return " ".join(str(note.text) for note in figure.layout.annotations)
