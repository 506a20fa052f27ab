"""Vietnamese encodings of the nineties, TCVN3 (.VnTime) and VNI: their letters arrive as those of Western Europe.

A code of TCVN3 is one character; VNI writes a vowel and a mark behind it. What their fonts showed is told by the
words: «Së Tµi chÝnh» is no Vietnamese, and read as TCVN3 each of its words is. Texts in UTF-8 that were taken for
letters of Windows on their way are put right here as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cchc.reading.words.syllables import is_syllable

_TONES = {"grave": "\u0300", "hook": "\u0309", "tilde": "\u0303", "acute": "\u0301", "dot": "\u0323"}
# Of each vowel the codes with a grave, a hook, a tilde, an acute and a dot.
_OF_VOWELS = {
    "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ", "o": "ßáâãä", "ô": "åæçèé", "ơ": "êëìíî",
    "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
}  # fmt: skip
_PLAIN = {
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ", "¨": "ă", "©": "â", "ª": "ê", "«": "ô", "¬": "ơ",
    "\u00ad": "ư", "®": "đ",
}  # fmt: skip


def _composed(letter: str, tone: str) -> str:
    return unicodedata.normalize("NFC", letter + tone)


TCVN3: Mapping[int, str] = {
    **{ord(code): letter for code, letter in _PLAIN.items()},
    **{
        ord(code): _composed(vowel, tone)
        for vowel, codes in _OF_VOWELS.items()
        for code, tone in zip(codes, _TONES.values(), strict=True)
    },
}
# VNI: a mark of tone behind a, e, o, u, y, ô (for ơ) and ö (for ư); a hat or a breve with its tone behind a, e, o.
_MARKS_OF_TONE = dict(zip("øûõùï", _TONES.values(), strict=True))
_HATS = {"â": "", **dict(zip("àåãáä", _TONES.values(), strict=True))}
_BREVES = {"ê": "", **dict(zip("èúüéë", _TONES.values(), strict=True))}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    small = dict(_ALONE)
    for base, vowel in (*((letter, letter) for letter in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        small.update((base + mark, _composed(vowel, tone)) for mark, tone in _MARKS_OF_TONE.items())
    for base, vowel in (("a", "â"), ("e", "ê"), ("o", "ô")):
        small.update((base + mark, _composed(vowel, tone)) for mark, tone in _HATS.items())
    small.update((f"a{mark}", _composed("ă", tone)) for mark, tone in _BREVES.items())
    both = dict(small)
    for code, letter in small.items():
        both[code.upper()] = letter.upper()
        if len(code) == 2:
            both[code[0].upper() + code[1]] = letter.upper()
    return both


VNI: Mapping[str, str] = _vni()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
# Letters and codes of old encodings, so that a word stays in one piece whatever its letters were turned into.
_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_FOREIGN = re.compile("[\u00a1-\u00ff]")
_TWICE = re.compile("[ÃÄÆ][\u0080-\u00bf\u0152-\u2122]|á[º»]")
_BYTE = {chr(byte): bytes([byte]) for byte in range(0x80, 0xA0)}
_SURELY_UNICODE = re.compile("[\u1ea0-\u1ef9]")
# What may stand beside a word in Unicode: quotation marks, bullets, raised digits.
_BESIDE, _BEFORE = "«»·¹²³°º±§©®", "«»·±"
_NOTE = re.compile("[¹²³]+$")
# A sign that is no letter inside a word or at its end, a capital behind a small letter, a vowel before a mark that no
# Vietnamese vowel has or that would stand on the wrong one: «C«ng», «Gi¸», «HuÕ», «Giaù».
_ODD = re.compile(
    "[A-Za-z][¡-¦¨ª-¬\u00ad¯-¸»-¿×÷][A-Za-z]|[a-z][µ¸¶¨¬\u00adª¼½¾]$|[a-z][À-Þ]|[A-Za-z][aeoyAEOY][ùûøïäåëüÙÛØÏÄÅËÜ]"
)


def _from_tcvn3(word: str) -> str | None:
    return word.translate(TCVN3) if all(letter.isascii() or ord(letter) in TCVN3 for letter in word) else None


def _from_vni(word: str) -> str | None:
    return _VNI_CODE.sub(lambda code: VNI[code[0]], word) if _VNI_CODE.sub("", word).isascii() else None


# None where a letter of the word is none of the encoding.
ENCODINGS: Mapping[str, Callable[[str], str | None]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}


@dataclass(frozen=True, eq=False)
class EncodingGuess:
    """What a text says of its encoding.

    `texts` are its readings in old encodings in which each of its words is one. `proofs` counts the words that are
    none as they stand, and more where their letters cannot stand so in Unicode; without any, the text may be Unicode
    as well. `broken` names an encoding in which most of its words are words and others are not. `is_unicode`: it can
    be nothing else.
    """

    texts: Mapping[str, str]
    proofs: int = 0
    broken: str = ""
    is_unicode: bool = False


_UNICODE, _NOTHING = EncodingGuess({}, is_unicode=True), EncodingGuess({})


@lru_cache(maxsize=20_000)
def guess_encoding(text: str) -> EncodingGuess:
    """Judge one text by its words."""
    western = None if _SURELY_UNICODE.search(text) else _as_western(text)
    if western is None:
        return _UNICODE
    words = [word for word in _WORD.findall(western) if _FOREIGN.search(word)]
    wrong = [word for word in words if _has_letter(word) and not _stands_as_it_is(word, western is text)]
    # A soft hyphen, which nobody sees, proves no old «ư».
    wrong = [word for word in wrong if set(_FOREIGN.findall(word)) != {"\u00ad"}]
    if not wrong and western is not text:
        return _UNICODE
    texts: dict[str, str] = {}
    broken = ""
    for name, convert in ENCODINGS.items():
        good = {word for word in words if _converted(word, convert) is not None}
        if good.issuperset(words):
            texts[name] = _read(western, convert)
        elif sum(word in good for word in wrong) > max(1, sum(word not in good for word in words)):
            broken = name
    if not wrong:
        return EncodingGuess(texts, is_unicode=any(map(_has_letter, words)) and not texts)
    proofs = sum(2 if _ODD.search(word) else 1 for word in wrong)
    return EncodingGuess(texts, proofs if texts else 0, "" if texts else broken)


def _read(western: str, convert: Callable[[str], str | None]) -> str:
    read = _WORD.sub(lambda word: _converted(word[0], convert) or word[0], western)
    return _in_capitals(read, western)


def once_encoded(text: str) -> str | None:
    """A text whose bytes in UTF-8 were taken for letters of Western Windows («Sá»Ÿ») as it was; None for any other text."""
    # Asked one by one, because this is asked of every text.
    if not ("á»" in text or "áº" in text or "Ã" in text or "Ä" in text or "Æ" in text) or not _TWICE.search(
        text
    ):
        return None
    try:
        # Bytes that are no letters of Windows stay as they are.
        return b"".join(_BYTE.get(letter) or letter.encode("cp1252") for letter in text).decode("utf-8")
    except UnicodeError:
        return None


def _as_western(text: str) -> str | None:
    """The text as letters of Western Europe, also where Vietnamese Windows took its bytes for its own; None in Unicode."""
    if text.isascii():
        return None
    if max(text) <= "\u00ff":
        return text
    try:
        return text.encode("cp1258").decode("latin-1")
    except UnicodeEncodeError:
        return None


def _has_letter(word: str) -> bool:
    return any(letter.isascii() for letter in word)


def _stands_as_it_is(word: str, is_western: bool) -> bool:
    bare = word.lstrip(_BEFORE).rstrip(_BESIDE)
    return bare.isascii() or (is_syllable(bare) if is_western else is_syllable(_in_1258(bare)))


def _in_1258(word: str) -> str:
    return word.encode("latin-1").decode("cp1258", "replace")


def _converted(word: str, convert: Callable[[str], str | None]) -> str | None:
    """The word in Unicode where it is a syllable there; a raised digit behind it may be one of a note."""
    for bare in (word, _NOTE.sub("", word)):
        read = convert(bare) if bare else None
        if read is not None and (is_syllable(read.lower()) or read == "đ"):
            return read + word[len(bare) :]
    return None


def _in_capitals(read: str, before: str) -> str:
    """Fonts of capitals showed small letters as large ones: «CéNG» is CỘNG."""
    capitals = re.findall("[A-Z]", before)
    if len(capitals) > 1 and not re.search("[a-z]", before):
        return read.upper()
    return re.sub(
        r"[^\W\d_]+", lambda word: word[0].upper() if re.search("[A-Z].*[A-Z]", word[0]) else word[0], read
    )
