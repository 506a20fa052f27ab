"""Slow twins of queries/comparisons: every pair of figures looked at, rule by rule."""

from __future__ import annotations

import ast
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.twins.dossiers import reports
from tests.twins.families import end_of, family_of, is_kin
from tests.twins.history import History, Row, effective_flag
from tests.twins.order import ups
from tests.twins.provinces import index_figures, only_list, provinces_in, time_of, whole_list
from tests.twins.scores import Answer, first, fits, framework_name, grouped, picked, unit_totals

STEP = Path(__file__).parents[2] / "cchc" / "store" / "schema" / "011_comparison.sql"
COLUMNS = ("position", "rule", "verdict", "title", "condition", "reason", "allowed", "basis")
LONGEST = {"tháng": 1, "quý": 3, "6 tháng": 6, "năm": 12}
TYPES = {
    "tháng": "month",
    "quý": "quarter",
    "6 tháng": "half_year",
    "9 tháng": "nine_months",
    "năm": "year",
}
UNSURE = (
    "provisional",
    "self_assessment",
    "uncertain",
    "derived",
    "derived_rank",
    "rank_of_known",
    "disputed",
    "conflict",
    "partial",
)
Item = tuple[str, ...]


def rules() -> list[Row]:
    """The rules as the schema step lists them: its rows read like Python's tuples."""
    listed = re.search(r"values(.+?)\) as rules", STEP.read_text(encoding="utf-8"), re.S)
    assert listed
    return [Row(zip(COLUMNS, line, strict=True)) for line in ast.literal_eval(f"[{listed[1]}]")]


def period_type(period: str) -> str:
    _, _, part = period.partition("-")
    if part.endswith("M"):
        return f"{part[:-1]} tháng"
    return {"": "năm", "Q": "quý", "H": "6 tháng"}.get(part[:1], "tháng")


def months(period: str) -> set[int]:
    """The months of a period, counted from year 0."""
    year, _, part = period.partition("-")
    kind = period_type(period)
    count = LONGEST.get(kind) or int(part[:-1])
    starts = {
        "tháng": int(part) if kind == "tháng" else 1,
        "quý": 3 * int(part[-1:] or 0) - 2 if kind == "quý" else 1,
    }
    start = 7 if part == "H2" else starts.get(kind, 1)
    return {12 * int(year) + month for month in range(start, start + count)}


def par_framework(history: History, year: int) -> str | None:
    names = [
        f"QĐ {row['decision']}" if row["decision"] else f"PAR INDEX {row['year_from']}"
        for row in history.rows("frameworks")
        if (row["level"], row["issuer"]) == ("province", "Bộ Nội vụ") and row["year_from"] is not None
        if row["year_from"] <= year <= (row["year_to"] or row["year_from"])
    ]
    return max(names, default=None)


def everything(history: History) -> list[Row]:
    """All that can be compared, with whose it is and of when."""
    found = [
        Row({**row, "period": str(row["year"])}, topic="result", index_type="CCHC")
        for row in unit_totals(history)
        if first(row["score"], row["ratio"], row["rank"], row["class"], row["rank_change"]) is not None
    ]
    for row in found:
        row["framework"] = framework_name(history, row["framework_id"])
    for row in index_figures(history):
        if first(row["value"], row["rank"]) is not None:
            par = par_framework(history, row["year"]) if row["index_type"] == "PAR" else None
            row |= {"unit_id": row["province_id"], "period": str(row["year"]), "snapshot": ""}
            row["provinces_total"] = whole_list(row)
            found.append(Row({**row, "topic": "index", "framework": par, "max_score": None}))
    for row in history.rows("index_766"):
        if first(row["total"], row["rank"]) is not None:
            found.append(Row({**row, "topic": "index_766", "index_type": "766"}))
    late_bases = {
        (row["unit_id"], row["period"]): {row["late_basis"]} - {None} for row in reports(history, {})
    }
    for topic, name in (("dossiers", "Hồ sơ TTHC"), ("task_counts", "Nhiệm vụ")):
        table = "dossier_counts" if topic == "dossiers" else topic
        for rows in grouped(history.rows(table), "unit_id", "period"):
            flags = [effective_flag(None, row["standing"]) for row in rows]
            told = Row(picked(rows[0], "unit_id", "period"), topic=topic, index_type=name)
            told["flag"] = max((flag for flag in flags if flag), default=None)
            told["counted_on"] = completion_bases(rows)
            if topic == "dossiers":
                told["counted_on"] = late_bases[told["unit_id"], told["period"]]
            found.append(told)
    eras = {row["province_id"]: row["era"] for row in history.rows("provinces")}
    for row in found:
        unit = history.units[row["unit_id"]]
        row |= {"unit": unit["name"], **picked(unit, "province", "province_id", "cohort")}
        row |= {"year": int(row["period"][:4]), "snapshot": row["snapshot"] or ""}
        row["era"] = eras.get(row["province_id"])
        row["contest"] = f"{row['index_type'] if row['topic'] == 'index' else row['province']} {row['year']}"
    return found


