"""Rankings as provinces published them, kept as approved files: ours must equal them, ties and all."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.store import Publication, Store

APPROVED = sorted((Path(__file__).parent / "approved").glob("*.csv"))
WORKBOOKS = Path(__file__).parent / "workbooks"
COHORT = "sở, ban, ngành"

# unit, ratio to two decimals as printed, rank, out of, class
Line = tuple[str, float, int, int, str | None]


def approved(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def published(path: Path) -> list[Line]:
    return [
        (r["unit"], round(float(r["ratio"]), 2), int(r["rank"]), int(r["out_of"]), r["class"] or None)
        for r in approved(path)
    ]


def ranked_by_ratio(path: Path) -> list[tuple[str, int]]:
    """Places by ratio alone, ties sharing the better one: Thanh Hóa printed 2 and 3 for the same 90,02 %."""
    return sorted((r["unit"], int(r["rank_by_ratio"])) for r in approved(path))


def totals(store: Store, path: Path) -> list[dict[str, Any]]:
    first = approved(path)[0]
    rows = store.ask_rows("total_scores", provinces=[first["province"]], years=[int(first["year"])])
    return sorted((row for row in rows if row["cohort"] == COHORT), key=lambda row: row["rank"])


def ours(rows: list[dict[str, Any]]) -> list[Line]:
    return [(r["unit"], round(r["ratio"], 2), r["rank"], r["out_of"], r["class"]) for r in rows]


def without_ranks(path: Path) -> Publication:
    """The same list with the published ratios, as a province would send it before anybody ranked it."""
    publication = workbook_of(path)
    ratios = {row["unit"]: float(row["ratio"]) for row in approved(path)}
    named = {unit_id: str(unit["name"]) for unit_id, unit in publication.units.items()}
    for row in publication.rows["results"]:
        row |= {"rank": None, "out_of": None, "ratio": ratios.get(named[row["unit_id"]])}
    return publication


def workbook_of(path: Path) -> Publication:
    book = next(WORKBOOKS.glob(f"{path.stem}_xep_hang.[ox]*"))
    return publication_of(read_workbook(book.read_bytes(), book.name), book.read_bytes(), "An")


@pytest.mark.parametrize("path", APPROVED, ids=lambda path: path.stem)
def test_the_seeded_ranking_is_the_published_one(path: Path, seeded: Store) -> None:
    assert ours(totals(seeded, path)) == published(path)


@pytest.mark.parametrize("path", APPROVED, ids=lambda path: path.stem)
def test_the_offices_workbook_over_the_seed_gives_the_same_ranking(path: Path, seed_copy: Path) -> None:
    store = Store(str(seed_copy))
    store.publish(workbook_of(path), replace=True)
    rows = totals(store, path)
    assert [(row["unit"], row["rank"]) for row in rows] == [line[:1] + line[2:3] for line in published(path)]
    store.close()


@pytest.mark.parametrize("path", APPROVED, ids=lambda path: path.stem)
def test_a_list_without_ranks_is_ranked_by_ratio_as_published(path: Path, store: Store) -> None:
    store.publish(without_ranks(path))
    rows = totals(store, path)
    assert sorted((row["unit"], row["rank"]) for row in rows) == ranked_by_ratio(path)
    assert {(row["flag"], row["out_of"]) for row in rows} == {("computed", len(rows))}


def test_rank_by_ratio_differs_from_the_published_rank_only_in_ties() -> None:
    differing = [r for path in APPROVED for r in approved(path) if r["rank"] != r["rank_by_ratio"]]
    assert [(r["unit"], r["rank"], r["rank_by_ratio"]) for r in differing] == [
        ("Văn phòng UBND tỉnh", "3", "2"),
        ("Sở Y tế", "14", "13"),
    ]
