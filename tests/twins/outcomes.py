"""Slow twins of what became of lost points a year on, and of who bears them."""

from __future__ import annotations

import re
from typing import Any

from cchc.folding import name_key
from tests.twins.changes import complete, told_frameworks, total
from tests.twins.criteria import followed_lines, title_key
from tests.twins.history import History, Row, combined
from tests.twins.order import down, ups
from tests.twins.remedies import ledgers
from tests.twins.responsibilities import known_code, starts_on
from tests.twins.scores import (
    COVERAGE,
    Answer,
    areas,
    coverages,
    first,
    fits,
    grouped,
    minus,
    picked,
    sheet_lines,
    wanted_rows,
)

ASKED = re.compile("(dieu tra|khao sat) (xa hoi hoc|xhh)")
COUNTS = (*COVERAGE, "whole_max_score")
BEARERS = ("owner", "nobody", "survey", "mixed", "rules", "rest")


def followed(history: History, given: dict[str, Any]) -> list[Row]:
    """Every criterion of every sheet under its lasting name, of the lowest of its lines."""
    found, frameworks = [], told_frameworks(history)
    for lines in grouped(followed_lines(history, given), "unit_id", "year", "rung", "name"):
        kept = sorted(
            [line for line in lines if line["is_leaf"]] or lines, key=lambda line: int(line["position"])
        )
        row = Row(
            picked(kept[0], "unit_id", "unit", "province", "year", "name", "position"),
            is_area=kept[0]["rung"] == "area",
            is_lowest=all(line["is_leaf"] for line in kept),
            flags=[line["flag"] for line in kept],
            codes=[line["code"] for line in kept],
            positions=[line["position"] for line in kept],
            max_score=complete([line["max_score"] for line in kept]),
            deduction=complete(
                [None if line["is_partial"] else minus(line["max_score"], line["score"]) for line in kept]
            ),
            is_appraised=any(line["appraised_score"] is not None for line in kept),
            is_surveyed=any(line["survey_score"] is not None for line in kept),
            framework=frameworks.get((kept[0]["unit_id"], kept[0]["year"])),
        )
        row |= {name: first(*(line[name] for line in kept)) for name in ("level", "area_code", "parent_code")}
        for name in ("code", "title"):
            known = [line[name] for line in kept if line[name] is not None]
            row[name] = "; ".join(known) if known else None
        found.append(row)
    return found


def criterion_outcomes(history: History, given: dict[str, Any]) -> list[Row]:
    """The lowest criteria, each with what the sheets of the years beside say of it."""
    everything = followed(history, given)
    for row in everything:
        own = [
            o["name"]
            for o in everything
            if o["is_area"]
            and (o["unit_id"], o["year"], o["area_code"]) == (row["unit_id"], row["year"], row["area_code"])
        ]
        row["area_name"] = max(own, default=None)
    return [with_years_beside(row, everything) for row in everything if row["is_lowest"]]


def with_years_beside(row: Row, everything: list[Row]) -> Row:
    own = [other for other in everything if other["unit_id"] == row["unit_id"]]
    later = [other for other in own if other["year"] == row["year"] + 1]
    earlier = [other for other in own if other["year"] == row["year"] - 1]
    after = first(*(other for other in later if who(other) == who(row)), Row())
    before = [other for other in earlier if who(other) == who(row)]
    found = Row(row)
    found |= {f"next_{name}": after[name] for name in ("code", "framework", "max_score", "deduction")}
    found["loss_outcome"] = outcome_of(row, later, after) if (row["deduction"] or 0) > 0 else None
    found["won_back"] = found["lost_besides"] = None
    if found["loss_outcome"] in ("won_all", "won_part"):
        found["won_back"] = row["deduction"] - max(after["deduction"], 0)
    if found["loss_outcome"] in ("lost_again", "lost_more"):
        found["won_back"] = 0
    if found["loss_outcome"] == "lost_more":
        found["lost_besides"] = after["deduction"] - row["deduction"]
    other_maximum = [
        b
        for b in before
        if None not in (b["max_score"], row["max_score"]) and b["max_score"] != row["max_score"]
    ]
    has_criteria = any(not other["is_area"] for other in earlier)
    found["is_new"] = not row["is_area"] and has_criteria and (not before or bool(other_maximum))
    found["flag"] = combined(*row["flags"], *(after["flags"] or []))
    return found


