"""Tra cứu: any question, filtered, as a table to export."""

import streamlit as st

from cchc import ui, words
from cchc.catalogue import QUESTIONS
from cchc.language import _

st.title(_("Tra cứu"))

options = {words.label_slug("question", name): name for name in QUESTIONS}
titles = {slug: words.label("question", name) for slug, name in options.items()}

with st.container(horizontal=True):
    name = options[ui.choose_one("cau_hoi", _("Số liệu"), titles)]
    filters = ui.choose_filters(name)

answer = shown = ui.newest_first(ui.ask(name, **filters))
headline = st.container()
if answer.is_empty and not filters:
    ui.say_nothing_is_here(_("số liệu loại này"))
elif answer.is_empty:
    st.info(_("Không có dòng nào với bộ lọc này. Bỏ bớt một điều kiện lọc để thấy nhiều hơn."))
else:
    shown = ui.details(answer, ui.readable_columns(answer), is_open=True)
    ui.show_verdict(answer)
with headline:
    said = _("{title}: **{count}** dòng").format(
        title=words.label("question", name), count=words.number(len(shown.rows), 0)
    )
    ui.show_headline(ui.searched_for(shown) + said)
