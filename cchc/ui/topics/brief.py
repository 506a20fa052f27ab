"""«Bản in A4»: one sheet about the unit that the page shows, made on the click."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.brief import BriefRows, write_brief
from cchc.language import _, current_language, set_language
from cchc.sourcing import named_sources
from cchc.store import Store, open_store
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import Unit, units_by_id
from cchc.ui.topics.attention import attention_day, three_matters, until
from cchc.ui.topics.newest import YEAR, newest_dossiers, newest_plans, newest_work, rows_of
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.ui.visit.unshown import value_on_page
from cchc.writing.write import export_name


def offer_brief() -> None:
    """A button for the sheet about the unit and year of the page, or about its province; none where it shows neither."""
    everyone = ask("units_with_figures")
    units = cached_from(units_by_id, everyone)
    unit = unit_on_page(units)
    if unit is None:
        return
    year = value_on_page("nam")
    st.download_button(
        _("Bản in A4"),
        data=partial(
            brief, everyone.database, unit, int(year) if year.isdecimal() else None, current_language()
        ),
        file_name=file_name(
            export_name(_("Bản in A4"), f"{unit.unit_id} {year}", datetime.now(words.VIETNAM), "pdf")
        ),
        mime="application/pdf",
        on_click="ignore",
        icon=":material/print:",
        key="brief",
    )


def unit_on_page(units: dict[str, Unit]) -> Unit | None:
    """The unit that the page shows, else its province, told by an id or by its name; None where it shows neither."""
    for name in ("don_vi", "tinh_xem", "tinh_thanh"):
        if found := units.get(value_on_page(name)):
            return found
    named = value_on_page("cua_ta")
    provinces = (unit for unit in units.values() if unit.unit == unit.province)
    ours = [unit for unit in provinces if named and words.slug(unit.unit) == named]
    return _of_its_time(ours) if len(ours) > 1 else next(iter(ours), None)


def _of_its_time(namesakes: list[Unit]) -> Unit:
    """Of a province of before the mergers and its namesake since, the one that has the page's index in the page's year, else
    anything that year, else the newest."""
    rows = ask("province_indices", units=[unit.unit_id for unit in namesakes]).rows
    of_year = rows[rows["year"].astype(str) == value_on_page("nam")]
    of_index = of_year[of_year["index_type"] == value_on_page("chi_so")]
    newest = rows.sort_values("year", kind="stable")
    newest_of_index = newest[newest["index_type"] == value_on_page("chi_so")].tail(1)
    # An index may count the new provinces a year before they were; else that year was the old one's.
    of_old = of_year[of_year["geography"] == "old"]
    for held in (of_index, of_year, of_old, newest_of_index, newest.tail(1)):
        if len(ids := set(held["unit_id"])) == 1:
            return next(unit for unit in namesakes if unit.unit_id in ids)
    return namesakes[-1]


def province_in_its_time(line: str) -> str:
    """«Hải Phòng (cũ)» of «Hải Phòng (cũ): Sở Ngoại vụ»."""
    return line.partition(": ")[0]


def brief(database: str, unit: Unit, year: int | None, language: str) -> bytes:
    """The sheet as PDF; called by the server when the button was pressed, outside any page."""
    set_language(language)
    return write_brief(brief_rows(database, unit, year))


def brief_rows(database: str, unit: Unit, year: int | None) -> BriefRows:
    """What is known of a unit in a year, the newest one with a result where none is given."""
    store = open_store(database)
    day = attention_day(year, list(store.ask("unit_headline", **unit.filters)["year"]), database)
    results = store.ask("unit_headline", **unit.filters, year=year, as_of=day)
    # A year that is still to come is told where somebody chose it, never by itself.
    begun = results[results["year"] <= store.today().year] if year is None else results
    results = begun if len(begun) else results.head(1)
    year = int(results["year"].iloc[-1]) if len(results) else year
    of_year = {**unit.filters, "year": year}
    areas = store.ask("deductions_by_area", **of_year)
    dossiers = store.ask("dossiers_by_period", **unit.filters)
    tasks = store.ask("tasks_by_period", **unit.filters, as_of=day)
    told = newest_dossiers(dossiers, day), newest_plans(tasks, day)
    every_index = (
        store.ask("province_indices", units=[unit.unit_id]) if unit.unit == unit.province else pd.DataFrame()
    )
    par = par_areas(store, unit, every_index)
    named = named_sources(
        results.tail(1), areas, *told, par, every_index[every_index["is_newest"]] if len(every_index) else par
    )
    version = store.version()
    province = unit.province
    everyone = store.ask("units_with_figures")
    if ((everyone["unit"] == unit.unit) & (everyone["province"] == unit.province)).sum() > 1:
        kin = words.in_language(store.ask("unit_kin", family_of=unit.unit_id))
        province = province_in_its_time(str(kin["line"].iloc[0])) if len(kin) else province
    return BriefRows(
        unit=province if unit.unit == unit.province else unit.unit,
        province=province,
        year=year,
        headline=rows_of(results)[-1] if len(results) else None,
        areas=areas,
        criteria=store.ask("deductions_by_criterion", **of_year),
        limitations=store.ask("limitations", **of_year),
        attention=three_matters(store.ask("attention", **unit.filters, as_of=day)),
        now=newest_work(dossiers, tasks, day),
        until=until(day, database),
        next_event="" if until(day, database) or unit.unit == unit.province else next_event_sentence(store),
        indices=every_index,
        index_areas=par,
        sources=named,
        version=version.number,
        changed_at=version.changed_at,
        made_at=store.now(),
        band=line_in_files(database),
    )


def par_areas(store: Store, unit: Unit, indices: pd.DataFrame) -> pd.DataFrame:
    """The areas of a province's newest PAR INDEX; none of anybody else."""
    if indices.empty or not (years := indices.loc[indices["index_type"] == "PAR", "year"].tolist()):
        return pd.DataFrame()
    return store.ask("province_areas", provinces=[unit.unit], year=int(max(years)))


def next_event_sentence(store: Store) -> str:
    """The next day of the calendar, in one sentence; blank where none is known."""
    soon = store.ask("calendar_dates", as_of=store.today().isoformat(), within_days=YEAR)
    return sentences.next_event(rows_of(soon.head(1))[0]) if len(soon) else ""
