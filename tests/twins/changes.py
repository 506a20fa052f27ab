"""Slow twins of what changed, like for like, and what was lost again and again."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.twins.criteria import criterion_lines, mapped_names, title_key
from tests.twins.history import History, Row, combined
from tests.twins.order import down, name_key, ups
from tests.twins.scores import (
    POINTS,
    Answer,
    areas,
    first,
    framework_name,
    grouped,
    minus,
    percent,
    picked,
    ranked_totals,
    sheet_lines,
    unit_totals,
    wanted_rows,
)

CAUSES = ("rule_change", "won_back", "newly_lost", "lost_again")


def total(values: list[Any]) -> Any:
    """Sum of what is known; blank where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def complete(values: list[Any]) -> Any:
    """Sum; blank where any value is."""
    return None if None in values else sum(values)


def merged(lines: list[Row]) -> Row:
    """Lines of one path in one year as one."""
    ordered = sorted(lines, key=lambda line: line["position"])
    codes = [line["code"] for line in ordered if line["code"] is not None]
    titles = [line["title"] for line in ordered if line["title"] is not None]
    return Row(
        **picked(ordered[0], "path", "parent_path", "depth", "position", "name"),
        level=min(line["level"] for line in lines),
        count=len(lines),
        code="; ".join(codes) if codes else None,
        title="; ".join(titles) if titles else None,
        max_score=complete([line["max_score"] for line in lines]),
        score=complete([line["score"] for line in lines]),
        printed_max_score=complete([line["printed_max_score"] for line in lines]),
        printed_score=complete([line["printed_score"] for line in lines]),
        flags=[line["flag"] for line in lines],
        is_partial=any(line["is_partial"] for line in lines),
    )


def side(lines: list[Row], year: int | None) -> dict[str, Row]:
    """The lines of one year by path."""
    own = [line for line in lines if line["year"] == year]
    found = {group[0]["path"]: merged(group) for group in grouped(own, "path")}
    parents = {row["parent_path"] for row in found.values()}
    for row in found.values():
        row["has_parts"] = row["path"] in parents
        below = [r for r in found.values() if r["path"].startswith(f"{row['path']} / ")]
        row["known_below"] = sorted(line["path"] for line in below if line["score"] is not None)
    return found


def with_those_above(pairs: dict[str, Row], path: str) -> list[Row]:
    """A part and all that it stands under, up to its area."""
    pair = pairs.get(path, Row())
    return [pair] if pair["depth"] in (None, 1) else [pair, *with_those_above(pairs, pair["parent_path"])]


def who(row: Row) -> tuple[Any, bool]:
    """An area and what stands below areas are never the same thing."""
    return row["name"], row["depth"] == 1


def moves_between(old: dict[str, Row], new: dict[str, Row]) -> dict[tuple[Any, bool], Row]:
    """Names that do not stand in the same places of both years: what they had before, all places together."""
    moves = {}
    for rows in grouped(old.values(), "name"):
        for own in ([row for row in rows if who(row)[1]], [row for row in rows if not who(row)[1]]):
            there = {row["path"] for row in own}
            later = {row["path"] for row in new.values() if own and who(row) == who(own[0])}
            if own and later and there != later:
                codes = [
                    r["code"] for r in sorted(own, key=lambda row: row["position"]) if r["code"] is not None
                ]
                moves[who(own[0])] = Row(
                    code="; ".join(codes) if codes else None,
                    paths=there | later,
                    score=complete([row["score"] for row in own]),
                    max_score=complete([row["max_score"] for row in own]),
                )
    return moves


def relation_of(old: Row | None, new: Row | None, move: Row | None) -> str:
    if old is None or new is None:
        one_sided = ("new", "dropped") if move is None else ("moved", "moved_away")
        return one_sided[new is None]
    if old["count"] != new["count"]:
        return "split" if old["count"] < new["count"] else "merged"
    titles = [None if row["title"] is None else row["title"].lower() for row in (old, new)]
    return "same" if old["code"] == new["code"] and titles[0] == titles[1] else "renamed"


