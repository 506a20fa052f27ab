"""What is written in our own form of figures and targets, for whoever writes it and whoever reads it back."""

from __future__ import annotations

# The line that tells our form from any other workbook: text in a cell survives every office program.
MARK = "cchc-so-lieu-1"  # decision 0015
PROVINCE = "Tỉnh, thành phố:"
HEADER_ROW = 6  # of our own form
# How final the figures of a sheet are, chosen from a list; what is not said is official.
STANDING = "Tính chất số liệu:"
STANDING_ROW = 4  # of our own form
STANDINGS = {
    "Chính thức": "published",
    "Tạm tính": "provisional",
    "Tự đánh giá, chưa thẩm định": "self_assessment",
}
SHEETS = {"measures": "Số liệu", "targets": "Chỉ tiêu"}
COLUMNS = {
    "measures": ("measure", "unit", "title", "period", "plan", "actual", "measure_unit", "document", "note"),
    "targets": (
        "measure",
        "unit",
        "title",
        "period",
        "comparison",
        "value",
        "measure_unit",
        "document",
        "note",
    ),
}
HEADINGS = {
    "measure": "Mã", "unit": "Đơn vị", "title": "Nội dung", "period": "Kỳ", "plan": "Kế hoạch", "actual": "Thực hiện",
    "comparison": "So sánh", "value": "Mức phải đạt", "measure_unit": "Đơn vị tính", "document": "Văn bản",
    "note": "Ghi chú",
}  # fmt: skip
# Counts of dossiers that reports have no columns for.
PAYABLE, PAID = "payable_dossiers", "paid_online_dossiers"
DOSSIERS = (PAYABLE, PAID, "digitised_dossiers")
SIGNS = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "=": "="}
FILLED_IN = {"plan", "actual", "value"}
