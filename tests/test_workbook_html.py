"""Pages with the ending of a workbook: what a browser shows in a table is what is read of it."""

from __future__ import annotations

import json
import time

import pytest

from cchc.reading import Reading, read_workbook
from cchc.reading.grid import CellError, Grid, Merged
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.open.opening import open_grids
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from tests.workbook_making import found


def grid(page: str | bytes) -> Grid:
    return open_grids(page if isinstance(page, bytes) else page.encode(), DEFAULT_LIMITS)[0]


def cell(inside: str, css: str = "", said: str = "") -> Grid:
    return grid(f"<html><style>{css}</style><table><tr><td{said}>{inside}</td></tr></table>")


@pytest.mark.parametrize(
    ("inside", "css", "value", "raised", "is_struck"),
    [
        ("12,5<sup>1</sup>", "", "12,5", "1", False),
        ("12,5<SUP><font size=1>(1)</font></SUP>", "", "12,5", "(1)", False),
        ("12,5<sub>a</sub>", "", "12,5", "a", False),
        ("CO<sub>2</sub>", "", "CO2", None, False),
        ("<s>1</s>8,5", "", "8,5", None, True),
        ("<strike>1</strike>8,5", "", "8,5", None, True),
        ("<del>1</del><ins>8,5</ins>", "", "8,5", None, True),
        ("<span style='text-decoration:line-through'>1</span>8,5", "", "8,5", None, True),
        ("<span style='TEXT-DECORATION: underline Line-Through'>1</span>8,5", "", "8,5", None, True),
        ("<span style='text-decoration-line:line-through'>1</span>8,5", "", "8,5", None, True),
        ("<span style='text-line-through:single'>1</span>8,5", "", "8,5", None, True),
        ("<font class=font6>1</font><font class='font0'>8,5</font>", ".font6 {text-decoration:line-through}", "8,5", None, True),
        ("<i>1</i>8,5", "i { color: red; text-decoration: line-through; }", "8,5", None, True),
        ("<span class='a b'>1</span>8,5", "<!-- td span.a.b{text-decoration:line-through} -->", "8,5", None, True),
        ("<p class=cu><b>1</b></p>8,5", "td > .cu { text-decoration: line-through }", "8,5", None, True),
        ("<span id=cu>1</span>8,5", "#cu{/* ; } */text-decoration:line-through}", "8,5", None, True),
        ("<span data-cu=1>1</span>8,5", "[data-cu]{text-decoration:line-through}", "8,5", None, True),
        ("<s><b><i>1</i></b></s>8,5", "", "8,5", None, True),
        ("<s style='text-decoration:none'>1</s>8,5", "", "18,5", None, False),
        ("<s>1</s>8,5", "s{text-decoration:none}", "18,5", None, False),
        ("<u>1</u>8,5", "@media print { u { text-decoration: line-through } }", "18,5", None, False),
        ("<u>1</u>8,5", "@media screen { u { text-decoration: line-through } }", "8,5", None, True),
        ("<u>1</u>8,5", "@keyframes x { from { top: 0 } to { top: 1px } } u{text-decoration:line-through}", "8,5", None, True),
        ("<u class=x>1</u>8,5", ".x{text-decoration:none} u{text-decoration:line-through}", "18,5", None, False),
        ("<u class=x>1</u>8,5", ".x{text-decoration:none} u{text-decoration:line-through!important}", "8,5", None, True),
        ("<u>1</u>8,5", "u::before, u:hover{text-decoration:line-through}", "18,5", None, False),
        ("<u>1</u>8,5", "u:unknown{text-decoration:line-through} }}} {{{", "18,5", None, False),
        ("8,5<span style='vertical-align:super;font-size:70%'>2</span>", "", "8,5", "2", False),
        ("8,5<span style='vertical-align:4pt'>2</span>", "", "8,5", "2", False),
        ("8,5<span style='mso-text-raise:3.0pt'>2</span>", "", "8,5", "2", False),
        ("8,5<span style='position:relative;top:-.5em'>2</span>", "", "8,5", "2", False),
        ("8,5<sup style='vertical-align:baseline'>2</sup>", "sup{top:-.5em}", "8,5", "2", False),
        ("8<span style='display:none'>9</span>,5", "", "8,5", None, False),
        ("8<span style='visibility:hidden'>9</span>,5", "", "8,5", None, False),
        ("<span style='visibility:hidden'>9<b style='visibility:visible'>8,5</b></span>", "", "8,5", None, False),
        ("<span style='display:none'>9<b style='display:inline;visibility:visible'>7</b></span>8,5", "", "8,5", None, False),
        ("8,5<span hidden>9</span>", "", "8,5", None, False),
        ("8,5<span style='mso-hide:all'>9</span>", "", "8,5", None, False),
        ("8,5<span style='font-size:0'>9</span>", "", "8,5", None, False),
        ("8,5<span class=x>9</span>", ".x{display:none}", "8,5", None, False),
        ("8,5<span class='x y'>9</span>", ".x{display:none}.x.y{display:inline}", "8,59", None, False),
        ("8,5<!-- 9 --><script>document.write(9)</script><style>9</style><template>9</template>", "", "8,5", None, False),
        ("<ruby>8,5<rp>(</rp><rt>9</rt></ruby>", "", "8,5", None, False),
        ("<![if !supportEmptyParas]>8,5<![endif]><!--[if gte mso 9]><xml>9</xml><![endif]-->", "", "8,5", None, False),
        ("<input type=hidden value=9>8,5<o:p></o:p>", "", "8,5", None, False),
        ("1<s>2</s>5", "", "1 5", None, True),
        ("Sở<sup>1</sup>Y tế", "", "Sở Y tế", "1", False),
    ],
)  # fmt: skip
def test_letters_are_read_as_a_browser_shows_them(
    inside: str, css: str, value: str, raised: str | None, is_struck: bool
) -> None:
    read = cell(inside, css)
    assert read.rows == [[value]]
    assert (read.raised.get((0, 0)), bool(read.struck)) == (raised, is_struck)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td style='text-decoration:line-through'>9<td>b</table>",
        "<style>.xl65{text-decoration:line-through}</style><table><tr><td class=xl65>9<td>b</table>",
        "<table><tr><td><s>9</s><td>b</table>",
        "<table><tr><td><font><s>9<td>b</table>",
        "<table><tr><td><sup>9</sup></td><td>b</table>",
    ],
)
def test_a_cell_whose_whole_text_is_struck_or_raised_has_no_value(page: str) -> None:
    assert grid(page).rows == [["", "b"]]