def completion_bases(counts: list[Row]) -> set[str]:
    """On what the completion rates of a unit's plans are counted."""
    return {
        "due" if row["due"] is not None else "all"
        for row in counts
        if first(row["due"], row["total"]) is not None
    }


def province_now(history: History, province_id: str) -> str | None:
    family = family_of(history).get(province_id)
    return family["new_province"] if family else None


def kin_of(history: History, unit_id: str | None) -> set[str]:
    """The units that ended up as one with a unit."""
    if unit_id not in history.units:
        return set()
    own = end_of(history, str(unit_id))
    return {other for other in history.units if is_kin(own, end_of(history, other))}


def one_list(figures: list[Row], peers_of: str | None) -> list[Row]:
    """The figures with `list_total` where a cohort was ranked in several lists; of peers those of the own list."""
    for rows in grouped(figures, "topic", "contest", "cohort"):
        apart = rows[0]["topic"] == "result" and len({r["out_of"] for r in rows} - {None}) > 1
        for row in rows:
            row["list_total"] = row["out_of"] if apart else None
    own = [row for row in figures if peers_of is not None and row["unit"] == peers_of]
    return [
        row
        for row in figures
        if all(
            other["list_total"] == row["list_total"]
            for other in own
            if (other["contest"], other["cohort"]) == (row["contest"], row["cohort"])
        )
    ]


def lists_apart(figures: list[Row]) -> set[Item]:
    return {
        (row["cohort"], str(row["list_total"]))
        for rows in grouped(figures, "contest", "cohort")
        if len({row["list_total"] for row in rows} - {None}) > 1
        for row in rows
        if row["list_total"] is not None
    }


def wanted(history: History, given: dict[str, Any]) -> list[Row]:
    names = ("topic", "index_type", "province", "unit", "year", "period")
    peers = {
        unit["cohort"]
        for unit in history.units.values()
        if unit["name"] == given.get("peers_of") and fits(unit["province"], given.get("provinces"))
    }
    kin = kin_of(history, given.get("family_of"))
    return [
        row
        for row in everything(history)
        if all(fits(row[name], given.get(f"{name}s")) for name in (*names, "unit_id", "province_id"))
        and (given.get("peers_of") is None or row["cohort"] in peers)
        and fits(row["cohort"], given.get("cohort"))
        and row["era"] in (None, "both", given.get("geography", row["era"]))
        and fits(row["snapshot"], given.get("snapshot") or None)
        and fits(TYPES[period_type(row["period"])], given.get("period_type"))
        and fits(province_now(history, row["province_id"]), given.get("new_provinces"))
        and (given.get("family_of") is None or row["unit_id"] in kin)
    ]


