"""Figures in which pages could go wrong: blanks in sums, documents that differ, drafts, merged provinces, unlike lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cchc.intake import owners
from cchc.store import Publication

Row = dict[str, Any]
Line = tuple[str, str, float | None, float | None]
LATER = 2040


def publications() -> list[Publication]:
    """All of them, each a file of its own, in the order in which they are published."""
    return [
        *sums_over_blanks(),
        *another_framework(),
        *documents_that_differ(),
        *drafts(),
        *years_to_come(),
        *before_and_after_2025(),
        *lists_ranked_apart(),
        *dossiers_counted_otherwise(),
        *tasks_told_twice(),
        *indices_with_gaps(),
        *limitations_apart(),
    ]


def file(name: str) -> Publication:
    return Publication(f"{name}.xlsx", name.encode(), "thử", "An")


def sheet(
    unit: str,
    province: str,
    year: int,
    lines: Iterable[Line],
    *,
    standing: str = "appraised",
    framework: str | None = None,
    **total: Any,
) -> Publication:
    """One year's score sheet; the place of a line in the tree is told by its code."""
    lines = list(lines)
    made = file(f"phiếu {unit} {province} {year} {standing}")
    unit_id = made.add_unit(owners.unit(unit, province, str(year)))
    scope = {"topic": "assessment", "unit_id": unit_id, "period": str(year)}
    parents = {code.rpartition(".")[0] for code, *_ in lines}
    points = "self_score" if standing == "self_assessment" else "score"
    for position, (code, title, most, score) in enumerate(lines, start=1):
        row: Row = {
            "level": ("area", "criterion", "subcriterion")[code.count(".")],
            "code": code,
            "title": title,
        }
        row |= {"parent_code": code.rpartition(".")[0] or None, "area_code": code.partition(".")[0]}
        row |= {"unit_id": unit_id, "year": year, "position": position, "is_leaf": code not in parents}
        row |= {"max_score": most, points: score, "sheet": "Trang 1", "row_no": position + 3}
        made.add("scores", row, **scope)
    areas = [line for line in lines if "." not in line[0]]
    known = [line[3] for line in areas if line[3] is not None]
    about: Row = {
        "unit_id": unit_id,
        "year": year,
        "listed": False,
        "framework_id": framework,
        "flag": "official",
    }
    about |= {"max_score": sum(line[2] or 0 for line in areas), points: sum(known), "sheet": "Trang 1"}
    made.add("results", about | total, **scope)
    for coverage in made.coverages.values():
        coverage["standing"] = standing
    return made


def ranking(
    name: str, province: str, year: int, rows: Mapping[str, Row], standing: str = "published"
) -> Publication:
    """A list of units with their totals."""
    made = file(f"{name} {province} {year}")
    for unit, given in rows.items():
        unit_id = made.add_unit(owners.unit(unit, province, str(year)))
        row = {"unit_id": unit_id, "year": year, "listed": True, "flag": "official", **given}
        made.add("results", row, "result", unit_id, "", str(year))
    for coverage in made.coverages.values():
        coverage["standing"] = standing
    return made


WHOLE: list[Line] = [
    ("1", "Chỉ đạo, điều hành", 20, 17.5),
    ("1.1", "Kế hoạch", 12, 10.5),
    ("1.1.1", "Ban hành kế hoạch", 8, 7),
    ("1.1.2", "Kết quả thực hiện", 4, 3.5),
    ("1.2", "Kiểm tra", 8, 7),
    ("2", "Thể chế", 30, 24.25),
    ("2.1", "Rà soát văn bản", 30, 24.25),
    ("3", "Thủ tục hành chính", 50, 41),
    ("3.1", "Công khai", 25, 25),
    ("3.2", "Đúng hạn", 25, 16),
]


