"""What was typed about a file comes back with the file: told by its content, to the tab it was typed in, and to no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc.reading import read_workbook
from cchc.store import Store, open_store
from cchc.ui.intake import sent
from tests.intake_page import IntakePage
from tests.test_intake_page import WRONG, sheet

OFFER = "Có bản nháp chưa công bố"
CELL = "Ô D3"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent, "read_in_sandbox", read_workbook)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path) -> Store:
    monkeypatch.setenv("CCHC_DATABASE", str(shutil.copy(empty_file, tmp_path / "nap.duckdb")))
    return open_store()


def come(monkeypatch: pytest.MonkeyPatch, tab: str, **files: bytes) -> IntakePage:
    monkeypatch.setattr("cchc.ui.drafting.drafts.this_tab", lambda: tab)
    return IntakePage(**files)


def offers(page: IntakePage) -> int:
    return sum(OFFER in str(one.value) for one in page.page.markdown)


def stands(page: IntakePage, label: str) -> str:
    return str(page.find("text_input", label).value)


@pytest.mark.usefixtures("store")
def test_a_mended_cell_comes_back_with_the_file_under_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    page = come(monkeypatch, "mine", sai=WRONG)
    page.fill(CELL, "9")
    page.fill("Năm", "2023")
    assert offers(come(monkeypatch, "yours", sai=WRONG)) == 0
    assert offers(come(monkeypatch, "mine", khac=sheet("Sở Y tế"))) == 0
    page = come(monkeypatch, "mine", ten_khac=WRONG)
    assert (offers(page), stands(page, CELL)) == (1, "")
    page.press("Khôi phục")
    assert (offers(page), stands(page, CELL), stands(page, "Năm")) == (0, "9", "2023")


def test_a_file_that_was_published_leaves_no_draft(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    page = come(monkeypatch, "mine", sai=WRONG)
    page.fill(CELL, "9")
    page.fill("Người nạp", "An")
    page.fill("Ghi chú", "theo CV 5")
    page.press("Công bố")
    assert len(store.ask_rows("uploads")) == 1
    page.run()
    again = come(monkeypatch, "mine", sai=WRONG)
    assert offers(again) == 0


@pytest.mark.usefixtures("store")
def test_the_note_is_offered_to_the_next_visit_and_the_name_comes_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = come(monkeypatch, "mine")
    page.fill("Người nạp", "An")
    assert offers(come(monkeypatch, "mine")) == 0  # a name alone is no draft
    page = come(monkeypatch, "mine")
    page.fill("Người nạp", "An")
    page.fill("Ghi chú", "theo CV 5")
    page = come(monkeypatch, "mine")
    assert (offers(page), stands(page, "Ghi chú")) == (1, "")
    page.press("Khôi phục")
    assert (stands(page, "Ghi chú"), stands(page, "Người nạp")) == ("theo CV 5", "An")
