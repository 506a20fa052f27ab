"""Publishing, taking back, refusing: what stands afterwards, against a plain model of the rules."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cchc.store import (
    DatabaseBusyError,
    PartialUploadError,
    Publication,
    Store,
    StoreError,
    UnknownQuestionError,
    UnknownUploadError,
    open_store,
    paths,
)
from cchc.store.file.trouble import FOUND
from cchc.store.publishing.writing import FEW, insert
from tests.random_figures import Figures
from tests.random_figures import score_sheet as random_sheet
from tests.twins.history import History

ROOT = Path(__file__).parents[1]


def rows_of(store: Store, text: str) -> list[tuple[Any, ...]]:
    return store.database.cursor().execute(text).fetchall()


def tables(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every table with all its rows."""
    names = rows_of(store, "select table_name from duckdb_tables() order by table_name")
    return {name: store.database.cursor().table(name).order("all").fetchall() for (name,) in names}


def sheet(
    *scores: float | None, unit: str = "so-y-te.long-an", year: int = 2023, file: str = ""
) -> Publication:
    """A score sheet with one area per given score, each of 10 points."""
    content = file or f"{unit} {year} {scores}"
    publication = Publication(file or "bảng.xlsx", content.encode(), "score_sheet", "An")
    name = unit.split(".")[0]
    place = {
        "province_id": "long-an",
        "province": "Long An",
        "kind": "department",
        "cohort": "sở, ban, ngành",
    }
    publication.add_unit({"unit_id": unit, "name": name, **place})
    for position, score in enumerate(scores, start=1):
        row = {"unit_id": unit, "year": year, "position": position, "level": "area", "code": str(position)}
        row |= {"area_code": str(position), "title": f"Lĩnh vực {position}", "max_score": 10, "score": score}
        publication.add("scores", row | {"is_leaf": True}, "assessment", unit, "", str(year))
    return publication


def scores(store: Store, **given: object) -> list[float | None]:
    return [row["score"] for row in store.ask_rows("deductions_by_area", **given)]


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    first = store.publish(sheet(1, 2, 3))
    before = tables(store)
    assert store.publish(sheet(1, 2, 3)) == first
    assert tables(store) == before


def test_the_same_file_may_be_published_again_after_it_was_taken_back(store: Store) -> None:
    first = store.publish(sheet(1, 2))[0]
    store.take_back(first)
    second = store.publish(sheet(1, 2))[0]
    assert second != first
    assert scores(store) == [1, 2]


def test_an_older_file_may_be_published_again_over_a_newer_one(store: Store) -> None:
    store.publish(sheet(1, 2))
    store.publish(sheet(3, 4))
    store.publish(sheet(1, 2))
    assert scores(store) == [1, 2]


def test_publishing_replaces_exactly_the_unit_and_year_it_speaks_of(store: Store) -> None:
    store.publish(sheet(1), sheet(2, year=2022), sheet(3, unit="so-noi-vu.long-an"))
    store.publish(sheet(9))
    assert scores(store, unit="so-y-te", year=2023) == [9]
    assert scores(store, unit="so-y-te", year=2022) == [2]
    assert scores(store, unit="so-noi-vu") == [3]


def test_a_file_with_fewer_rows_is_refused_until_it_is_confirmed(store: Store) -> None:
    store.publish(sheet(1, 2, 3))
    before = tables(store)
    with pytest.raises(
        PartialUploadError, match=r"2 dòng trong khi đang có 3 dòng \(so-y-te, Long An, 2023\)"
    ):
        store.publish(sheet(1, 2))
    assert tables(store) == before
    store.publish(sheet(1, 2), replace=True)
    assert scores(store) == [1, 2]


def test_of_several_files_all_or_none_are_published(store: Store) -> None:
    before = tables(store)
    with pytest.raises(StoreError, match="lớn hơn điểm tối đa"):
        store.publish(sheet(1), sheet(2, year=2022), sheet(11, year=2021))
    assert tables(store) == before
    assert len(store.publish(sheet(1), sheet(2, year=2022))) == 2


def test_a_row_with_a_column_the_table_lacks_is_refused(store: Store) -> None:
    publication = sheet(1)
    publication.rows["scores"][0]["colour"] = "red"
    before = tables(store)
    with pytest.raises(StoreError, match="colour"):
        store.publish(publication)
    assert tables(store) == before


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e308, -1e12, 10**30])
def test_a_number_that_is_none_is_refused_and_nothing_is_written(store: Store, value: float) -> None:
    before = tables(store)
    with pytest.raises(StoreError, match="không phải là số"):
        store.publish(sheet(8.0, value))
    assert tables(store) == before


