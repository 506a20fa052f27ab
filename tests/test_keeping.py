"""What a newer file does not carry and was asked to stay stands on from the older upload, with its source."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.store import Publication, Store
from cchc.store.difference import difference_of_publishing
from tests.twins.keeping import Sent, figure, whole_rows

UNIT = "so-y-te.long-an"
GROUPS = (("score",), ("rank", "out_of"), ("class",), ("self_score",))
FIGURES = [column for group in GROUPS for column in group]


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
    found = store.database.cursor().table(f"standing_{table}")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def source(store: Store) -> str:
    return str(store.ask_rows("total_scores")[0]["source"])


def test_a_rank_stays_beside_a_newer_score_and_both_files_are_named(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3, "out_of": 25}]))
    newer = publication(2, True, results=[{"score": 85}])
    assert not difference_of_publishing(store, newer).loses
    store.publish(newer)
    (row,) = standing(store, "results")
    assert (row["score"], row["rank"], row["out_of"]) == (85, 3, 25)
    assert source(store) == ("tệp 2.xlsx (lần nạp số 2); số không có ở đó giữ từ tệp 1.xlsx (lần nạp số 1)")
    assert not any(store.offences().values())


def test_without_the_wish_nothing_is_kept(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    store.publish(publication(2, False, results=[{"score": 85}]), replace=True)
    assert [row["rank"] for row in standing(store, "results")] == [None]


def test_taking_back_either_upload_gives_what_the_other_says(store: Store) -> None:
    (first,) = store.publish(publication(1, False, results=[{"score": 80, "rank": 3}]))
    (second,) = store.publish(publication(2, True, results=[{"score": 85}]))
    store.take_back(first)
    assert [(row["score"], row["rank"]) for row in standing(store, "results")] == [(85, None)]
    assert source(store) == "tệp 2.xlsx"
    store.publish_again(first)  # now the newest, and it keeps nothing
    assert [(row["score"], row["rank"]) for row in standing(store, "results")] == [(80, 3)]
    store.take_back(first)
    store.take_back(second)
    assert standing(store, "results") == []


def test_figures_that_belong_together_are_kept_together_or_not_at_all(store: Store) -> None:
    store.publish(publication(1, False, results=[{"score": 80, "rank": 3, "out_of": 25}]))
    store.publish(publication(2, True, results=[{"score": 85, "rank": 4}]), replace=True)
    assert [(row["rank"], row["out_of"]) for row in standing(store, "results")] == [(4, None)]


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
    assert store.stands_already(newer) == again[0]
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
            follow(store, done)
        finally:
            store.close()


def follow(store: Store, done: list[tuple[Any, ...]]) -> None:
    """Do the steps, and after each compare the store with the twin."""
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
        compare(store, list(lines.values()), list(lists.values()))


def compare(store: Store, lines: list[Sent], lists: list[Sent]) -> None:
    found = standing(store, "results")
    if not any(one.published for one in lines):
        assert found == []
    else:
        (row,) = found
        for group in GROUPS:
            _, wanted = figure(lines, UNIT, group)
            assert tuple(row[column] for column in group) == wanted
    assert {row["title"]: row["published_no"] for row in standing(store, "tasks")} == whole_rows(lists)
    assert not any(store.offences().values())


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