def test_a_line_that_is_struck_through_has_no_values() -> None:
    read = grid("<table><tr style='text-decoration:line-through'><td>1<td>2<tr><td>3<td>4</table>")
    assert (read.numbers, read.rows, read.struck) == ([1], [["3", "4"]], {(0, 0), (0, 1)})


def test_cells_are_aligned_and_not_raised() -> None:
    assert cell("8,5", said=" style='vertical-align:super'").rows == [["8,5"]]
    assert cell("8,5", ".xl65{vertical-align:top}", " class=xl65").rows == [["8,5"]]


ROW = "<tr><td>a<td>b"


@pytest.mark.parametrize(
    "row",
    [
        "<tr style='display:none'>", "<tr height=0>", "<tr height='0px'>", "<tr style='height:0.0pt'>", "<tr hidden>",
        "<tr style='visibility:collapse'>", "<tr style='visibility: hidden'>", "<tr style='mso-hide:all'>", "<tr class='c an'>",
        "<tr id=an>", "<tbody hidden><tr>", "<tbody style='display:none'><tr>", "<tbody class=an><tr>", "<tr data-an=1>",
    ],
)  # fmt: skip
def test_lines_that_are_not_seen_are_hidden_ones_and_are_read(row: str) -> None:
    css = ".an, #an, tr[data-an] { display: none }"
    end = "</tbody><tbody>" if "tbody" in row else ""
    read = grid(f"<style>{css}</style><table>{ROW}{row}<td>c<td>d</tr>{end}{ROW}</table>")
    assert (read.rows, read.hidden_rows) == ([["a", "b"], ["c", "d"], ["a", "b"]], {1})