def who(row: Row) -> tuple[Any, Any]:
    return row["is_area"], row["name"]


def outcome_of(row: Row, later: list[Row], after: Row) -> str:
    if not later:
        return "no_sheet"
    if not after:
        alone = [
            other
            for other in later
            if other["is_area"] and other["is_lowest"] and other["area_name"] == row["area_name"]
        ]
        goes_down = any(not other["is_area"] for other in later)
        is_told = row["is_area"] or (goes_down and (row["area_name"] is None or not alone))
        return "gone" if is_told else "no_lines"
    if after["deduction"] is None:
        return "unknown"
    is_one = row["framework"] is not None and row["framework"] == after["framework"]
    tops = {row["max_score"], after["max_score"]} - {None}
    if not is_one or len(tops) > 1:
        return "not_comparable"
    if after["deduction"] <= 0:
        return "won_all"
    if after["deduction"] < row["deduction"]:
        return "won_part"
    return "lost_again" if after["deduction"] == row["deduction"] else "lost_more"


def loss_outcomes(history: History, given: dict[str, Any]) -> Answer:
    rows = [
        row
        for row in criterion_outcomes(history, given)
        if row["loss_outcome"] is not None and fits(row["year"], given.get("year"))
    ]
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "year",
        "area_code",
        "code",
        "title",
        "level",
        "framework",
        "max_score",
    )
    columns += (
        "deduction",
        "next_code",
        "next_framework",
        "next_max_score",
        "next_deduction",
        "loss_outcome",
    )
    columns += ("won_back", "lost_besides", "flag")
    held = coverages(history, given)
    sums = Row(
        all_lost=total([row["deduction"] for row in rows]),
        known_lost=total([row["deduction"] for row in rows if row["won_back"] is not None]),
        all_won_back=total([row["won_back"] for row in rows]),
    )
    return [
        (
            (
                down(row["deduction"]),
                *ups(row, "province", "unit"),
                down(row["year"]),
                *ups(row, "position", "name", "is_area", "unit_id"),
            ),
            Row(
                picked(row, *columns),
                **sums,
                **picked(held[row["unit_id"], row["year"]], *COUNTS, "rest_points"),
            ),
        )
        for row in rows
    ]


def nearness(line_code: Any, row: Row, code: str) -> float | None:
    if code == line_code:
        return 9.0
    if code == row["parent_code"]:
        return 8.0
    if line_code is not None and line_code.startswith(f"{code}."):
        return 2.0 + len(code) / 100
    return 1.0 if code == row["area_code"] else None


def placed_duties(history: History, given: dict[str, Any]) -> dict[tuple[Any, Any, Any], list[Row]]:
    """(unit, year of a sheet, year of a list) -> who answers by that list for which codes of that sheet."""
    told = [
        Row(row, known=known_code(history, row), starts_on=starts_on(row))
        for row in wanted_rows(history, "responsibilities", given)
    ]
    for row in told:
        row |= {"words": title_key(row["title"]), "key": row["known"] or title_key(row["title"])}
    last = [
        max(own, key=lambda row: (row["starts_on"], row["published_no"], row["position"]))
        for own in grouped(told, "unit_id", "year", "key")
    ]
    duties = [row for row in last if row["owner"] is not None]
    lines = [
        Row(picked(line, "unit_id", "year", "code"), words=title_key(line["title"]))
        for line in wanted_rows(history, "scores", given)
        if line["code"] is not None and line["title"] is not None
    ]
    placed: dict[tuple[Any, Any, Any], list[Row]] = {}
    for duty in duties:
        if duty["known"] is not None:
            place = duty["unit_id"], duty["year"], duty["year"]
            placed.setdefault(place, []).append(Row(code=duty["known"], owner=duty["owner"]))
        for line in lines:
            if (
                line["unit_id"] != duty["unit_id"]
                or line["year"] == duty["year"]
                or duty["words"] != line["words"]
            ):
                continue
            if duty["words"] and (
                line["code"] == duty["known"] or (is_alone(duty, duties) and is_alone(line, lines))
            ):
                place = duty["unit_id"], line["year"], duty["year"]
                placed.setdefault(place, []).append(Row(code=line["code"], owner=duty["owner"]))
    return placed


