"""What other units did about the criteria of one limitation, and whether points came back there."""

from __future__ import annotations

import streamlit as st

from cchc import sentences, words
from cchc.language import _
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.downloads import details
from cchc.ui.showing.tables import columns_that_differ
from cchc.ui.visit.address import choose_one

MOST_UNITS = 25  # of whom criteria are followed at once; more would keep a visitor waiting
COLUMNS = ["unit", "province", "year", "remedy", "limitation_state", "criterion", "lost_points"]
COLUMNS += ["known_lost", "won_back", "share_back", "framework", "verdict"]
ALIKE = ["province", "criterion", "framework"]  # shown only where they differ


def show_remedies_elsewhere(unit: Unit, year: int, day: str) -> None:
    """Choose a limitation of a unit and year (`han_che` in the address), and whose remedies to look at (`noi_khac`)."""
    limitations = ask("limitation_states", **unit.filters, year=year, as_of=day)
    rows = {row["limitation_id"]: row for row in limitations.some(len(limitations.rows))}
    others = units_with_remedies(unit)
    if not rows or not others:
        return
    st.subheader(_("Nơi khác đã làm gì"))
    options = {
        "": _("Chọn một hạn chế"),
        **{name: str(row["limitation"])[:120] for name, row in rows.items()},
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choose_one(
            "han_che",
            _("Hạn chế cùng tiêu chí ở nơi khác"),
            options,
            "",
            noun=_("hạn chế"),
            is_filter=False,
        )
        asked = choose_where(others)
    if not chosen:
        return
    known = ask(
        "remedies_elsewhere",
        **unit.filters,
        year=year,
        limitation_id=chosen,
        unit_ids=asked,
        as_of=day,
    )
    for said in cached_from(sentences.remedies_elsewhere, known):
        st.markdown(said)
    if not known.is_empty:
        columns = columns_that_differ(known, [column for column in COLUMNS if known.known(column)], ALIKE)
        details(known, columns, unit.unit, is_open=True, name="noi-khac")
        said_once = [
            str(known.first[column]) for column in ALIKE if column not in columns and known.first[column]
        ]
        if said_once:
            st.caption(words.literal(" · ".join(said_once).replace("\n", "; ")))


def units_with_remedies(unit: Unit) -> dict[str, list[str]]:
    """Province → the other units of the same kind that have remedies there, the unit's own province first."""
    every = ask("units_with_figures").some(100_000)
    own = next((row for row in every if row["unit_id"] == unit.unit_id), None)
    found: dict[str, list[str]] = {unit.province: []}
    for row in every:
        is_like = own is not None and row["cohort"] == own["cohort"] and row["unit_id"] != unit.unit_id
        if is_like and "ledger_remedies" in row["topics"]:
            found.setdefault(row["province"], []).append(row["unit_id"])
    return {province: ids for province, ids in found.items() if ids}


def choose_where(others: dict[str, list[str]]) -> list[str]:
    """The units of all provinces where these are few, else of one province, the unit's own unless another is chosen."""
    every = [one for ids in others.values() for one in ids]
    if len(every) <= MOST_UNITS:
        return every
    places = {words.slug(province): province for province in others}
    chosen = choose_one("noi_khac", _("Tỉnh, thành phố"), places, words.slug(next(iter(others))))
    return others[places[chosen]][:MOST_UNITS]
