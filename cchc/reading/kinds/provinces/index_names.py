"""Which national index a text names, and which part of an index a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.reading.words.text import clean, fold_words
from cchc.reading.words.vocabulary import holds, words

KNOWN = ("SIPAS", "PAPI", "PCI", "DTI", "PAR")
# The most that a province can have.
WHOLE = {"PAR": 100.0, "SIPAS": 100.0, "PAPI": 80.0, "PCI": 100.0, "DTI": 1.0}
_AREAS = tuple(f"area_{number}" for number in range(1, 9))
_MOST_POINTS = 25.0  # of one area; shares of areas lie far above
_SPLIT = {"survey": "M2", "appraised": "M1"}
# «Chỉ số đổi mới sáng tạo cấp địa phương (PII)», «PII INDEX»: a code of capital letters beside the word for an index.
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_NEW = (
    re.compile(rf"(?i:chỉ số)[^()]{{0,80}}\(\s*({_CODE.pattern})(?:[\s-]+(?i:index))?\s*\)"),
    re.compile(rf"\b({_CODE.pattern})[\s-]+(?i:index)\b"),
    re.compile(rf"(?i:chỉ số)\s+({_CODE.pattern})\b"),
)
_NO_CODES = {"CCHC", "TTHC", "UBND", "HĐND", "THE", "CAC", "STT", "TP", "TT"}


def index_coded(text: str) -> str | None:
    """The index that a text names by its short name: «PAR INDEX», «SIPAS»; nothing where it names several."""
    folded = fold_words(text)
    found = [name for name in KNOWN if holds("province_index", name.lower()).search(folded)]
    return found[0] if len(found) == 1 else None


def index_named(texts: Iterable[str]) -> str | None:
    """The one index that titles, a sheet or a file name: by its short name, its whole one, or a code that nobody knew
    before; nothing where they name several."""
    texts = list(texts)
    folded = [fold_words(text) for text in texts]
    for ending in ("", "_whole"):
        found = [
            n for n in KNOWN if any(holds("province_index", n.lower() + ending).search(t) for t in folded)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    new = {match[1] for text in texts for pattern in _NEW for match in pattern.finditer(clean(text))}
    new -= _NO_CODES
    return new.pop() if len(new) == 1 else None


def without_index(folded: str) -> str:
    """What a heading says besides the name of an index."""
    for name in KNOWN:
        folded = holds("province_index", name.lower()).sub(" ", folded)
    return " ".join(re.sub(r"\bindex\b", " ", folded).split())


def part_code(index_type: str, title: str) -> str:
    """The code of a part: of PAR INDEX the number of its area or the half of its points, else its name."""
    folded = fold_words(title)
    if index_type == "PAR":
        for area in _AREAS:
            if holds("province_index", area).search(folded):
                return area.rpartition("_")[2]
        for name, code in _SPLIT.items():
            if holds("province_index", name).search(folded):
                return code
    return f"{index_type}-{folded.replace(' ', '-')}"


def regions() -> set[str]:
    """Names of regions, folded: their lines in lists are no provinces."""
    return {fold_words(name) for name in words("province_index", "regions")}


def is_share_of_par(title: str, value: float) -> bool:
    """Whether the figure of an area of PAR INDEX is a share: no area has so many points."""
    return part_code("PAR", title).isdigit() and value > _MOST_POINTS