def is_alone(row: Row, rows: list[Row]) -> bool:
    """Whether nothing else of its unit and year has its name."""
    key = ("unit_id", "year", "words")
    return sum(picked(other, *key) == picked(row, *key) for other in rows) == 1


def nearest_duties(row: Row, duties: list[Row]) -> list[tuple[float, str, str]]:
    found = []
    for code in row["codes"]:
        near = [
            (float(nearness(code, row, duty["code"]) or 0), duty["owner"], duty["code"])
            for duty in duties
            if nearness(code, row, duty["code"]) is not None
        ]
        found += [max(near)] if near else []
    return found


def borne_losses(history: History, given: dict[str, Any]) -> list[Row]:
    placed = placed_duties(history, given)
    asked = [
        (line["unit_id"], line["year"], line["code"])
        for line in wanted_rows(history, "scores", given)
        if line["code"] is not None and ASKED.search(title_key(line["title"]))
    ]
    rows = []
    for row in criterion_outcomes(history, given):
        if not fits(row["year"], given.get("year")):
            continue
        newest = max((key[2] for key in placed if key[0] == row["unit_id"]), default=None)
        own = nearest_duties(row, placed.get((row["unit_id"], row["year"], row["year"]), []))
        present = nearest_duties(row, placed.get((row["unit_id"], row["year"], newest), []))
        by_title = any(
            nearness(row["codes"][0], row, code) is not None
            for unit_id, year, code in asked
            if (unit_id, year) == (row["unit_id"], row["year"])
        )
        apart = None
        if row["is_surveyed"] or by_title:
            apart = "mixed" if row["is_surveyed"] and row["is_appraised"] else "survey"
        elif row["is_new"]:
            apart = "rules"
        for prefix, nearest in (("", own), ("present_", present)):
            whole = len(nearest) == len(row["codes"])
            row[f"{prefix}bearer"] = apart or ("owner" if whole else "nobody")
            row[f"{prefix}owner"] = "; ".join(sorted({near[1] for near in nearest})) or None
        row["owned_by"] = None
        if own:
            is_of_area = "area" if own[0][2] == row["area_code"] else "criterion"
            row["owned_by"] = "own" if own[0][0] == 9 else is_of_area
        rows.append(row)
    return rows


def owner_lines(history: History, given: dict[str, Any]) -> Answer:
    columns: tuple[str, ...] = (
        "unit",
        "province",
        "year",
        "area_code",
        "code",
        "title",
        "max_score",
        "deduction",
        "bearer",
    )
    columns += (
        "owner",
        "owned_by",
        "present_bearer",
        "present_owner",
        "next_deduction",
        "loss_outcome",
        "won_back",
        "flag",
    )
    return [
        (
            ups(row, "province", "unit", "year", "unit_id", "position", "is_area", "name"),
            Row(picked(row, *columns)),
        )
        for row in borne_losses(history, given)
        if given.get("owner") is None or name_key(given["owner"]) in owner_keys(row)
    ]


def owner_keys(row: Row) -> set[str]:
    """Who answers for a line, in the year and today."""
    bearers = (bearer_of(row, ""), bearer_of(row, "present_"))
    return {name_key(owner) for _bearer, owner in bearers if owner is not None}