def test_a_hidden_table_is_read_as_hidden_lines() -> None:
    read = grid(f"<div style='display:none'>chữ<table>{ROW}</table></div><table>{ROW}</table>")
    assert (read.numbers, read.hidden_rows) == ([0, 1], {0})


@pytest.mark.parametrize(
    ("columns", "css", "said"),
    [
        ("<col><col style='display:none'>", "", ""),
        ("<col width=64><col width=0 style='mso-width-source:userset'>", "", ""),
        ("<col><col style='width:0pt'>", "", ""),
        ("<col><col style='visibility:collapse'>", "", ""),
        ("<colgroup span=1></colgroup><colgroup span=1 style='display:none'></colgroup>", "", ""),
        ("<colgroup><col></colgroup><colgroup hidden><col></colgroup>", "", ""),
        ("<col><col class=an>", ".an{display:none}", ""),
        ("", "td:nth-child(2){display:none}", ""),
        ("", "tr > td + td:not(.x) {display:none}", ""),
        ("", "", " style='display:none'"),
        ("", "", " hidden"),
    ],
)
def test_columns_that_are_not_seen_are_hidden_ones_and_are_read(columns: str, css: str, said: str) -> None:
    row = f"<tr><td>a</td><td{said}>b</td></tr>"
    read = grid(f"<style>{css}</style><table>{columns}{row}{row}</table>")
    assert (read.rows, read.hidden_columns) == ([["a", "b"], ["a", "b"]], {1})


def test_a_column_of_a_given_width_is_none_that_is_hidden() -> None:
    read = grid(
        "<table><col width=50><col style='width:0.5pt'><tr><td width=0>a<td style='width:0'>b</table>"
    )
    assert (read.rows, read.hidden_columns) == ([["a", "b"]], set())


def test_a_single_cell_that_is_not_seen_is_empty() -> None:
    read = grid(f"<table>{ROW}<tr><td>c<td style='visibility:hidden'>9{ROW}</table>")
    assert (read.rows, read.hidden_columns) == ([["a", "b"], ["c", ""], ["a", "b"]], set())


def test_a_line_closes_up_over_a_cell_that_others_do_not_have() -> None:
    row = "<tr><td style='display:none'>17<td>c<td>d"
    assert grid(f"<table>{ROW}{row}{row}</table>").rows == [["a", "b"], ["c", "d"], ["c", "d"]]


@pytest.mark.parametrize(
    "inside",
    ["1,5<br>2", "<p>1,5</p><p>2</p>", "<div>1,5</div>2", "<ul><li>1,5<li>2</ul>", "1,5<br/><br>\n2"],
)
def test_lines_of_a_cell_stay_lines(inside: str) -> None:
    assert cell(inside).rows == [["1,5\n2"]]


def test_line_ends_of_the_source_are_spaces() -> None:
    assert cell("Sở\r\n  Tài\tchính").rows == [["Sở Tài chính"]]
    assert cell("<pre>1,5\n2</pre>").rows == [["1,5\n2"]]


def test_error_texts_are_error_values() -> None:
    read = grid("<table><tr><td x:err>#REF!<td>#DIV/0!<td>#N/A<td>#1<td>Err:502</table>")
    assert read.rows == [
        [CellError("#REF!"), CellError("#DIV/0!"), CellError("#N/A"), "#1", CellError("Err:502")]
    ]


