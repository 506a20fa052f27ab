"""The day that words name as a deadline: the last of a range, the one after the word for deadline, never a document's.

Everything here works on texts in small letters without marks («tháng 9 năm 2023» is `thang 9 nam 2023`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from cchc.reading.words.stretches import (
    Stretch,
    joined,
    last_day_of,
    spelt_in_figures,
    stretches_in,
    whole_year,
)
from cchc.reading.words.text import without_marks

_DOCUMENT = (
    r"theo|tai|can cu|so|cv|cong van|van ban|vb|qd|quyet dinh|kh|ke hoach|nq|nghi quyet|tb|thong bao|to trinh|ttr|ct|chi thi|"
    r"giay moi|gm|huong dan|hd|chuong trinh|ctr|cong dien|bien ban|bb|ket luan|kl|phieu|thong tu|tt|nghi dinh|nd|luat|hop dong|"
    r"y kien|de an|ban hanh|(?<!dinh )ky(?= ngay)|thu moi|email"
)
_ROLES = {
    "former": r"truoc (?:day|kia)|han cu|cu la|ban dau",
    "done": r"da (?:hoan thanh|nop|gui|bao cao|thuc hien|ban hanh|trinh|xong|co)",
    "extended": r"(?:gia han|dieu chinh|lui|chuyen|doi|thay|keo dai)(?: [a-z]+){0,3}? (?:den|toi|thanh|sang|lai|bang)",
    "document": _DOCUMENT,
    "completed": r"hoan thanh|hoan tat",
    "due": r"han|truoc|cham nhat|muon nhat|khong qua|xong|den|toi|het|trong|cuoi|deadline",
}
_ROLE = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _ROLES.items()) + r")(?![a-z])"
)
_BEGINNING = re.compile(r"(?<![a-z])(?:tu|bat dau|ke tu|sau|sau khi)(?: (?:ngay|thang|quy|nam|dau|het))*\s*$")
# «Đầu tháng 9», «tuần 2 của tháng 9», «trước quý III», «ngày làm việc thứ 5 của tháng 7»: which day cannot be told.
_PART_OF = re.compile(
    r"(?<![a-z])(?:dau|giua|thuong tuan|trung tuan|truoc|tuan|thu|ngay|dot|lan)(?: (?!cuoi)\w+){0,2}\s*$"
)
# A number before «tháng 9» is a day after these; after «tuần», «đợt», «kỳ» it is none.
_OF_DAY = re.compile(
    r"(?:^|[^\w\s]\s*|(?<![a-z])(?:ngay|mung|mong|hom|den|toi|truoc|het|vao|han|nhat|thanh|xong|tu|la|va|phut|gio|h|\d+h\d*)\s*)$"
)
_RELATIVE = re.compile(
    r"\d (?:ngay|tuan|thang|gio)(?: lam viec)? (?:truoc|sau|ke tu|tu )|truoc \d+ (?:ngay|tuan) "
)
_UNIT = r"(?:ngay|tuan|thang|quy|nam)"
_AGAIN = re.compile(
    rf"(?<![a-z])(?:(?:hang|moi) {_UNIT}|dinh ky|thuong xuyen|\d {_UNIT} \d+ lan)(?![a-z])|/ ?\d* ?lan|lan ?/"
)
_YEAR_ALONE = re.compile(
    r"(?:(?:hoan thanh|thuc hien|xong|trong|ca|het|cuoi|den|han|thoi han|cham nhat)\s?:?\s?)*"
    r"(?:(?:giai doan|tu nam|nam) 20\d\d\s?(?:-|den|toi)\s?(?:nam )?|nam )(20\d\d)\s?\.?"
)
_LIKE_A_DAY = re.compile(
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|(?<!\d)\d{1,2}\s?/\s?\d{1,4}(?!\d)|(?:ngay|thang|\bt)\s?\d"
    r"|(?:quy|\bq)[\s.]?(?:i|v|\d)|(?<![a-z])(?:dau|giua|cuoi|het) (?:nam|quy|thang)(?![a-z])|^\d+(?:\s?[/.\-]\s?\d+)*$"
)
_LONGEST = 1_000  # characters; what is longer is no deadline but a report


@lru_cache(maxsize=4_096)
def day_in_words(text: str, of_completion: bool = False) -> tuple[date | None, bool]:
    """The day that a text names, and whether one seems to be meant that cannot be told.

    `of_completion`: the day on which something was done is asked for, not its deadline.
    """
    plain = spelt_in_figures(plainly(text[:_LONGEST]))
    if year := _YEAR_ALONE.fullmatch(plain):
        return whole_year(int(year[1])).last_day(), False
    stretches, rest = stretches_in(plain)
    again = bool(_AGAIN.search(plain))
    if not stretches:
        return None, bool(_LIKE_A_DAY.search(rest)) and not again
    if again and all(stretch.year is None or stretch.is_year for stretch in stretches):
        return None, False
    if _RELATIVE.search(plain):
        return None, True
    day = _chosen(_by_role(plain, stretches), of_completion, again)
    return day, day is None


def names_a_day(text: str) -> bool:
    """Whether a text names a day, and not only the month, quarter or year that its last day would stand for."""
    stretches, _rest = stretches_in(spelt_in_figures(plainly(text[:_LONGEST])))
    return any(stretch.day is not None for stretch in stretches)


def plainly(text: str) -> str:
    """Small letters without marks, every dash the same."""
    plain = re.sub(r"[–—~→]|->", "-", without_marks(text).lower())
    return " ".join(plain.split())


def _by_role(plain: str, stretches: Sequence[Stretch]) -> list[tuple[str, date | None]]:
    """Each group of connected stretches as its role and its last day; None where that cannot be told."""
    found: list[tuple[str, date | None]] = []
    end = 0
    for group in joined(plain, stretches):
        before = plain[end : group[0].start]
        end = group[-1].end
        role = _role_of(before)
        if role == "document" and group[0].day is not None and not group[0].days_before:
            # Only the first day is the document's: «QĐ 12 ngày 1/2/2023 - 15/3/2023».
            link = plain[group[0].end : group[1].start] if len(group) > 1 else ""
            also = not link or "va" in link or "&" in link
            found.append(("document", None))
            if not also:
                found.append(("due" if _role_of(link) == "due" else "", last_day_of(plain, group[1:])))
            continue
        alone = len(group) == 1 and not group[0].is_range
        vague = bool(alone and _BEGINNING.search(before))
        if group[0].day is None:
            vague = vague or bool(_PART_OF.search(before))
        elif group[0].is_spoken:
            vague = vague or not _OF_DAY.search(before)
        found.append((role, None if vague else last_day_of(plain, group)))
    return found


def _role_of(before: str) -> str:
    """What the nearest telling word says of the day that follows it."""
    last = ""
    for match in _ROLE.finditer(before):
        last = str(match.lastgroup)
    return last


def _chosen(days: list[tuple[str, date | None]], of_completion: bool, again: bool) -> date | None:
    """The one day of the surest role; none where there are several, or a vague one."""
    if of_completion:
        order: tuple[tuple[str, ...], ...] = (("done", "completed"), ("",))
    elif again:
        order = (("due", "completed"),)
    else:
        order = (("extended",), ("due", "completed"), ("",))
    for roles in order:
        told = [day for role, day in days if role in roles]
        if told:
            return told[0] if len(set(told)) == 1 else None
    return None
