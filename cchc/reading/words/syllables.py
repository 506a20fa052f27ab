"""Whether a word can be a Vietnamese syllable: an onset, a rhyme and a tone that go together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = frozenset(
    (
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
        "s", "t", "th", "tr", "v", "x",
        # Names of places in the highlands.
        "kr", "br", "bl", "kl", "pl", "gl", "đr", "dr", "cr", "pr", "my", "hr",
    )
)  # fmt: skip
_RHYMES = frozenset(
    re.findall(
        r"\w+",
        """
        a ac ach ai am an ang anh ao ap at au ay ak ă ăc ăm ăn ăng ăp ăt ăk â âc âm ân âng âp ât âu ây âk
        e ec em en eng eo ep et ek ê êch êm ên ênh êp êt êu êk i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ik
        o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op
        ot ok ô ôc ôi ôm ôn ông ôp ôt ôk ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uên uênh uêch ui um un ung uôc uôi
        uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyp uyu uk ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp
        ươt ươu ưt ưu y yêm yên yêt yêu yêng ynh
        """,
    )
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A tone on a consonant, or on an u or i that glides behind another vowel («giaù»).
_MISPLACED = re.compile(
    f"[^aeiouy\u0302\u0306\u031b{_TONES}][{_TONES}]|[aeioy][\u0302\u0306\u031b]?u[{_TONES}]"
    f"|(?<!q)[aeouy][\u0302\u0306\u031b]?i[{_TONES}]"
)
_STOPS, _OF_STOPS = ("c", "ch", "p", "t", "k"), "\u0301\u0323"
_LONGEST = 8  # letters: «nghiêng» has seven, and a tone of its own may come behind


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """`word` is written with the letters of Unicode, composed or not, in small or capital letters or one capital first."""
    if len(word) > 2 * _LONGEST or not _is_written_alike(word):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in decomposed if letter in _TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in _TONES))
    if len(tones) > 1 or len(bare) > _LONGEST or _MISPLACED.search(decomposed):
        return False
    return any(
        bare[:cut] in _ONSETS and _is_rhyme(bare[cut:], tones)
        for cut in range(min(len(bare), 3), -1, -1)
    ) or (bare == "gi" and len(tones) == 1)  # fmt: skip


def _is_rhyme(rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES:
        return False
    # A syllable that ends in a stop has one of two tones; names of the highlands may have none (Krông Păc).
    return (
        (tones[0] in _OF_STOPS if tones else rhyme.endswith(("c", "k"))) if rhyme.endswith(_STOPS) else True
    )


def _is_written_alike(word: str) -> bool:
    return word == word.lower() or word == word.upper() or word[1:] == word[1:].lower()
