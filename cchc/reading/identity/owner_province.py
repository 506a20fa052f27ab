"""Which province a table is of, told by the texts around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cchc.reading.identity.owner_texts import FoundName, is_title, labelled, name_spaced, not_ours
from cchc.reading.identity.register import CENTRAL_CITIES, register
from cchc.reading.identity.times import time_of_the_table
from cchc.reading.layout.notes import Note
from cchc.reading.words.names import Mention, Word, is_markup, words_of
from cchc.reading.words.text import fold_words, has_marks, spelling
from cchc.reading.words.vocabulary import words

# How surely a text says the province: its label, «tỉnh …», a bare name, where a paper was signed.
# Names of provinces, old ones too: «Huế» has one and is known by name, «Bà Rịa - Vũng Tàu» four.
_SYLLABLES = range(2, 5)
_LABELLED, _PREFIXED, _BARE, _SIGNED = 8, 6, 4, 2
_SIGNING = re.compile(r"^[^,]{2,40},\s*(?:ngày|tháng|ngay|thang)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\bso\s+(?:sánh\s+)?với\b.*", re.IGNORECASE)
_MANY = frozenset({"cấp", "các", "toàn", "trong", "ngoài", "liên", "hai", "mỗi", "từng", "nhiều", "số"})


class _Candidate(NamedTuple):
    """`name` is None for a province that the register does not have at the table's time."""

    weight: int
    name: str | None
    said: str


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words("place", key))


@cache
def _syllables() -> frozenset[str]:
    """The words that names of provinces are made of."""
    names = [*register().provinces.names, *words("place", "former_provinces")]
    return frozenset(
        syllable for name in names for syllable in (*spelling(name).split(), *fold_words(name).split())
    )


def find_province(notes: list[Note]) -> FoundName:
    """The province that is said most surely; of texts that say it as surely the first.

    A text that names two as surely («tỉnh A và tỉnh B») says none.
    """
    best = FoundName(None)
    for note in notes:
        told = _surest(_candidates_in(note.text))
        if told and told.weight > best.weight:
            nearest = () if told.name else register().provinces.nearest(told.said)
            best = FoundName(told.name, told.weight, note, nearest, told.said)
    return best if best.weight else _never_was(notes)


def province_in_name(name: str) -> FoundName:
    """The province in a sheet's or file's name."""
    told = _surest(_mentioned(name_spaced(name), 0))
    return FoundName(told.name, told.weight, None, (), told.said) if told else FoundName(None)


def _surest(told: Iterable[_Candidate]) -> _Candidate | None:
    found = list(told)
    top = max((one.weight for one in found), default=0)
    surest = [one for one in found if one.weight == top]
    return surest[0] if surest and len({one.name for one in surest}) == 1 else None


def _candidates_in(text: str) -> Iterator[_Candidate]:
    if is_markup(text):
        return
    rest = labelled(text, "province_label")
    if rest:
        name = register().find_province(rest).name
        if name or _looks_like_a_name(rest):
            was_there = name and register().province_was_there(name, time_of_the_table())
            yield _Candidate(_LABELLED, name if was_there else None, name or rest)
            return
    text = _COMPARED.sub("", text)
    for told in _mentioned(text, int(is_title(text))):
        if _SIGNING.match(text):
            # Since 2025 many a capital lies in what was another province.
            if told.name and told.weight < _PREFIXED:
                yield told._replace(weight=_SIGNED)
        elif not_ours(text):
            if told.weight >= _PREFIXED:
                yield told._replace(weight=_SIGNED)
        else:
            yield told


def _looks_like_a_name(text: str) -> bool:
    """«Hà Nam Ninh» after a label, and not «Toàn tỉnh», «Huyện Gò Dầu»."""
    found = words_of(text)
    return len(found) in _SYLLABLES and all(
        word.printed[:1].isupper() and word.small not in _listed("not_in_provinces") for word in found
    )


