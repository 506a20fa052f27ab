"""Slow twins of queries/scores: loops over dicts, exact fractions instead of SQL."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from tests.twins.aims import distance, measure_held, outlook_of_figure
from tests.twins.history import History, Row, combined, effective_flag
from tests.twins.order import down, name_key, ups
from tests.twins.periods import day_of, own_day, period

Answer = list[tuple[tuple[Any, ...], Row]]
TOTALS = (
    "max_score",
    "score",
    "self_score",
    "rank",
    "out_of",
    "class",
    "rank_change",
    "framework_id",
    "flag",
    "total_known_areas",
    "total_areas",
)
COVERAGE = ("known_parts", "all_parts", "parts_without_maximum", "parts_max_score", "is_whole")
OF_A_TARGET: tuple[str, ...] = (
    "target_year",
    "target_score",
    "target_comparison",
    "target_unit",
    "target_flag",
)
OF_A_TARGET += ("distance_to_target", "target_outlook")
POINTS = ("max_score", "self_score", "appraised_score", "score")


def picked(row: dict[str, Any], *columns: str) -> dict[str, Any]:
    return {column: row[column] for column in columns}


def minus(left: Any, right: Any) -> Any:
    return None if left is None or right is None else left - right


def percent(part: Any, whole: Any) -> float | None:
    """Share in percent; blank where either is blank or the whole is nothing."""
    if part is None or not whole:
        return None
    return float(100 * Fraction(part) / Fraction(whole))


def first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def fits(value: Any, wanted: Any) -> bool:
    """Whether a filter lets a value through; a filter that was not given lets all through."""
    if wanted is None or wanted == []:
        return True
    return value in wanted if isinstance(wanted, list) else bool(value == wanted)


def wanted_rows(history: History, table: str, given: dict[str, Any]) -> list[Row]:
    """Standing rows of the wanted units, with unit, province and cohort as the register names them."""
    found = []
    for row in history.rows(table):
        unit = history.units[row["unit_id"]]
        row |= {"unit": unit["name"], **picked(unit, "province", "province_id", "cohort")}
        if fits(row["unit"], given.get("unit")) and fits(row["province"], given.get("province")):
            found.append(row)
    return found


def grouped(rows: Iterable[Row], *columns: str) -> list[list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in columns), []).append(row)
    return list(groups.values())


def documents(history: History) -> list[list[Row]]:
    """The totals that documents tell, those of one unit and year together, the strongest first."""
    coverages = [coverage for _, coverage in [*history.coverages(), *history.read_besides()]]
    found = []
    sheets: dict[str, list[Row]] = {}
    for line in filled_areas(history.rows_of("scores", coverages)):
        sheets.setdefault(line["coverage_id"], []).append(line)
    totals = [
        Row(row, **in_part(row, sheets.get(row["coverage_id"], [])))
        for row in history.rows_of("results", coverages)
    ]
    for rows in grouped(totals, "unit_id", "year"):
        rows.sort(key=lambda row: (-strength(row), row["topic"] != "result", row["standing"] != "published"))
        found.append(rows)
    return found


def in_part(total: Row, lines: list[Row]) -> Row:
    """What is said of a total that is the sum of the areas with points, where others that weigh in it have none."""
    own = "self_score" if total["score"] is None else "score"
    areas = [line for line in lines if line["level"] == "area"]
    extras = [line for line in lines if line["level"] in ("bonus", "penalty") and line["is_leaf"]]
    known = [line for line in areas if line[own] is not None]
    told = sum(line[own] for line in [*known, *extras] if line[own] is not None)
    if not 0 < len(known) < len(areas) or total[own] is None or abs(told - total[own]) > Fraction("0.011"):
        return Row()
    blank_maxima = [
        line["max_score"] for line in areas if line[own] is None and line["max_score"] is not None
    ]
    maxima = [line["max_score"] for line in areas if line["max_score"] is not None]
    whole = (
        bool(maxima)
        and total["max_score"] is not None
        and abs(sum(maxima) - total["max_score"]) <= Fraction("0.011")
    )
    if whole and not blank_maxima:
        return Row()
    return Row(flag=flagged(total["flag"], "partial"), total_known_areas=len(known), total_areas=len(areas))


def strength(row: Row) -> int:
    """Decision or ranking, appraised sheet, derived figure, self-assessment, provisional: 4 to 0."""
    said = {row["standing"], *(row["flag"] or "").split(";")}
    if "provisional" in said:
        return 0
    if "self_assessment" in said:
        return 1
    if {"derived", "derived_rank"} & said:
        return 2
    return 3 if row["standing"] == "appraised" else 4


def differ(left: Row, right: Row) -> bool:
    """Whether two documents contradict each other in anything that both say."""
    points = [(left[name], right[name]) for name in ("score", "max_score")]
    words = [(left[name], right[name]) for name in ("rank", "out_of", "class")]
    said = [(a, b) for a, b in words if a is not None and b is not None]
    numbers = [(a, b) for a, b in points if a is not None and b is not None]
    return any(a != b for a, b in said) or any(abs(a - b) > Fraction("0.005") for a, b in numbers)


def agrees(left: Row, right: Row) -> bool:
    """Whether another document tells the same points, as far as it tells the maximum."""
    same_score = left["score"] is not None and left["score"] == right["score"]
    maxima = {left["max_score"], right["max_score"]} - {None}
    return same_score and len(maxima) < 2


def unit_totals(history: History) -> list[Row]:
    """Every field of a total from the one document that speaks with most authority."""
    totals = []
    for rows in documents(history):
        first_row, others = rows[0], rows[1:]
        unit = history.units[first_row["unit_id"]]
        total = Row(picked(first_row, *TOTALS, "unit_id", "year", "coverage_id"))
        total |= {"unit": unit["name"], **picked(unit, "province", "province_id", "cohort")}
        frameworks = [row["framework_id"] for row in others if agrees(first_row, row)]
        total["framework_id"] = first(first_row["framework_id"], *frameworks)
        total["ratio"] = first(percent(total["score"], total["max_score"]), first_row["ratio"])
        if first_row["total_known_areas"] is not None:
            total["ratio"] = None
        total |= {"listed": bool(first_row["listed"]), "upload_id": first_row["upload_id"]}
        printed = [row for row in others if "computed" not in (row["flag"] or "")]
        if any(strength(row) == strength(first_row) and differ(first_row, row) for row in printed):
            total["flag"] = flagged(total["flag"], "disputed")
        total["source"] = history.source(
            Row(source_id=first_row["source_id"], file_name=first_row["file_name"])
        )
        totals.append(total)
    return totals


def flagged(flag: str | None, more: str) -> str:
    """A flag with one more word; what is official so far is no longer."""
    said = [] if flag in (None, "", "official") else str(flag).split(";")
    return ";".join([*said, *([] if more in said else [more])])


def ranked_totals(history: History) -> list[Row]:
    """Totals with the printed rank; a whole list of one file without ranks is ranked by ratio, 1-2-2-4."""
    names = {row["framework_id"]: row["name"] for row in history.rows("frameworks")}
    totals = unit_totals(history)
    for row in totals:
        row["printed_flag"] = row["flag"]
    for rows in grouped(totals, "province_id", "cohort", "year"):
        listed = [row for row in rows if row["listed"] and row["ratio"] is not None]
        unranked = all(row["rank"] is None for row in rows)
        if unranked and len(listed) > 1 and len({row["upload_id"] for row in listed}) == 1:
            for row in listed:
                better = [other for other in listed if other["ratio"] > row["ratio"] + 1e-9]
                row |= {"rank": len(better) + 1, "out_of": len(listed)}
                row["flag"] = flagged(row["flag"], "computed")
                row["list_size"] = sum(other["listed"] for other in rows)
                if row["list_size"] > len(listed):
                    row["flag"] = flagged(row["flag"], "rank_of_known")
                row["is_ranked_here"] = True
    for row in totals:
        row["framework"] = names.get(row["framework_id"]) or row["framework_id"]
    return totals


def total_readings(history: History, given: dict[str, Any]) -> Answer:
    totals = {(total["unit_id"], total["year"]): total for total in unit_totals(history)}
    answer = []
    for rows in documents(history):
        used = totals[rows[0]["unit_id"], rows[0]["year"]]
        wanted = all(fits(used[name], given.get(name)) for name in ("unit", "province", "year"))
        for place, row in enumerate(rows if wanted else []):
            line = Row(picked(used, "unit", "province", "year"), standing=row["standing"])
            line |= picked(row, "max_score", "self_score", "score", "rank", "out_of", "class", "flag")
            whole = row["total_known_areas"] is None
            line["ratio"] = first(percent(row["score"], row["max_score"]), row["ratio"]) if whole else None
            line["use_state"] = "further" if place else "used"
            line["flag"] = row["flag"] if place else used["flag"]
            line["source"] = history.source(Row(source_id=row["source_id"], file_name=row["file_name"]))
            answer.append(((*ups(used, "province", "unit", "year", "unit_id"), place), line))
    return answer


def total_scores(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "unit_id",
        "unit",
        "province",
        "cohort",
        "year",
        "framework",
        "max_score",
        "score",
        "self_score",
        "ratio",
    )
    columns += ("rank", "out_of", "class", "rank_change", "flag", "source")
    decisions = {row["framework_id"]: row["decision"] for row in history.rows("frameworks")}
    return [
        (
            ups(row, "province", "cohort", "unit", "year", "unit_id"),
            Row(picked(row, *columns), decision=decisions.get(row["framework_id"])),
        )
        for row in ranked_totals(history)
        if fits(row["unit"], given.get("units"))
        and fits(row["unit_id"], given.get("unit_ids"))
        and fits(row["province"], given.get("provinces"))
        and fits(row["year"], given.get("years"))
    ]


def quantile(values: list[float], share: float) -> float | None:
    """Value at a share of the way through the sorted values, between two neighbours in proportion."""
    if not values:
        return None
    values = sorted(values)
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def sheet_lines(history: History, given: dict[str, Any]) -> list[Row]:
    """Lines of score sheets; an area without points has the sum of its leaves', where all of them have points."""
    return filled_areas(wanted_rows(history, "scores", given))