def contests(figures: list[Row], years: set[int]) -> list[Row]:
    """What is ranked in one list; an index also in years without a figure."""
    found = []
    for rows in grouped(figures, "topic", "index_type", "contest", "cohort", "list_total"):
        national = rows[0]["topic"] == "index"
        total = max(row["provinces_total"] for row in rows) if national else None
        printed = max((row["out_of"] for row in rows if row["out_of"] is not None), default=total)
        whole = total if national else printed
        ranked = any(row["rank"] is not None for row in rows)
        row = Row(picked(rows[0], "index_type", "contest"), national=national, ranked=ranked, whole=whole)
        found.append(Row(row, units=len({row["unit_id"] for row in rows}), out_of=printed))
    for index_type in {row["index_type"] for row in figures if row["topic"] == "index"}:
        held = {row["year"] for row in figures if row["index_type"] == index_type}
        for year in years - held:
            row = Row(index_type=index_type, contest=f"{index_type} {year}", national=True, ranked=True)
            found.append(Row(row, out_of=provinces_in(year)))
    return found


def several(rows: list[Row], column: str) -> set[Any]:
    """The values of a column, if there are several."""
    values = {row[column] for row in rows if row[column] is not None}
    return values if len(values) > 1 else set()


def simple_rules(figures: list[Row]) -> dict[str, set[Item]]:
    types: set[Item] = {(TYPES[period_type(row["period"])],) for row in figures}
    points = several(figures, "max_score")
    eras = [row for row in figures if row["era"] in ("old", "new")]
    counted = {(row["topic"], basis) for row in figures for basis in row["counted_on"] or ()}
    topics = Counter(topic for topic, _basis in counted)
    return {
        "index": {(name,) for name in several(figures, "index_type")},
        "cohort": {(name,) for name in several(figures, "cohort")},
        "period_type": types if len(types) > 1 else set(),
        "max_score": {(str(float(value)),) for value in points},
        "counted_on": {each for each in counted if topics[each[0]] > 1},
        "era": {(row["era"], row["province"]) for row in eras} if several(eras, "era") else set(),
        "overlap": {
            name(row)
            for one, other in combinations(figures, 2)
            if one["index_type"] == other["index_type"] and name(one) != name(other)
            if months(one["period"]) & months(other["period"])
            for row in (one, other)
        },
    }


def name(figure: Row) -> Item:
    return figure["period"], figure["snapshot"]


def framework_rules(figures: list[Row], lists: list[Row]) -> dict[str, set[Item]]:
    differing: set[Item] = set()
    unknown: set[Item] = set()
    for rows in grouped(figures, "index_type"):
        for framework in several(rows, "framework"):
            years = sorted({str(row["year"]) for row in rows if row["framework"] == framework})
            differing.add((", ".join(years), framework))
        kind = rows[0]["index_type"]
        if kind in ("CCHC", "PAR") and len([row for row in lists if row["index_type"] == kind]) > 1:
            unknown |= {(row["contest"],) for row in rows if row["framework"] is None}
    return {"framework": differing, "framework_unknown": unknown}


def history_rules(history: History, figures: list[Row], years: set[int]) -> dict[str, set[Item]]:
    kinds = {row["index_type"] for row in figures}
    mergers: set[Item] = set()
    for row in history.rows("unit_successors"):
        year, month, _day = map(int, row["merged_on"].split("-"))
        after = [f for f in figures if max(months(f["period"])) >= 12 * year + month]
        before = [f for f in figures if max(months(f["period"])) < 12 * year + month]
        if row["new_name"] in {f["unit"] for f in after} and {row["old_name"], row["new_name"]} & {
            f["unit"] for f in before
        }:
            mergers.add((row["old_name"], row["new_name"], row["merged_on"]))
    return {
        "unit_merger": mergers,
        "index_break": {
            (str(row["year"]), row["label"])
            for row in history.rows("index_breaks")
            if row["index_type"] in kinds and min(years) < row["year"] <= max(years)
            if "score" in (row["affects"] or "score").split(";")
        },
    }


def list_rules(lists: list[Row], given: dict[str, Any]) -> dict[str, set[Item]]:
    totals: set[Item] = set()
    for rows in grouped([row for row in lists if row["ranked"]], "index_type"):
        by_total = grouped(rows, "out_of")
        for same in by_total if len(by_total) > 1 else []:
            names = sorted((row["contest"] for row in same), reverse=True)
            more = "…" if len(names) > 3 else ""
            totals.add((str(first(same[0]["out_of"], "")), ", ".join(names[:3]) + more))
    covered: set[Item] = {
        (row["contest"], str(row["units"]), str(row["whole"]))
        for row in lists
        if row["units"] and row["whole"] is not None and row["units"] < row["whole"]
        if not any(given.get(name) for name in ("units", "unit_ids", "family_of", "new_provinces"))
        and not (row["national"] and given.get("provinces"))
    }
    return {"out_of": totals, "coverage": covered}


