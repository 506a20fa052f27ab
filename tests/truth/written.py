"""A few figures written by hand: what rules about pages are tried against, without a database or a page."""

from __future__ import annotations

from typing import Any

from tests.truth.facts import Facts
from tests.truth.held import Held, Row

DECISION, FILE = "Quyết định 12 về kết quả", "bo_tieu_chi_so_khcn_2023.xlsx"
UPLOAD = "u-1"
PROVINCES = {"long-an": "Long An", "ben-tre": "Bến Tre", "tra-vinh": "Trà Vinh", "ca-mau": "Cà Mau"}
TABLES = (
    *("results", "scores", "targets", "dossier_counts", "task_counts", "tasks", "measures", "index_766"),
    *("index_results", "index_breaks", "frameworks", "criteria", "provinces", "sources"),
)


class Written(Held):
    """Rows of tables as they are written here; those without a coverage are of a published decision."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.tables: dict[str, list[Row]] = {table: [] for table in TABLES} | tables
        self.kept = {}

    def every(self, table: str) -> list[Row]:
        """Every row of a table."""
        return self.tables[table]


def row(about: str, values: dict[str, Any], coverage: str = "decision") -> Row:
    """A row with blanks in the columns that `about` names and `values` leaves out."""
    return {**dict.fromkeys(about.split()), "coverage_id": coverage, "flag": "official", **values}


def total(
    unit: str, year: int, score: float | None, most: float, coverage: str = "decision", **more: Any
) -> Row:
    """A total; listed nowhere."""
    names = "rank out_of rank_change class ratio framework_id self_score"
    given = {"unit_id": unit, "year": year, "score": score, "max_score": most, "listed": False}
    return row(names, given | more, coverage)


def line(
    year: int, code: str, title: str, most: float | None, score: float | None, coverage: str = "sheet"
) -> Row:
    """A line of the score sheet of Sở Nội vụ."""
    level, parent = ("criterion", code.partition(".")[0]) if "." in code else ("area", None)
    given = {"unit_id": "noi-vu", "year": year, "code": code, "title": title, "level": level, "position": 1}
    return row("", given | {"parent_code": parent, "max_score": most, "score": score}, coverage)


DOSSIERS = (
    "received_total received_online received_direct carried_over resolved_total resolved_early resolved_on_time"
    " resolved_early_or_on_time resolved_late pending_total pending_in_time pending_late is_part"
)
COUNTS = "total due done done_on_time done_late open open_in_time open_late"
GROUPS = "transparency progress online_service online_payment satisfaction digitisation"


def dossiers(unit: str, late: int, pending_late: int | None = 0, coverage: str = "decision") -> Row:
    """Fourteen dossiers of the first quarter of 2023, ten of them resolved."""
    given = {"unit_id": unit, "period": "2023-Q1", "received_total": 14, "resolved_total": 10}
    given |= {"resolved_late": late, "pending_total": 4, "pending_late": pending_late}
    return row(DOSSIERS, given, coverage)


def figure(index: str, year: int, province: str, value: float | None, rank: int | None) -> Row:
    """A province's figure of an index; four are ranked, or nobody says how many."""
    given = {"index_type": index, "year": year, "province_id": province, "value": value, "rank": rank}
    return row("geography", given | {"out_of": None if rank is None else 4})


def reading(unit: str, points: float, rank: int) -> Row:
    """A reading of the 766 index of 2023."""
    five = dict.fromkeys(GROUPS.split(), points / 5) | {"online_payment": None}
    return row("snapshot", {"unit_id": unit, "period": "2023", "total": points, "rank": rank} | five)


def unit(unit_id: str, name: str, province: str = "Long An", cohort: str = "sở, ban, ngành") -> Row:
    kind = "province" if cohort == "cấp tỉnh" else "department"
    place = "long-an" if province == "Long An" else unit_id
    about = {"unit_id": unit_id, "name": name, "province": province, "province_id": place}
    return about | {"cohort": cohort, "kind": kind}


def province(province_id: str, name: str, era: str = "old", region: str = "Vùng Một") -> Row:
    about = {"province_id": province_id, "name": name, "era": era, "region": region, "region_2025": None}
    return row("", about)


def coverage(name: str, topic: str, standing: str, unit_id: str = "") -> Row:
    about = {"coverage_id": name, "stands": True, "is_further": False, "topic": topic, "standing": standing}
    return about | {"upload_id": UPLOAD, "unit_id": unit_id}


