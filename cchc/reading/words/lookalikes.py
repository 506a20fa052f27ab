"""Characters that look like others, and what they are read as: one table for all formats, used at the door of the grid."""

from __future__ import annotations

import unicodedata

# Typed from other keyboards or left by old converters; on the sheet nobody can tell them from the letters on the right.
_SAME_LOOK = {
    "ÐƉ": "Đ",  # Icelandic Eth, African D: what fonts of the nineties wrote for the Vietnamese letter
    "ðɖ": "đ",
    "Ǎ": "Ă", "ǎ": "ă",  # a caron, as Chinese keyboards type it, for the breve
    "\u2010\u2011\u2012\u2043\u2212\u2796\ufe58\ufe63": "-",  # hyphens, minus, bullets; – and — are punctuation and stay
    "\u2015\u2500\u2501\u2e3a": "—",  # horizontal bars
    "\u201a\u060c\u3001\uff64\ufe50": ",",  # a low quotation mark and foreign commas
    "\u2024\u3002\uff61\ufe52": ".",  # leader of dots, foreign full stops
    "\u2044\u2215\u29f8": "/",  # fraction slash, division slash
    "\u2236\ua789\u02d0\ufe55": ":",  # ratio and other colons
    "\u066a\ufe6a": "%",
    "АΑ": "A", "ВΒ": "B", "СϹ": "C", "ЕΕ": "E", "НΗ": "H", "ІΙӀ": "I", "КΚ": "K", "МΜ": "M", "Ν": "N", "ОΟ": "O", "РΡ": "P",
    "ТΤ": "T", "ХΧ": "X", "ΥҮ": "Y", "Ζ": "Z", "Ѕ": "S", "Ј": "J",  # Cyrillic and Greek capitals
    "а": "a", "с": "c", "е": "e", "і": "i", "оο": "o", "р": "p", "х": "x", "у": "y", "ѕ": "s", "ј": "j",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",  # letters that printers set as one, copied out of a PDF
}  # fmt: skip
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"]
# Marks of width, direction and joining, and what editors leave behind: none of them can be seen.
_INVISIBLE = (
    *range(0x00, 0x09), *range(0x0E, 0x1C), 0x7F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10),
    0xFEFF, *range(0xFFF9, 0xFFFD), *range(0xE0000, 0xE0080),
    *range(0xD800, 0xE000),  # halves of pairs, of which no text can be written
)  # fmt: skip
# The places of marks of steering in Latin-1 hold punctuation in Windows, whose bytes were taken for Latin-1.
_OF_WINDOWS = {
    byte: bytes([byte]).decode("cp1252", "ignore").replace("‚", ",")
    for byte in range(0x80, 0xA0)
    if byte != 0x85
}
# Bold, slanted and round letters and digits of mathematics, as they are pasted from social media.
_OF_MATHEMATICS = {
    code: plain
    for code in range(0x1D400, 0x1D800)
    if (plain := unicodedata.normalize("NFKC", chr(code))).isascii()
}

TABLE: dict[int, str] = {
    **{ord(letter): as_read for letters, as_read in _SAME_LOOK.items() for letter in letters},
    # Numerals in one character: Ⅰ, ⅳ.
    **{0x2160 + place: numeral for place, numeral in enumerate(_ROMAN)},
    **{0x2170 + place: numeral.lower() for place, numeral in enumerate(_ROMAN)},
    # Letters, digits and marks of full width, as Asian keyboards type them.
    **{0xFF01 + place: chr(0x21 + place) for place in range(94)},
    # Numbers with a full stop or in brackets as one character: ⒈, ⑴. What is raised, lowered or in a circle stays as it is,
    # because it is more than its digit: a mark behind a number, a place in a list.
    **{0x2488 + place: f"{place + 1}." for place in range(20)},
    **{0x2474 + place: f"({place + 1})" for place in range(20)},
    **_OF_MATHEMATICS,
    **_OF_WINDOWS,
    **dict.fromkeys(_INVISIBLE, ""),
}
_LETTERS = frozenset(map(chr, TABLE))


def replace_lookalikes(text: str) -> str:
    """The text with the characters that a person takes these for."""
    return text if _LETTERS.isdisjoint(text) else text.translate(TABLE)