def _mentioned(text: str, more: int) -> Iterator[_Candidate]:
    for mention in register().provinces_inside(text):
        before = mention.before()
        city = (
            before == "tp"
            or mention.before(2) in ("thành phố", "thanh pho", "t p")
            or _has_city_in_it(mention)
        )
        prefixed = before in ("tỉnh", "tinh") or (city and _is_city(mention.name))
        if not prefixed and (city or (_is_other_place(mention) and not _follows_an_office(mention))):
            continue
        if _goes_on(mention):
            if prefixed:
                said = mention.words[mention.start : mention.end + 1]
                yield _Candidate(_PREFIXED + more, None, " ".join(word.printed for word in said))
            continue
        was_there = register().province_was_there(mention.name, time_of_the_table())
        if was_there or prefixed or _follows_an_office(mention):
            weight = (_PREFIXED if prefixed else _BARE) - mention.is_in_brackets
            yield _Candidate(weight + more, mention.name if was_there else None, mention.printed)


def _is_city(name: str) -> bool:
    """Whether «thành phố …» is the province: Huế was a town of Thừa Thiên Huế until 2024."""
    return name in CENTRAL_CITIES and register().province_was_there(name, time_of_the_table())


def _has_city_in_it(mention: Mention) -> bool:
    """«TP. Hồ Chí Minh»: the word is part of the name."""
    printed = mention.printed.lower()
    return printed.startswith(("tp", "thành phố", "thanh pho"))


def _follows_an_office(mention: Mention) -> bool:
    """«Sở Xây dựng Hà Nam Ninh», «UBND Hà Nam Ninh»."""
    if mention.before() == "ubnd":
        return True
    text = " ".join(word.printed for word in mention.words[: mention.start])
    return any(office.end == mention.start for office in register().departments.inside(text))


def _is_other_place(mention: Mention) -> bool:
    marked = any(word.form != fold_words(word.printed) for word in mention.words)
    places = _listed("other_places") if marked else _listed("other_places_without_marks")
    if mention.before(2) in ("cơ quan", "co quan", "thành phố", "thanh pho"):
        return False
    return mention.before() in places or mention.before(2) in places or mention.before(3) in places


def _goes_on(mention: Mention) -> bool:
    """Whether the name is only the beginning of another, which no list has: «tỉnh Hà Nam Phú»."""
    following = mention.after(2)
    if not following or following[0].form not in _syllables() or "-" in following[0].gap.strip(" "):
        return False
    if all(word.form == fold_words(word.printed) for word in mention.words):
        # Without marks «năm» is «nam».
        return False
    next_name = register().provinces_inside(" ".join(word.printed for word in mention.words[mention.end :]))
    if next_name and next_name[0].start == 0:
        return False
    if not following[0].printed[:1].isupper():
        return False
    return len(following) == 1 or _ends_a_name(following[1], _is_shouted(mention.words))


def _is_shouted(text: Iterable[Word]) -> bool:
    """Whether capitals say nothing: the whole text has them."""
    return all(word.printed == word.printed.upper() for word in text)


def _ends_a_name(word: Word, shouted: bool) -> bool:
    stop = word.small in _listed("not_in_provinces") or word.form.isdigit()
    return stop or (not shouted and not word.printed[:1].isupper())


def _never_was(notes: list[Note]) -> FoundName:
    """«Sở Y tế tỉnh Đông Đô»: a name after «tỉnh» that the register does not have."""
    for note in notes:
        text = words_of(note.text) if has_marks(note.text) and not not_ours(note.text) else ()
        for place, word in enumerate(text):
            said = _name_after(text, place) if word.small == "tỉnh" else ""
            if said and register().find_province(said).name is None:
                return FoundName(None, 0, note, register().provinces.nearest(said), said)
    return FoundName(None)


def _name_after(text: tuple[Word, ...], place: int) -> str:
    """The two to four words after «tỉnh» that look like a name; nothing where they do not."""
    shouted = _is_shouted(text)
    if place and (text[place - 1].small in _MANY or text[place - 1].small.isdigit()):
        return ""
    found: list[str] = []
    for word in text[place + 1 : place + 6]:
        parted = bool(word.gap.strip(" -–")) or (not found and bool(word.gap.strip()))
        if parted or _ends_a_name(word, shouted):
            break
        found.append(word.printed)
    return " ".join(found) if len(found) in _SYLLABLES else ""
