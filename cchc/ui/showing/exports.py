"""The rows of a table as files: what each kind is for, and the buttons that build them on the click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from types import MappingProxyType

import streamlit as st

from cchc import words
from cchc.exporting import export_file, whom_in_name
from cchc.language import _, current_language, mark, set_language
from cchc.store import open_store
from cchc.ui.asking.answers import Answer
from cchc.ui.asking.explained import explain
from cchc.ui.showing.page_blocks import TableBlock, note_table
from cchc.ui.showing.provenance import source_panel
from cchc.ui.visit.made_up import file_name
from cchc.writing.write import export_name

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "excel.csv": "text/csv",
    "csv": "text/csv",
}
FILES = {"xlsx": mark("Tải Excel"), "excel.csv": mark("CSV cho Excel"), "csv": mark("CSV cho máy")}
WHAT_FOR = {
    "xlsx": mark(
        "Giữ đủ kiểu số, ngày, chữ và ghi nguồn, bộ lọc ở đầu trang tính: dùng tệp này nếu không có lý do khác."
    ),
    "excel.csv": mark(
        "Mở thẳng bằng Excel tiếng Việt: cách nhau bằng dấu ;, dấu phẩy thập phân, số làm tròn như trên trang. CSV không giữ "
        "được kiểu chữ, định dạng, nguồn ở đầu trang: mã như 1.10, 3-4 có dấu ' đứng trước để bảng tính không đổi thành số, ngày."
    ),
    "csv": mark(
        "Cho phần mềm khác đọc: cách nhau bằng dấu phẩy, dấu chấm thập phân, ngày năm-tháng-ngày, đủ chữ số. Đừng mở bằng Excel "
        "tiếng Việt: 78.97 và 1.250 sẽ bị hiểu sai."
    ),
}


def exports(
    answer: Answer,
    columns: Sequence[str],
    unit: str | None = None,
    arranged: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Buttons that build the file on the click, exactly the rows and columns shown; and how they were computed.

    `arranged` is what the file says of the order and the choice of its rows.
    """
    note_table(TableBlock(answer, columns, unit, arranged))
    with st.container(horizontal=True):
        for ending, name in FILES.items():
            st.download_button(
                _(name),
                data=partial(export_bytes, answer, columns, ending, unit, current_language(), arranged),
                file_name=file_name(
                    export_name(
                        words.label("question", answer.name),
                        whom_in_name(dict(answer.given), unit),
                        datetime.now(words.VIETNAM),
                        ending,
                    )
                ),
                mime=MIME[ending],
                help=_(WHAT_FOR[ending]),
                on_click="ignore",
                icon=":material/download:",
                key=f"export_{answer.key}_{ending}_{len(columns)}",
            )
        explain(columns, answer.name)
        source_panel(f"{answer.key}_{len(columns)}", answer)


def export_bytes(
    answer: Answer,
    columns: Sequence[str],
    ending: str,
    unit: str | None,
    language: str,
    arranged: Mapping[str, str],
) -> bytes:
    """The shown rows as a file; called by the server on the click, outside any page."""
    set_language(language)
    store = open_store(answer.database)
    return export_file(store, answer.name, answer.rows, dict(answer.given), ending, unit, columns, arranged)
