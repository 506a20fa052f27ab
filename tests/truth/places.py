"""Every place there is: each page with each unit, province, year, index and period that is held."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from cchc import words
from cchc.words import slug
from tests.truth.held import Held

Place = tuple[str, dict[str, str]]
PLAIN: tuple[str, ...] = (
    "huong_dan",
    "nap_du_lieu",
    "lich",
    "nhiem_vu",
    "ho_so",
    "tong_quan",
    "xu_huong",
    "diem_tru",
    "kich_ban",
)
PLAIN += ("so_sanh", "so_sanh_don_vi", "chi_so_tinh", "sap_xep", "chi_so_766", "chi_tieu", "tra_cuu", "nguon")
PLAIN += ("cach_tinh", "suc_khoe")
QUESTIONS: tuple[str, ...] = (
    "total_scores",
    "total_readings",
    "deductions_by_area",
    "deductions_by_criterion",
    "province_index",
)
QUESTIONS += ("readings", "province_areas", "dossiers_by_period", "tasks_by_period", "index_766", "targets")
QUESTIONS += ("measures", "limitations", "province_successors")
PERIOD_TYPES = {"Q": "quarter", "H": "half_year", "9": "nine_months"}


def places(held: Held) -> list[Place]:
    """All of them, in one order."""
    makers = (
        plain_places,
        of_totals,
        of_unlike_units,
        of_sheets,
        of_provinces,
        of_dossiers,
        of_766,
        of_tasks,
        of_targets,
    )
    found = [place for make in (*makers, of_tables, of_sources) for place in make(held)]
    return list({repr(place): place for place in found}.values())


def drawn(wanted: Sequence[Place], count: int, seed: str) -> list[Place]:
    """So many of them, as many of each page as of any other as far as there are."""
    mixed = random.Random(seed).sample(wanted, len(wanted))
    seen: Counter[str] = Counter()
    turns = []
    for place in mixed:
        turns.append(seen[place[0]])
        seen[place[0]] += 1
    order = sorted(range(len(mixed)), key=lambda at: turns[at])
    return [mixed[at] for at in order[:count]]


def place_at(address: str) -> Place:
    """The place of an address as it is told: «/tong_quan?nam=2023»."""
    parts = urlsplit(address)
    return parts.path.strip("/"), dict(parse_qsl(parts.query, keep_blank_values=True))


def plain_places(_held: Held) -> Iterator[Place]:
    """Each page as it opens where nobody chose."""
    yield from ((page, {}) for page in PLAIN)
    parts = (
        "so-sanh",
        "cong-thuc",
        "trach-nhiem",
        "canh-bao",
        "doi-cach-tinh",
        "xep-loai",
        "bo-chi-so",
        "doi-chieu",
    )
    yield from (("cach_tinh", {"muc": part}) for part in parts)


def totals(held: Held) -> dict[str, list[int]]:
    """Unit → the years of which a total is held."""
    found: dict[str, set[int]] = {}
    for row in held.rows("results"):
        found.setdefault(row["unit_id"], set()).add(row["year"])
    return {unit_id: sorted(years) for unit_id, years in sorted(found.items())}


def of_totals(held: Held) -> Iterator[Place]:
    """Units with a total: where they stand, how it went, among whom."""
    groups = ("cung-tinh", "cung-loai", "lan-can")
    for unit_id, years in totals(held).items():
        yield "tong_quan", {"don_vi": unit_id}
        yield from (("xu_huong", {"don_vi": unit_id, "do": measure}) for measure in ("ty-le", "diem", "hang"))
        for year in years:
            address = {"don_vi": unit_id, "nam": str(year)}
            yield "tong_quan", address
            for group in groups:
                yield "so_sanh_don_vi", {**address, "nhom": group}
            yield "so_sanh_don_vi", {**address, "xem_don_vi": "doi-chieu"}


def of_unlike_units(held: Held) -> Iterator[Place]:
    """Units beside one of another cohort, picked by hand: what a page must refuse to compare."""
    cohorts: dict[int, dict[str, str]] = {}
    for unit_id, years in totals(held).items():
        for year in years:
            cohorts.setdefault(year, {}).setdefault(held.units[unit_id]["cohort"], unit_id)
    for year, first in sorted(cohorts.items()):
        for unit_id, other in pairwise([*first.values(), *list(first.values())[:1]]):
            if unit_id != other:
                address = {"don_vi": unit_id, "nam": str(year), "nhom": "tu-chon", "thanh_vien": other}
                yield "so_sanh_don_vi", address
                yield "so_sanh_don_vi", {**address, "xem_don_vi": "doi-chieu"}


def sheets(held: Held) -> dict[str, dict[int, list[dict[str, Any]]]]:
    """Unit → year → the lines of its score sheet."""
    found: dict[str, dict[int, list[dict[str, Any]]]] = {}
    for row in held.rows("scores"):
        found.setdefault(row["unit_id"], {}).setdefault(row["year"], []).append(row)
    return dict(sorted(found.items()))


def of_sheets(held: Held) -> Iterator[Place]:
    """Units with a score sheet: what was lost, in each area and criterion, between each two years, and what if."""
    for unit_id, years in sheets(held).items():
        yield "xu_huong", {"don_vi": unit_id}
        for year, lines in sorted(years.items()):
            address = {"don_vi": unit_id, "nam": str(year)}
            yield "tong_quan", address
            yield "so_sanh_don_vi", address
            parents = {line["parent_code"] for line in lines}
            for view in ("thac", "pareto", "nam", "lap-lai", "tu-cham"):
                yield "diem_tru", {**address, "xem": view}
            for line in lines:
                if line["code"] in parents and line["level"] in ("area", "criterion"):
                    below = {"linh_vuc": line["area_code"]}
                    below |= {"tieu_chi": line["code"]} if line["level"] == "criterion" else {}
                    yield "diem_tru", {**address, "xem": "pareto", **below}
                    yield "diem_tru", {**address, "xem": "thac", **below}
            yield "kich_ban", address
            yield "kich_ban", {**address, "so_muc": "3"}
            yield "kich_ban", {**address, "dich": "tu-chon"}
            for earlier in sorted(other for other in years if other < year):
                for way in ("bac", "nguyen-nhan"):
                    yield "xu_huong", {"don_vi": unit_id, "tu": str(earlier), "den": str(year), "cach": way}
                for area in sorted({line["area_code"] for line in lines if line["area_code"] in parents}):
                    span = {"don_vi": unit_id, "tu": str(earlier), "den": str(year), "linh_vuc": area}
                    yield "xu_huong", span


def indices(held: Held) -> list[tuple[str, int, str]]:
    """Index, year and province of every figure of an index."""
    found = {(row["index_type"], row["year"], row["province_id"]) for row in held.rows("index_results")}
    for row in held.rows("index_766"):
        if held.units[row["unit_id"]]["kind"] == "province" and "-" not in row["period"]:
            found.add(("766", int(row["period"]), row["unit_id"]))
    return sorted(found)


def of_provinces(held: Held) -> Iterator[Place]:
    """Provinces: each index of each year, by one of the ways to see it; their indices; what became of them."""
    ways = cycle(
        (
            {},
            {"xem": "ban-do"},
            {"xem": "duong"},
            {"xem": "duong", "do": "hang"},
            {"xem": "hai-nam"},
            {"xem": "doi-chieu"},
            {"xem": "hang", "nhom": "ca-nuoc"},
            {"xem": "duong", "dia_gioi": "moi"},
            {"xem": "hang", "nhom": "lan-can"},
            {"xem": "duong", "do": "bach-phan-vi"},
            {"xem": "ban-do", "to_mau": "hang"},
            {"xem": "hai-nam", "nhom": "ca-nuoc"},
        )
    )
    for index_type, year, province_id in indices(held):
        own = slug(held.units[province_id]["name"])
        address = {"chi_so": index_type, "nam": str(year), "cua_ta": own}
        yield "so_sanh", {**address, **next(ways)}
    known = {province_id for _index, _year, province_id in indices(held)}
    for province_id in sorted(known):
        yield "chi_so_tinh", {"tinh_xem": province_id}
    of_each: dict[str, set[str]] = {}
    for index_type, _year, province_id in indices(held):
        of_each.setdefault(province_id, set()).add(index_type)
    for province_id in sorted(held.provinces):
        yield "sap_xep", {"tinh_thanh": province_id}
        for index_type in sorted(of_each.get(province_id, ())):
            for measure in ("value", "rank"):
                yield "sap_xep", {"tinh_thanh": province_id, "chi_so": index_type, "do_tinh": measure}


def of_dossiers(held: Held) -> Iterator[Place]:
    """Units with dossiers in every period, and all units of their province."""
    for unit_id, period in sorted({(row["unit_id"], row["period"]) for row in held.rows("dossier_counts")}):
        address = {
            "don_vi": unit_id,
            "ky": period,
            "loai_ky": words.label_slug("period_type", type_of(period)),
        }
        yield "ho_so", address
        for order in ("late_total", "late_rate"):
            yield "ho_so", {**address, "xem": "tinh", "theo": order}


def type_of(period: str) -> str:
    """The type of a period by its code."""
    _year, _dash, part = period.partition("-")
    return "year" if not part else PERIOD_TYPES.get(part[0], "month")


def of_766(held: Held) -> Iterator[Place]:
    """Units with the 766 index, at every reading."""
    for row in held.rows("index_766"):
        reading = slug(f"{row['period']} {row['snapshot'] or ''}")
        yield "chi_so_766", {"don_vi": row["unit_id"], "ky_766": reading}


def of_tasks(held: Held) -> Iterator[Place]:
    """Units with tasks, in every period, by every way to see them; and as of the end of the year."""
    rows = [*held.rows("task_counts"), *held.rows("tasks")]
    for unit_id, period in sorted({(row["unit_id"], row["period"]) for row in rows}):
        for view in ("nguon", "ky", "chu_tri", "don_vi"):
            yield "nhiem_vu", {"don_vi": unit_id, "ky": period, "theo": view}
        yield "nhiem_vu", {"don_vi": unit_id, "ky": period, "ngay": f"{period[:4]}-12-31"}
    plans = {(row["unit_id"], row["period"], row["plan"]) for row in held.rows("task_counts")}
    for unit_id, period, plan in sorted(plans):
        yield "nhiem_vu", {"don_vi": unit_id, "ky": period, "nguon": slug(plan)}


def of_targets(held: Held) -> Iterator[Place]:
    """Units with targets or other figures, in every period; and what is held of all units."""
    found = {(row["unit_id"], row["period"]) for row in held.rows("measures")}
    known = {row["unit_id"] for row in held.rows("targets")}
    for unit_id, period in sorted(found):
        yield "chi_tieu", {"don_vi": unit_id, "ky": period}
    for unit_id in sorted(known | set(totals(held))):
        yield "chi_tieu", {"don_vi": unit_id}
    views = cycle(("don-vi", "ky", "chi-so", "kiem-tra"))
    for unit_id in sorted(known | set(totals(held)) | {unit_id for unit_id, _period in found}):
        yield "suc_khoe", {"don_vi": unit_id, "xem_gi": next(views)}


def of_tables(held: Held) -> Iterator[Place]:
    """Every question with every province, and with every year."""
    provinces = sorted({unit["province"] for unit in held.units.values()})
    for name in QUESTIONS:
        asked = {"cau_hoi": words.label_slug("question", name)}
        yield "tra_cuu", asked
        yield from (("tra_cuu", {**asked, "loc_tinh": slug(province)}) for province in provinces)
    for name in QUESTIONS[:7]:
        for year in range(2006, 2026):
            yield "tra_cuu", {"cau_hoi": words.label_slug("question", name), "loc_nam": str(year)}


def of_sources(held: Held) -> Iterator[Place]:
    """Every document and file that figures come from."""
    uploads = {str(coverage["upload_id"]) for coverage in held.coverages.values() if coverage["stands"]}
    for source in sorted({row["source_id"] for row in held.rows("sources")} | uploads):
        yield "nguon", {"nguon": source}
