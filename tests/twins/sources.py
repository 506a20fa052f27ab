"""Slow twins of queries/sources: every line that stands, with where it was read."""

from __future__ import annotations

from typing import Any

from tests.twins.history import History, Row
from tests.twins.order import up_by_name, ups
from tests.twins.provinces import documents_766
from tests.twins.scores import Answer, documents, first, fits, grouped, sheet_lines

POINTS = ("score", "max_score", "self_score", "appraised_score", "survey_score")
RANKED = ("value", "rank", "out_of")
GROUPS = ("transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation")
DOSSIERS: tuple[str, ...] = (
    "received_total",
    "received_online",
    "received_direct",
    "carried_over",
    "resolved_total",
)
DOSSIERS += (
    "resolved_early",
    "resolved_on_time",
    "resolved_early_or_on_time",
    "resolved_late",
    "pending_total",
)
DOSSIERS += ("pending_in_time", "pending_late", "payable_total", "paid_online", "digitised", "average_days")
TASKS = ("total", "due", "done", "done_on_time", "done_late", "open", "open_in_time", "open_late")
# table -> the kind of its lines, what their key is made of, what they are called, and their figures
TABLES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "results": ("result", ("unit_id", "year", "coverage_id"), (), (*POINTS, "ratio", "rank", "out_of")),
    "scores": ("assessment", ("unit_id", "year", "position"), ("code", "title"), POINTS),
    "limitations": ("limitations", ("unit_id", "year", "area_code", "position"), ("area",), ()),
    "index_results": ("index", ("index_type", "year", "unit_id"), ("index_type",), RANKED),
    "index_766": ("index_766", ("kind", "period", "unit_id", "snapshot"), ("snapshot",), ("total_score", "rank", *GROUPS)),
    "index_readings": (
        "index_readings", ("index_type", "year", "unit_id", "source_id"), ("index_type",), RANKED,
    ),
    "index_areas": (
        "index_areas", ("unit_id", "year", "area_code"), ("area_code", "area"), ("score", "ratio", "max_score", "rank", "out_of"),
    ),
    "dossier_counts": ("dossiers", ("unit_id", "period", "position"), ("label",), DOSSIERS),
    "task_counts": ("task_counts", ("unit_id", "period", "plan"), ("plan",), TASKS),
    "tasks": ("tasks", ("unit_id", "period", "position"), ("title",), ()),
    "responsibilities": (
        "responsibilities", ("unit_id", "year", "coverage_id", "position"), ("code", "title"), (),
    ),
    "ledger_limitations": ("ledger_limitations", ("unit_id", "year", "limitation_id"), ("area",), ()),
    "ledger_remedies": ("ledger_remedies", ("unit_id", "year", "remedy_id"), (), ()),
    "ledger_actions": ("ledger_actions", ("unit_id", "year", "action_id"), ("owner",), ()),
    "action_states": ("action_states", ("unit_id", "year", "action_id"), (), ()),
    "explanations": ("explanations", ("unit_id", "year", "criterion"), ("criterion",), ()),
    "targets": ("targets", ("unit_id", "period", "measure", "title"), ("title",), ("value",)),
    "measures": ("measures", ("unit_id", "period", "measure", "title"), ("title",), ("actual", "plan")),
    "documents": ("documents", ("unit_id", "period", "title"), ("title",), ()),
}  # fmt: skip
KEYS = {
    "index_results": "index",
    "index_766": "index",
    "index_readings": "readings",
    "dossier_counts": "dossiers",
}
SAID = {"scores": "reason", "limitations": "text", "responsibilities": "owner", "explanations": "text"}
NEVER_NULL = {"snapshot", "source_id"}


def lines(history: History) -> list[Row]:
    """Every line that stands; an index whose rank was read elsewhere has a line for either source."""
    found = []
    sources = {source["source_id"]: source for source in history.rows("sources")}
    for table in TABLES:
        for row in rows_of(history, table):
            found.append(line(history, table, row, sources.get(row["source_id"], Row())))
            ranked = row["rank_source_id"]
            if table == "index_results" and ranked is not None and row["source_id"] not in (None, ranked):
                found.append(line(history, table, Row(row, value=None), sources.get(ranked, Row())))
    return found


def ever(history: History) -> list[Row]:
    """Every measure and target that was ever handed in."""
    sources = {source["source_id"]: source for source in history.rows("sources")}
    coverages = [coverage for sent in history.sent for coverage in sent.publication.coverages.values()]
    found = []
    for table in ("measures", "targets"):
        for row in history.rows_of(table, coverages):
            told = line(history, table, row, sources.get(row["source_id"], Row()))
            told["origin"] = f"{table}_ever{told['origin'].removeprefix(table)}{row['coverage_id']}|"
            found.append(told)
    return found


