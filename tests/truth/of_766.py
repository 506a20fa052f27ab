"""A reading of the 766 index: out of how many points, and where it stands among its like."""

from __future__ import annotations

from cchc.words import slug
from tests.truth.facts import Facts
from tests.truth.held import Row

GROUPS = ("transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation")
CODES = dict(zip(("CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH"), GROUPS, strict=True))
CODES |= {
    "1": "transparency",
    "2": "progress",
    "3": "digitisation",
    "4": "online_service",
    "5": "satisfaction",
}
PROVINCES = "cấp tỉnh"
WITHIN = 0.05


def reading_of(unit_id: str, reading: str, facts: Facts) -> Row | None:
    """The reading of a unit that an address names."""
    return facts.readings_766.get((unit_id, reading))


def has_payment(row: Row) -> bool:
    """Whether online payment is a group of its own, and not counted within online service."""
    five = [row[group] for group in GROUPS if group != "online_payment"]
    if row["online_payment"] is not None:
        return True
    return None in (*five, row["total"]) or abs(sum(five) - row["total"]) > WITHIN


def most_of(row: Row, facts: Facts) -> float | None:
    """All points that there are, by the newest version of the index with these groups in that year."""
    year, fitting = int(row["period"][:4]), {}
    for framework in facts.held.rows("frameworks"):
        name = framework["framework_id"]
        if name.startswith("766") and (framework["year_from"] or 0) <= year <= (framework["year_to"] or 9999):
            areas = [
                line
                for line in facts.held.rows("criteria")
                if line["framework_id"] == name and line["level"] == "area"
            ]
            if any(CODES[area["code"]] == "online_payment" for area in areas) == has_payment(row):
                fitting[name] = sum(float(area["max_score"]) for area in areas)
    return fitting[max(fitting)] if fitting else None


def beside(row: Row, facts: Facts) -> list[Row]:
    """The readings of one period and way of counting: of all provinces, or of the units of one."""
    own = facts.held.units[row["unit_id"]]
    found = []
    for other in facts.held.rows("index_766"):
        unit = facts.held.units[other["unit_id"]]
        is_alike = slug(f"{other['period']} {other['snapshot'] or ''}") == slug(
            f"{row['period']} {row['snapshot'] or ''}"
        )
        is_near = unit["cohort"] == PROVINCES or unit["province_id"] == own["province_id"]
        if is_alike and is_near and (unit["cohort"] == PROVINCES) == (own["cohort"] == PROVINCES):
            found.append(other)
    return found


def place_of_reading(row: Row, facts: Facts) -> tuple[int, int] | None:
    """The order among those of its cohort that have points; None where there are none."""
    cohort = facts.held.units[row["unit_id"]]["cohort"]
    totals = [
        other["total"]
        for other in beside(row, facts)
        if other["total"] is not None and facts.held.units[other["unit_id"]]["cohort"] == cohort
    ]
    if row["total"] is None or len(totals) < 2:
        return None
    return 1 + sum(total > row["total"] + 1e-9 for total in totals), len(totals)


def ranked_together(row: Row, facts: Facts) -> int | None:
    """Out of how many units of several cohorts one list ranked; None where a list ranked one cohort, or most are not known."""
    if facts.held.units[row["unit_id"]]["cohort"] == PROVINCES:
        return None
    others = beside(row, facts)
    ranks = [other["rank"] for other in others if other["rank"] is not None]
    cohorts = {facts.held.units[other["unit_id"]]["cohort"] for other in others}
    is_one = bool(ranks) and len(cohorts) > 1 and len(ranks) >= 0.9 * max(ranks)
    return max(ranks) if is_one else None
