"""Slow twins of the questions about measures and targets: every figure tried against every target."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from typing import Any

from tests.twins import dossiers
from tests.twins.aims import BETTER, distance, measure_held, outlook_of_figure
from tests.twins.history import History, Row, combined, effective_flag, finality_of
from tests.twins.order import ups
from tests.twins.periods import day_of, own_day, period
from tests.twins.scores import Answer, fits, grouped, percent, picked, unit_totals, wanted_rows

RATES = ("on_time_rate", "early_rate", "online_rate", "online_payment_rate")
UNCOUNTED = ("", "%", "điểm", "hạng", "ngày", "lần", "trường")
TARGET = ("unit", "province", "measure", "title", "period", "comparison", "value", "measure_unit", "quote")


def document(history: History, row: Row) -> str:
    """The registered source, else the document that was typed in, else the file."""
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    return titles.get(row["source_id"]) or row["document"] or str(row["file_name"])


def typed_document(history: History, row: Row) -> str | None:
    """What is written of a figure's document, without its file."""
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    return row["document"] or titles.get(row["source_id"])


def measures(history: History, given: dict[str, Any]) -> Answer:
    columns = ("unit", "province", "measure", "title", "period", "plan", "actual", "measure_unit", "flag")
    answer = []
    for row in wanted_rows(history, "measures", given):
        if fits(row["period"], given.get("period")):
            line = Row(picked(row, *columns, "quote", "note"), source=document(history, row))
            line |= {"document": typed_document(history, row)}
            line |= {"plan_progress": percent(row["actual"], row["plan"])}
            line |= {"nothing_arisen": "plan_progress" if row["plan"] == 0 else None}
            answer.append((ups(row, "province", "unit", "period", "unit_id", "title", "measure"), line))
    return answer


def referred_documents(history: History, given: dict[str, Any]) -> Answer:
    titles = {source["source_id"]: source["title"] for source in history.rows("sources")}
    answer = []
    for row in wanted_rows(history, "documents", given):
        if row["number"] is not None:
            line = Row(picked(row, "unit", "province", "period", "title", "quote"), document=row["number"])
            line |= {"source": titles.get(row["source_id"]) or row["number"]}
            answer.append((ups(row, "province", "unit", "period", "unit_id", "title"), line))
    return answer


def wanted_targets(history: History, given: dict[str, Any]) -> list[Row]:
    rows = wanted_rows(history, "targets", given)
    return [
        row
        for row in rows
        if fits(row["measure"], given.get("measures"))
        and fits(row["period"][:4], str(given["year"]) if given.get("year") else None)
    ]


def targets(history: History, given: dict[str, Any]) -> Answer:
    return [
        (
            ups(row, "province", "unit", "period", "unit_id", "measure", "title"),
            Row(
                picked(row, *TARGET, "note", "flag"),
                source=document(history, row),
                document=typed_document(history, row),
            ),
        )
        for row in wanted_targets(history, given)
    ]


def measured(history: History) -> list[Row]:
    """Every figure that a target can be held against."""
    found = []
    for row in history.rows("measures"):
        kept = picked(row, "unit_id", "measure", "title", "period", "measure_unit", "flag")
        kept["measure"] = measure_held(row["measure"], row["measure_unit"])
        found.append(Row(kept, value=row["actual"], source=document(history, row), since=None))
    for total in unit_totals(history):
        shared = {"unit_id": total["unit_id"], "period": str(total["year"]), "source": total["source"]}
        shared |= {"flag": total["flag"], "since": None}
        for name, unit in (("score", "điểm"), ("ratio", "%"), ("rank", "hạng")):
            found.append(Row(shared, measure=name, measure_unit=unit, value=total[name]))
    together = [row for row in dossiers.to_date(history, {}) if row["periods_added"] > 1]
    for report in (*dossiers.reports(history, {}), *together):
        shared = picked(report, "unit_id", "period", "source", "flag", "since")
        for name in RATES:
            found.append(Row(shared, measure=name, measure_unit="%", value=report[name]))
        shared["never_added"] = report["late_basis"] == "all"
        found.append(Row(shared, measure="late_dossiers", measure_unit="hồ sơ", value=report["late_total"]))
    known = [row for row in found if row["value"] is not None]
    for row in known:
        row["value"] = float(row["value"])
    return known


