"""What is explained before the second appraisal: the lines, and the sheet that goes out and comes back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.store import Store
from cchc.ui.choosing.filters import Unit
from cchc.ui.topics.explanations import explanation_sheet
from tests.test_pages import said, visited

SAMPLE = Path(__file__).parent / "workbooks" / "tham_dinh_hai_vong_2022.xlsx"


@pytest.fixture
def held(store: Store) -> Store:
    """A sheet whose areas were appraised twice, below what the department gave itself."""
    content = SAMPLE.read_bytes()
    store.publish(publication_of(read_workbook(content, SAMPLE.name), content, "thử"), replace=True)
    return store


def test_a_sheet_for_explaining_comes_back_as_the_second_round(
    held: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held.ask_rows("explanation_lines", year=2022)
    own = Unit(
        str(held.ask_rows("units_with_figures")[0]["unit_id"]), before[0]["unit"], before[0]["province"]
    )
    explained = [row for row in before if row["self_gap"]]
    assert explained
    assert {row["explanation_state"] for row in explained} == {"without_evidence"}
    page = said(visited(monkeypatch, held.path, "diem_tru", don_vi=own.unit_id, nam="2022", xem="tu-cham"))
    assert f"**{len(explained)}** tiêu chí được thẩm định thấp hơn điểm tự chấm" in page
    blank = explanation_sheet(held.path, own, 2022)
    reading = read_workbook(blank, "giai_trinh.xlsx")
    assert not [problem for problem in reading.problems if problem.severity == "error"]
    held.publish(publication_of(reading, blank, "thử"), replace=True)
    points = {row["code"]: row["appraised_score"] for row in before}
    assert {
        row["code"]: row["appraised_score"] for row in held.ask_rows("explanation_lines", year=2022)
    } == points
    book = load_workbook(io.BytesIO(blank))
    rows = list(book.active.iter_rows(min_row=6))
    first = next(row for row in rows if str(row[0].value) == str(explained[0]["code"]))
    first[-1].value = explained[0]["self_score"]
    first[-2].value = "Báo cáo 12/BC-SXD"
    buffer = io.BytesIO()
    book.save(buffer)
    filled = read_workbook(buffer.getvalue(), "giai_trinh.xlsx")
    held.publish(publication_of(filled, buffer.getvalue(), "thử"), replace=True)
    after = {row["code"]: row for row in held.ask_rows("explanation_lines", year=2022)}
    assert after[explained[0]["code"]]["self_gap"] is None
    assert after[explained[0]["code"]]["evidence"] == "Báo cáo 12/BC-SXD"
    left = held.ask_rows("explanation_lines", year=2022, to_explain=True)
    assert [row["code"] for row in left] == [row["code"] for row in explained[1:]]
