"""How final figures are: what other documents say of the same total."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import Answer
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.lazy_expander import lazy_expander

COLUMNS = (
    "year",
    "standing",
    "use_state",
    "max_score",
    "self_score",
    "score",
    "ratio",
    "rank",
    "out_of",
    "class",
    "flag",
    "source",
)


READINGS_766 = (
    "period",
    "snapshot",
    "standing",
    "use_state",
    "transparency",
    "progress",
    "digitisation",
    "online_service",
    "online_payment",
    "satisfaction",
    "total_score",
    "rank",
    "flag",
    "source",
)


def other_documents(answer: Answer) -> None:
    """The documents that tell a total besides the one in use; nothing where it is one. `answer`: of `total_readings` or
    `index_766_readings`."""
    others = int((answer.rows["use_state"] != "used").sum())
    if others:
        said = _("Văn bản khác cũng nêu điểm tổng ({count})").format(count=words.number(others, 0))
        columns = COLUMNS if answer.name == "total_readings" else READINGS_766
        lazy_expander(
            said,
            ":material/rule:",
            f"others_{answer.name}",
            partial(show_documents_of_total, answer, columns),
        )


def show_documents_of_total(answer: Answer, columns: Sequence[str]) -> None:
    """What each document says."""
    st.caption(
        _(
            "Điểm, điểm tối đa, tỷ lệ, hạng và loại lấy từ một văn bản: quyết định hoặc bảng đã công bố, rồi bảng thẩm định, "
            "rồi tự đánh giá; số tạm tính sau cùng. Số giữ từ tệp cũ là của tệp ấy, không ghép với số của tệp mới."
        )
    )
    table_and_files(answer, columns)
