"""A database that an older version wrote opens with everything in it; one of a newer version is left alone.

`databases/first_version.duckdb.xz` was written by the commands of the first version that published (schema steps up to
009, some of them different from what stands under their names today): Long An's areas of 2023, Tây Ninh's ranking, a
quarter of dossiers, and a sheet that was taken back. `before_the_catalogue.duckdb.xz` was written by the last version
that wrote its views by hand: documents that differ, tasks told twice, targets and days with history, drafts, a list that
keeps what it does not carry, and lists taken back; `before_the_catalogue.json` is what that version answered
(without `whole_max_score` of areas, which was wrong and is corrected since).
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc.seed import seed_database
from cchc.store import Store, StoreError, drafts_of, open_store, paths
from cchc.store.groups import saved_groups
from tests.test_pages import NAMES, opened, said
from tests.test_store import rows_of

DATABASES = Path(__file__).parent / "databases"
FIRST_VERSION = DATABASES / "first_version.duckdb.xz"
BEFORE_THE_CATALOGUE = DATABASES / "before_the_catalogue.duckdb.xz"
ANSWERS = json.loads(BEFORE_THE_CATALOGUE.with_name("before_the_catalogue.json").read_text(encoding="utf-8"))
TAKEN_BACK, AGAIN = "«bảng hai» taken back", "«bảng hai» put in place again"
DONG_THAP = {"provinces": ["Đồng Tháp"], "years": [2021]}
LONG_AN = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An"}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "older.duckdb"
    path.write_bytes(lzma.decompress(FIRST_VERSION.read_bytes()))
    return path


def columns(store: Store) -> set[tuple[str, str, str]]:
    """Of every table and view: its name, a column and the column's type."""
    asked = "select table_name, column_name, data_type from duckdb_columns() where not internal"
    return set(store.database.cursor().execute(asked).fetchall())


def test_an_older_database_becomes_like_a_new_one_and_loses_nothing(older: Path, store: Store) -> None:
    opened_again = Store(str(older))
    assert columns(opened_again) == columns(store)
    uploads = {row["file_name"]: row["state"] for row in opened_again.ask_rows("uploads")}
    assert uploads == {
        "long_an_2023_linh_vuc.xlsx": "published",
        "tay_ninh_2023_xep_hang.xlsx": "published",
        "brvt_2023_q1_ho_so_06a.xlsx": "published",
        "bo_tieu_chi_so_khcn_2023.xlsx": "taken_back",
    }
    (total,) = opened_again.ask_rows("total_scores", units=[LONG_AN["unit"]], provinces=["Long An"])
    assert total["score"] == 78.97
    assert len(opened_again.ask_rows("deductions_by_area", **LONG_AN)) == 7
    for path in paths():
        opened_again.ask_rows(path.stem)
    assert not any(opened_again.offences().values())
    opened_again.close()


def test_what_comes_with_a_newer_version_is_added_and_taken_back_uploads_stay_so(older: Path) -> None:
    store = Store(str(older))
    assert "calendar.csv" in seed_database(store)
    assert seed_database(store) == []
    (taken_back,) = [row for row in store.ask_rows("uploads") if row["state"] == "taken_back"]
    store.publish_again(taken_back["id"], "An")
    assert len(store.ask_rows("deductions_by_criterion", **LONG_AN)) > 7
    assert not any(store.offences().values())
    store.close()


def test_every_page_opens_on_an_older_database(monkeypatch: pytest.MonkeyPatch, older: Path) -> None:
    for name in NAMES:
        assert len(opened(monkeypatch, str(older), name).title) == 1
    text = said(opened(monkeypatch, str(older), "tong_quan", don_vi="so-khoa-hoc-va-cong-nghe.long-an"))
    assert "Năm 2023 đạt **78,97**" in text
    open_store(str(older)).close()


def test_a_changed_step_is_applied_once(older: Path) -> None:
    Store(str(older)).close()
    before = older.stat().st_mtime_ns
    Store(str(older)).close()
    assert older.stat().st_mtime_ns == before, "nothing was written"


@pytest.mark.parametrize("step", ["001_of_yesterday", "022_demonstration"])
def test_a_step_that_went_into_another_file_is_forgotten(store: Store, step: str) -> None:
    """Also one that was the last of its version: a database of that version is none of a newer one."""
    store.database.cursor().execute("insert into schema_steps (step) values ($step)", {"step": step})
    store.close()
    opened_again = Store(store.path)
    assert not rows_of(opened_again, f"select * from schema_steps where step = '{step}'")  # noqa: S608
    opened_again.close()


def test_a_database_of_a_newer_version_is_left_as_it_was(store: Store) -> None:
    store.database.cursor().execute("insert into schema_steps (step) values ('999_of_tomorrow')")
    store.close()
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        Store(store.path)


@pytest.fixture(scope="module")
def of_yesterday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("yesterday") / "cchc.duckdb"
    path.write_bytes(lzma.decompress(BEFORE_THE_CATALOGUE.read_bytes()))
    opened_today = Store(str(path))
    yield opened_today
    opened_today.close()


def told(rows: list[dict[str, Any]], columns: list[str]) -> list[list[Any]]:
    """Rows as the file of answers has them."""
    told_rows: list[list[Any]] = json.loads(
        json.dumps([[row[column] for column in columns] for row in rows], default=str)
    )
    return told_rows


@pytest.mark.parametrize("asked", [asked for asked in ANSWERS if "," not in asked])
def test_a_question_answers_as_it_did(of_yesterday: Store, asked: str) -> None:
    given = {"as_of": "2026-11-29"} if asked == "tasks" else {}
    rows, wanted = of_yesterday.ask_rows(asked, **given), ANSWERS[asked]
    assert told(rows, wanted["columns"]) == wanted["rows"]


def test_drafts_groups_and_what_officers_taught_are_still_there(of_yesterday: Store) -> None:
    assert [(draft.form, draft.content) for draft in drafts_of(of_yesterday, "tab-an", "now")] == [
        ("figures", {"title": "Thu phí, lệ phí", "value": "13,6"})
    ]
    assert [group.name for group in saved_groups(of_yesterday, "unit")] == ["Các sở khối kinh tế"]
    assert saved_groups(of_yesterday, "province") == []
    assert of_yesterday.aliases() == {"Sở KHCN LA": "Sở Khoa học và Công nghệ"}
    assert of_yesterday.corrections(["0f" * 8]) == {"0f" * 8: '{"columns": {}}'}


def test_a_list_is_taken_back_and_put_in_place_again_as_it_was(of_yesterday: Store) -> None:
    (corrected,) = [
        row for row in of_yesterday.ask_rows("uploads") if row["file_name"].startswith("bảng hai")
    ]
    of_yesterday.take_back(corrected["id"], "An")
    for after, undo in ((TAKEN_BACK, True), (AGAIN, False)):
        wanted = ANSWERS[f"total_scores, {after}"]
        rows = of_yesterday.ask_rows("total_scores", **DONG_THAP)
        assert told(rows, wanted["columns"]) == wanted["rows"]
        if undo:
            of_yesterday.publish_again(corrected["id"], "An")
    assert not any(of_yesterday.offences().values())
