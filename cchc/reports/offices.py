"""What an office's documents say of it: as it was saved, or as far as the register lets it be guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from cchc import words
from cchc.reading.identity.register import register_rows
from cchc.reports.kinds import report_kinds
from cchc.reports.model import Office

# Small words that no abbreviation has a letter of: «Sở Khoa học và Công nghệ» is SKHCN.
_UNHEARD = {"va", "cac", "cua"}
# How a body begins → the lines above its head's signature.
_HEADS = {
    "so": ("GIÁM ĐỐC",),
    "ban": ("TRƯỞNG BAN",),
    "van phong": ("CHÁNH VĂN PHÒNG",),
    "thanh tra": ("CHÁNH THANH TRA",),
    "ubnd": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
}
# The same, as their head is called within a sentence.
_CALLED = {
    "so": "Giám đốc",
    "ban": "Trưởng ban",
    "van phong": "Chánh Văn phòng",
    "thanh tra": "Chánh Thanh tra",
    "ubnd": "Chủ tịch",
}


def head_called(unit: str, province: str) -> str:
    """«Giám đốc» of a department, «Chủ tịch» of a committee; «Thủ trưởng» where the name does not tell."""
    if unit == province:
        return "Chủ tịch"
    begins = f"{words.fold(unit)} "
    return next((called for name, called in _CALLED.items() if begins.startswith(f"{name} ")), "Thủ trưởng")


def called_in_documents(unit: str, province: str) -> str:
    """A unit by its name, a province by its committee: «UBND tỉnh Long An»."""
    return guessed_settings(unit, province).issuer if unit == province else unit


@dataclass(frozen=True)
class Signer:
    """Who may sign: the lines above the signature («KT. GIÁM ĐỐC», «PHÓ GIÁM ĐỐC»), and the name below it."""

    authority: tuple[str, ...] = ()
    name: str = ""

    @property
    def called(self) -> str:
        """In a list to choose from: «Nguyễn Văn A (KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC)»."""
        lines = ", ".join(self.authority)
        return f"{self.name} ({lines})" if self.name and lines else self.name or lines


@dataclass(frozen=True)
class OfficeSettings:
    """What is kept of an office. `signers`: the first signs where nobody else is chosen; `receivers` by kind of document."""

    superior: str = ""
    issuer: str = ""
    abbreviation: str = ""
    place: str = ""
    signers: tuple[Signer, ...] = ()
    receivers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_document(self, kind: str, signer: int = 0) -> Office:
        """As a document of that kind says it, signed by the signer of that place; by nobody where there is none."""
        signs = self.signers[signer] if signer < len(self.signers) else Signer()
        return Office(
            superior=self.superior,
            issuer=self.issuer,
            abbreviation=self.abbreviation,
            place=self.place,
            authority=signs.authority,
            signer=signs.name,
            receivers=tuple(self.receivers.get(kind, ())),
        )

    def as_data(self) -> dict[str, Any]:
        """As it is stored; `settings_of` reads it back."""
        return asdict(self)


def settings_of(data: Mapping[str, Any]) -> OfficeSettings:
    """What `OfficeSettings.as_data` gave."""
    return OfficeSettings(
        superior=data.get("superior", ""),
        issuer=data.get("issuer", ""),
        abbreviation=data.get("abbreviation", ""),
        place=data.get("place", ""),
        signers=tuple(Signer(tuple(each["authority"]), each["name"]) for each in data.get("signers", [])),
        receivers={kind: tuple(lines) for kind, lines in data.get("receivers", {}).items()},
    )


def guessed_settings(unit: str, province: str) -> OfficeSettings:
    """What the register tells of a unit; to be confirmed, never to be printed unseen."""
    committee = f"UBND {'thành phố' if province in _cities() else 'tỉnh'} {province}"
    is_province = unit == province
    superior = "" if is_province else committee
    receivers = () if is_province else (committee.removesuffix(f" {province}"), "Sở Nội vụ")
    return OfficeSettings(
        superior=superior,
        issuer=committee if is_province else unit,
        abbreviation="UBND" if is_province else initials(unit),
        place=province,
        signers=(Signer(_head_of("ubnd" if is_province else unit)),),
        receivers={kind: tuple(each for each in receivers if each != unit) for kind in report_kinds()},
    )


def initials(unit: str) -> str:
    """«Sở Khoa học và Công nghệ» → «SKHCN», «UBND xã An Bình» → «UBND»."""
    if unit.startswith("UBND"):
        return "UBND"
    letters = [word for word in unit.replace(",", " ").replace("-", " ").split() if word]
    return "".join(word[0].upper() for word in letters if words.fold(word) not in _UNHEARD)


def _head_of(unit: str) -> tuple[str, ...]:
    folded = words.fold(unit)
    return next((lines for begins, lines in _HEADS.items() if folded.startswith(f"{begins} ")), ()) or (
        _HEADS["ubnd"] if folded == "ubnd" else ()
    )


@cache
def _cities() -> frozenset[str]:
    rows = register_rows("provinces.csv")
    return frozenset(row["name"] for row in rows if row["full_name"].startswith("Thành phố"))