def test_fractions_survive_in_a_long_column_of_whole_numbers(store: Store) -> None:
    publication = sheet(*[1] * 2500)
    publication.rows["scores"][7] |= {"score": 0.5, "reason": "trễ hạn"}
    store.publish(publication)
    stored = rows_of(store, "select sum(score), count(reason) from scores")
    assert [tuple(map(float, row)) for row in stored] == [(2499.5, 1)]


def test_a_query_runs_on_one_thread_as_windows_race_on_several(store: Store) -> None:
    assert rows_of(store, "select current_setting('threads')") == [(1,)]


def test_an_upload_keeps_the_senders_file_byte_for_byte(store: Store) -> None:
    store.publish(sheet(1, file="nguyên bản"))
    assert rows_of(store, "select content from upload_files") == [("nguyên bản".encode(),)]


@pytest.mark.parametrize("seed", range(2))
def test_after_any_publishing_and_taking_back_the_newest_of_each_scope_stands(
    store: Store, seed: int
) -> None:
    history, make = History(), Figures(seed)
    for _ in range(30):
        published = [sent for sent in history.sent if sent.published]
        if published and make.random.random() < 0.45:
            history.take_back(store, make.pick(*published).upload_id)
        else:
            history.publish(store, make.file(random_sheet))
        wanted = {coverage["coverage_id"] for _, coverage in history.coverages()}
        standing = rows_of(store, "select cast(coverage_id as varchar) from coverages where stands")
        assert {coverage_id for (coverage_id,) in standing} == wanted
    wanted_titles = sorted((row["unit_id"], row["year"], row["title"]) for row in history.rows("scores"))
    assert sorted(rows_of(store, "select unit_id, year, title from current_scores")) == wanted_titles
    assert not any(store.offences().values())


def test_taking_back_everything_leaves_no_figure_standing(store: Store) -> None:
    make = Figures(1)
    ids = [store.publish(make.publication(), replace=True)[0] for _ in range(6)]
    for upload_id in make.random.sample(ids, len(ids)):
        store.take_back(upload_id)
    assert rows_of(store, "select * from coverages where stands") == []
    assert {row["state"] for row in store.ask_rows("uploads")} == {"taken_back"}


def test_every_change_moves_the_version_and_nothing_else_does(store: Store) -> None:
    assert store.version().number == 0
    first = store.publish(sheet(1))[0]
    assert store.version().number == 1
    store.publish(sheet(1))
    store.ask("uploads")
    assert store.version().number == 1
    store.take_back(first)
    assert store.version().number == 2


