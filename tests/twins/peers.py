"""Slow twins of the questions that compare one province or unit with its like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from statistics import median
from typing import Any

from tests.twins.families import family_of
from tests.twins.history import History, Row, combined
from tests.twins.order import down, name_key, rounded, up, ups
from tests.twins.provinces import index_figures, only_list, time_of, whole_list
from tests.twins.scores import (
    Answer,
    areas,
    first,
    fits,
    grouped,
    minus,
    percent,
    picked,
    quantile,
    ranked_totals,
)

FAMILY = ("era", "line", "new_province")
STANDING = (
    *(
        "place",
        "place_total",
        "placed_units",
        "group_size",
        "units_with_figures",
        "units_with_value",
        "percentile",
    ),
    *("above", "above_flag", "gap_above", "below", "below_flag", "gap_below"),
    *("lower_quartile", "median_value", "upper_quartile", "gap_to_median", "middle_flag", "is_own"),
    *("is_outside", "membership"),
)


def with_standing(
    rows: list[Row],
    strength: Callable[[Row], Any],
    told: Callable[[Row], tuple[int | None, int | None]],
    names: tuple[str, str],
    own: tuple[str, set[Any]],
    size_of: Callable[[int], int | None],
    printed: str | None = None,
) -> None:
    """Place, percentile, neighbours and middle of each row among the members; `strength` is None for who is not ordered.

    `told` says which place out of how many an ordered row is known to have, unless a `printed` one is it. `names` are the
    columns of value and name. `size_of`: members with a figure → how many there are, None where nobody knows.
    """
    value, name = names
    members = [row for row in rows if not row["is_outside"]]
    held = sum(row.get("has_figure", True) for row in members)
    strengths = [None if row["is_outside"] else strength(row) for row in rows]
    placed = [one for one in strengths if one is not None]
    values = [row[value] for row in members if row[value] is not None]
    for row, own_strength in zip(rows, strengths, strict=True):
        place = None if own_strength is None else 1 + sum(one > own_strength for one in placed)
        row |= {"order": place, "placed_units": len(placed), "units_with_figures": held}
        row["membership"] = "outside" if row["is_outside"] else None
        row |= {"units_with_value": len(values), "is_own": row[own[0]] in own[1]}
        row["place"], total = (None, None) if place is None else told(row)
        if printed:
            row["place"], total = row[printed], row["out_of"]
        row["place_total"] = None if row["place"] is None else total
        row["percentile"] = share_not_above(row["place"], row["place_total"])
        counted = values if is_nearly_whole(len(values), size_of(held)) else []
        middle = median(counted) if counted else None
        row |= {"lower_quartile": quantile(counted, 0.25), "median_value": middle}
        flags = [other["flag"] for other in members if other[value] is not None]
        row["middle_flag"] = combined(*flags) if middle is not None else None
        row |= {"upper_quartile": quantile(counted, 0.75), "gap_to_median": minus(row[value], middle)}
    places = sorted({row["place"] for row in rows if row["place"] is not None})
    for row in rows:
        nearest = neighbours(rows, places, row["place"])
        for side, place in nearest.items():
            there = [other for other in rows if place is not None and other["place"] == place]
            row[side] = ", ".join(sorted((str(other[name]) for other in there), key=name_key)) or None
            row[f"{side}_flag"] = combined(*(other["flag"] for other in there)) if there else None
            known = [other[value] for other in there if other[value] is not None]
            theirs = max(known) if known else None
            row[f"gap_{side}"] = minus(theirs, row[value]) if side == "above" else minus(row[value], theirs)


def neighbours(rows: list[Row], places: list[int], place: int | None) -> dict[str, int | None]:
    """The next places on both sides, where nobody can stand between."""
    if place is None:
        return {"above": None, "below": None}
    held = Counter(row["place"] for row in rows)
    above = max((other for other in places if other < place), default=None)
    below = min((other for other in places if other > place), default=None)
    return {
        "above": above if above is not None and above + held[above] == place else None,
        "below": below if below == place + held[place] else None,
    }


def share_not_above(place: int | None, placed: int | None) -> float | None:
    return None if place is None or placed is None or placed == 1 else 100 * (placed - place) / (placed - 1)


def near_own(rows: list[Row], near: int | None) -> list[Row]:
    """Those within so many places of the own one; all where nobody asked for near ones."""
    places = [row["place"] for row in rows if row["is_own"] and row["place"] is not None]
    if near is None:
        return rows
    return [
        row for row in rows if places and row["place"] is not None and abs(row["place"] - max(places)) <= near
    ]


def index_ranking(history: History, given: dict[str, Any]) -> Answer:
    rows = []
    for figure in index_figures(history):
        name = history.units[figure["province_id"]]["name"]
        wanted = figure["index_type"] == given.get("index_type") and figure["year"] == given.get("year")
        is_member = fits(name, given.get("members"))
        if wanted and (is_member or name == given.get("own")):
            found = Row({**figure, "province": name, "source": history.source(figure)})
            rows.append(Row({**found, "is_outside": not is_member}))
    members = [row for row in rows if not row["is_outside"]]
    ranked = [row for row in members if row["rank"] is not None]
    by_rank = len(ranked) >= len([row for row in members if row["value"] is not None])

    def strength(row: Row) -> Any:
        if by_rank:
            return None if row["rank"] is None else -row["rank"]
        return None if row["value"] is None else rounded(row["value"])

    size = len(set(given.get("members") or [])) or country_size(history, given)
    everybody = [row["rank"] for row in of_year(history, given) if row["rank"] is not None]

    def told(row: Row) -> tuple[int | None, int | None]:
        if by_rank and not given.get("members"):
            return row["rank"], first(row["out_of"], size)
        if is_nearly_whole(row["placed_units"], size):
            return row["order"], row["placed_units"]
        known = by_rank and sum(rank < row["rank"] for rank in everybody) >= row["rank"] - 1
        return (row["order"], size) if known else (None, None)

    with_standing(
        rows, strength, told, ("value", "province"), ("province", {given.get("own")}), lambda held: size
    )
    for row in rows:
        row["group_size"] = size
        if not given.get("members"):
            row["percentile"] = first(published_share(row), row["percentile"])
    columns: tuple[str, ...] = (
        "index_type",
        "province",
        "year",
        "value",
        "rank",
        "out_of",
        *STANDING,
        "flag",
        "source",
    )
    return [
        (
            (not row["is_own"], up(row["order"]), down(row["value"]), *ups(row, "province", "province_id")),
            Row({**picked(row, *columns), "is_by_rank": by_rank}),
        )
        for row in near_own(rows, given.get("near"))
    ]


def of_year(history: History, given: dict[str, Any]) -> list[Row]:
    """Every figure of the country that an index has in a year."""
    wanted = (given.get("index_type"), given.get("year"))
    return [row for row in index_figures(history) if (row["index_type"], row["year"]) == wanted]


def country_size(history: History, given: dict[str, Any]) -> int | None:
    """Out of how many the country was ranked: as printed, else all provinces of the year."""
    rows = of_year(history, given)
    printed = [row["out_of"] for row in rows if row["out_of"] is not None]
    return max(printed) if printed else whole_list(rows[0]) if rows else None


def is_nearly_whole(held: int, size: int | None) -> bool:
    return size is not None and 10 * held >= 9 * size


def published_share(row: Row) -> float | None:
    return None if row["rank"] is None else share_not_above(row["rank"], row["out_of"])


def is_nearly_all(held: int, figure: Row) -> bool:
    """Whether a place among so many provinces is one in the country."""
    return 10 * held >= 9 * whole_list(figure)


def group_of_units(history: History, given: dict[str, Any]) -> tuple[list[Row], set[str]]:
    """The totals of a group of units in a year, of a cohort ranked in several lists those of the own list; and the own ids."""
    own = [
        u
        for u in history.units.values()
        if (u["name"], u["province"]) == (given.get("unit"), given.get("province"))
        and fits(u["unit_id"], given.get("unit_id"))
    ]
    own_ids, cohorts = {u["unit_id"] for u in own}, {(u["cohort"], u["province_id"]) for u in own}
    rows = []
    for total in ranked_totals(history):
        if given.get("members"):
            fitting = total["unit_id"] in {*given["members"], *own_ids}
        elif given.get("kind_only"):
            fitting = total["unit"] in {u["name"] for u in own}
        else:
            fitting = (total["cohort"], total["province_id"]) in cohorts
        if fitting and total["year"] == given.get("year") and total["unit"] is not None:
            rows.append(total)
    totals = {row["out_of"] for row in rows} - {None}
    if is_own_cohort(given) and len(totals) > 1:
        own_lists = {row["out_of"] for row in rows if row["unit_id"] in own_ids}
        rows = [row for row in rows if own_lists <= {row["out_of"]}]
    return rows, own_ids


def may_be_lists_apart(rows: list[Row]) -> bool:
    """Whether ranks come from several files, and are more than one list is known to hold."""
    ranked = [row for row in rows if row["rank"] is not None]
    totals = {row["out_of"] for row in rows} - {None}
    several = len({row["upload_id"] for row in ranked}) > 1
    return several and (not totals or len(ranked) > min(totals))


def is_own_cohort(given: dict[str, Any]) -> bool:
    return not given.get("members") and not given.get("kind_only")


def measure_of(rows: list[Row]) -> str:
    """What units are compared by: the ratio, unless more of one cohort have points and no two maxima are known."""
    whole = [row for row in rows if row["total_known_areas"] is None]
    known = {name: len([row for row in whole if row[name] is not None]) for name in ("score", "ratio")}
    alike = len({(row["province"], row["cohort"]) for row in rows}) == 1
    alike = alike and len({row["max_score"] for row in rows} - {None}) <= 1
    return "score" if alike and known["score"] > known["ratio"] else "ratio"


def peers(history: History, given: dict[str, Any]) -> Answer:
    rows, own_ids = group_of_units(history, given)
    is_cohort, measure = is_own_cohort(given), measure_of(rows)
    several = len({row["province"] for row in rows}) > 1
    for row in rows:
        row["is_outside"] = bool(given.get("members")) and row["unit_id"] not in given["members"]
        row["peer"] = f"{row['unit']} · {row['province']}" if several else row["unit"]
    for row in rows:
        told_of_it = ("score", "ratio", "self_score", "rank", "rank_change", "class")
        row["has_figure"] = any(row[name] is not None for name in told_of_it)
        is_part = row["total_known_areas"] is not None
        row["value"] = None if row[measure] is None or is_part else float(row[measure])
        row["is_by_score"] = measure == "score"
        row["is_ranked_here"] = bool(row["is_ranked_here"])
    size = len(set(given["members"])) if given.get("members") else None
    if is_cohort:
        sizes = [first(row["list_size"], row["out_of"]) for row in rows]
        size = max((size for size in sizes if size is not None), default=None)
    counted = [row for row in rows if row["value"] is not None and not row["is_outside"]]
    apart = is_cohort and may_be_lists_apart(rows)
    whole = not apart and is_nearly_whole(len(counted), size)

    def told(row: Row) -> tuple[int | None, int | None]:
        if not given.get("members") and given.get("kind_only"):
            return row["order"], len(counted)
        return (row["order"], len(counted)) if whole else (None, None)

    with_standing(
        rows,
        lambda row: None if row["value"] is None else rounded(float(row["value"])),
        told,
        ("value", "peer"),
        ("unit_id", own_ids),
        lambda held: None if apart else size if size is not None or is_cohort else held,
        printed="rank" if is_cohort and not whole and not apart else None,
    )
    columns: tuple[str, ...] = (
        "unit_id",
        "peer",
        "unit",
        "province",
        "cohort",
        "year",
        "framework",
        "max_score",
        "score",
    )
    columns += (
        "total_known_areas",
        "total_areas",
        "ratio",
        "value",
        "is_by_score",
        "is_ranked_here",
        "rank",
        "out_of",
        "class",
        *STANDING,
    )
    order = ("rank", "province", "unit", "unit_id")
    for row in rows:
        row["group_size"] = size
        if given.get("kind_only") and not given.get("members"):
            row["percentile"] = None
    return [
        (
            (not row["is_own"], up(row["order"]), *ups(row, *order)),
            Row(picked(row, *columns, "flag", "source")),
        )
        for row in near_own(rows, given.get("near"))
    ]


def province_groups(history: History, given: dict[str, Any]) -> Answer:
    year, as_of = given.get("year"), ""
    if year:
        listed = only_list(history, given.get("index_type"), year) or time_of(year)
        as_of = f"{year}-12-31"
        as_of = max(as_of, "2025-12-31") if listed == "new" else min(as_of, "2025-06-30")
    today = {r["name"]: r["region_2025"] for r in history.rows("provinces") if r["region_2025"] is not None}
    successors = {
        (row["old_code"], row["old_province"]): row["new_province"]
        for row in history.rows("province_successors")
    }
    members: dict[tuple[int, str, str], list[tuple[str, str]]] = {}
    for row in history.rows("provinces"):
        since, until = row["valid_from"], row["valid_to"]
        if year and ((since and since > as_of) or (until and until < as_of)):
            continue
        is_new = row["era"] == "new"
        into = row["name"] if is_new else successors.get((row["code"], row["name"]), row["name"])
        groups = [(1, "country", ""), (3, "new_region", first(row["region_2025"], today.get(into)))]
        groups += [(2, "old_region", row["region"])] if as_of < "2025-07-01" else []
        groups += [] if is_new else [(4, "merged", into)]
        for place in groups:
            if place[2] is not None:
                members.setdefault(place, []).append((row["name"], row["province_id"]))
    answer = []
    for (position, kind, group), provinces in members.items():
        is_own = given.get("own") in [name for name, _ in provinces]
        if kind == "merged" and not (is_own and len(provinces) > 1):
            continue
        for name, province_id in provinces:
            row = Row(group_kind=kind, group_name=group, province=name, is_own=is_own)
            row["group_size"] = len(provinces)
            answer.append(((position != 1, not is_own, position, group, name, province_id), row))
    return answer


def province_indices(history: History, given: dict[str, Any]) -> Answer:
    answer: Answer = []
    families = family_of(history)
    figures = [row for row in index_figures(history) if fits(row["index_type"], given.get("index_type"))]
    for rows in grouped(figures, "index_type"):
        newest: dict[str, int] = {}
        for row in [row for row in rows if in_time(row["year"], given)]:
            newest[row["province_id"]] = max(newest.get(row["province_id"], 0), row["year"])
        for in_year in grouped(rows, "year", "geography"):
            values = [rounded(row["value"]) for row in in_year if row["value"] is not None]
            for row in in_year:
                better = (
                    sum(value > rounded(row["value"]) for value in values) if row["value"] is not None else 0
                )
                place = None if row["value"] is None else 1 + better
                among = share_not_above(place, len(values)) if is_nearly_all(len(values), row) else None
                unit = history.units[row["province_id"]]
                found = Row(
                    **picked(row, "index_type", "year", "value", "rank", "out_of", "flag", "geography"),
                    unit_id=unit["unit_id"],
                    province=unit["name"],
                    **picked(families.get(unit["unit_id"], Row(line=unit["name"])), *FAMILY),
                    rank_in_era=in_era(row),
                    place=place if is_nearly_all(len(values), row) else None,
                    percentile=first(published_share(row), among),
                    is_published=row["rank"] is not None and (row["out_of"] or 0) > 1,
                    units_with_figures=len(in_year),
                    units_with_value=len(values),
                    provinces_total=whole_list(row),
                    is_newest=newest.get(row["province_id"]) == row["year"],
                    source=history.source(row),
                )
                found["line"] = unit["name"] if given.get("geography") else found["line"]
                wanted = fits(unit["unit_id"], given.get("units")) and in_time(row["year"], given)
                wanted = wanted and (found["is_newest"] or not given.get("newest"))
                wanted = wanted and fits(found["new_province"], given.get("new_provinces"))
                wanted = wanted and found["era"] in (None, "both", given.get("geography", found["era"]))
                if wanted and fits(unit["name"], given.get("provinces")):
                    answer.append((ups(found, "province", "unit_id", "index_type", "year"), found))
    return answer


def in_era(row: Row) -> str | None:
    """«5/63 (tỉnh cũ)»."""
    if row["rank"] is None:
        return None
    total = "" if row["out_of"] is None else f"/{row['out_of']}"
    return f"{row['rank']}{total} ({'tỉnh cũ' if row['geography'] == 'old' else 'tỉnh mới'})"


def in_time(year: int, given: dict[str, Any]) -> bool:
    return (
        fits(year, given.get("year"))
        and fits(year, given.get("years"))
        and year <= (given.get("until") or year)
    )


def readings(history: History, given: dict[str, Any]) -> Answer:
    chosen = {(row["index_type"], row["province_id"], row["year"]): row for row in index_figures(history)}
    answer: Answer = []
    for said in grouped(history.rows("index_readings"), "index_type", "province_id", "year"):
        key = (said[0]["index_type"], said[0]["province_id"], said[0]["year"])
        taken, name = chosen.get(key, Row()), history.units[key[1]]["name"]
        disputed = any("disputed" in (row["flag"] or "") for row in [*said, taken])
        wanted = fits(key[0], given.get("index_type")) and fits(name, given.get("provinces"))
        wanted = wanted and fits(key[1], given.get("units"))
        if not (wanted and fits(key[2], given.get("years")) and (disputed or not given.get("disputed"))):
            continue
        for row in said:
            same = row["source_id"] is not None and taken["source_id"] == row["source_id"]
            ranked = row["source_id"] is not None and row["source_id"] == first(
                taken["rank_source_id"], taken["source_id"]
            )
            parts = ["value"] if same and taken["value"] is not None else []
            parts += ["rank"] if ranked and taken["rank"] is not None else []
            found = Row(
                **picked(row, "index_type", "year", "value", "rank", "out_of", "flag", "note"),
                province=name,
                chosen_for=";".join(parts) or None,
                is_disputed=disputed,
                source=history.source(row),
            )
            order: tuple[Any, ...] = (name, key[0], down(key[2]), key[1], down(";".join(parts)))
            order += (down(row["value"]), *ups(row, "rank", "source_id", "note"))
            answer.append((order, found))
    return answer


def province_areas(history: History, given: dict[str, Any]) -> Answer:
    answer: Answer = []
    for row in history.rows("index_areas"):
        name = history.units[row["province_id"]]["name"]
        in_points = row["measure_unit"] == "điểm"
        found = Row(
            **picked(row, "year", "area_code", "area", "max_score", "rank", "out_of", "flag"),
            province=name,
            score=row["value"] if in_points else None,
            ratio=row["value"] if row["measure_unit"] == "%" else percent(row["value"], row["max_score"]),
            source=history.source(row),
        )
        fitting = fits(name, given.get("provinces")) and fits(row["year"], given.get("year"))
        own, asked = row.get("index_type"), given.get("index_type")
        if fitting and (own or "PAR") == (asked or "PAR") and (own or row["area_code"] in "12345678"):
            answer.append(((*ups(row, "year", "area_code"), name, row["province_id"]), found))
    return answer


def unit_profiles(history: History, given: dict[str, Any]) -> Answer:
    lines = [
        row
        for row in areas(history, {})
        if fits(row["unit_id"], given.get("members")) and fits(row["year"], given.get("year"))
    ]
    for row in lines:
        row["area_name"] = " ".join(re.findall(r"[^\W_]+", row["title"].lower()))
        row["ratio"] = percent(row["score"], row["max_score"])
        row["source"] = history.sheet(row)
    totals = [
        row
        for row in ranked_totals(history)
        if fits(row["unit_id"], given.get("members")) and fits(row["year"], given.get("year"))
    ]
    for row in totals:
        row |= {"position": -1, "title": "Tổng điểm", "area_name": "", "is_total": True, "code": None}
        row["deduction"] = minus(row["max_score"], row["score"])
    lines += totals
    several = len({row["province"] for row in lines}) > 1
    answer: Answer = []
    for same in grouped(lines, "year", "area_name"):
        for row in same:
            found = Row(
                **picked(row, "unit_id", "unit", "province", "year", "max_score", "score", "deduction"),
                **picked(row, "ratio", "source"),
                flag=combined(row["flag"]),
                is_total=bool(row["is_total"]),
                peer=f"{row['unit']} · {row['province']}" if several else row["unit"],
                area_code=row["code"],
                area=min(other["title"] for other in same),
                units_with_figures=len({other["unit_id"] for other in same}),
            )
            order = (row["year"], min(other["position"] for other in same), row["area_name"])
            answer.append(((*order, *ups(row, "province", "unit", "unit_id", "position")), found))
    return answer


TWINS = {
    twin.__name__: twin
    for twin in (
        index_ranking,
        peers,
        province_groups,
        province_indices,
        readings,
        province_areas,
        unit_profiles,
    )
}
