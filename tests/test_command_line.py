"""The command line: JSON on standard output, sentences on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from cchc.__main__ import main, run
from cchc.commands import checking, storing
from cchc.reading import read_workbook
from cchc.store import Store
from cchc.store import store as opened_stores
from cchc.writing.template import write_template

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "workbooks"
LONG_AN = str(SAMPLES / "long_an_2023_linh_vuc.xlsx")
TAY_NINH = str(SAMPLES / "tay_ninh_2023_xep_hang.xlsx")
WRONG = str(SAMPLES / "loi_diem_va_tong.xlsx")
VIETNAMESE = "ăâđêôơưạảấầẩậắằặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỷỹáàãéèíìóòõúùý"


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "cchc.duckdb"


@pytest.fixture
def cchc(
    database: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """Runs a command in this process, on a database of its own; so does the reading, which commands run `apart` do as
    they are delivered."""
    monkeypatch.setenv("CCHC_DATABASE", str(database))
    for module in (checking, storing):
        monkeypatch.setattr(module, "read_in_sandbox", read_workbook)

    def command(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["cchc", *words])
        status = 0
        capfd.readouterr()
        try:
            run()
        except SystemExit as left:
            status = int(left.code or 0)
        sys.stdout.flush()
        return Said(status, *capfd.readouterr())

    yield command
    for path in [path for path in opened_stores.OPEN if path.startswith(str(database.parent))]:
        opened_stores.OPEN.pop(path).close()


def apart(*words: str, **environment: str) -> Said:
    """Runs a command in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "cchc", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return Said(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def is_vietnamese(text: str) -> bool:
    return any(letter in VIETNAMESE for letter in text.lower())


def test_check_prints_what_was_understood_and_makes_no_database(cchc: Command, database: Path) -> None:
    said = cchc("check", LONG_AN)
    assert said.status == 0
    assert said.answer["tables"][0]["total"]["appraised_score"] == 78.97
    assert said.err == ""
    assert not database.exists()


def test_load_needs_no_seed_and_gives_the_upload_id(cchc: Command, database: Path) -> None:
    said = cchc("load", LONG_AN, "--by", "Chị Hoa")
    assert said.status == 0
    assert database.exists()
    listed = cchc("uploads").answer
    assert [upload["id"] for upload in listed] == [said.answer["upload_id"]]
    assert listed[0]["published_by"] == "Chị Hoa"
    assert said.answer == {**cchc("check", LONG_AN).answer, "upload_id": listed[0]["id"]}


def test_who_answers_is_loaded_asked_exported_and_taken_back(cchc: Command, tmp_path: Path) -> None:
    """A code that the unit's score sheet of the year lacks is said, and published as it stands."""
    file, out = tmp_path / "phan_cong.xlsx", tmp_path / "ra.csv"
    workbook = openpyxl.Workbook()
    for line in (
        [
            "PHÂN CÔNG CÁC TIÊU CHÍ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CỦA SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LONG AN"
        ],
        ["Mã", "Tiêu chí", "Phòng chủ trì"],
        ["1", "Công tác chỉ đạo điều hành CCHC", "Văn phòng"],
        ["99", "Khác", "Phòng B"],
    ):
        workbook.active.append(line)
    workbook.save(file)
    cchc("load", LONG_AN)
    loaded = cchc("load", str(file))
    assert (loaded.status, loaded.answer["tables"][0]["kind"]) == (0, "responsibilities")
    assert [(problem["cell"], problem["code"]) for problem in loaded.answer["problems"]] == [
        ("A4", "criterion_unknown")
    ]
    assert "99" in loaded.err
    rows = cchc("ask", "responsibilities", "year=2023").answer
    assert [(row["code"], row["owner"]) for row in rows] == [("1", "Văn phòng"), ("99", "Phòng B")]
    cchc("export", "responsibilities", "year=2023", "--out", str(out))
    assert "Văn phòng" in out.read_text(encoding="utf-8-sig")
    cchc("undo", loaded.answer["upload_id"])
    assert cchc("ask", "responsibilities").answer == []


def test_an_upload_is_listed_with_all_that_is_known_of_it(cchc: Command) -> None:
    cchc("load", LONG_AN)
    (upload,) = cchc("uploads").answer
    assert upload["file_name"] == "long_an_2023_linh_vuc.xlsx"
    assert len(upload["sha256"]) == 64
    assert (upload["kind"], upload["units"], upload["years"], upload["rows"], upload["state"]) == (
        "score_sheet",
        ["Sở Khoa học và Công nghệ"],
        [2023],
        8,
        "published",
    )


def test_loading_twice_changes_nothing(cchc: Command) -> None:
    assert cchc("load", LONG_AN).answer == cchc("load", LONG_AN).answer
    assert len(cchc("uploads").answer) == 1


def test_undo_lets_stand_again_what_stood_before(cchc: Command) -> None:
    upload_id = cchc("load", LONG_AN).answer["upload_id"]
    assert len(cchc("ask", "deductions_by_area").answer) == 7
    said = cchc("undo", upload_id)
    assert (said.status, said.answer) == (0, {"upload_id": upload_id, "state": "taken_back"})
    assert cchc("ask", "deductions_by_area").answer == []
    assert cchc("uploads").answer[0]["state"] == "taken_back"
    again = cchc("undo", upload_id)
    assert (again.status, again.out) == (1, "")
    assert is_vietnamese(again.err)


def test_a_workbook_with_errors_is_explained_and_nothing_is_written(cchc: Command, database: Path) -> None:
    for command in ("check", "load"):
        said = cchc(command, WRONG)
        assert said.status == 2
        assert {"score_above_max", "negative_score"} <= {
            problem["code"] for problem in said.answer["problems"]
        }
        assert is_vietnamese(said.err)
    assert not database.exists()


def test_several_files_are_published_together_or_not_at_all(cchc: Command) -> None:
    said = cchc("load", LONG_AN, WRONG, TAY_NINH)
    assert said.status == 2
    assert [answer["file"] for answer in said.answer] == [
        Path(file).name for file in (LONG_AN, WRONG, TAY_NINH)
    ]
    assert cchc("uploads").answer == []
    both = cchc("load", LONG_AN, TAY_NINH)
    assert both.status == 0
    assert [len(answer["upload_id"]) for answer in both.answer] == [36, 36]
    assert len(cchc("uploads").answer) == 2


def test_a_table_without_a_year_is_asked_for(cchc: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["STT", "Đơn vị", "Điểm tối đa", "Điểm đạt", "Xếp hạng"], [1, "Sở Y tế", 100, 90, 1]):
        book.active.append(row)
    book.active.append([2, "Sở Nội vụ", 100, 80, 2])
    book.active.append([3, "Sở Tư pháp", 100, 70, 3])
    book.save(tmp_path / "bang.xlsx")
    said = cchc("load", str(tmp_path / "bang.xlsx"))
    assert said.status == 2
    assert "--province" in said.err
    assert cchc("uploads").answer == []
    loaded = cchc("load", str(tmp_path / "bang.xlsx"), "--province", "Long An", "--year", "2022")
    assert loaded.status == 0, loaded.err
    totals = cchc("ask", "total_scores", "years=2022").answer
    assert [(row["unit"], row["rank"]) for row in totals] == [
        ("Sở Nội vụ", 2),
        ("Sở Tư pháp", 3),
        ("Sở Y tế", 1),
    ]


@pytest.mark.parametrize("year", ["-5", "0", "1", "99999", "9" * 20])
@pytest.mark.parametrize("command", ["check", "load"])
def test_a_year_that_can_be_none_is_said_to_be_wrong_and_never_the_file(
    cchc: Command, command: str, year: str
) -> None:
    said = cchc(command, LONG_AN, f"--year={year}")
    assert (said.status, said.out) == (1, "")
    assert f"--year {year}" in said.err
    assert "hỏng" not in said.err
    assert cchc("uploads").answer == []


@pytest.mark.parametrize("asked", ["units=S\udcff", "units=Sở Y tế,\ud800", "provinces=\udcff\udcfe"])
def test_bytes_that_are_no_text_match_nothing(cchc: Command, asked: str) -> None:
    cchc("load", LONG_AN, "--unit", "Sở Y tế")
    said = cchc("ask", "total_scores", asked)
    assert said.status == 0, said.err
    assert all("\ufffd" not in row["unit"] for row in said.answer)


def test_the_products_own_form_without_points_is_not_loaded_over_points(
    cchc: Command, tmp_path: Path
) -> None:
    criteria = [
        {"level": "area", "code": "1", "parent_code": None, "title": "Công tác chỉ đạo", "max_score": 60.0},
        {"level": "area", "code": "2", "parent_code": None, "title": "Cải cách thể chế", "max_score": 40.0},
    ]
    form = tmp_path / "mau.xlsx"
    form.write_bytes(write_template("Bộ Chỉ số CCHC tỉnh Long An, năm 2023", "long-an-2023", None, criteria))
    options = ("--unit", "Sở Khoa học và Công nghệ", "--province", "Long An", "--year", "2023", "--replace")
    assert cchc("load", LONG_AN).status == 0
    said = cchc("load", str(form), *options)
    assert said.status == 2
    assert "chưa có điểm nào" in said.err
    assert len(cchc("uploads").answer) == 1


def test_a_poorer_file_is_loaded_only_with_replace(cchc: Command, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(LONG_AN, data_only=True)
    book.active.delete_rows(cchc("check", LONG_AN).answer["tables"][0]["rows"][-1]["row"])
    shorter = tmp_path / "long_an_2023.xlsx"
    book.save(shorter)
    assert cchc("load", LONG_AN).status == 0
    refused = cchc("load", str(shorter))
    assert (refused.status, refused.out) == (2, "")
    assert "--replace" in refused.err
    assert len(cchc("ask", "deductions_by_area").answer) == 7
    assert cchc("load", str(shorter), "--replace").status == 0
    assert len(cchc("ask", "deductions_by_area").answer) == 6


def test_lists_are_split_at_commas_but_not_at_escaped_ones(cchc: Command, database: Path) -> None:
    cchc("load", TAY_NINH)
    two = cchc("ask", "total_scores", "units=Sở Tư pháp,Sở Y tế").answer
    assert {row["unit"] for row in two} == {"Sở Tư pháp", "Sở Y tế"}
    name = "Sở Văn hóa, Thể thao và Du lịch"
    escaped = cchc(
        "ask", "total_scores", f"units={name.replace(',', chr(92) + ',')},Sở Y tế", "years=2023"
    ).answer
    assert {row["unit"] for row in escaped} == {name, "Sở Y tế"}
    assert cchc("ask", "total_scores", f"units={name}").answer == []
    single = cchc("ask", "deductions_by_area", "unit=Sở Văn hóa, Thể thao và Du lịch").answer
    assert single == []


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "không_có"),
        ("ask", "total_scores", "unit=Sở Y tế"),
        ("ask", "total_scores", "units"),
        ("ask", "take_back_upload"),
        ("undo", "không phải mã"),
        ("undo", "00000000-0000-0000-0000-000000000000"),
        ("check", "không_có.xlsx"),
        ("load", "không_có.xlsx"),
        ("load", "."),
        ("export", "total_scores", "--out", "bảng.pdf"),
        ("report", "quarterly", "unit=Sở Y tế", "period=2023-Q1", "--out", "báo cáo.docx"),
        ("report", "quarterly", "unit=Sở Y tế", "period=2023-Q1", "--out", "báo cáo.rtf"),
        ("report", "quarterly", "unit=Sở Y tế", "--out", "báo cáo.docx"),
        ("report", "quarterly", "period=2023-Q1", "year=2023", "--out", "báo cáo.docx"),
        ("report", "không_có", "unit=Sở Y tế", "period=2023-Q1", "--out", "báo cáo.docx"),
    ],
)
def test_what_cannot_be_done_is_said_in_vietnamese_with_status_1(
    cchc: Command, words: tuple[str, ...]
) -> None:
    said = cchc(*words)
    assert (said.status, said.out) == (1, "")
    assert is_vietnamese(said.err)
    assert not [english for english in ("Traceback", "No such", "Is a") if english in said.err]