@pytest.mark.parametrize("upload_id", ["không phải mã", "", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_upload_cannot_be_taken_back(store: Store, upload_id: str) -> None:
    with pytest.raises(UnknownUploadError):
        store.take_back(upload_id)
    assert store.version().number == 0


def test_an_upload_cannot_be_taken_back_twice(store: Store) -> None:
    upload_id = store.publish(sheet(1))[0]
    store.take_back(upload_id)
    with pytest.raises(UnknownUploadError):
        store.take_back(upload_id)
    assert store.version().number == 2


def test_an_unknown_question_is_named_with_those_that_exist(store: Store) -> None:
    with pytest.raises(UnknownQuestionError, match="total_scores"):
        store.ask("không_có")


@pytest.mark.parametrize("name", ["take_back_upload", "score_above_maximum", "../actions/add_version"])
def test_actions_and_checks_are_no_questions(store: Store, name: str) -> None:
    with pytest.raises(UnknownQuestionError):
        store.ask(name)


def test_an_unknown_parameter_is_named_with_those_that_exist(store: Store) -> None:
    with pytest.raises(UnknownQuestionError, match="province, unit, unit_id, year"):
        store.ask("deductions_by_area", units=["Sở Y tế"])


def test_a_filter_that_is_no_number_is_a_sentence_and_no_crash(store: Store) -> None:
    store.publish(sheet(1))
    with pytest.raises(StoreError, match="không hợp lệ"):
        store.ask("deductions_by_area", year="năm ngoái")


@pytest.mark.parametrize("value", ["'; drop table uploads; --", "$unit", '"', "\\", "%", "_"])
def test_a_filter_value_is_never_read_as_sql(store: Store, value: str) -> None:
    store.publish(sheet(1))
    assert store.ask("deductions_by_area", unit=value).empty
    assert len(store.ask("uploads")) == 1


def test_a_filter_not_given_empty_or_blank_does_not_filter(store: Store) -> None:
    store.publish(sheet(1))
    nothing: Any
    for nothing in (None, "", [], ()):
        assert len(store.ask("deductions_by_area", unit=nothing or None, province=nothing)) == 1


def test_opening_again_runs_no_schema_step_twice(tmp_path: Path) -> None:
    path = str(tmp_path / "cchc.duckdb")
    first = Store(path)
    first.publish(sheet(1))
    before = tables(first)
    first.close()
    again = Store(path)
    assert tables(again) == before
    assert len(before["schema_steps"]) == len(list((ROOT / "cchc/store/schema").glob("*.sql")))
    again.close()


def test_a_process_opens_a_database_once(tmp_path: Path) -> None:
    path = str(tmp_path / "cchc.duckdb")
    assert open_store(path) is open_store(path)
    open_store(path).close()


def test_a_second_process_is_told_that_the_database_is_busy(store: Store) -> None:
    assert issubclass(DatabaseBusyError, StoreError)
    script = (
        "import sys; from cchc.store import *\ntry: Store(sys.argv[1])\nexcept DatabaseBusyError: sys.exit(7)"
    )
    ran = subprocess.run([sys.executable, "-c", script, store.path], cwd=ROOT, env=os.environ, check=False)
    assert ran.returncode == 7


def plant_unknown_upload(store: Store) -> None:
    store.database.cursor().execute("delete from uploads")


def plant_figure_without_coverage(store: Store) -> None:
    store.database.cursor().execute("insert into results (coverage_id, unit_id) values (uuid(), 'x')")


def plant_scope_twice(store: Store) -> None:
    store.database.cursor().execute(
        "insert into coverages by name select * replace (uuid() as coverage_id, 'measures' as topic) from coverages"
    )


def plant_coverage_twice(store: Store) -> None:
    store.database.cursor().execute(
        "insert into coverages by name select * replace (false as stands) from coverages"
    )


def plant_high_score(store: Store) -> None:
    store.database.cursor().execute("update scores set score = max_score + 0.01")


def plant_negative_score(store: Store) -> None:
    store.database.cursor().execute("update scores set score = -0.01")


def plant_unit_twice(store: Store) -> None:
    store.database.cursor().execute("insert into units from units")


def plant_other_topic(store: Store) -> None:
    store.database.cursor().execute(
        "insert into limitations (coverage_id, unit_id) select coverage_id, unit_id from coverages"
    )


def plant_other_unit(store: Store) -> None:
    store.database.cursor().execute("update scores set unit_id = 'x'")


def plant_responsibility_twice(store: Store) -> None:
    cursor = store.database.cursor()
    cursor.execute(
        "insert into coverages by name select * replace (uuid() as coverage_id, 'responsibilities' as topic, 'x' as scope) "
        "from coverages limit 1"
    )
    cursor.execute(
        "insert into responsibilities (coverage_id, unit_id, criterion) "
        "select coverage_id, unit_id, '1' from coverages, range(2) where topic = 'responsibilities'"
    )


def plant_ledger_row_twice(store: Store) -> None:
    cursor = store.database.cursor()
    cursor.execute(
        "insert into coverages by name select * replace (uuid() as coverage_id, 'ledger_remedies' as topic, 'x' as scope) "
        "from coverages limit 1"
    )
    cursor.execute(
        "insert into ledger_remedies (coverage_id, unit_id, remedy_id) "
        "select coverage_id, unit_id, '1' from coverages, range(2) where topic = 'ledger_remedies'"
    )


def plant_strange_total(store: Store) -> None:
    store.database.cursor().execute("insert into kept_totals (unit_id) values ('x')")


def plant_strange_dossiers(store: Store) -> None:
    store.database.cursor().execute(
        "insert into kept_dossiers (span, coverage_id) select 'line', coverage_id from coverages"
    )


def plant_strange_task(store: Store) -> None:
    store.database.cursor().execute("insert into kept_tasks (coverage_id) values (uuid())")


def plant_strange_outcome(store: Store) -> None:
    store.database.cursor().execute("insert into kept_outcomes (unit_id) values ('x')")


def plant_strange_share(store: Store) -> None:
    store.database.cursor().execute("insert into kept_shares (unit_id) values ('x')")


def plant_ledger_not_kept(store: Store) -> None:
    store.database.cursor().execute("insert into kept_ledgers (coverage_id, row_count) values (uuid(), 0)")


def plant_strange_name(store: Store) -> None:
    store.database.cursor().execute("insert into kept_criterion_names (name) values ('x')")


def plant_publication_number_twice(store: Store) -> None:
    store.database.cursor().execute(
        "insert into uploads by name select * replace (uuid() as upload_id) from uploads"
    )


def plant_upload_twice(store: Store) -> None:
    store.database.cursor().execute(
        "insert into uploads by name select * replace (published_no + 1 as published_no) from uploads"
    )


def plant_version_twice(store: Store) -> None:
    store.database.cursor().execute("insert into versions from versions")


PLANTED: list[tuple[str, Callable[[Store], None]]] = [
    ("coverage_without_upload", plant_unknown_upload),
    ("figure_without_coverage", plant_figure_without_coverage),
    ("ledger_row_twice", plant_ledger_row_twice),
    ("responsibility_twice", plant_responsibility_twice),
    ("scope_current_twice", plant_scope_twice),
    ("coverage_registered_twice", plant_coverage_twice),
    ("score_above_maximum", plant_high_score),
    ("score_above_maximum", plant_negative_score),
    ("unit_registered_twice", plant_unit_twice),
    ("figure_under_another_topic", plant_other_topic),
    ("figure_under_another_topic", plant_other_unit),
    ("totals_kept_as_computed", plant_strange_total),
    ("dossiers_kept_of_current", plant_strange_dossiers),
    ("tasks_kept_of_current", plant_strange_task),
    ("criterion_names_kept_as_computed", plant_strange_name),
    ("outcomes_kept_of_current", plant_strange_outcome),
    ("shares_kept_of_current", plant_strange_share),
    ("shares_kept_of_current", plant_ledger_not_kept),
    ("published_no_twice", plant_publication_number_twice),
    ("upload_registered_twice", plant_upload_twice),
    ("version_no_twice", plant_version_twice),
]


def test_what_is_kept_of_sheets_is_told_anew_where_the_file_lacks_it(tmp_path: Path) -> None:
    """As in a file of an older version, whose tables are empty."""
    first = Store(str(tmp_path / "lacking.duckdb"))
    first.publish(sheet(5), sheet(7, year=2024))
    told = sorted(first.database.cursor().table("kept_outcomes").fetchall())
    first.database.cursor().execute("delete from kept_outcomes; delete from kept_sheets")
    first.close()
    again = Store(str(tmp_path / "lacking.duckdb"))
    assert told == sorted(again.database.cursor().table("kept_outcomes").fetchall())
    assert len(told) == 2
    assert not any(again.offences().values())


@pytest.mark.parametrize(("check", "plant"), PLANTED)
def test_a_check_finds_what_was_planted(store: Store, check: str, plant: Callable[[Store], None]) -> None:
    store.publish(sheet(5))
    assert not any(store.offences().values())
    plant(store)
    assert [name for name, count in store.offences().items() if count] == [check]
    with pytest.raises(StoreError, match=re.escape(FOUND[check])) as refused:
        store.publish(sheet(6, year=2020))
    assert not re.search(r"[|_]|so-y-te", str(refused.value)), "a key that no person knows"


def test_every_check_has_something_planted() -> None:
    assert {path.stem for path in paths("checks")} == {check for check, _ in PLANTED} == set(FOUND)


def test_a_name_is_kept_on_one_line_without_what_nobody_sees_and_no_longer_than_a_name(store: Store) -> None:
    said = " Chị Hoa\nPhòng\tCCHC\x00\u202e\u200b " + "x" * 100_000
    publication = sheet(1)
    publication.published_by = said
    (upload_id,) = store.publish(publication)
    store.take_back(upload_id, said)
    store.teach_alias("Sở Y", "so-y-te.long-an", said)
    wanted = "Chị Hoa Phòng CCHC " + "x" * 81
    for column, table in (
        ("published_by", "uploads"),
        ("taken_back_by", "uploads"),
        ("changed_by", "versions"),
        ("chosen_by", "unit_aliases"),
    ):
        assert set(store.database.cursor().table(table).project(column).fetchall()) == {(wanted,)}


def test_few_rows_are_written_as_many_are(store: Store) -> None:
    given: dict[str, dict[str, object]] = {
        "coverages": {"coverage_id": str(uuid.uuid4()), "row_count": np.int64(3), "stands": True, "keeps": np.False_},
        "results": {"year": 2023, "score": np.float64(78.97), "max_score": 80, "rank": 1.0, "class": "", "flag": "a'b"},
        "tasks": {"due_on": "2024-05-31", "period": 7, "position": 1, "title": pd.NA},
        "measures": {"plan": Decimal("95.125"), "actual": 999_999_999_999_999, "measure": "x"},
        "uploads": {"published_at": datetime(2026, 11, 30, 17, 5, 1, 250), "taken_back_at": pd.NaT},
    }  # fmt: skip
    with store.change("mark_demonstration") as cursor:
        for table, row in given.items():
            before = cursor.table(table).fetchall()
            for count in (FEW, FEW + 1):
                insert(cursor, table, [row] * count)
            added = [line for line in cursor.table(table).fetchall() if line not in before]
            assert len(added) == 2 * FEW + 1
            assert len(set(added)) == 1, table