def paired(old: Row | None, new: Row | None, moves: dict[tuple[Any, bool], Row]) -> Row:
    """One path of both years."""
    base = new if new is not None else old
    assert base is not None
    move = moves.get(who(base))
    before, after = old or Row(), new or Row()
    row = Row(picked(base, "path", "parent_path", "depth", "position", "level", "title"))
    row["relation"] = relation_of(old, new, move)
    if row["title"] is None:
        row["title"] = before["title"]
    row["part"] = first(after["code"], before["code"] and f"cu.{before['code']}", base["path"])
    row |= {"code": after["code"], "previous_code": first(before["code"], move and move["code"])}
    row |= {"printed_max_score": after["printed_max_score"], "printed_score": after["printed_score"]}
    row |= {f"previous_{name}": before[name] for name in ("printed_max_score", "printed_score")}
    row["base"] = before if move is None or None in (move["score"], move["max_score"]) else move
    row |= {"max_score": after["max_score"], "previous_max_score": before["max_score"]}
    row |= {"score": after["score"], "previous_score": before["score"]}
    is_alike = old is not None and new is not None and before["known_below"] == after["known_below"]
    row["is_uneven"] = bool(before["is_partial"] or after["is_partial"]) and not is_alike
    change = minus(0 if new is None else after["score"], 0 if old is None else before["score"])
    row["score_change"] = None if row["is_uneven"] else change
    row["flags"] = (before["flags"] or []) + (after["flags"] or [])
    row["is_split"] = bool(before["has_parts"] and after["has_parts"])
    if (old is None or new is None) and base["has_parts"]:
        moved = {path for each in moves.values() for path in each["paths"]}
        row["is_split"] = any(path.startswith(base["path"] + " / ") for path in moved)
    return row


def cause(pair: Row) -> Row:
    """How the change of a part that is not told by its parts comes about."""
    change, most, base = float(pair["score_change"]), pair["max_score"], pair["base"]
    gone = pair["relation"] in ("new", "dropped", "moved_away")
    if gone or base["score"] is None or (base["max_score"] == 0 and most):
        better = 0.0
    elif None in (most, base["max_score"]) or most == base["max_score"]:
        better = float(pair["score"]) - float(base["score"])
    else:
        expected = Fraction(base["score"]) * Fraction(most) / Fraction(base["max_score"])
        better = float(pair["score"]) - round(float(expected), 6)
    newly_lost = max(-better, 0)
    deduction = minus(most, pair["score"])
    # `greatest` of a blank and a number is the number.
    again = 0 if gone or deduction is None else max(float(deduction) - newly_lost, 0)
    row = Row(rule_change=change - better, won_back=max(better, 0), newly_lost=newly_lost, lost_again=again)
    return Row(row, flags=pair["flags"])


Scales = list[tuple[Any, Fraction | None]]  # year and what its points are multiplied with


def scales_of(history: History, given: dict[str, Any]) -> tuple[str, Scales]:
    """In what changes are told, and what a year's points are multiplied with: with nothing where both years have one
    known framework and maximum, else so that the year's maximum is a hundred."""
    years = (given.get("left_year"), given.get("right_year"))
    sides = [year_of(history, given, year) for year in years]
    most = {each["max_score"] for each in sides} - {None}
    names = {each["framework"] for each in sides}
    if len(names) == 1 and None not in names and len(most) < 2:
        return "points", [(year, Fraction(1)) for year in years]
    shares = [Fraction(100) / Fraction(each["available"]) if each["available"] else None for each in sides]
    return "ratio_points", list(zip(years, shares, strict=True))


