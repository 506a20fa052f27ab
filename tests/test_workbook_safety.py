"""Files that must not be opened are refused, and damaged ones never break the reader."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cchc.reading import read_workbook
from cchc.reading.limits import DEFAULT_LIMITS

SAMPLES = Path(__file__).parent / "workbooks"
SOUND = SAMPLES / "long_an_2023_linh_vuc.xlsx"
SHEET = "xl/worksheets/sheet1.xml"


def rezipped(path: Path, change: Callable[[str, bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, change(name, source.read(name)))
    return target.getvalue()


def with_rows(rows: bytes) -> bytes:
    end = b"</sheetData>"
    return rezipped(SOUND, lambda name, part: part.replace(end, rows + end) if name == SHEET else part)


def codes(content: bytes, name: str = "tep.xlsx") -> list[str]:
    return [problem.code for problem in read_workbook(content, name).problems]


def test_document_type_with_entities_is_unsafe() -> None:
    head = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'
    content = rezipped(
        SOUND, lambda name, part: part.replace(b"<worksheet", head, 1) if name == SHEET else part
    )
    assert codes(content) == ["unsafe"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04rubbish", b"%PDF-1.7", b"<html>no table</html>", b"\x00" * 99]
)
def test_what_is_no_workbook_is_said_to_be_none(content: bytes) -> None:
    assert codes(content) == ["not_a_workbook"]


def test_word_document_is_no_workbook() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert codes(target.getvalue()) == ["not_a_workbook"]


def test_file_past_the_size_limit_is_too_large() -> None:
    limits = replace(DEFAULT_LIMITS, file_bytes=100)
    assert [p.code for p in read_workbook(SOUND.read_bytes(), "a.xlsx", limits=limits).problems] == [
        "too_large"
    ]


def test_zip_bomb_is_refused_before_it_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    expanded: list[object] = []
    monkeypatch.setattr("cchc.reading.open.package._expand_part", lambda *given: expanded.append(given))
    assert codes((SAMPLES / "bom_nen.xlsx").read_bytes()) == ["unsafe"]
    assert not expanded


def test_formatting_that_reaches_the_last_cell_of_the_sheet_costs_nothing() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="XFD%d" s="1"/></row>' % (n, n, n) for n in range(900, 60_000)
    )
    read = read_workbook(with_rows(rows), "tep.xlsx")
    assert [len(table.rows) for table in read.tables] == [7]
    assert read.problems == []


def test_value_in_the_last_cell_of_the_sheet_is_refused() -> None:
    assert codes(with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')) == ["too_large"]


def test_repeated_cells_of_an_open_document_are_bounded() -> None:
    bomb = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
        b'office:value="1" table:number-columns-repeated="1000"/></table:table-row></table:table>'
    )
    ods = SAMPLES / "thanh_hoa_2024_xep_hang.ods"
    content = rezipped(
        ods, lambda name, part: part.replace(b"</table:table>", bomb) if name == "content.xml" else part
    )
    assert codes(content, "tep.ods") == ["too_large"]


HTML = """<html><head><meta charset="utf-8"></head><body><h3>XẾP HẠNG CHỈ SỐ CCHC NĂM 2023 TỈNH HÀ TĨNH</h3><table>
<tr><th rowspan=2>STT</th><th rowspan=2>Đơn vị</th><th colspan=2>Điểm</th></tr><tr><th>Tối đa</th><th>Thẩm định</th></tr>
<tr><td>1</td><td>Sở Y tế</td><td>100</td><td>90,5</td></tr><tr><td>2<td>Sở&nbsp;Tư pháp<td>100<td>80,25</table>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html_table_with_the_ending_of_a_workbook_is_read(encoding: str) -> None:
    read = read_workbook(HTML.encode(encoding), "xuat_tu_cong.xls")
    (table,) = read.tables
    assert (table.kind, table.province, table.year) == ("ranking", "Hà Tĩnh", 2023)
    assert [(row["unit"], row["max_score"], row["appraised_score"]) for row in table.rows] == [
        ("Sở Y tế", 100, 90.5),
        ("Sở Tư pháp", 100, 80.25),
    ]
    assert read.problems == []


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<td ", "<![CDATA[", "&", "<", "<td rowspan=1000 colspan=1000>"]
)
def test_html_that_never_ends_is_read_quickly(piece: str) -> None:
    started = time.thread_time()
    read_workbook(("<table><tr>" + piece * 20_000).encode(), "tep.xls")
    assert time.thread_time() - started < 5


def mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 5, 40])):
        place = chance.randrange(len(changed))
        if chance.random() < 0.5:
            changed[place] = chance.randrange(256)
        else:
            del changed[place : place + chance.randrange(1, 20)]
    return bytes(changed)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_are_read_or_refused_but_never_break_the_reader(seed: int) -> None:
    chance = random.Random(seed)
    sound = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".xlsx", ".xlsm", ".ods")]
    for _ in range(12):
        path = chance.choice(
            [path for path in sound if path.stem not in ("bom_nen", "co_mat_khau", "khong_phai_bang_tinh")]
        )
        with zipfile.ZipFile(path) as archive:
            part = chance.choice([name for name in archive.namelist() if name.endswith(".xml")])

        def change(name: str, content: bytes, part: str = part) -> bytes:
            return mutated(content, chance) if name == part else content

        damaged = rezipped(path, change)
        read = read_workbook(damaged, path.name)
        assert read.tables or read.has_errors


def test_a_false_count_of_shared_strings_takes_no_memory() -> None:
    def change(name: str, part: bytes) -> bytes:
        return (
            part.replace(b'uniqueCount="', b'uniqueCount="29999999')
            if name == "xl/sharedStrings.xml"
            else part
        )

    content = rezipped(SOUND, change)
    assert content != SOUND.read_bytes()
    assert codes(content) == []
