"""Before a report leaves: what it lacks and where that is entered, its files, and that it was issued."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import streamlit as st

from cchc import words
from cchc.intake.typed import parse_typed_day
from cchc.language import HOME, _, speaking
from cchc.menu import TITLES
from cchc.reports import Report
from cchc.reports.briefing import Briefing, briefing
from cchc.reports.compose import is_unwritten
from cchc.reports.formats.files import REPORT_FILES
from cchc.reports.formats.package import write_package
from cchc.reports.formats.slides import write_slides
from cchc.reports.stored import report_as_data
from cchc.reports.templates.fields import report_fields
from cchc.reports.templates.own_template import TemplateError, check_template, fill_template
from cchc.store import open_store
from cchc.store.templates import template_bytes
from cchc.ui.reports.chosen_slides import chosen_findings, show_chosen
from cchc.ui.reports.draft import ReportDraft
from cchc.ui.reports.saving import SECTION, ask_writer, save_edits, say_why_not
from cchc.ui.showing.into_slides import chosen_names
from cchc.ui.showing.page_links import page_link
from cchc.ui.visit.made_up import file_name, line_in_files

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DIGITS = set("0123456789")
SECTIONS_NAMED = 3  # with their titles, in one sentence; of more the numbers say where they stand below


def show_gaps(draft: ReportDraft) -> None:
    """Every place without a figure, each with the page where it is entered; before anything can be taken away."""
    if draft.is_issued or not draft.report.gaps:
        return
    by_page: dict[str, list[str]] = defaultdict(list)
    for section, passage in draft.report.gaps:
        if not is_unwritten(passage):
            where = _("mục {section}").format(section=section.code)
            by_page[passage.page].append(f"- {words.literal(passage.text.lstrip('-+ '))} ({where})")
    with st.container(border=True, key="report_gaps"):
        if by_page:
            said = _(
                "**{count} chỗ chưa có số liệu**: văn bản để «……» ở đó. Nhập số liệu, hoặc bấm **Sửa** ở mục đó."
            )
            st.markdown(said.format(count=words.number(draft.state.gaps, 0)))
        for page, lines in by_page.items():
            st.markdown("\n".join(lines))
            if page in TITLES:
                label = _("Nhập ở trang {page}").format(page=_(TITLES[page]))
                given = {"don_vi": draft.key.unit_id, "ky": draft.key.period}
                page_link(page, label, **given)
        say_unwritten(draft)


def say_unwritten(draft: ReportDraft) -> None:
    """The headings that nobody wrote anything below, and that no figure is told of."""
    empty = [section for section, passage in draft.report.gaps if is_unwritten(passage)]
    if empty:
        said = _(
            "**{count} mục chưa viết**, văn bản để «……» ở đó; bấm **Viết** ở từng mục dưới đây: {sections}."
        )
        is_long = len(empty) > SECTIONS_NAMED
        named = [
            section.code if is_long else f"{section.code} {words.literal(section.title)}" for section in empty
        ]
        st.markdown(said.format(count=words.number(len(empty), 0), sections=", ".join(named)))


def offer_files(draft: ReportDraft) -> None:
    """A button for each kind of files, which are written on the click. Nothing is printed of an office that nobody confirmed."""
    if draft.settings is None and not draft.is_issued:
        st.caption(_("Xác nhận thông tin cơ quan ở trên rồi mới tải được văn bản."))
        ask_who_above(draft)
        return
    show_chosen()
    if refused := why_refused(draft):
        st.error(words.literal(refused), icon=":material/error:")
    with st.container(horizontal=True, vertical_alignment="bottom", key="report_files"):
        for ending, file in REPORT_FILES.items():
            st.download_button(
                _(file.label),
                data=partial(write_file, draft, ending),
                file_name=file_name(named(draft, ending)),
                mime=file.mime,
                on_click="ignore",
                icon=":material/download:",
                type="primary" if ending == "docx" else "secondary",
                key=f"report_{ending}",
                disabled=bool(refused) and ending == "docx",
            )
        chosen = tuple(chosen_names())
        offer_whole(draft, "pptx", _("Tải trình chiếu"), SLIDES, partial(make_slides, chosen=chosen))
        offer_whole(
            draft,
            "zip",
            _("Tải trọn bộ (.zip)"),
            "application/zip",
            partial(package, chosen=chosen),
            is_refused=bool(refused),
        )
        if draft.can_edit:
            offer_issue(draft)
            ask_who_above(draft)


def write_file(draft: ReportDraft, ending: str) -> bytes:
    """The report as a file, Word in the form that was chosen."""
    own = in_own_form(draft) if ending == "docx" else None
    return REPORT_FILES[ending].write(draft.report) if own is None else own


def in_own_form(draft: ReportDraft) -> bytes | None:
    """The report in the office's own template; None where it is written in the product's form."""
    found = chosen_template(draft)
    return None if found is None else fill_template(found, report_fields(draft.report))


def chosen_template(draft: ReportDraft) -> bytes | None:
    """The file of the template that was chosen; None where it is none, or was put away meanwhile."""
    key = draft.key
    return template_bytes(open_store(), key.unit_id, key.kind, draft.template) if draft.template else None


def why_refused(draft: ReportDraft) -> str:
    """What is wrong with the chosen template in this report, and where; blank where nothing is."""
    try:
        if (found := chosen_template(draft)) is not None:
            check_template(found, report_fields(draft.report))
    except TemplateError as error:
        return str(error)
    return ""


def ask_who_above(draft: ReportDraft) -> None:
    """Who writes, for what is kept without boxes; where boxes stand open it is asked there."""
    if not draft.can_edit:
        return
    codes = {section.code for section in draft.report.sections}
    if st.session_state.get(SECTION) not in codes:
        ask_writer()


def offer_whole(
    draft: ReportDraft,
    ending: str,
    label: str,
    mime: str,
    write: Callable[[ReportDraft], bytes],
    *,
    is_refused: bool = False,
) -> None:
    """A button for what is made of more than the report: slides of the unit, and everything of the period in one file."""
    st.download_button(
        label,
        data=partial(write, draft),
        file_name=file_name(named(draft, ending)),
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"report_{ending}",
        disabled=is_refused,
    )


def make_slides(draft: ReportDraft, chosen: Sequence[str] = ()) -> bytes:
    """The briefing of the unit at the end of the period; asked when the button is pressed."""
    return write_slides(told_briefing(draft, chosen))


def package(draft: ReportDraft, chosen: Sequence[str] = ()) -> bytes:
    """Report, figures and slides with what each file is."""
    return write_package(draft.report, told_briefing(draft, chosen), draft.based_on, in_own_form(draft))


def told_briefing(draft: ReportDraft, chosen: Sequence[str] = ()) -> Briefing:
    """What the slides say, in Vietnamese as all documents, and behind it what was chosen on other pages."""
    store, unit = open_store(), draft.unit
    with speaking(HOME):
        told = briefing(
            store, unit.unit_id, unit.unit, unit.province, draft.key.period, line_in_files(store.path)
        )
    return replace(told, findings=(*told.findings, *chosen_findings(chosen, store.path)))


def named(draft: ReportDraft, ending: str) -> str:
    """«bao-cao-cong-tac-cchc_so-y-te.long-an_2023-Q1_20230401-0900.docx»."""
    parts = (words.slug(_(draft.kind.title)), words.slug(draft.key.unit_id), draft.key.period)
    return f"{'_'.join(parts)}_{datetime.now(words.VIETNAM):%Y%m%d-%H%M}.{ending}"


def offer_issue(draft: ReportDraft) -> None:
    """That the report has left the office, under which number and when; it stands as it left from then on."""
    with st.popover(_("Đã phát hành"), icon=":material/approval:"):
        st.markdown(
            _("Văn bản được giữ nguyên như khi phát hành, không sửa được nữa; kỳ sau được so với nó.")
        )
        if draft.report.gaps:
            said = _("Còn {count} chỗ «……» trong văn bản.")
            st.warning(said.format(count=words.number(len(draft.report.gaps), 0)))
        st.text_input(_("Số văn bản"), key="issue_number", placeholder=_("Ví dụ: 12/BC-SKHCN"), max_chars=60)
        st.session_state.setdefault("issue_day", words.date(open_store().today()))
        st.text_input(_("Ngày ban hành"), key="issue_day")
        st.button(
            _("Ghi là đã phát hành"),
            key="issue",
            icon=":material/lock:",
            on_click=issue_report,
            args=(draft,),
        )


def issue_report(draft: ReportDraft) -> None:
    """When the button is pressed: the whole report is kept as it is, with number and day."""
    number = str(st.session_state["issue_number"]).strip()
    text = str(st.session_state["issue_day"])
    day = parse_typed_day(text)
    if not number or day is None or day > open_store().today():
        title = _("Chưa ghi phát hành: cần số văn bản và ngày ban hành đến hôm nay.")
        say_why_not(title, _("Ngày đã gõ: «{day}».").format(day=text))
        return
    left = replace(draft.report, number=whole_number(number, draft.report), issued_on=day)
    save_edits(
        draft.key,
        draft.based_on,
        lambda edits: edits,
        content=report_as_data(left),
        number=left.number,
        issued_on=day,
    )


def whole_number(number: str, report: Report) -> str:
    """«12» → «12/BC-SKHCN»; what a clerk writes whole stays as it is."""
    if not set(number) <= DIGITS:
        return number
    behind = "-".join(part for part in (report.abbreviation, report.office.abbreviation) if part)
    return f"{number}/{behind}"