def owner_points(history: History, given: dict[str, Any]) -> Answer:
    answer: Answer = []
    held = coverages(history, given)
    for sheet in grouped(borne_losses(history, given), "unit_id", "year"):
        shares = [(bearer_of(row, ""), row, True) for row in sheet]
        shares += [(bearer_of(row, "present_"), row, False) for row in sheet]
        rows = [
            borne(key, [(row, then) for other, row, then in shares if other == key])
            for key in dict.fromkeys(key for key, _row, _then in shares)
        ]
        key = sheet[0]["unit_id"], sheet[0]["year"]
        own = [
            area
            for area in areas(history, given)
            if (area["unit_id"], area["year"]) == key and area["deduction"] is not None
        ]
        placed = {area["area_code"] for area in own}
        known = total([row["deduction"] for row in sheet if row["area_code"] in placed])
        whole = total([area["deduction"] for area in own])
        if whole is not None and whole > (known or 0):
            untold = whole - (known or 0)
            rest = Row(bearer="rest", owner=None, deduction=untold, present_deduction=untold)
            rows.append(Row(rest, flag=combined(*(area["flag"] for area in own))))
        whole_deduction = total([row["deduction"] for row in rows])
        for row in rows:
            row |= {"whole_deduction": whole_deduction, **picked(sheet[0], "unit", "province", "year")}
            row |= {"areas_deduction": whole, **picked(held[key], *COUNTS)}
            row["is_whole"] = row["is_whole"] or held[key]["areas_are_whole"]
            place = ups(Row(row, unit_id=sheet[0]["unit_id"]), "province", "unit", "year", "unit_id")
            lost = (down(row["deduction"] or 0), down(row["present_deduction"] or 0))
            columns: tuple[str, ...] = (
                "unit",
                "province",
                "year",
                "bearer",
                "owner",
                "criteria_count",
                "lost_count",
                "max_score",
            )
            columns += (
                "deduction",
                "unknown_count",
                "known_lost",
                "won_back",
                "present_count",
                "present_deduction",
                "present_unknown",
                "whole_deduction",
                "areas_deduction",
                *COUNTS,
            )
            told = Row(picked(row, *columns, "flag"))
            answer.append(((*place, BEARERS.index(row["bearer"]), *lost, *ups(row, "owner")), told))
    return answer


def bearer_of(row: Row, prefix: str) -> tuple[str, str | None]:
    bearer = row[f"{prefix}bearer"]
    return bearer, row[f"{prefix}owner"] if bearer == "owner" else None


def borne(key: tuple[str, str | None], shares: list[tuple[Row, bool]]) -> Row:
    then = [row for row, is_of_year in shares if is_of_year]
    now = [row for row, is_of_year in shares if not is_of_year]
    return Row(
        bearer=key[0],
        owner=key[1],
        criteria_count=len(then),
        lost_count=sum((row["deduction"] or 0) > 0 for row in then),
        max_score=total([row["max_score"] for row in then]),
        deduction=total([row["deduction"] for row in then]),
        known_lost=total([row["deduction"] for row in then if row["won_back"] is not None]),
        won_back=total([row["won_back"] for row in then]),
        unknown_count=sum(row["deduction"] is None for row in then),
        present_unknown=sum(row["deduction"] is None for row in now),
        present_count=len(now),
        present_deduction=total([row["deduction"] for row in now]),
        flag=combined(*(row["flag"] for row, _then in shares)),
    )


