"""In which order the made-up figures come in: the register, the country, scores year after year, then the work of each month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from cchc.catalogue.figures.dossier_counts import COUNTS
from cchc.demo import (
    country,
    dossiers,
    explanations,
    framework,
    register,
    remarks,
    remedies,
    remedy_changes,
    sheets,
    work,
)
from cchc.demo.books import books, plan_book, responsibility_book, task_book
from cchc.demo.filing import of_book, of_explanations, of_ledger, of_rows, of_tables
from cchc.demo.offices import CLIMBER, NEIGHBOURS, YEARS, offices
from cchc.demonstration import MERGED, TODAY
from cchc.store import Publication

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
# Years of which the climber's sheets come as workbooks (books.py).
OWN_BOOKS = (2023, 2024, 2025)
# What is scored of the running year is no more than provisional.
PROVISIONAL_YEAR, PROVISIONAL = 2026, ("Sở Ngoại vụ", "Ban Quản lý Khu kinh tế")


def figures() -> dict[str, list[Row]]:
    """By table the rows that come as plain files; those of the register last, for they name the documents of the others."""
    found: dict[str, list[Row]] = {
        "index_results": country.index_results(),
        "index_readings": country.index_readings(),
        "index_areas": country.index_areas(),
        "dossier_counts": dossiers.dossiers(),
        "index_766": dossiers.index_766(),
        "task_counts": work.task_counts(),
        "tasks": work.tasks(),
        "targets": work.targets(),
        "measures": work.measures(),
        "limitations": remarks.limitations(),
        "documents": register.documents(),
        "provinces": register.provinces_rows(),
        "province_successors": country.province_successors(),
        "unit_successors": register.unit_successors(),
        "frameworks": framework.frameworks(),
        "criteria": framework.criteria(),
        "criterion_mappings": framework.mappings(),
        "rating_classes": register.rating_classes(),
        "index_stats": country.index_stats(),
        "index_breaks": country.index_breaks(),
        "calendar_events": register.calendar_events(),
    }
    found["dossier_counts"] += dossiers.dossiers_of_communes()
    found["sources"] = register.sources(
        row["source_id"] for rows in found.values() for row in rows if row.get("source_id")
    )
    return found


# What is published together, in which order, under which name.
REGISTER = (
    "sources",
    "provinces",
    "province_successors",
    "unit_successors",
    "frameworks",
    "criteria",
    "criterion_mappings",
    "rating_classes",
    "index_stats",
    "index_breaks",
    "calendar_events",
)
COUNTRY = ("index_results", "index_readings", "index_areas")
WORK = ("task_counts", "targets", "measures", "limitations", "documents")


def steps() -> Iterator[tuple[str, list[Publication]]]:
    """What comes in together, with what it is called."""
    tables = figures()
    yield "danh mục, bộ chỉ số", [of_rows(table, table, tables[table]) for table in REGISTER]
    yield "chỉ số của các tỉnh", [of_rows(table, table, tables[table]) for table in COUNTRY]
    for year in YEARS:
        yield f"bảng điểm năm {year}", list(scores(year))
    yield "xếp hạng và phiếu chấm dạng Excel", [of_book(name, content) for name, content in books()]
    yield (
        "điểm tạm chấm",
        [
            of_tables(
                f"Điểm tạm chấm năm {PROVISIONAL_YEAR}",
                [
                    sheets.score_sheet(office, PROVISIONAL_YEAR)
                    for office in offices(PROVISIONAL_YEAR)
                    if office.name in PROVISIONAL
                ],
                "provisional",
            )
        ],
    )
    yield "hồ sơ", list(by_year("dossier_counts", "ho-so", tables))
    yield "Chỉ số 766", list(by_year("index_766", "chi-so-766", tables))
    others = [row for row in tables["tasks"] if (row["unit"], row["period"]) != (CLIMBER, "2026")]
    lists = [of_rows("tasks", "nhiem-vu", others), of_book(*task_book(2026))]
    year = TODAY.year
    rest = [sheets.responsibility_table(office, year) for office in offices(year) if office.name != CLIMBER]
    before = [
        sheets.responsibility_table(office, year) for year in remedies.YEARS for office in offices(year)
    ]
    own = of_book(*responsibility_book())
    yield (
        "phân công",
        [
            of_tables("Bảng phân công các năm trước", before),
            own,
            of_tables(f"Bảng phân công năm {year}", rest),
        ],
    )
    yield "khắc phục hạn chế", list(remedied())
    yield "nhiệm vụ, chỉ tiêu, hạn chế", [*lists, *(of_rows(table, table, tables[table]) for table in WORK)]


def scores(year: int) -> Iterator[Publication]:
    """Everything that is scored of a year."""
    own = [office for office in offices(year) if not (office.name == CLIMBER and year in OWN_BOOKS)]
    yield of_tables(
        f"Phiếu chấm điểm các sở, ban, ngành năm {year}",
        [sheets.score_sheet(office, year) for office in own],
        "appraised",
    )
    if year == YEARS[-1]:
        yield of_tables(f"Kết quả xếp hạng cấp xã năm {year}", [sheets.communes(year)])
    else:
        yield of_tables(f"Kết quả xếp hạng cấp huyện năm {year}", [sheets.districts(year)])
    provinces = (MERGED,) if year == YEARS[-1] else NEIGHBOURS
    kinds = (sheets.neighbours, sheets.neighbour_areas)
    yield of_tables(
        f"Kết quả chấm điểm của tỉnh bên năm {year}",
        [kind(province, year) for province in provinces for kind in kinds],
    )


def remedied() -> Iterator[Publication]:
    """The ledger of remedies: what was planned, then what was reported of it step by step."""
    for year in remedies.YEARS:
        yield of_book(*plan_book(year))
    yield of_ledger("Kế hoạch khắc phục hạn chế", remedies.ledger())
    for number in range(3):
        yield of_ledger(f"Báo cáo khắc phục hạn chế, lần {number + 1}", remedies.reports(number))
    yield of_ledger("Tách, bổ sung hạn chế", remedy_changes.rearranged())
    yield of_explanations(
        "Giải trình trước thẩm định lần 2", CLIMBER, explanations.YEAR, explanations.explained()
    )


def by_year(table: str, name: str, tables: Tables) -> Iterator[Publication]:
    """A file for each year."""
    ordered = sorted(tables[table], key=lambda row: str(row["period"])[:4])
    for year, rows in groupby(ordered, key=lambda row: str(row["period"])[:4]):
        yield of_rows(table, f"{name}_{year}", list(rows))


def mistaken() -> Publication:
    """A report that somebody took back: ten times too much."""
    rows = [row for row in dossiers.dossiers() if (row["unit"], row["period"]) == ("Sở Y tế", "2026-10")]
    wrong = [row | {name: row[name] * 10 for name in COUNTS if name in row} for row in rows]
    return of_rows("dossier_counts", "ho-so_so-y-te_2026-10_nham", wrong, "gõ thừa một chữ số 0, đã thu hồi")