def test_what_a_cell_shows_goes_before_what_its_attributes_say() -> None:
    assert cell("8,5", said=' x:num="9.25" x:fmla="=1+1"').rows == [["8,5"]]


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c"]]),
        ("<TABLE><TD>a<TD>b</TABLE>", [["a", "b"]]),
        ("<table><tr><td>a<b>b<td><i>c</table>d", [["ab", "c"], ["d"]]),
        ("<table><caption>t</caption><tr><th>a</th></tr></table>", [["t"], ["a"]]),
        ("<p>t<table><tr><td>a</td></tr></table><p>u<br>v</p>", [["t"], ["a"], ["u"], ["v"]]),
        ("<table><tr><td>5<6</td><td>a & b</td><td>&lt;&#7903;&nbsp;&amp;lt;</td></tr></table>",
         [["5<6", "a & b", "<ở\xa0&lt;"]]),
        ("<table><tr><td>a<table><tr><td>8,5</table><td>b</table>", [["a\n8,5", "b"]]),
        ("<table><tr><td><table><tr><td>8,5<td>2</table><td>b</table>", [["8,5\t2", "b"]]),
        ("<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>", [["a", "b"], ["c", "d"]]),
        ("<table><tr><td>a</td></tr></table><table><tr><td>b</table>", [["a"], ["b"]]),
        ("<table><tr><td rowspan=9>a<td>b</table><table><tr><td>c<td>d</table>", [["a", "b"], ["c", "d"]]),
        ("<table><tr><td>a</tr></tr></td></table></table><table><tr><td>b</table>", [["a"], ["b"]]),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><table><tr><td/><td>a</td></tr></table></html>",
         [["", "a"]]),
    ],
)  # fmt: skip
def test_careless_pages_are_read_as_browsers_read_them(page: str, rows: list[list[str]]) -> None:
    assert grid(page).rows == rows


def test_spans_are_merged_cells() -> None:
    read = grid(
        "<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d<tr><td rowspan=0 colspan=x>e</table>"
    )
    assert read.rows == [["a", "b"], ["", "c", "d"], ["e"]]
    assert read.merged == [Merged(0, 0, 1, 0), Merged(0, 1, 0, 2)]


def test_a_hidden_sheet_and_its_name_are_told() -> None:
    said = "<x:ExcelWorksheet><x:Name>Tổng hợp</x:Name><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>"
    read = grid(
        f"<html><head><style>{'a{top:0}' * 9_000}</style><!--[if gte mso 9]><xml>{said}</xml><![endif]--></head><table>{ROW}"
    )
    assert (read.name, read.has_name, read.hidden) == ("Tổng hợp", True, True)


RANKING = (
    "<h3>XẾP HẠNG CHỈ SỐ CCHC NĂM 2023 TỈNH HÀ TĨNH</h3><table><tr><th>STT<th>Đơn vị<th>Điểm tối đa<th>Điểm thẩm định"
    "<tr><td>1<td>Sở Y tế<td>100<td>{}<tr><td>2<td>Sở Tư pháp<td>100<td>80,25</table>"
)


def ranking(score: str = "90,5", head: str = "", encoding: str = "utf-8") -> Reading:
    return read_workbook((head + RANKING.format(score)).encode(encoding), "xuat.xls")


def test_a_sheet_without_a_name_is_printed_without_one() -> None:
    read = ranking("sai")
    plain = json.loads(json.dumps(read.as_dict()))
    assert [table["sheet"] for table in plain["tables"]] == [None]
    assert [(problem["sheet"], problem["cell"]) for problem in plain["problems"]] == [(None, "D3")]
    assert read_in_sandbox((RANKING.format("sai")).encode(), "xuat.xls").as_dict() == read.as_dict()
    named = ranking(head="<x:Name>Tổng hợp</x:Name>").as_dict()
    assert [table["sheet"] for table in named["tables"]] == ["Tổng hợp"]


@pytest.mark.parametrize(
    "score", ["90,5<br>2", "9 5", "1<br>234", "&#xD800;90,5", "90,5&#0;1", "<s>9</s>0,5 <s>1</s> 2"]
)
def test_two_numbers_and_broken_letters_in_a_cell_are_no_number(score: str) -> None:
    read = ranking(score)
    assert json.dumps(read.as_dict(), ensure_ascii=False).encode()
    assert read.tables[0].rows[0]["score"] is None
    assert found(read.problems) == {("not_a_number", "D3")}


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"), ("", "utf-8-sig"), ("", "utf-16"), ("", "utf-16-le"), ("", "utf-16-be"), ("", "utf-32"),
        ("<meta charset=windows-1252>", "utf-8"), ("<meta charset=idna>", "utf-8"), ("<meta charset=undefined>", "utf-16-le"),
        ("<meta http-equiv=Content-Type content='text/html; charset=utf-8'>", "utf-16-le"),
    ],
)  # fmt: skip
def test_pages_in_unicode_are_read_whatever_they_declare(head: str, encoding: str) -> None:
    read = ranking(head=head, encoding=encoding)
    assert [(row["unit"], row["score"]) for row in read.tables[0].rows] == [
        ("Sở Y tế", 90.5),
        ("Sở Tư pháp", 80.25),
    ]
    assert read.tables[0].province == "Hà Tĩnh"


