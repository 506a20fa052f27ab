"""What is explained before the second appraisal: the lines, and the sheet that goes out and comes back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc import words
from cchc.intake import IntakeError, cell_faults, publication_of
from cchc.intake.explanations import explained_lines
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
    assert {row["evidence_named"] for row in explained} == {"without_evidence"}
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
    first[-3].value = "Báo cáo 12/BC-SXD"
    buffer = io.BytesIO()
    book.save(buffer)
    filled = read_workbook(buffer.getvalue(), "giai_trinh.xlsx")
    held.publish(publication_of(filled, buffer.getvalue(), "thử"), replace=True)
    after = {row["code"]: row for row in held.ask_rows("explanation_lines", year=2022)}
    assert after[explained[0]["code"]]["self_gap"] is None
    assert after[explained[0]["code"]]["evidence"] == "Báo cáo 12/BC-SXD"
    left = held.ask_rows("explanation_lines", year=2022, to_explain=True)
    assert [row["code"] for row in left if row["self_gap"]] == [row["code"] for row in explained[1:]]
    assert {row["code"]: row["explanation_state"] for row in left if row["explanation"]} == {
        "1": "drafted",
        "3": "drafted",
        "5": "drafted",
        "7": "drafted",
    }


def test_an_explanation_is_written_on_the_page_goes_out_comes_back_changed_and_is_taken_back(
    held: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_explain = held.ask_rows("explanation_lines", year=2022, to_explain=True)
    first, second = [row for row in to_explain if not row["explanation"]][:2]
    own = Unit(str(held.ask_rows("units_with_figures")[0]["unit_id"]), first["unit"], first["province"])
    slug = words.slug(first["criterion"])
    where = {"don_vi": own.unit_id, "nam": "2022", "xem": "tu-cham", "giai_trinh": slug}
    page = visited(monkeypatch, held.path, "diem_tru", **where)
    key = f"{own.unit_id}_2022_{slug}"
    page.session_state[f"explain_state_{key}"] = "sent"
    page.text_input(key=f"explain_by_{key}").set_value("An")
    page.button(key="save_explanation").click().run()
    assert "Viết giải trình rồi mới đổi tình trạng." in page.error[0].value
    page.text_area(key=f"explain_text_{key}").set_value(" Đã nộp **đúng** hạn <b> ")
    page.text_input(key=f"explain_evidence_{key}").set_value("12/BC-SXD")
    page.button(key="save_explanation").click().run()
    assert not page.exception
    assert "5 tiêu chí đã có giải trình, 0 được chấp nhận" in said(page)

    def told() -> list[tuple[str, str, str, str]]:
        rows = held.ask_rows("explanation_lines", year=2022, to_explain=True)
        names = ("criterion", "explanation", "evidence", "explanation_state")
        return [tuple(row[name] for name in names) for row in rows if row["criterion"] in "24"]

    written = (first["criterion"], "Đã nộp **đúng** hạn <b>", "12/BC-SXD", "sent")
    assert told() == [written, (second["criterion"], None, None, None)]

    book = load_workbook(io.BytesIO(explanation_sheet(held.path, own, 2022)))
    rows = {str(row[0].value): row for row in book.active.iter_rows(min_row=6)}
    cells = {
        cell.value: place for place, cell in enumerate(next(book.active.iter_rows(min_row=5, max_row=5)))
    }
    line = rows[str(first["code"])]
    assert line[cells["Giải trình của đơn vị"]].value == written[1]
    assert line[cells["Tình trạng giải trình"]].value == "Đã gửi"
    line[cells["Tình trạng giải trình"]].value = "được chấp nhận"
    line[cells["Điểm thẩm định lần 2"]].value = first["self_score"]
    rows[str(second["code"])][cells["Giải trình của đơn vị"]].value = "Đủ minh chứng"

    def sent_back() -> str:
        buffer = io.BytesIO()
        book.save(buffer)
        filled = read_workbook(buffer.getvalue(), "giai_trinh.xlsx")
        assert not filled.has_errors
        return held.publish(publication_of(filled, buffer.getvalue(), "thử"), replace=True)[0]

    upload = sent_back()
    assert told() == [(*written[:3], "accepted"), (second["criterion"], "Đủ minh chứng", None, "drafted")]
    after = {row["code"]: row for row in held.ask_rows("explanation_lines", year=2022)}
    assert after[first["code"]]["self_gap"] is None
    assert "explanations|" in after[second["code"]]["origin"]
    held.take_back(upload)
    assert told()[0] == written
    held.publish_again(upload)
    assert told()[0] == (*written[:3], "accepted")
    line[cells["Tình trạng giải trình"]].value = "ổn"
    with pytest.raises(IntakeError, match="tình trạng giải trình «ổn» chưa hiểu được"):
        sent_back()


def test_how_a_unit_came_to_its_own_points_is_no_explanation() -> None:
    rows = [
        {"row": 7, "self_score": 1.0, "appraised_score": None, "score": None, "explanation": "Đủ 4 báo cáo"}
    ]
    assert explained_lines([(row, {"is_leaf": True, "code": "1.1"}) for row in rows]) == []


def test_a_state_in_unknown_words_is_refused_at_its_cell(held: Store) -> None:
    own = Unit(
        str(held.ask_rows("units_with_figures")[0]["unit_id"]),
        *(held.ask_rows("explanation_lines", year=2022)[0][name] for name in ("unit", "province")),
    )
    book = load_workbook(io.BytesIO(explanation_sheet(held.path, own, 2022)))
    header = [cell.value for cell in next(book.active.iter_rows(min_row=5, max_row=5))]
    state, text = header.index("Tình trạng giải trình"), header.index("Giải trình của đơn vị")
    line = next(row for row in book.active.iter_rows(min_row=6) if row[text].value)
    line[state].value = "để xem đã"
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read_workbook(buffer.getvalue(), "giai_trinh.xlsx")
    (fault,) = cell_faults(reading, held.maxima_of)
    assert (fault.severity, fault.cell) == ("error", line[state].coordinate)
    assert "«để xem đã» chưa hiểu được. Hãy ghi một trong: " in fault.message
    with pytest.raises(IntakeError) as refused:
        publication_of(reading, buffer.getvalue(), "thử")
    assert str(refused.value) in fault.message  # so that the page says it once
