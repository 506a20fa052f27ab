"""Step 3: problems by cell, cells editable in place, names taught, and the sender's workbook back with comments."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.store import open_store
from cchc.ui.intake.sent import Sent
from cchc.ui.show import MIME, numbered
from cchc.workbook import Problem, Reading
from cchc.workbook.commented import CannotCommentError, commented_copy
from cchc.workbook.register import register

ALL_AT_ONCE = 60


def mend(sent: Sent, reading: Reading) -> Sent:
    """A box per wrong cell for its right value, errors first; the file with the values typed."""
    cells: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(reading.problems, key=lambda p: p.severity != "error"):
        if problem.cell and problem.sheet:
            cells.setdefault((problem.sheet, problem.cell), []).append(problem)
    if not cells:
        return sent
    name = "Sửa ngay các ô tại đây (tệp gốc không bị thay đổi)"
    edits: dict[tuple[str, str], str] = {}
    with st.expander(name, icon=":material/edit_square:", expanded=reading.has_errors):
        for place, problems in list(cells.items())[:ALL_AT_ONCE]:
            typed = st.text_input(
                words.literal(" ".join(problem.message for problem in problems)),
                key=f"mend_{sent.key}_{'_'.join(place)}",
                placeholder=f"Đang là: {text_of(reading, problems[0]) or 'ô trống'}",
            )
            if typed.strip():
                edits[place] = typed.strip()
        if len(cells) > ALL_AT_ONCE:
            st.caption(f"Và {len(cells) - ALL_AT_ONCE} ô khác: sửa trong tệp rồi chọn lại sẽ nhanh hơn.")
    return sent.with_edits(edits)


def text_of(reading: Reading, problem: Problem) -> str:
    """What stands in a problem's cell, as far as the preview reaches."""
    for preview in reading.previews:
        letters = (problem.cell or "").rstrip("0123456789")
        number = (problem.cell or "").removeprefix(letters)
        if preview.sheet == problem.sheet and letters in preview.columns and number.isdigit():
            places = [place for place, row in enumerate(preview.numbers) if row == int(number)]
            if places:
                return preview.rows[places[0]][preview.columns.index(letters)]
    return ""


def teach_names(sent: Sent, reading: Reading, by: str) -> None:
    """For a name that the register does not know: which unit is meant, now and in later files."""
    unknown = [(p, text_of(reading, p)) for p in reading.problems if p.code == "unknown_unit" and p.cell]
    named = {text: problem for problem, text in unknown if text}
    if not named:
        return
    with st.expander(
        f"{len(named)} tên đơn vị chưa có trong danh mục: chọn đơn vị tương ứng", icon=":material/badge:"
    ):
        for place, text in enumerate(named):
            chosen = st.selectbox(
                f"«{words.literal(text)}» là",
                register().departments.names,
                index=None,
                placeholder="Giữ nguyên tên như được gửi đến",
                key=f"name_{sent.key}_{place}",
            )
            if chosen and open_store().aliases().get(text) != chosen:
                open_store().teach_alias(text, chosen, by)
                st.rerun()


def show_problems(reading: Reading) -> None:
    """How many of what kind, then every problem with its cell, errors first."""
    if not reading.problems:
        st.success("Không phát hiện vấn đề nào.", icon=":material/check:")
        return
    errors = sum(problem.severity == "error" for problem in reading.problems)
    kinds = Counter(problem.code for problem in reading.problems)
    grouped = ", ".join(f"{words.label('problem', code)} ({count})" for code, count in kinds.most_common())
    st.markdown(f"**{errors} lỗi, {len(reading.problems) - errors} cảnh báo**: {grouped}")
    ordered = sorted(reading.problems, key=lambda problem: problem.severity != "error")
    rows = [
        {"severity": p.severity, "sheet": p.sheet, "cell": p.cell, "problem": p.code, "message": p.message}
        for p in ordered
    ]
    st.table(numbered(pd.DataFrame(rows), literal=True))


def offer_commented_copy(sent: Sent, reading: Reading) -> None:
    """The sender's own workbook, wrong cells tinted and commented."""
    ending = sent.name.rpartition(".")[2].lower()
    if not reading.problems or ending not in ("xlsx", "xlsm"):
        return
    st.download_button(
        "Tải lại tệp gốc có ghi chú tại các ô",
        data=partial(commented, sent, reading),
        file_name=f"{sent.name.rpartition('.')[0]}_ghi-chu.{ending}",
        mime=MIME["xlsx"] if ending == "xlsx" else "application/vnd.ms-excel.sheet.macroEnabled.12",
        on_click="ignore",
        icon=":material/add_comment:",
        key=f"commented_{sent.key}",
    )


def commented(sent: Sent, reading: Reading) -> bytes:
    """The commented copy; the file as it was sent where it cannot be commented."""
    try:
        return commented_copy(sent.content, sent.name, reading.problems, sent.edits)
    except CannotCommentError:
        return sent.content