def rows_of(history: History, table: str) -> list[Row]:
    """The rows that stand; of totals and the 766 index also what other documents tell, of areas what their lines add up to."""
    if table == "results":
        return [row for rows in documents(history) for row in rows]
    if table == "index_766":
        return [row for rows in documents_766(history) for row in rows]
    return sheet_lines(history, {}) if table == "scores" else history.rows(table)


def line(history: History, table: str, row: Row, source: Row) -> Row:
    kind, key, title, figures = TABLES[table]
    known = Row(row, unit_id=first(row["unit_id"], row["province_id"]), kind="766")
    if table == "index_766":
        known["total_score"] = row["total"]
    if table == "index_areas":
        known["score" if row["measure_unit"] == "điểm" else "ratio"] = row["value"]
    parts = [known[name] if known[name] is not None or name not in NEVER_NULL else "" for name in key]
    besides = table == "index_766" and not row["stands"]
    beginning = "index_besides" if besides else KEYS.get(table, table)
    parts += [row["coverage_id"]] if besides else []
    unit = history.units[known["unit_id"]]
    said = row[SAID.get(table, "text" if table.startswith("ledger_") else "quote")]
    named = {"tasks": row["assigned_by"], "documents": row["number"]}
    return Row(
        origin="".join(f"{part}|" for part in (beginning, *parts) if part is not None),
        topic=kind,
        unit=unit["name"],
        province=unit["province"],
        period=str(first(row["period"], row["year"])),
        title=called(row, title),
        read_figures={name: float(known[name]) for name in figures if known[name] is not None},
        quote=said,
        note=row["note"],
        figure_source=first(source["source_id"], row["upload_id"]),
        source=source["title"] or row["file_name"],
        document=named[table] if table in named else row["document"],
        **{name: source[name] for name in ("publisher", "decision_number", "decided_on", "url", "reliability")},
        **{name: row[name] for name in ("upload_id", "published_no", "file_name", "published_by", "sheet", "row_no")},
        unit_id=known["unit_id"],
    )  # fmt: skip


def called(row: Row, columns: tuple[str, ...]) -> str | None:
    if len(columns) == 1:
        return None if row[columns[0]] is None else str(row[columns[0]])
    return " ".join(str(row[name]) for name in columns if row[name] is not None) if columns else None


def source_lines(history: History, given: dict[str, Any]) -> Answer:
    wanted = None
    standing = lines(history)
    current_coverages = {coverage["coverage_id"] for _, coverage in history.coverages()}
    if given.get("origins"):
        wanted = {key for text in given["origins"] for key in text.split("\n")}
        for row in standing:
            summed = row["topic"] == "result" and row["sheet"] is not None and row["row_no"] is None
            summed = summed and row["origin"].split("|")[-2] in current_coverages
            if summed and any(row["origin"].startswith(key) for key in wanted):
                wanted |= {f"scores|{row['unit_id']}|{row['period']}|"}
    answer: Answer = []
    for row in [*standing, *ever(history)] if wanted else standing:
        is_wanted = wanted is None or any(row["origin"].startswith(key) for key in wanted)
        if is_wanted and fits(row["figure_source"], given.get("figure_source")):
            place = ups(row, "figure_source", "topic", "province", "unit", "unit_id", "period")
            place += ups(row, "sheet", "row_no", "origin", "quote", "note", "document")
            found = Row(
                {name: value for name, value in row.items() if name not in ("unit_id", "published_no")}
            )
            answer.append(((up_by_name(row["source"]), *place), found))
    return answer


def figure_sources(history: History, given: dict[str, Any]) -> Answer:
    answer: Answer = []
    for rows in grouped(lines(history), "figure_source"):
        one = rows[0]
        is_registered = one["figure_source"] != one["upload_id"]
        found = Row(
            figure_source=one["figure_source"], source=min(row["source"] for row in rows), rows=len(rows)
        )
        for name in ("publisher", "decision_number", "decided_on", "url", "reliability"):
            found[name] = one[name]
        for name in ("file_name", "published_by"):
            found[name] = None if is_registered else one[name]
        place = -max(row["published_no"] for row in rows), -len(rows), up_by_name(found["source"])
        answer.append(((*place, *ups(found, "figure_source")), found))
    return answer


TWINS = {twin.__name__: twin for twin in (source_lines, figure_sources)}
