"""A ranking and a score sheet may both speak of a unit's total: all of it comes from the one with most authority."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cchc.store import Publication, Store

UNIT = {"unit_id": "so-y-te.long-an", "province_id": "long-an", "name": "Sở Y tế", "province": "Long An"}
RANKING: dict[str, Any] = {
    "score": 78.97,
    "rank": 6,
    "out_of": 19,
    "class": "Khá",
    "rank_change": 13,
    "listed": True,
}
STANDINGS = ("published", "appraised", "self_assessment", "provisional")
SHEET: dict[str, Any] = {"max_score": 100, "score": 80, "listed": False}


def total_in(topic: str, standing: str = "", overrules: bool = False, **fields: object) -> Publication:
    """One total in a ranking («result») or a sheet («assessment»)."""
    content = repr((standing, overrules, fields)).encode()
    publication = Publication(f"{topic}.xlsx", content, topic, "An", overrules=overrules)
    unit_id = publication.add_unit({**UNIT, "kind": "department", "cohort": "sở, ban, ngành"})
    row = {"unit_id": unit_id, "year": 2023, "flag": "official", **fields}
    publication.add("results", row, topic, unit_id, "", "2023")
    usual = "published" if topic == "result" else "appraised"
    publication.cover(topic, unit_id, "", "2023")["standing"] = standing or usual
    return publication


def total(store: Store) -> dict[str, Any]:
    (row,) = store.ask_rows("total_scores")
    return row


PARTS = ("score", "max_score", "ratio", "rank", "out_of", "class")
OWN: dict[str, Any] = {"max_score": 100, "score": 92, "listed": False}


def parts(store: Store) -> tuple[Any, ...]:
    return tuple(total(store)[name] for name in PARTS)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("sheet", "standing"),
    [(SHEET, "appraised"), (OWN, "self_assessment"), (OWN, "provisional"), ({"max_score": 100}, "appraised")],
)
def test_all_parts_of_a_total_come_from_the_published_ranking_whatever_came_first(
    store: Store, turned: bool, sheet: dict[str, Any], standing: str
) -> None:
    ranking: dict[str, Any] = {**RANKING, "max_score": 81.5}
    both = [total_in("result", **ranking), total_in("assessment", standing, **sheet)]
    store.publish(*(reversed(both) if turned else both))
    assert parts(store) == (78.97, 81.5, pytest.approx(100 * 78.97 / 81.5), 6, 19, "Khá")
    assert (total(store)["flag"], total(store)["source"]) == ("official", "result.xlsx")


def test_no_blank_of_the_document_that_speaks_is_filled_from_another(store: Store) -> None:
    store.publish(total_in("result", **RANKING), total_in("assessment", **SHEET))
    assert parts(store) == (78.97, None, None, 6, 19, "Khá")


@pytest.mark.parametrize("topic", ["result", "assessment"])
def test_what_is_less_final_does_not_replace_and_comes_forth_when_that_is_taken_back(
    store: Store, topic: str
) -> None:
    (final,) = store.publish(total_in(topic, **SHEET))
    store.publish(total_in(topic, "self_assessment", **OWN))
    store.publish(total_in(topic, "provisional", max_score=100, score=85))
    assert (total(store)["score"], total(store)["flag"]) == (80, "official")
    store.take_back(final)
    assert (total(store)["score"], total(store)["flag"]) == (92, "self_assessment")
    store.publish_again(final)
    assert total(store)["score"] == 80


def test_a_person_may_put_a_provisional_figure_before_a_final_one_and_undo_it(store: Store) -> None:
    store.publish(total_in("result", **RANKING))
    (upload,) = store.publish(
        total_in("result", "provisional", overrules=True, score=70, max_score=100), replace=True
    )
    assert parts(store)[:4] == (70, 100, 70, None)
    assert total(store)["flag"] == "provisional"
    store.take_back(upload)
    assert parts(store)[3:] == (6, 19, "Khá")


def test_a_sheet_without_its_decision_leaves_the_total_to_the_sheet_with_it(store: Store) -> None:
    sheets: list[tuple[str, dict[str, Any]]] = [("published", SHEET), ("appraised", {"score": 79})]
    store.publish(*(total_in("assessment", kind, **told) for kind, told in sheets), replace=True)
    assert total(store)["score"] == 80


def test_a_correction_of_the_same_authority_replaces(store: Store) -> None:
    store.publish(total_in("result", **RANKING), total_in("result", **{**RANKING, "score": 79}))
    assert (total(store)["score"], total(store)["flag"]) == (79, "official")


@pytest.mark.parametrize("other", [{"score": 80}, {"rank": 7}, {"class": "Tốt"}, {"out_of": 20}])
def test_where_documents_of_equal_authority_differ_the_figure_is_disputed(
    store: Store, other: dict[str, Any]
) -> None:
    store.publish(total_in("result", **RANKING), total_in("assessment", "published", **{**RANKING, **other}))
    assert (total(store)["score"], total(store)["rank"], total(store)["flag"]) == (78.97, 6, "disputed")


def test_documents_of_equal_authority_that_agree_are_not_disputed(store: Store) -> None:
    store.publish(
        total_in("result", **RANKING), total_in("assessment", "published", score=78.97, max_score=100)
    )
    assert (total(store)["score"], total(store)["max_score"], total(store)["flag"]) == (
        78.97,
        None,
        "official",
    )


def test_a_derived_figure_gives_way_to_an_appraised_sheet(store: Store) -> None:
    store.publish(total_in("result", rank=19, flag="derived_rank"), total_in("assessment", **SHEET))
    assert parts(store)[:4] == (80, 100, 80, None)


@pytest.mark.parametrize("seed", range(5))
def test_random_documents_in_random_order_give_the_same_total_and_undo_restores_it(
    store: Store, seed: int
) -> None:
    """One document of each standing in each scope at most: only a correction may depend on what came last."""
    chance = random.Random(seed)
    kinds = [(topic, standing) for topic in ("result", "assessment") for standing in STANDINGS]
    documents = [random_document(chance, *kind) for kind in chance.sample(kinds, chance.randint(1, 8))]
    ids = [store.publish(document, replace=True)[0] for document in documents]
    told = total(store)
    for _ in range(3):
        gone = chance.sample(ids, chance.randint(1, len(ids)))
        for upload_id in gone:
            store.take_back(upload_id)
        for upload_id in gone:
            store.publish_again(upload_id)
        assert total(store) == told


def random_document(chance: random.Random, topic: str, standing: str) -> Publication:
    return total_in(
        topic,
        standing,
        score=chance.choice((None, 78.97, 80, 61.5)),
        max_score=chance.choice((None, 100, 71.5)),
        ratio=chance.choice((None, 96.85)),
        rank=chance.choice((None, 1, 6)),
        out_of=chance.choice((None, 19)),
        flag=chance.choice(("official", "derived")),
    )


def listed(*ratios: float | None, ranks: tuple[int | None, ...] = (), first: int = 0) -> Publication:
    publication = Publication("xếp hạng.xlsx", repr((ratios, ranks)).encode(), "ranking", "An")
    for number, ratio in enumerate(ratios, start=first):
        place = {
            "province_id": "long-an",
            "province": "Long An",
            "kind": "department",
            "cohort": "sở, ban, ngành",
        }
        unit_id = publication.add_unit({"unit_id": f"so-{number}", "name": f"Sở {number}", **place})
        row = {"unit_id": unit_id, "year": 2023, "ratio": ratio, "listed": True, "flag": "official"}
        row["rank"] = ranks[number - first] if ranks else None
        publication.add("results", row, "result", unit_id, "", "2023")
    return publication


def places(store: Store) -> list[tuple[int | None, int | None, str]]:
    return [(row["rank"], row["out_of"], row["flag"]) for row in store.ask_rows("total_scores")]


def test_a_list_without_ranks_is_ranked_by_ratio_and_ties_share_a_place(store: Store) -> None:
    store.publish(listed(70, 90, 80, 80, 60, None))
    assert [rank for rank, *_ in places(store)] == [4, 1, 2, 2, 5, None]
    assert places(store)[0] == (4, 5, "computed;rank_of_known")  # of six listed, five are known
    assert places(store)[5] == (None, None, "official")


def test_where_any_rank_is_printed_none_is_computed(store: Store) -> None:
    store.publish(listed(70, 90, 80, ranks=(3, None, None)))
    assert places(store) == [(3, None, "official"), (None, None, "official"), (None, None, "official")]


def test_lists_of_two_files_are_not_ranked_as_one(store: Store) -> None:
    store.publish(listed(70, 90))
    assert places(store) == [(2, 2, "computed"), (1, 2, "computed")]
    store.publish(listed(95, 80, first=2))
    assert set(places(store)) == {(None, None, "official")}


def test_one_listed_unit_alone_is_not_ranked(store: Store) -> None:
    store.publish(listed(70))
    assert places(store) == [(None, None, "official")]


def test_the_source_is_the_document_that_speaks(store: Store) -> None:
    store.publish(total_in("result", **RANKING, source_id="S1"), total_in("assessment", **SHEET))
    assert total(store)["source"] == "result.xlsx"