def filled_areas(lines: list[Row]) -> list[Row]:
    for area in lines:
        if area["level"] == "area" and area["score"] is None:
            leaves = [line["score"] for line in lines if is_leaf_of(line, area)]
            if leaves and None not in leaves:
                area |= {"score": sum(leaves), "flag": effective_flag("computed", area["standing"])}
    return lines


def areas(history: History, given: dict[str, Any]) -> list[Row]:
    """Area lines with their points and what was lost."""
    return [
        Row({**line, "deduction": minus(line["max_score"], line["score"])})
        for line in sheet_lines(history, given)
        if line["level"] == "area"
    ]


def is_leaf_of(line: Row, area: Row) -> bool:
    return bool(
        line["is_leaf"]
        and line["level"] in ("criterion", "subcriterion")
        and line["area_code"] is not None
        and (line["unit_id"], line["year"], line["area_code"])
        == (area["unit_id"], area["year"], area["code"])
        and line["coverage_id"] == area["coverage_id"]
    )


def coverage(parts: list[Row], whole: Any) -> Row:
    """How many parts have both points and maximum, and whether these make up the whole as far as its maximum is known."""
    if not parts:
        return Row(dict.fromkeys(COVERAGE), whole_max_score=whole)
    both = [part for part in parts if part["max_score"] is not None and part["score"] is not None]
    maxima = [part["max_score"] for part in parts if part["max_score"] is not None]
    together = sum(maxima) if maxima else None
    falls_short = (
        together is not None and whole is not None and float(whole) - float(together) > 0.011 + 1e-12
    )
    return Row(
        known_parts=len(both),
        all_parts=len(parts),
        parts_without_maximum=len(parts) - len(maxima),
        parts_max_score=together,
        whole_max_score=whole,
        is_whole=len(both) == len(parts) and not falls_short,
    )


