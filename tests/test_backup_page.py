"""The page «Sao lưu», and what other pages say of backups and of the disk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cchc.store import StoreError, open_store
from cchc.store.acting import act
from cchc.store.backups.manifest import backups_in
from cchc.store.backups.safekeeping import backup_folder, is_daily
from cchc.ui.topics import backups
from tests.test_pages import opened, said
from tests.test_store import sheet


def test_a_click_makes_a_backup_that_is_listed_tried_out_and_known_on_other_pages(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "sao_luu")
    assert "**Chưa có bản sao lưu nào**" in said(page)
    assert not page.table
    health = opened(monkeypatch, str(seed_copy), "suc_khoe")
    assert "Chưa có bản sao lưu nào" in health.warning[0].value

    page.text_input(key="by_backup").set_value("Chị Hoa")
    page.button(key="back_up").click().run(timeout=60)
    store = open_store(str(seed_copy))
    (made,) = backups_in(backup_folder(store))
    assert made.made_by == "Chị Hoa"
    assert "Đã sao lưu phiên bản dữ liệu" in page.success[0].value
    assert "số liệu chưa đổi từ đó" in said(page)
    assert "Chị Hoa" in page.table[0].value.to_string()
    assert f'{made.file}" --database "{store.path}"' in page.code[0].value
    page.button(key="rehearse").click().run(timeout=60)
    assert "câu hỏi đều trả lời" in page.success[0].value

    store.publish(sheet(1))
    health.run()
    assert not [warning for warning in health.warning if "sao lưu" in warning.value]
    assert "từ đó số liệu đã đổi **1 lần**" in said(health)
    monkeypatch.setattr(backups, "OLD", timedelta(0))
    health.run()
    assert "từ đó số liệu đã đổi **1 lần**" in health.warning[0].value
    (backup_folder(store) / made.file).unlink()
    health.run()
    assert "**Không thấy bản sao lưu gần nhất**" in health.warning[0].value
    store.close()


def test_the_switch_is_for_everybody_and_a_daily_backup_that_failed_is_said(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "sao_luu")
    page.toggle(key="daily_backup").set_value(True).run()
    store = open_store(str(seed_copy))
    assert is_daily(store)
    store.backup_failure = StoreError("Đĩa đã đầy.", "Xoá bớt tệp.")
    another = opened(monkeypatch, str(seed_copy), "sao_luu")
    assert another.toggle(key="daily_backup").value is True
    assert "Không tự sao lưu được" in another.error[0].value
    another.toggle(key="daily_backup").set_value(False).run()
    page.run()
    assert page.toggle(key="daily_backup").value is False
    given = act(store.database.cursor(), "setting", {"name": "daily_backup"}).fetchall()
    assert given[0][0] == "off"
    store.close()


def test_a_backup_that_cannot_be_made_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    monkeypatch.setenv("CCHC_BACKUPS", "/proc/không-có")
    page = opened(monkeypatch, str(seed_copy), "sao_luu")
    page.button(key="back_up").click().run(timeout=60)
    assert "Không sao lưu được vào /proc/không-có" in page.error[0].value
    open_store(str(seed_copy)).close()


@pytest.mark.parametrize("name", ["nap_du_lieu", "lich"])
def test_a_disk_that_is_nearly_full_is_said_before_anything_is_published(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    monkeypatch.setattr(backups, "little_room", lambda _: 3 << 20)
    page = opened(monkeypatch, real_figures, name)
    assert any("chỉ còn 3 MB" in warning.value for warning in page.warning)
