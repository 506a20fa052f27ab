"""Random tables in random layouts are read back as they were written."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.reading import read_workbook
from tests.workbook_making import reading

UNITS = ["Sở Y tế", "Sở Tư pháp", "Sở Nội vụ", "Sở KH&CN", "Thanh tra tỉnh", "Sở Công Thương", "Ban Dân tộc"]
WORDS = {
    "code": ["STT", "TT", "Mã tiêu chí"],
    "title": ["Tiêu chí", "Nội dung đánh giá", "LĨNH VỰC", "Lĩnh vực, tiêu chí"],
    "max_score": ["Điểm tối đa", "Thang điểm", "Điểm chuẩn", "ĐIỂM\nTỐI ĐA", "Điểm tối đa"],
    "self_score": ["Điểm tự chấm", "Tự đánh giá", "Điểm đơn vị tự chấm"],
    "appraised_score": ["Điểm thẩm định", "Hội đồng thẩm định", "Điểm đánh giá"],
}
points = st.integers(0, 400).map(lambda quarters: quarters / 4)


@st.composite
def trees(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Areas, criteria and subcriteria whose numbers add up."""
    lines: list[dict[str, Any]] = []
    for area in range(1, draw(st.integers(1, 4)) + 1):
        lines.extend(draw(branch(f"{area}", depth=0)))
    return lines


def branch(code: str, depth: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    @st.composite
    def build(draw: st.DrawFn) -> list[dict[str, Any]]:
        below: list[dict[str, Any]] = []
        tops: list[dict[str, Any]] = []
        for child in range(1, draw(st.integers(0, 3 if depth < 2 else 0)) + 1):
            part = draw(branch(f"{code}.{child}", depth + 1))
            tops.append(part[0])
            below.extend(part)
        maximum = sum(top["max_score"] for top in tops) if tops else draw(points)
        scores = {
            role: sum(top[role] for top in tops) if tops else min(maximum, draw(points))
            for role in ("self_score", "appraised_score")
        }
        own = {
            "code": code,
            "title": f"Mục số {code.replace('.', ' ')} của phiếu",
            "max_score": maximum,
            **scores,
        }
        return [own, *below]

    return build()


def written(value: float, how: str) -> Any:
    if how == "number":
        return value
    text = f"{value:.2f}"
    return text.replace(".", ",") if how == "comma" else text


def in_roman(code: str) -> str:
    first, dot, rest = code.partition(".")
    return ("I", "II", "III", "IV")[int(first) - 1] + dot + rest


@settings(max_examples=150)
@given(
    tree=trees(),
    how=st.sampled_from(["number", "comma", "point"]),
    words=st.fixed_dictionaries({role: st.sampled_from(names) for role, names in WORDS.items()}),
    order=st.permutations(["max_score", "self_score", "appraised_score"]),
    margin=st.integers(0, 2),
    above=st.integers(0, 3),
    total=st.sampled_from(["first", "last", "none"]),
    dots=st.booleans(),
    codes=st.sampled_from(["column", "roman", "title"]),
    footer=st.booleans(),
    printed_again=st.booleans(),
)
def test_random_tree_in_a_random_layout_is_read_back(
    tree: list[dict[str, Any]],
    how: str,
    words: dict[str, str],
    order: list[str],
    margin: int,
    above: int,
    total: str,
    dots: bool,
    codes: str,
    footer: bool,
    printed_again: bool,
) -> None:
    if codes == "roman":
        tree = [{**line, "code": in_roman(line["code"])} for line in tree]
    roles = [*(["code"] if codes != "title" else []), "title", *order]
    edge = [""] * margin
    rows: list[list[Any]] = [
        [*edge, "BẢNG ĐIỂM CHỈ SỐ CCHC NĂM 2024 - SỞ Y TẾ TỈNH LONG AN"],
        *([[]] * above),
    ]
    rows.append([*edge, *(words[role] for role in roles)])
    sums = [written(sum(line[role] for line in tree if "." not in line["code"]), how) for role in order]
    total_row = [*edge, *([""] if codes != "title" else []), "Tổng cộng:", *sums]
    rows.extend([total_row] if total == "first" else [])
    for place, line in enumerate(tree):
        if printed_again and place == 3:
            rows.append([*edge, *(words[role] for role in roles)])
        # Inside a title a single number needs its dot.
        code = line["code"] + ("." if dots or codes == "title" else "")
        named = [f"{code} {line['title']}"] if codes == "title" else [code, line["title"]]
        rows.append([*edge, *named, *(written(line[role], how) for role in order)])
    rows.extend([total_row] if total == "last" else [])
    rows.extend([[], [*edge, "Người lập biểu", "", "GIÁM ĐỐC"], [*edge, "Nguyễn Văn A"]] if footer else [])
    read = reading(rows)
    (table,) = read.tables
    assert read.problems == []
    assert [{key: row[key] for key in ("code", "title", *order)} for row in table.rows] == [
        {key: line[key] for key in ("code", "title", *order)} for line in tree
    ]
    assert [row["parent"] for row in table.rows] == [line["code"].rpartition(".")[0] or None for line in tree]
    assert all(row["deduction"] == row["max_score"] - row["appraised_score"] for row in table.rows)
    assert (table.total is None) == (total == "none")
    assert (table.unit, table.province, table.year) == ("Sở Y tế", "Long An", 2024)


@settings(max_examples=80)
@given(
    units=st.lists(st.sampled_from(UNITS), min_size=1, max_size=7, unique=True),
    scores=st.lists(st.integers(0, 10_000), min_size=7, max_size=7),
    how=st.sampled_from(["number", "comma", "point"]),
    rank_of=st.booleans(),
    share=st.sampled_from(["percent text", "percent", "share"]),
    start=st.tuples(st.integers(0, 6), st.integers(0, 4)),
)
def test_random_ranking_is_read_back(
    units: list[str], scores: list[int], how: str, rank_of: bool, share: str, start: tuple[int, int]
) -> None:
    scores = sorted(scores, reverse=True)  # places that their points contradict are asked about
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = workbook.add_worksheet("Xếp hạng 2023")
    heads = [
        "TT",
        "Tên cơ quan,\nđơn vị",
        "Điểm tối đa",
        "Điểm thẩm định",
        "Tỷ lệ (%)",
        "Xếp hạng",
        "Xếp loại",
    ]
    top, left = start
    sheet.write_row(top, left, heads)
    for place, unit in enumerate(units):
        score = scores[place] / 100
        ratio = {"percent text": f"{score:.2f}%", "percent": score, "share": score / 100}[share]
        rank = f"{place + 1:02d}/{len(units)}" if rank_of else place + 1
        sheet.write_row(
            top + 1 + place, left, [place + 1, unit, 100, written(score, how), ratio, rank, "Tốt"]
        )
    workbook.close()
    read = read_workbook(target.getvalue(), "tep.xlsx")
    (table,) = read.tables
    assert read.problems == []
    assert table.kind == "ranking"
    assert table.year == 2023
    assert [row["unit"] for row in table.rows] == units
    assert [row["score"] for row in table.rows] == [score / 100 for score in scores[: len(units)]]
    assert [row["rank"] for row in table.rows] == list(range(1, len(units) + 1))
    assert [row["out_of"] for row in table.rows] == [len(units) if rank_of else None] * len(units)
    assert all(abs(row["ratio"] - row["score"]) < 1e-6 for row in table.rows)
