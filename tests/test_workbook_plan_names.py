"""Tasks are of the plan that their title names, and of no other."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.reading.kinds.tasks.plan_name import plan_named
from cchc.store import Store
from tests.workbook_making import book, table

STATES = [
    "Tổng số nhiệm vụ",
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Chưa hoàn thành trong hạn",
    "Chưa hoàn thành quá hạn",
]
WHERE = "THÀNH PHỐ HÀ NỘI NĂM 2026"


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC NĂM 2026", "Kế hoạch CCHC"),
        ("Nhiệm vụ theo Kế hoạch cải cách hành chính của tỉnh", "Kế hoạch CCHC"),
        ("DANH MỤC NHIỆM VỤ KẾ HOẠCH CẢI THIỆN CHỈ SỐ PAPI NĂM 2026", "Kế hoạch cải thiện chỉ số PAPI"),
        ("Kế hoạch công tác quý I năm 2026 của Sở Y tế", "Kế hoạch công tác"),
        ("THỰC HIỆN KẾ HOẠCH NĂM 2026", "Kế hoạch năm"),
        ("TỔNG HỢP NHIỆM VỤ SỞ KẾ HOẠCH VÀ ĐẦU TƯ NĂM 2026", None),
        ("Nhiệm vụ Phòng Kế hoạch - Tài chính", None),
        ("(Kèm theo Kế hoạch số 12/KH-SYT ngày 03/01/2026)", None),
        ("Căn cứ Kế hoạch CCHC năm 2025", None),
        ("Kết quả so với kế hoạch năm 2026", None),
        ("TỔNG HỢP NHIỆM VỤ UBND TỈNH GIAO", None),
        ("THEO DÕI KẾ HOẠCH KIỂM TRA CCHC NĂM 2026", "Kế hoạch kiểm tra CCHC"),
        ("Kế hoạch tuyên truyền cải cách hành chính năm 2026", "Kế hoạch tuyên truyền cải cách hành chính"),
        ("Kế hoạch năm 2026 của UBND tỉnh về cải cách hành chính", "Kế hoạch CCHC"),
        ("Sở Kế hoạch và Đầu tư thực hiện Kế hoạch CCHC năm 2026", "Kế hoạch CCHC"),
        ("Nhiệm vụ theo Kế hoạch CCHC và Kế hoạch chuyển đổi số năm 2026", None),
        ("Tiến độ thực hiện kế hoạch được giao", None),
        ("Nhiệm vụ Kế hoạch 5 năm 2026-2030", None),
        ("Nhiệm vụ Chi cục Kế hoạch hóa gia đình", None),
        ("Kế hoạch kiểm soát TTHC tại Sở Y tế", "Kế hoạch kiểm soát TTHC"),
    ],
)
def test_a_title_names_the_plan_of_its_tasks(title: str, plan: str | None) -> None:
    assert plan_named([title]) == plan


def counts(title: str, *figures: int) -> list[list[Any]]:
    return [
        [f"{title} {WHERE}"],
        ["STT", "Đơn vị", *STATES],
        [1, "Sở Nội vụ", *figures],
        [2, "Sở Y tế", *figures],
    ]


def tasks(title: str, *more: str) -> list[list[Any]]:
    heads = [
        "STT",
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
        "Thời hạn hoàn thành",
        *(["Cơ quan giao"] if more else []),
    ]
    return [
        [f"{title} SỞ Y TẾ {WHERE}"],
        heads,
        [1, "Việc A", "Phòng A", "30/6/2026", *more],
        [2, "Việc B", "Phòng A", "30/6/2026"],
    ]


def test_counts_of_two_plans_stand_side_by_side_with_the_lists_of_theirs(store: Store) -> None:
    sheets = (
        counts("TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC", 10, 5, 2, 1, 2),
        counts("TỔNG HỢP NHIỆM VỤ ĐƯỢC GIAO", 8, 4, 2, 1, 1),
        tasks("DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH CCHC"),
    )
    for rows in sheets:
        content = book({"Trang 1": rows})
        store.publish(publication_of(read_workbook(content, "tep.xlsx"), content, "An"))
    told = store.ask_rows("tasks_by_period", unit="Sở Y tế", as_of="2026-11-30")
    assert [(row["plan"], row["total"], row["open_late"], row["listed_late"]) for row in told] == [
        ("Kế hoạch CCHC", 10, 2, 2),
        ("Nhiệm vụ được giao", 8, 1, None),
    ]


def test_who_assigned_a_task_by_its_column_goes_before_the_title() -> None:
    content = book({"Trang 1": tasks("DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH CCHC", "UBND tỉnh")})
    made = publication_of(read_workbook(content, "tep.xlsx"), content, "An")
    assert [row["assigned_by"] for row in made.rows["tasks"]] == ["UBND tỉnh", None]
    assert "plan" not in table(tasks("DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH CCHC")).as_dict()


def test_tasks_of_a_plan_to_check_reform_are_not_of_the_reform_plan(store: Store) -> None:
    for rows in (
        counts("TÌNH HÌNH THỰC HIỆN KẾ HOẠCH KIỂM TRA CCHC", 2, 0, 0, 0, 2),
        counts("TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC", 9, 9, 0, 0, 0),
        tasks("DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH KIỂM TRA CCHC"),
    ):
        content = book({"Trang 1": rows})
        store.publish(publication_of(read_workbook(content, "tep.xlsx"), content, "An"))
    told = store.ask_rows("tasks_by_period", unit="Sở Y tế", as_of="2026-11-30")
    assert [(row["plan"], row["total"], row["listed_late"]) for row in told] == [
        ("Kế hoạch CCHC", 9, None),
        ("Kế hoạch kiểm tra CCHC", 2, 2),
    ]
