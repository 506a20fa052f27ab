"""Excel in, on the page: what was understood, problems by cell, publish, take back."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cchc import words
from cchc.intake import IntakeError, publication_of
from cchc.store import PartialUploadError, StoreError, open_store
from cchc.ui.answers import Answer
from cchc.ui.show import numbered, table
from cchc.ui.trouble import draw_trouble
from cchc.workbook import Reading, Table
from cchc.workbook.apart import read_apart

ROW_COLUMNS = {
    "score_sheet": (
        "code",
        "title",
        "level",
        "max_score",
        "self_score",
        "appraised_score",
        "score",
        "deduction",
    ),
    "ranking": ("unit", "max_score", "appraised_score", "score", "ratio", "rank", "out_of", "class"),
    "matrix": ("unit", "area_code", "area", "max_score", "score"),
    "dossier_report": (
        "label",
        "received_total",
        "resolved_total",
        "resolved_late",
        "pending_total",
        "pending_late",
    ),
    "index_766": (
        "unit",
        "transparency",
        "progress",
        "online_service",
        "online_payment",
        "satisfaction",
        "digitisation",
        "total",
    ),
    "task_list": ("title", "owner", "due_on", "due_text", "done_on", "state"),
    "task_counts": ("unit", "total", "due", "done_on_time", "done_late", "open_in_time", "open_late"),
}
ENDINGS = ["xlsx", "xls", "xlsm", "xlsb", "ods"]


@dataclass(frozen=True)
class Sent:
    """A file that somebody put on the page."""

    name: str
    content: bytes


def choose_files() -> list[Sent]:
    """The files to read, from the person's machine."""
    chosen = st.file_uploader(
        "Chọn một hoặc nhiều tệp bảng tính",
        type=ENDINGS,
        accept_multiple_files=True,
        help="Bảng điểm, bảng xếp hạng của cơ quan, nguyên như được gửi đến. Tối đa 20 MB mỗi tệp; tệp không bị sửa.",
    )
    return [Sent(file.name, file.getvalue()) for file in chosen]


def receive(sent: Sent, number: int, by: str, note: str) -> None:
    """One file: understood → problems → publish."""
    st.subheader(f"{number}. {words.literal(sent.name)}", divider="gray")
    given = corrections(sent, number)
    with st.spinner("Đang đọc bảng tính…"):
        reading = read(sent.content, sent.name, *given)
    for found in reading.tables:
        show_understood(found)
    show_problems(reading)
    if reading.has_errors:
        st.error(
            "Tệp còn lỗi nên chưa thể công bố. Sửa các ô trên trong bảng tính rồi chọn lại tệp; chưa có gì được ghi."
        )
    elif reading.tables:
        offer_publication(reading, sent, number, by, note)


def corrections(sent: Sent, number: int) -> tuple[str | None, str | None, int | None]:
    """What a person says where the sheet does not: unit, province, year."""
    with st.expander(
        "Bảng không ghi rõ, hoặc ghi sai đơn vị, tỉnh, năm? Nhập tại đây", icon=":material/edit:"
    ):
        columns = st.columns(3)
        unit = columns[0].text_input(
            "Đơn vị", key=f"unit_{number}_{sent.name}", placeholder="Sở Khoa học và Công nghệ"
        )
        province = columns[1].text_input(
            "Tỉnh, thành phố", key=f"province_{number}_{sent.name}", placeholder="Long An"
        )
        year = columns[2].text_input("Năm", key=f"year_{number}_{sent.name}", placeholder="2024")
    return unit.strip() or None, province.strip() or None, int(year) if year.strip().isdigit() else None


@st.cache_resource(max_entries=32, show_spinner=False)
def read(content: bytes, name: str, unit: str | None, province: str | None, year: int | None) -> Reading:
    """The same file with the same corrections is read once."""
    return read_apart(content, name, unit=unit, province=province, year=year)