def sums_over_blanks() -> list[Publication]:
    """An area without a maximum, one without points, criteria without points, areas that are not all of the total."""
    no_maximum: list[Line] = [
        ("1", "Chỉ đạo", 10, 8.24),
        ("2", "Thể chế", None, 9),
        ("3", "Tài chính", 20, 17),
    ]
    no_points: list[Line] = [("1", "Chỉ đạo", 40, 31), ("2", "Thể chế", 30, None), ("3", "Tài chính", 30, 27)]
    inside: list[Line] = [*WHOLE[:8], ("3.1", "Công khai", 25, None), ("3.2", "Đúng hạn", 25, 16)]
    # The area is printed as the sum of the criteria that have points.
    as_printed: list[Line] = [*WHOLE[:7], ("3", "Thủ tục hành chính", 50, 16), ("3.1", "Công khai", 25, None)]
    as_printed.append(("3.2", "Đúng hạn", 25, 16))
    return [
        sheet("Sở Nội vụ", "Đồng Tháp", 2022, no_maximum, score=87.8, max_score=100),
        sheet("Sở Nội vụ", "Đồng Tháp", 2023, no_points, score=87.8, max_score=100),
        sheet("Sở Tài chính", "Đồng Tháp", 2023, inside),
        sheet("Sở Công Thương", "Đồng Tháp", 2022, as_printed),
        sheet("Sở Tư pháp", "Đồng Tháp", 2023, WHOLE[:6], score=88, max_score=100),
        sheet(
            "Sở Y tế", "Đồng Tháp", 2023, [("1", "Chỉ đạo", 50, None), ("2", "Thể chế", 50, None)], score=None
        ),
        sheet(
            "Sở Xây dựng", "Đồng Tháp", 2023, [("1", "Chỉ đạo", 50, 50), ("2", "Thể chế", 50, None)], score=90
        ),
    ]


def another_framework() -> list[Publication]:
    """Years of one unit under one framework, under another with other maxima, with a criterion that moved, and with gaps."""
    smaller: list[Line] = [
        ("1", "Chỉ đạo, điều hành", 20, 19),
        ("1.1", "Kế hoạch", 12, 11.5),
        ("1.2", "Kiểm tra", 8, 7.5),
        ("2", "Thể chế", 51.5, 50.25),
        ("2.1", "Rà soát văn bản", 26.5, 25.25),
        ("2.2", "Đúng hạn", 25, 25),
    ]
    better = [
        (code, title, most, None if score is None else min(most or 0, score + 0.5))
        for code, title, most, score in WHOLE
    ]
    return [
        sheet("Sở Nội vụ", "Kiên Giang", 2020, smaller, framework="kien-giang-2020"),
        sheet("Sở Nội vụ", "Kiên Giang", 2021, WHOLE, framework="kien-giang-2021"),
        sheet("Sở Nội vụ", "Kiên Giang", 2022, better, framework="kien-giang-2021"),
        sheet("Sở Nội vụ", "Kiên Giang", 2024, WHOLE, framework="kien-giang-2021"),
        sheet("Sở Tài chính", "Kiên Giang", 2021, smaller),
        sheet("Sở Tài chính", "Kiên Giang", 2022, WHOLE),
        ranking(
            "xếp hạng",
            "Kiên Giang",
            2021,
            {
                "Sở Nội vụ": {
                    "score": 82.75,
                    "max_score": 100,
                    "rank": 2,
                    "out_of": 20,
                    "class": "Khá",
                    "framework_id": "kien-giang-2021",
                }
            },
        ),
        ranking(
            "xếp hạng",
            "Kiên Giang",
            2022,
            {
                "Sở Nội vụ": {
                    "score": 87,
                    "max_score": 100,
                    "rank": 1,
                    "out_of": 19,
                    "class": "Tốt",
                    "framework_id": "kien-giang-2021",
                }
            },
        ),
    ]


