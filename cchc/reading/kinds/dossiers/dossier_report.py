"""Counts of dossiers by field or by unit (form II.06a and its variants)."""

from __future__ import annotations

from typing import Any

from cchc.reading.figures.count_lines import CountLines, find_count_lines
from cchc.reading.figures.counts import (
    MORE,
    Counts,
    added_up,
    check_column_sums,
    lines_with_counts,
    printed_counts,
    without_negative,
)
from cchc.reading.identity.owner_unit import find_unit
from cchc.reading.identity.register import register
from cchc.reading.identity.unit_names import Listed, check_duplicates, check_units
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.dossiers.dossier_checks import ASIDE, LABELS, check_identities
from cchc.reading.kinds.dossiers.dossier_columns import COUNTS, NEW, DossierColumns, dossier_columns
from cchc.reading.kinds.dossiers.dossier_headings import report_missing_counts
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.sections import Section
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words

_UNITS = (
    "don vi", "co quan", "so ban nganh", "dia phuong", "so nganh", "xa phuong", "phuong xa", "ubnd", "cac so", "dac khu",
)  # fmt: skip


def read(section: Section, problems: Problems) -> KindReading:
    """A row per field of dossiers, or per unit, with its counts (whole numbers); sums are checked and left out."""
    found = dossier_columns(section.header)
    columns = with_corrected_columns(found.by_role, section.correction)
    if section.correction is None or "label" not in section.correction.columns:
        _take_finest_label(section, columns, found.labels)
    report_missing_counts(section, columns, found, problems)
    by_unit = _is_by_unit(section, columns.get("label"))
    places = _places(columns, found)
    labels = {role: LABELS.get(role.split(MORE)[0], "số hồ sơ") for role in places}
    read = printed_counts(places, labels, section.lines, section.grid.name)
    what = "tên đơn vị" if by_unit else "tên lĩnh vực"
    lines = find_count_lines(section, columns.get("label"), columns.get("code"), read, what, problems)
    printed = lines_with_counts(lines)
    read.report(printed, problems)
    numbers, counts = read.numbers, [_counts(values) for values in read.of(printed)]
    check_identities(printed, counts, numbers, problems)
    by_row = {line.row: dict(values) for line, values in zip(printed, counts, strict=True)}
    kept = {role: column for role, column in numbers.items() if role in COUNTS}
    totals = [(lines.total, lines.total_of)] if lines.total else []
    for line, of in [*lines.sums, *totals]:
        check_column_sums("dossier_identity", line, of, by_row, kept, problems)
    without_negative(printed, counts, numbers, problems)
    if by_unit:
        listed = [Listed(e.line.row, e.label, e.group) for e in lines.labelled if not e.nested]
        by_unit = not _are_parts_of_one(section, listed)
        if by_unit:
            check_units(listed, columns.get("label"), section.header, problems)
        else:
            check_duplicates(listed, columns.get("label"), problems)
    shown = {role: place for role, place in columns.items() if role != NEW and role not in found.further}
    return _reading(shown, lines, counts, by_unit=by_unit)


def _take_finest_label(section: Section, columns: dict[str, int], labels: list[int]) -> None:
    """Of «Lĩnh vực» and «Thủ tục» side by side, the one that tells the lines from each other; units go before fields."""
    if len(labels) < 2 or columns.get("label") not in labels:
        return
    names = {place: {text for line in section.lines if (text := line.text(place))} for place in labels}
    if _is_by_unit(section, labels[0]) and len(names[labels[0]]) > 1:
        return
    fields = [place for place in labels if not _is_by_unit(section, place)]
    columns["label"] = max(fields or labels, key=lambda place: len(names[place]))


def _is_by_unit(section: Section, label: int | None) -> bool:
    heading = fold_words(" ".join(section.header.paths.get(label, ()))) if label is not None else ""
    return "linh vuc" not in heading and any(word in heading for word in _UNITS)


def _are_parts_of_one(section: Section, listed: list[Listed]) -> bool:
    """The rooms and centres of the department that the texts above name: none of them is in the register."""
    names = [one.name for one in listed if one.name]
    known = any(fold_words(name).startswith("so ") or register().find_unit(name).name for name in names)
    told = find_unit(section.above).name or find_unit(section.first_above).name
    return bool(names) and not known and told is not None


def _places(columns: dict[str, int], found: DossierColumns) -> dict[str, int]:
    """The columns of all counts: also those that are added to others, and those that only explain a difference."""
    places = {role: place for role, place in columns.items() if role in (*COUNTS, NEW)}
    taken = set(columns.values())
    for role, further in found.further.items():
        free = [place for place in further if place not in taken]
        places.update((f"{role}{MORE}{n}", place) for n, place in enumerate(free) if role in places)
    places.update((f"{ASIDE}{MORE}{n}", place) for n, place in enumerate(found.aside) if place not in taken)
    return places


def _counts(values: Counts) -> Counts:
    """The counts of a line, with what was received where only its parts are printed, and what stands aside."""
    counts = dict.fromkeys(COUNTS) | added_up(values)
    if "received_total" not in values:
        new, carried = values.get(NEW), values.get("carried_over")
        counts["received_total"] = new + carried if new is not None and carried is not None else None
    return counts


def _reading(
    columns: dict[str, int], lines: CountLines, counts: list[Counts], *, by_unit: bool
) -> KindReading:
    told = [{role: values[role] for role in COUNTS} for values in counts]
    grouped = any(entry.group for entry in lines.labelled)
    rows: list[dict[str, Any]] = [
        {"row": entry.line.row + 1, "label": entry.label, **values}
        | ({"group": entry.group} if grouped else {})
        for entry, values in zip(lines.labelled, told, strict=False)
    ]
    total = {"row": lines.total.row + 1, **told[-1]} if lines.total else None
    nested = [entry.line.row + 1 for entry in lines.labelled if entry.nested]
    return KindReading(columns, rows, total, of_one_unit=not by_unit, parts=nested)