def year_of(history: History, given: dict[str, Any], year: Any) -> Row:
    """Framework and maximum of a year's sheet, and what there was to reach."""
    sheet = [row for row in wanted_rows(history, "scores", given) if row["year"] == year]
    own = {row["unit_id"] for row in sheet}
    totals = [t for t in unit_totals(history) if t["unit_id"] in own and t["year"] == year]
    names: list[Any] = [
        framework_name(history, t["framework_id"]) for t in totals if t["framework_id"] is not None
    ]
    most = max((t["max_score"] for t in totals if t["max_score"] is not None), default=None)
    areas = [row["max_score"] for row in sheet if row["level"] == "area"]
    return Row(framework=max(names, default=None), max_score=most, available=first(most, complete(areas)))


def scaled(value: Any, scale: Fraction | None) -> Any:
    if value is None or scale is None:
        return None
    return round(Fraction(value) * scale, 9)


def score_changes(history: History, given: dict[str, Any]) -> Answer:
    lines = criterion_lines(history, given)
    years = (given.get("left_year"), given.get("right_year"))
    unit, scales = scales_of(history, given)
    for line in lines:
        for name in ("score", "max_score"):
            line[f"printed_{name}"] = line[name]
            line[name] = scaled(line[name], dict(scales).get(line["year"]))
    old, new = (side(lines, year) for year in years)
    moves = moves_between(old, new)
    pairs = {path: paired(old.get(path), new.get(path), moves) for path in {**old, **new}}
    opened = {path for path in pairs if all(pair["is_split"] for pair in with_those_above(pairs, path))}
    causes = {
        path: cause(pair)
        for path, pair in pairs.items()
        if pair["score_change"] is not None
        and path not in opened
        and (pair["depth"] == 1 or pair["parent_path"] in opened)
    }
    parent = given.get("parent")
    above = {path for path in opened if pairs[path]["part"] == parent}
    shown = [p for p in pairs.values() if (p["depth"] == 1 if parent is None else p["parent_path"] in above)]
    rows = []
    for pair in shown:
        below = [c for p, c in causes.items() if p == pair["path"] or p.startswith(pair["path"] + " / ")]
        row = Row(pair) | {name: total([c[name] for c in below]) for name in CAUSES}
        row["flags"] = pair["flags"] + [flag for c in below for flag in c["flags"]]
        rows.append(Row(row, has_parts=pair["path"] in opened))
    whole = whole_scores(history, given, scales, pairs)
    ends = [
        pair
        for path, pair in pairs.items()
        if path not in opened
        and (pair["depth"] == 1 or pair["parent_path"] in opened)
        and is_within(path, shown)
    ]
    if parent is None and given.get("unit") is not None and given.get("province") is not None:
        rows += extra(history, given, scales)
    sheets = flags_of_sheets(history, given, years)
    change = minus(whole[1], whole[0])
    explained = total([row["score_change"] for row in rows]) or 0
    if shown and change is not None and abs(change - explained) > 0.00001:
        rows.append(Row(level="rest", part="con-lai", score_change=change - explained, position=1000001))
    for row in rows:
        row["flags"] = sheets if row["level"] in ("extra", "rest") else row["flags"]
    everything = [flag for row in rows for flag in row["flags"]] + (sheets if parent is None else [])
    is_told = change is not None or all(row["score_change"] is not None for row in rows)
    held = Row(
        known_parts=sum(map(is_explained, ends)),
        all_parts=len(ends),
        change_unit=unit,
        whole_flag=combined(*everything),
    )
    return told(rows, whole[0], is_told, held)


def is_explained(pair: Row) -> bool:
    """Whether it is known how a part changed and, where it stands in both years, out of how many points."""
    one_sided = pair["relation"] in ("new", "dropped", "moved_away")
    return pair["score_change"] is not None and (one_sided or pair["max_score"] is not None)


