"""The register of units and provinces: which name of the register a printed name means."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from cchc import demonstration
from cchc.reading.identity.times import Time
from cchc.reading.words.names import Mention, Names, bare_name, is_code
from cchc.reading.words.text import clean, fold_words, spelling
from cchc.reading.words.vocabulary import words

DATA = Path(__file__).parents[3] / "data"
CENTRAL_CITIES = {"Hà Nội", "TP. Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"}
DEPARTMENTS, DISTRICTS, COMMUNES, PROVINCES = "sở, ban, ngành", "cấp huyện", "cấp xã", "cấp tỉnh"
_COUNCIL = re.compile(r"^(?:ubnd|ủy ban nhân dân|uy ban nhan dan)\s+")
_USUAL = "ubnd "
_PROVINCE_WORDS = ("tỉnh", "tinh", "thành phố", "thanh pho", "tp")
_DISTRICT = re.compile(
    r"^(?:(?:huyện|quận|thị xã|thành phố|tp|huyen|quan|thi xa|thanh pho)\s+|(?:tp|tx|h|q)\.\s*)\S"
)
_COMMUNE = re.compile(r"^(?:(?:xã|phường|thị trấn|đặc khu|xa|phuong|thi tran|dac khu)\s+|(?:p|tt|x)\.\s*)\S")
_PROVINCE_HEAD = re.compile(r"^(?:tỉnh|thành phố|tp|tinh|thanh pho)\s+")
_PROVINCE_BEFORE = re.compile(r"^(?:(?:UBND|Ủy ban nhân dân)\s+)?(?:tỉnh|thành phố|TP\.?)\s+", re.IGNORECASE)
_CITY_BEFORE = re.compile(
    r"^(?:(?:UBND|Ủy ban nhân dân)\s+)?(?:thành phố|thanh pho|TP\b\.?)\s*\S", re.IGNORECASE
)
# On 01/07/2025 districts and towns came to an end, and special zones came up.
_BEFORE_MERGER, _MERGER = date(2025, 6, 30), date(2025, 7, 1)
_UNTIL_2025, _SINCE_2025 = ("thị trấn ", "tt. "), ("đặc khu ", "đk. ")
_LONGEST = 200  # characters; what is longer is no name
_FIRST_INDEX = date(2012, 1, 1)  # of the first year in which provinces were scored
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


@lru_cache(maxsize=16_384)
def _place_of(name: str) -> str:
    """The place of a committee, in small letters: «ubnd xã a» → «xã a»."""
    return name[len(_USUAL) :] if name.startswith(_USUAL) else _COUNCIL.sub("", name)


def register_rows(name: str) -> list[dict[str, str]]:
    """The lines of one of the files that are the register of provinces and units, by their columns as text."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Register:
    """`aliases` are printed names for which an officer chose the name that they mean.

    Of a file that says it is a demonstration's the made-up provinces are known too: elsewhere «minh họa» is a word.
    """

    def __init__(self, aliases: Mapping[str, str] | None = None, of_demonstration: bool = False) -> None:
        self.aliases = {clean(printed): clean(name) for printed, name in (aliases or {}).items()}
        self._spelt_aliases = {spelling(printed): name for printed, name in self.aliases.items()}
        self.units = register_rows("department_names.csv")
        self.cohorts = {row["name"]: (row["kind"], row["cohort"]) for row in self.units}
        departments = {row["name"]: [a for a in row["aliases"].split("|") if a] for row in self.units}
        rows = [*register_rows("provinces.csv"), *(demonstration.provinces() if of_demonstration else ())]
        provinces: dict[str, list[str]] = {row["name"]: [] for row in rows}
        for row in register_rows("province_aliases.csv"):
            provinces.setdefault(row["name"], []).append(row["alias"])
        for printed, name in (aliases or {}).items():
            for names in (departments, provinces):
                if name in names:
                    names[name].append(printed)
        self._former = frozenset(words("place", "former_provinces"))
        self.departments, self.provinces = Names(departments), Names(provinces)
        self._provinces_of_all_times = Names(
            {**provinces, **dict.fromkeys(self._former, ())}, within="-–—._'’"
        )
        self._unit_days, self._province_days = _days_of(self.units), _days_of(rows)
        self._ends = {
            fold_words(name).rpartition(" ")[2]
            for first, others in provinces.items()
            for name in (first, *others)
        }
        self._known_unit = lru_cache(maxsize=16_384)(self._find_unit)
        self._known_days = lru_cache(maxsize=16_384)(self._days_of_unit)

    def find_unit(self, text: str) -> UnitMatch:
        """The unit that a printed name means."""
        return self._known_unit(clean(text)[:_LONGEST])

    def _meant(self, text: str) -> str:
        """What an officer said that a printed name means."""
        if not self.aliases:
            return text
        if text in self.aliases or is_code(text):
            return self.aliases.get(text, text)
        return self._spelt_aliases.get(spelling(text), text)

    def _find_unit(self, printed: str) -> UnitMatch:
        text = bare_name(self._meant(printed))
        if text is None:
            return UnitMatch(None, None, None, printed)
        if match := self._council(text):
            return match
        for form in (text, self.without_province(text)):
            if name := self.departments.find(form):
                return UnitMatch(name, *self.cohorts[name])
        if self.provinces.find(_PROVINCE_HEAD.sub("", text.lower())) or self.provinces.find(text):
            return UnitMatch(text, "province", PROVINCES)
        if _BOARD.match(fold_words(text)):
            return UnitMatch(text, "department", DEPARTMENTS)
        return UnitMatch(None, None, None, printed)

    def _council(self, text: str) -> UnitMatch | None:
        """Committees of provinces, districts and communes are known by their form; they are too many to list."""
        lower = text.lower()
        place = _place_of(lower)
        if place.startswith(_PROVINCE_WORDS):
            name = self.provinces.find(_PROVINCE_HEAD.sub("", place)) or self.provinces.find(place)
            if name in CENTRAL_CITIES or (name and place != lower and place.startswith(("tỉnh", "tinh"))):
                return UnitMatch(text, "province", PROVINCES)
        if _DISTRICT.match(place):
            return UnitMatch(text, "district", DISTRICTS)
        if _COMMUNE.match(place):
            return UnitMatch(text, "commune", COMMUNES)
        return None

    def without_province(self, text: str) -> str:
        """«Sở Y tế tỉnh Long An» → «Sở Y tế»; «Thanh tra tỉnh An Giang» → «Thanh tra tỉnh»."""
        words = text.split()
        if fold_words(words[-1] if words else "").rpartition(" ")[2] not in self._ends:
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
        """The province that a printed name means."""
        text = self._meant(clean(text)[:_LONGEST])
        bare = _PROVINCE_BEFORE.sub("", text)
        name = self.provinces.find(text) or self.provinces.find(bare)
        if name not in CENTRAL_CITIES and _CITY_BEFORE.match(text):
            # «Thành phố Tây Ninh» is a town.
            name = None
        return ProvinceMatch(name, "" if name else bare)

    def provinces_inside(self, text: str) -> list[Mention]:
        """Provinces of any time; «Hà Nam Ninh» is one, and not the «Hà Nam» in it."""
        return self._provinces_of_all_times.inside(text)

    def unit_was_there(self, name: str, time: Time | None) -> bool:
        """Whether a unit of that name could exist on some day of that time."""
        if time is None:
            return True
        days = self.days_of_unit(name)
        return not days or _overlap(days, time)

    def days_of_unit(self, name: str) -> list[Time]:
        """When a department existed, or units of the level of a committee's name; nothing where there is no limit."""
        return self._known_days(name)

    def _days_of_unit(self, name: str) -> list[Time]:
        if name in self._unit_days:
            return self._unit_days[name]
        place = _place_of(name.lower())
        if place.startswith(_SINCE_2025):
            return [Time(_MERGER, date.max)]
        is_district = _DISTRICT.match(place) and self.find_unit(name).kind == "district"
        return [Time(date.min, _BEFORE_MERGER)] if is_district or place.startswith(_UNTIL_2025) else []

    def days_of_province(self, name: str) -> list[Time]:
        """When a province of that name existed, however it is written."""
        days = self._province_days.get(name)
        return self._province_days.get(self.find_province(name).name or "", []) if days is None else days

    def province_was_there(self, name: str, time: Time | None) -> bool:
        """Whether a province of that name existed on some day of that time; of no time, whether the index knew it."""
        if name in self._former:
            return False
        days = self._province_days.get(name, [])
        return _overlap(days, time) if time else any(last >= _FIRST_INDEX for _, last in days)


