"""Names, titles and codes whose cell holds no text but a fault of a formula."""

from __future__ import annotations

from cchc.reading.grid import CellError, NoResult, OldLetters

OLD_LETTERS = (
    "{what} gõ bằng bảng mã cũ {encoding} và có chữ không chuyển được sang Unicode. Hãy chuyển mã bảng (chẳng hạn bằng "
    "UniKey) hoặc gõ lại ô này."
)


def label_problem(value: CellError | NoResult, what: str) -> tuple[str, str]:
    """The code and the message of a fault in a cell of names; `what` says in Vietnamese what the cell names."""
    if isinstance(value, OldLetters):
        return "old_encoding", OLD_LETTERS.format(what=f"{what} «{value.text}»", encoding=value.encoding)
    if isinstance(value, CellError):
        return "error_value", f"{what} là giá trị lỗi {value.text}. Hãy sửa công thức hoặc nhập {what}."
    return (
        "no_cached_value",
        f"{what} là công thức chưa có kết quả lưu. Hãy mở tệp bằng Excel, tính lại rồi lưu.",
    )
