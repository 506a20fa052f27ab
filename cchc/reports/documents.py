"""Documents that a report refers to: how one is named in a sentence, which are grounds, which the office issued itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc import words
from cchc.reports.form import day_in_words
from cchc.reports.model import BLANK
from cchc.reports.offices import initials

Rows = list[dict[str, Any]]
KINDS = "Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Chương trình|Công văn|Thông báo|Kết luận|Hướng dẫn"
TITLE = re.compile(rf"({KINDS}) (.+)")
DAY = re.compile(r",? ngày (\d{1,2})/(\d{1,2})/(\d{4})$")
ABOUT = ("cchc", "cai cach hanh chinh", "khac phuc")  # what a title says that makes its document a ground
PLAN = "Kế hoạch"
OWN_LEAST = 3  # letters of an abbreviation that tell one office from another


@dataclass(frozen=True)
class NamedDocument:
    """A document as a sentence names it; `day` None where nobody told it, and the name has a blank there."""

    kind: str
    number: str
    day: date | None
    about: str
    row: dict[str, Any]

    @property
    def name(self) -> str:
        """«Quyết định số 4047/QĐ-UBND ngày 30 tháng 12 năm 2022 ban hành Kế hoạch …»."""
        day = day_in_words(self.day) if self.day else f"ngày {BLANK}"
        return f"{self.kind} số {self.number} {day} {self.about}"

    @property
    def is_ground(self) -> bool:
        """Whether it is about administrative reform or remedies."""
        return any(word in words.fold(f"{self.kind} {self.about}") for word in ABOUT)

    def is_of(self, unit: str) -> bool:
        """Whether the unit issued it, by the letters behind its number: «18/KH-KHCN» of Sở Khoa học và Công nghệ."""
        letters, behind = initials(unit), self.number.rpartition("-")[2].upper()
        return behind == letters or (len(behind) >= OWN_LEAST and letters.endswith(behind))


def document_name(row: dict[str, Any]) -> NamedDocument | None:
    """A held document as sentences name it; None of one whose title does not begin with a kind of documents."""
    title = " ".join(str(row["title"]).split())
    found = DAY.search(title)
    told = TITLE.fullmatch(title[: found.start()] if found else title)
    if told is None:
        return None
    return NamedDocument(told[1], str(row["document"]), day_of(found), told[2], row)


def day_of(found: re.Match[str] | None) -> date | None:
    """The day that stands at the end of a title; None where there is none, or no such day."""
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def document_grounds(rows: Rows, unit: str, years: Sequence[int], day: date) -> Rows:
    """What others decided about these years until the day, the oldest first."""
    return told(each for each in documents_named(rows, years, day) if each.is_ground and not each.is_of(unit))


def own_documents(rows: Rows, unit: str, years: Sequence[int], day: date, *, plans: bool) -> Rows:
    """What the unit issued itself for these years until the day: plans, or everything else."""
    return told(
        each
        for each in documents_named(rows, years, day)
        if each.is_of(unit) and (each.kind == PLAN) == plans
    )


def documents_named(rows: Rows, years: Sequence[int], day: date) -> list[NamedDocument]:
    """The documents of these years that were there on the day, the oldest first; those of an unknown day last."""
    found = [each for row in rows if int(str(row["period"])[:4]) in years and (each := document_name(row))]
    there = [each for each in found if each.day is None or each.day <= day]
    return sorted(there, key=lambda each: (each.day or date.max, each.number))


def told(documents: Iterable[NamedDocument]) -> Rows:
    """As rows that sentences are made of, each document once."""
    return list({each.name: {**each.row, "document": each.name} for each in documents}.values())
