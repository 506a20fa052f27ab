"""What departments have to do and to reach: tasks one by one and counted, targets with their documents, other figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cchc.demo.chance import Chance
from cchc.demo.framework import lines
from cchc.demo.offices import CLIMBER, HOME, ROOMS, STUCK, Department, offices
from cchc.demonstration import TODAY

Row = dict[str, Any]
TASKS = (
    "Tham mưu quyết định về phân cấp trong lĩnh vực được giao",
    "Rà soát thủ tục hành chính, đề xuất cắt giảm thời gian giải quyết",
    "Số hóa hồ sơ còn hiệu lực của {field}",
    "Báo cáo kết quả tự kiểm tra cải cách hành chính",
    "Trình công bố danh mục thủ tục {field}",
    "Tập huấn một cửa điện tử cho công chức",
    "Khắc phục hạn chế sau thẩm định Chỉ số CCHC",
    "Cập nhật dữ liệu {field} lên kho dùng chung",
    "Trả lời phản ánh, kiến nghị còn tồn",
    "Xây dựng kế hoạch cải cách hành chính năm sau",
    "Rút ngắn quy trình nội bộ của {field}",
    "Đánh giá thí điểm trả kết quả tại nhà",
)
ASSIGNED = ("UBND tỉnh giao", "Kế hoạch CCHC", "Kết luận của Chủ tịch UBND tỉnh")
# measure, title, comparison, value, unit
TARGETS = (
    ("score", "Điểm Chỉ số CCHC", ">=", 90, "điểm"),
    ("rank", "Thứ hạng Chỉ số CCHC trong các sở, ban, ngành", "<=", 5, "hạng"),
    ("on_time_rate", "Tỷ lệ hồ sơ giải quyết đúng hạn", ">=", 98, "%"),
    ("online_rate", "Tỷ lệ hồ sơ nộp trực tuyến", ">=", 85, "%"),
    ("online_payment_rate", "Tỷ lệ thanh toán trực tuyến", ">=", 80, "%"),
    ("late_dossiers", "Hồ sơ trễ hạn", "<=", 20, "hồ sơ"),
    ("initiatives", "Sáng kiến, giải pháp mới được công nhận", ">=", 2, "sáng kiến"),
    ("satisfaction_index", "Chỉ số hài lòng của người dân, tổ chức", ">=", 90, "%"),
)
# measure, title, unit, plan of a quarter
QUARTERLY = (
    ("fee_revenue", "Thu phí, lệ phí", "triệu đồng", 450),
    ("staff_trained", "Công chức được tập huấn", "người", 40),
    ("signed_documents", "Văn bản đi được ký số", "văn bản", 900),
)

QUARTERS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
# The director's own department is told of month by month besides.
PERIODS_OF_CLIMBER = (*QUARTERS, *(f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 11)))


def tasks() -> list[Row]:
    """Lists of the last and of this year, a dozen tasks or more each; around today some are due, some overdue."""
    return [row for year in (2025, 2026) for office in offices(year) for row in tasks_of_year(office, year)]


def tasks_of_year(office: Department, year: int) -> Iterator[Row]:
    chance = Chance("tasks", office.name, year)
    count = 36 if office.name == CLIMBER else chance.whole(10, 16)
    for number in range(count):
        due = date(year, 2, 10) + timedelta(days=round(number * 315 / count) + chance.whole(0, 12))
        done = due + timedelta(days=chance.whole(-20, 14 if office.name == STUCK else 2))
        is_open = done > TODAY or chance.happens(0.12 if year == TODAY.year else 0.0)
        title = TASKS[number % len(TASKS)].format(field=office.fields[number % len(office.fields)].lower())
        again = f", đợt {1 + number // len(TASKS)}" if number >= len(TASKS) else ""
        yield {
            "province": HOME,
            "unit": office.name,
            "period": str(year),
            "title": title + again,
            "owner": chance.of(ROOMS),
            "assigned_by": chance.of(ASSIGNED),
            "due_on": due.isoformat(),
            "done_on": None if is_open else done.isoformat(),
            "source_id": f"MH-NHIEMVU-{year}",
        }


def responsibilities(office: Department, year: int) -> list[Row]:
    """Which room answers for each criterion of a year, and which ones help: a form as the reader gives it."""
    found = []
    for line in lines(year):
        if line.level == "criterion":
            chance = Chance("room", office.name, line.known)
            rooms = [chance.of(ROOMS), chance.of(ROOMS)]
            row = {"code": line.code, "title": line.title, "owner": rooms[0], "since": f"{year}-01-15"}
            found.append({**row, "supporters": rooms[1] if rooms[1] != rooms[0] else None})
    return found


def task_counts() -> list[Row]:
    """What the province counts of the tasks that it gave, a quarter per line."""
    found = []
    for period in (f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in range(1, 5)):
        if period > "2026-Q3":
            continue
        for office in offices(int(period[:4])):
            chance = Chance("counts", office.name, period)
            total = chance.whole(12, 48)
            done = chance.part_of(total, 0.86, 0.08)
            late = chance.part_of(done, 0.16 if office.name == STUCK else 0.05, 0.04)
            open_late = chance.part_of(total - done, 0.2, 0.15)
            found.append(
                {
                    "province": HOME,
                    "unit": office.name,
                    "period": period,
                    "plan": "UBND tỉnh giao",
                    "total": total,
                    "due": done + open_late,
                    "done": done,
                    "done_on_time": done - late,
                    "done_late": late,
                    "open": total - done,
                    "open_in_time": total - done - open_late,
                    "open_late": open_late,
                    "flag": "official",
                    "source_id": f"MH-NHIEMVU-{period[:4]}",
                }
            )
    return found


def targets() -> list[Row]:
    """Every department's targets of the last three years, each with the plan that sets it."""
    found = []
    for year in (2024, 2025, 2026):
        for office in offices(year):
            for measure, title, comparison, value, measure_unit in TARGETS:
                place = {"province": HOME, "unit": office.name, "period": str(year), "measure": measure}
                told = {
                    "title": title,
                    "comparison": comparison,
                    "value": value,
                    "measure_unit": measure_unit,
                }
                found.append({**place, **told, "source_id": f"MH-KEHOACH-{year}"})
    return found