def limitation_outcomes(history: History, given: dict[str, Any]) -> Answer:
    outcomes = [
        row
        for row in criterion_outcomes(history, given)
        if row["loss_outcome"] is not None and fits(row["year"], given.get("year"))
    ]
    answer: Answer = []
    for named, ledger in ledgers(history, given):
        own = [row for row in outcomes if (row["unit_id"], row["year"]) == (named["unit_id"], named["year"])]
        for limitation in ledger.limitations:
            lines = [
                (share, row)
                for (name, position), (share, _count) in ledger.shares.items()
                for row in own
                if name == limitation["limitation_id"] and position in row["positions"]
            ]
            if lines:
                told = limitation_told(lines)
                told |= {"limitation": limitation["text"], **picked(named, "unit", "province", "year")}
                told["limitation_state"] = ledger.state(limitation, ledger.day)
                again = told["loss_outcome"] in ("lost_again", "lost_more")
                told["is_lost_in_spite"] = told["limitation_state"] == "confirmed" and again
                now_lost = down(told["lost_next"] if told["is_lost_in_spite"] else None)
                place = (
                    *ups(named, "province", "unit", "year", "unit_id"),
                    now_lost,
                    down(told["lost_points"]),
                )
                places = ups(limitation, "position", "limitation_id")
                answer.append(((not told["is_lost_in_spite"], *place, *places), told))
    return answer


def remedies_elsewhere(history: History, given: dict[str, Any]) -> Answer:
    """Limitations of other units that cost points of the same criteria, with what was done and what came back."""
    everything = criterion_outcomes(history, {})
    every_ledger = ledgers(history, {"as_of": given.get("as_of")})
    own: list[Row] = []
    for named, ledger in every_ledger:
        if all(fits(named[name], given.get(name)) for name in ("unit", "province", "year")):
            own += [
                row
                for _share, row, name in lines_of(named, ledger, everything)
                if fits(name, given.get("limitation_id")) and row["framework"] is not None
            ]
    answer: Answer = []
    for named, ledger in every_ledger:
        if given.get("unit_ids") and named["unit_id"] not in given["unit_ids"]:
            continue
        found = lines_of(named, ledger, everything)
        for limitation in ledger.limitations:
            lines = []
            for share, row, name in found:
                like = [other for other in own if is_same_criterion(row, other)]
                if name == limitation["limitation_id"] and like and (row["deduction"] or 0) > 0:
                    is_alike = any(
                        (row["framework"], row["max_score"]) == (o["framework"], o["max_score"]) for o in like
                    )
                    lines.append((share, row, is_alike))
            remedies = ledger.remedies_of(limitation)
            if lines and remedies:
                told = Row(
                    elsewhere(lines),
                    **picked(named, "unit", "province", "year", "unit_id"),
                    limitation=limitation["text"],
                    limitation_id=limitation["limitation_id"],
                    remedy="\n".join(one["text"] for one in remedies),
                    limitation_state=ledger.state(limitation, ledger.day),
                )
                is_done = told["limitation_state"] == "confirmed"
                place = (
                    down(told["share_back"]),
                    not is_done,
                    down(told["lost_points"]),
                    down(told["year"]),
                )
                answer.append((place + ups(told, "province", "unit", "unit_id", "limitation_id"), told))
    return answer


def lines_of(named: Row, ledger: Any, outcomes: list[Row]) -> list[tuple[Any, Row, str]]:
    """The shares of a ledger with what became of their lines, and whose they are."""
    own = [row for row in outcomes if (row["unit_id"], row["year"]) == (named["unit_id"], named["year"])]
    return [
        (share, row, name)
        for (name, position), (share, _count) in ledger.shares.items()
        for row in own
        if position in row["positions"]
    ]


def is_same_criterion(row: Row, other: Row) -> bool:
    if row["unit_id"] == other["unit_id"]:
        return False
    if row["name"].startswith("=") and row["name"] == other["name"]:
        return True
    is_one_code = row["code"] is not None and row["code"] == other["code"]
    return is_one_code and row["framework"] is not None and row["framework"] == other["framework"]