def sheet_maxima(history: History) -> dict[tuple[str, int], Any]:
    """By unit and year what the areas of its sheet make up: as the sheet prints it, else as the total has it."""
    found = {(total["unit_id"], total["year"]): total["max_score"] for total in unit_totals(history)}
    for row in history.rows("results"):
        is_printed = row["topic"] == "assessment" and "computed" not in (row["flag"] or "")
        if is_printed and row["max_score"] is not None:
            found[row["unit_id"], row["year"]] = row["max_score"]
    return found


def coverages(history: History, given: dict[str, Any]) -> dict[tuple[str, int], Row]:
    """By unit and year how whole what the lowest lines of its sheet tell is; `areas_are_whole`: and its areas."""
    maxima, found = sheet_maxima(history), {}
    levels = ("area", "criterion", "subcriterion")
    known = [line for line in sheet_lines(history, given) if line["level"] in levels]
    for lines in grouped(known, "unit_id", "year"):
        key = lines[0]["unit_id"], lines[0]["year"]
        own = [line for line in lines if line["level"] == "area"]
        together = None if not own or None in (tops := [area["max_score"] for area in own]) else sum(tops)
        row = coverage([line for line in lines if line["is_leaf"]], first(maxima.get(key), together))
        row["areas_are_whole"] = bool(own) and coverage(own, maxima.get(key))["is_whole"]
        rests = [untold_in(one) for one in grouped(lines, "area_code")]
        row["rest_points"] = positive(sum(rest for rest in rests if rest is not None))
        found[key] = row
    return found


