"""Dossiers by month and field, late in the same seasons every year, and the six groups of the 766 index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc.catalogue.figures.index_766 import GROUPS
from cchc.demo.chance import Chance
from cchc.demo.offices import CLIMBER, COMMUNE_NAMES, COMMUNES, DEPARTMENTS, HOME, OFFICES, STUCK, Department
from cchc.demonstration import TODAY, provinces

Row = dict[str, Any]
FIRST_YEAR = 2023
# Much is handed in before the summer and at the year's end, and more of it is late.
BUSY = {3: 1.25, 6: 1.4, 7: 1.5, 12: 1.35}
COUNTED_MONTHS = 12 * (TODAY.year - FIRST_YEAR) + TODAY.month - 1  # those that are over
QUARTERS_OF_COMMUNES = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
FIRST_MONTH_766 = 12 * (2025 - FIRST_YEAR) + 6  # July 2025
MOST_766 = dict(zip(GROUPS, (18, 20, 12, 10, 18, 22), strict=True))


def months(first: int = 0) -> Iterator[tuple[int, int, int]]:
    """Number, year and month of each month that is over."""
    for number in range(first, COUNTED_MONTHS):
        yield number, FIRST_YEAR + number // 12, 1 + number % 12


def dossiers() -> list[Row]:
    """A line per office, month and field, as `data/dossiers.csv` has them: what is pending is carried over to the next month."""
    return [row for office in OFFICES for field in office.fields for row in of_field(office, field)]


def of_field(office: Department, field: str) -> Iterator[Row]:
    chance, pending = Chance("dossiers", office.name, field), 0
    usual = office.monthly / len(office.fields)
    for number, year, month in months():
        if not was_there(office, year, month):
            continue
        busy = BUSY.get(month, 1.0)
        new = round(usual * busy * chance.between(0.85, 1.15) * (1 + 0.004 * number))
        row = counted(chance, new, pending, late_share(office, number, month), online_share(number))
        pending = row["pending_total"]
        place = {"province": HOME, "unit": office.name, "period": f"{year}-{month:02}", "label": field}
        yield {**place, **row, "flag": "official", "source_id": f"MH-HOSO-{year}"}


def was_there(office: Department, year: int, month: int) -> bool:
    """The reform was in March 2025."""
    before = (year, month) < (2025, 3)
    return not (office.ends and not before) and not (office.begins and before)


def late_share(office: Department, number: int, month: int) -> float:
    """The climber got better, the stuck one never does, and all are late in the busy months."""
    usual = {CLIMBER: max(0.002, 0.06 - 0.0015 * number), STUCK: 0.07}.get(office.name, 0.022)
    return usual * (2.6 if month in BUSY else 1.0)


def online_share(number: int) -> float:
    return min(0.97, 0.55 + 0.01 * number)


def counted(chance: Chance, new: int, carried: int, late: float, online: float) -> Row:
    """Counts that add up: received = online + direct + carried over = resolved + pending."""
    by_net = chance.part_of(new, online, 0.05)
    received = new + carried
    resolved = chance.part_of(received, 0.86, 0.05)
    resolved_late = chance.part_of(resolved, late, late)
    early = chance.part_of(resolved - resolved_late, 0.55, 0.1)
    pending = received - resolved
    pending_late = chance.part_of(pending, late, late)
    payable = chance.part_of(resolved, 0.6, 0.1)
    return {
        "received_total": received,
        "received_online": by_net,
        "received_direct": new - by_net,
        "carried_over": carried,
        "resolved_total": resolved,
        "resolved_early": early,
        "resolved_on_time": resolved - resolved_late - early,
        "resolved_late": resolved_late,
        "pending_total": pending,
        "pending_in_time": pending - pending_late,
        "pending_late": pending_late,
        "average_days": round(chance.between(2.5, 7.5), 1),
        "payable_total": payable,
        "paid_online": chance.part_of(payable, online - 0.1, 0.08),
        "digitised": chance.part_of(new, online - 0.05, 0.08),
    }


def dossiers_of_communes() -> list[Row]:
    """A line per commune and quarter since they stand alone."""
    found = []
    for name in COMMUNE_NAMES:
        chance, pending = Chance("dossiers", name), 0
        for number, period in enumerate(QUARTERS_OF_COMMUNES):
            row = counted(chance, chance.whole(180, 900), pending, 0.02, online_share(30 + number))
            pending = row["pending_total"]
            place = {"province": HOME, "unit": name, "cohort": COMMUNES, "period": period, "label": "Tổng số"}
            found.append({**place, **row, "flag": "official", "source_id": "MH-HOSO-XA"})
    return found


def index_766() -> list[Row]:
    """The groups of departments and communes month by month, with their ranks in one list."""
    found = []
    for number, year, month in months(FIRST_MONTH_766):
        period = f"{year}-{month:02}"
        rows = [group_points(name, cohort, number) for name, cohort in units_766()]
        totals = sorted((row["total"] for row in rows), reverse=True)
        for row in rows:
            place = {
                "level": "unit",
                "province": HOME,
                "period": period,
                "rank": 1 + totals.index(row["total"]),
            }
            found.append({**row, **place, "snapshot": None, "source_id": f"MH-766-{year}"})
        found += of_provinces(number, period)
    return found


def of_provinces(number: int, period: str) -> list[Row]:
    """The same of the provinces themselves."""
    names = [province["name"] for province in provinces() if province["era"] != "old"]
    rows = [group_points(f"tỉnh {name}", "", number) | {"province": name} for name in names]
    totals = sorted((row["total"] for row in rows), reverse=True)
    shared = {"level": "province", "period": period, "snapshot": None, "source_id": f"MH-766-{period[:4]}"}
    return [row | shared | {"unit": None, "rank": 1 + totals.index(row["total"])} for row in rows]


def units_766() -> list[tuple[str, str]]:
    departments = [(office.name, DEPARTMENTS) for office in OFFICES if not office.ends]
    return departments + [(name, COMMUNES) for name in COMMUNE_NAMES]


def group_points(name: str, cohort: str, number: int) -> Row:
    """Six groups that grow slowly; some units fall back in the busy months."""
    lasting, chance = Chance("766", name), Chance("766", name, number)
    level = lasting.between(0.72, 0.9) + 0.006 * (number - FIRST_MONTH_766)
    row: Row = {"unit": name, "cohort": cohort}
    for group, most in MOST_766.items():
        share = min(0.99, max(0.35, level + lasting.between(-0.1, 0.06) + chance.between(-0.03, 0.03)))
        row[group] = round(most * share, 2)
    return row | {"total": round(sum(row[group] for group in GROUPS), 2)}
