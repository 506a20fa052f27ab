"""Characters that look like others, and what they are read as: one table for all formats, used at the door of the grid."""

from __future__ import annotations

import re

# Typed from other keyboards or left by old converters; on the sheet nobody can tell them from the letters on the right.
_SAME_LOOK = {
    "ÐƉ": "Đ",  # Icelandic Eth, African D: what fonts of the nineties wrote for the Vietnamese letter
    "ðɖ": "đ",
    "\u2010\u2011\u2012\u2212\ufe58\ufe63": "-",  # hyphens, figure dash and minus; – and — are punctuation and stay
    "\u2015\u2e3a": "—",  # horizontal bars
    "\u201a\u060c\uff64": ",",  # a low quotation mark and foreign commas
    "\u2024": ".",  # leader of dots
    "\u2044\u2215\u29f8": "/",  # fraction slash, division slash
    "\u2236\ua789": ":",  # ratio, modifier colon
    "\u02d0": ":",
    "АΑ": "A", "ВΒ": "B", "СϹ": "C", "ЕΕ": "E", "НΗ": "H", "ІΙӀ": "I", "КΚ": "K", "МΜ": "M", "Ν": "N", "ОΟ": "O", "РΡ": "P",
    "ТΤ": "T", "ХΧ": "X", "Υ": "Y", "Ζ": "Z", "Ѕ": "S", "Ј": "J",  # Cyrillic and Greek capitals
    "а": "a", "с": "c", "е": "e", "і": "i", "оο": "o", "р": "p", "х": "x", "у": "y", "ѕ": "s", "ј": "j",
}  # fmt: skip
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"]
# Marks of width, direction and joining, and what editors leave behind: none of them can be seen.
_INVISIBLE = (
    *range(0x00, 0x09), *range(0x0E, 0x1C), 0x7F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10),
    0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB,
    *range(0xD800, 0xE000),  # halves of pairs, of which no text can be written
)  # fmt: skip

TABLE: dict[int, str] = {
    **{ord(letter): as_read for letters, as_read in _SAME_LOOK.items() for letter in letters},
    # Numerals in one character: Ⅰ, ⅳ.
    **{0x2160 + place: numeral for place, numeral in enumerate(_ROMAN)},
    **{0x2170 + place: numeral.lower() for place, numeral in enumerate(_ROMAN)},
    # Letters, digits and marks of full width, as Asian keyboards type them.
    **{0xFF01 + place: chr(0x21 + place) for place in range(94)},
    **dict.fromkeys(_INVISIBLE, ""),
}
_ANY = re.compile(f"[{re.escape(''.join(map(chr, TABLE)))}]")


def as_read(text: str) -> str:
    """The text with the characters that a person takes these for."""
    return text.translate(TABLE) if _ANY.search(text) else text
