"""Sheets in the fonts of the nineties become Unicode where their words say so, and nothing else is ever touched."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Never

import pytest

from cchc.reading import read_workbook
from cchc.reading.grid import Grid, OldLetters
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.open.opening import open_grids
from cchc.reading.words import in_unicode
from cchc.reading.words.in_unicode import put_into_unicode
from cchc.reading.words.old_encodings import TCVN3, VNI
from cchc.reading.words.syllables import is_syllable
from tests.html_pages import page
from tests.neutral_workbooks import Book
from tests.old_excel import xls
from tests.open_document import ods
from tests.workbook_making import book, found

ROOT = Path(__file__).parents[1]
_TO_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}
_TO_VNI = {letter: code for code, letter in VNI.items()} | {letter: letter for letter in "íìÍÌ"}


def in_tcvn3(text: str) -> str:
    """As typed in a font of TCVN3: capitals with a tone in a font of capitals, where small letters look large."""
    return "".join(_TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower(), letter) for letter in text)


def in_vni(text: str) -> str:
    return "".join(_TO_VNI.get(letter, letter) for letter in text)


def unicode_of(*texts: str) -> list[object]:
    """The texts below each other in one column."""
    grid = Grid("Trang 1", list(range(len(texts))), [[text] for text in texts])
    put_into_unicode(grid)
    return [cells[0] for cells in grid.rows]


TEXTS = [
    "Sở Tài chính", "Sở Y tế", "UBND huyện Cần Đước", "Điểm thẩm định", "Tổng cộng", "Lĩnh vực", "Số hồ sơ đã giải quyết",
    "KẾT QUẢ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ủy ban nhân dân tỉnh Đắk Lắk",
    "Xã Krông Pắc", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế", "đúng hạn", "quá hạn", "Một cửa", "Huế", "thị trấn Ea T'ling (khối 1)",
    "Bộ phận tiếp nhận và trả kết quả: 12,5 điểm", "Quỳnh Lưu", "Phường Nguyễn Thị Minh Khai",
]  # fmt: skip


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_texts_of_a_sheet_in_an_old_encoding_become_unicode(encode: object) -> None:
    assert callable(encode)
    assert unicode_of(*map(encode, TEXTS)) == [
        # No font tells whether the first letter alone is a capital one.
        text.replace("Ủy", "ủy") if encode is in_tcvn3 else text
        for text in TEXTS
    ]


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_one_line_in_an_old_encoding_among_lines_in_unicode_is_converted_alone(encode: object) -> None:
    assert callable(encode)
    others = [
        "Sở Tư pháp",
        "Công an",
        "Tân An",
        "Hà Nam",
        "Toán",
        "hoà bình",
        "Sở Xây dựng",
        "Lâm Hà",
        "Quý I",
        "1,5",
    ]
    for text in ("Sở Y tế", "Huế", "Đất đai", "Giá", "Văn phòng Ủy ban", "Sở Khoa học và Công nghệ"):
        if text != "Huế" or encode is in_tcvn3:
            assert unicode_of(*others, encode(text)) == [
                *others,
                text.replace("Ủ", "ủ") if encode is in_tcvn3 else text,
            ]


def test_words_that_may_be_either_follow_the_rest_of_their_sheet() -> None:
    assert unicode_of(in_tcvn3("Bộ"), in_tcvn3("Sở Y tế")) == ["Bộ", "Sở Y tế"]
    assert unicode_of("Bé", in_tcvn3("Sở Y tế"), "Sở Tư pháp") == ["Bé", "Sở Y tế", "Sở Tư pháp"]


WESTERN = [
    "café", "Société Générale de l'Électricité", "Müller", "España, niño y señor", "12 µm", "5 °C ± 0,5", "m²", "Nhóm B¹",
    "Tài chính¹", "«Tam nông»", "· Sở", "Microsoft® Windows", "São Paulo", "Côte d'Ivoire", "François", "dû", "où", "½", "§ 5",
    "naïve", "Zürich", "Curaçao", "Ålesund", "Łódź", "Antoine de Saint-Exupéry", "à la carte", "Pokémon", "Bình Định", "Toán",
    "hoá", "Hà Nam", "Cà Mau", "Tân An", "Công an", "Lâm Hà", "Sơn La", "Đà Nẵng", "Kon Tum", "x² + y²", "3×4", "10÷2", "A·B",
    "©", "™", "🙂", "Tĩnh",
]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_texts_in_unicode_are_never_touched(form: str) -> None:
    import unicodedata

    texts = [unicodedata.normalize(form, text) for text in (*WESTERN, *TEXTS)]  # type: ignore[arg-type]
    assert unicode_of(*texts) == texts
    for text in texts:
        assert unicode_of(text) == [text]


def test_no_name_of_the_register_is_touched() -> None:
    for path in sorted((ROOT / "data").glob("*.csv")):
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        grid = Grid(path.name, list(range(len(rows))), [list(row) for row in rows])
        assert put_into_unicode(grid) == []
        assert grid.rows == rows


@pytest.mark.parametrize("folder", ["tests/workbooks", "tests/cases", "data/workbooks"])
def test_no_sample_is_touched(folder: str) -> None:
    left_out = ("bom_nen", "co_mat_khau", "khong_phai_bang_tinh")
    for path in sorted((ROOT / folder).iterdir()):
        if path.suffix != ".json" and path.stem not in left_out:
            for grid in open_grids(path.read_bytes(), DEFAULT_LIMITS):
                before = [list(cells) for cells in grid.rows]
                assert put_into_unicode(grid) == []
                assert grid.rows == before


@pytest.mark.parametrize("windows", ["cp1252", "latin-1"])
def test_texts_in_utf_8_that_were_taken_for_western_letters_are_put_right(windows: str) -> None:
    def taken(text: str) -> str:
        return "".join(_of_byte(byte, windows) for byte in text.encode())

    assert unicode_of(*map(taken, TEXTS)) == TEXTS
    assert unicode_of("Sở Y tế", taken("Sở Tư pháp"), "«Khá»", "Ã", "Äá", "Ä‘") == [
        "Sở Y tế",
        "Sở Tư pháp",
        "«Khá»",
        "Ã",
        "Äá",
        "đ",
    ]


def _of_byte(byte: int, windows: str) -> str:
    try:
        return bytes([byte]).decode(windows)
    except UnicodeDecodeError:
        return chr(byte)


def test_what_cannot_be_told_surely_is_refused_and_not_half_read() -> None:
    broken = f"{in_tcvn3('Sở Tài nguyên và Môi trường')} ÿÿx"
    first, second = unicode_of(in_tcvn3("Sở Y tế"), broken)
    assert first == "Sở Y tế"
    assert isinstance(second, OldLetters)
    assert second.encoding == "TCVN3"


TABLE = Book(
    [
        ["KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 TỈNH HÀ TĨNH"],
        ["STT", "Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Xếp hạng"],
        [1.0, "Sở Y tế", 100.0, 92.5, 1.0],
        [2.0, "Sở Tư pháp", 100.0, 90.25, 2.0],
        [3.0, "Sở Xây dựng", 100.0, 88.5, 3.0],
    ]
)


def encoded(table: Book, encode: object) -> Book:
    assert callable(encode)
    return Book(
        [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows], "Sheet1"
    )


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
@pytest.mark.parametrize("write", [lambda table: book({"Sheet1": table.rows}), xls, ods, page])
def test_a_table_in_an_old_encoding_is_read_as_any_other_in_every_format(
    encode: object, write: object
) -> None:
    assert callable(write)
    read = read_workbook(write(encoded(TABLE, encode)), "tep.xls")
    (table,) = read.tables
    assert (table.kind, table.province, table.year) == ("ranking", "Hà Tĩnh", 2023)
    assert [(row["unit"], row["score"]) for row in table.rows] == [
        ("Sở Y tế", 92.5),
        ("Sở Tư pháp", 90.25),
        ("Sở Xây dựng", 88.5),
    ]
    assert read.problems == []


@pytest.mark.parametrize("charset", ["x-user-defined", "windows-1252", "windows-1258", "iso-8859-1", ""])
@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_a_page_in_an_old_encoding_is_read_whatever_it_declares(charset: str, encode: object) -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in encoded(TABLE, encode).rows
    )
    content = f"<meta charset='{charset}'><table>{rows}</table>".encode("latin-1")
    (table,) = read_workbook(content, "tep.xls").tables
    assert [row["unit"] for row in table.rows] == ["Sở Y tế", "Sở Tư pháp", "Sở Xây dựng"]


def test_a_name_that_cannot_be_told_is_reported_at_its_cell_and_its_line_stands() -> None:
    rows = [list(row) for row in TABLE.rows]
    rows[3][1] = f"{in_tcvn3('Sở Tài nguyên và Môi trường')} ÿÿx"
    read = read_workbook(book({"Sheet1": rows}), "tep.xlsx")
    assert [(row["unit"], row["score"]) for row in read.tables[0].rows] == [
        ("Sở Y tế", 92.5),
        (None, 90.25),
        ("Sở Xây dựng", 88.5),
    ]
    assert found(read.problems) == {("old_encoding", "B4")}
    assert "TCVN3" in read.problems[0].message


def test_signs_inside_a_word_are_letters_of_an_old_encoding_also_in_a_single_line() -> None:
    assert unicode_of("Cải cách thể chế", "C«ng khai, minh b¹ch") == [
        "Cải cách thể chế",
        "Công khai, minh bạch",
    ]
    as_they_stand = ["«Công khai», minh bạch", "diện tích 12 m²", "Sở Y tế¹", "Điều 5²a", "A·B"]
    assert unicode_of("Cải cách thể chế", *as_they_stand)[1:] == as_they_stand


def test_soft_hyphens_are_no_letters_of_an_old_encoding() -> None:
    codes = ["1.1b\u00ad", "i\u00ad)", "1.2\u00ad", "Tiêu chí\u00ad", "b\u00ad", "a\u00ad)"]
    assert unicode_of("Cải cách thể chế", *codes)[1:] == codes


def test_syllables_are_told_from_other_words() -> None:
    good = [
        "nghiêng",
        "quyết",
        "Giải",
        "gì",
        "thuở",
        "khuỷu",
        "Đắk",
        "ươn",
        "XÃ",
        "nguyễn",
        "Pháp",
        "hoà",
        "hòa",
        "uỷ",
        "ủy",
        "y",
        "ấy",
        "oách",
    ]
    bad = ["café", "quyềt", "êt", "ôp", "Tµi", "HuÕ", "chÝnh", "sơr", "ađ", "ùá", "strong"]
    assert [word for word in good if not is_syllable(word)] == []
    assert [word for word in bad if is_syllable(word)] == []


def test_sheets_without_old_letters_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def again(_: Grid) -> Never:
        raise AssertionError("every text is looked at once more")

    monkeypatch.setattr(in_unicode, "_texts", again)
    rows = [[1.0, "Sở Khoa học và Công nghệ", "Đã hoàn thành «đúng hạn»", 1.5]]
    assert put_into_unicode(Grid("A", [0], rows)) == []
    with pytest.raises(AssertionError):
        put_into_unicode(Grid("A", [0], [["Së Néi vô"]]))
