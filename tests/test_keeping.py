"""What a newer file does not carry and was asked to stay stands on from the older upload, with its source."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.store import Publication, Store
from cchc.store.difference import difference_of_publishing, difference_of_taking_back
from tests.twins.keeping import Sent, kept_beside, whole_rows

UNIT = "so-y-te.long-an"
FIGURES = ["score", "rank", "out_of", "class", "self_score"]


def publication(number: int, keeps: bool, **rows: list[dict[str, Any]]) -> Publication:
    """A ranking's line (`results`) and tasks of one unit, as one file."""
    content = json.dumps([number, rows]).encode()
    made = Publication(f"tệp {number}.xlsx", content, "ranking", "An", keeps=keeps)
    place = {
        "province_id": "long-an",
        "province": "Long An",
        "kind": "department",
        "cohort": "sở, ban, ngành",
    }
    made.add_unit({"unit_id": UNIT, "name": "Sở Y tế", **place})
    for row in rows.get("results", []):
        line = {"unit_id": UNIT, "year": 2024, "listed": True, **row}
        made.add("results", line, "result", UNIT, "", "2024")
    for row in rows.get("tasks", []):
        made.add("tasks", {"unit_id": UNIT, "period": "2024", **row}, "tasks", UNIT, "", "2024")
    return made


def standing(store: Store, table: str) -> list[dict[str, Any]]:
    found = store.database.cursor().table(f"current_{table}")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def told(store: Store) -> list[tuple[Any, ...]]:
    """What each document says of the total, the one in use first."""
    found = store.ask_rows("total_readings")
    return [(row["use_state"], row["score"], row["rank"], row["out_of"], row["source"]) for row in found]


def test_a_total_is_never_put_together_of_two_files_and_the_older_one_stays_beside(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3, "out_of": 25}]))
    newer = publication(2, True, results=[{"score": 85}])
    shown = difference_of_publishing(store, newer)
    assert not shown.loses
    assert (shown.count("kept"), shown.count("changed")) == (2, 1)
    store.publish(newer)
    (total,) = store.ask_rows("total_scores")
    assert (total["score"], total["rank"], total["flag"], total["source"]) == (85, None, None, "tệp 2.xlsx")
    assert told(store) == [("used", 85, None, None, "tệp 2.xlsx"), ("kept", 80, 3, 25, "tệp 1.xlsx")]
    assert not any(store.offences().values())


