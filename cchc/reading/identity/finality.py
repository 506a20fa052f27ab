"""Whether a sheet says that its figures are not final, and which decision its head names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cchc.reading.identity.owner_texts import name_spaced
from cchc.reading.identity.stamps import LABEL
from cchc.reading.layout.notes import Note, notes_of
from cchc.reading.layout.sections import Section
from cchc.reading.words.text import has_marks

_NOT_FINAL = (
    r"tạm tính|tạm thời tính|chưa (?:được )?(?:công bố|phê duyệt)|chờ (?:công bố|phê duyệt)|chưa chính thức|"
    r"(?:kết quả|số liệu|điểm) sơ bộ|số ước|\(ước\)|"
    r"(?<!công )(?<!thỏa )(?<!hương )ước (?:tính|thực hiện|đạt|cả năm|năm|\d)"
)
# «Thời gian dự kiến hoàn thành» plans tasks; «xây dựng dự thảo Nghị quyết» is one.
_EXPECTED = (
    r"(?<!thời gian )(?<!thời hạn )(?<!ngày )dự kiến(?! (?:hoàn thành|ban hành|thực hiện|trình|thời gian))"
)
_DRAFT = r"^\W*dự thảo\b|\(\s*dự thảo|dự thảo (?:kết quả|bảng|báo cáo|lần)|(?:bản|theo) dự thảo"
# «Kết quả lấy ý kiến người dân» is a survey, «sau khi xin ý kiến» is past.
_ASKED = (
    r"\bbản (?:trình|nháp)\b|(?<!đã )(?<!khi )(?<!việc )\bxin ý kiến\b|"
    r"(?:\b(?:bản|trình|để|gửi|đang|chờ) |\(\s*|^\W*)lấy ý kiến\b"
    r"(?! (?:của )?(?:người|nhân dân|cử tri|tổ chức|doanh nghiệp|cá nhân|công dân|khách hàng|khảo sát|đánh giá))"
)
_SAYS = re.compile(rf"\b(?:{_NOT_FINAL}|{_EXPECTED})\b|{_DRAFT}|{_ASKED}")
_IN_BRACKETS = r"\(\s*(?:(?:số liệu|kết quả|bản) )?(?:dự kiến|dự thảo(?: lần \d+)?)\s*\)"
_SAYS_OF_TASKS = re.compile(
    rf"\b(?:{_NOT_FINAL})\b|{_IN_BRACKETS}|^\W*dự thảo\W*$|\bbản nháp\b|\bbản (?:trình )?(?:xin|lấy) ý kiến\b"
)
# «Kết quả thẩm định điểm tự chấm» is appraised; «Căn cứ báo cáo tự đánh giá» names what was appraised.
_OF_ITSELF = re.compile(
    r"\b(?:bảng|phiếu|biểu|báo cáo|kết quả|tổng hợp|điểm|bản)\b.{0,40}\btự (?:chấm|đánh giá)\b|^\W*tự (?:chấm|đánh giá)\b|"
    r"\b(?:chưa|chờ) (?:được )?thẩm định\b"
)
_APPRAISED = re.compile(
    r"(?<!chưa )(?<!chờ )(?<!chưa được )(?<!đề nghị )\bthẩm định\b|(?<!chưa )(?<!chưa được )(?<!chờ )\bcông bố\b"
)
_GROUND = re.compile(r"^\W*(?:căn cứ|theo|trên cơ sở|hướng dẫn)\b")
_WITHOUT_MARKS = re.compile(r"\b(?:tam tinh|du kien|chua cong bo|du thao|xin y kien|ban trinh|ban nhap)\b")
_OF_FIGURES = re.compile(r"\b(?:điểm|kết quả|xếp hạng|xếp loại|chỉ số|tỷ lệ|số liệu|hạng|giá trị|tổng)\b")
_BELOW_NOTE = re.compile(r"^\W*(?:ghi chú|chú thích|lưu ý|số liệu|điểm|kết quả)\b|^\W*\*", re.IGNORECASE)
_OF_THE_TABLE_ABOVE = re.compile(r"^\W*(?:ghi chú|chú thích|lưu ý)\b|^\W*\*", re.IGNORECASE)
_ROWS_BELOW = 30  # notes that say «số liệu tạm tính» stand right below the table
NOT_FINAL = ("provisional", "self_assessment")
_IN_A_NOTE = 3  # texts; a row of more heads the next table

_NUMBER = r"(?P<number>\d+\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{1,5}(?:\s?-\s?[A-ZĐ&][A-Za-zĐđ&.]*)*)"
_DAY = r"(?P<d>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<m>\d{1,2})\s*(?:[/.\-]|năm)\s*(?P<y>\d{4})"
_DECISION = re.compile(
    rf"(?P<kind>quyết định|qđ|thông báo|công văn|báo cáo|tờ trình|kế hoạch)\s*(?:số)?\s*:?\s*{_NUMBER}"
    rf"(?:,?\s*(?:\(?\s*)?(?:ngày|ký ngày)?\s*{_DAY})?",
    re.IGNORECASE,
)
# The decision that issued the criteria says nothing of these figures.
_OF_CRITERIA = re.compile(r"\bbộ (?:chỉ số|tiêu chí)\b", re.IGNORECASE)
_OF_RESULTS = re.compile(r"\bkết quả\b|\bkèm theo\b", re.IGNORECASE)
_INDEX_OF_766 = re.compile(r"^766\s?/")


class Decision(NamedTuple):
    number: str | None = None
    day: date | None = None


def is_provisional(section: Section, kind: str) -> bool:
    """Whether the texts around a table, its headings of figures or its sheet's name say that it is not final."""
    says = _SAYS_OF_TASKS if kind.startswith("task") else _SAYS
    if any(_says(text, says) for text in _texts_above(section)) or _says(
        name_spaced(section.grid.name), says
    ):
        return True
    if not kind.startswith("task"):
        headings = (" ".join(path).lower() for path in section.header.paths.values())
        if any(_OF_FIGURES.search(heading) and says.search(heading) for heading in headings):
            return True
    return any(_says(text, says) for text in _notes_below(section) if _BELOW_NOTE.match(text))


