"""A change that the database refuses is told in words, leaves what was, and takes nothing else with it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cchc.intake import IntakeError, publication_of
from cchc.store import Publication, Store, StoreError
from cchc.ui.intake import publishing
from cchc.ui.intake.problems import commented
from cchc.writing.commented import CannotCommentError
from tests.intake_page import IntakePage
from tests.workbook_making import book


def sheet(unit: str) -> bytes:
    rows = [
        [f"BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - {unit} TỈNH LONG AN"],
        ["TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định"],
        ["1", "Chỉ đạo điều hành", 10, 8],
    ]
    return book({"Trang 1": rows})


def wrong() -> Publication:
    """A row that the table cannot hold; no reader makes one."""
    publication = Publication("sai.xlsx", b"sai", "score_sheet", "An")
    row = {"unit_id": "so-y-te.long-an", "province_id": "long-an", "name": "Sở Y tế", "province": "Long An"}
    unit_id = publication.add_unit({**row, "kind": "department", "cohort": "sở, ban, ngành"})
    line = {"unit_id": unit_id, "year": "không phải năm", "position": 1, "level": "area", "title": "A"}
    publication.add("scores", line, "assessment", unit_id, "", "2024")
    return publication


def test_what_the_database_refuses_is_said_and_nothing_of_it_stands(store: Store) -> None:
    with pytest.raises(StoreError, match="số liệu vẫn như trước"):
        store.publish(wrong())
    assert store.version().number == 0
    assert store.ask("uploads").empty
    assert not any(store.offences().values())


def test_a_change_that_was_rolled_back_already_says_why_it_failed(store: Store) -> None:
    def fail() -> None:
        with store.change("mark_demonstration") as cursor:
            cursor.execute("rollback")  # as DuckDB does by itself after a fatal error
            cursor.execute("select error('Division')")

    with pytest.raises(StoreError, match="Division") as refused:
        fail()
    assert refused.value.__cause__ is not None
    assert store.ask("uploads").empty


def test_a_file_that_cannot_be_published_any_more_does_not_stop_the_others(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", store.path)
    monkeypatch.setattr("cchc.store.store.OPEN", {store.path: store})
    page = IntakePage(mot=sheet("SỞ Y TẾ"), hai=sheet("SỞ NỘI VỤ"), ba=sheet("SỞ TƯ PHÁP"))
    page.fill("Người nạp", "An")

    def gone(reading: Any, *given: Any) -> Publication:
        if reading.file == "hai.xlsx":
            raise IntakeError("Không có đơn vị này nữa.")
        return publication_of(reading, *given)

    monkeypatch.setattr(publishing, "publication_of", gone)
    page.press("Công bố 3 tệp")
    assert {row["file_name"] for row in store.ask_rows("uploads")} == {"mot.xlsx", "ba.xlsx"}
    said = " ".join(error.value for error in page.page.error).replace("\\", "")
    assert "hai.xlsx" in said
    assert "Không có đơn vị này nữa." in said


def test_a_copy_without_comments_is_not_handed_out_as_commented() -> None:
    sent = SimpleNamespace(content=b"PK\x03\x04 xl/workbook.xml", name="tep.xlsx", edits={})
    with pytest.raises(CannotCommentError):
        commented(SimpleNamespace(sent=sent, problems=[]))  # type: ignore[arg-type]
