"""A comma or a point before three digits: what the table prints besides it decides, else a person does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.reading import Correction, Reading, read_workbook
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from tests.workbook_making import Rows, book, found, reading, table

RANKING = ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CÁC SỞ, BAN, NGÀNH TỈNH VĨNH LONG"]
SHEET = ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ XÂY DỰNG TỈNH HƯNG YÊN"]
UNITS = ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế"]
AREAS = [
    "Công tác chỉ đạo điều hành",
    "Cải cách thể chế",
    "Cải cách tổ chức bộ máy",
    "Cải cách tài chính công",
]
HEADS = ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định", "Điểm trừ"]


def ranked(
    scores: list[Any], ranks: list[int] | None = None, heading: str = "Tổng điểm", note: str = ""
) -> Rows:
    lines = [[i + 1, UNITS[i], score, *([ranks[i]] if ranks else [])] for i, score in enumerate(scores)]
    return [RANKING, [note], ["STT", "Tên đơn vị", heading, *(["Xếp hạng"] if ranks else [])], *lines]


def scored(lines: list[list[Any]], total: list[Any] | None = None) -> Rows:
    numbered = [[i + 1, AREAS[i], *line] for i, line in enumerate(lines)]
    return [SHEET, HEADS[: 2 + len(lines[0])], *numbered, *([["", "Tổng cộng", *total]] if total else [])]


def scores(rows: Rows) -> list[float | None]:
    return [row["score"] for row in table(rows).rows]


def codes(rows: Rows) -> set[tuple[str, str | None]]:
    return {(code, cell) for code, cell in found(reading(rows).problems) if code != "unknown_unit"}


@pytest.mark.parametrize(
    ("printed", "ranks", "meant"),
    [
        (["88,525", "85.125", "80,5"], [1, 2, 3], [88.525, 85.125, 80.5]),
        (["80,5", "88,525", "85.125"], [3, 1, 2], [80.5, 88.525, 85.125]),
        (["1.050", "1.012", "987,5"], [1, 2, 3], [1050, 1012, 987.5]),
        (["987,5", "1.012", "1.050"], [3, 2, 1], [987.5, 1012, 1050]),
        ([1050, "1.012", 987.5], [1, 2, 3], [1050, 1012, 987.5]),
        (["1,204", "987.5"], [1, 2], [1204, 987.5]),
    ],
)
def test_a_better_rank_goes_with_more_points(
    printed: list[Any], ranks: list[int], meant: list[float]
) -> None:
    assert scores(ranked(printed, ranks)) == meant
    assert codes(ranked(printed, ranks)) == set()


def test_ranks_that_begin_anew_in_each_group_are_compared_within_it() -> None:
    heads = ["STT", "Tên đơn vị", "Tổng điểm", "Xếp hạng"]
    first = [["I", "Khối tổng hợp"], [1, UNITS[0], "1.050", 1], [2, UNITS[1], "987,5", 2]]
    second = [["II", "Khối chuyên ngành"], [1, UNITS[2], "1.100", 1], [2, UNITS[3], "990,5", 2]]
    assert scores([RANKING, heads, *first, *second]) == [1050, 987.5, 1100, 990.5]


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [
        (["88,525", "85.125", "80,5"], ["C5"]),
        (["88.525", "85.125"], ["C4", "C5"]),
        (["1,204", "1.5"], ["C4"]),
        (["1.287", 12], ["C4"]),
    ],
)
def test_where_nothing_tells_a_person_is_asked_and_nothing_is_taken(
    printed: list[Any], doubtful: list[str]
) -> None:
    rows = ranked(printed)
    assert codes(rows) == {("ambiguous_number", cell) for cell in doubtful}
    taken = {f"C{row['row']}": row["score"] for row in table(rows).rows}
    assert all((value is None) == (cell in doubtful) for cell, value in taken.items())


@pytest.mark.parametrize(
    "printed", [["505", "1,000", "884"], ["987,5", "1,012"], ["0,85", "0,9", "1.204", "12.345,5"]]
)
def test_a_number_out_of_all_proportion_to_its_column_is_asked_about(printed: list[Any]) -> None:
    doubtful = next(place for place, text in enumerate(printed) if text in ("1,000", "1,012", "1.204"))
    expected = set() if "12.345,5" in printed else {("ambiguous_number", f"C{doubtful + 4}")}
    assert codes(ranked(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["88,525", "85,125"], [88.525, 85.125]),
        (["88,525", "80,5"], [88.525, 80.5]),
        (["85.125", "80.5"], [85.125, 80.5]),
        (["85.125", "0.875"], [85.125, 0.875]),
        (["1.050", "1.012,4"], [1050, 1012.4]),
        (["1,050", "1,012.4"], [1050, 1012.4]),
        (["1.050", "1.234.567"], [1050, 1234567]),
    ],
)
def test_other_numbers_of_the_column_tell_what_a_mark_means(printed: list[Any], meant: list[float]) -> None:
    assert scores(ranked(printed)) == meant
    assert codes(ranked(printed)) == set()


@pytest.mark.parametrize(
    ("note", "heading"),
    [
        ("(Thang điểm 1.200)", "Tổng điểm"),
        ("Thang điểm: 1200 điểm", "Tổng điểm"),
        ("(tối đa 1.200 điểm)", "Tổng điểm"),
        ("", "Tổng điểm (tối đa 1.200)"),
        ("", "Điểm thẩm định (1.200 điểm)"),
        ("", "Tổng điểm (tối đa 1 200 điểm)"),
    ],
)
def test_the_scale_that_is_stated_tells(note: str, heading: str) -> None:
    rows = ranked(["1.050", "1.012"], None, heading, note)
    assert scores(rows) == [1050, 1012]
    assert codes(rows) == set()


@pytest.mark.parametrize(
    "note", ["Thời gian tối đa 30 ngày", "(điểm thưởng tối đa 5 điểm thưởng)", "Đạt 80 điểm trở lên"]
)
def test_other_figures_above_a_table_are_no_scale(note: str) -> None:
    rows = ranked(["88.525", "85.125"], None, "Tổng điểm", note)
    assert codes(rows) == {("ambiguous_number", "C4"), ("ambiguous_number", "C5")}


def test_shares_that_a_program_computed_say_nothing_of_points_that_were_typed() -> None:
    heads = ["STT", "Tên đơn vị", "Tổng điểm", "Tỷ lệ (%)"]
    rows = [RANKING, heads, [1, UNITS[0], "88,525", "88.53%"], [2, UNITS[1], "85,125", "85.13%"]]
    assert scores(rows) == [88.525, 85.125]
    assert codes(rows) == set()


def test_a_scale_of_a_hundred_tells_that_no_unit_has_thousands() -> None:
    rows = ranked(["88.525", "85.125"], None, "Tổng điểm", "(Thang điểm 100)")
    assert scores(rows) == [88.525, 85.125]


@pytest.mark.parametrize("maximum", [1200, "1.200", "1 200", "1200"])
def test_maximum_and_share_tell(maximum: Any) -> None:
    heads = ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Tỷ lệ %"]
    lines = [[1, UNITS[0], maximum, "1.050", "87,5"], [2, UNITS[1], maximum, "987,5", "82,29"]]
    (only,) = reading([RANKING, heads, *lines]).tables
    assert [(row["max_score"], row["score"]) for row in only.rows] == [(1200, 1050), (1200, 987.5)]
    assert codes([RANKING, heads, *lines]) == set()


@pytest.mark.parametrize(
    ("lines", "total", "meant"),
    [
        ([[14, "1.287"], [14, 12]], None, [1.287, 12]),
        ([["", "1.287"], ["", 12]], ["", "1.299"], [1287, 12]),
        ([["", "1.287"], ["", 12]], ["", "13,287"], [1.287, 12]),
        ([["12.125", "11.875"], ["10.5", "10.5"]], ["22.625", "22.375"], [11.875, 10.5]),
        ([[200, "187,5"], [300, "275,25"], [500, "450"]], ["1.000", "912,75"], [187.5, 275.25, 450]),
        ([[14, "12.125", "1,875"], [18, "16.5", "1,5"]], None, [12.125, 16.5]),
    ],
)
def test_sums_maxima_and_deductions_tell(
    lines: list[list[Any]], total: list[Any] | None, meant: list[float]
) -> None:
    assert scores(scored(lines, total)) == meant
    assert codes(scored(lines, total)) == set()


def test_the_total_is_read_as_its_areas_say() -> None:
    only = table(scored([[200, 187], [300, 275], [500, 450]], ["1.000", "912"]))
    assert only.total is not None
    assert (only.total["max_score"], only.total["appraised_score"]) == (1000, 912)


def test_children_tell_what_a_mark_means() -> None:
    lines = [["1", AREAS[0], "", 15], ["1.1", "Kế hoạch", "", "12.125"], ["1.2", "Kiểm tra", "", "2.875"]]
    rows = [SHEET, HEADS[:4], *lines, ["2", AREAS[1], "", 4]]
    assert scores(rows) == [15, 12.125, 2.875, 4]


def test_a_column_may_write_both_ways_where_the_sheet_tells_of_each_line() -> None:
    rows = scored([[2000, "1.250"], [14, "1.287"]], [2014, "1.251,287"])
    assert scores(rows) == [1250, 1.287]
    assert codes(rows) == set()


def test_where_no_reading_agrees_numbers_are_decimal_and_the_sum_reports_itself() -> None:
    rows = scored([["", "1.287"], ["", 12]], ["", 15])
    assert scores(rows) == [1.287, 12]
    assert codes(rows) == {("total_does_not_add_up", "D5")}


MATRIX = [
    "STT",
    "Đơn vị",
    "Cải cách thể chế ({})",
    "Cải cách tài chính công (tối đa 14)",
    "Cải cách tổ chức bộ máy (14)",
]


def test_where_both_readings_agree_with_all_but_one_sum_a_person_is_asked() -> None:
    lines = [
        ["1", AREAS[0], "", "15.125"],
        ["1.1", "Kế hoạch", "", "12.125"],
        ["1.2", "Kiểm tra", "", "3.000"],
    ]
    lines += [["2", AREAS[1], "", "4.125"], ["2.1", "Rà soát", "", "1.125"], ["2.2", "Góp ý", "", "2.500"]]
    rows = [SHEET, HEADS[:4], *lines]
    assert codes(rows) == {("ambiguous_number", f"D{row}") for row in range(3, 9)}


@pytest.mark.parametrize("heading", ["Điểm tối đa: 1.200", "Tối đa 1.200 điểm", "1.200 điểm"])
def test_the_maximum_of_an_area_may_be_thousands(heading: str) -> None:
    heads = [head.format(heading) for head in MATRIX]
    only = table([RANKING, heads, [1, UNITS[0], 987.5, 12, 11], [2, UNITS[1], "1.050", 12, 11]])
    assert [(row["max_score"], row["score"]) for row in only.rows[::3]] == [(1200, 987.5), (1200, 1050)]


def test_columns_that_the_sheet_decides_tell_of_those_that_it_does_not() -> None:
    heads = [
        "STT",
        "Đơn vị",
        "Cải cách thể chế (tối đa 1,983)",
        "Cải cách tài chính công (tối đa 2,106)",
        "Cải cách tổ chức bộ máy (88)",
    ]
    rows = [RANKING, heads, [1, UNITS[0], "1,378", "2,070", 71], [2, UNITS[1], "862", "1,197", 82]]
    assert [row["score"] for row in table(rows).rows] == [1378, 2070, 71, 862, 1197, 82]
    assert [row["max_score"] for row in table(rows).rows[:3]] == [1983, 2106, 88]
    assert codes(rows) == set()
    points: list[list[Any]] = [RANKING, ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Điểm cộng"]]
    points += [[1, UNITS[0], 100, "88.525", "1.250"], [2, UNITS[1], 100, "85.125", "2.125"]]
    assert codes(points) == set()


def test_the_maximum_of_an_area_may_have_three_decimals() -> None:
    heads = [head.format("tối đa 1.500") for head in MATRIX]
    only = table([RANKING, heads, [1, UNITS[0], 1.25, 12, 11], [2, UNITS[1], "1.125", 12, 11]])
    assert [(row["max_score"], row["score"]) for row in only.rows[::3]] == [(1.5, 1.25), (1.5, 1.125)]


def test_shares_are_percents_and_never_thousands() -> None:
    heads = ["STT", "Tên đơn vị", "Chỉ số (%)", "Xếp hạng"]
    rows = [RANKING, heads, [1, UNITS[0], "87.500", 1], [2, UNITS[1], "82,290", 2]]
    assert [row["ratio"] for row in table(rows).rows] == [87.5, 82.29]
    assert codes(rows) == set()


OF_RESOLVED = ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]
DOSSIERS = [
    ["TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"],
    ["Đơn vị báo cáo: Sở Tài chính tỉnh Vĩnh Long"],
    ["Kỳ báo cáo: Quý I năm 2023"],
    [
        "STT",
        "Lĩnh vực",
        "Số hồ sơ tiếp nhận",
        "",
        "",
        "Số hồ sơ đã giải quyết",
        "",
        "",
        "",
        "Số hồ sơ đang giải quyết",
    ],
    ["", "", "Tổng số", "Trực tuyến", "Trực tiếp", *OF_RESOLVED, "Tổng số", "Trong hạn", "Quá hạn"],
]
MERGED = ["A4:A5", "B4:B5", "C4:E4", "F4:I4", "J4:L4"]
COUNTS = (3350, 2000, 1350, 2345, 1230, 1115, 0, 1005, 1005, 0)


@pytest.mark.parametrize("mark", [",", ".", " ", "\u00a0", ""])
def test_counts_are_whole_however_their_thousands_are_grouped(mark: str) -> None:
    rows = [*DOSSIERS, ["1", "Giá", *(f"{count:,}".replace(",", mark) for count in COUNTS)]]
    only = reading(rows, MERGED)
    assert only.problems == []
    row = only.tables[0].rows[0]
    assert [row["received_total"], row["received_online"], row["received_direct"]] == [3350, 2000, 1350]
    assert [row["resolved_total"], row["resolved_early"], row["resolved_on_time"]] == [2345, 1230, 1115]
    assert [row["pending_total"], row["pending_in_time"], row["pending_late"]] == [1005, 1005, 0]


@pytest.mark.parametrize("wrong", [2.345, "12,5", "2,34", "1.2345", "12 34", "2.345,5", float("1e10")])
def test_a_count_that_is_not_whole_is_no_number(wrong: Any) -> None:
    rows = [*DOSSIERS, ["1", "Giá", *COUNTS], ["2", "Thuế", wrong, *COUNTS[1:]]]
    only = reading(rows, MERGED)
    assert ("not_a_number", "C7") in found(only.problems)
    assert only.tables[0].rows[1]["received_total"] is None


def test_counts_of_tasks_are_whole() -> None:
    title = ["TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ DO UBND TỈNH GIAO NĂM 2023 TỈNH VĨNH LONG"]
    heads = [
        "STT",
        "Đơn vị",
        "Tổng số nhiệm vụ",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Chưa hoàn thành trong hạn",
        "Chưa hoàn thành quá hạn",
    ]
    rows = [title, heads, [1, UNITS[0], "1.204", "1,000", 100, 100, 4], [2, UNITS[1], 10, "2,5", 3, 2, 2]]
    only = reading(rows)
    assert [row["total"] for row in only.tables[0].rows] == [1204, 10]
    assert [row["done_on_time"] for row in only.tables[0].rows] == [1000, None]
    assert found(only.problems) == {("not_a_number", "D4")}


def chosen(rows: Rows, **separators: str) -> Reading:
    meanings = {("*" if column == "all" else column): meaning for column, meaning in separators.items()}
    correction = Correction("Trang 1", separators=meanings)  # type: ignore[arg-type]
    content = book({"Trang 1": rows})
    read = read_workbook(content, "tep.xlsx", corrections=[correction])
    assert read_in_sandbox(content, "tep.xlsx", corrections=[correction]).as_dict() == read.as_dict()
    return read


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"C": "decimal"}, [88.525, 85.125]),
        ({"C": "thousands"}, [88525, 85125]),
        ({"all": "thousands"}, [88525, 85125]),
    ],
)
def test_what_a_person_chose_decides(said: dict[str, str], meant: list[float]) -> None:
    read = chosen(ranked(["88.525", "85.125"]), **said)
    assert [row["score"] for row in read.tables[0].rows] == meant
    assert "ambiguous_number" not in {problem.code for problem in read.problems}


def test_what_a_person_chose_of_one_column_leaves_the_others_alone() -> None:
    heads = ["STT", "Tên đơn vị", "Điểm tự chấm", "Điểm thẩm định"]
    read = chosen([RANKING, heads, [1, UNITS[0], "88.525", "85.125"]], D="decimal")
    assert [(row["self_score"], row["score"]) for row in read.tables[0].rows] == [(None, 85.125)]
    assert found(read.problems) == {("ambiguous_number", "C3")}


def test_a_correction_from_before_there_was_this_choice_still_stands() -> None:
    plain = Correction("Trang 1", year=2020).as_plain()
    del plain["separators"]
    assert Correction.from_plain(plain) == Correction("Trang 1", year=2020)


@pytest.mark.parametrize("separators", [{"C": "hundreds"}, {"3": "decimal"}, {"": "decimal"}])
def test_a_choice_that_is_none_is_refused(separators: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no meaning"):
        Correction("Trang 1", separators=separators)


def test_every_guess_is_shown_with_its_alternative() -> None:
    (only,) = reading(ranked(["88,525", "85.125", "80,5"])).tables
    assert [
        (guess.cell, guess.text, guess.decimal, guess.thousands, guess.taken) for guess in only.guesses
    ] == [
        ("C4", "88,525", 88.525, 88525, "decimal"),
        ("C5", "85.125", 85.125, 85125, None),
    ]
    assert "guesses" not in only.as_dict()
    again = read_in_sandbox(book({"Trang 1": ranked(["88,525", "85.125", "80,5"])}), "tep.xlsx")
    assert again.tables[0].guesses == only.guesses


@st.composite
def printed_ranking(draw: st.DrawFn) -> tuple[Rows, list[float], list[float]]:
    """A ranking of true figures, each written by an office that writes as Vietnam does, in part carelessly."""
    count = draw(st.integers(2, 5))
    scale = draw(st.sampled_from([100, 120, 1000, 1200, 10000]))
    parts = draw(
        st.lists(st.integers(scale * 300, scale * 1000), min_size=count, max_size=count, unique=True)
    )
    true = sorted((part / 1000 for part in parts), reverse=True)
    careless = draw(st.booleans())

    def write(value: float) -> Any:
        places = 0 if value == int(value) else len(f"{value:.3f}".rstrip("0").split(".")[1])
        group = "" if careless else draw(st.sampled_from(["", "."]))
        decimal = draw(st.sampled_from([",", "."])) if careless else ","
        whole, _, rest = f"{value:,.{places}f}".partition(".")
        text = whole.replace(",", group) + (decimal + rest if rest else "")
        return draw(st.sampled_from([text, text, value]))

    heads = ["STT", "Tên đơn vị", "Điểm tối đa", "Tổng điểm", "Tỷ lệ %", "Xếp hạng"]
    kept = [0, 1, *draw(st.sets(st.sampled_from([2, 4, 5])).map(sorted)), 3]
    lines = [
        [place + 1, UNITS[place], write(float(scale)), write(value), round(100 * value / scale, 4), place + 1]
        for place, value in enumerate(true)
    ]
    rows = [RANKING, [draw(st.sampled_from(["", f"(Thang điểm {scale})"]))]]
    return (
        [*rows, *([line[column] for column in sorted(kept)] for line in [heads, *lines])],
        true,
        [float(scale)] * count,
    )


@given(printed_ranking())
@settings(max_examples=150, deadline=None)
def test_a_printed_ranking_is_read_as_it_was_meant_or_reported_at_the_cell(
    made: tuple[Rows, list[float], list[float]],
) -> None:
    rows, true, maxima = made
    read = reading(rows)
    said = {problem.cell for problem in read.problems if problem.code not in ("unknown_unit", "hidden_rows")}
    for row, value, maximum in zip(read.tables[0].rows, true, maxima, strict=True):
        wrong = row["score"] != pytest.approx(value) or row["max_score"] not in (None, maximum)
        assert not wrong or any(cell and cell.endswith(str(row["row"])) for cell in said), (rows, row)