def test_an_unknown_command_fails_and_prints_no_json(cchc: Command) -> None:
    said = cchc("không_có")
    assert (said.status, said.out) == (1, "")


def test_an_export_opens_again_with_the_rows_of_the_question(cchc: Command, tmp_path: Path) -> None:
    cchc("load", LONG_AN)
    rows = cchc("ask", "deductions_by_area", "year=2023").answer
    book, text = tmp_path / "bảng.xlsx", tmp_path / "bảng.csv"
    said = cchc("export", "deductions_by_area", "year=2023", "--out", str(book))
    assert (said.status, said.answer) == (0, {"file": str(book), "rows": 7})
    cells = [cell.value for row in openpyxl.load_workbook(book).worksheets[0].iter_rows() for cell in row]
    assert {row["deduction"] for row in rows} <= set(cells)
    assert cchc("export", "deductions_by_area", "--out", str(text)).status == 0
    lines = list(csv.reader(io.StringIO(text.read_bytes().decode("utf-8-sig"))))
    assert len(lines) == 8
    assert "Điểm trừ" in lines[0]


def test_a_report_is_written_as_word(cchc: Command, tmp_path: Path) -> None:
    cchc("load", LONG_AN)
    out = tmp_path / "báo cáo.docx"
    given = ("quarterly", "unit=so khoa hoc va cong nghe", "province=Long An")
    said = cchc("report", *given, "period=2023", "--out", str(out))
    assert (said.status, said.answer["file"]) == (0, str(out))
    text = " ".join(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert "Chỉ số CCHC năm 2023: 78,97 điểm" in text
    assert said.answer["gaps"] > 5
    assert "đã tiếp nhận …… hồ sơ" in text
    slides = tmp_path / "trình bày.pptx"
    said = cchc("report", "briefing", *given[1:], "period=2023", "--out", str(slides))
    assert (said.status, said.answer["slides"] > 2, slides.read_bytes()[:2]) == (0, True, b"PK")
    said = cchc("report", *given, "period=2023-Q5", "--out", str(out))
    assert (said.status, "«2023-Q5» không phải là một kỳ." in said.err) == (1, True)


def test_every_command_takes_the_database_by_option(cchc: Command, tmp_path: Path, database: Path) -> None:
    other = str(tmp_path / "khác.duckdb")
    assert all(
        any(option.name == "database" for option in command.params) for command in main.commands.values()
    )
    cchc("load", LONG_AN, "--database", other)
    assert not database.exists()
    assert cchc("uploads").answer == []
    assert len(cchc("uploads", "--database", other).answer) == 1


def test_seed_prints_what_it_published_and_again_nothing(
    cchc: Command, database: Path, seed_file: Path
) -> None:
    shutil.copy(seed_file, database)
    assert cchc("seed").answer == {"published": []}
    opened_stores.OPEN.pop(str(database)).close()
    database.unlink()
    assert "targets.csv" in cchc("seed").answer["published"]


def test_output_is_utf_8_even_where_the_terminal_is_not() -> None:
    said = apart("check", LONG_AN, PYTHONIOENCODING="ascii:replace", LC_ALL="C")
    assert said.status == 0
    assert said.answer["tables"][0]["unit"] == "Sở Khoa học và Công nghệ"
    assert "\\u" not in said.out


def test_a_busy_database_is_said_at_once_with_advice(database: Path) -> None:
    holder = Store(str(database))
    began = time.monotonic()
    said = apart("load", LONG_AN, "--database", str(database))
    holder.close()
    assert (said.status, said.out) == (1, "")
    assert "«Nạp dữ liệu»" in said.err
    assert time.monotonic() - began < 60  # whoever waited for the holder would never end
    assert apart("load", LONG_AN, "--database", str(database)).status == 0, "once nobody has it"


def one_unit(path: Path, unit: str, heading: str, score: float) -> str:
    """A sheet of one unit over 100 points, of Tây Ninh in 2023; `heading` names the column of points."""
    book = openpyxl.Workbook()
    rows = [
        [f"BẢNG ĐIỂM CHỈ SỐ CCHC NĂM 2023 CỦA {unit.upper()} TỈNH TÂY NINH"],
        ["STT", "Lĩnh vực", "Điểm tối đa", heading],
        ["1", "Công tác chỉ đạo điều hành", 50, score - 50],
        ["2", "Cải cách thủ tục hành chính", 50, 50],
        ["", "Tổng cộng", 100, score],
    ]
    for row in rows:
        book.active.append(row)
    book.save(path)
    return str(path)


@pytest.mark.parametrize("heading", ["Điểm tự đánh giá", "Điểm thẩm định"])
def test_a_weaker_document_is_loaded_with_a_warning_and_changes_no_total(
    cchc: Command, tmp_path: Path, heading: str
) -> None:
    asked = ("ask", "total_scores", "units=Thanh tra tỉnh", "provinces=Tây Ninh", "years=2023")
    sheet = one_unit(tmp_path / "bang.xlsx", "Thanh tra tỉnh", heading, 95)
    assert cchc("load", TAY_NINH).status == 0
    (before,) = cchc(*asked).answer
    assert (before["score"], before["max_score"], before["rank"]) == (69, 71.5, 2)
    loaded = cchc("load", sheet)
    assert (loaded.status, "số đọc thêm" in loaded.err) == (0, True)
    assert [p["code"] for p in loaded.answer["problems"] if p["code"] == "further_reading"]
    assert cchc(*asked).answer == [before]
    told = cchc("ask", "total_readings", "unit=Thanh tra tỉnh", "year=2023").answer
    assert [row["use_state"] for row in told] == ["used", "further"]
