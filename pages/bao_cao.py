"""Báo cáo: a document of a unit, kind and period, made of the figures that are held, to be edited, taken away and issued."""

import streamlit as st

from cchc import sentences, ui
from cchc.language import _

st.title(_("Báo cáo"))

with st.container(horizontal=True):
    unit = ui.choose_unit()
    kind = ui.choose_report_kind()
    period = ui.choose_report_period(unit, kind)
    draft = ui.made_draft(unit, kind, period)
ui.show_headline(sentences.report_state(draft.state), unit.called)
ui.show_report_outcome()
ui.show_gaps(draft)
if draft.settings is None and not draft.is_issued:
    st.header(_("Thông tin cơ quan"))
    ui.edit_office(unit)
ui.offer_files(draft)
ui.offer_own_template(draft)
ui.show_issued_before(draft)
ui.show_versions(draft)
st.header(_("Nội dung"))
ui.show_sections(draft)
ui.page_link("co_quan", _("Thông tin cơ quan trong văn bản"), don_vi=unit.unit_id)
