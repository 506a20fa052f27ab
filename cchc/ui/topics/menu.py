"""The menu at the side and what stands around it: whose figures and of when above, the guide below; views above a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from cchc import words
from cchc.browser.document import HOME
from cchc.browser.patches import APP_TITLE
from cchc.language import _
from cchc.menu import HELP, MENU_ITEMS, SECTIONS, MenuItem, Screen, views_beside
from cchc.ui.choosing.filters import UNIT, unit_looked_at
from cchc.ui.topics.waiting import counted_title
from cchc.ui.visit.language_choice import offer_languages
from cchc.ui.visit.person import show_who_is_in
from cchc.ui.visit.rights import may_open
from cchc.ui.visit.unshown import shown_on_page

PAGES = Path(__file__).parents[3] / "pages"
LOOKED_AT = "page_looked_at"
# What a page's first sentence is of, by the names of the address: «Chỉ tiêu» has a period of other figures further down.
PERIODS = ("nam_chi_tieu", "ky", "nam")


def navigate() -> tuple[Any, str]:
    """Streamlit's page that was asked for, to be run, and its name. The menu marks the item that it belongs to.

    Streamlit marks the page that is shown, among those that the menu shows. So an item of several pages leads to the one
    that is looked at, which is known once Streamlit was asked: it is asked again where the guess was wrong.
    """
    guess = st.session_state.get(LOOKED_AT, HOME)
    page = st.navigation(pages_of_menu(guess), expanded=True)  # all: a page behind «more» is not found
    name = page.url_path or HOME
    if leads(name) != leads(guess):
        page = st.navigation(pages_of_menu(name), expanded=True)
    st.session_state[LOOKED_AT] = name
    return page, name


def leads(name: str) -> list[Screen]:
    """What each item leads to while the page of that name is looked at."""
    return [lead(item, name) for item in MENU_ITEMS]


def lead(item: MenuItem, name: str) -> Screen:
    """Its page of that name, else its first, of those that whoever looks may open."""
    open_ones = [screen for screen in item.screens if may_open(screen.name)] or list(item.screens)
    return next((screen for screen in open_ones if screen.name == name), open_ones[0])


def pages_of_menu(name: str) -> dict[str, list[Any]]:
    """Streamlit's pages by section, those that the menu does not show among them, while the page of that name is looked at."""
    sections = {
        _(section): [
            streamlit_page(screen, item if screen == lead(item, name) and may_open(screen.name) else None)
            for item in items
            for screen in item.screens
        ]
        for section, items in SECTIONS.items()
    }
    return sections | {"": [streamlit_page(HELP, None)]}


def streamlit_page(screen: Screen, item: MenuItem | None) -> Any:
    """A page; the menu shows it as its item, or not at all."""
    return st.Page(
        PAGES / f"{screen.name}.py",
        title=counted_title(screen.name, _(item.title if item else screen.title)),
        icon=item.icon if item else None,
        url_path=screen.name,
        default=screen.name == HOME,
        visibility="visible" if item else "hidden",
    )


def show_views(name: str) -> None:
    """Links between the pages of one item, above each of them; nothing above a page that stands alone."""
    screens = [screen for screen in views_beside(name) if may_open(screen.name)]
    if len(screens) > 1:
        with st.container(key="views", horizontal=True):
            for screen in screens:
                st.page_link(PAGES / f"{screen.name}.py", label=_(screen.title))


def show_office() -> None:
    """Whose figures are looked at and, where this page shows them, of when; above the menu, once the page has run."""
    unit = unit_looked_at()
    with st.sidebar, st.container(key="office"):
        if unit is None:
            st.markdown(f"**{_(APP_TITLE)}**")
            return
        lines = [f"**{words.literal(unit.unit)}**"]
        about = [unit.province] if unit.province != unit.unit else []
        if period := period_shown():
            about.append(period)
        st.markdown("  \n".join([*lines, words.literal(" · ".join(about))] if about else lines))


def period_shown() -> str:
    """The period or year of the unit's figures on this page, within a sentence; blank on a page of no unit or of no time."""
    shown = shown_on_page()
    if UNIT not in shown:
        return ""
    told = next((shown[name] for name in PERIODS if shown.get(name)), "")
    return words.period_within(told) if told else ""


def draw_foot() -> None:
    """The guide and the other language, below the menu and in sight however long that is."""
    with st.sidebar, st.container(key="menu_foot", horizontal=True, vertical_alignment="center"):
        st.page_link(PAGES / f"{HELP.name}.py", label=_(HELP.title), icon=":material/help:")
        offer_languages()
    show_who_is_in()
