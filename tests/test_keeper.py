"""What the running dashboard does by itself for its database, and the door that it opens to commands of the same user."""

from __future__ import annotations

import http.client
import json
import logging
import os
import time
from pathlib import Path
from typing import Any

import pytest

from cchc.store import DatabaseBusyError, Store, StoreError
from cchc.store.backups import keeper
from cchc.store.backups.keeper import Keeper, keeper_running
from cchc.store.backups.safekeeping import LEAST_ROOM, backup_folder, is_daily, is_due, little_room, set_daily
from cchc.web.local_door import ask_owner, local_door
from cchc.web.private_file import private_file, read_door
from tests.test_command_line import apart
from tests.test_foreign_journal import journal
from tests.test_store import sheet


def test_after_a_publication_its_journal_goes_into_the_file_within_seconds(store: Store) -> None:
    store.publish(sheet(1))
    assert journal(Path(store.path)).exists()
    with keeper_running(store):
        until = time.monotonic() + 10
        while journal(Path(store.path)).exists() and time.monotonic() < until:
            time.sleep(0.05)
    assert not journal(Path(store.path)).exists()
    assert store.trouble() is None


def test_nobody_waits_for_the_journal_to_be_emptied_and_a_minute_is_the_longest(store: Store) -> None:
    looking = Keeper(store)
    store.publish(sheet(1))
    with store.drafting:
        looking.look()
        assert journal(Path(store.path)).exists()
    looking.look()
    assert not journal(Path(store.path)).exists()
    with store.database.transaction() as cursor:
        cursor.execute("insert into drafts (tab) values ('a')")
    looking.look()
    assert journal(Path(store.path)).exists(), "no publication"
    looking.emptied_at -= keeper.AT_LEAST
    looking.look()
    assert not journal(Path(store.path)).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps others from a file that is open")
def test_a_file_that_is_gone_stands_in_the_log_once_and_a_journal_that_is_gone_is_made_good(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    looking = Keeper(store)
    store.publish(sheet(1))
    journal(Path(store.path)).unlink()
    looking.look()
    assert store.database.file
    assert not store.database.file.lost_journal()
    Path(store.path).unlink()
    for _ in range(3):
        looking.look()
    assert [record.levelno for record in caplog.records if "bị xóa" in record.getMessage()] == [logging.ERROR]


def test_the_daily_backup_is_made_when_it_is_set_and_due_and_one_that_fails_is_known_and_tried_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    failing = True

    def back_up(*given: object) -> None:
        asked.append(given)
        if failing:
            raise StoreError("Đĩa đã đầy.")

    monkeypatch.setattr(keeper, "back_up", back_up)
    looking = Keeper(store)
    looking.look()
    assert not asked
    set_daily(store, True, "An")
    assert (is_daily(store), is_due(store)) == (True, True)
    looking.look()
    assert not asked, "within the same minute"
    looking.asked_at -= keeper.DAILY_LOOK
    looking.look()
    looking.look()
    assert asked == [(store, backup_folder(store), "tự động")]
    assert str(store.backup_failure) == "Đĩa đã đầy."
    looking.asked_at -= keeper.RETRY + keeper.DAILY_LOOK
    failing = False
    looking.look()
    assert len(asked) == 2
    assert store.backup_failure is None
    set_daily(store, False, "An")
    assert not is_due(store)


def test_backups_go_beside_the_database_or_where_the_server_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert backup_folder(store) == tmp_path / "sao-luu"
    monkeypatch.setenv("CCHC_BACKUPS", str(tmp_path / "ổ khác"))
    assert backup_folder(store) == tmp_path / "ổ khác"


def test_little_room_on_the_disk_is_known(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for free, wanted in ((LEAST_ROOM - 1, LEAST_ROOM - 1), (LEAST_ROOM, None)):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: type("Usage", (), {"free": free}))
        assert little_room(store) == wanted


def asked(door_of: str, token: str, **headers: str) -> int:
    door = read_door(door_of)
    assert door
    connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=30)
    wanted = json.dumps({"folder": "/", "by": "", "portable": False})
    connection.request("POST", "/sao-luu", wanted, {"Authorization": f"Bearer {token}", **headers})
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_door_opens_to_whoever_can_read_the_private_file_and_to_nobody_else(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Any] = []

    def back_up(*given: Any) -> None:
        made.append(given)
        raise StoreError("Đĩa đã đầy.", "Xoá bớt tệp.")

    monkeypatch.setattr("cchc.web.local_door.back_up", back_up)
    with local_door(store):
        door = read_door(store.path)
        assert door
        assert private_file(store.path).stat().st_mode & 0o777 == 0o600
        assert asked(store.path, "wrong") == asked(store.path, "") == 403
        assert asked(store.path, door.token, Host="evil.test") == 403
        assert not made
        with pytest.raises(StoreError, match=r"Đĩa đã đầy\. Xoá bớt tệp\."):
            ask_owner(store.path, tmp_path, "An", True)
        assert made == [(store, tmp_path, "An", True)]
    assert not private_file(store.path).exists()
    with pytest.raises(DatabaseBusyError, match="bằng tài khoản đang chạy bảng điều khiển"):
        ask_owner(store.path, tmp_path, "An", True)
    private_file(store.path).mkdir()
    with pytest.raises(StoreError, match="Không ghi được tệp"), local_door(store):
        raise AssertionError("A dashboard that no command reaches has started.")


def test_on_windows_the_private_file_lies_in_the_users_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("cchc.web.private_file.IN_OWN_FOLDER", True)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    path = private_file("cchc.duckdb")
    assert path.parent == tmp_path / "cchc"
    assert path != private_file("khác.duckdb")


def test_the_command_asks_the_running_dashboard_for_the_backup(store: Store, tmp_path: Path) -> None:
    store.publish(sheet(1))
    with local_door(store):
        said = apart("backup", str(tmp_path / "bản sao"), "--by", "An", "--database", store.path)
    assert (said.status, said.answer["version"], said.answer["made_by"]) == (0, 1, "An")
    assert "nhờ nó sao lưu" in said.err
    assert (tmp_path / "bản sao" / said.answer["file"]).exists()
    assert store.trouble() is None
