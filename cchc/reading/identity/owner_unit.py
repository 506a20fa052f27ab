"""Which unit a table is of, told by the texts around it."""

from __future__ import annotations

import re

from cchc.reading.identity.owner_texts import (
    FoundName,
    is_title,
    labelled,
    name_spaced,
    not_ours,
    without_documents,
)
from cchc.reading.identity.register import register
from cchc.reading.layout.notes import Note
from cchc.reading.words.names import Mention, is_markup
from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import is_whole

# How surely a text says the unit: its label, a title that speaks of it, a bare name.
_LABELLED, _SPOKEN_OF, _NAMED = 3, 2, 1
_COUNCIL = re.compile(
    r"(?:UBND|Ủy ban nhân dân)\s+(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,4}?"
    r"(?=\s*(?:$|[-–,;.(/]|\b(?:tỉnh|năm|huyện|thành phố|thuộc)\b))",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"^(?:sở|ban quản lý)\s+\S", re.IGNORECASE)
# «Do Sở Nội vụ thẩm định», «gửi Sở Nội vụ»: not the unit that is judged.
_BY_OTHERS = frozenset({"do", "trình", "gửi", "bởi"})
_INSTRUCTIONS = re.compile(r"\btheo (?:\S+ ){1,5}của$")
# «Thanh tra Sở Y tế», «Trung tâm Kiểm nghiệm thuộc Sở Y tế»: a part of it.
_PART_OF = re.compile(
    r"\b(?:thanh tra|văn phòng|công đoàn|đảng ủy|đảng uỷ|chi bộ)$"
    r"|\b(?:chi cục|trung tâm|bệnh viện|trường|phòng|quỹ) [^,;(]*?(?:thuộc|trực thuộc)$"
)
_ITS_OWN = re.compile(r"\b(?:các|những) (?:đơn vị|phòng|cơ quan|trung tâm)[^,;(]*$")
_NEW_WORDS = frozenset(
    {
        "các", "những", "sở", "ubnd", "ủy", "uỷ", "kết", "cơ", "đơn", "ban", "huyện", "xã", "tỉnh", "thành", "phòng", "đề",
        "công", "báo", "việc", "văn", "tình", "quận", "phường", "một", "tp", "thị", "hđnd", "chi",
        "trung", "bệnh", "trường", "cục", "ngân", "đài", "viện", "bộ", "đoàn", "hội", "thanh", "thuế",
    }
)  # fmt: skip
# A letterhead names an office in one line; a longer text that begins with «Sở …» is a sentence.
_LONGEST_LINE = 60


def find_unit(notes: list[Note]) -> FoundName:
    """A labelled unit goes before one in the title, and that before the letterhead, which names the author."""
    best = FoundName(None)
    unknown = FoundName(None)
    for note in notes:
        if not_ours(note.text):
            continue
        after_label = labelled(note.text)
        text = without_documents(after_label or note.text)
        name = None if is_markup(after_label or note.text) else _unit_in(text)
        if name:
            weight = _LABELLED if after_label else _SPOKEN_OF if _speaks_of(note.text) else _NAMED
            if weight > best.weight or (weight == best.weight == _NAMED):
                best = FoundName(name, weight, note)
        elif _is_unknown(note.text, after_label, text):
            said = after_label or note.text
            unknown = FoundName(None, 0, note, register().find_unit(said).nearest, said)
    return best if best.name else unknown


def _is_unknown(line: str, after_label: str | None, text: str) -> bool:
    if after_label:
        return not _is_council(after_label) and not _is_measure(after_label)
    return _tells_a_part(text) or (_is_office(line) and not _of_the_table(text))


def unit_in_name(name: str) -> str | None:
    """The unit in a sheet's or file's name."""
    found = register().departments.inside(name_spaced(name))
    return found[0].name if found else None


def _is_measure(text: str) -> bool:
    """«(Đơn vị: điểm)» says what is counted, «Đơn vị: ………» nothing."""
    folded = fold_words(text)
    return not folded or bool(is_whole("place", "measures").match(folded))


def _is_council(text: str) -> bool:
    """«UBND tỉnh Hòa Bình» reports for the whole province: the province says it."""
    return register().find_unit(text).kind == "province"


def _unit_in(text: str) -> str | None:
    whole = register().find_unit(text)
    if whole.kind == "department" and whole.name in register().cohorts:
        return whole.name
    if mentions := _of_the_table(text):
        return _meant(mentions)
    council = None if register().departments.inside(text) else _COUNCIL.search(text)
    return register().find_unit(_title_case(clean(council[0]))).name if council else None


def _of_the_table(text: str) -> list[Mention]:
    return [mention for mention in register().departments.inside(text) if not _is_of_others(mention)]


def _tells_a_part(text: str) -> bool:
    """«KẾT QUẢ CCHC CỦA THANH TRA SỞ Y TẾ»: a unit that the register does not have."""
    return not is_markup(text) and any(map(_is_part_or_longer, _of_the_table(text)))


def _meant(mentions: list[Mention]) -> str | None:
    """The last one, or the one that is judged («của …», «đối với …»); none of several that are told one by one."""
    if any(_is_part_or_longer(mention) for mention in mentions):
        return None
    names = {mention.name for mention in mentions}
    if len(names) == 1:
        return mentions[0].name
    if _are_listed(mentions):
        return None
    judged = [
        m for m in mentions if m.before() in ("của", "cua", "cho") or m.before(2) in ("đối với", "đơn vị")
    ]
    if len({mention.name for mention in judged}) == 1:
        return judged[0].name
    return mentions[-1].name


def _are_listed(mentions: list[Mention]) -> bool:
    """«Sở Y tế và Sở Tư pháp», «Sở Y tế, Sở Tư pháp»."""
    last, before = mentions[-1], mentions[-2]
    between = [word.small for word in last.words[before.end : last.start]]
    gap = last.words[last.start].gap
    return between in (["và"], ["va"]) or (not between and any(sign in gap for sign in ",;&"))


def _is_of_others(mention: Mention) -> bool:
    return mention.before() in _BY_OTHERS or bool(_INSTRUCTIONS.search(mention.before(7)))


def _is_part_or_longer(mention: Mention) -> bool:
    before = mention.before(12)
    if _PART_OF.search(before) and not _ITS_OWN.search(before):
        return True
    following = mention.after(2)
    return (
        len(following) == 2
        and following[0].small == "và"
        and following[1].small not in _NEW_WORDS
        and following[1].printed[:1].isupper()
        and (mention.start == 0 or not following[1].printed.isupper())
    )


def _title_case(text: str) -> str:
    """«UBND XÃ TÂN HÒA» → «UBND xã Tân Hòa»; a text in small letters stays."""
    if text != text.upper():
        return text
    words = text.split()
    kind = 3 if " ".join(words[1:3]).lower() in ("thành phố", "thị xã", "thị trấn", "đặc khu") else 2
    small = [word.lower() for word in words[1:kind]]
    return " ".join([words[0], *small, *(word.capitalize() for word in words[kind:])])


def _speaks_of(text: str) -> bool:
    """A title with the unit in it, or its continuation «của Sở …»; a bare name may be the author's."""
    return fold_words(text).startswith("cua ") or (is_title(text) and not _is_bare(text))


def _is_bare(text: str) -> bool:
    """The whole line is the unit's name: a letterhead, or a line of its own under the title."""
    return register().find_unit(text).name is not None


def _is_office(text: str) -> bool:
    """A line that is a department's name, known or not."""
    return bool(_OFFICE.match(text)) and len(text) < _LONGEST_LINE and not is_title(text)