def flags_of_sheets(history: History, given: dict[str, Any], years: tuple[Any, Any]) -> list[str | None]:
    """The flags of every line of both sheets, areas that are the sum of their lines among them, and of their totals."""
    lines = [row for row in sheet_lines(history, given) if row["year"] in years]
    sheets = {(row["unit_id"], row["year"]) for row in lines}
    totals = [row for row in unit_totals(history) if (row["unit_id"], row["year"]) in sheets]
    return [row["flag"] for row in [*lines, *totals]]


def is_within(path: str, shown: list[Row]) -> bool:
    return any(path == pair["path"] or path.startswith(pair["path"] + " / ") for pair in shown)


def whole_scores(history: History, given: dict[str, Any], scales: Scales, pairs: dict[str, Row]) -> list[Any]:
    """What the parts are to add up to: the published totals, or the points of the part above them."""
    if given.get("parent") is not None:
        named = [pair for pair in pairs.values() if pair["part"] == given["parent"]]
        above = [pair for pair in named if not pair["is_uneven"]]
        old = total([0 if pair["relation"] in ("new", "moved") else pair["previous_score"] for pair in above])
        return [
            old,
            total([0 if pair["relation"] in ("dropped", "moved_away") else pair["score"] for pair in above]),
        ]
    sheets = {(line["unit_id"], line["year"]) for line in wanted_rows(history, "scores", given)}
    totals = [
        t
        for t in ranked_totals(history)
        if (t["unit"], t["province"]) == (given.get("unit"), given.get("province"))
        and (t["unit_id"], t["year"]) in sheets
    ]
    totals = [t for t in totals if t["total_known_areas"] is None]
    scores = [[scaled(t["score"], scale) for t in totals if t["year"] == year] for year, scale in scales]
    return [max((one for one in known if one is not None), default=None) for known in scores]


def extra(history: History, given: dict[str, Any], scales: Scales) -> list[Row]:
    """Bonus and penalty of both years."""
    lines = [
        line
        for line in wanted_rows(history, "scores", given)
        if line["level"] in ("bonus", "penalty") and line["parent_code"] is None
    ]
    printed = [total([line["score"] for line in lines if line["year"] == year]) for year, _ in scales]
    old, new = (scaled(points, scale) for points, (_, scale) in zip(printed, scales, strict=True))
    if old is None and new is None:
        return []
    row = Row(level="extra", part="them", previous_score=old, position=1000000)
    row |= {"score_change": (new or 0) - (old or 0)}
    return [Row(row, previous_printed_score=printed[0], printed_score=printed[1])]


def told(rows: list[Row], previous: Any, is_told: bool, held: Row) -> Answer:
    for row in rows:
        known = [float(row[name] or 0) for name in ("rule_change", "won_back", "newly_lost")]
        change = row["score_change"]
        row["other_change"] = None if change is None else float(change) - known[0] - known[1] + known[2]
    wholes = {
        f"whole_{name}": total([number(row[name]) for row in rows]) for name in (*CAUSES, "other_change")
    }
    wholes["whole_change"] = total([number(row["score_change"]) for row in rows]) if is_told else None
    wholes["whole_before"] = number(first(previous, total([row["previous_score"] for row in rows])))
    columns = ("level", "part", "previous_code", "code", "title", "relation", *CAUSES, "other_change")
    return [
        (
            ups(row, "position", "part", "path"),
            Row(
                picked(row, *columns),
                has_parts=bool(row["has_parts"]),
                previous_max_score=row["previous_printed_max_score"],
                max_score=row["printed_max_score"],
                previous_score=row["previous_printed_score"],
                score=row["printed_score"],
                part_change=number(row["score_change"]),
                flag=combined(*row["flags"]),
                **wholes,
                **held,
            ),
        )
        for row in rows
    ]


def number(value: Any) -> float | None:
    return None if value is None else float(value)


