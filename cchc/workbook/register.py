"""The register of units and provinces: which name of the register a printed name means."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from cchc.workbook.text import clean, fold, has_marks, spelling

DATA = Path(__file__).parents[2] / "data"
CENTRAL_CITIES = {"Hà Nội", "TP. Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"}
DEPARTMENTS, DISTRICTS, COMMUNES, PROVINCES = "sở, ban, ngành", "cấp huyện", "cấp xã", "cấp tỉnh"
_COUNCIL = re.compile(r"^(?:ubnd|ủy ban nhân dân|uy ban nhan dan)\s+")
_PROVINCE_WORDS = ("tỉnh", "tinh", "thành phố", "thanh pho", "tp")
_DISTRICT = re.compile(
    r"^(?:(?:huyện|quận|thị xã|thành phố|tp|huyen|quan|thi xa|thanh pho)\s+|(?:tp|tx|h|q)\.\s*)\S"
)
_COMMUNE = re.compile(r"^(?:(?:xã|phường|thị trấn|đặc khu|xa|phuong|thi tran|dac khu)\s+|(?:p|tt|x)\.\s*)\S")
_PROVINCE_HEAD = re.compile(r"^(?:tỉnh|thành phố|tp|tinh|thanh pho)\s+")
# Boards are named after their place: «Ban Quản lý Khu kinh tế Phú Quốc».
_BOARD = re.compile(r"^(?:ban quan ly|bql|ban ql) (?:cac |khu |kkt|kcn|vuon|di tich|du an|dau tu|cum)")


@dataclass(frozen=True)
class UnitMatch:
    """`name` is the register's; None where nothing fits, then `nearest` helps to mend it."""

    name: str | None
    kind: str | None
    cohort: str | None
    printed: str = ""

    @property
    def nearest(self) -> tuple[str, ...]:
        """Looked for only when it is asked for: it takes as long as all the rest."""
        return register().departments.nearest(self.printed) if self.printed else ()


@dataclass(frozen=True)
class ProvinceMatch:
    """As `UnitMatch`."""

    name: str | None
    printed: str = ""

    @property
    def nearest(self) -> tuple[str, ...]:
        """Looked for only when it is asked for."""
        return register().provinces.nearest(self.printed) if self.printed else ()


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Names:
    """Names with their aliases, looked up by spelling, or without diacritics where the text has none."""

    def __init__(self, aliases: dict[str, list[str]]) -> None:
        self.names = list(aliases)
        self.by_spelling: dict[str, str] = {}
        self.by_fold: dict[str, str] = {}
        for name, others in aliases.items():
            for alias in [name, *others]:
                self.by_spelling.setdefault(spelling(alias), name)
                self.by_fold.setdefault(fold(alias), name)
        self.in_spelling = _finder(self.by_spelling)
        self.in_fold = _finder(self.by_fold)

    def find(self, text: str) -> str | None:
        found = self.by_spelling.get(spelling(text))
        return found if found or has_marks(text) else self.by_fold.get(fold(text))

    def inside(self, text: str) -> list[tuple[int, int, str]]:
        """Every name inside a longer text: (start, end, name) in the text's comparable form."""
        marked = has_marks(text)
        finder, table = (self.in_spelling, self.by_spelling) if marked else (self.in_fold, self.by_fold)
        form = spelling(text) if marked else fold(text)
        return [(match.start(), match.end(), table[match[0]]) for match in finder.finditer(form)]

    def nearest(self, text: str) -> tuple[str, ...]:
        found = process.extract(
            fold(text), {name: fold(name) for name in self.names}, scorer=fuzz.WRatio, limit=3
        )
        return tuple(name for _, score, name in found if score >= 60)


def _finder(table: dict[str, str]) -> re.Pattern[str]:
    # Marks of tone stand at the end of a syllable, so a word may end in one.
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w\u0300-\u036f])(?:{'|'.join(map(re.escape, longest_first))})(?![\w\u0300-\u036f])"
    )


