"""What can go wrong at the database door, in words that a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.store.looking import Difference


class StoreError(Exception):
    """Something the database could not do. `title` says what, `advice` how to mend it (Vietnamese)."""

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(f"{title} {advice}".strip())
        self.title = title
        self.advice = advice


class DatabaseBusyError(StoreError):
    """Another process holds the database file."""


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