def rebased_scores(history: History, given: dict[str, Any]) -> Answer:
    left, right = given.get("left_year"), given.get("right_year")
    lines = [
        line
        for line in criterion_lines(history, given)
        if (left is None or line["year"] >= left) and (right is None or line["year"] <= right)
    ]
    totals = {(row["unit_id"], row["year"]): row for row in ranked_totals(history)}
    decisions = {row["framework_id"]: row["decision"] for row in history.rows("frameworks")}
    for total_row in totals.values():
        total_row["decision"] = decisions.get(total_row["framework_id"])
    answer: Answer = []
    for own in grouped(lines, "unit_id"):
        sheets = grouped(own, "year")
        by_criteria = all(any(line["level"] != "area" for line in sheet) for sheet in sheets)
        named: dict[int, dict[str, Row]] = {}
        for sheet in sheets:
            kept = [line for line in sheet if (line["is_leaf"] if by_criteria else line["level"] == "area")]
            named[sheet[0]["year"]] = {group[0]["name"]: merged(group) for group in grouped(kept, "name")}
        common = {
            name
            for names in named.values()
            for name in names
            if all(has_points(other.get(name)) for other in named.values())
        }
        for year, names in named.items():
            if names:
                key = (own[0]["unit_id"], year)
                answer.append(
                    (
                        ups(Row(year=year, unit_id=key[0]), "year", "unit_id"),
                        rebased(year, names, common, by_criteria, totals.get(key, Row())),
                    )
                )
    return answer


def has_points(row: Row | None) -> bool:
    return row is not None and row["max_score"] is not None and row["score"] is not None


def rebased(year: int, names: dict[str, Row], common: set[str], by_criteria: bool, published: Row) -> Row:
    shared = [row for name, row in names.items() if name in common]
    most, score = total([row["max_score"] for row in shared]), total([row["score"] for row in shared])
    flags = [flag for row in names.values() for flag in row["flags"]]
    return Row(
        year=year,
        flag=combined(*flags, published["printed_flag"]),
        level="criterion" if by_criteria else "area",
        criteria_count=len(names),
        common_count=len(shared),
        common_max_score=most,
        common_score=score,
        rebased_ratio=percent(score, most),
        common_share=percent(most, complete([row["max_score"] for row in names.values()])),
        **picked(published, "framework", "decision", "ratio", "source"),
    )


def repeated_losses(history: History, given: dict[str, Any]) -> Answer:
    lines = [line for line in criterion_lines(history, given) if line["is_leaf"] or line["level"] == "area"]
    answer: Answer = []
    named = told_frameworks(history)
    for own in grouped(lines, "unit_id"):
        years = sorted({line["year"] for line in own})
        for group in grouped(own, "rung", "name"):
            losses = {sheet[0]["year"]: lost_line(sheet) for sheet in grouped(group, "year")}
            run = latest_run({year for year, loss in losses.items() if (loss["deduction"] or 0) > 0})
            is_area = group[0]["rung"] == "area"
            if run and (not is_area or any(losses[year]["is_leaf"] for year in run)):
                row = repeated(history, named, own, run, [losses[year] for year in run], years)
                key = (not row.pop("is_newest"), down(row["total_lost"]), down(row["last_year"]))
                answer.append(
                    (
                        (
                            *key,
                            *ups(
                                Row(row, name=group[0]["name"], is_area=is_area, unit_id=own[0]["unit_id"]),
                                "code",
                                "name",
                                "is_area",
                                "unit_id",
                            ),
                        ),
                        row,
                    )
                )
    rows = [row for _, row in answer]
    everything = total([row["total_lost"] for row in rows])
    frameworks, years_told = {row["framework"] for row in rows}, {tuple(row["total_years"]) for row in rows}
    of_one = (len(frameworks) == 1 and None not in frameworks) or (
        len(years_told) == 1 and len(next(iter(years_told))) == 1
    )
    for row in rows:
        row["share"] = percent(row["total_lost"], everything) if of_one else None
    return answer


