"""When the figures were last backed up, and what has changed since."""

from __future__ import annotations

from datetime import datetime

from cchc import words
from cchc.language import _


def backup_age(made_at: datetime | None, changes: int, missing_from: str = "") -> str:
    """`missing_from`: the folder, ready to be shown, where its file is no longer to be seen.

    «Bản sao lưu gần nhất lúc **30/11/2026 14:23**; từ đó số liệu đã đổi **3 lần**.» None where there is none."""
    if made_at is None:
        return _("**Chưa có bản sao lưu nào**: máy hỏng thì mất hết số liệu đã nạp.")
    if missing_from:
        said = _(
            "**Không thấy bản sao lưu gần nhất** (lúc {moment}) ở {folder}: đã bị xóa, dời đi, hoặc ổ đĩa ấy chưa được gắn."
        )
        return said.format(moment=words.moment(made_at), folder=missing_from)
    if not changes:
        said = _("Bản sao lưu gần nhất lúc **{moment}**; số liệu chưa đổi từ đó.")
        return said.format(moment=words.moment(made_at))
    said = _("Bản sao lưu gần nhất lúc **{moment}**; từ đó số liệu đã đổi **{count} lần**.")
    return said.format(moment=words.moment(made_at), count=words.number(changes, 0))