def elsewhere(lines: list[tuple[Any, Row, bool]]) -> Row:
    known = [(share, row) for share, row, _is_alike in lines if row["won_back"] is not None]
    won = total([float(share) * float(row["won_back"]) / float(row["deduction"]) for share, row in known])
    lost = total([share for share, _row in known])
    called = {" ".join(text for text in (row["code"], row["title"]) if text) for _share, row, _ in lines}
    return Row(
        criterion="\n".join(sorted(called)),
        framework=lines[0][1]["framework"],
        lost_points=total([share for share, _row, _is_alike in lines]),
        known_lost=lost,
        won_back=None if won is None else round(won, 6),
        share_back=None if won is None or not lost else 100 * round(won, 6) / float(lost),
        verdict="comparable" if all(is_alike for _share, _row, is_alike in lines) else "partial",
        flag=combined(*(row["flag"] for _share, row, _is_alike in lines)),
    )


def limitation_told(lines: list[tuple[Any, Row]]) -> Row:
    """Of the shares of one limitation and what became of their lines."""
    known = [(share, row) for share, row in lines if row["won_back"] is not None]
    won = [round(float(share) * float(row["won_back"]) / float(row["deduction"]), 6) for share, row in known]
    then = [
        round(float(share) * max(float(row["next_deduction"]), 0) / float(row["deduction"]), 6)
        for share, row in known
    ]
    said = {row["loss_outcome"] for _share, row in lines}
    worst = "won_part" if sum(won) > 0 else "lost_again" if known else "not_comparable"
    if round(sum(then) - float(sum(share for share, _row in known)), 6) > 0:
        worst = "lost_more"
    return Row(
        lost_points=total([share for share, _row in lines]),
        known_lost=total([share for share, _row in known]),
        won_back=total(won),
        lost_next=total(then),
        untold_lost=total([share for share, row in lines if row["won_back"] is None]),
        loss_outcome=next(iter(said)) if len(said) == 1 else worst,
        flag=combined(*(row["flag"] for _share, row in lines)),
    )


def explanation_lines(history: History, given: dict[str, Any]) -> Answer:
    columns = (
        "unit",
        "province",
        "year",
        "level",
        "area_code",
        "code",
        "title",
        "max_score",
        "self_score",
        "survey_score",
    )
    found = []
    explained = {(row["unit_id"], row["year"], row["criterion"]): row for row in history.rows("explanations")}
    names = {row["coverage_id"]: row.get("file_name") for row in history.ever("evidence")}
    files = {
        (row["unit_id"], row["year"], names[row["coverage_id"]]): row["evidence_id"]
        for row in sorted(history.rows("evidence"), key=lambda row: row["published_no"])
        if row["file_kind"] is not None
    }
    for line in sheet_lines(history, given):
        if not fits(line["year"], given.get("year")):
            continue
        gap = minus(line["self_score"], line["score"]) if line["is_leaf"] else None
        row = Row(
            picked(line, *columns, "reason", "evidence", "flag"), self_gap=gap if (gap or 0) > 0 else None
        )
        shown = line["score"] if line["survey_score"] is None else None
        row |= {"appraised_score": first(line["appraised_score"], shown), "source": history.sheet(line)}
        criterion = first(line["code"], line["title"])
        own = explained.get((line["unit_id"], line["year"], criterion), Row())
        row |= {"criterion": criterion, "evidence": first(own["evidence"], line["evidence"])}
        row |= {"explanation": own["text"], "explanation_state": None, "evidence_named": None}
        row["evidence_id"] = files.get((line["unit_id"], line["year"], row["evidence"]))
        if own["text"] is not None:
            row["explanation_state"] = first(own["explanation_state"], "drafted")
        if row["self_gap"] is not None:
            row["evidence_named"] = "without_evidence" if row["evidence"] is None else "with_evidence"
        if row["self_gap"] is not None or own["text"] is not None or not given.get("to_explain"):
            found.append((ups(line, "province", "unit", "year", "unit_id", "position"), row))
    whole = total([row["self_gap"] for _place, row in found])
    return [(place, Row(row, whole_gap=whole)) for place, row in found]


TWINS = {
    twin.__name__: twin
    for twin in (
        limitation_outcomes,
        remedies_elsewhere,
        explanation_lines,
        loss_outcomes,
        owner_lines,
        owner_points,
    )
}
