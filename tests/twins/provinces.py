"""Slow twins of queries/provinces."""

from __future__ import annotations

from statistics import median
from typing import Any

from tests.twins.history import History, Row
from tests.twins.order import down, up, ups
from tests.twins.scores import Answer, fits, grouped, picked, quantile, wanted_rows

GROUPS = (
    "transparency",
    "progress",
    "online_service",
    "online_payment",
    "satisfaction",
    "digitisation",
    "total",
)
PORTAL_CODES = dict(zip(("CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH"), GROUPS, strict=False))


def index_766(history: History, given: dict[str, Any]) -> Answer:
    columns = ("unit", "province", "cohort", "period", "snapshot", *GROUPS, "rank")
    return [
        (
            (down(row["period"]), up(row["cohort"]), down(row["total"]), *ups(row, "unit_id", "snapshot")),
            Row(**picked(row, *columns), source=history.source(row)),
        )
        for row in wanted_rows(history, "index_766", given)
        if fits(row["cohort"], given.get("cohort"))
    ]


def index_766_now(history: History, given: dict[str, Any]) -> Answer:
    newest = [
        min(rows, key=lambda row: (down(row["period"]), down(row["snapshot"])))
        for rows in grouped(wanted_rows(history, "index_766", given), "unit_id")
    ]
    columns = ("unit", "province", "period", "snapshot", *GROUPS)
    return [(ups(row, "province", "unit", "unit_id"), Row(picked(row, *columns))) for row in newest]


def index_766_maxima(history: History, given: dict[str, Any]) -> Answer:
    return [
        (ups(row, "code"), Row(group_name=PORTAL_CODES.get(row["code"]), max_score=row["max_score"]))
        for row in history.rows("criteria")
        if row["framework_id"] == "766-2026" and row["level"] == "area"
    ]


def index_breaks(history: History, given: dict[str, Any]) -> Answer:
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    columns = ("index_type", "year", "label", "affects", "note")
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
    ]


def provinces_in(year: int) -> int:
    """64 until Hà Tây went into Hà Nội, 63 until the mergers of 2025, 34 since."""
    return 64 if year < 2009 else 63 if year < 2025 else 34


def index_years(history: History, given: dict[str, Any]) -> Answer:
    rows = [
        row
        for row in history.rows("index_results")
        if fits(row["index_type"], given.get("index_type")) and fits(row["year"], given.get("year"))
    ]
    answer = []
    for group in grouped(rows, "index_type", "year"):
        values = [row["value"] for row in group if row["value"] is not None]
        row = Row(
            **picked(group[0], "index_type", "year"),
            provinces_with_figure=len(group),
            provinces_with_value=len(values),
            provinces_total=provinces_in(group[0]["year"]),
            median_value=median(values) if values else None,
            upper_quartile=quantile(values, 0.75),
        )
        answer.append((ups(row, "index_type", "year"), row))
    return answer


def province_index(history: History, given: dict[str, Any]) -> Answer:
    answer = []
    columns = ("index_type", "province", "year", "value", "rank", "out_of", "group_published", "flag")
    for row in history.rows("index_results"):
        row["province"] = history.units[row["province_id"]]["name"]
        if (
            fits(row["index_type"], given.get("index_type"))
            and fits(row["province"], given.get("provinces"))
            and fits(row["year"], given.get("years"))
        ):
            found = Row(**picked(row, *columns), source=history.source(row))
            answer.append((ups(row, "index_type", "province", "year", "province_id"), found))
    return answer


def index_ranking(history: History, given: dict[str, Any]) -> Answer:
    rows = [
        row
        for row in history.rows("index_results")
        if row["index_type"] == given.get("index_type") and row["year"] == given.get("year")
    ]
    values = [row["value"] for row in rows if row["value"] is not None]
    columns = ("index_type", "year", "value", "rank", "out_of", "flag")
    answer = []
    for row in rows:
        name = history.units[row["province_id"]]["name"]
        pinned = name in (given.get("pinned") or [])
        found = Row(
            **picked(row, *columns),
            province=name,
            is_pinned=pinned,
            median_value=median(values) if values else None,
            upper_quartile=quantile(values, 0.75),
            source=history.source(row),
        )
        answer.append(((not pinned, up(row["rank"]), down(row["value"]), name, row["province_id"]), found))
    return answer


def province_successors(history: History, given: dict[str, Any]) -> Answer:
    columns = ("old_code", "old_province", "new_code", "new_province", "merged_on")
    return [(ups(row, "old_code"), Row(picked(row, *columns))) for row in history.rows("province_successors")]


TWINS = {
    twin.__name__: twin
    for twin in (
        index_766,
        index_766_now,
        index_766_maxima,
        index_breaks,
        index_years,
        province_index,
        index_ranking,
        province_successors,
    )
}
