"""How dossiers and tasks stood on a day, in sentences: the newest period that had begun by then and tells something."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.ui.asking.answers import ask, blanks_as_none, cached_from
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.missing import say_what_is_missing
from cchc.ui.topics.attention import until, vietnam_today
from cchc.ui.topics.tasks import begun, last_known_period

MOST = 4
YEAR = 366


def show_newest_work(unit: Unit, day: str) -> None:
    """How dossiers and tasks stood on a day."""
    st.subheader(_("Hồ sơ và nhiệm vụ kỳ gần nhất") + until(day))
    dossiers = ask("dossiers_by_period", **unit.filters)
    tasks = ask("tasks_by_period", **unit.filters, as_of=day)
    told = cached_from(newest_work, dossiers, tasks, day=day)
    if told:
        st.markdown("\n".join(f"- {sentence}" for sentence in told[:MOST]))
    else:
        said = _(
            "Chưa có số liệu hồ sơ và nhiệm vụ của đơn vị này{until}. Nạp báo cáo và danh mục ở trang **Nạp dữ liệu**."
        )
        say_what_is_missing(said.format(until=until(day)))


def next_event_lines() -> list[str]:
    """What the scoring year asks for next, as one sentence; none where no event is known."""
    soon = ask("calendar_dates", as_of=vietnam_today(), within_days=YEAR)
    return [sentences.next_event(row) for row in soon.some(1)]


def newest_work(dossiers: pd.DataFrame, tasks: pd.DataFrame, day: str) -> list[str]:
    """Of rows of `dossiers_by_period` and `tasks_by_period`; the plans with the most tasks first."""
    reported, planned = newest_dossiers(dossiers, day), newest_plans(tasks, day)
    said = [
        _("Hồ sơ TTHC, {sentence}").format(sentence=sentences.dossiers_of_period(row))
        for row in rows_of(reported)
    ]
    plans = sentences.tasks_by_size(planned)
    return said + [_("Nhiệm vụ, {sentence}").format(sentence=sentence) for sentence in plans]


def newest_dossiers(dossiers: pd.DataFrame, day: str) -> pd.DataFrame:
    """The row of the newest period of which anything is told; none where there is none."""
    told = [sentences.tells_of_dossiers(row) for row in rows_of(dossiers)]
    return of_newest_period(begun(dossiers.loc[told], day))


def newest_plans(tasks: pd.DataFrame, day: str) -> pd.DataFrame:
    """The plans of the newest period of which something is told, else of the newest."""
    had_begun = begun(tasks, day)
    period = last_known_period(tasks, day)
    return of_newest_period(had_begun if period is None else had_begun[had_begun["period"] == period])


def of_newest_period(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the newest period."""
    return rows[rows["period"] == max(rows["period"], key=words.period_order, default=None)]


def rows_of(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as sentences take them: blanks are None."""
    return [blanks_as_none(row) for row in rows.to_dict("records")]
