"""A ranking and a score sheet may both speak of a unit's total: what the newest says counts, blanks don't."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.store import Publication, Store

UNIT = {"unit_id": "so-y-te.long-an", "province_id": "long-an", "name": "Sở Y tế", "province": "Long An"}
RANKING = {"score": 78.97, "rank": 6, "out_of": 19, "class": "Khá", "rank_change": 13, "listed": True}
SHEET = {"max_score": 100, "score": 80, "listed": False}


def total_in(topic: str, **fields: object) -> Publication:
    publication = Publication(f"{topic}.xlsx", repr(fields).encode(), topic, "An")
    unit_id = publication.add_unit({**UNIT, "kind": "department", "cohort": "sở, ban, ngành"})
    row = {"unit_id": unit_id, "year": 2023, "flag": "official", **fields}
    publication.add("results", row, topic, unit_id, "", "2023")
    return publication


def total(store: Store) -> dict[str, Any]:
    (row,) = store.ask_rows("total_scores")
    return row


def test_each_field_comes_from_the_newest_that_carries_it(store: Store) -> None:
    store.publish(total_in("result", **RANKING), total_in("assessment", **SHEET))
    row = total(store)
    assert (row["score"], row["max_score"], row["ratio"]) == (80, 100, 80)
    assert (row["rank"], row["out_of"], row["class"], row["rank_change"]) == (6, 19, "Khá", 13)


def test_a_ranking_after_the_sheet_brings_its_own_points(store: Store) -> None:
    store.publish(total_in("assessment", **SHEET), total_in("result", **RANKING))
    row = total(store)
    assert (row["score"], row["max_score"], row["ratio"]) == (78.97, 100, 78.97)
    assert row["rank"] == 6


@pytest.mark.parametrize("field", ["framework_id", "rank", "out_of", "class", "rank_change", "flag"])
@pytest.mark.parametrize("topics", [("result", "assessment"), ("assessment", "result")])
def test_of_two_values_the_newer_stands_and_a_blank_overwrites_none(
    store: Store, field: str, topics: tuple[str, str]
) -> None:
    older, newer = (1, 2) if field in ("rank", "out_of", "rank_change") else ("cũ", "mới")
    shown = {"framework_id": "framework"}.get(field, field)
    store.publish(total_in(topics[0], **{field: older}))
    upload_id = store.publish(total_in(topics[1], **{field: newer}))[0]
    assert total(store)[shown] == newer
    store.take_back(upload_id)
    store.publish(total_in(topics[1], **{field: None}))
    assert total(store)[shown] == older


def test_a_printed_ratio_stands_only_where_none_can_be_computed(store: Store) -> None:
    store.publish(total_in("result", ratio=96.85))
    assert total(store)["ratio"] == 96.85
    store.publish(total_in("assessment", score=50, max_score=80))
    assert total(store)["ratio"] == 62.5


def listed(*ratios: float | None, ranks: tuple[int | None, ...] = ()) -> Publication:
    publication = Publication("xếp hạng.xlsx", repr((ratios, ranks)).encode(), "ranking", "An")
    for number, ratio in enumerate(ratios):
        place = {
            "province_id": "long-an",
            "province": "Long An",
            "kind": "department",
            "cohort": "sở, ban, ngành",
        }
        unit_id = publication.add_unit({"unit_id": f"so-{number}", "name": f"Sở {number}", **place})
        row = {"unit_id": unit_id, "year": 2023, "ratio": ratio, "listed": True, "flag": "official"}
        row["rank"] = ranks[number] if ranks else None
        publication.add("results", row, "result", unit_id, "", "2023")
    return publication


def places(store: Store) -> list[tuple[int | None, int | None, str]]:
    return [(row["rank"], row["out_of"], row["flag"]) for row in store.ask_rows("total_scores")]


def test_a_list_without_ranks_is_ranked_by_ratio_and_ties_share_a_place(store: Store) -> None:
    store.publish(listed(70, 90, 80, 80, 60, None))
    assert [rank for rank, *_ in places(store)] == [4, 1, 2, 2, 5, None]
    assert places(store)[0] == (4, 5, "computed")
    assert places(store)[5] == (None, None, "official")


def test_where_any_rank_is_printed_none_is_computed(store: Store) -> None:
    store.publish(listed(70, 90, 80, ranks=(3, None, None)))
    assert places(store) == [(3, None, "official"), (None, None, "official"), (None, None, "official")]


def test_one_listed_unit_alone_is_not_ranked(store: Store) -> None:
    store.publish(listed(70))
    assert places(store) == [(None, None, "official")]


def test_the_source_is_that_of_the_newest_publication(store: Store) -> None:
    store.publish(total_in("result", **RANKING, source_id="S1"), total_in("assessment", **SHEET))
    assert total(store)["source"] == "assessment.xlsx"