def documents_that_differ() -> list[Publication]:
    """A ranking over 71,5 beside a self-assessment over 100; a ranking without maximum; two documents that contradict."""
    own: list[Line] = [("1", "Chỉ đạo", 50, 40), ("2", "Thể chế", 50, 29.25)]
    first = {
        "Sở Nội vụ": {"score": 69.25, "max_score": 71.5, "rank": 1, "out_of": 3, "class": "Tốt"},
        "Sở Y tế": {"score": 66, "max_score": 71.5, "rank": 2, "out_of": 3, "class": "Khá"},
        "Sở Tư pháp": {"score": 60, "max_score": 71.5, "rank": 3, "out_of": 3, "class": "Khá"},
    }
    without_maxima: dict[str, Row] = {
        "Sở Nội vụ": {"score": 90.5, "rank": 1, "out_of": 3},
        "Sở Y tế": {"score": 88.25, "rank": 2, "out_of": 3},
        "Sở Tư pháp": {"score": 80, "rank": 3, "out_of": 3},
    }
    without_ranks: dict[str, Row] = {
        name: {"score": row["score"], "max_score": 100} for name, row in without_maxima.items()
    }
    return [
        ranking("xếp hạng", "Bến Tre", 2023, first),
        sheet("Sở Nội vụ", "Bến Tre", 2023, own, standing="self_assessment"),
        sheet("Sở Y tế", "Bến Tre", 2023, own, max_score=100, score=69.25),
        ranking("xếp hạng", "Bến Tre", 2024, without_maxima),
        sheet("Sở Tư pháp", "Bến Tre", 2024, own, max_score=100, score=79),
        ranking("bảng điểm", "Bến Tre", 2022, without_ranks),
    ]


def drafts() -> list[Publication]:
    """Provisional figures and self-assessments that nothing final stands beside, and one before a final year."""
    return [
        sheet("Sở Nội vụ", "Trà Vinh", 2022, WHOLE, framework="tra-vinh"),
        sheet("Sở Nội vụ", "Trà Vinh", 2023, WHOLE, standing="provisional", framework="tra-vinh"),
        sheet("Sở Y tế", "Trà Vinh", 2023, WHOLE, standing="self_assessment"),
        ranking(
            "tạm tính",
            "Trà Vinh",
            2024,
            {
                "Sở Nội vụ": {"score": 80, "max_score": 100, "rank": 2, "out_of": 2},
                "Sở Y tế": {"score": 85, "max_score": 100, "rank": 1, "out_of": 2},
            },
            standing="provisional",
        ),
    ]


def years_to_come() -> list[Publication]:
    """Figures of a year that has not begun, beside those of years that have."""
    made = file("năm sau")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Trà Vinh", "2023"))
    for period, total in (("2023-Q1", 40), (f"{LATER}-Q1", 90)):
        row = {
            "unit_id": unit_id,
            "period": period,
            "position": 1,
            "label": "Nội vụ",
            "received_total": total,
        }
        row |= {
            "resolved_total": total,
            "resolved_early": 1,
            "resolved_on_time": total - 1,
            "resolved_late": 0,
        }
        made.add("dossier_counts", row | {"pending_total": 0}, "dossiers", unit_id, "", period)
        counts = {"unit_id": unit_id, "period": period, "plan": "Kế hoạch CCHC", "total": total, "done": 10}
        made.add("task_counts", counts, "task_counts", unit_id, "Kế hoạch CCHC", period)
        figure = {
            "unit_id": unit_id,
            "measure": "fee_revenue",
            "title": "Thu phí",
            "period": period,
            "actual": total,
        }
        made.add(
            "measures",
            figure | {"measure_unit": "triệu đồng"},
            "measures",
            unit_id,
            "fee_revenue Thu phí",
            period,
        )
    index = file("chỉ số năm sau")
    province = owners.province_unit("Trà Vinh", "2023")
    index.add_unit(province)
    row = {
        "index_type": "PAR",
        "province_id": province["province_id"],
        "year": LATER,
        "value": 90,
        "rank": 1,
        "out_of": 34,
    }
    index.add("index_results", row, "index", str(province["unit_id"]), "PAR", str(LATER))
    return [sheet("Sở Nội vụ", "Trà Vinh", LATER, WHOLE, framework="tra-vinh"), made, index]


