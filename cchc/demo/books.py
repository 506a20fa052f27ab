"""Workbooks as offices would send them, read as uploads are: every one says on its first line what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc.demo import remedies, work
from cchc.demo.offices import CLIMBER, HOME, Department, offices
from cchc.demo.scoring import office, rating_class, score, sheet
from cchc.demonstration import FILE_PREFIX, IN_FILES, TODAY
from cchc.words import slug
from cchc.writing.plain_sheet import write_plain_sheet
from cchc.writing.plan_form import HEADINGS
from cchc.writing.write_cells import Plain

Row = dict[str, Any]
# Columns of the form that a plan which has only begun leaves out.
NOT_PLANNED = ("pairing", "result", "done_on", "note")
Book = tuple[str, bytes]


def score_book(whose: Department, year: int, is_appraised: bool = True) -> Book:
    """The department's own sheet: its own points alone, or with those of both rounds of the appraisal."""
    headings = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"]
    if is_appraised:
        headings += [
            "Điểm thẩm định lần 1",
            "Điểm thẩm định lần 2",
            "Điểm điều tra xã hội học",
            "Điểm đạt",
            "Lý do trừ điểm",
        ]
    rows = []
    for line in sheet(whose, year, "appraised" if is_appraised else "self"):
        cells = [line["code"], line["title"], line["max_score"], line["self_score"]]
        if is_appraised:
            cells += [
                line["first_score"],
                line["appraised_score"],
                line["survey_score"],
                line["score"],
                line.get("reason"),
            ]
        rows.append(cells)
    if is_appraised:
        rows.append([None, "Tổng cộng", 100, None, None, None, None, score(whose, year), None])
    title = head(
        f"PHIẾU CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}" + ("" if is_appraised else " (TỰ ĐÁNH GIÁ)"),
        f"Đơn vị: {whose.name}",
        f"Tỉnh: {HOME}",
    )
    named = "tu-cham" if not is_appraised else "cham-diem"
    return f"{FILE_PREFIX}{named}_{slug(whose.name)}_{year}.xlsx", write_plain_sheet(
        "Phiếu chấm điểm", title, headings, rows
    )


def ranking_book(year: int, wrong: str | None = None) -> Book:
    """The list that a decision publishes; `wrong`: a department whose points were mistyped in a first version of it."""
    scores = {each.name: score(each, year) - (6.0 if each.name == wrong else 0) for each in offices(year)}
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    rows: list[list[Plain]] = [
        [
            number,
            name,
            100,
            round(value, 2),
            f"{1 + sum(other > value for other in scores.values())}/{len(scores)}",
            rating_class(value),
        ]
        for number, (name, value) in enumerate(ordered, start=1)
    ]
    title = head(
        f"KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CÁC SỞ, BAN, NGÀNH TỈNH {HOME.upper()} NĂM {year}",
        f"(Kèm theo Quyết định số {100 + year % 100}/QĐ-UBND ngày 28/02/{year + 1} của UBND tỉnh {HOME})",
    )
    ending = "_ban-dau" if wrong else ""
    name = f"{FILE_PREFIX}xep-hang_{year}{ending}.xlsx"
    headings = ["STT", "Đơn vị", "Điểm tối đa", "Điểm đạt", "Xếp hạng", "Xếp loại"]
    return name, write_plain_sheet("Xếp hạng", title, headings, rows)


def task_book(year: int) -> Book:
    """The director's own list of tasks."""
    whose = office(CLIMBER)
    rows = [
        [
            number,
            task["title"],
            task["assigned_by"],
            task["owner"],
            day_text(task["due_on"]),
            day_text(task["done_on"]),
        ]
        for number, task in enumerate(work.tasks_of_year(whose, year), start=1)
    ]
    title = head(f"DANH MỤC NHIỆM VỤ NĂM {year}", f"Đơn vị: {whose.name}", f"Tỉnh: {HOME}")
    headings = [
        "STT",
        "Nội dung nhiệm vụ",
        "Cơ quan giao",
        "Đơn vị chủ trì",
        "Thời hạn hoàn thành",
        "Ngày hoàn thành",
    ]
    name = f"{FILE_PREFIX}nhiem-vu_{slug(whose.name)}_{year}.xlsx"
    return name, write_plain_sheet("Nhiệm vụ", title, headings, rows)


def responsibility_book() -> Book:
    """Who answers for which criterion of the director's own department."""
    whose, year = office(CLIMBER), TODAY.year
    rows = [
        [row["code"], row["title"], row["owner"], row["supporters"], day_text(row["since"])]
        for row in work.responsibilities(whose, year)
    ]
    title = head(
        f"PHÂN CÔNG THỰC HIỆN CÁC TIÊU CHÍ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
        f"Đơn vị: {whose.name}",
        f"Tỉnh: {HOME}",
    )
    headings = ["Mã tiêu chí", "Tiêu chí", "Phòng chủ trì", "Phòng phối hợp", "Từ ngày"]
    name = f"{FILE_PREFIX}phan-cong_{slug(whose.name)}_{year}.xlsx"
    return name, write_plain_sheet("Phân công", title, headings, rows)


def plan_book(year: int) -> Book:
    """What the director's own department plans about its lost points, in the columns of the ledger's form."""
    whose = office(CLIMBER)
    rows = [
        [
            number,
            f"{row['area_code']}. {row['area']}",
            row["text"],
            row["criteria"].replace("\n", "; "),
            row["cause"],
            row["remedy"],
            action.get("text"),
            action.get("owner"),
            action.get("supporters"),
            f"{action['due_on']:%d/%m/%Y}" if action else None,
            action.get("product"),
            " ".join((row["limitation_id"], *below)),
        ]
        for number, (row, action, below) in enumerate(plan_lines(whose, year), start=1)
    ]
    title = head(
        f"KẾ HOẠCH KHẮC PHỤC TỒN TẠI, HẠN CHẾ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
        f"Đơn vị: {whose.name}",
        f"Tỉnh: {HOME}",
    )
    headings = [heading for role, heading in HEADINGS.items() if role not in NOT_PLANNED]
    name = f"{FILE_PREFIX}khac-phuc_{slug(whose.name)}_{year}.xlsx"
    return name, write_plain_sheet("Kế hoạch khắc phục", title, headings, rows)


def plan_lines(whose: Department, year: int) -> Iterator[tuple[Row, Row, tuple[str, str]]]:
    """A limitation with each of its actions, an empty one where there is none, and the ids of its remedy and action."""
    for row in remedies.plan(whose, year):
        for action in row["actions"] or [{}]:
            below = (remedies.remedy_id(row), action["action_id"]) if action else ("-", "-")
            yield row, action, below


def head(*said: str) -> list[str]:
    return [IN_FILES, *said]


def day_text(day: str | None) -> str | None:
    """15/11/2026, as offices write a day."""
    return "/".join(reversed(day.split("-"))) if day else None


def books() -> Iterator[Book]:
    """In the order in which they come in: of the newest year first the department's own word, then the appraised sheet."""
    climber = office(CLIMBER)
    for year in (2023, 2024):
        yield score_book(climber, year)
    yield score_book(climber, 2025, is_appraised=False)
    yield score_book(climber, 2025)
    for year in range(2019, 2024):
        yield ranking_book(year)
    yield ranking_book(2024, wrong="Sở Y tế")
    yield ranking_book(2024)
    yield ranking_book(2025)
