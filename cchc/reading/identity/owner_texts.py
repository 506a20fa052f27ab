"""Texts around a table that say whose it is: titles, labels, letterheads, names of sheets and files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc.reading.layout.notes import Note
from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import begins, holds, is_whole

_BREAK = re.compile(r"[:：]")
_DOCUMENT = re.compile(r"\d*\s*/\s*[A-ZĐ][\w-]*(?:-[\w&]+)*|\b(?:QĐ|TTr|BC|KH|TB|CV)-\w+")
_LONGEST_NAME = 300  # no file system takes longer ones; a name from elsewhere is cut
# «SoTuPhap_LamDong»: words of a file's name that only their capitals part.
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


@dataclass(frozen=True)
class FoundName:
    """A name with how surely it was read and where; `note` is None for the names of sheet and file.

    Without a name, `said` is what stands in its place, which the register does not know.
    """

    name: str | None
    weight: int = 0
    note: Note | None = None
    nearest: tuple[str, ...] = ()
    said: str = ""


def is_title(text: str) -> bool:
    """Whether a text is the title of a table («BẢNG TỔNG HỢP …», «KẾT QUẢ …»)."""
    return bool(holds("place", "title").search(fold_words(text)))


def not_ours(text: str) -> bool:
    """Who receives a report, who appraised it, or what the figures count, is not whose report it is."""
    head, separator, _ = split_label(text)
    if separator and is_whole("place", "source_label").match(fold_words(head)):
        return True
    return bool(holds("place", "not_ours").search(fold_words(text)))


def without_documents(text: str) -> str:
    """«12/TTr-SNV» says who signed a paper, not whose figures these are."""
    return _DOCUMENT.sub(" ", text)


def labelled(text: str, label: str = "label") -> str | None:
    """What follows a label: «Đơn vị: Sở Y tế»."""
    head, separator, rest = split_label(text)
    if separator and rest and begins("place", label).match(fold_words(head)):
        return rest
    return None


def split_label(text: str) -> tuple[str, str, str]:
    """«Đơn vị: Sở Y tế» as label, «:» and the rest; a text without a label has two blanks."""
    match = _BREAK.search(text)
    if not match:
        return text, "", ""
    return text[: match.start()].lstrip("-+• "), ":", text[match.end() :].strip()


def name_spaced(name: str) -> str:
    """A sheet's or file's name with spaces between its words."""
    stem = re.sub(r"\.(?:xlsx|xlsm|xlsb|xls|ods|html?|xml)$", "", name[-_LONGEST_NAME:], flags=re.IGNORECASE)
    return clean(_JOINED.sub(" ", re.sub(r"[_\-.]+", " ", stem)))
