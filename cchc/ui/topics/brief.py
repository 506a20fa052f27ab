"""«Bản in A4»: one sheet about the unit that the page shows, made on the click."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cchc import words
from cchc.brief import BriefRows, write_brief
from cchc.language import _, current_language, set_language
from cchc.sourcing import named_sources
from cchc.store import open_store
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import Unit, units_by_id
from cchc.ui.topics.attention import attention_day, three_matters, until
from cchc.ui.topics.newest import newest_dossiers, newest_plans, newest_work, rows_of
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.ui.visit.unshown import value_on_page
from cchc.writing.write import export_name


def offer_brief() -> None:
    """A button for the sheet about the unit and year of the address; none where the address names no unit."""
    everyone = ask("units_with_figures")
    unit: Unit | None = cached_from(units_by_id, everyone).get(value_on_page("don_vi"))
    if unit is None:
        return
    year = value_on_page("nam")
    st.download_button(
        _("Bản in A4"),
        data=partial(
            brief, everyone.database, unit, int(year) if year.isdecimal() else None, current_language()
        ),
        file_name=file_name(export_name(_("Bản in A4"), unit.unit, datetime.now(words.VIETNAM), "pdf")),
        mime="application/pdf",
        on_click="ignore",
        icon=":material/print:",
        key="brief",
    )


def brief(database: str, unit: Unit, year: int | None, language: str) -> bytes:
    """The sheet as PDF; called by the server when the button was pressed, outside any page."""
    set_language(language)
    return write_brief(brief_rows(database, unit, year))


def brief_rows(database: str, unit: Unit, year: int | None) -> BriefRows:
    """What is known of a unit in a year, the newest one with a result where none is given."""
    store = open_store(database)
    day = attention_day(year, list(store.ask("unit_headline", **unit.filters)["year"]), database)
    results = store.ask("unit_headline", **unit.filters, year=year, as_of=day)
    year = int(results["year"].iloc[-1]) if len(results) else year
    of_year = {**unit.filters, "year": year}
    areas = store.ask("deductions_by_area", **of_year)
    dossiers = store.ask("dossiers_by_period", **unit.filters)
    tasks = store.ask("tasks_by_period", **unit.filters, as_of=day)
    told = newest_dossiers(dossiers, day), newest_plans(tasks, day)
    named = named_sources(results.tail(1), areas, *told)
    version = store.version()
    return BriefRows(
        unit=unit.unit,
        province=unit.province,
        year=year,
        headline=rows_of(results)[-1] if len(results) else None,
        areas=areas,
        criteria=store.ask("deductions_by_criterion", **of_year),
        limitations=store.ask("limitations", **of_year),
        attention=three_matters(store.ask("attention", **unit.filters, as_of=day)),
        now=newest_work(dossiers, tasks, day),
        until=until(day, database),
        sources=named,
        version=version.number,
        changed_at=version.changed_at,
        band=line_in_files(database),
    )
