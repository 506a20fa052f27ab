"""Why a file is not opened at all."""

from __future__ import annotations

from cchc.reading.model import Problem

_MESSAGES = {
    "not_a_workbook": (
        "Tệp không phải bảng tính hoặc đã hỏng. Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi nạp lại."
    ),
    "encrypted": "Tệp có mật khẩu. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi nạp lại.",
    "too_large": "Tệp quá lớn. Hãy tách thành tệp nhỏ hơn hoặc xóa các trang, dòng, cột không cần thiết.",
    "unsafe": "Tệp chứa nội dung không an toàn nên không được mở. Hãy chép bảng sang một sổ mới rồi nạp lại.",
}


class RefusedError(Exception):
    """The file cannot or must not be opened."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def problem(self) -> Problem:
        """The refusal as the one problem of a reading."""
        message = _MESSAGES[self.code] + (f" ({self.detail})" if self.detail else "")
        return Problem(sheet=None, cell=None, severity="error", code=self.code, message=message)
