"""Slow twins of the questions about dossiers: days counted one by one, counts added in loops."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.twins.history import History, Row, combined, finality_of
from tests.twins.order import down, up, ups
from tests.twins.periods import Period, period
from tests.twins.scores import Answer, first, fits, grouped, minus, percent, picked, wanted_rows
from tests.twins.work import whole

CAME_IN = ("received_online", "received_direct", "received_new", "payable_total", "paid_online", "digitised")
RESOLVED = (
    "resolved_total",
    "resolved_early",
    "resolved_on_time",
    "resolved_late",
    "resolved_early_or_on_time",
)
PENDING = ("pending_total", "pending_in_time", "pending_late")
COUNTS = ("received_total", "carried_over", *CAME_IN, *RESOLVED, *PENDING)
RATES = ("on_time_rate", "early_rate", "online_rate", "online_payment_rate", "digitisation_rate")
WHO = ("unit", "province", "unit_id", "period")
# A total that a line need not print -> all of its parts.
TOTALS = {
    "received_total": ("received_online", "received_direct", "carried_over"),
    "resolved_total": ("resolved_early_or_on_time", "resolved_late"),
    "pending_total": ("pending_in_time", "pending_late"),
}
# Counts that may be entered beside the report -> the measure that they are entered as.
APART = {
    "payable_total": "payable_dossiers",
    "paid_online": "paid_online_dossiers",
    "digitised": "digitised_dossiers",
}


def lines(history: History, given: dict[str, Any]) -> list[Row]:
    """Lines of reports, with early and on time together and what was newly received."""
    rows = wanted_rows(history, "dossier_counts", given)
    for row in rows:
        row["resolved_early_or_on_time"] = first(
            row["resolved_early_or_on_time"],
            whole([row["resolved_early"], row["resolved_on_time"]]),
            minus(row["resolved_total"], row["resolved_late"]),
        )
        came = whole([row["received_online"], row["received_direct"]])
        row["received_new"] = first(minus(row["received_total"], row["carried_over"]), came)
        row["from_parts"] = set()
        for total, parts in TOTALS.items():
            added_parts = whole([row[part] for part in parts])
            if row[total] is None and added_parts is not None:
                row[total] = added_parts
                row["from_parts"].add(total)
        row |= {"is_part": bool(row["is_part"]), "source": history.source(row)}
    return rows


def told(row: Row, in_time: Any = None, overdue: Any = None) -> Row:
    """A row with its rates and what is late; `in_time` and `overdue` as published where the counts do not say."""
    counts = (
        whole([row["resolved_early_or_on_time"], row["pending_in_time"]]),
        whole([row["resolved_late"], row["pending_late"]]),
    )
    row["in_time_total"], row["overdue_total"], is_mixed = of_one_source(counts, (in_time, overdue))
    both = whole([row["in_time_total"], row["overdue_total"]])
    row["in_time_rate"] = None if is_mixed else percent(row["in_time_total"], both)
    row["on_time_rate"] = percent(row["resolved_early_or_on_time"], row["resolved_total"])
    row["early_rate"] = percent(row["resolved_early"], row["resolved_total"])
    row["online_rate"] = percent(row["received_online"], row["received_new"])
    row["online_payment_rate"] = (
        None if row["is_payment_mixed"] else percent(row["paid_online"], row["payable_total"])
    )
    row["digitisation_rate"] = percent(row["digitised"], row["received_new"])
    row["late_total"] = first(row["overdue_total"], row["resolved_late"])
    if row["overdue_total"] is not None:
        row |= {"late_basis": "all", "late_rate": None if is_mixed else percent(row["overdue_total"], both)}
    elif row["resolved_late"] is not None:
        row |= {"late_basis": "resolved", "late_rate": percent(row["resolved_late"], row["resolved_total"])}
    row["nothing_arisen"] = ";".join(nothing(row)) or None
    known = [total for total in TOTALS if total in row["from_parts"] and row[total] is not None]
    row["worked_out"] = ";".join(known) or None
    return row


def of_one_source(report: tuple[Any, Any], beside: tuple[Any, Any]) -> tuple[Any, Any, bool]:
    """Two counts of a rate, both of the report, else both as told beside it; else each where known, and if they are mixed."""
    if None not in report:
        return *report, False
    if None not in beside:
        return *beside, False
    found = tuple(first(own, other) for own, other in zip(report, beside, strict=True))
    return found[0], found[1], None not in found


def nothing(row: Row) -> list[str]:
    """The rates whose divisor is zero."""
    both = whole([row["in_time_total"], row["overdue_total"]])
    said = ["on_time_rate", "early_rate"] if row["resolved_total"] == 0 else []
    said += ["online_rate", "digitisation_rate"] if row["received_new"] == 0 else []
    said += ["online_payment_rate"] if row["payable_total"] == 0 else []
    said += ["in_time_rate"] if both == 0 else []
    late = row["resolved_total"] if row["overdue_total"] is None else both
    return said + (["late_rate"] if late == 0 else [])


def reports(history: History, given: dict[str, Any]) -> list[Row]:
    """A row per unit and period: the lines that are not part of another added up."""
    published: dict[Any, list[Any]] = {}
    flags: dict[Any, list[Any]] = {}
    sources: dict[Any, set[Any]] = {}
    for row in history.rows("measures"):
        key = row["unit_id"], row["period"], row["measure"]
        if row["actual"] is not None:
            published.setdefault(key, []).append(row["actual"])
            flags.setdefault(key, []).append(row["flag"])
            sources.setdefault(key, set()).add(row["source_id"])
    found = []
    for rows in grouped([row for row in lines(history, given) if not row["is_part"]], "unit_id", "period"):
        rows.sort(key=lambda row: row["position"])
        row = Row(picked(rows[0], *WHO, "cohort", "source"), since=None)
        row |= {name: whole([line[name] for line in rows]) for name in COUNTS}
        row["average_days"] = rows[0]["average_days"] if len(rows) == 1 else None
        own_flags = [line["flag"] for line in rows]
        said = [
            flags.get((row["unit_id"], row["period"], f"{name}_dossiers"), [])
            for name in ("in_time", "overdue")
        ]
        row["from_parts"] = set().union(*(line["from_parts"] for line in rows))
        in_time, overdue = (
            max(published.get((row["unit_id"], row["period"], f"{name}_dossiers"), []), default=None)
            for name in ("in_time", "overdue")
        )
        row["stated"] = Row(picked(row, *APART), flag=combined(*own_flags))
        beside = {
            name: max(published.get((row["unit_id"], row["period"], measure), []), default=None)
            for name, measure in APART.items()
        }
        pair = ("payable_total", "paid_online")
        stated = row[pair[0]], row[pair[1]]
        row["is_payment_mixed"] = of_one_source(stated, (beside[pair[0]], beside[pair[1]]))[2]
        is_entered = None in stated and None not in [beside[name] for name in pair]
        for name, measure in APART.items():
            if row[name] is None or (is_entered and name in pair):
                row[name] = beside[name]
                said.append(flags.get((row["unit_id"], row["period"], measure), []))
        official = "official" if "official" in own_flags else None
        row["flag"] = combined(*own_flags, *(flag for some in said for flag in some)) or official
        row["source"] = source_of(history, rows)
        told_by = sources.get((row["unit_id"], row["period"], "in_time_dossiers"), set())
        is_same = rows[0]["source_id"] is not None and told_by == {rows[0]["source_id"]}
        rest = minus(row["received_total"], in_time) if is_same else None
        found.append(told(row, in_time, first(overdue, rest if rest is not None and rest >= 0 else None)))
    return [
        row
        for row in found
        if fits(period(row["period"]).type, given.get("period_type"))
        and fits(row["period"], given.get("period"))
    ]


def source_of(history: History, rows: list[Row]) -> str:
    """All lines of a report came in one upload; the first says which document."""
    return history.source(rows[0])


def in_time(row: Row) -> tuple[Any, ...]:
    """The place of a row among its like, by the days of its period."""
    own = period(row["period"])
    return (*ups(row, "province", "unit"), own.starts_on, own.ends_on, row["unit_id"])


def dossiers_by_period(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        *WHO,
        "flag",
        "source",
        "nothing_arisen",
        "worked_out",
        *COUNTS,
        "in_time_total",
        "overdue_total",
    )
    columns += ("late_basis", "late_total", "late_rate", "average_days", "in_time_rate", *RATES)
    return [
        (in_time(row), Row(picked(row, *columns), period_type=period(row["period"]).type))
        for row in reports(history, given)
    ]


def to_date(history: History, given: dict[str, Any]) -> list[Row]:
    """What periods of one type make together where they fill the year so far, day by day."""
    found = []
    rows = reports(history, {**given, "period_type": None})
    for row in rows:
        own = period(row["period"])
        like = [other for other in rows if other["unit_id"] == row["unit_id"]]
        chosen = sorted(
            (other for other in like if fits_before(period(other["period"]), own)),
            key=lambda other: period(other["period"]).starts_on,
        )
        days = [day for other in chosen for day in period(other["period"]).days]
        if sorted(days) == every_day(own):
            added = Row(picked(row, *WHO, *PENDING, "source"), periods_added=len(chosen))
            added["since"] = chosen[0]["period"]
            added |= {name: whole([other[name] for other in chosen]) for name in (*CAME_IN, *RESOLVED)}
            added |= {name: whole([other["stated"][name] for other in chosen]) for name in APART}
            later = [other["received_new"] for other in chosen[1:]]
            added["received_total"] = whole([chosen[0]["received_total"], *later])
            added["carried_over"] = chosen[0]["carried_over"]
            added["flag"] = combined(*(other["stated"]["flag"] for other in chosen))
            added["from_parts"] = set().union(*(other["from_parts"] - {"pending_total"} for other in chosen))
            added["from_parts"] |= row["from_parts"] & {"pending_total"}
            found.append(told(added))
    return found


def fits_before(other: Period, own: Period) -> bool:
    return other.type == own.type and other.year == own.year and other.ends_on <= own.ends_on


def every_day(own: Period) -> list[date]:
    """The days of the year up to the end of a period."""
    start = date(own.year, 1, 1)
    return [start + timedelta(number) for number in range((own.ends_on - start).days + 1)]


def dossiers_to_date(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "period",
        "periods_added",
        "flag",
        "nothing_arisen",
        "worked_out",
        "received_total",
        "received_new",
        "carried_over",
    )
    columns += ("resolved_total", "resolved_early_or_on_time", "resolved_late", "pending_total")
    answer = []
    for row in to_date(history, given):
        kind = period(row["period"]).type
        if kind in ("month", "quarter", "half_year") and fits(kind, given.get("period_type")):
            found = Row(picked(row, *columns, "pending_late", *RATES, "source"), period_type=kind)
            answer.append((in_time(row), found))
    return answer


def dossiers_of_parts(history: History, given: dict[str, Any]) -> Answer:
    rows = reports(history, {**given, "period": None, "period_type": None})
    codes = [f"{year}{part}" for year in range(2000, 2051) for part in LONGER]
    answer = []
    for of_unit in grouped(rows, "unit_id"):
        years = {period(row["period"]).year for row in of_unit}
        held = {row["period"] for row in of_unit}
        for code in codes:
            own = period(code)
            if own.year in years and code not in held and fits(code, given.get("period")):
                found = longest_filling(of_unit, own)
                answer += [(in_time(found), found)] if found else []
    return answer


LONGER = ("", "-H1", "-H2", "-9M", "-Q1", "-Q2", "-Q3", "-Q4")


def longest_filling(rows: list[Row], own: Period) -> Row | None:
    """What the longest periods of one type that fill a period make together, day by day."""
    for kind in ("nine_months", "half_year", "quarter", "month"):
        parts = sorted(
            (row for row in rows if period(row["period"]).type == kind and is_within(row, own)),
            key=lambda row: period(row["period"]).starts_on,
        )
        if kind != own.type and {day for row in parts for day in period(row["period"]).days} == set(own.days):
            return added_up(parts, own)
    return None


def is_within(row: Row, own: Period) -> bool:
    return set(period(row["period"]).days) <= set(own.days)


def added_up(parts: list[Row], own: Period) -> Row:
    start, *later = parts
    row = Row(picked(start, "unit", "province", "unit_id", "carried_over"), period=own.code)
    row |= {"period_type": own.type, "flag": combined(*(part["flag"] for part in parts))}
    row |= {"source": "; ".join(sorted({part["source"] for part in parts})), "periods_added": len(parts)}
    row |= {"first_part": start["period"], "last_part": parts[-1]["period"]}
    row |= {name: whole([part[name] for part in parts]) for name in (*CAME_IN, *RESOLVED)}
    row |= {name: parts[-1][name] for name in PENDING}
    row["received_total"] = whole([start["received_total"], *(part["received_new"] for part in later)])
    if not all(part["payable_total"] == 0 or part["online_payment_rate"] is not None for part in parts):
        row |= {"payable_total": None, "paid_online": None}
    row["on_time_rate"] = percent(row["resolved_early_or_on_time"], row["resolved_total"])
    row["online_rate"] = percent(row["received_online"], row["received_new"])
    row["online_payment_rate"] = percent(row["paid_online"], row["payable_total"])
    row["digitisation_rate"] = percent(row["digitised"], row["received_new"])
    return row


def dossiers_by_field(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "period",
        "label",
        "is_part",
        "nothing_arisen",
        "received_total",
    )
    columns += ("worked_out", "flag")
    columns += ("received_online", "received_direct", "carried_over", "resolved_total", "resolved_late")
    columns += ("pending_total", "pending_late", "late_basis", "late_total", "late_rate", "on_time_rate")
    rows = [told(row) for row in lines(history, given) if fits(row["period"], given.get("period"))]
    rows = [row for row in rows if fits(row["late_basis"], given.get("late_basis"))]
    return [
        (
            (
                *(down(row[name]) for name in ("late_total", "late_rate")),
                *ups(row, "province", "unit", "period", "unit_id", "position"),
            ),
            Row(picked(row, *columns, "online_rate", "source")),
        )
        for row in rows
    ]


def dossiers_by_unit(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "cohort",
        "period",
        "nothing_arisen",
        "received_total",
        "received_online",
    )
    columns += ("worked_out", "flag")
    columns += ("received_direct", "resolved_total", "pending_total", "late_basis", "late_total", "late_rate")
    rows = [
        row
        for row in reports(history, {"province": given.get("province")})
        if row["period"] == given.get("period")
        and row["province"] == given.get("province")
        and row["unit"] != row["province"]
        and fits(row["cohort"], given.get("cohort"))
        and fits(row["late_basis"], given.get("late_basis"))
    ]
    answer = []
    for row in rows:
        like = [o for o in rows if (o["cohort"], o["late_basis"]) == (row["cohort"], row["late_basis"])]
        found = Row(picked(row, *columns, "on_time_rate", "in_time_rate", "online_rate", "source"))
        for name, place in (("late_total", "late_place"), ("late_rate", "late_rate_place")):
            own = row[name]
            worse = [o for o in like if own is not None and o[name] is not None and o[name] > own + 1e-9]
            found[place] = None if own is None else len(worse) + 1
        share = (
            None
            if given.get("sort_by") != "late_rate" or row["late_rate"] is None
            else round(row["late_rate"], 9)
        )
        key = (down(share), down(row["late_total"]), down(row["late_rate"]), *ups(row, "unit", "unit_id"))
        answer.append((key, found))
    return answer


def dossier_periods(history: History, given: dict[str, Any]) -> Answer:
    rows = wanted_rows(history, "dossier_counts", given)
    answer = []
    for group in grouped(rows, "period"):
        own = period(group[0]["period"])
        units = {row["unit_id"] for row in group}
        months = own.ends_on.month - own.starts_on.month + 1
        found = Row(period=own.code, period_type=own.type, unit_count=len(units))
        answer.append(((-own.ends_on.toordinal(), months), found))
    return answer


def dossier_rates(history: History, given: dict[str, Any]) -> Answer:
    answer = []
    for row in reports(history, given):
        both = whole([row["in_time_total"], row["overdue_total"]])
        counted = {
            "on_time_rate": (row["resolved_early_or_on_time"], row["resolved_total"]),
            "in_time_rate": (row["in_time_total"], both),
            "early_rate": (row["resolved_early"], row["resolved_total"]),
            "online_rate": (row["received_online"], row["received_new"]),
            "online_payment_rate": (row["paid_online"], row["payable_total"]),
            "digitisation_rate": (row["digitised"], row["received_new"]),
        }
        for position, (rate, (part, divisor)) in enumerate(counted.items()):
            published, published_flag = published_rate(history, row, rate)
            is_weaker = finality_of(row["flag"]) < finality_of(published_flag)
            if published is not None and row[rate] is not None and is_weaker:
                part, divisor, row = None, None, Row(row, **{rate: None})
            value = first(row[rate], published)
            target, target_period, target_flag = target_of(history, row, rate)
            flag = published_flag if row[rate] is None and published is not None else row["flag"]
            state = "counted" if row[rate] is not None else "unknown" if published is None else "published"
            if state == "counted" and rate in ("on_time_rate", "early_rate"):
                state += "_from_parts" if "resolved_total" in row["from_parts"] else ""
            state = "not_arisen" if state == "unknown" and divisor == 0 else state
            found = Row(picked(row, "unit", "province", "period", "source"))
            found["period_type"] = period(row["period"]).type
            found["flag"] = combined(flag, target_flag)
            found |= {"rate": rate, "part": part, "whole": divisor, "rate_value": value}
            found |= {"rate_state": state, "nothing_arisen": "rate_value" if divisor == 0 else None}
            found |= {
                "rate_target": target,
                "rate_target_period": target_period,
                "shortfall": minus(target, value),
            }
            answer.append(((*in_time(row), position), found))
    return answer


def published_rate(history: History, row: Row, rate: str) -> tuple[Any, str | None]:
    """The rate as published, with the flag of its figures."""
    found = [
        other
        for other in history.rows("measures")
        if (other["unit_id"], other["period"], other["measure"]) == (row["unit_id"], row["period"], rate)
        and other["measure_unit"] == "%"
        and other["actual"] is not None
    ]
    return max((other["actual"] for other in found), default=None), combined(
        *(other["flag"] for other in found)
    )


def target_of(history: History, row: Row, rate: str) -> tuple[Any, str | None, str | None]:
    """The target of the shortest period around this one, the highest of several, with its period and flag."""
    own = period(row["period"])
    found = [
        (
            len(period(target["period"]).days),
            -target["value"],
            up(target["title"]),
            target["value"],
            target["period"],
            target["flag"],
        )
        for target in history.rows("targets")
        if (target["unit_id"], target["measure"]) == (row["unit_id"], rate)
        and target["comparison"] in (">=", ">")
        and target["value"] is not None
        and own.days <= period(target["period"]).days
    ]
    return min(found, key=lambda each: each[:4])[-3:] if found else (None, None, None)


def dossier_warnings(history: History, given: dict[str, Any]) -> Answer:
    rows = reports(history, given)
    longer = [row for row in to_date(history, given) if row["periods_added"] > 1]
    broken = set()
    for row in rows:
        own = period(row["period"])
        sums = {
            "received_parts": (row["received_total"], added(row, "received_online", "received_direct", "carried_over")),
            "received_balance": (row["received_total"], added(row, "resolved_total", "pending_total")),
            "resolved_parts": (row["resolved_total"], added(row, "resolved_early_or_on_time", "resolved_late")),
            "pending_parts": (row["pending_total"], added(row, "pending_in_time", "pending_late")),
        }  # fmt: skip
        pairs = list(enumerate([(name, *pair) for name, pair in sums.items()], start=1))
        within = (
            ("paid_online", "payable_total"),
            ("received_online", "received_new"),
            ("digitised", "received_new"),
        )
        for number, (part, all_of) in enumerate(within, start=7):
            if row[part] is not None and row[all_of] is not None and row[part] > row[all_of]:
                pairs.append((number, (part, row[all_of], row[part])))
        for other in rows:
            before = period(other["period"])
            follows = before.type == own.type and before.ends_on + timedelta(1) == own.starts_on
            if other["unit_id"] == row["unit_id"] and follows:
                pairs.append((5, ("carried_over", row["carried_over"], other["pending_total"])))
        for other in longer:
            before = period(other["period"])
            same_end = before.ends_on == own.ends_on and before.type != own.type and own.starts_on.month == 1
            if other["unit_id"] == row["unit_id"] and same_end:
                pairs.append((6, ("longer_period", row["resolved_total"], other["resolved_total"])))
        for number, (identity, stated, parts) in pairs:
            if stated is not None and parts is not None and stated != parts:
                known = tuple(row[name] for name in ("unit", "province", "period", "source", "unit_id"))
                broken.add((in_time(row), number, known, identity, stated, parts))
    names = ("unit", "province", "period", "source", "unit_id")
    answer: Answer = []
    for place, number, known, identity, stated, parts in broken:
        found = Row(zip(names, known, strict=True), identity=identity, stated_count=stated)
        own = period(found["period"])
        found |= {"added_count": parts, "starts_on": own.starts_on, "ends_on": own.ends_on}
        answer.append(((*place, number, up(parts)), Row(found, identity_no=number)))
    return answer


def added(row: Row, *names: str) -> Any:
    return whole([row[name] for name in names])


TWINS = {
    twin.__name__: twin
    for twin in (
        dossiers_by_period,
        dossiers_to_date,
        dossiers_of_parts,
        dossiers_by_field,
        dossiers_by_unit,
        dossier_periods,
        dossier_rates,
        dossier_warnings,
    )
}
