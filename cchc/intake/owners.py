"""Which province and which unit a figure belongs to: as they were in the figure's own time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cchc import demonstration
from cchc.intake.errors import IntakeError
from cchc.language import _
from cchc.reading.identity.register import register, register_rows
from cchc.store.publication import Row
from cchc.words import slug

MERGER = "2025-07"
COHORTS = {
    "province": "cấp tỉnh",
    "department": "sở, ban, ngành",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "central": "cơ quan trung ương",
}
KINDS = {cohort: kind for kind, cohort in COHORTS.items()}
OFFICE = re.compile(r"^(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
DISTRICTS = (
    "UBND huyện",
    "UBND quận",
    "UBND thị xã",
    "UBND thành phố",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Thành phố ",
)
COMMUNES = ("UBND xã", "UBND phường", "UBND thị trấn", "UBND đặc khu", "Xã ", "Phường ", "Đặc khu ")


@dataclass(frozen=True)
class Province:
    """A province in its era: "old" to 30/06/2025, "new" since, "both" if the merger left it alone."""

    province_id: str
    name: str
    era: str
    full_name: str

    def is_called(self, unit_name: str) -> bool:
        """Whether a unit of that name is the province itself: «UBND tỉnh Long An», not «UBND thành phố Tây Ninh»."""
        own = {self.name, self.full_name, "UBND tỉnh", f"UBND {self.full_name}"}
        return unit_name.casefold() in {name.casefold() for name in own}


@cache
def provinces_by_name() -> dict[str, list[Province]]:
    """All provinces by name; a name may stand for an old and a new one. Made-up ones are among them: the store lets their
    figures into a demonstration alone."""
    found: dict[str, list[Province]] = {}
    for row in [*register_rows("provinces.csv"), *demonstration.provinces()]:
        province = Province(row["province_id"], row["name"], row["era"], row["full_name"])
        found.setdefault(province.name, []).append(province)
    return found


def province_of(name: str, period: str, geography: str | None = None) -> Province:
    """The province of that name in a period («2023», «2025-Q3» …); raises IntakeError for an unknown name.

    `geography` is «old» or «new» where figures of a period are of the provinces of the other time.
    """
    named = provinces_by_name().get(name) or known_otherwise(name)
    wanted = geography or ("new" if is_after_merger(period) else "old")
    fitting = [p for p in named if p.era in (wanted, "both")]
    return (fitting or named)[0]


def known_otherwise(name: str) -> list[Province]:
    """The provinces that go by another name («TP.HCM»); raises IntakeError with the nearest names if none does."""
    found = register().find_province(name)
    if found.name is None:
        near = " " + _("Có phải là: {names}?").format(names=", ".join(found.nearest)) if found.nearest else ""
        raise IntakeError(_("Không có tỉnh, thành phố «{name}» trong danh mục.").format(name=name) + near)
    return provinces_by_name()[found.name]


def is_after_merger(period: str) -> bool:
    """Whether a period ends in the time of the 34 provinces (from 01/07/2025)."""
    year, _, part = period.partition("-")
    if part in ("Q1", "Q2", "H1"):
        part = "06"
    elif not part.isdigit():
        part = "12"
    return f"{year}-{part}" >= MERGER


def unit_kind(name: str) -> str:
    """Kind of a unit by its name alone: what is neither district nor commune is a department."""
    if name.casefold().startswith(tuple(start.casefold() for start in COMMUNES)):
        return "commune"
    if name.casefold().startswith(tuple(start.casefold() for start in DISTRICTS)):
        return "district"
    return "department"


def province_unit(name: str, period: str, geography: str | None = None) -> Row:
    """The province itself as a unit that is scored, see `province_of`."""
    province = province_of(name, period, geography)
    return {
        "unit_id": province.province_id,
        "province_id": province.province_id,
        "name": province.name,
        "province": province.name,
        "kind": "province",
        "cohort": COHORTS["province"],
    }


def meant_province(name: str) -> str | None:
    """The province that a unit's name means, however it is written: «TP.HCM», «Ủy ban nhân dân tỉnh Nghệ An»."""
    bare = OFFICE.sub("", name)
    return register().find_province(name).name or register().find_province(bare).name


def kind_of_namesake(name: str, province_name: str, period: str) -> str:
    """Kind of a unit that is called like another province: «Thành phố Huế» was a town as long as no province was called so.

    Raises IntakeError where that province was there, or nothing in the name says what it is.
    """
    kind, era = unit_kind(name), "new" if is_after_merger(period) else "old"
    eras = {other.era for other in provinces_by_name().get(meant_province(name) or "", [])}
    if kind != "department" and not eras & {era, "both"}:
        return kind
    said = _(
        "«{name}» là tên một tỉnh, thành phố khác, không phải đơn vị của {province}. Nếu là huyện, xã trùng tên, hãy ghi đủ, "
        "như «Huyện …», «Xã …»."
    )
    raise IntakeError(said.format(name=name, province=province_name))


def unit(name: str, province_name: str, period: str, cohort: str | None = None) -> Row:
    """A unit of a province as the register keeps it; a unit called like the province is the province.

    Raises IntakeError for another province: it is no unit of this one.
    """
    province = province_of(province_name, period)
    kind = KINDS.get(cohort or "", unit_kind(name))
    if province.is_called(name) or (kind == "province" and meant_province(name) == province.name):
        return province_unit(province_name, period)
    if kind == "province":
        kind = kind_of_namesake(name, province.name, period)
    return {
        "unit_id": f"{slug(name)}.{province.province_id}",
        "province_id": province.province_id,
        "name": name,
        "province": province.name,
        "kind": kind,
        "cohort": COHORTS[kind],
    }
