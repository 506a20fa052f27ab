"""A database that an older version wrote opens with everything in it; one of a newer version is left alone.

`databases/first_version.duckdb.xz` was written by the commands of the first version that published (schema steps up to
009, some of them different from what stands under their names today): Long An's areas of 2023, Tây Ninh's ranking, a
quarter of dossiers, and a sheet that was taken back.
"""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from cchc.seed import seed
from cchc.store import Store, StoreError, open_store, paths
from tests.test_pages import NAMES, opened, said
from tests.test_store import rows_of

FIRST_VERSION = Path(__file__).parent / "databases" / "first_version.duckdb.xz"
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
    assert "calendar.csv" in seed(store)
    assert seed(store) == []
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


def test_a_step_that_went_into_another_file_is_forgotten(store: Store) -> None:
    store.database.cursor().execute("insert into schema_steps (step) values ('001_of_yesterday')")
    store.close()
    opened_again = Store(store.path)
    assert not rows_of(opened_again, "select * from schema_steps where step = '001_of_yesterday'")
    opened_again.close()


def test_a_database_of_a_newer_version_is_left_as_it_was(store: Store) -> None:
    store.database.cursor().execute("insert into schema_steps (step) values ('999_of_tomorrow')")
    store.close()
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        Store(store.path)
