"""Rows in, figure out: the only room that knows Plotly.

Every function takes a DataFrame and a title that says the finding or the question, and returns a finished
figure; without rows it returns a note.
"""

from cchc.charts.appraisal import self_against_appraised
from cchc.charts.area import area_heatmap
from cchc.charts.change import dumbbell
from cchc.charts.channel import channel_bars
from cchc.charts.coverage import coverage_tiles
from cchc.charts.deduction import deduction_bars, deduction_pareto, deduction_waterfall
from cchc.charts.dossier import dossier_bars, rate_against_target
from cchc.charts.index766 import index766_bars, index766_heat
from cchc.charts.index766_trend import index766_trend
from cchc.charts.late import late_bars
from cchc.charts.look import alt_text, title_of
from cchc.charts.not_final import signs
from cchc.charts.pace import pace_bars
from cchc.charts.province_map import province_tiles
from cchc.charts.rank import rank_bars, rank_bump
from cchc.charts.rates import rate_panels
from cchc.charts.rebased import rebased_trend
from cchc.charts.repeated import repeated_heatmap
from cchc.charts.scenario import scenario_waterfall
from cchc.charts.score_change import change_causes, change_waterfall
from cchc.charts.task import task_bars
from cchc.charts.trend import index_trend, score_trend

__all__ = [
    "alt_text",
    "area_heatmap",
    "change_causes",
    "change_waterfall",
    "channel_bars",
    "coverage_tiles",
    "deduction_bars",
    "deduction_pareto",
    "deduction_waterfall",
    "dossier_bars",
    "dumbbell",
    "index766_bars",
    "index766_heat",
    "index766_trend",
    "index_trend",
    "late_bars",
    "pace_bars",
    "province_tiles",
    "rank_bars",
    "rank_bump",
    "rate_against_target",
    "rate_panels",
    "rebased_trend",
    "repeated_heatmap",
    "scenario_waterfall",
    "score_trend",
    "self_against_appraised",
    "signs",
    "task_bars",
    "title_of",
]
