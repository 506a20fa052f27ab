"""Nguồn: a document or an uploaded file that figures come from, and all that it gave."""

import streamlit as st

from cchc import ui, words
from cchc.language import _

st.title(_("Nguồn"))

known = ui.ask("figure_sources")
if known.is_empty:
    ui.say_nothing_is_here(_("số liệu nào"))
    ui.stop_page()
sources = {row["figure_source"]: row for row in known.some(len(known.rows))}
names = ui.cached_from(ui.source_choices, known)
source = ui.choose_one("nguon", _("Văn bản hoặc tệp"), names)
about = sources[source]
headline = st.container()
shown = ui.show_source(source, about)
with headline:
    said = _("{source}: **{count}** dòng số liệu").format(
        source=words.literal(about["source"]), count=words.number(len(shown.rows), 0)
    )
    ui.show_headline(ui.searched_for(shown) + said)
