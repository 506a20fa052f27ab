"""Cơ quan: what an office's documents say of it: head, number, place, who signs, who receives; kept with its history."""

import streamlit as st

from cchc import sentences, ui
from cchc.language import _

st.title(_("Cơ quan"))

unit = ui.choose_unit()
ui.show_headline(sentences.office_state(*ui.office_saved(unit)), unit.called)
ui.edit_office(unit)
ui.show_office_history(unit)
st.header(_("Mẫu Word của cơ quan"))
ui.edit_templates(unit)
ui.show_template_history(unit)
ui.page_link("bao_cao", _("Lập báo cáo của cơ quan này"), don_vi=unit.unit_id)