def before_and_after_2025() -> list[Publication]:
    """Namesakes: a province and a department of before the mergers and of today."""

    def rank(place: int, total: int) -> Row:
        return {"score": 90 - place, "max_score": 100, "rank": place, "out_of": total}

    return [
        ranking("xếp hạng", "Hải Phòng", 2023, {"Sở Nội vụ": rank(1, 20), "Sở Y tế": rank(2, 20)}),
        ranking("xếp hạng", "Hải Phòng", 2024, {"Sở Nội vụ": rank(3, 20), "Sở Y tế": rank(2, 20)}),
        sheet("Sở Nội vụ", "Hải Phòng", 2024, WHOLE, score=87, max_score=100),
        sheet("Sở Nội vụ", "Hải Phòng", 2025, WHOLE, score=88, max_score=100),
        sheet("Sở Khoa học và Công nghệ", "Tây Ninh", 2025, WHOLE),
        sheet("Sở Khoa học và Công nghệ", "Tây Ninh", 2024, WHOLE),
    ]


def lists_ranked_apart() -> list[Publication]:
    """Wards and communes of a province in lists of their own, within one cohort."""
    wards = {
        f"UBND phường {number}": {"score": 95 - number, "max_score": 100, "rank": number, "out_of": 3}
        for number in (1, 2, 3)
    }
    communes = {
        f"UBND xã {name}": {"score": 80 - place, "max_score": 100, "rank": place, "out_of": 4}
        for place, name in enumerate(("Đông", "Tây", "Nam", "Bắc"), start=1)
    }
    return [ranking("xếp hạng", "Sơn La", 2025, wards | communes)]


def dossiers_counted_otherwise() -> list[Publication]:
    """Late dossiers on unlike bases, fields with blanks, no printed total, and a month within a quarter."""
    made = file("hồ sơ các sở")
    whole = {
        "received_total": 14,
        "resolved_total": 10,
        "resolved_early": 3,
        "resolved_on_time": 5,
        "resolved_late": 2,
    }
    whole |= {
        "pending_total": 4,
        "pending_late": 1,
        "pending_in_time": 3,
        "received_online": 9,
        "received_direct": 5,
        "carried_over": 0,
    }
    rows: dict[str, list[Row]] = {
        "Sở Nội vụ": [whole, whole | {"label": "Tổ chức", "resolved_late": 1, "resolved_on_time": 6}],
        "Sở Y tế": [{"received_total": 30, "resolved_total": 20, "resolved_late": 5}],
        "Sở Tư pháp": [whole, whole | {"label": "Hộ tịch", "resolved_late": None, "resolved_total": None}],
        "Sở Xây dựng": [
            {"received_total": 5, "resolved_early": 2, "resolved_on_time": 3, "resolved_late": 0}
        ],
        "Sở Tài chính": [dict.fromkeys(whole, 0)],
        "UBND xã Đông": [whole | {"resolved_late": 4, "resolved_on_time": 3}],
    }
    for unit, lines in rows.items():
        unit_id = made.add_unit(owners.unit(unit, "Sóc Trăng", "2024"))
        for period in ("2024-Q1", "2024-Q2"):
            for position, line in enumerate(lines, start=1):
                row = {"label": "Chung", **line, "unit_id": unit_id, "period": period, "position": position}
                made.add(
                    "dossier_counts",
                    row | {"sheet": "Trang 1", "row_no": position + 5},
                    "dossiers",
                    unit_id,
                    "",
                    period,
                )
    # One period of several that tells no total.
    unit_id = made.add_unit(owners.unit("Sở Y tế", "Sóc Trăng", "2024"))
    row = {"unit_id": unit_id, "period": "2024-Q3", "position": 1, "label": "Chung", "received_total": 12}
    made.add("dossier_counts", row, "dossiers", unit_id, "", "2024-Q3")
    draft = file("hồ sơ tạm tính")
    unit_id = draft.add_unit(owners.unit("Sở Nội vụ", "Sóc Trăng", "2024"))
    reported = whole | {"unit_id": unit_id, "period": "2024-Q3", "position": 1, "label": "Chung"}
    draft.add("dossier_counts", reported, "dossiers", unit_id, "", "2024-Q3")
    for coverage in draft.coverages.values():
        coverage["standing"] = "provisional"
    weighed = [
        (code, title.replace("Thủ", "Cải cách thủ"), most, score) for code, title, most, score in WHOLE
    ]
    return [made, draft, sheet("Sở Nội vụ", "Sóc Trăng", 2024, weighed)]


