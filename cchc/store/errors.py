"""What can go wrong at the database door, in words that a person can act on."""

from __future__ import annotations

from typing import Self

from cchc.language import _
from cchc.store.differences import Difference


class StoreError(Exception):
    """Something the database could not do. `title` says what, `advice` how to mend it (Vietnamese)."""

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(f"{title} {advice}".strip())
        self.title = title
        self.advice = advice


class MadeUpError(StoreError):
    """Figures of a demonstration where real ones stand."""

    @classmethod
    def of_file(cls, name: str) -> Self:
        """What to say of a file that brings them."""
        return cls(
            _("«{name}» là số liệu minh họa, không phải số liệu thật.").format(name=name),
            _("Không có gì được ghi. Chỉ nạp được tệp này vào bản minh họa (make demo)."),
        )

    @classmethod
    def of_backup(cls) -> Self:
        """What to say of a backup of a demonstration that shall go elsewhere, and of a real one that shall go into one."""
        return cls(
            _("Bản sao lưu minh họa và cơ sở dữ liệu thật không thay được cho nhau."),
            _(
                "Không có gì được ghi. Chọn bản sao lưu khác, hoặc tệp cơ sở dữ liệu khác; bản minh họa dựng lại bằng make demo."
            ),
        )


class DatabaseBusyError(StoreError):
    """Another process holds the database file."""

    @classmethod
    def of_database(cls) -> Self:
        """What to do about it."""
        return cls(
            _("Cơ sở dữ liệu đang được một chương trình khác giữ (thường là bảng điều khiển đang chạy)."),
            _("Hãy làm việc này trên trang «Nạp dữ liệu», hoặc dừng bảng điều khiển rồi chạy lại lệnh."),
        )

    @classmethod
    def of_backup(cls) -> Self:
        """What to do where the running dashboard makes no backup for a command."""
        return cls(
            cls.of_database().title,
            _("Hãy sao lưu ở trang «Sao lưu», hoặc chạy lệnh này bằng tài khoản đang chạy bảng điều khiển."),
        )

    @classmethod
    def at_start(cls) -> Self:
        """What a second server says."""
        return cls(
            cls.of_database().title,
            _("Mở bảng điều khiển đang chạy ấy; muốn chạy lại thì dừng nó trước."),
        )


class ForbiddenError(StoreError):
    """Whoever asks for it may not."""


class LostFileError(StoreError):
    """The file that this process holds is no longer the one at its path, or somebody else wrote into it."""


class UnsoundError(StoreError):
    """What stands in the database contradicts itself."""


class UnknownQuestionError(StoreError):
    """No such query, or a parameter that it doesn't have."""


class UnknownUploadError(StoreError):
    """No such upload, or one that is already taken back."""


class ChangedMeanwhileError(StoreError):
    """Somebody else published the same units and periods after the difference was shown."""


class PartialUploadError(StoreError):
    """Figures or rows that stand would be lost by the upload; that must be asked for expressly. `difference`: which."""

    def __init__(self, title: str, advice: str, difference: Difference) -> None:
        super().__init__(title, advice)
        self.difference = difference
