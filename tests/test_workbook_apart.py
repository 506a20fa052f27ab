"""Reading in a process of its own gives the same, and survives what kills that process."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.workbook import apart, read_workbook
from cchc.workbook.apart import read_apart

SAMPLES = Path(__file__).parent / "workbooks"


@pytest.mark.parametrize(
    "name", ["long_an_2023_linh_vuc.xlsx", "loi_diem_va_tong.xlsx", "nhiem_vu_ubnd_giao_2021.xlsx"]
)
def test_a_workbook_read_apart_reads_the_same(name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    assert read_apart(content, name).as_dict() == read_workbook(content, name).as_dict()


def test_what_the_sheet_does_not_say_is_passed_on() -> None:
    content = (SAMPLES / "lao_cai_2015_xep_hang.xls").read_bytes()
    named = read_apart(content, "bang.xls", province="Lào Cai", year=2015)
    assert (named.tables[0].province, named.tables[0].year) == ("Lào Cai", 2015)


def test_a_file_that_takes_too_long_is_answered_as_too_large(capsys: pytest.CaptureFixture[str]) -> None:
    reading = read_apart((SAMPLES / "long_an_2023_linh_vuc.xlsx").read_bytes(), "cham.xlsx", seconds=0.01)
    assert [problem.code for problem in reading.problems] == ["too_large"]
    assert "cham.xlsx" in capsys.readouterr().err


def test_a_reader_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dead = tmp_path / "dead"
    dead.write_text("#!/bin/sh\ncat >/dev/null\nkill -9 $$\n")
    dead.chmod(0o755)
    monkeypatch.setattr(apart.sys, "executable", str(dead))
    reading = read_apart(b"PK", "doc.xlsx")
    assert [problem.code for problem in reading.problems] == ["too_large"]