FACTS = Facts(
    Written(
        {
            "coverages": [
                coverage("decision", "result", "published"),
                coverage("sheet", "assessment", "appraised"),
                coverage("draft", "assessment", "provisional", "noi-vu"),
                coverage("quarter", "dossiers", "provisional", "cong-thuong"),
            ],
            "uploads": [{"upload_id": UPLOAD, "file_name": FILE}],
            "sources": [row("", {"source_id": "S1", "title": DECISION})],
            "units": [
                unit("noi-vu", "Sở Nội vụ"),
                unit("y-te", "Sở Y tế"),
                unit("tu-phap", "Sở Tư pháp"),
                unit("cong-thuong", "Sở Công Thương"),
                unit("xa-dong", "UBND xã Đông", cohort="cấp xã"),
                *(unit(code, name, name, "cấp tỉnh") for code, name in PROVINCES.items()),
            ],
            "provinces": [
                province("long-an", "Long An"),
                province("ben-tre", "Bến Tre"),
                province("tra-vinh", "Trà Vinh", region="Vùng Hai"),
                province("ca-mau", "Cà Mau"),
                province("hue", "Huế", "both", "Vùng Ba"),
            ],
            "results": [
                total("noi-vu", 2021, 70, 100, rank=4, out_of=20, framework_id="f1"),
                total("noi-vu", 2022, 75, 100, rank=3, out_of=20, framework_id="f1"),
                total("noi-vu", 2023, 80, 100, rank=2, out_of=20, framework_id="f1", **{"class": "Khá"}),
                total("noi-vu", 2024, 60, 80, rank=2, out_of=19, framework_id="f2"),
                total("noi-vu", 2025, 82, 100, "draft", framework_id="f1"),
                total("y-te", 2023, 90, 100, rank=1, out_of=20),
                total("y-te", 2025, None, 100, self_score=82.75),
                total("tu-phap", 2023, 60, 100, rank=3, out_of=3),
                total("xa-dong", 2023, 85, 100, rank=1, out_of=3),
            ],
            "scores": [
                line(2020, "1", "Thể chế", 10, 1),
                line(2020, "1.1", "A", 5, 1),
                line(2020, "1.2", "B", 5, None),
                line(2022, "1", "Thể chế", 50, 40),
                line(2022, "2", "Tài chính", None, 35),
                line(2023, "1", "Thể chế", 50, 45),
                line(2023, "2", "Tài chính", 50, 35),
                line(2023, "2.1", "Đúng hạn", 50, 35),
                line(2025, "1", "Thể chế", 50, 41, "draft"),
                line(2025, "2", "Tài chính", 50, 41, "draft"),
            ],
            "targets": [
                row("", {"unit_id": "noi-vu", "measure": "score", "period": "2023", "value": 85.0}),
            ],
            "frameworks": [
                row("decision year_to", {"framework_id": "f1", "name": "Bộ chỉ số một", "year_from": 2020}),
                row("decision year_to", {"framework_id": "f2", "name": "Bộ chỉ số hai", "year_from": 2024}),
                row("decision year_to", {"framework_id": "766-1", "name": "766", "year_from": 2020}),
            ],
            "criteria": [
                row("", {"framework_id": "766-1", "level": "area", "code": code, "max_score": 20})
                for code in "12345"
            ],
            "dossier_counts": [
                dossiers("noi-vu", late=2, pending_late=1),
                dossiers("y-te", late=1),
                dossiers("tu-phap", late=9, pending_late=None),
                dossiers("xa-dong", late=4),
                dossiers("cong-thuong", late=0, coverage="quarter"),
            ],
            "task_counts": [
                row(COUNTS, {"unit_id": "noi-vu", "period": "2023-Q1", "total": 91, "due": 47, "done": 36})
            ],
            "index_766": [reading("noi-vu", 93.5, 2), reading("y-te", 95, 1), reading("xa-dong", 60, 3)],
            "index_results": [
                figure("PAR", 2022, "long-an", 80, None),
                figure("PAR", 2023, "long-an", 85, 3),
                figure("PAR", 2023, "ben-tre", 86, 2),
                figure("PAR", 2023, "tra-vinh", 88, 1),
                figure("PAR", 2023, "ca-mau", 70, 4),
                figure("SIPAS", 2023, "long-an", 85, None),
                figure("SIPAS", 2023, "ben-tre", 80, None),
            ],
            "index_breaks": [row("", {"index_type": "PAR", "year": 2023, "affects": "score"})],
        }
    )
)