class Register:
    """`aliases` are printed names for which an officer chose the name that they mean."""

    def __init__(self, aliases: Mapping[str, str] | None = None) -> None:
        self.aliases = {spelling(printed): clean(name) for printed, name in (aliases or {}).items()}
        self.units = _rows("department_names.csv")
        self.cohorts = {row["name"]: (row["kind"], row["cohort"]) for row in self.units}
        departments = {row["name"]: [a for a in row["aliases"].split("|") if a] for row in self.units}
        provinces: dict[str, list[str]] = {row["name"]: [] for row in _rows("provinces.csv")}
        for row in _rows("province_aliases.csv"):
            provinces.setdefault(row["name"], []).append(row["alias"])
        for printed, name in (aliases or {}).items():
            for names in (departments, provinces):
                if name in names:
                    names[name].append(printed)
        self.departments, self.provinces = Names(departments), Names(provinces)
        self._ends = {
            fold(name).rpartition(" ")[2] for first, others in provinces.items() for name in (first, *others)
        }
        self._known_unit = lru_cache(maxsize=16_384)(self._find_unit)

    def find_unit(self, text: str) -> UnitMatch:
        return self._known_unit(clean(text)[:200])

    def _find_unit(self, text: str) -> UnitMatch:
        text = self.aliases.get(spelling(text), text)
        if match := self._council(text):
            return match
        for form in (text, self.without_province(text)):
            if name := self.departments.find(form):
                return UnitMatch(name, *self.cohorts[name])
        if self.provinces.find(_PROVINCE_HEAD.sub("", text.lower())) or self.provinces.find(text):
            return UnitMatch(text, "province", PROVINCES)
        if _BOARD.match(fold(text)):
            return UnitMatch(text, "department", DEPARTMENTS)
        return UnitMatch(None, None, None, text)

    def _council(self, text: str) -> UnitMatch | None:
        """Committees of provinces, districts and communes are known by their form; they are too many to list."""
        lower = text.lower()
        place = _COUNCIL.sub("", lower)
        if place != lower and place.startswith(_PROVINCE_WORDS):
            name = self.provinces.find(_PROVINCE_HEAD.sub("", place))
            if name in CENTRAL_CITIES or (name and place.startswith(("tỉnh", "tinh"))):
                return UnitMatch(text, "province", PROVINCES)
        if _DISTRICT.match(place):
            return UnitMatch(text, "district", DISTRICTS)
        if _COMMUNE.match(place):
            return UnitMatch(text, "commune", COMMUNES)
        return None

    def without_province(self, text: str) -> str:
        """«Sở Y tế tỉnh Long An» → «Sở Y tế»; «Thanh tra tỉnh An Giang» → «Thanh tra tỉnh»."""
        words = text.split()
        if fold(words[-1] if words else "").rpartition(" ")[2] not in self._ends:
            return text
        for size in range(1, min(7, len(words))):
            tail = " ".join(words[-size:])
            if self.provinces.find(tail):
                head = " ".join(words[:-size]).rstrip(" -,/")
                shorter = re.sub(
                    r"(?:\s*[-,]?\s*UBND)?\s+(?:tỉnh|thành phố|TP\.?)$", "", head, flags=re.IGNORECASE
                )
                return shorter if self.departments.find(shorter) else head
        return text

    def find_province(self, text: str) -> ProvinceMatch:
        text = clean(text)
        text = self.aliases.get(spelling(text), text)
        bare = re.sub(r"^(?:UBND\s+)?(?:tỉnh|thành phố|TP\.?)\s+", "", text, flags=re.IGNORECASE)
        name = self.provinces.find(text) or self.provinces.find(bare)
        return ProvinceMatch(name, "" if name else bare)


@cache
def _standing() -> Register:
    return Register()


_extended = lru_cache(maxsize=8)(lambda aliases: Register(dict(aliases)))
_current: ContextVar[Register | None] = ContextVar("register", default=None)


def register() -> Register:
    return _current.get() or _standing()


@contextmanager
def with_aliases(aliases: Mapping[str, str]) -> Iterator[None]:
    """The register with further aliases, for one reading."""
    token = _current.set(_extended(frozenset(aliases.items())) if aliases else None)
    try:
        yield
    finally:
        _current.reset(token)
