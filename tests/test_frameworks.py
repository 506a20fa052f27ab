"""A full criteria sheet becomes a framework, whose template reads back without a question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cchc.intake import (
    FollowedFramework,
    FrameworkNote,
    IntakeError,
    followed_framework,
    framework_of,
    publication_of,
)
from cchc.reading import Reading, Table, read_workbook
from cchc.store import Publication, Store
from cchc.writing.template import write_template

SAMPLES = Path(__file__).parent / "workbooks"
NAME = "Bộ chỉ số CCHC cấp sở tỉnh Long An"
NOTE = FrameworkNote(NAME, "900/QĐ-UBND", "2022-11-10", 2023, None, "department", "UBND tỉnh Long An")
TREE = "bo_tieu_chi_so_khcn_2023.xlsx"


def table(name: str) -> Table:
    return read_workbook((SAMPLES / name).read_bytes(), name).tables[0]


def published(found: Table) -> Publication:
    return publication_of(Reading("tep.xlsx", [found]), repr(found).encode(), "An")


def compared(store: Store, found: Table) -> FollowedFramework | None:
    return followed_framework(found, store.framework_departures(published(found)))


def said(followed: FollowedFramework | None) -> dict[str, list[str | None]]:
    """Code of the warning -> its cells."""
    cells: dict[str, list[str | None]] = {}
    assert followed is not None
    for problem in followed.problems:
        cells.setdefault(problem.code.removeprefix("framework_"), []).append(problem.cell)
    return cells


def line(found: Table, code: str) -> dict[str, Any]:
    return next(row for row in found.rows if row["code"] == code)


def test_a_criteria_sheet_is_kept_as_a_framework_in_printed_order(store: Store) -> None:
    sheet = table("bo_tieu_chi_so_khcn_2023.xlsx")
    store.publish(framework_of(sheet, NOTE, "An"))
    rows = store.ask_rows("framework_criteria", framework_id=NOTE.framework_id)
    kept = [row for row in sheet.rows if row["level"] in ("area", "criterion", "subcriterion")]
    assert [row["code"] for row in rows] == [row["code"] for row in kept]
    assert rows[0]["framework"] == NOTE.name
    assert sum(row["max_score"] for row in rows if row["level"] == "area") == 100


def test_areas_alone_make_no_framework(store: Store) -> None:
    with pytest.raises(IntakeError):
        framework_of(table("long_an_2023_linh_vuc.xlsx"), NOTE, "An")


def test_a_framework_can_be_taken_back(store: Store) -> None:
    (upload,) = store.publish(framework_of(table("bo_tieu_chi_so_khcn_2023.xlsx"), NOTE, "An"))
    store.take_back(upload)
    assert store.ask("framework_criteria").empty


@pytest.fixture
def framed(store: Store) -> Store:
    """A store that knows the tree of Long An as a framework from 2023 on."""
    store.publish(framework_of(table(TREE), NOTE, "An"))
    return store


def test_a_sheet_that_fits_is_of_the_framework_and_no_warning_is_given(framed: Store) -> None:
    sheet = table(TREE)
    assert said(compared(framed, sheet)) == {}
    framed.publish(published(sheet))
    assert framed.ask_rows("total_scores")[0]["framework"] == NAME


def test_a_sheet_of_areas_is_compared_with_the_areas_of_a_full_tree(framed: Store) -> None:
    assert said(compared(framed, table("long_an_2023_linh_vuc.xlsx"))) == {}


def test_other_diacritics_spaces_and_one_letter_are_the_same_title(framed: Store) -> None:
    sheet = table(TREE)
    line(sheet, "1.2")["title"] = "CHE DO  bao cao dinh ky, CCHC."
    line(sheet, "2.1")["title"] = line(sheet, "2.1")["title"] + "s"
    assert said(compared(framed, sheet)) == {}


@pytest.mark.parametrize("title", ["Một việc khác hẳn", "Chế độ báo cáo định kỳ CCHC 2"])
def test_another_title_or_another_number_in_it_is_a_warning_at_the_title(framed: Store, title: str) -> None:
    sheet = table(TREE)
    renamed = line(sheet, "1.2")
    renamed["title"] = title
    assert said(compared(framed, sheet)) == {"renamed": [f"B{renamed['row']}"]}


def test_missing_and_extra_lines_and_other_maxima_are_told_at_their_cells(framed: Store) -> None:
    sheet = table(TREE)
    before, gone, extra, other = (line(sheet, code) for code in ("1.3.1", "1.3.2", "1.6", "2.1"))
    sheet.rows.remove(gone)
    sheet.rows.append({**extra, "code": "1.7", "title": "Thêm", "row": 900})
    other["max_score"] = 3.5
    assert said(compared(framed, sheet)) == {
        "missing": [f"A{before['row']}"],
        "other_maximum": [f"C{other['row']}"],
        "extra": ["A900"],
    }


def test_a_sheet_that_departs_is_published_as_printed_and_is_of_no_framework(framed: Store) -> None:
    sheet = table(TREE)
    line(sheet, "2.1")["max_score"] = 3.5
    framed.publish(published(sheet))
    (total,) = framed.ask_rows("total_scores")
    assert total["framework"] is None
    assert 3.5 in {row["max_score"] for row in framed.ask_rows("deductions_by_criterion")}


def test_the_framework_that_an_officer_chose_is_kept_with_its_warnings(framed: Store) -> None:
    sheet = table(TREE)
    line(sheet, "2.1")["max_score"] = 3.5
    sheet.framework = NOTE.framework_id
    assert set(said(compared(framed, sheet))) == {"other_maximum"}
    framed.publish(published(sheet))
    assert framed.ask_rows("total_scores")[0]["framework"] == NAME


@pytest.fixture
def older(store: Store) -> Store:
    """A store that knows the tree as a framework of 2020 to 2022."""
    note = FrameworkNote("Bộ cũ", "1/QĐ-UBND", None, 2020, 2022, issuer="UBND tỉnh Long An")
    store.publish(framework_of(table(TREE), note, "An"))
    return store


def test_a_sheet_after_an_older_version_is_told_so(older: Store) -> None:
    newer = table(TREE)
    for row in newer.rows[1::2]:
        row["title"] = f"Việc mới {row['code']}"
    older.publish(framework_of(newer, NOTE, "An"))
    sheet = table(TREE)
    assert said(compared(older, sheet)) == {"other_version": ["A5"]}
    older.publish(published(sheet))
    assert older.ask_rows("total_scores")[0]["framework"] is None


def test_where_no_framework_of_the_year_is_known_an_older_one_says_nothing(older: Store) -> None:
    assert compared(older, table(TREE)) is None


def test_of_two_versions_that_of_the_year_is_followed(older: Store) -> None:
    older.publish(framework_of(table(TREE), NOTE, "An"))
    followed = compared(older, table(TREE))
    assert followed is not None
    assert (followed.framework, followed.problems) == (NAME, ())


@pytest.mark.parametrize(("unit", "province"), [("UBND xã Tân Hòa", "Long An"), ("Sở Y tế", "Nghệ An")])
def test_a_framework_of_another_level_or_province_is_not_followed(
    framed: Store, unit: str, province: str
) -> None:
    sheet = table(TREE)
    sheet.unit, sheet.province = unit, province
    assert compared(framed, sheet) is None


def test_a_sheet_with_hardly_a_line_in_common_follows_nothing(framed: Store) -> None:
    sheet = table(TREE)
    for number, row in enumerate(sheet.rows):
        row["title"] = f"Việc thứ {number}"
    assert compared(framed, sheet) is None


def test_a_filled_in_template_follows_the_framework_printed_on_it(framed: Store) -> None:
    twin = FrameworkNote("Bộ giống hệt", "999/QĐ-UBND", None, 2023, None, issuer="UBND tỉnh Long An")
    framed.publish(framework_of(table(TREE), twin, "An"))
    for note in (NOTE, twin):
        criteria = framed.ask_rows("framework_criteria", framework_id=note.framework_id)
        whose: dict[str, Any] = {"unit": "Sở Y tế", "province": "Long An", "year": 2024}
        content = write_template(note.name, note.framework_id, note.decision, criteria, **whose)
        reading = read_workbook(content, "mau.xlsx")
        assert reading.problems == []
        followed = compared(framed, reading.tables[0])
        assert followed is not None
        assert (followed.framework, followed.problems) == (note.name, ())
