"""Who does a thing and by when, where its sentence says so; words of the text, nothing added."""

from __future__ import annotations

import re

_ROOM = r"(?:(?:Các |các )?[Pp]hòng|Văn phòng|Thanh tra|Chi cục|Trung tâm|Ban|Bộ phận|Tổ|Quỹ|Viện|Trường|Bệnh viện|Sở)\b"
_NAMES = rf"{_ROOM}[^.;:()]*?"
_END = (
    r"(?=\s*(?:[.;:()]|$|,? (?:thực hiện|tham mưu|triển khai|rà soát|xây dựng|theo dõi|hoàn thành|trước|trong|để|tổ chức|"
    r"báo cáo)\b))"
)
_CHARGED = re.compile(
    rf"\b[Gg]iao (?:cho )?({_NAMES}),? (?:là đơn vị )?"
    r"(?:chủ trì|tham mưu|phụ trách|làm đầu mối|thực hiện|chịu trách nhiệm|theo dõi)\b"
)
_LEADS = re.compile(rf"(?:^|[.;(]\s*|\bdo )({_NAMES}) chủ trì\b")
_NAMED = re.compile(
    r"(?:Cơ quan |Đơn vị |Phòng |\b)[Cc]hủ trì(?: thực hiện)?\s?:\s*([^.;()]+?)\s*(?=[.;()]|$|, phối hợp)"
)
_WITH = re.compile(rf"\bphối hợp(?: chặt chẽ)?(?: với|:)?\s+({_NAMES}){_END}")
_SUPPORT = re.compile(r"(?:Cơ quan |Đơn vị |\b)[Pp]hối hợp(?: thực hiện)?\s?:\s*([^.;()]+?)\s*(?=[.;()]|$)")

_DAY = r"\d{1,2}(?:\s?[/.\-]\s?\d{1,2}(?:\s?[/.\-]\s?\d{4})?| tháng \d{1,2}(?: năm \d{4})?)?"
_AFTER_DAY = (
    r"(?: (?:của )?(?:tháng|quý) (?:cuối|đầu|sau)(?: (?:của )?(?:kỳ|quý|năm)(?: báo cáo)?)?"
    r"| (?:hàng|hằng|mỗi) (?:tháng|quý|năm))?"
)
_MONTH = r"(?:tháng \d{1,2}(?:\s?[/\-]\s?\d{4}| năm \d{4})?|(?:[Qq]uý) (?:IV|I{1,3}|[1-4])(?:\s?[/\-]\s?\d{4}| năm \d{4})?)"
_BEFORE = (
    r"(?:trước|(?:chậm|muộn) nhất(?: là)?(?: (?:trước|đến|vào))?|hoàn thành trong|xong trong|trong|(?:đến|cho đến|tới) hết|hết|"
    r"không (?:quá|muộn hơn|chậm hơn))"
)
_DUE = (
    re.compile(
        r"\b(?:Thời hạn|Thời gian)(?: hoàn thành| thực hiện)?\s?:\s*([^.;()]+(?:\d\.\d[^.;()]*)*)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b({_BEFORE} ngày {_DAY}{_AFTER_DAY})", re.IGNORECASE),
    re.compile(rf"\b({_BEFORE} \d{{1,2}}\s?[/.\-]\s?\d{{1,2}}(?:\s?[/.\-]\s?\d{{4}})?)(?!\d)", re.IGNORECASE),
    re.compile(rf"\b({_BEFORE} (?:cuối )?{_MONTH})\b", re.IGNORECASE),
)


def owner_in(text: str) -> str:
    """«Giao Phòng Kế hoạch chủ trì …» names «Phòng Kế hoạch»; blank where nobody is charged."""
    for pattern in (_NAMED, _CHARGED, _LEADS):
        if found := pattern.search(text):
            return found[1].strip(" ,")
    return ""


def supporters_in(text: str) -> str:
    """Who helps, where somebody is named: «phối hợp với Thanh tra Sở»; blank else."""
    for pattern in (_SUPPORT, _WITH):
        if found := pattern.search(text):
            return found[1].strip(" ,")
    return ""


def due_in(text: str) -> str:
    """The words that say until when; blank where none do, and where two sentences say different ones, both."""
    found: list[str] = []
    for pattern in _DUE:
        for match in pattern.finditer(text):
            words = match[1].strip(" ,")
            if not any(words in known for known in found):
                found.append(words)
    return "; ".join(found)
