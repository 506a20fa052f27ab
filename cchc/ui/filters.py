"""The filters that several pages share: a unit, a year, provinces."""

from __future__ import annotations

import os
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cchc import words
from cchc.store import question
from cchc.ui.address import choose_many, choose_one
from cchc.ui.answers import ask
from cchc.ui.show import link

ADDRESS = {"province": "loc_tinh", "unit": "loc_don_vi", "index_type": "loc_chi_so", "year": "loc_nam"}


@dataclass(frozen=True)
class Unit:
    """The unit a page is about."""

    unit_id: str
    unit: str
    province: str

    @property
    def filters(self) -> dict[str, str]:
        """As parameters of a question."""
        return {"unit": self.unit, "province": self.province}


def choose_unit(*topics: str) -> Unit:
    """The unit, among those that have figures of any of these topics; stops the page with advice if none has."""
    known = ask("units_with_figures", topics=list(topics)).rows
    if known.empty:
        say_nothing_is_here()
    rows = known[["unit_id", "unit", "province"]].to_dict("records")
    units = {str(row["unit_id"]): Unit(row["unit_id"], row["unit"], row["province"]) for row in rows}
    options = {unit_id: name_of(unit) for unit_id, unit in units.items()}
    everywhere = ask("units_with_figures").rows
    richest = everywhere[everywhere["unit_id"].isin(options)].sort_values(
        ["topic_count", "figures"], ascending=False
    )
    first = richest["unit_id"].iloc[0]
    return units[choose_one("don_vi", "Đơn vị", options, os.environ.get("CCHC_UNIT", first))]


def name_of(unit: Unit) -> str:
    """A unit as read in a list: with its province, unless it is the province."""
    return unit.unit if unit.unit == unit.province else f"{unit.unit} · {unit.province}"


def choose_year(years: list[int], name: str = "nam", label: str = "Năm") -> int:
    """A year, the newest first."""
    options = {str(year): str(year) for year in sorted(years, reverse=True)}
    return int(choose_one(name, label, options))


def choose_provinces(names: list[str], default: list[str], most: int = 8) -> list[str]:
    """Several provinces by name."""
    options = {words.slug(name): name for name in names}
    chosen = choose_many("tinh", "Tỉnh, thành phố", options, [words.slug(name) for name in default], most)
    return [options[slug] for slug in chosen]


def choose_filters(name: str) -> dict[str, list[str] | list[int] | str]:
    """The filters that a question takes, each among the values that there are; nothing chosen is no filter."""
    taken = question(name).parameters
    everything = ask(name).rows
    filters: dict[str, list[str] | list[int] | str] = {}
    for column, parameter in (("province", "province"), ("unit", "unit"), ("index_type", "index_type")):
        if parameter in taken or f"{parameter}s" in taken:
            chosen = choose_value(column, distinct(everything, column))
            if chosen is not None:
                filters |= {parameter: chosen} if parameter in taken else {f"{parameter}s": [chosen]}
            everything = everything[everything[column] == chosen] if chosen else everything
    if "year" in taken or "years" in taken:
        chosen = choose_value("year", sorted(distinct(everything, "year"), reverse=True))
        if chosen is not None:
            filters |= {"year": chosen} if "year" in taken else {"years": [int(chosen)]}
    return filters


def distinct(rows: pd.DataFrame, column: str) -> list[str]:
    """The values of a column as texts, in order."""
    return [str(value) for value in rows[column].dropna().unique()]


def choose_value(column: str, values: list[str]) -> str | None:
    """One value of a column, or all of them."""
    options = {"": "Tất cả"} | {words.slug(value): words.shown(column, value) for value in values}
    slugs = {words.slug(value): value for value in values}
    return slugs.get(choose_one(ADDRESS[column], words.heading(column), options, ""))


def say_nothing_is_here(what: str = "số liệu") -> None:
    """An empty state that says what to do, and nothing below it."""
    st.info(f"Chưa có {what} nào. Vào trang **Nạp dữ liệu** để nạp bảng điểm hoặc bảng xếp hạng (.xlsx).")
    link("nap_du_lieu", "Nạp dữ liệu", ":material/upload_file:")
    st.stop()