def in_1258(text: str) -> bytes:
    """As Vietnamese Windows wrote before Unicode: tones stand behind their letters."""
    import unicodedata

    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, tone = unicodedata.normalize("NFD", letter)[:-1], unicodedata.normalize("NFD", letter)[-1]
            if len(base) > 1 and base[1] == "\u0323":
                base, tone = base[0] + tone, base[1]
            pieces.append(unicodedata.normalize("NFC", base).encode("cp1258") + tone.encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize(
    "charset",
    [
        "windows-1258",
        "",
        "utf-8",
        "idna",
        "undefined",
        "x-user-defined",
        "rot13",
        "base64",
        "utf-7",
        "\u0001",
    ],
)
def test_pages_in_old_vietnamese_windows_are_read_whatever_they_declare(charset: str) -> None:
    content = f"<meta charset='{charset}'>".encode() + in_1258(RANKING.format("90,5"))
    (table,) = read_workbook(content, "xuat.xls").tables
    assert ([row["unit"] for row in table.rows], table.province) == (["Sở Y tế", "Sở Tư pháp"], "Hà Tĩnh")


def test_a_page_in_unicode_with_a_broken_letter_stays_one() -> None:
    content = RANKING.format("90,5").encode() + b"\xe1\xbb"
    (table,) = read_workbook(content, "xuat.xls").tables
    assert [row["unit"] for row in table.rows] == ["Sở Y tế", "Sở Tư pháp"]


PIECES = [
    "<!--", "<a ", "<td ", "<![CDATA[", "&", "<", "<td>",
    "<table>", "<table><tr><td>", "<b>", "<p>", "<a>", "&#", "<a href='",
    "<s>a",
    "<div>", "<td><b>", "<style>", "<script>", "<title>", "<select><option>", "<li>", "<x:y>", "<?", "<!", "<font><p>", "<form>",
    "</table>", "<tr>", "<h1>", "<span><div>", "<p><b>", "<tr><td rowspan=1000>", "<col span=1000>", "<br>", "<td>1<br>",
    "<x:Name>", "<sup>1</sup>2", "<table><tr><td>1<td>2<tr><td>",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_pages_of_one_piece_again_and_again_are_read_in_time(piece: str) -> None:
    started = time.thread_time()
    read_workbook(("<table><tr>" + piece * 40_000).encode(), "tep.xls")
    assert time.thread_time() - started < 5


@pytest.mark.parametrize(
    "css",
    [
        "td{top:0}" * 40_000, "a b c d{display:none}" * 2_000, "{" * 90_000, "}" * 90_000, "@media x{" * 40_000, "/*" * 90_000,
        "@" * 90_000, "a,b," * 40_000 + "{top:0}", "a{" + "top:0;" * 90_000, "a{" + "!" * 90_000, ":not(" * 20_000 + "{top:0}",
        "".join(f".c.d{n}{{top:0}}" for n in range(20_000)),
        "td:nth-child(2n+1){display:none}" * 300, "td~td{display:none}" * 300, "." * 50_000 + "{top:0}", "a" * 90_000,
    ],
)  # fmt: skip
def test_long_style_sheets_are_read_in_time_or_refused(css: str) -> None:
    rows = "".join(f"<tr class=c{row}><td class=d{row}>a<td>b" for row in range(2_000))
    started = time.thread_time()
    read = read_workbook(f"<style>{css}</style><table>{rows}</table>".encode(), "tep.xls")
    assert {problem.code for problem in read.problems} <= {"too_large", "no_table_found"}
    assert time.thread_time() - started < 8


@pytest.mark.parametrize(
    "page", ["<!-- <table><tr><td>a</table> -->", "<!--<table>", "<?<table>", "<table", "< table ><table"]
)
def test_a_page_of_comments_is_no_workbook_or_has_no_table(page: str) -> None:
    (problem,) = read_workbook(page.encode(), "a.xls").problems
    assert problem.code in ("not_a_workbook", "no_table_found")
