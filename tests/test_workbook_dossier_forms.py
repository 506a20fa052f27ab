"""Dossier reports in the forms of the ministries and of portals: each column counts what its headings say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook_making import found, reading

TITLE = ["HỒ SƠ TTHC NĂM 2023 CỦA SỞ Y TẾ TỈNH CÀ MAU"]
IN, OUT, OPEN = (
    "Số hồ sơ nhận giải quyết",
    "Kết quả giải quyết/Số hồ sơ đã giải quyết",
    "Kết quả giải quyết/Số hồ sơ đang giải quyết",
)
N_IN, N_OUT, N_OPEN = (
    "Số lượng hồ sơ tiếp nhận",
    "Số lượng hồ sơ đã giải quyết",
    "Số lượng hồ sơ đang giải quyết",
)
R = ("received_total", "received_online", "received_direct", "carried_over")
S = ("resolved_total", "resolved_early", "resolved_on_time", "resolved_late")
P = ("pending_total", "pending_in_time", "pending_late")
FLAT: dict[str, list[tuple[str, str | None]]] = {
    "form 06a of 2017": [
        (f"{IN}/Tổng số", R[0]),
        (f"{IN}/Trong đó/Số mới tiếp nhận trực tuyến", R[1]),
        (f"{IN}/Trong đó/Số kỳ trước chuyển qua", R[3]),
        (f"{IN}/Trong đó/Số mới tiếp nhận (trực tiếp hoặc qua dịch vụ bưu chính)", R[2]),
        (f"{OUT}/Tổng số", S[0]),
        (f"{OUT}/Trả trước thời hạn", S[1]),
        (f"{OUT}/Trả đúng thời hạn", S[2]),
        (f"{OUT}/Trả quá hạn", S[3]),
        (f"{OPEN}/Tổng số", P[0]),
        (f"{OPEN}/Chưa đến hạn", P[1]),
        (f"{OPEN}/Quá hạn", P[2]),
    ],
    "form II.06a of 2020": [
        (f"{N_IN}/Tổng số", R[0]),
        (f"{N_IN}/Trong kỳ/Trực tuyến", R[1]),
        (f"{N_IN}/Trong kỳ/Trực tiếp, dịch vụ bưu chính", R[2]),
        (f"{N_IN}/Từ kỳ trước", R[3]),
        (f"{N_OUT}/Tổng số", S[0]),
        (f"{N_OUT}/Trước hạn", S[1]),
        (f"{N_OUT}/Đúng hạn", S[2]),
        (f"{N_OUT}/Quá hạn", S[3]),
        (f"{N_OPEN}/Tổng số", P[0]),
        (f"{N_OPEN}/Trong hạn", P[1]),
        (f"{N_OPEN}/Quá hạn", P[2]),
    ],
    "with a subtotal of the period": [
        ("Tiếp nhận/Tổng số", R[0]),
        ("Tiếp nhận/Từ kỳ trước", R[3]),
        ("Tiếp nhận/Trong kỳ/Tổng số", None),
        ("Tiếp nhận/Trong kỳ/Trực tuyến", R[1]),
        ("Tiếp nhận/Trong kỳ/Trực tiếp", R[2]),
        ("Giải quyết/Tổng số", S[0]),
        ("Giải quyết/Trước hạn", S[1]),
        ("Giải quyết/Đúng hạn", S[2]),
        ("Giải quyết/Quá hạn", S[3]),
        ("Đang giải quyết/Tổng", P[0]),
        ("Đang giải quyết/Trong hạn", P[1]),
        ("Đang giải quyết/Quá hạn", P[2]),
    ],
    "one row": [
        ("Tổng số hồ sơ", R[0]),
        ("Hồ sơ tồn kỳ trước", R[3]),
        ("Tiếp nhận trong kỳ", None),
        ("Nộp trực tuyến", R[1]),
        ("Nộp trực tiếp", R[2]),
        ("Đã xử lý", S[0]),
        ("Sớm hạn", S[1]),
        ("Đúng hạn", S[2]),
        ("Trễ hạn", S[3]),
        ("Đang xử lý", P[0]),
        ("Còn hạn", P[1]),
        ("Trễ hạn", P[2]),
        ("Tỷ lệ đúng hạn (%)", None),
    ],
    "one row, parts first": [
        ("Tổng số hồ sơ tiếp nhận", R[0]),
        ("Tiếp nhận trực tuyến", R[1]),
        ("Tiếp nhận trực tiếp", R[2]),
        ("Kỳ trước chuyển sang", R[3]),
        ("Trước hạn", S[1]),
        ("Đúng hạn", S[2]),
        ("Quá hạn", S[3]),
        ("Tổng số đã giải quyết", S[0]),
        ("Trong hạn", P[1]),
        ("Quá hạn", P[2]),
        ("Tổng số đang giải quyết", P[0]),
    ],
    "named in full": [
        ("Tổng số hồ sơ phải giải quyết", R[0]),
        ("Hồ sơ nhận qua dịch vụ công trực tuyến", R[1]),
        ("Hồ sơ nhận trực tiếp tại Bộ phận một cửa", R[2]),
        ("Tồn đầu kỳ", R[3]),
        ("Số hồ sơ đã trả kết quả", S[0]),
        ("Trả kết quả trước hạn", S[1]),
        ("Trả kết quả đúng hạn", S[2]),
        ("Trả kết quả quá hạn", S[3]),
        ("Số hồ sơ còn lại", P[0]),
        ("Chưa quá hạn", P[1]),
        ("Chưa trả kết quả, quá hạn", P[2]),
    ],
}
VALUES: dict[str | None, int] = dict(
    zip((*R, *S, *P, None), (100, 80, 15, 5, 90, 30, 55, 5, 10, 8, 2, 95), strict=True)
)


@pytest.mark.parametrize("form", FLAT)
def test_each_form_keeps_what_it_counts(form: str) -> None:
    columns = FLAT[form]
    depth = max(heading.count("/") for heading, _ in columns) + 1
    rows: list[list[Any]] = [["", "Lĩnh vực, công việc giải quyết theo cấp"], *([["", ""]] * (depth - 1))]
    rows = [list(row) for row in rows]
    rows[0][0] = "TT"
    last: list[str] = []
    for heading, _ in columns:
        parts = heading.split("/")
        for level in range(depth):
            text = parts[level] if level < len(parts) else ""
            shared = level < len(parts) - 1 and parts[: level + 1] == last[: level + 1]
            rows[level].append("" if shared else text)
        last = parts
    line = [1, "Dược", *(VALUES[role] for _, role in columns)]
    got = reading([TITLE, *rows, line])
    (only,) = got.tables
    expected = {role: VALUES[role] for _, role in columns if role}
    assert {role: only.rows[0][role] for role in expected} == expected
    assert got.problems == []


def counted(headings: list[str], values: list[Any]) -> tuple[dict[str, Any], set[tuple[str, str | None]]]:
    got = reading([TITLE, ["TT", "Lĩnh vực", *headings], [1, "Dược", *values]])
    return got.tables[0].rows[0], found(got.problems)


def test_the_split_by_way_adds_up_to_what_came_in_the_period() -> None:
    headings = [
        "Tổng số tiếp nhận",
        "Từ kỳ trước",
        "Trong kỳ",
        "Trực tuyến",
        "Trực tiếp",
        "Đã giải quyết",
        "Đang giải quyết",
    ]
    assert counted(headings, [100, 5, 95, 80, 15, 90, 10])[1] == set()
    assert counted(headings, [100, 5, 95, 80, 14, 90, 10])[1] == {("dossier_identity", "E3")}
    assert counted(headings, [100, 5, 96, 81, 15, 90, 10])[1] == {("dossier_identity", "C3")}


def test_one_way_alone_is_only_not_more_than_all() -> None:
    headings = ["Tổng số tiếp nhận", "Trong đó trực tuyến", "Từ kỳ trước", "Đã giải quyết", "Đang giải quyết"]
    assert counted(headings, [100, 80, 5, 90, 10])[1] == set()
    assert counted(headings, [100, 101, 5, 90, 10])[1] == {("dossier_identity", "D3")}


def test_post_counts_with_what_was_handed_in() -> None:
    headings = [
        "Tổng số tiếp nhận",
        "Trực tuyến",
        "Trực tiếp",
        "Bưu chính công ích",
        "Đã giải quyết",
        "Đang giải quyết",
    ]
    row, problems = counted(headings, [100, 80, 15, 5, 90, 10])
    assert (row["received_direct"], problems) == (20, set())


def test_what_was_received_is_what_was_carried_over_and_what_came_in() -> None:
    headings = ["Tồn kỳ trước", "Tiếp nhận trong kỳ", "Đã giải quyết", "Đang giải quyết"]
    row, problems = counted(headings, [5, 95, 90, 10])
    assert (row["received_total"], row["carried_over"], problems) == (100, 5, set())
    assert counted(headings, [5, 94, 90, 10])[1] == {("dossier_identity", "D3")}
    row, problems = counted(
        ["Số hồ sơ tiếp nhận trong kỳ", "Đã giải quyết", "Đang giải quyết"], [100, 90, 10]
    )
    assert (row["received_total"], problems) == (100, set())


def test_dossiers_given_back_or_waiting_explain_what_is_missing() -> None:
    headings = ["Tổng số tiếp nhận", "Đã giải quyết", "Đang giải quyết", "Tạm dừng", "Trả lại/rút"]
    assert counted(headings, [100, 85, 10, 2, 3])[1] == set()
    assert counted(headings, [100, 85, 10, 2, 4])[1] == {("dossier_identity", "C3")}


def test_figures_of_a_longer_period_are_left_beside() -> None:
    rows = [
        TITLE,
        ["TT", "Lĩnh vực", "Lũy kế từ đầu năm", "", "", "Trong kỳ báo cáo", "", ""],
        [
            "",
            "",
            "Tiếp nhận",
            "Đã giải quyết",
            "Đang giải quyết",
            "Tiếp nhận",
            "Đã giải quyết",
            "Đang giải quyết",
        ],
        [1, "Dược", 100, 90, 10, 20, 15, 5],
    ]
    got = reading(rows)
    assert (got.tables[0].rows[0]["received_total"], got.tables[0].rows[0]["pending_total"]) == (20, 5)
    assert got.problems == []


def test_a_misspelt_heading_is_named_with_the_one_it_is_like() -> None:
    headings = ["Tổng số tiếp nhận", "Đã giải quyết", "Trả đún thời hạn", "Trả quá hạn", "Đang giải quyết"]
    got = reading([TITLE, ["TT", "Lĩnh vực", *headings], [1, "Dược", 100, 90, 85, 5, 10]])
    (problem,) = got.problems
    assert (problem.code, problem.cell) == ("missing_column", "E2")
    assert "«Trả đún thời hạn»" in problem.message
    assert "trả đúng thời hạn" in problem.message
    got = reading(
        [
            TITLE,
            ["TT", "Lĩnh vực", "Tổng số tiếp nhận", "Hồ sơ giai quyt", "Đang giải quyết", "Trong hạn"],
            [1, "A", 9, 8, 1, 1],
        ]
    )
    assert [(p.code, "«Hồ sơ giai quyt»" in p.message) for p in got.problems] == [("missing_column", True)]


def test_columns_that_count_something_else_are_no_problem() -> None:
    headings = [
        "Tổng số tiếp nhận",
        "Đã giải quyết",
        "Đang giải quyết",
        "Số hồ sơ số hóa",
        "Thanh toán trực tuyến",
        "Điểm",
        "Phí thu (đồng)",
    ]
    row, problems = counted(headings, [100, 90, 10, 7, 8, 9, 5])
    assert (row["received_total"], row["received_online"], problems) == (100, None, set())


def test_the_rooms_and_centres_of_a_department_are_not_looked_up() -> None:
    heads = ["TT", "Đơn vị", "Tiếp nhận", "Giải quyết đúng hạn", "Giải quyết quá hạn", "Đang giải quyết"]
    rooms = [[1, "Phòng Người có công", 30, 28, 1, 1], [2, "Trung tâm Dịch vụ việc làm", 5, 5, 0, 0]]
    assert reading([["HỒ SƠ TTHC NĂM 2021 CỦA SỞ NỘI VỤ TỈNH CÀ MAU"], heads, *rooms]).problems == []
    mixed = [["HỒ SƠ TTHC NĂM 2021 CỦA TỈNH CÀ MAU"], heads, [1, "Sở Nội vụ", 9, 9, 0, 0], *rooms]
    assert found(reading(mixed).problems) == {("unknown_unit", "B4"), ("unknown_unit", "B5")}
    twice = [["HỒ SƠ TTHC NĂM 2021 CỦA SỞ NỘI VỤ TỈNH CÀ MAU"], heads, *rooms, rooms[0]]
    assert found(reading(twice).problems) == {("duplicate_unit", "B3"), ("duplicate_unit", "B5")}


@pytest.mark.parametrize(
    "heads",
    [
        [
            "Đã giải quyết (đúng hạn)",
            "Đã giải quyết (quá hạn)",
            "Đang giải quyết (trong hạn)",
            "Đang giải quyết (quá hạn)",
        ],
        ["Đã trả (đúng hạn)", "Đã trả (trễ hạn)", "Đang xử lý (chưa đến hạn)", "Đang xử lý (quá hạn)"],
    ],
    ids=str,
)
def test_whether_dossiers_were_in_time_may_stand_in_brackets(heads: list[str]) -> None:
    rows = [
        ["HỒ SƠ TTHC NĂM 2022 CÁC SỞ TỈNH SÓC TRĂNG"], ["TT", "Tên cơ quan", "Tiếp nhận", *heads],
        [1, "Sở Tư pháp", 20, 12, 1, 5, 2], [2, "Sở Y tế", 4, 4, 0, 0, 0],
    ]  # fmt: skip
    read = reading(rows)
    roles = ("resolved_on_time", "resolved_late", "pending_in_time", "pending_late")
    assert [tuple(row[role] for role in roles) for row in read.tables[0].rows] == [
        (12, 1, 5, 2),
        (4, 0, 0, 0),
    ]
    assert read.problems == []


def test_dossiers_that_are_counted_too_are_no_part() -> None:
    heads = ["Tiếp nhận", "Đã giải quyết (gồm cả quá hạn)", "Đang giải quyết"]
    (row,) = (
        reading([["HỒ SƠ TTHC NĂM 2022 TỈNH SÓC TRĂNG"], ["TT", "Cơ quan", *heads], [1, "Sở Y tế", 9, 8, 1]])
        .tables[0]
        .rows
    )
    assert (row["resolved_total"], row["resolved_late"], row["pending_total"]) == (8, None, 1)
