"""Slow twins of queries/provinces."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import Any

from cchc.words import fold
from tests.twins.history import History, Row, combined, finality_of
from tests.twins.order import down, up, ups
from tests.twins.periods import period
from tests.twins.scores import Answer, fits, grouped, minus, percent, picked, quantile, wanted_rows

GROUPS = (
    "transparency",
    "progress",
    "online_service",
    "online_payment",
    "satisfaction",
    "digitisation",
    "total",
)
ABOUT = ("framework", "framework_id")
PORTAL_CODES = dict(zip(("CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH"), GROUPS, strict=False))
PORTAL_CODES |= {"1": GROUPS[0], "2": GROUPS[1], "3": GROUPS[5], "4": GROUPS[2], "5": GROUPS[4]}


def index_766(history: History, given: dict[str, Any]) -> Answer:
    columns = ("unit", "province", "cohort", "period", "snapshot", *GROUPS[:-1], "rank", "flag")
    return [
        (
            (down(row["period"]), up(row["cohort"]), down(row["total"]), *ups(row, "unit_id", "snapshot")),
            Row(**picked(row, *columns), total_score=row["total"], source=history.source(row)),
        )
        for row in wanted_rows(history, "index_766", given)
        if fits(row["cohort"], given.get("cohort"))
    ]


def documents_766(history: History) -> list[list[Row]]:
    """Readings of one unit, period and snapshot, the one that stands first, then by standing what is told besides."""
    standing = [coverage for _, coverage in history.coverages()]
    other = [coverage for _, coverage in history.read_besides()]
    rows = [*history.rows_of("index_766", standing), *history.rows_of("index_766", other)]
    for place, row in enumerate(rows):
        row["stands"] = any(row["coverage_id"] == coverage["coverage_id"] for coverage in standing)
        row["place"] = place
    return grouped(rows, "unit_id", "period", "snapshot")


def index_766_readings(history: History, given: dict[str, Any]) -> Answer:
    answer = []
    for rows in documents_766(history):
        for row in sorted(rows, key=lambda row: (not row["stands"], -row["published_no"])):
            unit = history.units[row["unit_id"]]
            line = Row(unit=unit["name"], **picked(unit, "province", "cohort"))
            line |= picked(row, "period", "snapshot", "standing", *GROUPS[:-1], "rank", "flag")
            line |= {"total_score": row["total"], "source": history.source(row)}
            line["use_state"] = "used" if row["stands"] else "further"
            named, wanted = row["snapshot"] or "", given.get("snapshot") or ""
            is_asked = named == wanted or not (wanted or given.get("period"))
            if is_asked and all(fits(line[name], given.get(name)) for name in ("unit", "province", "period")):
                key = (*ups(line, "province", "unit"), *ups(row, "unit_id", "period", "snapshot"))
                answer.append(((*key, not row["stands"], -row["published_no"]), line))
    return answer


def groups_of(row: Row) -> dict[str, Any]:
    """The groups that a reading gives: five where online payment is counted within online service."""
    parts = {group: row[group] for group in GROUPS[:-1]}
    five = [score for group, score in parts.items() if group != "online_payment"]
    counted = parts["online_payment"] is None and None not in [*five, row["total"]]
    if counted and abs(sum(five) - row["total"]) <= 0.05:
        del parts["online_payment"]
    return parts


def maxima_of(history: History, row: Row) -> dict[str, Any]:
    """The points available for the groups of a reading, by the newest version that has these groups in its year."""
    year, groups = int(row["period"][:4]), groups_of(row)
    fitting: list[tuple[str, dict[str, Any]]] = []
    for framework in history.rows("frameworks"):
        name = framework["framework_id"]
        if name.startswith("766") and (framework["year_from"] or 0) <= year <= (framework["year_to"] or 9999):
            areas = [
                c for c in history.rows("criteria") if c["framework_id"] == name and c["level"] == "area"
            ]
            most = {PORTAL_CODES[area["code"]]: float(area["max_score"]) for area in areas}
            if ("online_payment" in most) == ("online_payment" in groups):
                fitting.append((name, most | {"framework": framework["name"], "framework_id": name}))
    return max(fitting, key=lambda version: version[0])[1] if fitting else {}


def index_766_groups(history: History, given: dict[str, Any]) -> Answer:
    answer = []
    for row in wanted_rows(history, "index_766", given):
        row["snapshot"] = row["snapshot"] or ""
        reading = (given.get("period"), given.get("snapshot", ""))
        if reading[0] is not None and reading != (row["period"], row["snapshot"]):
            continue
        most = maxima_of(history, row)
        for group, score in groups_of(row).items():
            found = Row(picked(row, "unit", "province", "cohort", "period", "snapshot", "flag"))
            found["source"] = history.source(row)
            found |= {"framework": most.get("framework"), "group_name": group, "score": score}
            found |= {"max_score": most.get(group), "missing_score": minus(most.get(group), score)}
            found["ratio"] = percent(score, most.get(group))
            place = (down(row["period"]), down(row["snapshot"]), *ups(row, "province", "unit", "unit_id"))
            answer.append(((*place, down(found["missing_score"]), group), found))
    return answer


def ranked_together(history: History, given: dict[str, Any]) -> dict[str, int]:
    """Out of how many each province ranked units of several cohorts in one list."""
    found = {}
    rows = [
        row
        for row in wanted_rows(history, "index_766", {"province": given.get("province")})
        if row["cohort"] != "cấp tỉnh"
        and row["period"] == given.get("period")
        and (row["snapshot"] or "") == given.get("snapshot", "")
    ]
    for province in {row["province"] for row in rows}:
        mine = [row for row in rows if row["province"] == province]
        ranks = [row["rank"] for row in mine if row["rank"] is not None]
        if ranks and len({row["cohort"] for row in mine}) > 1 and 10 * len(ranks) >= 9 * max(ranks):
            found[province] = max(ranks)
    return found


def index_766_places(history: History, given: dict[str, Any]) -> Answer:
    rows = [
        row
        for row in wanted_rows(history, "index_766", given)
        if row["cohort"] == given.get("cohort")
        and row["period"] == given.get("period")
        and (row["snapshot"] or "") == given.get("snapshot", "")
    ]
    totals = [row["total"] for row in rows if row["total"] is not None]
    together = ranked_together(history, given)
    ranks = [row["rank"] for row in rows if row["rank"] is not None]
    answer = []
    for row in rows:
        most = maxima_of(history, row)
        full = sum(value for group, value in most.items() if group not in ABOUT) if most else None
        size = max(ranks, default=None)
        out_of = together.get(row["province"]) if row["cohort"] != "cấp tỉnh" else None
        if row["cohort"] == "cấp tỉnh":
            size = 63 if period(row["period"]).ends_on < date(2025, 7, 1) else 34
        size = None if out_of else size
        is_known = row["total"] is not None and (size is None or 10 * len(totals) >= 9 * size)
        better = [total for total in totals if row["total"] is not None and total > row["total"] + 1e-9]
        found = Row(
            **picked(row, "unit", "province", "cohort", "period", *GROUPS[:-1], "rank", "flag"),
            snapshot=row["snapshot"] or "",
            total_score=row["total"],
            max_score=full,
            missing_score=minus(full, row["total"]),
            place=len(better) + 1 if is_known else None,
            placed_units=len(totals),
            group_size=size,
            out_of=out_of,
            source=history.source(row),
        )
        if fits(row["unit_id"], given.get("own")):
            answer.append(((down(row["total"]), *ups(row, "province", "unit", "unit_id")), found))
    return answer


def index_766_trend(history: History, given: dict[str, Any]) -> Answer:
    """Every reading with its total and groups, each beside the one before of its type."""
    order = (
        "total",
        "transparency",
        "progress",
        "digitisation",
        "online_service",
        "online_payment",
        "satisfaction",
    )
    rows = wanted_rows(history, "index_766", given)
    if given.get("period") is not None:
        rows = [row for row in rows if period(row["period"]).type == period(given["period"]).type]
    for row in rows:
        row |= {"snapshot": row["snapshot"] or "", "period_type": period(row["period"]).type}
    rows.sort(key=lambda row: (period(row["period"]).starts_on, row["snapshot"]))
    answer: Answer = []
    before: dict[Any, Any] = {}
    for row in rows:
        own, most = period(row["period"]), maxima_of(history, row)
        parts = {"total": row["total"], **groups_of(row)}
        full = {**most, "total": sum(v for g, v in most.items() if g not in ABOUT)} if most else {}
        for group in (group for group in order if group in parts):
            place = row["unit_id"], row["period_type"], group
            last: Any = before.get(place)
            follows = last and (
                last["period"] == row["period"]
                or period(last["period"]).ends_on + timedelta(1) == own.starts_on
            )
            joined = bool(follows and most and last["framework_id"] == most["framework_id"])
            kept = picked(row, "unit", "province", "cohort", "period", "period_type", "snapshot", "flag")
            found = Row(kept, source=history.source(row))
            found |= {"framework": most.get("framework"), "group_name": group, "score": parts[group]}
            found |= {"max_score": full.get(group), "ratio": percent(parts[group], full.get(group))}
            found |= {"is_joined": joined, "change": minus(parts[group], last["score"]) if joined else None}
            found["previous_flag"] = None if found["change"] is None else last["flag"]
            before[place] = Row(found, framework_id=most.get("framework_id"))
            key = (*ups(row, "province", "unit", "unit_id", "period_type"), own.starts_on, row["snapshot"])
            answer.append(((*key, order.index(group)), found))
    return answer


def index_breaks(history: History, given: dict[str, Any]) -> Answer:
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    columns = ("index_type", "year", "label", "affects", "flag", "note")
    return [
        (
            ups(row, "index_type", "year", "label"),
            Row(
                picked(row, *columns),
                title=row["label"],
                source=titles.get((row["source_id"] or "").split("; ")[0]) or row["source_id"],
            ),
        )
        for row in history.rows("index_breaks")
        if fits(row["index_type"], given.get("index_type"))
        and is_found(given, row["index_type"], row["label"], row["note"])
    ]


def is_found(given: dict[str, Any], *texts: Any) -> bool:
    """Whether the words looked for stand in a row, however they are written."""
    wanted = given.get("text")
    return wanted is None or fold(wanted) in fold(" ".join(str(text) for text in texts if text))


def index_figures(history: History) -> list[Row]:
    """Every national index of the provinces; of the tables of the 766 index in a year that of most provinces."""
    figures = [
        Row({**row, "geography": row["geography"] or time_of(row["year"])})
        for row in [*history.rows("index_results"), *portal_figures(history)]
    ]
    for row in figures:
        row["is_disputed"] = "disputed" in (row["rank_flag"] or "") or shares_its_place(row, figures)
    for row in figures:
        if row["is_disputed"] and "disputed" not in (row["flag"] or ""):
            row["flag"] = f"{row['flag']};disputed" if row["flag"] else "disputed"
    return figures


def shares_its_place(figure: Row, figures: list[Row]) -> bool:
    """Whether another province stands at the same rank of the same list without having the same points."""
    list_of = ("index_type", "year", "geography", "rank")
    others = [one for one in figures if all(one[name] == figure[name] for name in list_of)]
    values = [one["value"] for one in others]
    if figure["rank"] is None or len(others) < 2:
        return False
    return None in values or max(values) - min(values) >= 1e-6


def portal_figures(history: History) -> list[Row]:
    rows = [
        row
        for row in history.rows("index_766")
        if history.units[row["unit_id"]]["kind"] == "province" and "-" not in row["period"]
    ]
    tables = grouped(rows, "period", "snapshot")
    counted = [
        (finality_of(row["flag"]), len(table), row["snapshot"] or "", row, table)
        for table in tables
        for row in table
    ]
    newest: dict[tuple[str, str], Any] = {}
    for entry in sorted(counted, key=lambda entry: entry[:3]):
        newest[entry[3]["unit_id"], entry[3]["period"]] = entry
    figures = []
    for _, _, _, row, table in newest.values():
        ranks = [other["rank"] for other in table if other["rank"] is not None]
        figure = Row({**row, "index_type": "766", "province_id": row["unit_id"], "value": row["total"]})
        figure |= {"year": int(row["period"]), "rank_source_id": row["source_id"]}
        figures.append(figure | {"out_of": len(ranks) if ranks and len(ranks) >= max(ranks) else None})
    return [Row(figure) for figure in figures]


def whole_list(figure: Row) -> int:
    """How many provinces there were in the list that a figure was ranked in."""
    return 34 if figure["geography"] == "new" else 64 if figure["year"] < 2009 else 63


def only_list(history: History, index_type: str | None, year: int) -> str | None:
    """Which provinces an index ranked in a year, where it says so and ranked no others."""
    figures = [
        row for row in index_figures(history) if (row["index_type"], row["year"]) == (index_type, year)
    ]
    lists = {row["geography"] for row in figures}
    return lists.pop() if len(lists) == 1 else None


def time_of(year: int) -> str:
    """Which provinces a list of a year ranks where nothing else is said."""
    return "old" if year < 2025 else "new"


def provinces_in(year: int) -> int:
    """64 until Hà Tây went into Hà Nội, 63 until the mergers of 2025, 34 since."""
    return 64 if year < 2009 else 63 if year < 2025 else 34


def index_years(history: History, given: dict[str, Any]) -> Answer:
    rows = [
        row
        for row in index_figures(history)
        if fits(row["index_type"], given.get("index_type")) and fits(row["year"], given.get("year"))
    ]
    answer = []
    for group in grouped(rows, "index_type", "year", "geography"):
        values = [row["value"] for row in group if row["value"] is not None]
        counted = values if 10 * len(values) >= 9 * whole_list(group[0]) else []
        row = Row(
            **picked(group[0], "index_type", "year", "geography"),
            provinces_with_figure=len(group),
            provinces_with_value=len(values),
            provinces_total=whole_list(group[0]),
            coverage_share=100 * len(group) / whole_list(group[0]),
            median_value=median(counted) if counted else None,
            upper_quartile=quantile(counted, 0.75),
            middle_flag=combined(*(row["flag"] for row in group if row["value"] is not None))
            if counted
            else None,
        )
        answer.append((ups(row, "index_type", "year", "geography"), row))
    return answer


def province_index(history: History, given: dict[str, Any]) -> Answer:
    answer = []
    columns = ("index_type", "province", "year", "value", "rank", "out_of", "group_published", "flag")
    for row in index_figures(history):
        row["province"] = history.units[row["province_id"]]["name"]
        if (
            fits(row["index_type"], given.get("index_type"))
            and fits(row["province"], given.get("provinces"))
            and fits(row["year"], given.get("years"))
        ):
            found = Row(**picked(row, *columns), source=history.source(row))
            answer.append((ups(row, "index_type", "province", "year", "province_id"), found))
    return answer


def province_successors(history: History, given: dict[str, Any]) -> Answer:
    columns = ("old_code", "old_province", "new_code", "new_province", "merged_on")
    return [(ups(row, "old_code"), Row(picked(row, *columns))) for row in history.rows("province_successors")]


TWINS = {
    twin.__name__: twin
    for twin in (
        index_766,
        index_766_groups,
        index_766_places,
        index_766_readings,
        index_766_trend,
        index_breaks,
        index_years,
        province_index,
        province_successors,
    )
}
