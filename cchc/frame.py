"""The frame around every page: title, navigation, the page itself, footer with data version and time."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from cchc import words
from cchc.browser.document import BELOW
from cchc.browser.patches import APP_TITLE
from cchc.language import _
from cchc.menu import TITLES
from cchc.people.acting import acting
from cchc.store import DataVersion, StoreError, open_store
from cchc.ui.drafting.drafts import show_left_drafts, show_unpublished
from cchc.ui.intake import drop_file_results
from cchc.ui.showing.copy_link import copy_link
from cchc.ui.showing.into_slides import keep_chosen, offer_slides
from cchc.ui.showing.page_blocks import begin_blocks
from cchc.ui.showing.whole_page import offer_whole_page
from cchc.ui.topics.brief import offer_brief
from cchc.ui.topics.menu import draw_foot, navigate, show_office, show_views
from cchc.ui.visit.address import begin_choices, filters_on_paper
from cchc.ui.visit.language_choice import apply_language_choice
from cchc.ui.visit.made_up import say_made_up
from cchc.ui.visit.person import is_shut_out
from cchc.ui.visit.rights import may_open, say_not_for_you
from cchc.ui.visit.stop_page import PageStopped
from cchc.ui.visit.trouble import show_trouble, show_trouble_of_store
from cchc.ui.visit.unshown import begin_unshown, note_below, say_unshown
from cchc.ui.visit.watch import watch_data

HERE = Path(__file__).resolve().parent
WRITTEN_TOGETHER = ("bao_cao", "co_quan")  # pages of documents: what others save moves no data version


def draw_frame() -> None:
    """Draw the whole page: navigation, the page asked for, what was not shown as asked, the footer."""
    begin_unshown()
    begin_blocks()
    apply_language_choice()
    if is_shut_out():
        return
    # Before st.navigation: without an icon of ours the browser would fetch the page's from a font server.
    st.set_page_config(page_title=_(APP_TITLE), page_icon=HERE / "icon.svg", layout="wide")
    page, name = navigate()
    title = _(TITLES[name])
    st.set_page_config(page_title=f"{title} · {_(APP_TITLE)}")
    band = st.container(key="demonstration")
    unshown, left = st.container(key="what_is_not_shown"), st.container(key="drafts_left")
    show_views(name)
    tools = st.container(
        key="page_tools", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    )
    with tools:
        copy_link()
    on_paper = st.container(key="about_on_paper")  # paper shows no widgets: what was chosen is said in words
    try:
        with band:
            say_made_up(title)
        version = open_store().version()  # of before the page: what is published while it runs is noticed
        written = open_store().changes if name in WRITTEN_TOGETHER else None
        with unshown:
            trouble = show_trouble_of_store()
        if name != "nap_du_lieu":
            drop_file_results(())  # the files that were on that page are no longer on it
        begin_choices(version.number)
        keep_chosen()
        note_below(BELOW, title)
        with suppress(PageStopped):
            page.run() if may_open(name) else say_not_for_you(name)
        say_unshown(unshown)
        if filters := filters_on_paper():
            on_paper.markdown(words.literal(filters))
        with tools:
            offer_whole_page(title, name)
            offer_slides(name)
            offer_brief()
        with left:
            show_left_drafts()
        show_unpublished()
        draw_footer(version)
        show_office()
        person = acting().person
        watch_data(version.number, trouble, written, person and person.grants)
    except StoreError as error:
        show_trouble(error)
    draw_foot()


def draw_footer(version: DataVersion) -> None:
    """Which data the figures above come from, and since when they stand."""
    changed_at = words.moment(version.changed_at)
    with st.container(key="data_version"):
        st.divider()
        said = _("Phiên bản dữ liệu {version} · Cập nhật lúc {changed_at}")
        st.caption(said.format(version=version.number, changed_at=changed_at))


draw_frame()
