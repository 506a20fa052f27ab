"""The filters that several pages share: a unit, a year, provinces."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.catalogue import QUESTIONS
from cchc.intake.typed import parse_typed_day
from cchc.language import _
from cchc.reading.identity.table_period import not_begun
from cchc.reading.identity.times import time_of
from cchc.store import open_store, question
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.choosing.typed_boxes import EXAMPLE, day_fault
from cchc.ui.showing.missing import say_nothing_is_here, say_unit_has_none
from cchc.ui.visit.address import apply_wish, asked_or_previous, choose_one, set_choice, wished
from cchc.ui.visit.unshown import note_unshown, shown_instead

DAYS = date(2000, 1, 1), date(2050, 12, 31)
UNIT = "don_vi"
ADDRESS = {"province": "loc_tinh", "unit": "loc_don_vi", "index_type": "loc_chi_so", "year": "loc_nam"}


@dataclass(frozen=True)
class Unit:
    """The unit a page is about."""

    unit_id: str
    unit: str
    province: str

    @property
    def called(self) -> str:
        """As read in a list: with its province, unless it is the province."""
        return self.unit if self.unit == self.province else f"{self.unit} · {self.province}"

    @property
    def filters(self) -> dict[str, str]:
        """As parameters of a question: the names, and the id, for a unit of before the mergers has its namesake since."""
        return {"unit": self.unit, "province": self.province, "unit_id": self.unit_id}

    @property
    def of_province(self) -> dict[str, str]:
        """The same of all units of its province, as the province is in its time."""
        return {"province": self.province, "province_id": self.unit_id.rpartition(".")[2]}


def choose_unit(*topics: str) -> Unit:
    """The unit, among those that have figures of any of these topics; ends the page with advice if none has.

    Who comes with a unit that has none of them stays with it, and is told so: never the figures of another. Where nobody
    chose, the office's own unit gives way to one that has figures.
    """
    known = ask("units_with_figures", topics=list(topics))
    what = topics_in_sentence(topics)
    if known.is_empty:
        say_nothing_is_here(what)
    units: dict[str, Unit] = cached_from(units_by_id, known)
    everywhere = ask("units_with_figures")
    office = os.environ.get("CCHC_UNIT", "")
    first = office if office in units else cached_from(unit_with_most_topics, everywhere, known)
    wanted = asked_or_previous(UNIT, first)
    without = {} if wanted in units else {wanted: cached_from(unit_labels, everywhere).get(wanted)}
    options = {unit_id: name for unit_id, name in without.items() if name} | cached_from(unit_labels, known)
    chosen = choose_one(UNIT, _("Đơn vị"), options, first, noun=_("đơn vị"))
    if chosen not in units:
        held = cached_from(topics_of, everywhere, unit_id=chosen)
        kin = [one for one in ask("unit_kin", family_of=chosen).values("unit_id") if one in units]
        instead = {units[one].called: partial(set_choice, UNIT, one) for one in kin}
        leads = {UNIT: chosen, "tinh_xem": chosen} if "." not in chosen else {UNIT: chosen}
        say_unit_has_none(words.literal(options[chosen]), what, leads, held, instead)
    return units[chosen]


def unit_looked_at() -> Unit | None:
    """The unit that the person looked at last, else the office's own, else the best known one; None where there is none."""
    known = ask("units_with_figures")
    if known.is_empty:
        return None
    units: dict[str, Unit] = cached_from(units_by_id, known)
    office = os.environ.get("CCHC_UNIT", "")
    return (
        units.get(asked_or_previous(UNIT, office))
        or units.get(office)
        or units[cached_from(unit_with_most_topics, known, known)]
    )


def topics_in_sentence(topics: Sequence[str]) -> str:
    """«số liệu hồ sơ TTHC», within a sentence."""
    named = _(" hoặc ").join(words.label("topic", topic) for topic in topics)
    return _("số liệu {topics}").format(topics=named) if named else _("số liệu")


def topics_of(rows: pd.DataFrame, unit_id: str) -> list[str]:
    """What a unit has."""
    (topics,) = rows.loc[rows["unit_id"] == unit_id, "topics"]
    return [str(topic) for topic in topics]


def units_by_id(rows: pd.DataFrame) -> dict[str, Unit]:
    """The units to choose from."""
    records = rows[["unit_id", "unit", "province"]].to_dict("records")
    return {str(row["unit_id"]): Unit(row["unit_id"], row["unit"], row["province"]) for row in records}


def unit_labels(rows: pd.DataFrame) -> dict[str, str]:
    """How the units are read in the list."""
    return {unit_id: unit.called for unit_id, unit in units_by_id(rows).items()}


def unit_with_most_topics(everywhere: pd.DataFrame, known: pd.DataFrame) -> str:
    """The unit of `known` that has figures of most topics: what a page opens with where nobody chose."""
    fitting = everywhere[everywhere["unit_id"].isin(known["unit_id"])]
    return str(fitting.sort_values(["topic_count", "figures"], ascending=False)["unit_id"].iloc[0])


