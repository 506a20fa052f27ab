"""Whether a file's name alone says that its figures are not final: «Bang diem (du thao).xlsx»."""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.reading.identity.place import name_spaced
from cchc.reading.words.text import fold, has_marks

_SURVEYED = r"(?! (?:cua )?(?:nguoi|nhan dan|cu tri|to chuc|doanh nghiep|ca nhan|cong dan|khach hang|khao sat|danh gia))"
# Of names without marks: «bản nháp» is one, «nhập điểm» is not.
_DRAFT = rf"du thao|ban (?:nhap(?! khau| lieu| diem)|trinh)|draft|(?<!ket qua )(?<!phieu )(?:xin|lay) y kien{_SURVEYED}"
_PROVISIONAL = re.compile(
    rf"\b(?:{_DRAFT}|tam tinh|du kien|so bo|so uoc|uoc tinh|uoc thuc hien|chua chinh thuc|"
    r"(?:chua|cho) (?:duoc )?(?:cong bo|phe duyet))\b"
)
# A list of tasks may be about drafts: «Nhiem vu xay dung du thao nghi quyet».
_PROVISIONAL_TASKS = re.compile(
    r"^(?:ban )?du thao\b(?! (?:nghi quyet|quyet dinh|van ban|ke hoach|luat|thong tu))|"
    r"\bdu thao(?: lan \d+)?\W*$|\(du thao|\bban (?:nhap|trinh)\b|\bdraft\b|\btam tinh\b"
)
_NOT_A_DRAFT = re.compile(r"\bnhập\b", re.IGNORECASE)
_OF_ITSELF = re.compile(r"\btu (?:cham|danh gia)\b")
_APPRAISED = re.compile(r"(?<!chua )(?<!cho )(?<!duoc )\b(?:tham dinh|cong bo)\b")
_CALLED = {"provisional": "tạm tính", "self_assessment": "tự đánh giá"}


class ByName(NamedTuple):
    """The flag, and the words of the name that say so."""

    flag: str
    words: str

    def message(self, file_name: str) -> str:
        """Why the table is not taken as final, and what to do where it is."""
        return (
            f"tên tệp «{file_name}» có «{self.words}» mà trong trang không nói, nên số liệu được đọc là {_CALLED[self.flag]}. "
            "Nếu đã chính thức, hãy chọn ở «Văn bản này là»."
        )


def told_by_name(file_name: str, kind: str, *, is_unsaid: bool) -> ByName | None:
    """What a file's name says of how final its figures are; a self-assessment only where nothing else says who scored."""
    spaced = name_spaced(file_name)
    name = fold(spaced)
    said = (_PROVISIONAL_TASKS if kind.startswith("task") else _PROVISIONAL).search(name)
    if said and not ("nhap" in said[0] and has_marks(spaced) and _NOT_A_DRAFT.search(spaced)):
        return ByName("provisional", _as_written(spaced, name, said))
    own = _OF_ITSELF.search(name) if is_unsaid and not _APPRAISED.search(name) else None
    return ByName("self_assessment", _as_written(spaced, name, own)) if own else None


def _as_written(spaced: str, name: str, said: re.Match[str]) -> str:
    """The words as the name writes them, where folding moved no letter."""
    return spaced[said.start() : said.end()] if len(spaced) == len(name) else said[0]
