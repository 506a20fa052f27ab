"""Somebody comes in, works under their own name, and is out: on the page that stays open too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc.people import accounts
from cchc.people.file import PeopleFile, people_file
from cchc.people.person import Grant
from tests.browser.serving import open_window, serving, settle

pytestmark = pytest.mark.browser
GIVEN, OWN = "bốn con ngựa và mưa", "mưa rào trên mái ngói"
TYPED = "theo Quyết định 1798"


@pytest.fixture
def guarded(seeded: Path, tmp_path: Path) -> Iterator[str]:
    database = Path(shutil.copy(seeded, tmp_path / "x.duckdb"))
    people = PeopleFile(people_file(str(database)))
    accounts.add_person(people, "An", "Nguyễn Văn An", [Grant("data_admin")], GIVEN, "os:test")
    people.close()
    with serving(database, tmp_path / "log", "uvicorn") as address:
        yield address


def fill(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        page.fill(f"input[name={name}]", text)
    page.click("form button")


def test_login_page_logout(browser: Browser, guarded: str) -> None:
    page = open_window(browser)
    page.goto(f"{guarded}/nap_du_lieu")
    fill(page, name="an", password=GIVEN)
    fill(page, new=OWN, again=OWN)
    settle(page)
    assert page.url.startswith(f"{guarded}/nap_du_lieu")
    expect(page.locator(".st-key-who_is_in")).to_contain_text("Nguyễn Văn An")
    expect(page.get_by_text("Người nạp: Nguyễn Văn An")).to_be_visible()
    expect(page.get_by_placeholder("Họ tên hoặc phòng")).to_have_count(0)
    note = page.get_by_placeholder("Ví dụ: theo Quyết định 1798/QĐ-UBND")
    note.fill(TYPED)

    other = open_window(browser, storage_state=page.context.storage_state())
    other.goto(f"{guarded}/dang-xuat")
    other.click("form button")
    assert other.url == f"{guarded}/dang-nhap"

    expect(page.get_by_text("Phiên đăng nhập đã kết thúc.")).to_be_visible(timeout=8000)
    expect(note).to_have_value(TYPED)
    page.goto(guarded)
    assert page.url == f"{guarded}/dang-nhap"
    page.context.close()
    other.context.close()