def choose_year(
    years: list[int], name: str = "nam", label: str = "", best: Sequence[int] = (), depends_on: str = ""
) -> int:
    """A year, the newest first; where nobody chose, the newest of the `best` ones, but none after today. `depends_on`: for what
    these are the best ones, where a page has several views."""
    by_slug = {str(year): int(year) for year in sorted(years, reverse=True)}
    options = {slug: slug for slug in by_slug}
    this_year = open_store().today().year
    known = [year for year in best if year <= this_year] or [year for year in years if year <= this_year]
    best_one = str(max(known, default=min(years, default="")))
    return by_slug[
        choose_one(name, label or _("Năm"), options, best_one, noun=_("năm"), depends_on=depends_on)
    ]


def choose_day(name: str = "ngay") -> str:
    """The day that states are told of (ISO): today in Vietnam where nobody chose, and then `name=` stands for it."""
    today = open_store().today()
    key, label = f"widget_{name}", _("Tính đến ngày")
    wish = wished(name, None, "")
    day = parsed_day(wish.value) or today
    refused = st.session_state.pop(f"refused_{name}", "")
    st.session_state[key] = refused or words.date(day)
    st.text_input(label, key=key, placeholder=EXAMPLE, on_change=take_day, args=(name, key))
    if refused:
        said = _("Đang xem theo ngày {day}.").format(day=words.date(day))
        st.error(words.literal(f"{day_fault(refused, DAYS)} {said}"))
    if wish.value and parsed_day(wish.value) is None:
        note_unshown(
            shown_instead(label, wish.value, words.date(day), noun=_("ngày")), partial(set_choice, name, "")
        )
    apply_wish(name, name, wish, "" if day == today else day.isoformat(), label, words.date(day))
    return day.isoformat()


def take_day(name: str, key: str) -> None:
    """The person has typed a day; today is not written, so that the link says today tomorrow too. What is none is kept to be
    told."""
    text, today = str(st.session_state[key] or "").strip(), open_store().today()
    if day_fault(text, DAYS):
        st.session_state[f"refused_{name}"] = text
        return
    day = parse_typed_day(text) or today
    set_choice(name, "" if day == today else day.isoformat())


def parsed_day(text: str) -> date | None:
    """The day that an address names, if it names one within reason."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if DAYS[0] <= day <= DAYS[1] else None


def choose_period(periods: list[str], name: str = "ky", best: str | None = None) -> str | None:
    """A period, the newest first; where nobody chose, the `best` one, else the newest that is not after today; none where
    there are none."""
    newest = {code: words.period(code) for code in sorted(periods, key=words.period_order, reverse=True)}
    best = best if best and has_begun(best) else newest_begun(periods)
    wanted = asked_or_previous(name, "")
    elsewhere = {wanted: words.period_within(wanted)} if words.is_period(wanted) else {}
    return choose_one(name, _("Kỳ"), newest, best, noun=_("kỳ"), elsewhere=elsewhere) if newest else None


def has_begun(period: str, day: str = "") -> bool:
    """Whether a period is not after a day (ISO), today where none is given."""
    if not words.is_period(period):
        return True
    return time_of(period).first <= date.fromisoformat(day) if day else not_begun(period) is None


def newest_begun(periods: Sequence[str]) -> str | None:
    """The newest period that is not after today; where all are, the next one."""
    begun = [period for period in periods if has_begun(period)]
    if begun:
        return max(begun, key=words.period_order)
    return min(periods, key=words.period_order, default=None)


def fullest_period(answer: Answer) -> str | None:
    """The period with the most rows, the newest of several."""
    found: str | None = cached_from(most_rows, answer)
    return found


def most_rows(rows: pd.DataFrame) -> str | None:
    """The period (code) with most rows among those that have begun, the newest of equals."""
    counts = Counter(period for period in rows["period"] if has_begun(period))
    return max(counts, key=lambda period: (counts[period], words.period_order(period)), default=None)


def choose_value_or_all(name: str, label: str, values: list[str]) -> str | None:
    """One of a few texts, or all of them."""
    slugs = {words.slug(value): value for value in values}
    return slugs.get(
        choose_one(name, label, {"": _("Tất cả")} | {slug: _(value) for slug, value in slugs.items()}, "")
    )


def choose_filters(name: str) -> dict[str, list[str] | list[int] | str]:
    """The filters that a question takes, each among the values that there are; nothing chosen is no filter."""
    taken = question(name).parameters
    topics = QUESTIONS[name]
    filters: dict[str, list[str] | list[int] | str] = {}
    province: str | None = None
    for column in ("province", "unit", "index_type", "year"):
        if column not in taken and f"{column}s" not in taken:
            continue
        values = ask("filter_values", topics=list(topics), province=province).rows
        found = [str(value) for value in values.loc[values["filter"] == column, "value"]]
        chosen = choose_value(column, found[::-1] if column == "year" else found)
        if chosen is not None:
            filters |= {column: chosen} if column in taken else {f"{column}s": [chosen]}
        province = chosen if column == "province" else province
    return filters


def choose_value(column: str, values: list[str]) -> str | None:
    """One value of a column, or all of them; a province opens with that of the office's own unit, if it has one."""
    options = {"": _("Tất cả")} | {words.slug(value): words.display_value(column, value) for value in values}
    slugs = {words.slug(value): value for value in values}
    first = words.slug(own_province() or "") if column == "province" else ""
    return slugs.get(choose_one(ADDRESS[column], words.heading(column), options, first))


def own_province() -> str | None:
    """The province of the unit that `CCHC_UNIT` names."""
    own: Unit | None = cached_from(units_by_id, ask("units_with_figures")).get(
        os.environ.get("CCHC_UNIT", "")
    )
    return own.province if own else None