def measures() -> list[Row]:
    """Figures that no report of dossiers holds: yearly of all departments, quarterly with a plan of some."""
    found = [row for year in (2024, 2025) for office in offices(year) for row in yearly(office, year)]
    for office in offices(2026):
        chance = Chance("quarterly", office.name)
        for measure, title, measure_unit, plan in QUARTERLY:
            for period in PERIODS_OF_CLIMBER if office.name == CLIMBER else QUARTERS:
                due = plan if "Q" in period else round(plan / 3)
                actual = round(due * chance.between(0.75, 1.2))
                found.append(figure(office, measure, title, period, actual, measure_unit, due))
    return found


def yearly(office: Department, year: int) -> list[Row]:
    chance = Chance("measures", office.name, year)
    satisfied = round(100 * min(0.985, office.share_in(year) + chance.between(-0.01, 0.05)), 2)
    return [
        figure(office, "satisfaction_index", TARGETS[-1][1], str(year), satisfied, "%"),
        figure(office, "initiatives", TARGETS[-2][1], str(year), chance.whole(0, 4), "sáng kiến"),
    ]


def figure(
    office: Department,
    measure: str,
    title: str,
    period: str,
    actual: float,
    measure_unit: str,
    plan: float | None = None,
) -> Row:
    place = {"province": HOME, "unit": office.name, "measure": measure, "title": title, "period": period}
    told = {"plan": plan, "actual": actual, "measure_unit": measure_unit}
    return {**place, **told, "flag": "official", "source_id": f"MH-BAOCAO-{period[:4]}"}