def show_understood(found: Table) -> None:
    """What one table was taken for, and its rows."""
    about = [words.label("kind", found.kind), found.unit, found.province]
    when = (
        words.period(found.period) if found.period else f"Năm {found.year}" if found.year else "chưa rõ năm"
    )
    said = " · ".join(part for part in (*about, when, f"trang «{found.sheet}»") if part)
    st.markdown(f"**{words.literal(said)}** · {len(found.rows)} dòng")
    columns = [
        name for name in ROW_COLUMNS[found.kind] if any(row.get(name) is not None for row in found.rows)
    ]
    with st.expander("Xem những gì đã đọc được", icon=":material/table:", expanded=len(found.rows) <= 12):
        if columns:
            table(pd.DataFrame([{name: row.get(name) for name in columns} for row in found.rows]), columns)


def show_problems(reading: Reading) -> None:
    """Every problem with its cell, errors first."""
    if not reading.problems:
        st.success("Không phát hiện vấn đề nào.", icon=":material/check:")
        return
    errors = sum(problem.severity == "error" for problem in reading.problems)
    st.markdown(f"**{errors} lỗi, {len(reading.problems) - errors} cảnh báo**")
    ordered = sorted(reading.problems, key=lambda problem: problem.severity != "error")
    rows = [
        {"severity": p.severity, "sheet": p.sheet, "cell": p.cell, "problem": p.code, "message": p.message}
        for p in ordered
    ]
    st.table(numbered(pd.DataFrame(rows), literal=True))


def offer_publication(reading: Reading, sent: Sent, number: int, by: str, note: str) -> None:
    """The button that publishes; warnings must be ticked, and so must a table with fewer rows than stand."""
    warned = not reading.problems or st.checkbox("Tôi đã xem các cảnh báo", key=f"seen_{number}_{sent.name}")
    replace = st.session_state.get(f"partial_{sent.name}") and st.checkbox(
        "Thay bảng đang có nhiều dòng hơn bằng bảng này", key=f"replace_{number}_{sent.name}"
    )
    pressed = st.button(
        "Công bố",
        type="primary",
        icon=":material/publish:",
        disabled=not warned,
        key=f"publish_{number}_{sent.name}",
    )
    if pressed:
        publish(reading, sent, by, note, bool(replace))


def publish(reading: Reading, sent: Sent, by: str, note: str, replace: bool) -> None:
    """Everything of the file in one transaction, and a word about how it went."""
    try:
        open_store().publish(publication_of(reading, sent.content, by, note), replace=replace)
    except IntakeError as error:
        draw_trouble("Chưa thể công bố", str(error))
    except PartialUploadError as error:
        st.session_state[f"partial_{sent.name}"] = True
        draw_trouble(error.title, "Nếu đúng là muốn thay, hãy đánh dấu ô xác nhận rồi bấm «Công bố» lần nữa.")
        st.button("Tiếp tục", key=f"go_on_{sent.name}")
    except StoreError as error:
        draw_trouble(error.title, error.advice)
    else:
        st.toast(
            f"Đã công bố «{words.literal(sent.name)}». Mọi trang đã dùng số liệu mới.",
            icon=":material/check:",
        )
        st.success(
            f"Đã công bố «{words.literal(sent.name)}». Mọi trang đã dùng số liệu mới.",
            icon=":material/check:",
        )


def show_uploads(uploads: Answer) -> None:
    """The list of uploads, and taking one back."""
    own = uploads.rows[~uploads.rows["published_by"].fillna("").eq("dữ liệu kèm theo")]
    if own.empty:
        st.caption("Chưa có lần nạp nào ngoài dữ liệu kèm theo phần mềm.")
        return
    for row in own.head(50).to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            who = f" · {words.literal(row['published_by'])}" if row["published_by"] else ""
            when, state = words.moment(row["published_at"]), words.label("state", row["state"])
            st.markdown(f"**{words.literal(row['file_name'])}** · {row['rows']} dòng · {when}{who} · {state}")
            if row["state"] == "published":
                key = f"undo_{row['id']}"
                st.button("Thu hồi", key=key, icon=":material/undo:", on_click=take_back, args=(row["id"],))


def take_back(upload_id: str) -> None:
    """Undo a publication from the list."""
    try:
        open_store().take_back(upload_id)
    except StoreError as error:
        st.toast(error.title, icon=":material/error:")
    else:
        st.toast("Đã thu hồi; số liệu trước đó có hiệu lực trở lại.", icon=":material/undo:")
