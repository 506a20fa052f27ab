"""Limitations of a unit and year, and what is done about them."""

from __future__ import annotations

import streamlit as st

from cchc import sentences
from cchc.language import _
from cchc.ui.asking.answers import ask, cached_from
from cchc.ui.showing.downloads import details
from cchc.ui.showing.page_links import page_link


def show_limitations(sheet: dict[str, object], unit: str, area: str | None = None) -> None:
    """The limitations of a unit and year (`sheet`, as parameters), of one area where it is opened; `unit` for file names."""
    st.subheader(_("Tồn tại, hạn chế và giải pháp"))
    page_link(
        "khac_phuc",
        _("Ai nhận, đã làm đến đâu?"),
        ":material/build:",
        don_vi=str(sheet["unit_id"]),
        nam=str(sheet["year"]),
    )
    remedies = ask("limitations", **sheet, area_code=area)
    if remedies.is_empty:
        st.caption(_("Chưa có tồn tại, hạn chế nào được ghi cho lựa chọn này."))
        return
    columns = ["area", "limitation", "remedy"]
    if apart := cached_from(sentences.unpaired_remedies, remedies):
        st.caption(apart)
        columns = [*columns, "pairing"]
    details(remedies, columns, unit, is_open=True)
