"""Cách tính: the rules of comparison, every formula, threshold and break, with its ground."""

import streamlit as st

from cchc import ui
from cchc.language import _

st.title(_("Cách tính"))

# address -> heading, question, columns
PARTS = {
    "so-sanh": (
        _("Quy tắc so sánh"),
        "comparison_rules",
        ["title", "verdict", "condition", "allowed", "basis"],
    ),
    "cong-thuc": (_("Công thức"), "formulas", ["topic", "title", "formula", "note", "basis"]),
    "trach-nhiem": (
        _("Điểm mất tính cho ai"),
        "bearing_rules",
        ["bearer", "condition", "meaning", "basis", "source"],
    ),
    "canh-bao": (_("Việc cần chú ý"), "attention_rules", ["title", "condition", "stake"]),
    "doi-cach-tinh": (
        _("Năm đổi cách tính"),
        "index_breaks",
        ["index_type", "year", "title", "affects", "flag", "note", "source"],
    ),
    "xep-loai": (
        _("Ngưỡng xếp loại"),
        "class_thresholds",
        ["province", "cohort", "years", "class", "threshold", "measured_in", "status", "source"],
    ),
    "bo-chi-so": (
        _("Bộ chỉ số"),
        "known_frameworks",
        ["framework", "issuer", "decision", "decision_date", "year_from", "year_to", "max_score", "note"],
    ),
    "cau-van-ban": (
        _("Câu trong văn bản"),
        "report_sentences",
        ["report_kind", "section", "sentence", "said_of_zero", "when_missing"],
    ),
    "doi-chieu": (
        _("Đối chiếu tiêu chí"),
        "criterion_mappings",
        [
            "from_framework",
            "from_code",
            "from_title",
            "relation",
            "to_framework",
            "to_code",
            "to_title",
            "note",
        ],
    ),
}
with st.container(horizontal=True, vertical_alignment="bottom"):
    part = ui.choose_part("muc", _("Mục"), {slug: part[0] for slug, part in PARTS.items()})
    text = ui.find_text("tim", _("Tìm trong tất cả các mục"))

ui.show_headline(
    _("Mỗi phép so sánh có kết luận: **so sánh được**, **một phần** hoặc **không**; mỗi số có một công thức.")
)
shown = PARTS.values() if text else [PARTS[part]]
found = [(heading, ui.ask(question, text=text), columns) for heading, question, columns in shown]
for heading, answer, columns in found:
    if not answer.is_empty:
        st.subheader(heading)
        ui.details(answer, columns, is_open=True)
if all(answer.is_empty for _heading, answer, _columns in found):
    st.info(_("Không thấy gì ở đây. Bỏ bớt chữ cần tìm."))
if ui.ask("known_frameworks").is_empty:
    ui.say_what_is_missing(
        _(
            "Chưa có bộ chỉ số nào. Nạp một bảng chấm điểm đầy đủ ở trang **Nạp dữ liệu** và lưu làm bộ chỉ số."
        )
    )
