"""The five steps of one file, in order; nothing is written before the last."""

from __future__ import annotations

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.changes.effect import show_effect
from cchc.ui.changes.losing import show_loss
from cchc.ui.changes.weaker import show_unused
from cchc.ui.intake.checked import CheckedFile, amended, check_files
from cchc.ui.intake.correcting import correct
from cchc.ui.intake.drafted import bring_back_files, hold_file
from cchc.ui.intake.file_results import drop_file_results
from cchc.ui.intake.frameworks import offer_framework
from cchc.ui.intake.guesses import choose_meanings
from cchc.ui.intake.problems import mend_cells, offer_commented_copy, show_problems, teach_names
from cchc.ui.intake.publishing import offer_publishing, show_publishing_results
from cchc.ui.intake.sent import SentFile
from cchc.ui.intake.summary import summarize
from cchc.ui.intake.understood import show_understood
from cchc.ui.intake.unread import has_unread
from cchc.ui.visit.trouble import draw_trouble


def process_files(sent: list[SentFile]) -> None:
    """Read all files, then take the one that is looked at through its steps.

    Each part stands in a container of its own, so that a box stays open when something appears above it.
    """
    drop_file_results({file.key for file in sent})
    with st.container():
        show_publishing_results()
    if sent:
        with st.container():
            bring_back_files(sent)
        files = check_files(sent)
        with st.container():
            checked = summarize(files)
        show_steps(checked)


def show_steps(checked: CheckedFile) -> None:
    """One file: understood → problems → difference → publish."""
    st.header(words.literal(checked.sent.name), divider="gray")
    with st.container():
        difference = None if checked.errors or checked.is_current_already else checked.difference()
        if difference:
            show_loss(difference)
            show_what_stays(checked)
    with st.container():
        st.subheader(_("2. Đã hiểu gì"))
        show_understood(checked)
    was_unread = has_unread(checked.sent)
    with st.container():
        sent = choose_meanings(correct(checked.sent))
    with st.container():
        st.subheader(_("3. Vấn đề theo ô"))
        show_problems(checked)
    with st.container():
        sent = mend_cells(checked).with_corrections(sent.corrections)
    hold_file(checked)
    if sent.amendments != checked.sent.amendments or has_unread(sent) != was_unread:
        amended()[sent.key] = sent.amendment
        st.rerun()
    with st.container():
        teach_names(checked)
        offer_commented_copy(checked)
    if checked.errors:
        st.error(why_not_published(checked))
    else:
        compare_and_publish_file(checked)


def show_what_stays(checked: CheckedFile) -> None:
    """Beside the loss: what of it can stay, or does."""
    count = words.number(checked.keepable(), 0)
    if checked.keeps and checked.keepable():
        said = _("Giữ {count} số mà tệp mới không có, với nguồn là tệp cũ.").format(count=count)
        st.info(said + separate_totals_remark(checked), icon=":material/inventory_2:")
    elif checked.keepable():
        st.caption(_("Có thể giữ {count} số trong đó: chọn ở bước 5.").format(count=count))


def separate_totals_remark(checked: CheckedFile) -> str:
    """That what is kept of totals is not put together with what the file tells of them."""
    difference = checked.difference()
    count = difference.count("kept") if difference else 0
    if not count:
        return ""
    said = _(
        " {count} số trong đó là của điểm tổng hoặc Chỉ số 766: giữ thành dòng riêng của tệp cũ, không ghép với số của tệp mới."
    )
    return said.format(count=words.number(count, 0))


def why_not_published(checked: CheckedFile) -> str:
    """What to do about the errors of a file: cells can be mended on the page, the file as a whole cannot."""
    if any(problem.cell for problem in checked.problems if problem.severity == "error"):
        return _(
            "Tệp còn lỗi nên chưa thể công bố; chưa có gì được ghi. Sửa các ô ở trên, hoặc sửa tệp rồi chọn lại."
        )
    return _(
        "Tệp còn lỗi nên chưa thể công bố; chưa có gì được ghi. Sửa tệp theo vấn đề nêu ở trên rồi chọn lại."
    )


def compare_and_publish_file(checked: CheckedFile) -> None:
    """Steps 4 and 5, for a file without errors."""
    difference = checked.difference()
    if difference is None:
        advice = _("Nhập vào phần «Hiểu sai?» ở bước 2.")
        draw_trouble(_("Chưa đủ để công bố"), f"{checked.reason} {advice}")
        return
    with st.container():
        st.subheader(_("4. Khác gì với số liệu đang dùng"))
        show_departures(checked)
        show_unused(difference, checked.sent.key)
        show_effect(difference, checked.sent.key)
    with st.container():
        for place, found in enumerate(checked.reading.tables):
            offer_framework(found, f"{checked.sent.key}_{place}")
    with st.container():
        st.subheader(_("5. Công bố"))
        if has_unread(checked.sent):
            said = _("Chưa công bố được: còn ô chưa rõ hoặc chưa đúng ở phần «Hiểu sai?», bước 2.")
            st.info(said, icon=":material/info:")
        offer_publishing(checked)


def show_departures(checked: CheckedFile) -> None:
    """How each table stands to its framework: part of what publishing means."""
    for followed in checked.followed:
        if followed is None:
            continue
        name = words.literal(followed.called)
        if not followed.problems:
            st.markdown(_("Khớp với {name}.").format(name=name))
            continue
        kinds = [problem.code for problem in followed.problems]
        counts = ", ".join(
            f"{words.label('departure', kind)} {kinds.count(kind)}" for kind in dict.fromkeys(kinds)
        )
        st.markdown(_("Khác {name}: {counts}.").format(name=name, counts=counts))
        st.caption(_("Số liệu được ghi đúng như bảng đã in, không sửa theo bộ chỉ số."))
