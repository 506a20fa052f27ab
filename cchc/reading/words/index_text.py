"""A title without the years that it does not speak of: those of decisions, of plans over years, of comparisons."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc.reading.words.stretches import spelt_in_figures
from cchc.reading.words.text import clean, has_marks, without_marks

_YEAR = r"20\d\d"
_MONTH_OR_YEAR = rf"(?:thang\s*\d{{1,2}}\s*(?:/|nam)\s*|nam\s*){_YEAR}"
_LONGEST = 1_000  # characters; what is longer is no title
_THAN = r"so\s*(?:sanh)?\s*voi\s*(?:cung ky\s*)?"
_NOT_THE_INDEX = [
    re.compile(pattern)
    for pattern in (
        # The decision that gave the index its name: what follows is the period of the figures, not its day.
        r"(?:theo\s*)?(?:(?:quyet dinh|qd)\s*)?(?:so\s*)?\b766(?:\s*/\s*(?:qd-?)?ttg)?\b(?!\s*,?\s*ngay)",
        rf"ngay\s*[\d.…]*\s*thang\s*[\d.…]*\s*nam\s*{_YEAR}",
        rf"\b\d{{1,2}}\s?([/.\-])\s?\d{{1,2}}\s?\1\s?{_YEAR}",
        rf"\b{_YEAR}[\-/]\d{{1,2}}[\-/]\d{{1,2}}(?!\d)",
        # Where and when a paper was signed: «Long An, tháng 01 năm 2024».
        rf"^[a-z .]{{2,40}},\s*(?:ngay[\s\d.…]*)?thang[\s\d.…/]*(?:nam\s*)?{_YEAR}$",
        rf"\b\d+/{_YEAR}/[a-z][\w-]*",
        rf"(?:so|so:)?\s*\d*\s*/\s*[a-z]{{1,5}}(?:-[a-z]+)*(?:\s*,?\s*{_MONTH_OR_YEAR})?",
        r"(?:quyet dinh|nghi quyet|cong van|thong tu|nghi dinh|luat|ke hoach so|thong bao so|bao cao so|van ban so)"
        rf"\s*(?:so\s*\d+\s*)?{_MONTH_OR_YEAR}",
        rf"(?:ban hanh|sua doi|bo sung|phe duyet|cong bo|cap nhat)(?: trong| vao)?\s*{_MONTH_OR_YEAR}",
        rf"{_THAN}(?:(?:quy|thang)\s*\w+\s*[/,]?\s*)?(?:\d thang\s*(?:dau |cuoi )?)?(?:nam\s*)?{_YEAR}",
        rf"{_THAN}(?:quy|thang|\d thang)\s*\w+",
        rf"(?:giai doan|nhiem ky|tu nam|nam hoc|nam)?\s*(?:tu\s*)?{_YEAR}\s*(?:[-–]|den|toi)\s*(?:nam\s*)?{_YEAR}",
        rf"(?:nam\s*)?{_YEAR}\s*(?:,|;|&|va)\s*(?:nam\s*)?{_YEAR}",
        rf"(?:den|tam nhin|dinh huong)\s*(?:den\s*)?(?:nam\s*)?{_YEAR}",
        rf"tang\s+\d+\s+bac.*{_YEAR}",
        rf"(?:iso|tcvn)[\s\w]*[:\-]\s?{_YEAR}",
    )
]
_NO_PERIOD = re.compile(r"\b(?:thang|thăng|thắng|thẳng|quy|quỹ)\b")
# «Báo cáo quý IV năm 2023, phương hướng năm 2024».
_PLANS = re.compile(
    rf"({_YEAR}[^.;(]{{0,30}}?)(?:va|[,;\-])\s*(?:phuong huong|nhiem vu|ke hoach|muc tieu|chi tieu)[^.;(]{{0,60}}?{_YEAR}"
)
# «09/2023» alone, in brackets or after its label.
MONTH_OF_YEAR = re.compile(rf"(?:^|[(:]\s*)(?P<month>0?[1-9]|1[0-2])\s?[/\-]\s?(?P<year>{_YEAR})\)?$")
_IN_NAMES = [
    re.compile(pattern)
    for pattern in (
        rf"\b\d{{1,2}}[\s\-]+\d{{1,2}}[\s\-]+{_YEAR}\b",
        rf"\b{_YEAR}[\s\-]+\d{{1,2}}[\s\-]+\d{{1,2}}\b",
        rf"\b\d+[\s\-]+(?:qd|nq|kh|bc|tb|cv|tt|ttr|ct|hd)\b(?:[\s\-]+[a-z]+(?=[\s\-]+20))?(?:[\s\-]+{_YEAR}\b)?",
    )
]


def plain_text(text: str) -> str:
    """Small letters without marks, months in figures."""
    text = clean(text)[:_LONGEST].lower()
    if has_marks(text):
        # «Thang 10 điểm» is a scale and no October, «quy 1» no quarter.
        text = _NO_PERIOD.sub("—", text)
    return spelt_in_figures(" ".join(without_marks(text).split()))


@lru_cache(maxsize=4_096)
def index_text(text: str) -> str:
    """The plain text without dates of decisions, numbers of documents and years compared with."""
    plain = plain_text(text)
    for pattern in _NOT_THE_INDEX:
        plain = pattern.sub(" ", plain)
    return _PLANS.sub(r"\1", plain)


def without_dates_of_files(name: str) -> str:
    """A sheet's or file's name without the day on which it was saved or the number of a document."""
    plain = plain_text(name)
    for pattern in _IN_NAMES:
        plain = pattern.sub(" ", plain)
    return plain
