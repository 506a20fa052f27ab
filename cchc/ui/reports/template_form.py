"""Word templates of an office: kept under a name with who and when, put away, brought back; the fields that each may name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cchc import words
from cchc.language import HOME, _, speaking
from cchc.reports import report_kinds
from cchc.reports.formats.files import REPORT_FILES
from cchc.reports.templates.fields import Field, empty_report, report_fields
from cchc.reports.templates.own_template import TemplateError, check_template
from cchc.store import StoreError, open_store
from cchc.store.templates import (
    LONGEST,
    SavedTemplate,
    save_template,
    saved_templates,
    standing_templates,
    template_bytes,
)
from cchc.ui.choosing.filters import Unit
from cchc.ui.reports.own_template import explain_fields, offer_field_list
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.visit.made_up import file_name
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may
from cchc.ui.visit.trouble import draw_trouble

BY, OUTCOME, KIND, NAME, FILE = (
    "by_template",
    "outcome_template",
    "template_kind",
    "template_name",
    "template_file",
)


def edit_templates(unit: Unit) -> None:
    """The templates that stand, a box for another one, and what it may name."""
    st.caption(
        _(
            "Văn bản Word của cơ quan có đặt trường {{…}}; chọn mẫu khi lập ở trang Báo cáo. Mẫu đòi gì khác ngoài trường thì bị "
            "từ chối và nói rõ chỗ."
        )
    )
    standing, can_edit = standing_templates(open_store(), unit.unit_id), may("save_office", unit.unit_id)
    for place, template in enumerate(standing):
        show_template(unit, template, place, can_edit=can_edit)
    if not standing:
        st.markdown(_("Chưa có mẫu nào: văn bản theo mẫu của Nghị định 30/2020/NĐ-CP."))
    say_template_outcome()
    kinds = {code: _(kind.title) for code, kind in report_kinds().items()}
    kind = st.selectbox(_("Loại văn bản"), list(kinds), format_func=kinds.__getitem__, key=KIND, width=420)
    fields = fields_of(unit, kind)
    if can_edit:
        offer_template(unit, kind)
    label = _("Danh sách trường của {kind}: {count}").format(
        kind=kinds[kind], count=words.number(len(fields), 0)
    )
    lazy_expander(label, ":material/list:", "template_fields_page", partial(list_fields, kind, fields))


def offer_template(unit: Unit, kind: str) -> None:
    """A file, who keeps it, and the button."""
    st.text_input(
        _("Tên mẫu"), key=NAME, max_chars=LONGEST, placeholder=_("Ví dụ: Mẫu quý của Sở"), width=420
    )
    given = st.file_uploader(_("Tệp mẫu (.docx)"), type=["docx"], key=FILE)
    ask_signature(_("Người lưu mẫu"), BY, width=320, most=100)
    st.button(
        _("Lưu mẫu"),
        type="primary",
        icon=":material/save:",
        key="save_template",
        disabled=given is None,
        on_click=keep_template,
        args=(unit, kind),
    )


def fields_of(unit: Unit, kind: str) -> list[Field]:
    """What every document of a kind has, whatever is held."""
    period = report_kinds()[kind].periods_of(str(open_store().today().year))[0]
    with speaking(HOME):
        report = empty_report(kind, unit.unit, unit.province, period)
    return report_fields(report)


def list_fields(kind: str, fields: list[Field]) -> None:
    """All of them with what they are, and as a file."""
    explain_fields()
    offer_field_list(_(report_kinds()[kind].title), words.slug(report_kinds()[kind].title), fields, "office")
    st.markdown("\n".join(f"- `{each.name}`: {words.literal(each.meaning)}" for each in fields))


def show_template(unit: Unit, template: SavedTemplate, place: int, *, can_edit: bool) -> None:
    """A template with who left it when, to be taken away or put away."""
    said = _("**{name}** · {kind} · bản {number} · {when} · {by} · {size} KB").format(
        name=words.literal(template.name),
        kind=_(report_kinds()[template.kind].title),
        number=template.version_no,
        when=words.moment(template.saved_at),
        by=words.literal(template.saved_by) or words.MISSING,
        size=words.number(max((template.byte_count or 0) / 1024, 1), 0),
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"template_{place}"):
        st.markdown(said, width="content")
        st.download_button(
            _("Tải mẫu"),
            data=partial(bytes_of, unit.unit_id, template.kind, template.name),
            file_name=file_name(f"mau_{words.slug(template.name)}.docx"),
            mime=REPORT_FILES["docx"].mime,
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
            key=f"get_template_{place}",
        )
        if can_edit:
            st.button(
                _("Bỏ mẫu này"),
                key=f"drop_template_{place}",
                type="tertiary",
                icon=":material/delete:",
                on_click=put_away,
                args=(unit, template),
            )


def bytes_of(unit_id: str, kind: str, name: str) -> bytes:
    """The file as it stands."""
    return template_bytes(open_store(), unit_id, kind, name) or b""


def keep_template(unit: Unit, kind: str) -> None:
    """When the button is pressed: a version more, or why there is none, with the place in the template."""
    given, by = st.session_state.get(FILE), field_writer()
    if given is None or not by:
        st.session_state[OUTCOME] = (_("Chưa lưu: cần tệp mẫu và người lưu."), "")
        return
    name = str(st.session_state.get(NAME) or "").strip() or given.name.removesuffix(".docx")[:LONGEST]
    content = given.getvalue()
    try:
        check_template(content, fields_of(unit, kind))
    except TemplateError as error:
        st.session_state[OUTCOME] = (_("Mẫu bị từ chối, chưa lưu."), str(error))
        return
    newest = newest_number(unit, kind, " ".join(name.split()))
    try:
        save_template(open_store(), unit.unit_id, kind, name, content, by, based_on=newest)
    except StoreError as error:
        st.session_state[OUTCOME] = (error.title, error.advice)
        return
    st.session_state[OUTCOME], st.session_state[NAME] = (), ""


def put_away(unit: Unit, template: SavedTemplate) -> None:
    """When the button is pressed: it is offered no more; its versions stay in the history."""
    if not (by := field_writer()):
        st.session_state[OUTCOME] = (_("Chưa bỏ: cần ghi tên ở ô «Người lưu mẫu»."), "")
        return
    try:
        save_template(
            open_store(), unit.unit_id, template.kind, template.name, None, by, based_on=template.version_no
        )
    except StoreError as error:
        st.session_state[OUTCOME] = (error.title, error.advice)
        return
    st.session_state[OUTCOME] = ()


def field_writer() -> str:
    """Who keeps or puts away."""
    return str(st.session_state.get(BY) or "").strip()


def newest_number(unit: Unit, kind: str, name: str) -> int:
    """The number of the newest version under a name; 0 where there is none."""
    versions = saved_templates(open_store(), unit.unit_id)
    return max((each.version_no for each in versions if (each.kind, each.name) == (kind, name)), default=0)


def say_template_outcome() -> None:
    """How the last saving went; said once."""
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome:
        draw_trouble(outcome[0], words.literal(outcome[1]))
    elif outcome is not None:
        st.success(_("Đã lưu."), icon=":material/check:")


def show_template_history(unit: Unit) -> None:
    """Every version with who and when, the newest first; nothing where nobody kept any."""
    versions = saved_templates(open_store(), unit.unit_id)
    if versions:
        label = _("Lịch sử mẫu: {count} lần lưu").format(count=words.number(len(versions), 0))
        lazy_expander(
            label, ":material/history:", "template_history", partial(list_template_versions, versions)
        )


def list_template_versions(versions: list[SavedTemplate]) -> None:
    """A line for each."""
    lines = []
    for each in versions:
        what = (
            _("bỏ mẫu") if each.byte_count is None else _("SHA-256 {digest}").format(digest=each.sha256[:12])
        )
        said = _("- **{name}** · {kind} · bản {number} · {when} · {by} · {what}")
        lines.append(
            said.format(
                name=words.literal(each.name),
                kind=_(report_kinds()[each.kind].title),
                number=each.version_no,
                when=words.moment(each.saved_at),
                by=words.literal(each.saved_by) or words.MISSING,
                what=what,
            )
        )
    st.markdown("\n".join(lines))
