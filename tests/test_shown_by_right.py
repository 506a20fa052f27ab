"""Pages offer what whoever looks may do, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cchc.menu import SCREENS
from cchc.people import accounts
from cchc.people.file import OWN_PLACE, open_people
from cchc.people.person import Grant, Scope
from cchc.people.rights import Role
from cchc.people.sessions import begin_session, fingerprint
from cchc.ui.visit.rights import may_open
from tests.test_frame import opened as framed
from tests.test_pages import opened
from tests.test_who_is_in import GOOD, Told

HERE = "so-khoa-hoc-va-cong-nghe.long-an"
ELSEWHERE = Scope("unit", "so-y-te.long-an")
LogIn = Callable[[Role, Scope], None]


@pytest.fixture
def log_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> LogIn:
    monkeypatch.setenv(OWN_PLACE, str(tmp_path / "people.sqlite"))
    file = open_people(tmp_path / "people.sqlite")

    def log_in(role: Role, scope: Scope) -> None:
        if not accounts.has_accounts(file):
            accounts.add_person(file, "An", "Nguyễn An", [], GOOD, "os:test")
        accounts.set_grants(file, "An", [Grant(role, scope)], "os:test")
        monkeypatch.setattr(st, "user", Told(session=fingerprint(begin_session(file, "An", "h", "a"))))

    return log_in


def offered(page: AppTest) -> set[str]:
    """The labels of everything that can be pressed or filled."""
    kinds = ("button", "file_uploader", "expander", "link_button", "popover", "page_link")
    return {str(getattr(each.proto, "label", "")) for kind in kinds for each in page.get(kind)}


# Page, address, and what only those see there who may work with the unit.
WORK: list[tuple[str, dict[str, str], set[str]]] = [
    ("chi_tieu", {}, {"Sửa, thêm, bỏ trên trang này"}),
    ("khac_phuc", {"nam": "2023"}, {"Dán kế hoạch viết thành văn bản"}),
    ("bao_cao", {"loai": "cong-tac-cchc-quy", "ky": "2023-Q1"}, {"Lưu"}),
]


@pytest.mark.parametrize(("name", "address", "work"), WORK)
def test_forms_are_there_for_who_works_with_the_unit_alone(
    monkeypatch: pytest.MonkeyPatch,
    real_figures: str,
    log_in: LogIn,
    name: str,
    address: dict[str, str],
    work: set[str],
) -> None:
    def shown() -> set[str]:
        return work & offered(opened(monkeypatch, real_figures, name, don_vi=HERE, **address))

    for role, scope in (("viewer", Scope()), ("officer", ELSEWHERE)):
        log_in(role, scope)  # type: ignore[arg-type]
        assert not shown(), role
    log_in("officer", Scope("unit", HERE))
    assert shown() == work


def test_uploads_show_the_buttons_that_one_may_press(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, log_in: LogIn
) -> None:
    def page() -> Any:
        return opened(monkeypatch, real_figures, "nap_du_lieu", with_own="true")

    log_in("approver", Scope())
    monkeypatch.setattr("cchc.ui.intake.uploads.OWN", "")
    shown = page()
    assert not shown.get("file_uploader")
    assert {"Tệp gốc", "Thu hồi"} <= offered(shown)
    log_in("officer", ELSEWHERE)
    shown = page()
    assert shown.get("file_uploader")
    assert not {"Tệp gốc", "Thu hồi"} & offered(shown)


def test_the_menu_has_the_pages_that_one_may_open_and_the_others_say_so(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, log_in: LogIn
) -> None:
    log_in("viewer", Scope())
    page = framed(monkeypatch, Path(real_figures), don_vi=HERE)
    assert not any("Nạp dữ liệu" in label for label in offered(page))
    limited = {name for name, screen in SCREENS.items() if screen.rights}
    assert limited == {"nap_du_lieu", "sao_luu", "nguoi_dung", "co_quan"}
    monkeypatch.setattr("cchc.ui.topics.menu.HOME", "sao_luu")
    page = framed(monkeypatch, Path(real_figures))
    assert any("Vai trò của bạn không mở trang này" in said.value for said in page.info)
    assert not any("Sao lưu ngay" in label for label in offered(page))
    assert may_open("sao_luu")  # outside of a visit


def test_a_viewer_reads_sources_without_the_lines_of_files(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, log_in: LogIn
) -> None:
    log_in("viewer", Scope())
    opened(monkeypatch, real_figures, "nguon")
    opened(monkeypatch, real_figures, "tong_quan", don_vi=HERE)
