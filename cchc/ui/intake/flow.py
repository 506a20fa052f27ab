"""The five steps of one file, in order; nothing is written before the last."""

from __future__ import annotations

import streamlit as st

from cchc import words
from cchc.intake import IntakeError, publication_of
from cchc.store import ChangedMeanwhileError, PartialUploadError, Publication, StoreError, open_store
from cchc.store.difference import difference_of_publishing
from cchc.ui.intake.effect import show_effect
from cchc.ui.intake.frameworks import offer_framework
from cchc.ui.intake.problems import mend, offer_commented_copy, show_problems, teach_names
from cchc.ui.intake.sent import Sent
from cchc.ui.intake.understood import correct, remember, remembered, show_understood
from cchc.ui.trouble import draw_trouble
from cchc.workbook import Reading

ENDINGS = ["xlsx", "xls", "xlsm", "xlsb", "ods"]


def choose_files() -> list[Sent]:
    """The files to read, from the person's machine."""
    chosen = st.file_uploader(
        "1. Chọn một hoặc nhiều tệp bảng tính",
        type=ENDINGS,
        accept_multiple_files=True,
        help="Bảng điểm, bảng xếp hạng của cơ quan, nguyên như được gửi đến. Tối đa 20 MB mỗi tệp; tệp không bị sửa.",
    )
    return [Sent(file.name, file.getvalue()) for file in chosen]


def receive(sent: Sent, number: int, of: int, by: str, note: str) -> None:
    """One file: understood → problems → difference → publish."""
    st.header(f"{words.literal(sent.name)}" + (f" ({number}/{of})" if of > 1 else ""), divider="gray")
    sent = remembered(sent)
    first = sent.read()
    st.subheader("2. Đã hiểu gì")
    sent = correct(sent, first)
    understood = sent.read()
    show_understood(understood)
    st.subheader("3. Vấn đề theo ô")
    sent = mend(sent, understood)
    reading = sent.read()
    show_problems(reading)
    teach_names(sent, reading, by)
    offer_commented_copy(sent, reading)
    if reading.has_errors:
        st.error(
            "Tệp còn lỗi nên chưa thể công bố; chưa có gì được ghi. Sửa các ô ở trên, hoặc sửa tệp rồi chọn lại."
        )
    elif reading.tables:
        compare_and_publish(sent, reading, by, note)
        for place, found in enumerate(reading.tables):
            offer_framework(found, f"{sent.key}_{place}", by)


def compare_and_publish(sent: Sent, reading: Reading, by: str, note: str) -> None:
    """Steps 4 and 5, for a file without errors."""
    try:
        publication = publication_of(reading, sent.content, by, note, sent.amendments)
    except IntakeError as error:
        draw_trouble("Chưa đủ để công bố", f"{error} Nhập vào phần «Hiểu sai?» ở bước 2.")
        return
    st.subheader("4. Khác gì với số liệu đang dùng")
    store = open_store()
    seen = store.standing(publication)
    show_effect(difference_of_publishing(store, publication))
    st.subheader("5. Công bố")
    warned = not reading.problems or st.checkbox("Tôi đã xem các cảnh báo", key=f"seen_{sent.key}")
    replace = st.checkbox(
        "Cho phép thay bảng đang có nhiều dòng hơn bằng bảng ít dòng hơn", key=f"replace_{sent.key}"
    )
    pressed = st.button(
        "Công bố", type="primary", icon=":material/publish:", disabled=not warned, key=f"publish_{sent.key}"
    )
    if pressed:
        publish(sent, reading, publication, seen, replace)


def publish(
    sent: Sent, reading: Reading, publication: Publication, seen: dict[str, str], replace: bool
) -> None:
    """Everything of the file in one transaction, and a word about how it went."""
    try:
        open_store().publish(publication, replace=replace, seen=[seen])
    except PartialUploadError as error:
        draw_trouble(
            error.title, "Nếu đúng là muốn thay, hãy đánh dấu ô xác nhận ở trên rồi bấm «Công bố» lần nữa."
        )
    except (ChangedMeanwhileError, StoreError) as error:
        draw_trouble(error.title, error.advice)
    else:
        remember(sent, reading, publication.published_by)
        said = f"Đã công bố «{words.literal(sent.name)}». Mọi trang đã dùng số liệu mới."
        st.toast(said, icon=":material/check:")
        st.success(said, icon=":material/check:")
