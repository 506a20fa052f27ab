"""Zipped workbooks that are damaged, endless or hostile are answered in time, with the true reason."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest

from cchc.reading import Reading, read_workbook
from cchc.reading.grid import column_letters
from tests.neutral_workbooks import Book
from tests.open_xml import changed, sheet_of, writer

BOOK = Book(
    [
        ["XẾP HẠNG CHỈ SỐ CCHC NĂM 2023 TỈNH HÀ TĨNH"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Xếp hạng"],
        [1.0, "Sở Y tế", 100.0, 92.5, 1.0],
        [2.0, "Sở Tư pháp", 100.0, 90.25, 2.0],
    ]
)
SOUND = writer()(BOOK)
SHEET = "xl/worksheets/sheet1.xml"


def in_time(content: bytes, seconds: float = 4.0) -> Reading:
    started = time.thread_time()
    read = read_workbook(content, "tep.xlsx")
    assert time.thread_time() - started < seconds
    return read


def answer(content: bytes) -> tuple[str, str]:
    """The code and the message of the only problem."""
    (problem,) = in_time(content).problems
    return problem.code, problem.message


# Places that are on no sheet


@pytest.mark.parametrize("place", ["XFE1", "AAAA1", "A0", "A1048577", "A" + "1" * 5000, "A-1", "1A", "Â1"])
def test_a_cell_outside_every_sheet_is_said_to_be_there(place: str) -> None:
    code, message = answer(sheet_of(f'<row r="1"><c r="{place}"><v>7</v></c></row>'))
    assert (code, "nằm ngoài trang tính" in message) == ("not_a_workbook", True)
    assert len(message) < 250


@pytest.mark.parametrize("number", ["0", "1048577", "9" * 5000, "-1", "x"])
@pytest.mark.parametrize("cell", ["<c><v>7</v></c>", '<c r="A1"><v>7</v></c>', ""])
def test_a_row_outside_every_sheet_is_said_to_be_there(number: str, cell: str) -> None:
    code, message = answer(sheet_of(f'<row r="{number}">{cell}</row>'))
    assert (code, "nằm ngoài trang tính" in message) == ("not_a_workbook", True)


@pytest.mark.parametrize("area", ["A1:XFE9", "A0:B2", "", "rubbish", "A1:B" + "9" * 5000])
def test_a_merged_range_outside_every_sheet_is_said_to_be_there(area: str) -> None:
    content = sheet_of(
        '<row r="1"><c r="A1"><v>7</v></c></row>', tail=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
    )
    code, message = answer(content)
    assert (code, "nằm ngoài trang tính" in message) == ("not_a_workbook", True)


def test_a_range_is_the_same_from_whichever_corner_it_is_named() -> None:
    def merged(area: str) -> Reading:
        tail = f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
        return in_time(
            changed(SOUND, sheet1=lambda part: part.replace("</sheetData>", f"</sheetData>{tail}"))
        )

    assert merged("C4:B3").as_dict() == merged("B3:C4").as_dict()
    assert merged("C4:B3").tables[0].rows != in_time(SOUND).tables[0].rows


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ1048576", "XFD60000"])
@pytest.mark.parametrize("cell", ["<v>1</v>", "<f>A1</f>", "<is><t>a</t></is>"])
def test_a_filled_cell_far_from_all_others_is_too_far(place: str, cell: str) -> None:
    row = "".join(filter(str.isdigit, place))
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{place}">{cell}</c></row>'
    assert answer(sheet_of(rows))[0] == "too_large"


def test_a_cell_whose_row_is_another_than_its_rows_is_no_way_to_lay_out_a_whole_sheet() -> None:
    assert (
        answer(sheet_of('<row r="1"><c r="A1"><v>1</v></c><c r="ZZ999999"><v>1</v></c></row>'))[0]
        == "too_large"
    )
    rows = '<row r="1000000"><c r="A1"><v>1</v></c><c r="ZZ999999"><v>1</v></c></row>'
    assert answer(sheet_of(rows))[0] == "too_large"


def test_a_long_narrow_sheet_is_not_too_large() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 120_001, 2))
    assert [p.code for p in in_time(sheet_of(rows), 8).problems] == ["no_table_found"]


# What makes a reader slow


ENDLESS = [
    "<row",
    "<row ",
    "<c r=",
    '<c r="A1">',
    "<v>",
    '<c r="A1" s="1"><v>',
    "<row><c>",
    "<!--",
    "<![CDATA[",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_piece_that_is_repeated_without_an_end_is_refused_in_time(piece: str) -> None:
    assert answer(sheet_of(piece * (60_000 // len(piece))))[0] == "not_a_workbook"


def test_formulas_in_reversed_order_cost_no_more_than_others() -> None:
    count = 60_000
    rows = "".join(f'<row r="{n}"><c r="A{n}"><f>B1</f></c></row>' for n in range(count, 0, -1))
    read = in_time(sheet_of(rows), 8)
    assert {problem.code for problem in read.problems} == {"no_table_found"}


def test_many_merged_ranges_are_read_or_refused_in_time() -> None:
    def merged(count: int) -> bytes:
        areas = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(10, 10 + count))
        tail = f"<mergeCells>{areas}</mergeCells>"
        return changed(SOUND, sheet1=lambda part: part.replace("</sheetData>", f"</sheetData>{tail}"))

    assert in_time(merged(20_000)).problems == []
    assert [problem.code for problem in in_time(merged(250_000), 8).problems] == ["too_large"]


def test_formulas_over_one_another_are_refused_in_time() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><f t="array" ref="A1:Z3000">1</f></c><c r="Z{n}"><v>1</v></c></row>'
        for n in range(1, 3001)
    )
    assert answer(sheet_of(rows))[0] == "unsafe"


def test_columns_spoken_of_again_and_again_are_read_in_time() -> None:
    columns = '<col min="1" max="16384" width="9" outlineLevel="1" hidden="1"/>' * 20_000
    content = changed(
        SOUND, sheet1=lambda part: part.replace("<sheetData>", f"<cols>{columns}</cols><sheetData>")
    )
    assert [problem.code for problem in in_time(content).problems] == ["hidden_rows"]


def test_groups_in_groups_are_read_in_time() -> None:
    rows = "".join(f'<row r="{n}" outlineLevel="{n % 8}" collapsed="1"/>' for n in range(1, 60_000))
    assert [problem.code for problem in in_time(sheet_of(rows)).problems] == ["no_table_found"]


def test_very_many_styles_and_formats_are_read_in_time() -> None:
    def many(part: str) -> str:
        own = "".join(
            f'<numFmt numFmtId="{n}" formatCode="{"0" * (n % 90)}.00%"/>' for n in range(200, 30_200)
        )
        used = "".join(f'<xf numFmtId="{n}" fontId="0"/>' for n in range(200, 30_200))
        return part.replace("<fonts", f"<numFmts>{own}</numFmts><fonts").replace(
            "</cellXfs>", f"{used}</cellXfs>"
        )

    assert in_time(changed(SOUND, styles=many)).problems == []


def test_more_sheets_than_are_read_are_not_passed_over() -> None:
    def sheets(count: int) -> bytes:
        named = "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="rId7"/>' for n in range(2, count + 1))
        return changed(SOUND, workbook=lambda part: part.replace("</sheets>", f"{named}</sheets>"))

    assert len(in_time(sheets(200), 8).tables) == 200
    code, message = answer(sheets(201))
    assert (code, "200 trang" in message) == ("too_large", True)


# Packages


def zipped(method: int, damage: Callable[[bytes], bytes] = bytes) -> bytes:
    """The sound workbook with its sheet packed in a way, and what was packed changed without the archive's knowing."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as source, zipfile.ZipFile(target, "w", method) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
        info = archive.getinfo(SHEET)
    content = target.getvalue()
    start = info.header_offset + 30 + len(SHEET)
    return (
        content[:start]
        + damage(content[start : start + info.compress_size])
        + content[start + info.compress_size :]
    )


