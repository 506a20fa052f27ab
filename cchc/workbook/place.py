"""Whose table it is and of when: unit, province, year and period, told by the texts around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from cchc.workbook.notes import Note
from cchc.workbook.register import CENTRAL_CITIES, register
from cchc.workbook.text import clean, fold, has_marks, spelling
from cchc.workbook.vocabulary import begins, holds

_BREAK = re.compile(r"[:：]")
_DISTRICT = re.compile(
    r"(?:UBND|Ủy ban nhân dân)\s+(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,4}?"
    r"(?=\s*(?:$|[-–,;.(/]|\b(?:tỉnh|năm|huyện|thành phố|thuộc)\b))",
    re.IGNORECASE,
)
_AFTER_PROVINCE_WORD = re.compile(
    r"(?:^|\s)(?:UBND\s+)?tỉnh\s+([^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)\s*(?=$|[-–,;.(/:]|\bnăm\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Found:
    """A name with how surely it was read and where; `note` is None for the names of sheet and file."""

    name: str | None
    weight: int = 0
    note: Note | None = None
    nearest: tuple[str, ...] = ()
    said: str = ""


def is_title(text: str) -> bool:
    return bool(holds("place", "title").search(fold(text)))


def not_ours(text: str) -> bool:
    """Who receives a report, or what the figures count, is not whose report it is."""
    return bool(holds("place", "not_ours").search(fold(text)))


_DOCUMENT = re.compile(r"\d*\s*/\s*[A-ZĐ][\w-]*(?:-[\w&]+)*|\b(?:QĐ|TTr|BC|KH|TB|CV)-\w+")


def _without_documents(text: str) -> str:
    """«12/TTr-SNV» says who signed a paper, not whose figures these are."""
    return _DOCUMENT.sub(" ", text)


def find_unit(notes: list[Note]) -> Found:
    """A labelled unit goes before one in the title, and that before the letterhead, which names the author."""
    best = Found(None)
    unknown = Found(None)
    for note in notes:
        if not_ours(note.text):
            continue
        labelled = _labelled(note.text)
        text = _without_documents(labelled or note.text)
        name = _unit_in(text)
        if name:
            weight = 3 if labelled else 2 if _speaks_of(note.text) else 1
            if weight > best.weight or (weight == best.weight == 1):
                best = Found(name, weight, note)
        elif (labelled and not _is_council(labelled)) or _names_a_department(note.text):
            unknown = Found(
                None, 0, note, register().find_unit(labelled or note.text).nearest, labelled or note.text
            )
    return best if best.name else unknown


def _is_council(text: str) -> bool:
    """«UBND tỉnh Hòa Bình» reports for the whole province: the province says it."""
    return register().find_unit(text).kind == "province"


def _labelled(text: str, label: str = "label") -> str | None:
    head, separator, rest = _split(text)
    if separator and rest and begins("place", label).match(fold(head)):
        return rest
    return None


def _split(text: str) -> tuple[str, str, str]:
    match = _BREAK.search(text)
    return (
        (text[: match.start()].lstrip("-+• "), ":", text[match.end() :].strip()) if match else (text, "", "")
    )


def _unit_in(text: str) -> str | None:
    departments = [name for _, _, name in register().departments.inside(text)]
    if departments:
        return departments[0] if _labelled_only(text, departments) else departments[-1]
    council = _DISTRICT.search(text)
    return register().find_unit(_title_case(clean(council[0]))).name if council else None


def _labelled_only(text: str, departments: list[str]) -> bool:
    return register().find_unit(text).name == departments[0]


def _title_case(text: str) -> str:
    """«UBND XÃ TÂN HÒA» → «UBND xã Tân Hòa»; a text in small letters stays."""
    if text != text.upper():
        return text
    words = text.split()
    return " ".join([words[0], words[1].lower(), *(word.capitalize() for word in words[2:])])


def _speaks_of(text: str) -> bool:
    """A title with the unit in it, or its continuation «của Sở …»; a bare name may be the author's."""
    return fold(text).startswith("cua ") or (is_title(text) and not _is_bare(text))


def _is_bare(text: str) -> bool:
    """The whole line is the unit's name: a letterhead, or a line of its own under the title."""
    return register().find_unit(text).name is not None


def _names_a_department(text: str) -> bool:
    return bool(re.match(r"^(?:sở|ban quản lý)\s+\S", text.lower())) and len(text) < 60 and not is_title(text)


def find_province(notes: list[Note]) -> Found:
    best = Found(None)
    for note in notes:
        labelled = _labelled(note.text, "province_label")
        named = register().find_province(labelled).name if labelled else None
        for name, weight in [(named, 4)] if named else provinces_in(note.text):
            if weight > best.weight:
                best = Found(name, weight, note)
    return best if best.name else _unknown_province(notes)


def provinces_in(text: str) -> list[tuple[str, int]]:
    """Provinces named in a text; «tỉnh …» is surer than a bare name, «thành phố Tây Ninh» is a town."""
    form = spelling(text) if has_marks(text) else fold(text)
    province, city = (spelling(word) if has_marks(text) else fold(word) for word in ("tỉnh", "thành phố"))
    found = []
    for start, _, name in register().provinces.inside(text):
        before = form[:start].rstrip()
        weight = 2
        if before.endswith(province) or (name in CENTRAL_CITIES and before.endswith((city, "tp"))):
            weight = 3
        elif before.endswith((city, "tp")) and name not in CENTRAL_CITIES:
            weight = 1
        found.append((name, weight))
    return found


def _unknown_province(notes: list[Note]) -> Found:
    for note in notes:
        for match in _AFTER_PROVINCE_WORD.finditer(note.text):
            name = match[1]
            nearest = register().find_province(name).nearest
            letterhead = bool(re.fullmatch(r"(?:UBND|ỦY BAN NHÂN DÂN)\s+TỈNH\s+.+", note.text, re.IGNORECASE))
            if name[:1].isupper() and (letterhead or _is_near(name, nearest)):
                return Found(None, 0, note, nearest, name)
    return Found(None)


def _is_near(name: str, nearest: Iterable[str]) -> bool:
    """A misspelt province, and not a word such as «tỉnh giao»."""
    return any(fuzz.ratio(fold(name), fold(other)) >= 75 for other in nearest)


def unit_in_name(text: str) -> str | None:
    found = register().departments.inside(_spaced(text))
    return found[0][2] if found else None


def province_in_name(text: str) -> str | None:
    found = sorted(provinces_in(_spaced(text)), key=lambda pair: -pair[1])
    return found[0][0] if found else None


def _spaced(name: str) -> str:
    stem = re.sub(r"\.(?:xlsx|xlsm|xlsb|xls|ods)$", "", name, flags=re.IGNORECASE)
    return clean(re.sub(r"[_\-.]+", " ", stem))
