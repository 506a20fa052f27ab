"""The office's own Word template instead of the product's form: the list of fields, a template filled, or why it is refused."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reports.formats.files import REPORT_FILES
from cchc.reports.templates.fields import Field, report_fields
from cchc.reports.templates.own_template import TemplateError, check_template, fill_template
from cchc.ui.reports.draft import ReportDraft
from cchc.ui.showing.exports import MIME
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.page_links import page_link
from cchc.ui.visit.made_up import file_name
from cchc.writing.plain_sheet import write_plain_sheet
from cchc.writing.write_cells import Plain

SHOWN = 12  # fields that are told on the page; the file has all


def offer_own_template(draft: ReportDraft) -> None:
    """Closed at first; nothing where nobody has said what the office's documents say of it."""
    if draft.settings is not None or draft.is_issued:
        label = _("Dùng mẫu Word của cơ quan")
        lazy_expander(label, ":material/edit_document:", "own_template", partial(offer_filling, draft))


def offer_filling(draft: ReportDraft) -> None:
    """What a template may name, and one to be filled."""
    fields = report_fields(draft.report)
    explain_fields()
    listed = "\n".join(f"- `{each.name}`: {words.literal(each.meaning)}" for each in fields[:SHOWN])
    more = _("- và {count} trường khác trong tệp danh sách").format(count=max(len(fields) - SHOWN, 0))
    st.markdown(f"{listed}\n{more}")
    offer_field_list(draft.name, f"{words.slug(draft.kind.title)}_{draft.key.period}", fields, "report")
    page_link("co_quan", _("Giữ mẫu ở trang Cơ quan để chọn khi lập văn bản"), don_vi=draft.key.unit_id)
    given = st.file_uploader(_("Mẫu của cơ quan (.docx)"), type=["docx"], key="own_template_file")
    if given is not None:
        hand_out(draft, given.getvalue(), given.name, fields)


def explain_fields() -> None:
    """How a template is written."""
    st.markdown(
        _(
            "Soạn mẫu bằng Word, đặt trường trong hai dấu ngoặc nhọn; các câu của một mục thì lặp từng dòng. "
            "Trường nào có trong mẫu mới được điền; mẫu đòi gì khác thì bị từ chối và nói rõ chỗ."
        )
    )
    st.code("1. {{co_quan}}\n{{trich_yeu}}\n{%p for cau in muc_i_2 %}\n{{cau}}\n{%p endfor %}", language=None)


def offer_field_list(title: str, name: str, fields: list[Field], place: str) -> None:
    """All fields as a workbook."""
    st.download_button(
        _("Tải danh sách trường (Excel)"),
        data=partial(field_list, title, fields),
        file_name=file_name(f"truong_{name}.xlsx"),
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key=f"template_fields_{place}",
    )


def hand_out(draft: ReportDraft, template: bytes, name: str, fields: list[Field]) -> None:
    """The filled template to take away, or what is wrong with it and where."""
    try:
        check_template(template, fields)
    except TemplateError as error:
        st.error(words.literal(str(error)), icon=":material/error:")
        return
    st.download_button(
        _("Tải văn bản theo mẫu này"),
        data=partial(fill_template, template, fields),
        file_name=file_name(f"{words.slug(name.removesuffix('.docx'))}_{draft.key.period}.docx"),
        mime=REPORT_FILES["docx"].mime,
        on_click="ignore",
        icon=":material/download:",
        key="filled_template",
    )


def field_list(title: str, fields: list[Field]) -> bytes:
    """Every field with what it is and what it holds now; of a section its sentences, a line each."""
    headings = [_("STT"), _("Trường"), _("Là gì"), _("Đang là")]
    rows: list[list[Plain]] = [
        [place, each.name, each.meaning, each.value if isinstance(each.value, str) else "\n".join(each.value)]
        for place, each in enumerate(fields, 1)
    ]
    return write_plain_sheet(_("Trường"), [title], headings, rows)
