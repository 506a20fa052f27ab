"""Characters that look alike are read as what they look like, in every format; what is more than its looks stays."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from cchc.reading import read_workbook
from cchc.reading.words.lookalikes import TABLE, replace_lookalikes
from cchc.reading.words.text import clean
from tests.html_pages import page
from tests.neutral_workbooks import Book
from tests.old_excel import xls
from tests.open_document import ods
from tests.workbook_making import book
from tests.xml_2003 import xml_2003

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ðiểm thưởng", "Điểm thưởng"),
        ("Ɖiểm trừ, ðiểm ɖạt", "Điểm trừ, điểm đạt"),
        ("Ǎn, ǎn", "Ăn, ăn"),
        ("Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅸ Ⅻ ⅰ ⅳ ⅹ", "I II III IV V IX XII i iv x"),
        ("Ｓở Ｙ ｔế （１２，５％）", "Sở Y tế (12,5%)"),
        ("СỞ ТÀІ СНÍNН", "CỞ TÀI CHÍNH"),
        ("Χếp Ηạng", "Xếp Hạng"),
        ("𝐒ở 𝗬 𝑡ế 𝟏𝟐,𝟓", "Sở Y tế 12,5"),
        ("\u20103,5 \u2011 \u2012 \u22123 ➖", "-3,5 - - -3 -"),
        ("\u2015 ─", "— —"),
        ("12‚5 12、5", "12,5 12,5"),
        ("6⁄19 6∕19", "6/19 6/19"),
        ("Năm∶ 2023", "Năm: 2023"),
        ("⒈ Chỉ đạo ⑵", "1. Chỉ đạo (2)"),
        ("1\u200b.\u200e1\u202c\ufeff\u2060", "1.1"),
        ("hành\u00ad chính\u2800", "hành chính"),
        ("a\x96b\x93c\x94", "a–b“c”"),
        ("ofﬁce", "office"),
        ("1\ud8002", "12"),
        ("Sơ\u0309\u00a0 \u3000Y\u2003tế", "Sở Y tế"),
    ],
)
def test_what_looks_alike_is_read_as_it_looks(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "12,5¹",
        "12,5²",
        "1.2³",
        "8⁴",
        "①",
        "⓵",
        "❶",
        "CO₂",
        "½",
        "10 – 15",
        "10 — 15",
        "«a»",
        "…",
        "m²",
        "Ω",
        "µ",
        "5 °C",
        "×",
        "÷",
        "•",
        "€",
    ],
)
def test_what_is_more_than_its_looks_stays(text: str) -> None:
    assert clean(text) == text


def test_no_raised_lowered_or_circled_digit_becomes_a_digit() -> None:
    for code in range(0x80, 0x20000):
        name = unicodedata.name(chr(code), "")
        if any(word in name for word in ("SUPERSCRIPT", "SUBSCRIPT", "CIRCLED", "VULGAR")):
            assert code not in TABLE, name


def test_each_character_is_read_once_and_for_all() -> None:
    assert all(replace_lookalikes(read) == read for read in TABLE.values())
    vietnamese = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    ordinary = vietnamese + vietnamese.upper() + "".join(map(chr, range(0x20, 0x7F))) + "–—“”‘’…«»•×÷±§°²³¹½₂"
    assert replace_lookalikes(ordinary) == ordinary


def test_no_name_of_the_register_changes() -> None:
    for path in sorted((ROOT / "data").glob("*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        assert replace_lookalikes(text) == text, path.name


TABLE_OF_POINTS = Book(
    [
        ["KẾT QUẢ CHỈ SỐ CCHC NĂM 2023 CỦA SỞ TÀI CHÍNH TỈNH VĨNH LONG"],
        ["STT", "Lĩnh vực", "Ðiểm tối đa", "Ðiểm thẩm định", "Điểm\u200b trừ"],
        ["Ⅰ", "Chỉ đạo ðiều hành", 14.0, "１２，５", "1,5\u202c"],
        ["Ⅱ", "Сải cách thể chế", 20.0, "18\u201a5", "1,5"],
        ["Ⅲ", "Cải cách bộ máy", 10.0, "10", "\u2015"],
    ]
)


@pytest.mark.parametrize("write", [lambda table: book({"Sheet1": table.rows}), xls, ods, xml_2003, page])
def test_the_table_is_read_alike_in_every_format(write: object) -> None:
    assert callable(write)
    read = read_workbook(write(TABLE_OF_POINTS), "tep.xls")
    (table,) = read.tables
    assert [(row["code"], row["title"], row["score"], row["deduction"]) for row in table.rows] == [
        ("I", "Chỉ đạo điều hành", 12.5, 1.5),
        ("II", "Cải cách thể chế", 18.5, 1.5),
        ("III", "Cải cách bộ máy", 10.0, 0.0),
    ]
    assert read.problems == []
