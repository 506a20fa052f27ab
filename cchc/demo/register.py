"""What the made-up figures are measured by: documents, mergers, classes, the calendar. No document of these exists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cchc.demo.offices import COMMUNES, DEPARTMENTS, DISTRICTS, HOME, LAST_YEAR, OFFICES
from cchc.demo.scoring import CLASSES
from cchc.demonstration import TODAY, provinces

Row = dict[str, Any]
PUBLISHER = f"UBND tỉnh {HOME} (không có thật)"
# Start of a source's id -> what the document is called.
TITLES = {
    "MH-KHUNG": "Quyết định {number}/QĐ-MINHHOA ban hành Bộ Chỉ số CCHC từ năm {year}",
    "MH-KETQUA": "Quyết định {number}/QĐ-MINHHOA công bố Chỉ số CCHC năm {year}",
    "MH-THAMDINH": "Báo cáo thẩm định Chỉ số CCHC năm {year}",
    "MH-HOSO": "Báo cáo hồ sơ thủ tục hành chính năm {year}",
    "MH-NHIEMVU": "Theo dõi nhiệm vụ UBND tỉnh giao năm {year}",
    "MH-KEHOACH": "Kế hoạch {number}/KH-MINHHOA cải cách hành chính năm {year}",
    "MH-BAOCAO": "Báo cáo cải cách hành chính năm {year}",
    "MH-766": "Bảng Chỉ số 766 năm {year}",
    "MH-PAR": "Công bố PAR INDEX minh họa năm {year}",
    "MH-SIPAS": "Công bố SIPAS minh họa năm {year}",
    "MH-PAPI": "Báo cáo PAPI minh họa năm {year}",
    "MH-PCI": "Báo cáo PCI minh họa năm {year}",
    "MH-DTI": "Công bố DTI minh họa năm {year}",
    "MH-SAPXEP": "Nghị quyết sắp xếp tỉnh và sở, ban, ngành minh họa năm 2025",
    "MH-BAO": "Bài báo minh họa, số khác với công bố",
    "MH-LICH": "Kế hoạch chấm điểm hằng năm",
}
SUCCESSORS = {
    "Sở Thông tin và Truyền thông": "Sở Khoa học và Công nghệ",
    "Sở Kế hoạch và Đầu tư": "Sở Tài chính",
    "Sở Giao thông vận tải": "Sở Xây dựng",
    "Sở Nông nghiệp và Phát triển nông thôn": "Sở Nông nghiệp và Môi trường",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
    "Sở Lao động - Thương binh và Xã hội": "Sở Nội vụ",
    "Ban Dân tộc": "Sở Dân tộc và Tôn giáo",
}
# event, title, kind, month, day, in the year after
EVENTS = (
    ("report_q1", "Báo cáo CCHC Quý I", "report", 3, 9, 0),
    ("report_h1", "Báo cáo CCHC Quý II và 6 tháng", "report", 6, 9, 0),
    ("report_9m", "Báo cáo CCHC Quý III và 9 tháng", "report", 9, 9, 0),
    ("report_year", "Báo cáo CCHC năm", "report", 12, 9, 0),
    ("civil_q4", "Báo cáo công vụ Quý IV", "report", 11, 24, 0),
    ("self_assessment", "Nộp hồ sơ tự đánh giá", "self_assessment", 1, 15, 1),
    ("appraisal", "Thẩm định kết quả tự đánh giá", "appraisal", 3, 31, 1),
    ("publication", "Công bố kết quả", "publication", 6, 30, 1),
)


def sources(named: Iterable[str]) -> list[Row]:
    """A row for each document that some figure names."""
    return [source(source_id) for source_id in sorted(set(named))]


def source(source_id: str) -> Row:
    start = next(known for known in TITLES if source_id.startswith(known))
    year = re.search(r"20\d\d", source_id)
    number = sum(source_id.encode()) % 400 + 1
    title = TITLES[start].format(year=year[0] if year else TODAY.year, number=number)
    reliability = "tài liệu minh họa, không có thật"
    return {
        "source_id": source_id,
        "title": f"{title} (minh họa)",
        "publisher": PUBLISHER,
        "decision_number": f"{number}/QĐ-MINHHOA" if "{number}/QĐ" in TITLES[start] else None,
        "reliability": reliability,
    }


def provinces_rows() -> list[Row]:
    return [{name: value or None for name, value in province.items()} for province in provinces()]


def unit_successors() -> list[Row]:
    return [
        {"old_name": old, "new_name": new, "merged_on": "2025-03-01", "source_id": "MH-SAPXEP"}
        for old, new in SUCCESSORS.items()
        if any(office.name == old for office in OFFICES)
    ]


def rating_classes() -> list[Row]:
    """The same bounds for every cohort and year."""
    found = []
    for cohort in (DEPARTMENTS, DISTRICTS, COMMUNES):
        above = None
        for name, least in CLASSES:
            row: Row = {"province": HOME, "cohort": cohort, "year_from": 2019, "class": name}
            row |= {"lower_bound": least or None, "lower_op": ">=" if least else None}
            row |= {
                "upper_bound": above,
                "upper_op": "<" if above else None,
                "basis": "điểm",
                "max_scale": "100",
            }
            found.append({**row, "status": "stated", "source_id": f"MH-KETQUA-{LAST_YEAR}"})
            above = least
    return found


def calendar_events() -> list[Row]:
    names = ("event", "title", "kind", "month", "day", "year_offset")
    return [{**dict(zip(names, event, strict=True)), "source_id": "MH-LICH"} for event in EVENTS]


def documents() -> list[Row]:
    """What is referred to and holds no figure."""
    return [
        {
            "province": HOME,
            "unit": office.name,
            "period": str(LAST_YEAR),
            "title": f"Công văn của UBND tỉnh yêu cầu khắc phục hạn chế sau thẩm định năm {LAST_YEAR}",
            "number": f"{100 + number}/UBND-MINHHOA",
            "quote": "khắc phục ngay các tiêu chí bị trừ điểm nhiều năm liền",
            "source_id": f"MH-KETQUA-{LAST_YEAR}",
        }
        for number, office in enumerate(OFFICES)
        if not office.ends
    ]