def begun(rows: list[Row], day: date) -> list[Row]:
    """The figures of periods that have begun, with their days; a computed one displaces those that were entered, unless it
    is less final."""
    kept = []
    for row in rows:
        own = period(row["period"])
        if own.starts_on <= day:
            first = period(row["since"] or row["period"])
            months = own.ends_on.month - first.starts_on.month + 1
            each = own.ends_on.month - own.starts_on.month + 1
            known = {"own": own, "starts_on": first.starts_on, "months": months, "number": months // each}
            kept.append(Row(row, **known, known_on=own_day(own)))
    for like in grouped(kept, "unit_id", "measure", "period", "since"):
        computed = max((finality_of(row["flag"]) for row in like if row["title"] is None), default=None)
        typed = max((finality_of(row["flag"]) for row in like if row["title"] is not None), default=None)
        if computed is not None:
            is_computed = typed is None or computed >= typed
            for row in like:
                row["is_hidden"] = is_computed == (row["title"] is not None)
    for like in grouped(kept, "unit_id", "measure"):
        titles = {row["title"] for row in like if row["title"] is not None}
        for row in like:
            row["has_one_title"] = len(titles) == 1
    return [row for row in kept if not row["is_hidden"]]


def fitting(target: Row, figures: list[Row]) -> list[Row]:
    aim, units = period(target["period"]), (target["measure_unit"] or "").lower()
    return [
        row
        for row in figures
        if (row["unit_id"], row["measure"])
        == (target["unit_id"], measure_held(target["measure"], target["measure_unit"]))
        and (row["title"] is None or row["has_one_title"] or row["title"] == target["title"])
        and (not row["measure_unit"] or not units or row["measure_unit"].lower() == units)
        and row["own"].ends_on <= aim.ends_on
        and (not target["counts"] or row["starts_on"] >= aim.starts_on)
    ]


def together(target: Row, figures: list[Row]) -> list[Row]:
    """Quarters or months in a row from the first day of the target's period, added up."""
    found = []
    for kind in ("quarter", "month"):
        rows = sorted(
            (
                row
                for row in figures
                if row["own"].type == kind and not row["since"] and not row["never_added"]
            ),
            key=lambda row: row["own"].starts_on,
        )
        for last in range(1, len(rows)):
            chain = rows[: last + 1]
            days = [day for row in chain for day in row["own"].days]
            begins, ends = period(target["period"]).starts_on, chain[-1]["own"].ends_on
            if min(days) == begins and len(days) == (ends - begins).days + 1:
                added = Row(chain[-1], value=sum(row["value"] for row in chain), periods_added=len(chain))
                added |= {"since": chain[0]["period"], "months": ends.month - begins.month + 1}
                added["flag"] = combined(*(row["flag"] for row in chain))
                found.append(added)
    return found


def held_against(target: Row, figures: list[Row]) -> Row | None:
    """The figure that reaches furthest."""
    rows = fitting(target, figures)
    aim = period(target["period"])
    singles = [Row(row, periods_added=row["number"]) for row in rows]
    if target["counts"]:
        singles = [row for row in singles if row["starts_on"] == aim.starts_on] + together(target, rows)
    singles.sort(
        key=lambda row: (
            -row["known_on"].toordinal(),
            row["starts_on"] < aim.starts_on <= row["own"].ends_on and not target["counts"],
            -row["months"],
            row["periods_added"],
            row["period"],
        )
    )
    return singles[0] if singles else None


def is_off_period(target: Row, figure: Row, day: date) -> bool:
    """Whether a figure of the target's own time tells only some of it, and no more will come by waiting."""
    aim = period(target["period"])
    unfinished = figure["known_on"] < aim.ends_on < day
    return not target["counts"] and (unfinished or figure["starts_on"] != aim.starts_on)


def is_part(figure: Row | None) -> bool:
    return figure is not None and "partial" in (figure["flag"] or "")


def outlook(target: Row, figure: Row | None, projected: float | None, day: date) -> str:
    aim, value, comparison = period(target["period"]), target["value"], target["comparison"]
    is_before = figure is not None and figure["known_on"] < aim.starts_on
    is_over = figure is not None and figure["known_on"] >= aim.ends_on
    if not target["counts"] or None in (figure, value) or is_before or is_over:
        return outlook_of_figure(
            comparison,
            figure["value"] if figure else None,
            value,
            is_part=is_part(figure),
            is_before=is_before,
            is_off_period=figure is not None and is_off_period(target, figure, day),
            is_over=is_over,
        )
    assert figure is not None
    decided = {">": "met", "<": "missed"}[comparison[0]]
    if BETTER[comparison](figure["value"], value) == (decided == "met"):
        return decided
    if aim.ends_on < day:
        return "met_off_period" if BETTER[comparison](figure["value"], value) else "not_met_off_period"
    if projected is None:
        return "unpaced"
    return "on_pace" if BETTER[comparison](projected, value) else "behind"


def target_distances(history: History, given: dict[str, Any]) -> Answer:
    figures = begun(measured(history), day_of(given))
    answer = []
    day = day_of(given)
    a_year_on = date(day.year + 1, day.month, min(day.day, monthrange(day.year + 1, day.month)[1]))
    for target in wanted_targets(history, given):
        target["counts"] = target["comparison"] != "=" and (target["measure_unit"] or "") not in UNCOUNTED
        figure, aim = held_against(target, figures), period(target["period"])
        row = Row(picked(target, *TARGET, "unit_id"), source=document(history, target), period_type=aim.type)
        row |= dict.fromkeys(("actual", "actual_period", "actual_since", "periods_added", "actual_source"))
        row["flag"] = combined(target["flag"], figure["flag"] if figure else None)
        row |= {"expected_share": None, "projected": None, "reached_share": None}
        if figure is not None:
            row |= {"actual": figure["value"], "actual_period": figure["period"]}
            row |= {"actual_since": figure["since"], "periods_added": figure["periods_added"]}
            row["actual_source"] = figure["source"]
            is_finished = figure["known_on"] >= figure["own"].ends_on
            if target["counts"] and is_finished and (figure["known_on"] >= aim.ends_on or day <= aim.ends_on):
                passed = Fraction((figure["known_on"] - aim.starts_on).days + 1, len(aim.days))
                row |= {
                    "expected_share": float(100 * passed),
                    "projected": float(Fraction(figure["value"]) / passed),
                }
            is_of_another = figure["known_on"] < aim.starts_on or is_off_period(target, figure, day)
            if (
                target["comparison"][0] == ">"
                and (target["value"] or 0) > 0
                and not is_of_another
                and not is_part(figure)
            ):
                row["reached_share"] = percent(figure["value"], target["value"])
        has_nothing = target["comparison"][0] == ">" and target["value"] == 0
        row["nothing_arisen"] = "reached_share" if has_nothing else None
        row |= {"starts_on": aim.starts_on, "ends_on": aim.ends_on, "is_closed": aim.ends_on < day}
        row["is_within_a_year"] = aim.starts_on <= a_year_on
        row["distance"] = (
            None if is_part(figure) else distance(target["comparison"], row["actual"], target["value"])
        )
        row["outlook"] = outlook(target, figure, row["projected"], day)
        row["year"] = int(target["period"][:4])
        if not fits(row["actual"] is not None, given.get("has_figure")):
            continue
        place = (*ups(target, "province", "unit", "unit_id"), row["actual"] is None)
        answer.append(((*place, *ups(target, "period", "measure", "title")), row))
    return answer


def target_history(history: History, given: dict[str, Any]) -> Answer:
    return kept_values(history, given, "targets", ("comparison", "value", "measure_unit", "note"))


def measure_history(history: History, given: dict[str, Any]) -> Answer:
    return kept_values(history, given, "measures", ("plan", "actual", "measure_unit", "note"))


def kept_values(history: History, given: dict[str, Any], table: str, columns: tuple[str, ...]) -> Answer:
    """Every value that was ever published, with who published it and whether it stands."""
    standing = {coverage["coverage_id"] for _, coverage in history.coverages()}
    further = {coverage["coverage_id"] for _, coverage in history.read_besides()}
    sent_coverages = [coverage for sent in history.sent for coverage in sent.publication.coverages.values()]
    standings = {coverage["coverage_id"]: coverage["standing"] for coverage in sent_coverages}
    answer = []
    for sent in history.sent:
        for raw in sent.publication.rows.get(table, []):
            unit = history.units[raw["unit_id"]]
            row = Row(raw, unit=unit["name"], province=unit["province"], file_name=sent.publication.file_name)
            if not fits(row["unit"], given.get("unit")) or not fits(row["province"], given.get("province")):
                continue
            line = Row(picked(row, "unit", "province", "period", "measure", "title", *columns))
            line |= {"source": document(history, row), "published_by": sent.publication.published_by}
            line["state"] = state_of(
                sent.published, row["coverage_id"] in standing, row["coverage_id"] in further
            )
            line |= {
                "upload_id": sent.upload_id,
                "flag": combined(effective_flag(row["flag"], standings[row["coverage_id"]])),
            }
            place = (*ups(row, "province", "unit", "period", "unit_id", "measure", "title"), -sent.number)
            answer.append((place, line))
    removed = removed_values(history, given, table, columns)
    return answer + removed + left_out(history, given, table, columns)


def left_out(history: History, given: dict[str, Any], table: str, columns: tuple[str, ...]) -> Answer:
    """A line for each title that a publication of its scope names no more, though the one before it did."""
    standing = {coverage["coverage_id"] for _, coverage in history.coverages()}
    further = {coverage["coverage_id"] for _, coverage in history.read_besides()}
    ever, answer = history.ever(table), []
    for scope in {row["scope"] for row in ever}:
        titles = {(row["measure"], row["title"]) for row in ever if row["scope"] == scope}
        before: set[tuple[str, str]] = set()
        for sent in history.sent:
            coverage = sent.publication.coverages.get(scope)
            if coverage is None or coverage["coverage_id"] in further:
                continue
            own = {
                (row["measure"], row["title"])
                for row in ever
                if row["coverage_id"] == coverage["coverage_id"]
            }
            for measure, title in (titles & before) - own if own else ():
                state = state_of(sent.published, coverage["coverage_id"] in standing)
                line = removed_line(history, sent, coverage, measure, title, columns)
                line[1]["state"] = "removed" if state == "published" else state
                if fits(line[1]["unit"], given.get("unit")) and fits(
                    line[1]["province"], given.get("province")
                ):
                    answer.append(line)
            before = own if sent.published else before
    return answer


def removed_line(
    history: History, sent: Any, coverage: dict[str, Any], measure: str, title: str, columns: tuple[str, ...]
) -> tuple[tuple[Any, ...], Row]:
    """A title that was removed, blank but for who did it."""
    unit = history.units[coverage["unit_id"]]
    line = Row(dict.fromkeys((*columns, "flag")), unit=unit["name"], province=unit["province"])
    line |= {"period": coverage["period"], "measure": measure, "title": title}
    line |= {"source": sent.publication.file_name, "published_by": sent.publication.published_by}
    line["upload_id"] = sent.upload_id
    row = Row(line, unit_id=coverage["unit_id"])
    return (*ups(row, "province", "unit", "period", "unit_id", "measure", "title"), -sent.number), line


def removed_values(history: History, given: dict[str, Any], table: str, columns: tuple[str, ...]) -> Answer:
    """A line for each title that a removal took away from its scope."""
    answer = []
    for sent, coverage in history.removals(table):
        unit = history.units[coverage["unit_id"]]
        if not fits(unit["name"], given.get("unit")) or not fits(unit["province"], given.get("province")):
            continue
        ever = [row for row in history.ever(table) if row["scope"] == coverage["scope"]]
        for measure, title in {(row["measure"], row["title"]) for row in ever}:
            place, line = removed_line(history, sent, coverage, measure, title, columns)
            line["state"] = history.removal_state(sent, coverage)
            answer.append((place, line))
    return answer


def state_of(published: bool, stands: bool, is_further: bool = False) -> str:
    if not published:
        return "taken_back"
    return "published" if stands else "further" if is_further else "replaced"


TWINS = {
    twin.__name__: twin
    for twin in (
        measure_history,
        measures,
        referred_documents,
        target_distances,
        target_history,
        targets,
    )
}
