"""The findings of a briefing: sentences of the pages, each with the rows that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from cchc import sentences, words
from cchc.brief.sentence import without_bold
from cchc.language import _
from cchc.reports.answers import last_day
from cchc.reports.model import Finding, ReportChart, ReportTable
from cchc.reports.unsure import FLAG, about_areas, marked_names, marked_title, marks_of
from cchc.sentences.row import Row
from cchc.sourcing import named_sources
from cchc.store import Store, question

MOST_ROWS = 8
MOST_PERIODS = 12
MOST_SOURCES = 2
OPEN_PLAN = ("plan", "period", "total", "due", "done", "open", "open_late")
STEPS = ("lost_points", "planned_points", "done_points", "confirmed_points")


@dataclass(frozen=True)
class Asked:
    """Whom, of which year and as of which day."""

    store: Store
    unit_id: str
    unit: str
    province: str
    year: int
    day: date

    def ask(self, name: str, **given: object) -> pd.DataFrame:
        """Rows of a question about the unit."""
        return self.store.ask(name, unit_id=self.unit_id, **given)

    def results(self) -> pd.DataFrame:
        """Results of the unit until the year, the newest last."""
        rows = self.ask("unit_headline", as_of=self.day)
        return rows[rows["year"] <= self.year]

    def sheet(self, name: str) -> pd.DataFrame:
        """Rows of a question about the newest score sheet until the year; none where there is no result."""
        results = self.results()
        day = {"as_of": self.day} if "as_of" in question(name).parameters else {}
        return self.ask(name, year=int(results["year"].iloc[-1]), **day) if len(results) else results


def where_it_stands(asked: Asked) -> Finding | None:
    """Score, rank, class; over the years."""
    results = asked.results()
    if results.empty:
        return None
    years = asked.store.ask("total_scores", unit_ids=[asked.unit_id])
    years = years[years["year"] <= asked.year]
    names = [str(year) for year in years["year"]]
    title = _("Tỷ lệ đạt qua các năm")
    has_ratio = years["ratio"].notna().any()
    chart = line_chart(title, names, _("Tỷ lệ đạt"), years, "ratio") if has_ratio else None
    return finding(sentences.standing(sentence_rows(results)[-1]), years, chart=chart)


def indices(asked: Asked) -> Finding | None:
    """A province's indices, the newest of each."""
    rows = (
        asked.store.ask("province_indices", units=[asked.unit_id])
        if asked.unit == asked.province
        else pd.DataFrame()
    )
    newest = rows[rows["year"] <= asked.year].groupby("index_type", sort=False).tail(1) if len(rows) else rows
    if newest.empty:
        return None
    said = sentences.best_and_worst(newest, asked.unit)
    return finding(said, newest, table=text_table(newest, ("index_type", "year", "value", "rank", "out_of")))


def where_points_are_lost(asked: Asked) -> Finding | None:
    """Points lost by area, the largest first."""
    areas = asked.sheet("deductions_by_area")
    if areas.empty:
        return None
    known = areas[areas["deduction"].notna()].sort_values("deduction", ascending=False, kind="stable")
    title = _("Điểm trừ theo lĩnh vực, năm {year}").format(year=areas["year"].iloc[0])
    title = marked_title(title, (), *about_areas(sentence_rows(areas), sentence_rows(asked.results())))
    return finding(sentences.lost_points(areas), areas, chart=bar_chart(title, "area", known, "deduction"))


def what_costs_most(asked: Asked) -> Finding | None:
    """The lowest lines that cost most, with the reason where the sheet says it."""
    rows = asked.sheet("deductions_by_criterion")
    lost = rows[rows["is_leaf"] & (rows["deduction"] > 0)] if len(rows) else rows
    if lost.empty:
        return None
    most = lost.sort_values("deduction", ascending=False, kind="stable").head(MOST_ROWS)
    said = _("{count} mục mất nhiều điểm nhất, năm {year}").format(count=len(most), year=rows["year"].iloc[0])
    return finding(said, rows, table=text_table(most, ("code", "title", "max_score", "deduction", "reason")))


def what_is_lost_again(asked: Asked) -> Finding | None:
    """What was lost in several years."""
    rows = asked.ask("repeated_losses")
    years = sorted(asked.ask("area_ratios_by_year")["year"].unique())
    rows = rows[(rows["years_lost"] > 1) & (rows["last_year"] <= asked.year)] if len(rows) else rows
    if rows.empty:
        return None
    said = sentences.repeated(rows, years=[int(year) for year in years])
    return finding(
        said, rows, table=text_table(rows.head(MOST_ROWS), ("code", "title", "loss_years", "losses"))
    )


def how_far_remedies_are(asked: Asked) -> Finding | None:
    """From the points lost to those whose remedies are confirmed."""
    rows = asked.sheet("remedy_progress")
    if rows.empty or not rows["limitation_count"].iloc[0]:
        return None
    first = rows.iloc[0]
    steps = pd.DataFrame(
        {"step": [words.heading(step) for step in STEPS], "points": [first[step] for step in STEPS]}
    )
    chart = bar_chart(_("Từ điểm mất đến điểm đã xác nhận"), "step", steps, "points")
    return finding(sentences.remedy_progress(rows, asked.sheet("loss_outcomes")), rows, chart=chart)