def lost_line(lines: list[Row]) -> Row:
    row = merged(lines)
    last = max(lines, key=lambda line: line["position"])
    deductions = [minus(line["max_score"], line["score"]) for line in lines]
    by_place = sorted(lines, key=lambda line: -line["position"])
    row["area_code"] = first(*(line["area_code"] for line in by_place))
    row |= {"level": last["level"], "deduction": complete(deductions)}
    row["is_leaf"] = all(line["is_leaf"] for line in lines)
    return row


def latest_run(lost: set[int]) -> list[int]:
    """The last run of two or more years with a loss that follow each other."""
    for year in sorted(lost, reverse=True):
        first_year = year
        while first_year - 1 in lost:
            first_year -= 1
        if first_year < year:
            return list(range(first_year, year + 1))
    return []


def repeated(
    history: History,
    frameworks: dict[tuple[str, int], str | None],
    own: list[Row],
    run: list[int],
    losses: list[Row],
    years: list[int],
) -> Row:
    newest = list(reversed(losses))
    told = {year: frameworks.get((own[0]["unit_id"], year)) for year in [*run, years[-1]]}
    added = [run[-1]]
    while len(added) < len(run) and told[run[-1]] is not None:
        earlier = run[-len(added) - 1]
        tops = {losses[run.index(year)]["max_score"] for year in (earlier, run[-1])}
        if told[earlier] != told[run[-1]] or len(tops) > 1:
            break
        added.insert(0, earlier)
    area_code = first(*(row["area_code"] for row in newest))
    owners = {
        row["owner"]
        for row in history.rows("limitations")
        if row["unit_id"] == own[0]["unit_id"] and row["owner"] is not None
        if row["area_code"] == area_code and area_code is not None
    }
    return Row(
        code=first(*(row["code"] for row in newest)),
        title=first(*(row["title"] for row in newest)),
        level=newest[0]["level"],
        area_code=area_code,
        max_score=first(*(row["max_score"] for row in newest)),
        years_lost=len(run),
        last_year=run[-1],
        framework=told[run[-1]],
        is_newest=told[run[-1]] == told[years[-1]]
        if told[run[-1]] and told[years[-1]]
        else run[-1] == years[-1],
        is_still_lost=run[-1] == years[-1],
        loss_years=run,
        losses=[float(row["deduction"]) for row in losses],
        lost_shares=[percent(row["deduction"], row["max_score"]) for row in losses],
        total_years=added,
        total_lost=sum(row["deduction"] for row in losses[-len(added) :]),
        owner="; ".join(sorted(owners, key=name_key)) if owners else None,
        flag=combined(*(flag for row in losses for flag in row["flags"])),
    )


def told_frameworks(history: History) -> dict[tuple[str, int], str | None]:
    """How the framework of each total is called: unit and year → name."""
    return {
        (row["unit_id"], row["year"]): framework_name(history, row["framework_id"])
        for row in unit_totals(history)
    }


def area_ratios_by_year(history: History, given: dict[str, Any]) -> Answer:
    mapped = mapped_names(history)
    totals = {(total["unit_id"], total["year"]): total for total in ranked_totals(history)}
    lines = [(row, totals.get((row["unit_id"], row["year"]), Row())) for row in areas(history, given)]
    return [
        (
            ups(row, "province", "unit", "year", "unit_id", "position"),
            Row(
                **picked(row, "unit", "province", "year", *POINTS, "flag"),
                framework=total.get("framework"),
                lasting_area=mapped.get((total.get("framework_id"), row["code"]), title_key(row["title"])),
                area_code=row["code"],
                area=row["title"],
                deduction=minus(row["max_score"], row["score"]),
                ratio=percent(row["score"], row["max_score"]),
                source=history.sheet(row),
            ),
        )
        for row, total in lines
    ]


TWINS = {
    twin.__name__: twin for twin in (area_ratios_by_year, score_changes, rebased_scores, repeated_losses)
}
