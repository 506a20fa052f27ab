"""An identity that a workbook breaks is told with its cell on «Nạp dữ liệu»: nothing that stood is lost, no blank is a zero."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cchc import words
from cchc.intake import IntakeError, owners
from cchc.intake.figures import entered_figures
from cchc.reading import read_workbook
from cchc.store import Store, open_store
from cchc.ui.asking.answers import ask
from cchc.ui.entering.entry import grid_name
from cchc.ui.intake import sent
from tests.intake_page import IntakePage
from tests.test_pages import cells, opened, said
from tests.test_targets import UNIT, form
from tests.workbook_making import Rows, book

SAMPLES = Path(__file__).parent / "workbooks"
REPORT = "brvt_2023_q1_ho_so_06a"
READING = "an_giang_2025_chi_so_766"
Cells = Mapping[str, Any]

# What is typed into the real report, and the cells that are named for it: the identity's whole, and the total line's.
REPORTS: dict[str, tuple[Cells, set[str]]] = {
    "received is not its parts": ({"D11": 80, "D12": 80}, {"C11", "C12"}),
    "received is not resolved and pending": ({"G11": 80, "I11": 80}, {"C11", "G12", "I12"}),
    "resolved is not its parts": ({"I11": 70}, {"G11", "I12"}),
    "pending is not its parts": ({"L11": 3}, {"K11", "L12"}),
    "the total is not the sum of its lines": ({"D12": 86, "F12": 2}, {"D12", "F12"}),
    "more online than received": ({"D11": 89}, {"C11", "D12"}),
    "below zero": ({"J11": -1}, {"J11"}),
}
# What is typed into a real reading of the 766 index, the cell, and whether it is refused.
READINGS: dict[str, tuple[Cells, str, bool]] = {
    "below zero": ({"H2": "-5"}, "H2", True),
    "more than all points": ({"H2": "120"}, "H2", True),
    "the total is not its groups": ({"N2": "95"}, "N2", False),
    "the total is less than the groups known": ({"K2": None, "N2": "60"}, "N2", False),
}
# All, due, then done on time and late, open in time and late.
COUNTS: dict[str, tuple[list[int | None], str, bool]] = {
    "all are not in the four states": ([20, 15, 10, 2, 5, 4], "C4", False),
    "the four states are not all": ([20, 15, 10, 2, 5, 2], "C4", False),
    "the states known are more than all": ([10, None, 10, 2, None, None], "C4", False),
    "more is due than there is": ([20, 25, 10, 2, 5, 3], "C4", False),
    "more is late than is due": ([20, 4, 10, 2, 5, 3], "D4", False),
    "below zero": ([20, 15, 10, 2, 5, -3], "H4", True),
}
HEADS: Rows = [
    ["NHIỆM VỤ UBND TỈNH GIAO QUÝ III/2024 TỈNH LONG AN"],
    ["STT", "Đơn vị", "Tổng số nhiệm vụ được giao", "Đến hạn", "Đã hoàn thành", "", "Chưa hoàn thành", ""],
    ["", "", "", "", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"],
]
MERGED = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read here and not in a process of their own."""
    monkeypatch.setattr(sent, "read_in_sandbox", read_workbook)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, empty_file: Path, tmp_path: Path) -> Store:
    """The store that the page opens, empty."""
    monkeypatch.setenv("CCHC_DATABASE", str(shutil.copy(empty_file, tmp_path / "nap.duckdb")))
    return open_store()


def sample(name: str, typed: Cells | None = None) -> bytes:
    """A real workbook, with some cells typed anew."""
    content = (SAMPLES / f"{name}.xlsx").read_bytes()
    if not typed:
        return content
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for cell, value in typed.items():
        workbook.worksheets[0][cell] = value
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def counts(numbers: list[int | None]) -> bytes:
    """Tasks of one department in a quarter."""
    return book({"Trang 1": [*HEADS, [1, "Sở Y tế", *numbers]]}, {"Trang 1": MERGED})


def named(page: IntakePage) -> set[str]:
    """The cells that the page names, each with a box to mend it."""
    boxes = [box.label for box in page.page.text_input if box.label.startswith("Ô ")]
    return {label.removeprefix("Ô ").partition("\\:")[0] for label in boxes}


def publish(page: IntakePage) -> None:
    page.fill("Người nạp", "An")
    page.press("Công bố")


@pytest.mark.parametrize("case", REPORTS)
def test_a_report_of_dossiers_that_does_not_add_up_is_refused_at_its_cells(case: str, store: Store) -> None:
    publish(IntakePage(bao_cao=sample(REPORT)))
    stood = store.ask_rows("dossiers_by_period")
    assert [row["received_total"] for row in stood] == [88]
    typed, cells = REPORTS[case]
    page = IntakePage(sai=sample(REPORT, typed))
    assert named(page) == cells
    assert not page.has("button", "Công bố")
    assert store.ask_rows("dossiers_by_period") == stood
    assert len(store.ask_rows("uploads")) == 1