def tasks_told_twice() -> list[Publication]:
    """A list beside counts of the same plan, without a number that was due, in other letters, and of quarters of one year."""
    made = file("nhiệm vụ")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Sóc Trăng", "2024"))
    for quarter, done in (("2024-Q1", 10), ("2024-Q2", 0)):
        for number in range(10):
            row = {
                "unit_id": unit_id,
                "period": quarter,
                "position": number + 1,
                "title": f"Việc {number} {quarter}",
            }
            row |= {
                "assigned_by": "Kế hoạch CCHC",
                "owner": "Văn phòng",
                "due_on": f"2024-0{3 if quarter[-1] == '1' else 6}-30",
            }
            row |= {"state": "done_on_time" if number < done else "open_late"}
            made.add("tasks", row, "tasks", unit_id, "", quarter)
    counts = {
        "unit_id": unit_id,
        "period": "2024-H1",
        "plan": "ubnd tỉnh giao",
        "total": 91,
        "due": 47,
        "done": 36,
    }
    made.add("task_counts", counts, "task_counts", unit_id, "ubnd tỉnh giao", "2024-H1")
    other = made.add_unit(owners.unit("Sở Y tế", "Sóc Trăng", "2024"))
    without_due = {"unit_id": other, "period": "2024-H1", "plan": "UBND tỉnh giao", "total": 20, "done": 9}
    made.add("task_counts", without_due, "task_counts", other, "UBND tỉnh giao", "2024-H1")
    for number in range(3):
        row = {"unit_id": other, "period": "2024-H1", "position": number + 1, "title": f"Việc {number}"}
        row |= {
            "assigned_by": "UBND tỉnh giao",
            "due_on": "2024-05-30",
            "state": ("open_late", "open_late", None)[number],
        }
        made.add("tasks", row, "tasks", other, "", "2024-H1")
    again = file("nhiệm vụ lần hai")
    again.add_unit(owners.unit("Sở Y tế", "Sóc Trăng", "2024"))
    for number in range(3):
        row = {"unit_id": other, "period": "2024", "position": number + 1, "title": f"Việc {number}"}
        row |= {
            "assigned_by": "UBND tỉnh giao",
            "due_on": "2024-05-30",
            "state": ("done_late", "open_late", "done_on_time")[number],
        }
        again.add("tasks", row, "tasks", other, "", "2024")
    return [made, again]


def indices_with_gaps() -> list[Publication]:
    """An index known of a few provinces, some of them ranked, one of them disputed, one provisional."""
    made = file("chỉ số thiếu tỉnh")
    some: dict[str, tuple[float | None, int | None, str]] = {
        "Sóc Trăng": (70.5, 40, "official"),
        "Bạc Liêu": (81, 9, "disputed"),
        "Cà Mau": (60, None, "official"),
    }
    some |= {"Hậu Giang": (75, 20, "provisional"), "Trà Vinh": (None, 12, "derived_rank")}
    for name, (value, rank, flag) in some.items():
        province = owners.province_unit(name, "2016")
        unit_id = made.add_unit(province)
        row = {"index_type": "SIPAS", "province_id": unit_id, "year": 2016, "value": value, "rank": rank}
        row |= {"out_of": 63 if rank else None, "flag": flag}
        made.add("index_results", row, "index", unit_id, "SIPAS", "2016")
    return [made]


def limitations_apart() -> list[Publication]:
    """Limitations and remedies that a document pairs, and such that it does not."""
    made = file("tồn tại, hạn chế")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Kiên Giang", "2022"))
    for code, counts in {"1": (2, 2), "2": (2, 1), "3": (1, 0)}.items():
        for kind, count in zip(("limitation", "remedy"), counts, strict=True):
            for position in range(1, count + 1):
                row = {
                    "unit_id": unit_id,
                    "year": 2022,
                    "area_code": code,
                    "area": f"Lĩnh vực {code}",
                    "kind": kind,
                }
                row |= {
                    "position": position,
                    "text": f"{'Tồn tại' if kind == 'limitation' else 'Giải pháp'} {code}.{position}",
                }
                made.add("limitations", row, "limitations", unit_id, "", "2022")
    return [made]
