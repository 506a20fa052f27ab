"""A title that differs from one that stands by nothing but capitals, spaces or how accents are stored is that title.

Else the figures of one thing would stand side by side, each under its own spelling.
"""

from __future__ import annotations

import duckdb

from cchc.folding import name_key
from cchc.store.acting import act
from cchc.store.publication import Publication, Row

TITLED = ("measures", "targets")


def take_known_titles(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """Give the measures and targets of a publication the titles that their units have already; doing it again changes nothing."""
    rows = [(table, row) for table in TITLED for row in publication.rows.get(table, []) if row.get("title")]
    if not rows:
        return
    units = sorted({row["unit_id"] for _table, row in rows})
    known: dict[tuple[str, ...], list[str]] = {}
    for table, unit_id, measure, title, _number in act(cursor, "known_titles", {"units": units}).fetchall():
        known.setdefault((table, unit_id, measure, name_key(title)), []).append(title)
    filed = {coverage["coverage_id"]: coverage for coverage in publication.coverages.values()}
    for table, row in rows:
        titles = known.get((table, row["unit_id"], row["measure"], name_key(row["title"])), [])
        if titles and row["title"] not in titles:
            rename(publication, filed[row["coverage_id"]], row, titles[-1])


def rename(publication: Publication, coverage: Row, row: Row, title: str) -> None:
    """Another title for a row, and for the scope that it is filed under where the title is part of that."""
    subject = str(coverage["subject"])
    if subject.endswith(row["title"]):
        subject = subject.removesuffix(row["title"]) + title
    scope = "|".join((coverage["topic"], coverage["unit_id"], subject, coverage["period"]))
    if scope != coverage["scope"] and scope in publication.coverages:
        return  # a file that says both means both
    row["title"] = title
    del publication.coverages[coverage["scope"]]
    coverage |= {"subject": subject, "scope": scope}
    publication.coverages[scope] = coverage
