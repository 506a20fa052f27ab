"""A form that nobody filled in says so at its heading, is no table, and is not published."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from cchc.__main__ import main
from cchc.reading import Correction, read_workbook
from cchc.store import StoreError, open_store
from cchc.store.publication import Publication
from tests.test_workbook_below import TABLES
from tests.workbook_making import Rows, book, found, reading


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("below", ["nothing", "numbers", "signatures"])
def test_a_form_with_headings_only_is_no_table(kind: str, below: str) -> None:
    rows = list(TABLES[kind][:2])
    if below == "numbers":
        rows.append([f"({place})" for place in range(1, len(rows[1]) + 1)])
    if below == "signatures":
        rows += [[], ["", "NGƯỜI LẬP", "", "GIÁM ĐỐC"], ["Ghi chú: điền đủ các cột"]]
    read = reading(rows)
    assert (read.tables, found(read.problems)) == ([], {("no_table_found", "A2")})
    assert "chưa được điền" in read.problems[0].message


@pytest.mark.parametrize("kind", ["ranking", "matrix", "dossier_report", "index_766", "task_counts"])
def test_a_form_with_names_and_no_figure_is_no_table(kind: str) -> None:
    lines = [[line[0], line[1]] for line in TABLES[kind][2:]]
    read = reading([*TABLES[kind][:2], *lines])
    assert (read.tables, found(read.problems)) == ([], {("no_table_found", "A2")})
    dashes = [[*line, *["-"] * (len(TABLES[kind][1]) - 2)] for line in lines]
    assert [len(one.rows) > 0 for one in reading([*TABLES[kind][:2], *dashes]).tables] == [True]


def test_numbered_lines_without_anything_else_are_a_form_too() -> None:
    for kind in ("ranking", "dossier_report", "task_list", "task_counts"):
        read = reading([*TABLES[kind][:2], [1], [2], [3]])
        assert (read.tables, found(read.problems)) == ([], {("no_table_found", "A2")})


def sheets(**rows: Rows) -> bytes:
    return book(dict(rows))


def test_a_blank_form_beside_a_table_is_said_and_the_table_stands() -> None:
    read = read_workbook(sheets(Mau=TABLES["ranking"][:2], So_lieu=TABLES["dossier_report"]), "tep.xlsx")
    assert [one.kind for one in read.tables] == ["dossier_report"]
    assert [(one.sheet, one.cell, one.code) for one in read.problems] == [("Mau", "A2", "no_table_found")]
    ignored = [Correction("Mau", ignored=True)]
    content = sheets(Mau=TABLES["ranking"][:2], So_lieu=TABLES["dossier_report"])
    assert read_workbook(content, "tep.xlsx", corrections=ignored).problems == []


def test_a_blank_form_on_a_hidden_sheet_is_nothing() -> None:
    workbook = openpyxl.load_workbook(
        io.BytesIO(sheets(Mau=TABLES["ranking"][:2], A=TABLES["dossier_report"]))
    )
    workbook["Mau"].sheet_state = "hidden"
    target = io.BytesIO()
    workbook.save(target)
    assert read_workbook(target.getvalue(), "tep.xlsx").problems == []


def test_a_heading_on_the_last_page_without_lines_is_no_form() -> None:
    rows = TABLES["dossier_report"]
    total = ["", "Tổng cộng", 150, 135, 15]
    read = reading([*rows, total, rows[1], ["", "NGƯỜI LẬP", "", "GIÁM ĐỐC"]])
    assert (len(read.tables), read.problems) == (1, [])


def test_a_table_whose_figures_are_all_errors_is_one() -> None:
    read = reading([*TABLES["ranking"][:2], [1, "Sở Y tế", "", "#REF!", ""]])
    assert ([row["unit"] for row in read.tables[0].rows], found(read.problems)) == (
        ["Sở Y tế"],
        {("error_value", "D3")},
    )


def test_a_workbook_of_nothing_known_is_said_once() -> None:
    assert [(one.cell, one.code) for one in reading([["Xin chào"]]).problems] == [(None, "no_table_found")]


def test_a_form_that_nobody_filled_in_is_not_loaded(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    file.write_bytes(sheets(Mau=TABLES["dossier_report"][:2]))
    for command in ("check", "load"):
        options = ["--database", str(tmp_path / "a.duckdb")] if command == "load" else []
        result = CliRunner().invoke(main, [command, str(file), *options])
        assert result.exit_code == 2
        assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["no_table_found"]


def test_a_publication_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Không có số liệu"):
        open_store(str(tmp_path / "a.duckdb")).publish(Publication("a.xlsx", b"", "ranking", "x"))
