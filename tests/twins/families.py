"""Slow twins of the questions about mergers: who became one with whom, each under its own name."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.twins.attention import ended_on
from tests.twins.history import History, Row
from tests.twins.order import down, ups
from tests.twins.provinces import index_figures
from tests.twins.scores import Answer, first, fits, grouped, picked, ranked_totals, unit_totals

ENDINGS = {"old": " (cũ)", "new": " (mới)"}


def families(history: History) -> list[Row]:
    """Every province as it was, with the one that it is in now."""
    went = {row["old_province"]: row["new_province"] for row in history.rows("province_successors")}
    found = []
    for row in history.rows("provinces"):
        name, era = row["name"], row["era"]
        found.append(
            Row(
                picked(row, "province_id", "era", "valid_from", "valid_to"),
                province=name,
                line=name + ENDINGS.get(era, ""),
                new_province=went.get(name, name) if era == "old" else name,
            )
        )
    return found


def family_of(history: History) -> dict[str, Row]:
    return {row["province_id"]: row for row in families(history)}


def known_figures(history: History) -> list[Row]:
    return [row for row in index_figures(history) if first(row["value"], row["rank"]) is not None]


def held(everything: list[Row], province_id: str) -> str | None:
    figures = [row for row in everything if row["province_id"] == province_id]
    parts = []
    for rows in sorted(grouped(figures, "index_type"), key=lambda rows: label(rows[0])):
        years = sorted({row["year"] for row in rows})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
        parts.append(f"{label(rows[0])} {span}")
    return "; ".join(parts) or None


def label(row: Row) -> str:
    return "Chỉ số 766" if row["index_type"] == "766" else str(row["index_type"])


def family_provinces(history: History, given: dict[str, Any]) -> Answer:
    answer, history_figures = [], known_figures(history)
    for family in grouped(families(history), "new_province"):
        starts = [row["valid_from"] for row in family if row["era"] == "new" and row["valid_from"]]
        for row in family:
            scored = {t["unit_id"] for t in unit_totals(history) if t["province_id"] == row["province_id"]}
            row |= {
                "figures": held(history_figures, row["province_id"]),
                "scored_units": len(scored),
                "family_size": len(family),
                "merged_on": max(starts, default=None),
            }
            place = (row["new_province"], row["era"] == "new", row["province"], row["province_id"])
            names = {other["province"] for other in family}
            named = not given.get("provinces") or names & set(given["provinces"])
            if named and fits(row["new_province"], given.get("new_province")):
                answer.append((place, row))
    return answer


def unit_names(history: History) -> dict[str, Row]:
    """A unit's name -> the name it goes by since its merger, and when."""
    names: dict[str, Row] = {}
    for row in history.rows("unit_successors"):
        for name in (row["old_name"], row["new_name"]):
            names[name] = Row(picked(row, "new_name", "merged_on"))
    return names


def end_of(history: History, unit_id: str) -> Row:
    """What became of a unit: its name and its province since."""
    unit = history.units[unit_id]
    family = family_of(history).get(unit["province_id"])
    family = family or Row(new_province=unit["province"], line=unit["province"])
    name = unit_names(history).get(unit["name"], Row(new_name=unit["name"]))
    row = Row(successor=name["new_name"], merged_on=name["merged_on"], new_province=family["new_province"])
    return Row(row, line=f"{family['line']}: {unit['name']}")


def is_kin(one: Row, other: Row) -> bool:
    return all(one[name] == other[name] for name in ("successor", "new_province"))


def family_totals(history: History, given: dict[str, Any]) -> Answer:
    columns = ("unit_id", "unit", "province", "framework", "class", "flag", "source", "year", "max_score")
    asked, answer = given.get("family_of"), []
    own = end_of(history, asked) if asked in history.units else None
    for row in ranked_totals(history):
        end = end_of(history, row["unit_id"])
        if fits(row["province"], given.get("provinces")) and (asked is None or (own and is_kin(own, end))):
            is_own = row["unit_id"] == asked
            found = Row({**picked(row, *columns, "score", "ratio", "rank", "out_of"), **end}, is_own=is_own)
            answer.append(((down(is_own), *ups(row, "province", "unit", "year", "unit_id")), found))
    return answer


def unit_kin(history: History, given: dict[str, Any]) -> Answer:
    asked, answer = given.get("family_of"), []
    own = end_of(history, asked) if asked in history.units else None
    for unit_id, unit in history.units.items():
        end = end_of(history, unit_id)
        if asked is None or (own and is_kin(own, end)):
            found = Row(end, unit_id=unit_id, unit=unit["name"], province=unit["province"])
            found["is_own"], ended = unit_id == asked, ended_on(history, unit_id)
            found["ended_on"] = None if ended == date.max else ended
            answer.append(((not found["is_own"], *ups(found, "province", "unit", "unit_id")), found))
    return answer


def unit_successors(history: History, given: dict[str, Any]) -> Answer:
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    return [
        (
            ups(row, "new_name", "old_name"),
            Row(
                picked(row, "old_name", "new_name", "merged_on"),
                source=titles.get((row["source_id"] or "").split("; ")[0]) or row["source_id"],
            ),
        )
        for row in history.rows("unit_successors")
        if given.get("unit") in (None, row["old_name"], row["new_name"])
    ]


def filter_names(history: History, given: dict[str, Any]) -> Answer:
    known = {row["province_id"]: row for row in families(history)}
    names = [row["province"] for row in known.values()]
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    answer: Answer = []
    for one in set(given.get("ids") or []):
        unit = history.units.get(one)
        name = titles.get(one)
        if unit is not None:
            place = known.get(unit["province_id"])
            province = place["line" if names.count(place["province"]) > 1 else "province"] if place else None
            is_province = unit["kind"] == "province"
            name = (
                province or unit["name"]
                if is_province
                else f"{unit['name']} · {province or unit['province']}"
            )
        if name is not None:
            answer.append(((one,), Row(id=one, name=name)))
    return answer


TWINS = {
    twin.__name__: twin for twin in (filter_names, family_provinces, family_totals, unit_kin, unit_successors)
}
