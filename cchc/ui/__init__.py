"""Streamlit pieces that two or more pages share."""

from cchc.ui.address import choose_many, choose_one, choose_part, find_text
from cchc.ui.answers import Answer, ask
from cchc.ui.dossiers import choose_dossier_period, choose_reading, dossier_figures, dossier_rates
from cchc.ui.filters import (
    Unit,
    choose_day,
    choose_filters,
    choose_period,
    choose_provinces,
    choose_unit,
    choose_value_or_all,
    choose_year,
    say_nothing_is_here,
)
from cchc.ui.places import choose_geography, choose_place
from cchc.ui.show import (
    details,
    draw,
    finding,
    link,
    measures,
    pairs,
    readable,
    sources,
    table,
    target,
)
from cchc.ui.tasks import task_figures, task_lists
from cchc.ui.verdict import verdict

__all__ = [
    "Answer",
    "Unit",
    "ask",
    "choose_day",
    "choose_dossier_period",
    "choose_filters",
    "choose_geography",
    "choose_many",
    "choose_one",
    "choose_part",
    "choose_period",
    "choose_place",
    "choose_provinces",
    "choose_reading",
    "choose_unit",
    "choose_value_or_all",
    "choose_year",
    "details",
    "dossier_figures",
    "dossier_rates",
    "draw",
    "find_text",
    "finding",
    "link",
    "measures",
    "pairs",
    "readable",
    "say_nothing_is_here",
    "sources",
    "table",
    "target",
    "task_figures",
    "task_lists",
    "verdict",
]
