"""Step 3: problems by cell, cells editable in place, names taught, and the sender's workbook back with comments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import HOME, _, current_language
from cchc.reading import Problem, Reading
from cchc.reading.identity.register import register
from cchc.reading.sandbox.reading_queue import LINE
from cchc.store import open_store
from cchc.ui.intake.checked import CheckedFile
from cchc.ui.intake.problem_groups import ProblemGroup, group_problems, ranges_of
from cchc.ui.intake.sent import SentFile
from cchc.ui.showing.exports import MIME
from cchc.ui.showing.tables import SHORT_TABLE, show_table
from cchc.writing.commented import commented_copy

ALL_AT_ONCE = 60
FEW = 12
# What no other value in the cell would mend.
NOT_OF_A_CELL = {
    "framework_missing",
    "framework_other_version",
    "two_rounds",
    "hidden_rows",
    "missing_column",
}


def mend_cells(checked: CheckedFile) -> SentFile:
    """A box per wrong cell for its right value, errors first; the file with the values typed."""
    sent = checked.sent
    before = checked.sent.with_edits({})
    cells = cells_to_mend(checked)
    # A cell that was mended keeps its box, or nobody could take the value back.
    for place in sent.edits:
        cells.setdefault(place, [])
    if not cells:
        return sent
    edits: dict[tuple[str, str], str] = {}
    name = _("Sửa ngay các ô tại đây (tệp gốc không bị thay đổi)")
    with st.expander(name, icon=":material/edit_square:", expanded=checked.errors > 0):
        for place, problems in list(cells.items())[:ALL_AT_ONCE]:
            said = " ".join(message_of(problem) for problem in problems)
            said = said or _("Ô {cell}: đã sửa.").format(cell=place[1])
            stands = cell_text(before.read(), *place) or _("ô trống")
            typed = st.text_input(
                words.literal(said),
                key=f"nap_mend_{sent.key}_{'_'.join(place)}",
                placeholder=_("Đang là: {text}").format(text=stands),
            )
            if typed.strip():
                edits[place] = typed.strip()
        if len(cells) > ALL_AT_ONCE:
            more = _("Và {count} ô khác: sửa trong tệp rồi chọn lại sẽ nhanh hơn.")
            st.caption(more.format(count=len(cells) - ALL_AT_ONCE))
    return sent.with_edits(edits)


def cells_to_mend(checked: CheckedFile) -> dict[tuple[str, str], list[Problem]]:
    """The problems of each cell that another value might mend."""
    cells: dict[tuple[str, str], list[Problem]] = {}
    for problem in checked.problems:
        if problem.cell and problem.sheet and problem.code not in NOT_OF_A_CELL:
            cells.setdefault((problem.sheet, problem.cell), []).append(problem)
    return cells


def cell_text(reading: Reading, sheet: str, cell: str) -> str:
    """What stands in a cell, as far as the preview reaches."""
    letters = cell.rstrip("0123456789")
    number = cell.removeprefix(letters)
    for preview in reading.previews:
        if preview.sheet == sheet and letters in preview.columns and number.isdigit():
            places = [place for place, row in enumerate(preview.numbers) if row == int(number)]
            if places:
                return preview.rows[places[0]][preview.columns.index(letters)]
    return ""


def teach_names(checked: CheckedFile) -> None:
    """For a name that the register does not know: which unit is meant, now and in later files."""
    unknown = [p for p in checked.reading.problems if p.code == "unknown_unit" and p.cell and p.sheet]
    texts = [cell_text(checked.reading, str(p.sheet), str(p.cell)) for p in unknown]
    # A department of another time has its name in the register: it stays what it was, in later files too.
    named = list(dict.fromkeys(text for text in texts if text and register().find_unit(text).name is None))
    if not named:
        return
    title = _("{count} tên đơn vị chưa có trong danh mục: chọn đơn vị tương ứng").format(count=len(named))
    with st.expander(title, icon=":material/badge:"):
        for place, text in enumerate(named):
            chosen = st.selectbox(
                _("«{name}» là").format(name=words.literal(text)),
                register().departments.names,
                index=None,
                placeholder=_("Giữ nguyên tên như được gửi đến"),
                key=f"nap_name_{checked.sent.key}_{place}",
            )
            if chosen and open_store().aliases().get(text) != chosen:
                open_store().teach_alias(text, chosen, st.session_state.get("by", ""))
                st.rerun()


def show_problems(checked: CheckedFile) -> None:
    """How many, then each kind once with all its cells and how to mend it, errors first; long ones in a box."""
    if not checked.problems:
        st.success(_("Không phát hiện vấn đề nào."), icon=":material/check:")
        return
    counts = _("**{errors} lỗi, {warnings} cảnh báo.**").format(
        errors=checked.errors, warnings=checked.warnings
    )
    st.markdown(counts)
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in checked.problems:
        kinds.setdefault((problem.code, problem.severity), []).append(problem)
    groups = [group_problems(problems) for problems in kinds.values()]
    if sum(map(len, groups)) <= FEW:
        st.markdown("\n".join(line for group in groups for line in kind_lines(group)))
        return
    for group in groups:
        list_kind(group)


def list_kind(group: Sequence[ProblemGroup]) -> None:
    """One kind: as a line where all its problems say the same, else in a box."""
    if len(group) == 1:
        st.markdown(kind_lines(group)[0])
        return
    icon = ":material/error:" if group[0].severity == "error" else ":material/warning:"
    count = sum(len(one.cells) for one in group)
    severity, name = words.label("severity", group[0].severity), words.label("problem", group[0].code)
    with st.expander(f"{severity}: {name} ({words.number(count, 0)})", icon=icon):
        if len(group) <= SHORT_TABLE:
            st.markdown("\n".join(kind_lines(group)))
        else:
            rows = [
                {"sheet": one.sheet, "cell": ranges_of(one.cells), "message": one.message} for one in group
            ]
            show_table(pd.DataFrame(rows), ["sheet", "cell", "message"])


def kind_lines(group: Sequence[ProblemGroup]) -> list[str]:
    """One kind: what it is and all its cells; below it, where its problems say different things, a line for each."""
    first = group[0]
    colour = "red" if first.severity == "error" else "orange"
    kind = words.literal(words.label("problem", first.code))
    head = f"- :{colour}[**{words.label('severity', first.severity)}**] · {kind}"
    sheets = list(dict.fromkeys(one.sheet for one in group))
    if len(group) == 1:
        return [" · ".join(filter(None, (head, sheet_of(first.sheet), cells_and_message(first))))]
    if len(sheets) == 1:
        cells = ranges_of([cell for one in group for cell in one.cells])
        return [
            " · ".join(filter(None, (head, sheet_of(sheets[0]), cells))),
            *(f"  - {cells_and_message(one)}" for one in group),
        ]
    return [
        head,
        *(f"  - {' · '.join(filter(None, (sheet_of(one.sheet), cells_and_message(one))))}" for one in group),
    ]


def sheet_of(sheet: str | None) -> str:
    """«trang «Điểm»»; nothing where a file has no sheets with names."""
    return words.literal(_("trang «{sheet}»").format(sheet=sheet)) if sheet else ""


def cells_and_message(one: ProblemGroup) -> str:
    """The cells and what is said of them."""
    return words.literal(": ".join(filter(None, (ranges_of(one.cells), one.message))))


def message_of(problem: Problem) -> str:
    """What is wrong. Messages are written in Vietnamese (CONTRACT.md); other languages say the kind and the cell."""
    if current_language() == HOME:
        return problem.message
    return ": ".join(filter(None, (problem.cell, words.label("problem", problem.code))))


def offer_commented_copy(checked: CheckedFile) -> None:
    """The sender's own workbook, wrong cells tinted and commented."""
    sent = checked.sent
    ending = sent.name.rpartition(".")[2].lower()
    if not checked.problems or ending not in ("xlsx", "xlsm"):
        return
    remark = words.slug(_("ghi chú"))
    st.download_button(
        _("Tải lại tệp gốc có ghi chú tại các ô"),
        data=partial(commented, checked),
        file_name=f"{sent.name.rpartition('.')[0]}_{remark}.{ending}",
        mime=MIME["xlsx"] if ending == "xlsx" else "application/vnd.ms-excel.sheet.macroEnabled.12",
        on_click="ignore",
        icon=":material/add_comment:",
        key=f"commented_{sent.key}",
    )


def commented(checked: CheckedFile) -> bytes:
    """The commented copy. Raises CannotCommentError, which the button tells: a copy without comments has another name."""
    sent = checked.sent
    with LINE.turn():
        return commented_copy(sent.content, sent.name, checked.problems, sent.edits)
