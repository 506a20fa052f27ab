"""Rows of a question as a file: what the export button and the `export` command both write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

import pandas as pd

from cchc import index_points, sentences, undefined_rates, words
from cchc.comparability import comparability_parameters
from cchc.demonstration import IN_FILES
from cchc.language import _
from cchc.sourcing import named_sources, origins_of, with_sources
from cchc.store import Store, StoreError
from cchc.writing.write import ExportNote, shortened_slug, write_csv, write_csv_for_excel, write_xlsx

# How a file is made; the CSV for machines is «csv», that for a Vietnamese spreadsheet «excel.csv».
WRITERS = {"xlsx": write_xlsx, "csv": write_csv, "excel.csv": write_csv_for_excel}
# Filters by ids: the names beside them, or the rows themselves, say who or what is meant.
IDENTITIES = {"ids", "unit_id", "unit_ids", "province_id", "province_ids", "origins"}
# Filters whose values may be ids: the file says the names.
NAMED_BY_ID = ("units", "members", "own", "family_of", "peers_of", "figure_source")
# What says nothing in a file's name, and how many of several values it names.
SILENT_IN_NAMES = {
    "as_of",
    "snapshot",
    "near",
    "gains",
    "gain_needed",
    "places",
    "goal",
    "geography",
    "text",
    "within_days",
}
MOST_NAMED = 2
LONGEST_IN_NAME, LONGEST_OF_ALL = 44, 110

# How many of the parts of a sum are known, and how many there are.
COVERAGE = ("known_parts", "all_parts")


def export_file(
    store: Store,
    name: str,
    rows: pd.DataFrame,
    filters: Mapping[str, object],
    ending: str,
    unit: str | None = None,
    columns: Sequence[str] | None = None,
    arranged: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The rows as one of WRITERS, with what, for whom, which filters, which data version, when, source.

    `columns` are those that are written, all that have a heading without it; the source is told in any case.
    `arranged` is what is to be said of the order and the choice of the rows. Raises StoreError for another ending.
    """
    if ending not in WRITERS:
        raise StoreError(
            _("Không xuất được dạng «.{ending}».").format(ending=ending), _("Hãy dùng .xlsx hoặc .csv.")
        )
    written, note = exported(store, name, rows, filters, unit, columns, arranged, is_plain=ending != "xlsx")
    return WRITERS[ending](written, note)


def exported(
    store: Store,
    name: str,
    rows: pd.DataFrame,
    filters: Mapping[str, object],
    unit: str | None = None,
    columns: Sequence[str] | None = None,
    arranged: Mapping[str, str] = MappingProxyType({}),
    *,
    is_plain: bool = False,
) -> tuple[pd.DataFrame, ExportNote]:
    """The rows as a file holds them, and what it says of them; `is_plain` where no lines stand above the table."""
    version = store.version()
    sources = named_sources(rows)
    if not sources and origins_of(rows):
        lines = store.ask("source_lines", origins=origins_of(rows))
        rows, sources = with_sources(rows, lines), named_sources(lines)
    shown = [column for column in columns or rows.columns if words.has_heading(str(column))]
    if is_plain:
        shown += [column for column in ("period", "source") if column in rows and column not in shown]
    if (
        "is_whole" in rows and not rows["is_whole"].fillna(value=True).all()
    ):  # sums over blanks tell of how many they are
        shown += [column for column in COVERAGE if column in rows and column not in shown]
    note = ExportNote(
        title=words.label("question", name),
        unit=unit or filtered_unit(filters),
        filters=filters_in_words(store, filters),
        data_version=f"{version.number} ({words.moment(version.changed_at)})",
        made_at=datetime.now(words.VIETNAM),
        sources=sources,
        verdict=verdict_of(store, name, filters),
        arranged=arranged,
        point_digits=index_points.point_digits(rows),
        band=IN_FILES if store.demonstration else "",
    )
    return undefined_rates.with_undefined_rates(rows)[shown], note


def verdict_of(store: Store, name: str, filters: Mapping[str, object]) -> str:
    """Whether the figures in the file may be compared, with the reasons; empty where it compares none."""
    compared = comparability_parameters(name, filters)
    return "" if compared is None else sentences.verdict_with_reasons(store.ask("comparability", **compared))


def filtered_unit(filters: Mapping[str, object]) -> str | None:
    """The one unit the rows are about, if they are about one."""
    given = filters.get("unit")
    return str(given) if given else None


def filters_in_words(store: Store, filters: Mapping[str, object]) -> dict[str, str]:
    """Heading → what was chosen, by the names that people read: «Đơn vị của mình» → «Tây Ninh (cũ)»."""
    given = {key: value for key, value in filters.items() if value not in (None, [], "")}
    ids = [str(one) for key in NAMED_BY_ID for one in each_of(given.get(key, []))]
    place = str(given.get("province_id") or given.get("unit_id") or "").rpartition(".")[2]
    rows = words.in_language(store.ask("filter_names", ids=[*ids, place])) if ids or place else pd.DataFrame()
    names = dict(zip(rows["id"], rows["name"], strict=True)) if len(rows) else {}
    told = {}
    for key, value in given.items():
        if key == "province":
            told[words.heading(key)] = names.get(place, str(value))
        elif key not in IDENTITIES:
            named = [names.get(str(one), one) for one in each_of(value)] if key in NAMED_BY_ID else value
            told[words.heading(key)] = filter_text(key, named)
    return told


def each_of(value: object) -> list[object]:
    """The values of a filter, of one as of several."""
    return list(value) if isinstance(value, list | tuple) else [value]


def filter_text(key: str, value: object) -> str:
    """A filter as a person reads it; one of several codes, such as `states`, as its column (`state`) does."""
    if isinstance(value, list | tuple):
        return ", ".join(filter_text(key, each) for each in value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    column = key if words.is_coded(key) else key.removesuffix("s")
    if words.column_format(key) in ("period", "date") or words.is_coded(column):
        return words.display_value(column if words.is_coded(column) else key, value)
    return words.quantity(value) if isinstance(value, float) else str(value)


def whom_in_name(filters: Mapping[str, object], unit: str | None) -> str:
    """Whose rows they are and of when, as a file's name says it: «sở Y tế Long An 2023», «PAR 2024»; all stands in the file.

    A unit is told by its id, which no other has. Neither switches nor the day as of which rows are told. What is long is cut
    at a word, a time never.
    """
    identity = words.slug(str(filters.get("unit_id") or ""))
    whose = "" if identity and unit == filters.get("unit") else words.slug(unit or "")
    told, times = [identity, shortened_slug(whose, LONGEST_IN_NAME)], []
    for key, value in filters.items():
        known = key in IDENTITIES | SILENT_IN_NAMES or isinstance(value, bool) or not value
        if known or (key in ("unit", "province") and identity) or (key == "unit" and unit):
            continue
        if words.column_format(key) in ("year", "period"):
            times.append(words.slug(filter_text(key, value)))
        else:
            told.append(shortened_slug(words.slug(several_in_name(key, value)), LONGEST_IN_NAME))
    return "-".join(filter(None, [shortened_slug("-".join(filter(None, told)), LONGEST_OF_ALL), *times]))


def several_in_name(key: str, value: object) -> str:
    """«An Giang Cà Mau và 2 khác»."""
    values = each_of(value)
    more = len(values) - MOST_NAMED
    named = " ".join(filter_text(key, one) for one in values[:MOST_NAMED])
    return _("{named} và {count} khác").format(named=named, count=more) if more > 0 else named