def untold_in(lines: list[Row]) -> Any:
    """What the area of these lines lost as printed, less what its lowest lines tell; None where the area does not say."""
    lost = [(line, minus(line["max_score"], line["score"])) for line in lines]
    known = [(line, points) for line, points in lost if points is not None]
    printed = [points for line, points in known if line["level"] == "area"]
    return sum(printed) - sum(points for line, points in known if line["is_leaf"]) if printed else None


def positive(points: Any) -> Any:
    return points if points is not None and points > 0 else None


def deductions_by_area(history: History, given: dict[str, Any]) -> Answer:
    answer: Answer = []
    found = [row for row in areas(history, given) if fits(row["year"], given.get("year"))]
    maxima = sheet_maxima(history)
    for sheet in grouped(found, "unit_id", "year"):
        held = coverage(sheet, maxima.get((sheet[0]["unit_id"], sheet[0]["year"])))
        lost = sum(row["deduction"] for row in sheet) if held["is_whole"] else None
        so_far = 0
        for row in sorted(sheet, key=lambda row: (down(row["deduction"]), row["position"])):
            so_far += row["deduction"] or 0
            line = Row(
                **picked(row, "unit", "province", "year", *POINTS, "deduction", "flag"),
                area_code=row["code"],
                area=row["title"],
                ratio=percent(row["score"], row["max_score"]),
                share=percent(row["deduction"], lost),
                cumulative_share=percent(so_far, lost),
                **held,
                source=history.sheet(row),
            )
            answer.append((ups(row, "province", "unit", "year", "unit_id", "position"), line))
    return answer


def deductions_by_criterion(history: History, given: dict[str, Any]) -> Answer:
    lines = [row for row in wanted_rows(history, "scores", given) if fits(row["year"], given.get("year"))]
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "year",
        "area_code",
        "code",
        "parent_code",
        "level",
        "is_leaf",
        "title",
        "reason",
        "owner",
        "evidence",
        "flag",
    )
    answer = []
    for line in lines:
        if line["level"] in ("criterion", "subcriterion"):
            titles = [
                a["title"]
                for a in lines
                if a["level"] == "area" and is_leaf_of(Row({**line, "is_leaf": True}), a)
            ]
            row = Row(
                **picked(line, *columns, *POINTS, "survey_score"),
                area=titles[0] if titles else None,
                deduction=minus(line["max_score"], line["score"]),
                source=history.sheet(line),
            )
            answer.append((ups(line, "province", "unit", "year", "unit_id", "position"), row))
    return answer


