"""Reading in a process of its own gives the same, and survives what kills that process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.reading import read_workbook
from cchc.reading.sandbox import child, sandboxed_reading
from cchc.reading.sandbox.readers import Readers
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox

SAMPLES = Path(__file__).parent / "workbooks"


@pytest.mark.parametrize(
    "name", ["long_an_2023_linh_vuc.xlsx", "loi_diem_va_tong.xlsx", "nhiem_vu_ubnd_giao_2021.xlsx"]
)
def test_a_workbook_read_apart_reads_the_same(name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    assert read_in_sandbox(content, name).as_dict() == read_workbook(content, name).as_dict()


def test_what_the_sheet_does_not_say_is_passed_on() -> None:
    content = (SAMPLES / "lao_cai_2015_xep_hang.xls").read_bytes()
    named = read_in_sandbox(content, "bang.xls", province="Lào Cai", year=2015)
    assert (named.tables[0].province, named.tables[0].year) == ("Lào Cai", 2015)


def test_a_file_that_takes_too_long_is_answered_as_too_large(capsys: pytest.CaptureFixture[str]) -> None:
    reading = read_in_sandbox(
        (SAMPLES / "long_an_2023_linh_vuc.xlsx").read_bytes(), "cham.xlsx", seconds=0.01
    )
    assert [problem.code for problem in reading.problems] == ["too_large"]
    assert "cham.xlsx" in capsys.readouterr().err


def child_that(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child be a script instead, which takes what it is sent and ends in its own way."""
    dead = folder / "dead"
    dead.write_text(f"#!/bin/sh\nhead -c 18 >/dev/null\n{script}\n")
    dead.chmod(0o755)
    monkeypatch.setattr("cchc.reading.sandbox.child.sys.executable", str(dead))
    monkeypatch.setattr(sandboxed_reading, "READERS", Readers("dead"))


@pytest.mark.parametrize(
    ("script", "code", "word"),
    [
        ("kill -9 $$", "too_large", "bộ nhớ"),
        ("kill -XCPU $$", "too_large", "20 giây"),
        ("echo 'memory allocation of 9000000000 bytes failed' >&2; kill -ABRT $$", "too_large", "bộ nhớ"),
        ("exit 75", "too_large", "bộ nhớ"),
        ("kill -SEGV $$", "not_a_workbook", "dừng giữa chừng"),
        ("kill -ABRT $$", "not_a_workbook", "dừng giữa chừng"),
        ("exit 1", "not_a_workbook", "dừng giữa chừng"),
    ],
)  # fmt: skip
def test_a_reader_that_dies_takes_nothing_with_it_and_the_answer_says_of_what(
    script: str, code: str, word: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child_that(script, tmp_path, monkeypatch)
    (problem,) = read_in_sandbox(b"PK", "doc.xlsx").problems
    assert (problem.code, problem.severity) == (code, "error")
    assert word in problem.message


def test_whoever_keeps_the_server_is_told_in_one_line_how_a_reader_died(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = 'Traceback (most recent call last):\\n  File \\"x.py\\", line 3\\nKeyError: 7'
    child_that(f'printf "{said}\\n" >&2; exit 1', tmp_path, monkeypatch)
    read_in_sandbox(b"PK", "doc.xlsx")
    assert capsys.readouterr().err == "doc.xlsx: crash: KeyError: 7 (1)\n"


def test_a_child_without_memory_is_said_to_have_none() -> None:
    code = "from cchc.reading.sandbox import child\ndef work(): bytearray(1 << 62)\nchild.work_in_child(work)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=child.ROOT, capture_output=True, check=False)
    assert child._reason(ended.returncode, ended.stderr) == "memory"


def test_the_reader_starts_without_what_only_pages_need() -> None:
    code = "import sys, cchc.reading.sandbox.sandboxed_reading; print(*{name.split('.')[0] for name in sys.modules})"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=child.ROOT, capture_output=True, check=True
    ).stdout
    heavy = {"pandas", "numpy", "openpyxl", "xlsxwriter", "babel", "plotly", "streamlit", "duckdb"}
    assert not heavy & set(said.decode().split())


def test_a_name_that_no_text_can_hold_is_answered_in_one_that_can() -> None:
    reading = read_in_sandbox((SAMPLES / "long_an_2023_linh_vuc.xlsx").read_bytes(), "b\udce1o c\udce1o.xlsx")
    assert reading.file == "b?o c?o.xlsx"
    assert json.dumps(reading.as_dict(), ensure_ascii=False).encode()
