"""What marks a demonstration: its words, its day, and its country, of which no name can be real.

The reader, the store, the files and the screen know a demonstration by this; what it shows is made in `demo/`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from unicodedata import normalize

from cchc.language import mark

BANNER = mark("SỐ LIỆU MINH HỌA")
# Written into every file in both languages, so that whoever reads one of them, and the reader of workbooks, knows it.
IN_FILES = "SỐ LIỆU MINH HỌA, không phải số liệu thật · DEMONSTRATION FIGURES, none of them real"
# The whole line: offices too write «số liệu minh họa» above an example.
_KNOWN_BY = tuple(normalize(form, IN_FILES) for form in ("NFC", "NFD"))
FILE_PREFIX = "minh-hoa_"
# The day that it is in a demonstration, however long the real one moves on: what is due stays due.
TODAY = date(2026, 11, 16)

PROVINCE, MERGED = "Minh Họa", "Mô Phỏng"
MERGED_FROM = ("Mô Phỏng A", "Mô Phỏng B")
_UNMERGED, _LAST = range(1, 11), 32  # «Ví Dụ 1» to «Ví Dụ 10» were left alone, 11 to 32 made of two or three
_TRIPLES = range(11, 17)
_REGIONS = tuple(f"Ví Dụ phía {name}" for name in ("bắc", "đông", "tây", "nam", "trong", "ngoài"))

Province = dict[str, str]


@cache
def provinces() -> tuple[Province, ...]:
    """Its 63 provinces until 30/06/2025 and its 34 since, as `data/provinces.csv` has the real ones."""
    lasting = [PROVINCE, *(f"Ví Dụ {number}" for number in _UNMERGED)]
    merged = mergers()
    found = [_province(name, "both") for name in lasting]
    found += [_province(old, "old") for olds in merged.values() for old in olds]
    found += [_province(new, "new") for new in merged]
    return tuple(found)


def mergers() -> dict[str, tuple[str, ...]]:
    """New province -> those that it was made of on 01/07/2025."""
    found: dict[str, tuple[str, ...]] = {MERGED: MERGED_FROM}
    for number in range(_TRIPLES.start, _LAST + 1):
        parts = "ABC" if number in _TRIPLES else "AB"
        found[f"Ví Dụ {number}"] = tuple(f"Ví Dụ {number}{part}" for part in parts)
    return found


@cache
def province_ids() -> frozenset[str]:
    """Of all its provinces; no real one has such an id."""
    return frozenset(province["province_id"] for province in provinces())


def is_marked(text: str) -> bool:
    """Whether a text of a file says that its figures are a demonstration's."""
    return any(known in text for known in _KNOWN_BY)


def _province(name: str, era: str) -> Province:
    """Its code is its place among all names: no real province has a letter in it."""
    stem = name.rstrip("ABC").rstrip()
    number = int(stem.rpartition(" ")[2]) if stem[-1].isdigit() else 0
    region = _REGIONS[number % len(_REGIONS)]
    spelt = {
        "Minh Họa": "minh-hoa",
        "Mô Phỏng": "mo-phong",
        "Mô Phỏng A": "mo-phong-a",
        "Mô Phỏng B": "mo-phong-b",
    }
    return {
        "province_id": spelt.get(name) or name.replace("Ví Dụ ", "vi-du-").lower(),
        "code": f"M-{spelt.get(name, name.removeprefix('Ví Dụ '))}",
        "name": name,
        "full_name": f"Tỉnh {name}",
        "region": region if era != "new" else "",
        "valid_from": "2025-07-01" if era == "new" else "",
        "valid_to": "2025-06-30" if era == "old" else "",
        "era": era,
        "region_2025": region if era != "old" else "",
    }