def limitations(history: History, given: dict[str, Any]) -> Answer:
    rows = [
        row
        for row in wanted_rows(history, "limitations", given)
        if fits(row["year"], given.get("year")) and fits(row["area_code"], given.get("area_code"))
    ]
    answer = []
    for in_area in grouped(rows, "unit_id", "year", "area_code", "area"):
        places = grouped(in_area, "position")
        paired = all(sorted(row["kind"] for row in place) == ["limitation", "remedy"] for place in places)
        for told in places if paired else [[row] for row in in_area]:
            texts = {row["kind"]: row["text"] for row in told}
            row = Row(
                **picked(told[0], "unit", "province", "year", "area_code", "area", "position"),
                limitation=texts.get("limitation"),
                remedy=texts.get("remedy"),
                due_text=first(*(row["due_text"] for row in told if row["kind"] == "remedy")),
                source_id=max((row["source_id"] for row in told if row["source_id"]), default=None),
                source=max(history.source(row) for row in told),
                paired=paired,
                pairing="paired" if paired else "apart",
            )
            place = ups(told[0], "province", "unit", "year", "unit_id", "area_code")
            answer.append(((*place, row["limitation"] is None, row["position"]), row))
    return answer


def unit_headline(history: History, given: dict[str, Any]) -> Answer:
    totals = [
        row
        for row in ranked_totals(history)
        if fits(row["unit"], given.get("unit")) and fits(row["province"], given.get("province"))
    ]
    return [
        (ups(total, "province", "unit", "year", "unit_id"), headline(history, total, totals, given))
        for total in totals
        if fits(total["year"], given.get("year"))
    ]


def headline(history: History, total: Row, totals: list[Row], given: dict[str, Any]) -> Row:
    before = [t for t in totals if (t["unit_id"], t["year"]) == (total["unit_id"], total["year"] - 1)]
    previous = before[0] if before else Row()
    own = [a for a in areas(history, given) if (a["unit_id"], a["year"]) == (total["unit_id"], total["year"])]
    lost = sorted(
        (a for a in own if a["deduction"] is not None), key=lambda a: (-a["deduction"], a["position"])
    )
    differ = lists_differ(history, total, previous)
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "cohort",
        "year",
        "max_score",
        "score",
        "self_score",
        "ratio",
        "rank",
    )
    columns += ("out_of", "list_size", "class")
    short = minus(total["max_score"], total["score"])
    apart = sheet_apart(history, total)
    own_parts = [] if apart else own
    told = short if not own_parts and short is not None and short >= 0 else None
    return Row(
        **picked(total, *columns, "total_known_areas", "total_areas", "flag", "source"),
        previous_flag=previous["flag"],
        deduction_flag=combined(*(area["flag"] for area in own)) if own_parts else total["flag"],
        lists_differ=differ,
        rank_change=first(
            total["rank_change"],
            minus(previous["rank"], total["rank"]) if alike(previous, total) and not differ else None,
        ),
        is_rank_change_sure=previous["rank"] is None or (alike(previous, total) and not differ),
        previous_year=previous["year"],
        previous_score=previous["score"],
        previous_ratio=previous["ratio"],
        previous_rank=previous["rank"],
        previous_out_of=previous["out_of"],
        months_old=months_since(total["year"], given),
        score_change=points_change(history, previous, total),
        ratio_change=minus(total["ratio"], previous["ratio"]),
        **(coverage(own, total["max_score"]) | ({"is_whole": None} if apart else {})),
        deduction=sum(a["deduction"] for a in lost) if lost and not apart else told,
        sheet_score=apart["score"] if apart else None,
        sheet_max_score=apart["max_score"] if apart else None,
        worst_area=lost[0]["title"] if lost else None,
        worst_deduction=lost[0]["deduction"] if lost else None,
        **held_against_target(history, total, given),
    )


def months_since(year: int, given: dict[str, Any]) -> int:
    """Whole months from the first of January after a year to the day that is asked about."""
    day = day_of(given)
    return (day.year * 12 + day.month) - ((year + 1) * 12 + 1)


def sheet_apart(history: History, total: Row) -> Row | None:
    """The total that a unit's score sheet tells, where that is another than the one in use."""
    for row in history.rows("results"):
        same = (row["unit_id"], row["year"], row["topic"]) == (total["unit_id"], total["year"], "assessment")
        if same and row["coverage_id"] != total["coverage_id"]:
            pairs = [(row[name], total[name]) for name in ("score", "max_score")]
            if any(None not in pair and abs(pair[0] - pair[1]) > Fraction("0.005") for pair in pairs):
                return row
    return None