def gaps_in_group(figures: list[Row], given: dict[str, Any]) -> set[Item]:
    """How many of the members of a group have a figure, where some have none."""
    members = {*(given.get("unit_ids") or given.get("provinces") or [])}
    held = {row["unit_id"] for row in figures}
    if not given.get("is_group") or len(held) >= len(members):
        return set()
    names = sorted({row["contest"] for row in figures}, reverse=True)
    return {(", ".join(names[:3]), str(len(held)), str(len(members)))}


def gaps_in_list(history: History, figures: list[Row], given: dict[str, Any]) -> set[Item]:
    """How many of a list that tells no ranks have a figure, where it names more."""
    found: set[Item] = set()
    for rows in grouped([row for row in figures if row["topic"] == "result"], "contest", "cohort"):
        held = len({row["unit_id"] for row in rows})
        named = [
            row
            for row in unit_totals(history)
            if row["listed"] and row["year"] == rows[0]["year"]
            if all(history.units[row["unit_id"]][key] == rows[0][key] for key in ("province_id", "cohort"))
        ]
        if given.get("peers_of") and held < len(named) and all(row["out_of"] is None for row in rows):
            found.add((rows[0]["contest"], str(held), str(len(named))))
    return found


def missing(history: History, figures: list[Row], years: set[int], given: dict[str, Any]) -> set[Item]:
    found: set[Item] = set()
    for row in figures if given.get("years") else []:
        asked = given.get("units") or (row["topic"] == "index" and given.get("provinces"))
        for year in years if asked else []:
            same = [f for f in figures if all(f[k] == row[k] for k in ("index_type", "unit", "province"))]
            listed = only_list(history, row["index_type"], year) if row["topic"] == "index" else None
            existed = row["era"] not in ("old", "new") or row["era"] == (listed or time_of(year))
            if existed and year not in {f["year"] for f in same}:
                whose = dict.fromkeys((row["unit"], row["province"]))
                found.add((" ".join(whose), str(year)))
    return found


def flag_rules(figures: list[Row]) -> dict[str, set[Item]]:
    total = str(len(figures))
    counts = Counter(flag for row in figures for flag in (row["flag"] or "").split(";"))
    computed = counts["computed"]
    return {
        "unsure": {(flag, str(counts[flag]), total) for flag in UNSURE if counts[flag]},
        "computed": {(str(computed), total)} if 0 < computed < len(figures) else set(),
    }


def comparability(history: History, given: dict[str, Any]) -> Answer:
    figures = one_list(wanted(history, given), given.get("peers_of"))
    years = {row["year"] for row in figures} | set(given.get("years") or [])
    if not figures or (len(figures) == 1 and len(years) == 1):
        return []
    lists = contests(figures, years)
    found = {
        **simple_rules(figures),
        **framework_rules(figures, lists),
        **history_rules(history, figures, years),
        **list_rules(lists, given),
        **flag_rules(figures),
        "missing": missing(history, figures, years, given),
    }
    found["coverage"] |= gaps_in_group(figures, given) | gaps_in_list(history, figures, given)
    found["cohort"] |= lists_apart(figures)
    broken = [rule for rule in rules() if found.get(rule["rule"])] or rules()[:1]
    answer = []
    for rule in broken:
        items = sorted(found.get(rule["rule"], ()))
        row = Row(
            picked(rule, "rule", "title", "reason", "allowed", "basis"),
            verdict=broken[0]["verdict"],
            rule_verdict=rule["verdict"],
            items=[list(item) for item in items[:4]],
            more_items=max(len(items) - 4, 0),
        )
        answer.append((ups(rule, "position"), row))
    return answer


TWINS = {comparability.__name__: comparability}
