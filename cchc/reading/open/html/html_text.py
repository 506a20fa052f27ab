"""The text of a page whose encoding is declared, declared wrongly, or not at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import islice

from cchc.reading.words.syllables import is_syllable

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 4_096  # bytes; the declaration stands in the head of a page
# Python also knows encodings that are none of texts (idna, undefined, rot13 …); pages are written in these.
_OF_PAGES = re.compile(r"cp125\d|cp874|iso8859-\d+|koi8-[ru]|gb\w+|big5\w*|euc[_-]\w+|shift_jis\w*|mac-?\w+")
_LATIN = ("iso8859-1", "ascii")
_VIETNAMESE = "cp1258"
_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*")
_FEWEST_BYTES = 10  # fewer prove no encoding
_MOST_WORDS = 5_000  # words by which an encoding is judged; more change nothing
_BROKEN = "\ufffd"
# Of a page in UTF-8 that was cut or pasted together, at most so many of its foreign letters are broken.
_FEW = 0.05


def decode(content: bytes) -> str:
    """UTF-8 and UTF-16 are known by themselves; else the declared encoding or that of Vietnamese Windows."""
    text = _in_unicode(content)
    if text is None:
        text = _likeliest(content, dict.fromkeys((_declared(content), _VIETNAMESE)))
    # A page holds no zeros; what stands in their place hides nothing.
    return text.replace("\x00", "")


def _likeliest(content: bytes, encodings: Iterable[str]) -> str:
    """Of the texts in these encodings the one in which most words are Vietnamese; else the first."""
    texts = [content.decode(encoding, errors="replace") for encoding in encodings]
    return max(texts, key=_syllables) if len(texts) > 1 else texts[0]


def _syllables(text: str) -> int:
    words = islice((word for word in _WORD.findall(text) if not word.isascii()), _MOST_WORDS)
    return sum(is_syllable(word) for word in words)


def _in_unicode(content: bytes) -> str | None:
    if content[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return content.decode("utf-32", errors="replace")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if wide := _unmarked_utf_16(content[:_LOOKED_AT]):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
    foreign = sum(map(len, re.findall("[^\x00-\x7f]+", text)))
    return text if text.count(_BROKEN) <= _FEW * foreign else None


def _unmarked_utf_16(head: bytes) -> str | None:
    """Every other byte of markup in UTF-16 is a zero."""
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if half > _FEWEST_BYTES and zeros.count(0) > half // 2:
            return encoding
    return None


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content, 0, _LOOKED_AT)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return _VIETNAMESE
    if name in _LATIN:
        # What calls itself Latin-1 is that of Windows, as browsers take it.
        return "cp1252"
    return name if _OF_PAGES.fullmatch(name) else _VIETNAMESE