def is_self_assessment(section: Section) -> bool:
    """Whether the texts above a table or its sheet's name call it a self-assessment, and none an appraised or published one."""
    return any(map(_OF_ITSELF.search, _statements(section))) and not is_appraised(section)


def is_appraised(section: Section) -> bool:
    """Whether the texts above a table or its sheet's name say that its figures were appraised or published."""
    return any(map(_APPRAISED.search, _statements(section)))


def _statements(section: Section) -> list[str]:
    texts = [text.lower() for text in (*_texts_above(section), name_spaced(section.grid.name))]
    return [text for text in texts if not _GROUND.match(text)]


def says_not_final(text: str) -> bool:
    """Whether a text says so of figures beside it."""
    return _says(text, _SAYS)


def _texts_above(section: Section) -> Iterator[str]:
    """Not the notes below the table before."""
    is_first = section.above == section.first_above
    for note in section.above or section.first_above:
        if is_first or not _OF_THE_TABLE_ABOVE.match(note.text):
            yield note.text


def _says(text: str, says: re.Pattern[str]) -> bool:
    return bool(says.search(text.lower()) if has_marks(text) else _WITHOUT_MARKS.search(text.lower()))


def _notes_below(section: Section) -> Iterator[str]:
    """Texts under the last line, up to the next table."""
    last = section.lines[-1].row if section.lines else section.header.bottom
    grid = section.grid
    start = bisect_right(grid.numbers, last)
    for index in range(start, min(start + _ROWS_BELOW, len(grid.rows))):
        texts = [note.text for note in notes_of(grid.numbers[index], grid.rows[index])]
        if len(texts) > _IN_A_NOTE:
            return
        yield from texts


def decision_of(notes: Iterable[Note]) -> Decision:
    """The decision with which the figures were published, else another paper that they came with."""
    found: dict[bool, Decision] = {}
    for note in notes:
        if LABEL in note.text:
            continue
        for match in _DECISION.finditer(note.text):
            before = note.text[: match.start()]
            number = re.sub(r"\s", "", match["number"])
            of_criteria = _OF_CRITERIA.search(before) and not _OF_RESULTS.search(before)
            if not of_criteria and not _INDEX_OF_766.match(number):
                is_decision = match["kind"].lower() in ("quyết định", "qđ")
                found.setdefault(is_decision, Decision(number, _day(match)))
    return found.get(True) or found.get(False) or Decision()


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])) if match["y"] else None
    except ValueError:
        # 31/02/2024 in a head: the number is told, the day is not.
        return None