def dossiers(asked: Asked) -> Finding | None:
    """Dossiers on time over the newest periods of one kind."""
    rows = asked.ask("dossiers_by_period")
    told = [
        row
        for row in sentence_rows(rows)
        if last_day(row["period"]) <= asked.day and sentences.tells_of_dossiers(row)
    ]
    if not told:
        return None
    alike = pd.DataFrame(
        [row for row in told if row["period_type"] == told[-1]["period_type"]][-MOST_PERIODS:]
    )
    names = [words.period(period) for period in alike["period"]]
    chart = line_chart(_("Tỷ lệ hồ sơ giải quyết đúng hạn"), names, _("Đúng hạn"), alike, "on_time_rate")
    said = _("Hồ sơ TTHC, {sentence}").format(
        sentence=within(sentences.dossiers_of_period(told[-1]), told[-1]["period"])
    )
    return finding(said, alike, chart=chart)


def tasks(asked: Asked) -> Finding | None:
    """Tasks of the plans of the year."""
    rows = asked.ask("tasks_by_period", as_of=asked.day)
    rows = rows[[str(period).startswith(str(asked.year)) for period in rows["period"]]]
    if rows.empty:
        return None
    over = rows[[last_day(period) <= asked.day for period in rows["period"]]]
    newest = max(map(words.period_order, over["period"] if len(over) else rows["period"]))
    told_of = rows[[words.period_order(period) == newest for period in rows["period"]]]
    said = sentences.tasks_by_size(told_of)[0]
    told = _("Nhiệm vụ, {sentence}").format(sentence=within(said, told_of["period"].iloc[0]))
    return finding(told, rows, table=text_table(rows.head(MOST_ROWS), OPEN_PLAN))


def targets(asked: Asked) -> Finding | None:
    """Targets of the year with their figures."""
    rows = asked.ask("target_distances", year=asked.year, as_of=asked.day)
    if rows.empty:
        return None
    columns = ("title", "value", "actual", "measure_unit", "outlook")
    return finding(sentences.targets_met(rows), rows, table=text_table(rows.head(MOST_ROWS), columns))


def what_is_next(asked: Asked) -> Finding | None:
    """Actions that are open, the earliest deadline first."""
    rows = asked.ask("remedy_actions", is_open=True, as_of=asked.day)
    if rows.empty:
        return None
    late = int(rows["days_late"].notna().sum())
    said = _("{count} việc còn phải làm, {late} việc quá hạn").format(count=len(rows), late=late)
    columns = ("action", "owner", "due_on", "points_at_stake")
    return finding(said, rows, table=text_table(rows.head(MOST_ROWS), columns))


FINDINGS: tuple[Callable[[Asked], Finding | None], ...] = (
    where_it_stands,
    indices,
    where_points_are_lost,
    what_costs_most,
    what_is_lost_again,
    how_far_remedies_are,
    dossiers,
    tasks,
    targets,
    what_is_next,
)


def finding(
    said: str, rows: pd.DataFrame, *, chart: ReportChart | None = None, table: ReportTable | None = None
) -> Finding:
    """A sentence of the screen in one weight, with what shows it and where its rows are from."""
    return Finding(without_bold(said), chart, table, "; ".join(named_sources(rows)[:MOST_SOURCES]))


def within(said: str, period: str) -> str:
    """A sentence that begins with a period, behind other words: «Hồ sơ TTHC, tháng 9/2026: …»."""
    return words.period_within(period) + said.removeprefix(words.period(period))


def sentence_rows(rows: pd.DataFrame) -> list[Row]:
    """The rows one by one, as sentences take them."""
    return [{str(column): value for column, value in row.items()} for row in rows.to_dict("records")]


def numbers(values: Iterable[object]) -> tuple[float | None, ...]:
    """Numbers of a column; blanks are gaps."""
    return tuple(None if words.is_missing(value) else float(str(value)) for value in values)


def line_chart(title: str, names: Sequence[str], name: str, rows: pd.DataFrame, value: str) -> ReportChart:
    """Rates in percent over periods."""
    told = sentence_rows(rows)
    marked = tuple(marked_names(names, told))
    return ReportChart(marked_title(title, told), "line", marked, ((name, numbers(rows[value])),), "%")


def bar_chart(title: str, name: str, rows: pd.DataFrame, value: str) -> ReportChart:
    """Points, a bar for each name."""
    told = sentence_rows(rows)
    marked = tuple(marked_names(rows[name], told))
    return ReportChart(
        marked_title(title, told), "bars", marked, ((_("Điểm"), numbers(rows[value])),), _("điểm")
    )


def text_table(rows: pd.DataFrame, columns: Sequence[str]) -> ReportTable:
    """Columns of rows that hold anything, as texts that the screen writes; `decimals` marks those of numbers.

    The last column says how final each row is, where any is not.
    """
    held = [column for column in columns if column in rows and rows[column].notna().any()]
    lines = sentence_rows(rows)
    told = [[screen_text(column, row[column]) for column in held] for row in lines]
    headings = [words.heading(column) for column in held]
    sides = [0 if is_of_numbers(column, rows[column]) else None for column in held]
    if marks := marks_of(lines):
        headings, sides = [*headings, words.heading(FLAG)], [*sides, None]
        told = [[*line, mark] for line, mark in zip(told, marks, strict=True)]
    return ReportTable("", tuple(headings), tuple(map(tuple, told)), tuple(sides))


def is_of_numbers(column: str, values: Iterable[object]) -> bool:
    """Whether a column holds numbers; what is one elsewhere may be a name here: the plan of tasks."""
    is_number = words.column_format(column) in ("integer", "decimal", "percent", "quantity")
    return is_number and not any(isinstance(value, str) for value in values)


def screen_text(column: str, value: object) -> str:
    """A value as the screen writes it; blank where it is not known."""
    return "" if words.is_missing(value) else words.display_value(column, value)