def garbled(packed: bytes) -> bytes:
    return packed[:12] + bytes(byte ^ 0x5A for byte in packed[12:])


METHODS = [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


@pytest.mark.parametrize("method", METHODS)
def test_each_way_of_packing_is_read(method: int) -> None:
    assert in_time(zipped(method)).as_dict() == in_time(SOUND).as_dict()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "damage", [garbled, lambda packed: bytes(len(packed)), lambda packed: b"\xff" * len(packed)]
)
def test_what_was_damaged_in_its_packing_is_said_to_be_damaged(
    method: int, damage: Callable[[bytes], bytes]
) -> None:
    code, message = answer(zipped(method, damage))
    assert (code, "tệp nén bị hỏng" in message) == ("not_a_workbook", True)


@pytest.mark.parametrize("method", [1, 6, 9, 93, 97, 98, 65535])
def test_an_unknown_way_of_packing_is_said_to_be_unknown(method: int) -> None:
    content = bytearray(zipped(zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo(SHEET).header_offset
    entry = content.rindex(SHEET.encode()) - 46
    for place in (start + 8, entry + 10):
        content[place : place + 2] = struct.pack("<H", method)
    code, message = answer(bytes(content))
    assert (code, "không được hỗ trợ" in message) == ("not_a_workbook", True)


@pytest.mark.parametrize("flag", [0x01, 0x41])
def test_a_package_with_a_password_is_said_to_have_one(flag: int) -> None:
    content = bytearray(zipped(zipfile.ZIP_DEFLATED))
    entry = content.rindex(SHEET.encode()) - 46
    content[entry + 8] |= flag
    assert answer(bytes(content))[0] == "encrypted"


def test_a_part_that_is_longer_than_it_says_is_unsafe() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * 250_000_000) + packer.flush()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(SHEET, packed)
    content = bytearray(target.getvalue())
    for place in (8, content.rindex(SHEET.encode()) - 36):
        content[place : place + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
    code, message = answer(bytes(content))
    assert code in ("unsafe", "not_a_workbook")
    assert "tệp nén" in message


@pytest.mark.parametrize("encoding", ["idna", "no-such-code", "x" * 5000, "punycode", "undefined"])
def test_an_encoding_that_is_none_is_no_workbook(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    for part in ("sheet1", "workbook", "styles", "sharedStrings"):
        content = changed(SOUND, **{part: lambda text: head + text[text.index("?>") + 2 :]})
        assert answer(content)[0] == "not_a_workbook"


def test_a_part_in_an_old_encoding_is_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == SHEET:
                part = part.replace(b'encoding="UTF-8"', b'encoding="windows-1252"')
            archive.writestr(name, part)
    assert in_time(target.getvalue()).as_dict() == in_time(SOUND).as_dict()


@pytest.mark.parametrize("part", ["sheet1", "styles", "sharedStrings", "workbook", "workbook.xml.rels"])
def test_a_document_type_is_unsafe_in_every_part(part: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "b">]>'
    content = changed(
        SOUND,
        **{part: lambda text: text.replace("?>", f"?>{declared}", 1) if "?>" in text else declared + text},
    )
    assert answer(content)[0] == "unsafe"


def test_a_sheet_that_is_not_there_is_named() -> None:
    content = changed(SOUND, **{"workbook.xml.rels": lambda part: part.replace("sheet1.xml", "sheet9.xml")})
    code, message = answer(content)
    assert (code, "«Trang 1»" in message) == ("not_a_workbook", True)


def test_half_a_pair_of_letters_is_left_out() -> None:
    read = in_time(writer()(BOOK.with_cell(2, 1, "Sở _xD83D_Y tế")))
    assert "\ud83d" not in repr(read.as_dict())


def test_an_array_over_the_whole_sheet_without_a_result_is_read_in_time() -> None:
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">1</f></c></row>'
    rows += "".join(
        f'<row r="{n}"><c r="{column_letters(n % 26)}{n}"><v>1</v></c></row>' for n in range(2, 5_000)
    )
    read = in_time(sheet_of(rows))
    assert read.tables or read.has_errors