def lists_differ(history: History, total: Row, previous: Row) -> bool:
    """Whether two lists, each known as a whole, have other units."""
    rosters = [
        {
            other["unit_id"]
            for other in unit_totals(history)
            if other["listed"]
            and (other["province_id"], other["cohort"]) == (total["province_id"], total["cohort"])
            and other["year"] == year
        }
        for year in (total["year"], total["year"] - 1)
    ]
    whole = len(rosters[0]) == total["out_of"] and len(rosters[1]) == previous["out_of"]
    return whole and rosters[0] != rosters[1]


def alike(previous: Row, total: Row) -> bool:
    """Whether both ranks are sure and out of the same total, so that places can be counted between them."""
    doubts = (
        "derived",
        "disputed",
        "uncertain",
        "provisional",
        "self_assessment",
        "conflict",
        "partial",
        "rank_of_known",
    )
    doubtful = any(doubt in (previous["flag"] or "") for doubt in doubts)
    doubtful = doubtful or "rank_of_known" in (total["flag"] or "")
    return not doubtful and total["out_of"] is not None and previous["out_of"] == total["out_of"]


def points_change(history: History, earlier: Row, later: Row) -> Any:
    """Points of one framework, by its decision, and of one maximum; blank where they may not be compared."""
    names = [framework_name(history, row["framework_id"]) for row in (earlier, later)]
    most = {row["max_score"] for row in (earlier, later)} - {None}
    known = [row["total_known_areas"] for row in (earlier, later)]
    if None in names or names[0] != names[1] or len(most) > 1 or known != [None, None]:
        return None
    return minus(later["score"], earlier["score"])


def framework_name(history: History, framework_id: str | None) -> str | None:
    """How a framework is called: by its decision, else its name, else its id."""
    found = [row for row in history.rows("frameworks") if row["framework_id"] == framework_id]
    return (called(found[0]) if found else None) or framework_id


def called(framework: Row) -> Any:
    return f"QĐ {framework['decision']}" if framework["decision"] else framework["name"]


def held_against_target(history: History, total: Row, given: dict[str, Any]) -> Row:
    """This year's figure beside the target of the year, else of the next one."""
    aim = next_target(history, total)
    if aim is None:
        return Row(dict.fromkeys(OF_A_TARGET))
    own, ends_on = period(str(total["year"])), period(aim["period"]).ends_on
    held = measure_held("score", aim["measure_unit"])
    is_alike = held == "ratio" or (aim["measure_unit"] or "điểm").lower() == "điểm"
    actual = float(total[held]) if is_alike and total[held] is not None else None
    is_part = total["total_known_areas"] is not None
    is_over = own_day(own) == own.ends_on
    return Row(
        target_year=int(aim["period"]),
        target_score=aim["value"],
        target_comparison=aim["comparison"],
        target_unit=aim["measure_unit"],
        target_flag=aim["flag"],
        distance_to_target=None if is_part else distance(aim["comparison"], actual, aim["value"]),
        target_outlook=outlook_of_figure(
            aim["comparison"],
            actual,
            aim["value"],
            is_part=is_part,
            is_before=int(aim["period"]) > total["year"],
            is_off_period=not is_over and ends_on < day_of(given),
            is_over=is_over,
        ),
    )


def next_target(history: History, total: Row) -> Row | None:
    """The smallest score set as a target for that year, else for the next."""
    for year in (total["year"], total["year"] + 1):
        aims = [
            target
            for target in history.rows("targets")
            if (target["unit_id"], target["measure"], target["period"])
            == (total["unit_id"], "score", str(year))
        ]
        if aims:
            return min(aims, key=smallest_aim)
    return None


def smallest_aim(target: Row) -> tuple[Any, ...]:
    unit, value = target["measure_unit"], target["value"]
    return (
        value is None,
        value or 0,
        target["flag"] or "",
        target["comparison"],
        unit is None,
        unit or "",
        name_key(target["title"]),
        target["title"],
    )


TWINS = {
    twin.__name__: twin
    for twin in (
        total_readings,
        total_scores,
        deductions_by_area,
        deductions_by_criterion,
        limitations,
        unit_headline,
    )
}
