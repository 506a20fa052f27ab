"""Whether a file's name alone says that its figures are not final: «Bang diem (du thao).xlsx»."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from cchc.reading.identity.owner_texts import name_spaced
from cchc.reading.words.text import has_marks, without_marks

_SURVEYED = (
    r"(?! (?:(?:cua|ve|muc do|su) )*(?:nguoi|nhan dan|cu tri|to chuc|doanh nghiep|ca nhan|cong dan|khach hang|khao sat|"
    r"danh gia|muc|su|hai long)\b)"
)
# «Văn bản trình» is any paper, «Ủy ban trình» says who sends it; what came after a draft is none.
_SHEET = r"(?<!van )(?<!uy )ban (?:nhap(?! khau| lieu| diem| so lieu| du lieu)|trinh)"
_PAST = r"(?<!sau )(?<!thay )(?<!thay ban )(?<!khong phai )"
_DRAFT = (
    rf"{_PAST}du thao|{_SHEET}|draft|"
    rf"(?<!ket qua )(?<!phieu )(?<!da )(?<!khi )(?<!viec )(?<!khao sat )(?:xin|lay) y kien{_SURVEYED}"
)
# «Hồ sơ bộ phận một cửa», «Chỉ số Bộ Y tế» and «Trung tâm tỉnh» without their marks.
_EARLY = r"(?<!ho )(?<!chi )so bo(?! phan\b| chi so\b| tieu chi\b| thu tuc\b| nganh\b)|(?<!trung )tam tinh"
_PROVISIONAL = re.compile(
    rf"\b(?:{_DRAFT}|{_EARLY}|du kien|so uoc|uoc tinh|uoc thuc hien|chua chinh thuc|"
    r"(?:chua|cho) (?:duoc )?(?:cong bo|phe duyet))\b"
)
# A list of tasks may be about drafts: «Nhiem vu xay dung du thao nghi quyet».
_PROVISIONAL_TASKS = re.compile(
    r"^(?:ban )?du thao\b(?! (?:nghi quyet|quyet dinh|van ban|ke hoach|luat|thong tu))|"
    rf"{_PAST}\bdu thao(?: lan \d+)?\W*$|\(du thao|{_SHEET}\b|\bdraft\b|(?<!trung )\btam tinh\b"
)
# The same words with their marks: in «Chỉ số Bộ Y tế» or «Bản nhập số liệu» there are others.
_MARKED = re.compile(
    r"\(?(?:bản )?dự thảo(?: lần \d+)?\W*|bản (?:nháp|trình)|(?:xin|lấy) ý kiến|tạm tính|dự kiến|sơ bộ|sơ ước|ước tính|"
    r"ước thực hiện|chưa chính thức|(?:chưa|chờ) (?:được )?(?:công bố|phê duyệt)"
)
_OF_ITSELF = re.compile(r"\btu (?:cham|danh gia)\b")
_APPRAISED = re.compile(r"(?<!chua )(?<!cho )(?<!duoc )\b(?:tham dinh|cong bo)\b")
_CALLED = {"provisional": "tạm tính", "self_assessment": "tự đánh giá"}


class FinalityInName(NamedTuple):
    """The flag, and the words of the name that say so."""

    flag: str
    words: str

    def message(self, file_name: str) -> str:
        """Why the table is not taken as final, and what to do where it is."""
        return (
            f"tên tệp «{file_name}» có «{self.words}» mà trong trang không nói, nên số liệu được đọc là {_CALLED[self.flag]}. "
            "Nếu đã chính thức, hãy chọn ở «Văn bản này là»."
        )


def finality_in_file_name(file_name: str, kind: str, *, is_unsaid: bool) -> FinalityInName | None:
    """What a file's name says of how final its figures are; a self-assessment only where nothing else says who scored."""
    spaced = unicodedata.normalize("NFC", name_spaced(file_name))
    name = without_marks(spaced).lower()  # letter by letter
    said = (_PROVISIONAL_TASKS if kind.startswith("task") else _PROVISIONAL).finditer(name)
    for words in (spaced[found.start() : found.end()] for found in said):
        if not has_marks(words) or _MARKED.fullmatch(words.lower()):
            return FinalityInName("provisional", words)
    own = _OF_ITSELF.search(name) if is_unsaid and not _APPRAISED.search(name) else None
    return FinalityInName("self_assessment", spaced[own.start() : own.end()]) if own else None