def test_without_the_wish_nothing_is_kept(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    store.publish(publication(2, False, results=[{"score": 85}]), replace=True)
    assert told(store) == [("used", 85, None, None, "tệp 2.xlsx")]


def test_what_a_newer_file_carries_wholly_is_not_kept_beside_it(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    store.publish(publication(2, True, results=[{"score": 85, "rank": 2}]))
    assert told(store) == [("used", 85, 2, None, "tệp 2.xlsx")]


PUBLISHED: dict[str, dict[str, Any]] = {
    "A": {"score": 80, "rank": 3},
    "B": {"score": 85},
    "C": {"class": "Tốt"},
    "D": {"score": 70, "rank": 9, "class": "Khá"},
}
NOTHING = {"score": None, "rank": None, "class": None}
# What is done (a file that keeps is followed by +, one taken back by −, one put again by *) -> what is used, then what is kept.
ORDERS = {
    "A B+": "B A",
    "A B": "B",
    "A B+ C+": "C B A",  # of B its points, of A its rank
    "A B C+": "C B",  # B did not keep A
    "A B+ C": "C",
    "A B+ D+": "D",  # it says all that they say
    "A D+ B+": "B D",
    "A B+ A−": "B",
    "A B+ B−": "A",
    "A B+ C+ B−": "C A",
    "A B+ C+ A−": "C B",
    "A B+ C+ C−": "B A",
    "A B+ C+ B− B*": "B C A",
    "A B+ A− A*": "A",  # the newest now, and it keeps nothing
    "A B+ B− B*": "B A",
}


@pytest.mark.parametrize("order", ORDERS)
def test_any_order_uses_the_newest_and_keeps_what_newer_ones_do_not_say(order: str, store: Store) -> None:
    uploads: dict[str, str] = {}
    for number, (file, *sign) in enumerate(map(list, order.split()), 1):
        if sign == ["−"]:
            lost = difference_of_taking_back(store, uploads[file])
            before = {row["source"] for row in store.ask_rows("total_readings")}
            store.take_back(uploads[file])
            after = {row["source"] for row in store.ask_rows("total_readings")}
            assert not before - after or not lost.figures.empty
        elif sign == ["*"]:
            store.publish_again(uploads[file])
        else:
            made = publication(number, sign == ["+"], results=[PUBLISHED[file]])
            made.file_name = file
            (uploads[file],) = store.publish(made, replace=True)
    assert " ".join(row["source"] for row in store.ask_rows("total_readings")) == ORDERS[order]
    (total,) = store.ask_rows("total_scores")
    wanted = PUBLISHED[ORDERS[order][0]]
    assert {column: total[column] for column in NOTHING} == NOTHING | wanted
    assert not any(store.offences().values())


def test_taking_back_a_file_that_is_kept_beside_says_what_goes(store: Store) -> None:
    (first,) = store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    store.publish(publication(2, True, results=[{"score": 85}]))
    lost = difference_of_taking_back(store, first)
    assert lost.removed[["figure", "number_before"]].values.tolist() == [["rank", 3]]


def test_the_older_file_sent_again_is_the_newest(store: Store) -> None:
    """It is kept, but it does not stand."""
    older = publication(1, False, results=[{"score": 80, "rank": 3}])
    store.publish(older)
    store.publish(publication(2, True, results=[{"score": 85}]))
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    assert told(store) == [("used", 80, 3, None, "tệp 1.xlsx")]


def test_a_published_rank_of_the_766_index_is_not_put_beside_points_of_another_file(store: Store) -> None:
    def reading(number: int, keeps: bool, **figures: float) -> Publication:
        made = publication(number, keeps)
        row = {"unit_id": UNIT, "period": "2024", "snapshot": "", **figures}
        made.add("index_766", row, "index_766", UNIT, "", "2024")
        return made

    store.publish(reading(1, False, total=80, rank=3))
    store.publish(reading(2, True, total=90))
    assert [(row["total_score"], row["rank"]) for row in store.ask_rows("index_766")] == [(90, None)]
    found = store.ask_rows("index_766_readings")
    assert [(row["use_state"], row["total_score"], row["rank"]) for row in found] == [
        ("used", 90, None),
        ("kept", 80, 3),
    ]
    lines = store.ask_rows("source_lines", origins=[found[1]["origin"]])
    assert [line["source"] for line in lines] == ["tệp 1.xlsx"]


Report = Mapping[str, Mapping[str, float | None]]


def dossiers(number: int, keeps: bool, **lines: Mapping[str, float | None]) -> Publication:
    made = publication(number, keeps)
    for position, (label, figures) in enumerate(lines.items(), 1):
        row = {"unit_id": UNIT, "period": "2024-Q1", "position": position, "label": label}
        made.add("dossier_counts", {**row, **figures}, "dossiers", UNIT, "", "2024-Q1")
    return made


RECEIVED = {"received_total": 90, "carried_over": 0}
PAID = {"payable_total": 50, "paid_online": 40}
PARTS_OF_REPORTS: dict[str, tuple[Report, Report, Any]] = {
    "counts of one report are not filled in from another": (
        {
            "A": {
                "received_total": 88,
                "carried_over": 0,
                "resolved_total": 83,
                "pending_total": 5,
                "digitised": 80,
            }
        },
        {"A": RECEIVED},
        {"A": RECEIVED},
    ),
    "what is paid is a report of its own": ({"A": PAID}, {"A": RECEIVED}, {"A": RECEIVED | PAID}),
    "nothing is kept of lines that the newer one tells of others": (
        {"A": PAID, "B": PAID},
        {"A": RECEIVED, "B": RECEIVED | {"payable_total": 9, "paid_online": 1}},
        {"A": RECEIVED, "B": RECEIVED | {"payable_total": 9, "paid_online": 1}},
    ),
    "nothing is kept without all its lines": ({"A": PAID, "B": PAID}, {"A": RECEIVED}, {"A": RECEIVED}),
}


@pytest.mark.parametrize("case", PARTS_OF_REPORTS)
def test_of_a_dossier_report_only_whole_parts_are_kept(case: str, store: Store) -> None:
    older, newer, wanted = PARTS_OF_REPORTS[case]
    store.publish(dossiers(1, False, **older))
    store.publish(dossiers(2, True, **newer), replace=True)
    columns = sorted({column for figures in [*older.values(), *newer.values()] for column in figures})
    found = {
        row["label"]: {column: row[column] for column in columns} for row in standing(store, "dossier_counts")
    }
    assert found == {
        label: {column: figures.get(column) for column in columns} for label, figures in wanted.items()
    }


def test_tasks_that_a_newer_list_lacks_stand_on_with_their_own_file(store: Store) -> None:
    store.publish(publication(1, False, tasks=[{"title": "A", "owner": "cũ"}, {"title": "B", "owner": "cũ"}]))
    store.publish(publication(2, True, tasks=[{"title": " a", "owner": "mới"}]))
    found = {row["title"]: (row["owner"], row["published_no"]) for row in standing(store, "tasks")}
    assert found == {" a": ("mới", 2), "B": ("cũ", 1)}
    assert {row["title"]: row["source"] for row in store.ask_rows("tasks", as_of="2024-06-01")} == {
        " a": "tệp 2.xlsx",
        "B": "tệp 1.xlsx",
    }


def test_the_same_file_again_changes_nothing_where_it_keeps(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    newer = publication(2, True, results=[{"score": 85}])
    again = store.publish(newer)
    assert store.current_upload_of(newer) == again[0]
    assert store.publish(publication(2, True, results=[{"score": 85}])) == again


def test_history_tells_each_figure_once_as_it_was_handed_in(store: Store) -> None:
    def measure(number: int, keeps: bool, **figures: float) -> Publication:
        made = publication(number, keeps)
        row = {
            "unit_id": UNIT,
            "measure": "fees",
            "title": "Phí",
            "period": "2024",
            "measure_unit": "triệu đồng",
        }
        made.add("measures", {**row, **figures}, "measures", UNIT, "fees Phí", "2024")
        return made

    store.publish(measure(1, False, plan=100, actual=40))
    store.publish(measure(2, True, actual=60))
    (row,) = store.ask_rows("measures")
    assert (row["plan"], row["actual"]) == (100, 60)
    told = [(row["plan"], row["actual"], row["state"]) for row in store.ask_rows("measure_history")]
    assert sorted(told, key=str) == [(100, 40, "replaced"), (None, 60, "published")]


values = st.one_of(st.none(), st.integers(1, 9))
result = st.fixed_dictionaries({column: values for column in FIGURES if column != "class"}).flatmap(
    lambda row: st.sampled_from([None, "Tốt", "Khá"]).map(lambda said: {**row, "class": said})
)
Told = dict[str, Any]
task_lists = st.lists(st.sampled_from("ABC"), unique=True, min_size=1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), st.booleans(), result, task_lists),
        st.tuples(st.sampled_from(["take_back", "again"]), st.integers(0, 9), st.none(), st.none()),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=10, deadline=None)
@given(done=steps)
def test_any_order_of_publishing_keeping_and_taking_back_gives_what_the_slow_rule_gives(
    empty_file: Path, done: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(str(shutil.copy(empty_file, Path(folder) / "giu.duckdb")))
        try:
            for stands, wanted in followed(store, done):
                assert stands == wanted
        finally:
            store.close()


def followed(store: Store, done: list[tuple[Any, ...]]) -> Iterator[tuple[Told, Told]]:
    """Do the steps; after each what stands in the store, and what the slow rule says that stands."""
    lines: dict[str, Sent] = {}
    lists: dict[str, Sent] = {}
    number = 0
    for step, wish, row, titles in done:
        if step == "publish":
            number += 1
            made = publication(number, wish, results=[row], tasks=[{"title": title} for title in titles])
            (upload_id,) = store.publish(made, replace=True)
            lines[upload_id] = Sent(number, wish, {UNIT: row})
            lists[upload_id] = Sent(number, wish, {title: {} for title in titles})
        else:
            wanted = [key for key, sent in lines.items() if sent.published == (step == "take_back")]
            if not wanted:
                continue
            upload_id = wanted[wish % len(wanted)]
            sent = (lines[upload_id], lists[upload_id])
            if step == "take_back":
                store.take_back(upload_id)
            else:
                number += 1
                store.publish_again(upload_id)
            for one in sent:
                one.published = step != "take_back"
                one.number = number if one.published else one.number
        yield what_stands(store), what_should_stand(list(lines.values()), list(lists.values()))


def what_stands(store: Store) -> Told:
    return {
        "results": [{column: row[column] for column in FIGURES} for row in standing(store, "results")],
        "kept": sum(row["use_state"] == "kept" for row in store.ask_rows("total_readings")),
        "tasks": {row["title"]: row["published_no"] for row in standing(store, "tasks")},
        "offences": sum(store.offences().values()),
    }


def what_should_stand(lines: list[Sent], lists: list[Sent]) -> Told:
    newest = max((one for one in lines if one.published), key=lambda one: one.number, default=None)
    return {
        "results": [newest.rows[UNIT]] if newest else [],
        "kept": len(kept_beside(lines, UNIT)),
        "tasks": whole_rows(lists),
        "offences": 0,
    }


def test_of_a_score_sheet_nothing_is_kept(store: Store) -> None:
    def lines(number: int, *scores: float) -> Publication:
        made = publication(number, True)
        for position, score in enumerate(scores, 1):
            row = {
                "unit_id": UNIT,
                "year": 2024,
                "position": position,
                "level": "area",
                "code": str(position),
            }
            row |= {
                "title": f"Lĩnh vực {position}",
                "area_code": str(position),
                "max_score": 10,
                "score": score,
            }
            made.add("scores", {**row, "is_leaf": True}, "assessment", UNIT, "", "2024")
        return made

    store.publish(lines(1, 5, 6))
    store.publish(lines(2, 7), replace=True)
    assert [row["score"] for row in standing(store, "scores")] == [7]


def test_a_total_that_an_older_version_put_together_comes_apart(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    store.publish(publication(2, True, results=[{"score": 85}]))
    cursor = store.database.cursor()
    cursor.execute("""
        create temp table newest as select * from coverages where keeps and topic = 'result';
        insert into coverages by name
            select newest.* replace (gen_random_uuid() as coverage_id, newest.coverage_id as completes) from newest;
        insert into results by name
            select results.* replace (coverages.coverage_id as coverage_id, 3 as rank) from results
            inner join newest using (coverage_id) cross join coverages where coverages.completes is not null;
        update coverages set stands = completes is not null where topic = 'result';
        update coverages set is_kept = null;
        delete from schema_steps where step = '005_authority'
    """)
    store.close()
    opened = Store(store.path)
    assert told(opened) == [("used", 85, None, None, "tệp 2.xlsx"), ("kept", 80, 3, None, "tệp 1.xlsx")]
    assert not any(opened.offences().values())
    opened.close()
