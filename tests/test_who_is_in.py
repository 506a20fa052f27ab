"""A page knows who looks at it: nobody sees it without a login, and a name is typed only where nobody logs in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cchc.people import accounts
from cchc.people.file import OWN_PLACE, open_people
from cchc.people.person import Grant, Person
from cchc.people.sessions import begin_session, fingerprint
from cchc.ui.visit import person as who
from cchc.ui.visit import tab
from tests.test_frame import opened as framed
from tests.test_pages import opened

GOOD = "bốn con ngựa và mưa"
AN = Person("An", "Nguyễn *Văn* An", (Grant("officer"),))


NOBODY_ASKED = "Chưa có tài khoản: ai mở được trang này đều sửa được số liệu."


def foot(page: AppTest) -> str:
    """What the menu says below its entries."""
    return "".join(part.proto.body for part in page.get("html"))


class Told(dict[str, str]):
    """Stands for `st.user`, which the gate's headers fill."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)


def test_as_soon_as_there_is_an_account_no_page_is_drawn_for_nobody(
    monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(empty_file, tmp_path / "x.duckdb"))
    monkeypatch.setenv(OWN_PLACE, str(tmp_path / "people.sqlite"))
    page = framed(monkeypatch, database)
    assert NOBODY_ASKED in foot(page)
    file = open_people(tmp_path / "people.sqlite")
    accounts.add_person(file, "An", "Nguyễn Văn An", [Grant("viewer")], GOOD, "os:test")
    page.run()
    assert [said.value for said in page.error] == ["Phiên đăng nhập đã hết. Tải lại trang để đăng nhập."]
    assert not page.markdown

    session = fingerprint(begin_session(file, "An", "localhost", "127.0.0.1"))
    monkeypatch.setattr(st, "user", Told(session=session))
    page.run()
    assert not page.error
    assert page.markdown
    assert "Nguyễn Văn An" in foot(page)
    assert NOBODY_ASKED not in foot(page)
    accounts.set_grants(file, "An", [Grant("approver")], "os:test")
    assert [grant.role for grant in (who.current_person() or AN).grants] == ["approver"]
    accounts.set_blocked(file, "An", True, "os:test")
    page.run()
    assert page.error
    file.close()


def test_whoever_is_in_signs_by_their_own_name_as_text(
    monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(empty_file, tmp_path / "x.duckdb"))
    monkeypatch.setattr(who, "current_person", lambda: AN)
    page = opened(monkeypatch, str(database), "nap_du_lieu")
    assert not [box for box in page.text_input if box.key == "by"]
    assert page.session_state["by"] == AN.title
    assert "Người nạp: Nguyễn \\*Văn\\* An" in [said.value for said in page.caption]


def test_whoever_comes_after_somebody_else_in_a_tab_is_offered_none_of_their_drafts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Context:
        headers = {"Sec-WebSocket-Protocol": "streamlit, cchc-tab." + "a" * 43}  # noqa: RUF012

    monkeypatch.setattr(st, "context", Context())
    names = set()
    for person in (None, AN, Person("Bo", "Bo", ())):
        monkeypatch.setattr(tab, "current_person", lambda person=person: person)
        names.add(tab.this_tab())
    assert len(names) == 3