def _days_of(rows: Iterable[Mapping[str, str]]) -> dict[str, list[Time]]:
    """By name the stretches of time in which it was used."""
    found: dict[str, list[Time]] = {}
    for row in rows:
        first, last = row["valid_from"] or date.min.isoformat(), row["valid_to"] or date.max.isoformat()
        found.setdefault(row["name"], []).append(Time(date.fromisoformat(first), date.fromisoformat(last)))
    return found


def _overlap(days: Iterable[Time], time: Time) -> bool:
    return any(own.first <= time.last and time.first <= own.last for own in days)


@cache
def _standing() -> Register:
    return Register()


_extended = lru_cache(maxsize=8)(lambda aliases, of_demonstration: Register(dict(aliases), of_demonstration))
_current: ContextVar[Register | None] = ContextVar("register", default=None)


def register() -> Register:
    """The register in force for this reading: with the aliases that an officer taught, if there are any."""
    return _current.get() or _standing()


@contextmanager
def with_aliases(aliases: Mapping[str, str], of_demonstration: bool = False) -> Iterator[None]:
    """The register with further aliases, and with made-up provinces, for one reading."""
    is_usual = not (aliases or of_demonstration)
    token = _current.set(None if is_usual else _extended(frozenset(aliases.items()), of_demonstration))
    try:
        yield
    finally:
        _current.reset(token)
