"""Step 1: the files that a person chose, and a word about those that cannot be read: lost, empty, too many at once, not sent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.typing import UploadedFile

from cchc import words
from cchc.language import _
from cchc.ui.intake.file_results import sent_before
from cchc.ui.intake.sent import SentFile
from cchc.ui.visit.trouble import draw_trouble

ENDINGS = ["xlsx", "xls", "xlsm", "xlsb", "ods"]
# At once, so that what one session holds is bounded.
MOST_FILES, MOST_BYTES = 100, 400_000_000
_NAMED = 5


def choose_files() -> list[SentFile]:
    """The files to read, from the person's machine; the same content twice is one file."""
    times_lost = st.session_state.setdefault("times_lost", 0)
    key = f"files_{times_lost}"
    chosen = st.file_uploader(
        _("1. Chọn một hoặc nhiều tệp bảng tính"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=key,
        help=_(
            "Bảng điểm, bảng xếp hạng của cơ quan, nguyên như được gửi đến. Tối đa 20 MB mỗi tệp; tệp không bị sửa."
        ),
    )
    # The browser still shows what a server that has started again no longer holds: the box begins anew.
    if len(st.session_state[key]) > len(chosen):
        st.session_state["times_lost"] = times_lost + 1
        st.rerun()
    warn_of_lost_files(bool(times_lost) and not chosen)
    sent = [as_sent(file) for file in without_empty(chosen)]
    files = {one.key: one for one in sent}
    if len(files) < len(sent):
        st.caption(_("Có tệp trùng nội dung; mỗi nội dung chỉ được đọc một lần."))
    return as_many_as_fit(list(files.values()))


def as_sent(file: UploadedFile) -> SentFile:
    """The file with its key, which is worked out once of each upload."""
    known = sent_before()
    if file.file_id not in known:
        known[file.file_id] = SentFile(file.name, file.getvalue())
    return known[file.file_id]


def warn_of_lost_files(are_lost: bool) -> None:
    """That files must be chosen again; and the place where the browser writes which, and what it could not send
    (`upload_troubles.js`)."""
    if are_lost:
        st.warning(
            _(
                "**Hãy chọn lại tệp**: máy chủ vừa khởi động lại "
                "hoặc kết nối bị ngắt quá lâu nên máy chủ không còn giữ tệp đã chọn. "
                "Không có gì được công bố thêm, không số liệu nào bị mất; tệp trên máy của bạn vẫn nguyên."
            ),
            icon=":material/sync_problem:",
        )
    said = escape(json.dumps(not_sent_in_words(), ensure_ascii=False))
    lost = " data-lost" if are_lost else ""
    st.html(f'<div class="upload-troubles" role="status" data-said="{said}"{lost}></div>')


def not_sent_in_words() -> dict[str, str]:
    """Why the browser could not send a file, and what to do, by the kinds of `upload_troubles.js`."""
    return {
        "lost": _("Các tệp cần chọn lại"),
        "cut": _(
            "mất kết nối khi đang gửi nên máy chủ chưa nhận được tệp. "
            "Kiểm tra mạng, bấm × ở tên tệp rồi chọn lại; chưa có gì được công bố."
        ),
        "large": _(
            "tệp lớn hơn mức máy chủ nhận (20 MB). Xóa ảnh, các trang và vùng định dạng trống, "
            "hoặc tách thành nhiều tệp, rồi chọn lại."
        ),
        "ending": _(
            "không phải tệp bảng tính; chỉ nhận .xlsx, .xls, .xlsm, .xlsb, .ods. "
            "Mở tệp bằng Excel hoặc LibreOffice, lưu dạng .xlsx rồi chọn lại."
        ),
        "gone": _(
            "máy chủ không còn nhận ra lượt làm việc này, có thể vừa khởi động lại. "
            "Tải lại trang rồi chọn lại tệp; chưa có gì được công bố."
        ),
        "other": _(
            "máy chủ gặp trục trặc khi nhận tệp. Chờ một phút, bấm × ở tên tệp rồi chọn lại; "
            "nếu lặp lại, báo người quản trị kèm thời điểm."
        ),
    }


def without_empty(chosen: Sequence[UploadedFile]) -> list[UploadedFile]:
    """Those that hold anything; of the others it is said that they don't."""
    empty = [file.name for file in chosen if not file.size]
    if empty:
        title = _("Không đọc {names}: tệp rỗng (0 byte)").format(names=files_in_short(empty))
        advice = _(
            "Có thể tệp đang được chép hoặc đồng bộ dở. Mở tệp để kiểm tra, lưu lại rồi chọn lại; chưa có gì được công bố."
        )
        draw_trouble(title, advice)
    return [file for file in chosen if file.size]


def as_many_as_fit(files: Sequence[SentFile]) -> list[SentFile]:
    """The first of them, up to the bounds; of the others it is said that they wait."""
    taken: list[SentFile] = []
    size = 0
    for file in files:
        size += len(file.content)
        if len(taken) == MOST_FILES or size > MOST_BYTES:
            break
        taken.append(file)
    left = [file.name for file in files[len(taken) :]]
    if left:
        title = _("Chưa đọc {count} tệp cuối: {names}").format(count=len(left), names=files_in_short(left))
        advice = _(
            "Mỗi lần đọc tối đa {most} tệp và {size} MB. Công bố các tệp đã đọc, bấm × để bỏ chúng, các tệp còn lại sẽ được đọc."
        ).format(most=MOST_FILES, size=MOST_BYTES // 1_000_000)
        draw_trouble(title, advice)
    return taken


def files_in_short(names: Sequence[str]) -> str:
    """«a.xlsx», «b.xlsx» … and how many more."""
    shown = ", ".join(f"«{name}»" for name in names[:_NAMED])
    more = len(names) - _NAMED
    return shown + (_(" và {count} tệp khác").format(count=words.number(more, 0)) if more > 0 else "")