@pytest.mark.parametrize("case", READINGS)
def test_a_reading_of_the_766_index_that_does_not_add_up_is_told_at_its_cell(case: str, store: Store) -> None:
    typed, cell, refused = READINGS[case]
    page = IntakePage(**{READING: sample(READING, typed)})
    assert named(page) == {cell}
    if refused:
        assert not page.has("button", "Công bố")
        (table,) = read_workbook(sample(READING, typed), "chi_so_766.xlsx").tables
        assert table.rows[0]["progress"] is None, "what is wrong is blank, never zero"
        return
    page.tick("Tôi đã xem")
    publish(page)
    row = next(row for row in store.ask_rows("index_766") if row["unit"] == "Ban Quản lý Khu kinh tế")
    assert row["total_score"] == float(typed["N2"]), "a figure stays as it was printed"
    assert row["online_payment"] == (10 if "K2" not in typed else None)


@pytest.mark.parametrize("case", COUNTS)
def test_counts_of_tasks_that_do_not_add_up_are_told_at_their_cell(case: str, store: Store) -> None:
    numbers, cell, refused = COUNTS[case]
    page = IntakePage(nhiem_vu=counts(numbers))
    assert named(page) == {cell}
    if refused:
        assert not page.has("button", "Công bố")
        return
    page.tick("Tôi đã xem")
    publish(page)
    (row,) = store.ask_rows("tasks_by_period")
    names = ("total", "due", "done_on_time", "done_late", "open_in_time", "open_late")
    assert [row[name] for name in names] == numbers


def test_counts_of_tasks_that_add_up_are_not_doubted() -> None:
    lines: list[list[int | None]] = [[20, 15, 10, 2, 5, 3], [20, None, 10, 2, None, None], [0] * 6]
    for numbers in lines:
        assert read_workbook(counts(numbers), "nhiem_vu.xlsx").problems == []


def test_one_part_alone_is_never_more_than_its_total() -> None:
    heads = [
        "TT",
        "Lĩnh vực",
        "Tổng số tiếp nhận",
        "Tiếp nhận trực tuyến",
        "Đã giải quyết",
        "Giải quyết quá hạn",
    ]
    rows: Rows = [
        ["HỒ SƠ TTHC QUÝ I/2024 SỞ Y TẾ"],
        heads,
        [1, "Dược", 10, 11, 9, 12],
        [2, "Khám", 9, 5, 9, 0],
    ]
    problems = read_workbook(book({"Trang 1": rows}), "ho_so.xlsx").problems
    assert {(problem.code, problem.cell) for problem in problems} == {
        ("dossier_identity", "D3"),
        ("dossier_identity", "F3"),
    }


def test_more_paid_online_than_has_something_to_pay_is_told_at_its_cell(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    line = {"unit": UNIT, "period": "Quý I/2024", "measure_unit": "hồ sơ"}
    payable, paid = "Hồ sơ phải nộp phí, lệ phí", "Hồ sơ đã thanh toán trực tuyến"
    page = IntakePage(
        so_lieu=form({**line, "title": payable, "actual": 40}, {**line, "title": paid, "actual": 41})
    )
    assert named(page) == {"F9"}
    assert "nhiều hơn hồ sơ phải nộp phí" in page.find("text_input", "Ô F9").label
    page.tick("Tôi đã xem")
    publish(page)
    report = sample(REPORT, {"A5": "Kỳ báo cáo: Quý I/2024", "A3": f"- Đơn vị báo cáo: {UNIT} tỉnh Long An"})
    publish(IntakePage(bao_cao=report))
    (warning,) = store.ask_rows("dossier_warnings")
    assert (warning["identity"], warning["stated_count"], warning["added_count"]) == ("paid_online", 40, 41)
    (row,) = cells(opened(monkeypatch, store.path, "suc_khoe", xem_gi="kiem-tra").table[1])
    assert row[words.heading("period")].endswith("&can_nap=ho-so-tthc&can_nap_ky=2024-Q1)"), (
        "a click mends it"
    )
    assert named(IntakePage(am=form({**line, "title": paid, "actual": -1}))) == {"F8"}


def test_counts_of_dossiers_typed_on_the_page_are_checked_as_those_of_a_file(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    line = {"period": "2024-Q1", "measure_unit": "hồ sơ"}
    payable, paid = "Hồ sơ phải nộp phí, lệ phí", "Hồ sơ đã thanh toán trực tuyến"
    store.publish(
        entered_figures("measures", UNIT, "Long An", [{**line, "title": payable, "actual": 40.0}], "An")
    )
    page = opened(monkeypatch, store.path, "chi_tieu")
    given = {
        "unit": UNIT,
        "province": "Long An",
        "unit_id": owners.unit(UNIT, "Long An", "2024-Q1")["unit_id"],
    }
    standing = ask("measures", **given, period="2024-Q1")
    page.session_state["open_edit_measures"] = True
    added = {"title": paid, "period": "Quý I/2024", "plan": "50", "actual": "41", "measure_unit": "hồ sơ"}
    edits = {"edited_rows": {}, "added_rows": [added], "deleted_rows": []}
    page.session_state[f"add_{grid_name('measures', standing)}_0"] = edits
    page.run()
    assert "nhiều hơn hồ sơ phải nộp phí" in said(page)
    with pytest.raises(IntakeError, match="không thể âm"):
        entered_figures("measures", UNIT, "Long An", [{**line, "title": paid, "actual": -1}], "An")
