"""Publications of random figures: blanks, ties, zeros, names shared between provinces, uploads over uploads."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from cchc.store import Publication

PROVINCES = {"long-an": "Long An", "ca-mau": "Cà Mau", "phu-tho-cu": "Phú Thọ", "phu-tho": "Phú Thọ"}
DEPARTMENTS = ("Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Đài Phát thanh")
COMMUNES = ("UBND xã Đông", "UBND phường 1")
COHORT_YEARS = (2021, 2022, 2023, 2024)
# Months, quarters and halves that follow each other, leave gaps, and lie within each other.
DOSSIER_PERIODS = (
    "2023-01",
    "2023-02",
    "2023-03",
    "2023-Q1",
    "2023-Q2",
    "2023-H1",
    "2023-9M",
    "2023",
    "2024-02",
)
PERIODS = ("2022", "2023", "2023-Q1", "2023-H1", "2023-9M", "2024-03")
DAYS = ("2023-01-10", "2023-02-15", "2023-03-31", "2023-06-30", "2024-02-29")
SOURCES = ("S1", "S2", "S3", "unknown")
FLAGS = ("official", "provisional", "disputed", "computed", "derived;uncertain", None)
STANDINGS = ("published", "published", "appraised", "self_assessment", "provisional")
OF_WORKBOOKS = (
    "result",
    "assessment",
    "dossiers",
    "task_counts",
    "tasks",
    "index_766",
    "measures",
    "targets",
)
FRAMEWORKS = {"long-an-2022": 2, "long-an-2023": 3, "766-2022": 5, "766-2026": 6}
MEASURES = {"Phí": "other", "Trong hạn": "in_time_dossiers", "Quá hạn": "overdue_dossiers"}
MEASURES |= {"Thu dịch vụ": "other", "Trực tuyến": "online_rate"}
PORTAL = ("CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH")
INDICES = ("PAR", "SIPAS", "PAPI")


class Figures:
    """Makes publications from one seed; what it makes is the same in every run."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.documents = random.Random(seed)
        self.made = 0

    def publication(self) -> Publication:
        """A file of one or two kinds of figures."""
        kinds = self.random.sample(KINDS, self.random.choice((1, 1, 2)))
        return self.file(*dict.fromkeys(kinds))

    def file(self, *kinds: Callable[[Figures, Publication], None]) -> Publication:
        self.made += 1
        content = f"{self.random.random()} {self.made}".encode()
        name = f"tệp {self.made}.xlsx"
        made = Publication(name, content, "thử", self.random.choice(("An", "")), note="ghi chú")
        made.overrules = self.documents.random() < 0.1
        for kind in kinds:
            kind(self, made)
        for coverage in made.coverages.values():
            if coverage["topic"] in OF_WORKBOOKS:
                coverage["standing"] = self.documents.choice(STANDINGS)
        return made

    def pick(self, *values: Any) -> Any:
        return self.random.choice(values)

    def maybe(self, value: Any, share: float = 0.75) -> Any:
        return value if self.random.random() < share else None

    def points(self, most: float) -> float | None:
        """Few different values, so that ties happen."""
        points: float | None = self.maybe(round(most * self.pick(0, 0.25, 0.5, 0.5, 0.7897, 1), 2), 0.85)
        return points

    def count(self, most: int = 40) -> int | None:
        count: int | None = self.maybe(self.pick(0, 0, self.random.randrange(most)), 0.8)
        return count

    def source(self) -> dict[str, Any]:
        return {"source_id": self.maybe(self.pick(*SOURCES)), "flag": self.pick(*FLAGS)}


def department(publication: Publication, province_id: str, name: str) -> str:
    cohort = "cấp xã" if name in COMMUNES else "sở, ban, ngành"
    return publication.add_unit(
        {
            "unit_id": f"{name}.{province_id}",
            "province_id": province_id,
            "name": name,
            "province": PROVINCES[province_id],
            "kind": "commune" if name in COMMUNES else "department",
            "cohort": cohort,
        }
    )


def province(publication: Publication, province_id: str) -> str:
    name = PROVINCES[province_id]
    row = {"unit_id": province_id, "province_id": province_id, "name": name, "province": name}
    return publication.add_unit({**row, "kind": "province", "cohort": "cấp tỉnh"})


def units_and(make: Figures, publication: Publication, values: tuple[Any, ...]) -> list[tuple[str, Any]]:
    """A few pairs of a unit and a year or period. Few of both, so that uploads meet on the same scopes."""
    names = (*DEPARTMENTS[:2], *COMMUNES[:1])
    pairs = [(place, name, value) for place in PROVINCES for name in names for value in values]
    chosen = make.random.sample(pairs, 5)
    return [(department(publication, place, name), value) for place, name, value in chosen]


def ranking(make: Figures, publication: Publication) -> None:
    """Totals of the units of one cohort: with ranks, with some, or with none."""
    year, province_id = make.pick(*COHORT_YEARS), make.pick(*PROVINCES)
    names = make.pick(DEPARTMENTS, DEPARTMENTS, COMMUNES)
    printed, listed = make.pick(0.0, 0.0, 0.5, 1.0), make.pick(True, True, True, False)
    for place, name in enumerate(make.random.sample(names, make.random.randint(1, len(names))), start=1):
        unit_id = department(publication, province_id, name)
        most = make.pick(100, 100, 71.5, 300, 0, None)
        row = {
            **make.source(),
            "unit_id": unit_id,
            "year": year,
            "framework_id": make.pick(None, None, *FRAMEWORKS, "unlisted"),
            "max_score": most,
            "score": make.points(most or 100),
            "ratio": make.maybe(make.pick(50.0, 78.97, 96.85), 0.5),
            "rank": make.maybe(place, printed),
            "out_of": make.maybe(len(names), printed),
            "class": make.pick(None, "Tốt", "Khá"),
            "rank_change": make.pick(None, None, None, 13, -2),
            "listed": listed,
        }
        publication.add("results", row, "result", unit_id, "", str(year))


def score_sheet(make: Figures, publication: Publication) -> None:
    """Areas with or without points of their own, with or without leaves; bonus and penalty; the total."""
    for unit_id, year in units_and(make, publication, COHORT_YEARS)[:2]:
        framework = make.pick("long-an-2022", "long-an-2023", None)
        lines: list[dict[str, Any]] = []
        for number in range(1, FRAMEWORKS.get(framework, 4) + 1):
            lines += area_lines(make, str(number), 10 * number if framework else make.pick(0, 5, 12.5))
        lines += [extra_line(make, level) for level in ("bonus", "penalty") if make.random.random() < 0.5]
        scope = {"topic": "assessment", "unit_id": unit_id, "period": str(year)}
        shared = {"unit_id": unit_id, "year": year, "sheet": make.pick("Bảng điểm", None)}
        for position, line in enumerate(lines, start=1):
            publication.add(
                "scores", {**line, **shared, "position": position, "row_no": position + 5}, **scope
            )
        total = {
            "max_score": make.pick(100, None),
            "score": make.points(100),
            "listed": False,
            "flag": "official",
        }
        if make.random.random() < 0.4:
            total |= {
                "ratio": 33.3,
                "rank": 9,
                "out_of": 99,
                "class": "Kém",
                "rank_change": -5,
                "source_id": "S2",
            }
        publication.add("results", {**shared, **total}, **scope)


def area_lines(make: Figures, code: str, most: float) -> list[dict[str, Any]]:
    lines = [line(make, "area", code, None, code, most)]
    for number in range(1, make.pick(0, 0, 2, 3) + 1):
        criterion = f"{code}.{number}"
        children = make.pick(0, 0, 2)
        lines.append(line(make, "criterion", criterion, code, code, most / 4) | {"is_leaf": not children})
        for child in range(1, children + 1):
            lines.append(line(make, "subcriterion", f"{criterion}.{child}", criterion, code, most / 8))
    lines[0]["is_leaf"] = len(lines) == 1
    return lines[1:] if make.random.random() < 0.1 else lines


def line(make: Figures, level: str, code: str, parent: str | None, area: str, most: float) -> dict[str, Any]:
    return {
        "level": level,
        "code": code,
        "parent_code": parent,
        "area_code": area,
        "is_leaf": True,
        "title": title(make, code),
        "max_score": round(most, 2),
        "self_score": make.points(most),
        "appraised_score": make.points(most),
        "survey_score": make.points(most),
        "score": make.points(most) if level != "area" or make.random.random() < 0.6 else None,
        "reason": make.maybe("thiếu báo cáo"),
        "owner": "Văn phòng Sở" if level == "subcriterion" else None,
        "evidence": "Báo cáo 12/BC" if level != "area" else None,
    }


# What some areas are about, so that figures of the year weigh in them.
ABOUT = {"1": "Thủ tục hành chính", "2": "Chỉ đạo, điều hành", "3": "Hiện đại hóa, tài chính công"}


def title(make: Figures, code: str | None) -> str:
    """Mostly the same every year; at times with the year in it, of another criterion, or of several."""
    usual = f"{ABOUT.get(code or '', 'Nội dung')} {code}"
    chosen: str = make.pick(
        usual, usual, usual, f"NỘI DUNG {code}, năm 2023", f"{usual[:-1]}9", "Nội dung chung"
    )
    return chosen


def extra_line(make: Figures, level: str) -> dict[str, Any]:
    score = 2 if level == "bonus" else -1.5
    return {"level": level, "code": None, "is_leaf": True, "title": level, "max_score": 2, "score": score}


def matrix(make: Figures, publication: Publication) -> None:
    """Areas of several units, some without a code."""
    year, province_id = make.pick(*COHORT_YEARS), make.pick(*PROVINCES)
    position = 0
    for name in DEPARTMENTS[:3]:
        unit_id = department(publication, province_id, name)
        for code in make.pick(("1", "2"), ("1", None), ("2", "3", "4")):
            position += 1
            row = line(make, "area", code, None, code, make.pick(10, 20))
            row |= {"unit_id": unit_id, "year": year, "position": position, "sheet": "Ma trận"}
            publication.add("scores", row, "assessment", unit_id, "", str(year))


def dossiers(make: Figures, publication: Publication) -> None:
    """One or several fields; some blank, some with early and on-time counted together, some part of the line above."""
    counts: tuple[str, ...] = (
        "received_total",
        "received_online",
        "received_direct",
        "carried_over",
        "resolved_total",
    )
    counts += ("resolved_early", "resolved_on_time", "resolved_late", "resolved_early_or_on_time")
    counts += ("pending_total", "pending_in_time", "pending_late", "average_days")
    counts += ("payable_total", "paid_online", "digitised")
    for unit_id, period in dossier_reports(make, publication):
        unsplit = ["resolved_early", "resolved_on_time", "resolved_early_or_on_time"]
        blank = make.pick((), (), unsplit, make.random.sample(counts, make.pick(0, 2, 5)))
        labels = make.random.sample(("Đất đai", "Hộ tịch", "Y tế"), make.pick(1, 2, 3))
        for position, label in enumerate(labels, start=1):
            row = {
                name: None if name in blank else make.pick(0, make.random.randrange(40)) for name in counts
            }
            row |= {
                **make.source(),
                "unit_id": unit_id,
                "period": period,
                "position": position,
                "label": label,
                "is_part": make.pick(None, False, True) if position > 1 else None,
            }
            publication.add("dossier_counts", row, "dossiers", unit_id, "", period)


def dossier_reports(make: Figures, publication: Publication) -> list[tuple[str, str]]:
    """All periods of one unit, and a few of others."""
    place, name = make.pick(*PROVINCES), make.pick(*DEPARTMENTS[:2])
    some = [(department(publication, place, name), period) for period in DOSSIER_PERIODS]
    kept = make.random.sample(some, make.pick(3, 6, 9))
    return list(dict.fromkeys([*kept, *units_and(make, publication, DOSSIER_PERIODS)]))


def task_counts(make: Figures, publication: Publication) -> None:
    counts: tuple[str, ...] = (
        "total",
        "due",
        "done",
        "done_on_time",
        "done_late",
        "open",
        "open_in_time",
        "open_late",
    )
    for unit_id, period in units_and(make, publication, PERIODS):
        plans = ("Kế hoạch CCHC", "UBND tỉnh giao", "ubnd tỉnh giao ", "UBND tỉnh giao và kế hoạch cchc")
        for plan in make.random.sample((*plans, "Nhiệm vụ được giao"), make.pick(1, 2)):
            row = {**make.source(), **{name: make.maybe(make.count(), 0.6) for name in counts}}
            row |= {"unit_id": unit_id, "period": period, "plan": plan}
            publication.add("task_counts", row, "task_counts", unit_id, plan, period)


def tasks(make: Figures, publication: Publication) -> None:
    """Lists over few titles and overlapping periods, so that one task stands in several of them."""
    whose = (
        None,
        "UBND tỉnh Long An",
        "Kế hoạch CCHC năm 2023",
        "Kết luận của Chủ tịch UBND tỉnh",
        "Bộ Y tế",
        "bộ y tế",
        "Kế hoạch năm",
    )
    for unit_id, period in units_and(make, publication, ("2023", "2023-Q1", "2023-H1", "2023-H2")):
        for position in range(1, make.pick(2, 3, 6)):
            row = {"title": make.pick("Báo cáo", "báo cáo ", "Tập huấn"), "assigned_by": make.pick(*whose)}
            row |= {
                "owner": make.maybe(make.pick("Văn phòng", "văn phòng", "Thanh tra")),
                "source_id": make.maybe(make.pick(*SOURCES), 0.3),
                "due_on": make.maybe(make.pick(*DAYS)),
            }
            row |= {"due_text": make.maybe("hằng quý"), "done_on": make.maybe(make.pick(*DAYS), 0.4)}
            row |= {"state": make.pick(None, None, "done_on_time", "done_late", "open_late", "open_in_time")}
            row |= {"unit_id": unit_id, "period": period, "position": position}
            publication.add("tasks", row, "tasks", unit_id, "", period)


def targets(make: Figures, publication: Publication) -> None:
    for unit_id, period in units_and(make, publication, ("2022", "2023", "2024", "2025", "2023-Q1")):
        measure, unit = make.pick(
            ("score", "điểm"), ("score", "điểm"), ("online_rate", "%"), ("fees", "triệu đồng")
        )
        for number in range(make.pick(1, 1, 2)):
            title = "Phí" if measure == "fees" and number == 0 else f"Mục tiêu {number}"
            row = {"unit_id": unit_id, "measure": measure, "title": title, "period": period}
            row |= {
                "comparison": make.pick(">=", ">=", ">", "<=", "<", "="),
                "measure_unit": make.maybe(unit),
            }
            row |= {"value": make.pick(80, 60.5, 20, 5, None), "document": make.maybe("Kế hoạch 1/KH", 0.3)}
            publication.add("targets", {**row, "source_id": "S1"}, "targets", unit_id, measure, period)


def measures(make: Figures, publication: Publication) -> None:
    periods = (*PERIODS, *DOSSIER_PERIODS[:3], "2023-Q2")
    for unit_id, period in units_and(make, publication, periods):
        for title, measure in make.random.sample(list(MEASURES.items()), 2):
            measure = make.pick("fees", "score", measure) if title == "Phí" else measure
            row = {**make.source(), "unit_id": unit_id, "measure": measure, "title": title, "period": period}
            row |= {
                "plan": make.count(),
                "actual": make.count(),
                "measure_unit": make.pick("triệu đồng", "Triệu đồng", "%", None),
            }
            row |= {"document": make.maybe("Báo cáo 2/BC", 0.3), "note": make.maybe("ghi chú")}
            publication.add("measures", row, "measures", unit_id, f"{measure} {title}", period)


def limitations(make: Figures, publication: Publication) -> None:
    for unit_id, year in units_and(make, publication, COHORT_YEARS)[:2]:
        for code in ("1", "2", None):
            for kind in ("limitation", "remedy"):
                for position in range(1, make.pick(0, 1, 2) + 1):
                    row = {"unit_id": unit_id, "year": year, "area_code": code, "area": f"Lĩnh vực {code}"}
                    row |= {"kind": kind, "position": position, "text": f"{kind} {position}"}
                    row |= {"owner": make.pick(None, "Phòng Kế hoạch", "Văn phòng")}
                    row |= {"due_text": make.maybe("quý I"), "source_id": make.maybe(make.pick(*SOURCES))}
                    publication.add("limitations", row, "limitations", unit_id, "", str(year))
        documents(make, publication, unit_id, str(year))


def documents(make: Figures, publication: Publication, unit_id: str, period: str) -> None:
    """What is referred to; by its own chance, so that figures stay what they were."""
    for place in range(make.documents.choice((0, 1, 2))):
        row: dict[str, Any] = {
            "unit_id": unit_id,
            "period": period,
            "title": f"Kế hoạch CCHC {place}, ngày 05/01/2023",
        }
        row |= {"number": make.documents.choice((f"{place}/KH", None)), "quote": "theo kế hoạch"}
        row |= {"source_id": make.documents.choice((*SOURCES, None))}
        publication.add("documents", row, "documents", unit_id, "", period)


def responsibilities(make: Figures, publication: Publication) -> None:
    """Of a few criteria, by code, by the name that a score sheet has or by another; some lists begin within the year."""
    for unit_id, year in units_and(make, publication, COHORT_YEARS)[:2]:
        since = make.pick(None, None, f"{year}-03-01", f"{year}-07-01", f"{year}-01-01")
        named = (
            ("1", "Lĩnh vực 1"),
            ("1.1", None),
            (None, "Nội dung 1.1"),
            (None, "nội dung 1.2 "),
            (None, "Việc khác"),
            ("10", "Thể chế"),
        )
        for position, (code, title) in enumerate(make.random.sample(named, make.pick(2, 4)), start=1):
            row = {"unit_id": unit_id, "year": year, "position": position, "code": code, "title": title}
            row |= {"criterion": code or title, "since": since, "document": make.maybe("12/QĐ-SYT", 0.3)}
            row |= {"owner": make.pick(None, "Phòng Kế hoạch", "Văn phòng")}
            row |= {
                "supporters": make.maybe("Thanh tra", 0.3),
                "source_id": make.maybe(make.pick(*SOURCES), 0.3),
            }
            subject = since or f"{year}-01-01"
            publication.add("responsibilities", row, "responsibilities", unit_id, subject, str(year))


def ledger(make: Figures, publication: Publication) -> None:
    """Limitations of lines that lost points or not, alone, shared or in none; remedies for one or several; actions."""
    for unit_id, year in units_and(make, publication, COHORT_YEARS)[:3]:
        shared, scope = {"unit_id": unit_id, "year": year}, {"unit_id": unit_id, "period": str(year)}
        codes = ("1", "1.1", "1.2", "2", "3", "2.1", "1.2.1", "9", "Nội dung 1.1")
        limitations = [f"h{number}" for number in range(make.pick(1, 3, 4))]
        remedies = [f"g{number}" for number in range(make.pick(0, 2, 3))]
        for place, name in enumerate(limitations):
            criteria = "\n".join(make.random.sample(codes, make.pick(0, 1, 1, 3)))
            row = {**shared, "position": place, "limitation_id": name, "text": f"Hạn chế {name}"}
            row |= {"criteria": criteria or None, "area_code": make.pick(None, "1"), "taken_from": "typed"}
            row |= {"area": make.pick(None, None, "Lĩnh vực A"), "document": make.pick(None, "12/BC-SYT")}
            row |= {"merged_into": make.pick(None, None, None, None, "h0" if place else None)}
            row |= {"split_from": make.pick(None, None, "h0" if place else None)}
            row |= {
                "source_id": make.maybe(make.pick(*SOURCES), 0.3),
                "cause_kind": make.pick(None, "objective"),
            }
            publication.add("ledger_limitations", row, "ledger_limitations", **scope)
        for place, name in enumerate(remedies):
            tied = make.random.sample(
                [*limitations, "đâu đó"], make.pick(1, 1, 2) if len(limitations) > 1 else 1
            )
            row = {**shared, "position": place, "remedy_id": name, "text": f"Giải pháp {name}"}
            row |= {"limitation_ids": "\n".join(tied), "paired": make.pick(None, True, False)}
            publication.add("ledger_remedies", row, "ledger_remedies", **scope)
            for number in range(make.pick(0, 1, 1, 2)):
                action_id = f"v{place}{number}"
                row = {
                    **shared,
                    "position": place,
                    "action_id": action_id,
                    "remedy_id": name,
                    "text": f"Việc {action_id}",
                }
                row |= {
                    "owner": make.pick(None, "Văn phòng", "văn phòng ", "Phòng A"),
                    "due_on": make.maybe(make.pick(*DAYS)),
                }
                row |= {"due_text": make.pick(None, "quý I"), "product": make.pick(None, "Báo cáo")}
                publication.add("ledger_actions", row, "ledger_actions", **scope)


def ledger_states(make: Figures, publication: Publication) -> None:
    """Changes of a few actions, some of one day; now and then the changes of an action are removed."""
    for unit_id, year in units_and(make, publication, COHORT_YEARS):
        for action_id in ("v00", "v10", "v11"):
            scope = {"unit_id": unit_id, "subject": action_id, "period": str(year)}
            row = {"unit_id": unit_id, "year": year, "action_id": action_id, "changed_on": make.pick(*DAYS)}
            row |= {
                "action_state": make.pick(
                    "in_progress", "awaiting", "confirmed", "confirmed", "failed", "dropped"
                )
            }
            row |= {"changed_by": make.pick(None, "Bình"), "note": make.pick(None, "đã gửi")}
            if make.random.random() < 0.1:
                publication.cover("action_states", **scope)
            else:
                publication.add("action_states", row, "action_states", **scope)
            if make.random.random() < 0.4:
                proof = {
                    "unit_id": unit_id,
                    "year": year,
                    "action_id": action_id,
                    "evidence_id": f"t{action_id}",
                }
                proof |= {
                    "file_name": make.pick(None, "bao-cao.pdf"),
                    "document": "12/BC-SYT",
                    "byte_count": 12,
                }
                proof |= {"added_on": make.pick(*DAYS), "added_by": "An"}
                publication.add("evidence", proof, "evidence", unit_id, f"t{action_id}", str(year))


def explanations(make: Figures, publication: Publication) -> None:
    """What is explained of lines of score sheets, whether there are any such lines or not."""
    for unit_id, year in units_and(make, publication, COHORT_YEARS)[:3]:
        for place, criterion in enumerate(
            make.random.sample(("1", "1.1", "1.2", "2.1", "9"), make.pick(1, 3))
        ):
            row = {"unit_id": unit_id, "year": year, "position": place, "criterion": criterion}
            row |= {
                "text": make.pick(None, "Đã nộp đủ", "Nộp ngày 5"),
                "document": make.pick(None, "7/CV-SYT"),
            }
            row |= {"evidence": make.pick(None, "Báo cáo 12/BC", "minh-chung.pdf")}
            row |= {
                "explanation_state": make.pick(None, "sent", "accepted"),
                "source_id": make.pick(None, *SOURCES),
            }
            publication.add("explanations", row, "explanations", unit_id, "", str(year))


def calendar(make: Figures, publication: Publication) -> None:
    for event in make.random.sample(("report_q1", "report_year", "appraisal"), 2):
        row = {"event": event, "title": f"Mốc {event}", "kind": "report", "month": make.pick(2, 6, 12)}
        row |= {"day": make.pick(1, 15, 31), "year_offset": make.pick(0, 1), "note": make.maybe("tạm đặt")}
        row |= {"document": make.pick(None, "Kế hoạch 12"), "source_id": make.pick(None, *SOURCES)}
        publication.add("calendar_events", row, "calendar", "", event)


def counted_apart(make: Figures, publication: Publication) -> None:
    """Counts of dossiers that were entered beside their reports."""
    for unit_id, period in units_and(make, publication, DOSSIER_PERIODS):
        for measure in ("payable_dossiers", "paid_online_dossiers", "digitised_dossiers"):
            row = {"unit_id": unit_id, "measure": measure, "title": measure, "period": period}
            row |= {"actual": make.count(), "measure_unit": "hồ sơ"}
            publication.add("measures", row, "measures", unit_id, f"{measure} {measure}", period)


def removals(make: Figures, publication: Publication) -> None:
    """Events, targets and other figures that shall stand no more, whether any stood or not."""
    publication.cover("calendar", "", make.pick("report_q1", "report_year", "appraisal"))
    for unit_id, period in units_and(make, publication, ("2022", "2023", "2023-Q1")):
        publication.cover("targets", unit_id, make.pick("score", "online_rate", "fees"), period)
        title = make.pick(*MEASURES)
        publication.cover("measures", unit_id, f"{MEASURES[title]} {title}", period)


def index_766(make: Figures, publication: Publication) -> None:
    period, snapshot = make.pick("2024", "2025", "2025-10"), make.pick("chụp tháng 10", "chụp tháng 9", "")
    groups = (
        "transparency",
        "progress",
        "online_service",
        "online_payment",
        "satisfaction",
        "digitisation",
        "total",
    )
    for province_id in make.random.sample(list(PROVINCES), 2):
        for unit_id in (province(publication, province_id), department(publication, province_id, "Sở Y tế")):
            row = {**{name: make.points(20) for name in groups}, "unit_id": unit_id, "period": period}
            if make.random.random() < 0.3:  # payment counted within online service
                five = [make.pick(5, 10, 12.5) for _ in range(5)]
                row |= dict(zip((*groups[:3], *groups[4:6]), five, strict=True))
                row |= {"online_payment": None, "total": sum(five)}
            row |= {"snapshot": snapshot or None, "rank": make.maybe(3), "source_id": make.maybe("S2")}
            publication.add("index_766", row, "index_766", unit_id, snapshot, period)


def index_results(make: Figures, publication: Publication) -> None:
    index_type = make.pick(*INDICES)
    for year in (make.pick(2008, 2009), 2012, make.pick(2024, 2025)):
        lists = random.Random(f"{make.made} {index_type} {year}")
        geography = lists.choice((None, None, "old", "new"))
        for province_id in PROVINCES:
            province(publication, province_id)
            row = {**make.source(), "index_type": index_type, "province_id": province_id, "year": year}
            row |= {"value": make.points(100), "rank": make.maybe(make.random.randint(1, 63)), "out_of": 63}
            row |= {"group_published": make.pick("A", "B", None), "geography": geography}
            if row["rank"] is not None and lists.random() < 0.4:  # several in one place
                row["rank"] = lists.choice((1, 2))
            row["rank_flag"] = lists.choice((None, None, "official", "disputed"))
            publication.add("index_results", row, "index", province_id, index_type, str(year))


def index_readings(make: Figures, publication: Publication) -> None:
    """What several sources say of one figure, now and then the one that was chosen."""
    index_type, year = make.pick(*INDICES), make.pick(2012, 2024)
    for province_id in PROVINCES:
        province(publication, province_id)
        shared = {"index_type": index_type, "province_id": province_id, "year": year}
        for number in range(make.pick(1, 2, 3)):
            row = {**make.source(), **shared, "value": make.points(100), "note": f"bản đọc {number}"}
            row |= {"rank": make.maybe(make.random.randint(1, 3)), "out_of": 63}
            publication.add("index_readings", row, "index_readings", province_id, index_type, str(year))


def index_areas(make: Figures, publication: Publication) -> None:
    """Areas of the PAR INDEX in points or percent, and a split of the total that is no area."""
    year = make.pick(2023, 2024)
    for province_id in make.random.sample(list(PROVINCES), 3):
        province(publication, province_id)
        for code in ("1", "2", "T1"):
            row = {**make.source(), "province_id": province_id, "year": year, "area_code": code}
            row |= {"area": f"Lĩnh vực {code}", "value": make.points(10), "rank": make.maybe(5), "out_of": 63}
            row |= {"measure_unit": make.pick("điểm", "%", None), "max_score": make.pick(10, 0, None)}
            publication.add("index_areas", row, "index_areas", province_id, "", str(year))
        row |= {
            "index_type": "PAPI",
            "area_code": "PAPI-cong-khai",
            "area": "Công khai",
            "measure_unit": "điểm",
        }
        publication.add("index_areas", row, "index_areas", province_id, "PAPI", str(year))


def provinces_of_both_times(make: Figures, publication: Publication) -> None:
    """Provinces before and after they were merged, some of no region."""
    for province_id, era, region in (
        ("long-an", "old", "Miền Tây"),
        ("ca-mau", "both", "Miền Tây"),
        ("phu-tho-cu", "old", make.pick("Miền Bắc", None)),
        ("phu-tho", "new", "Miền Bắc"),
    ):
        name = PROVINCES[province_id]
        row = {"province_id": province_id, "code": name[:2], "name": name, "era": era, "region": region}
        row |= {"region_2025": None if era == "old" else region}
        row |= {"valid_from": "2025-07-01"} if era == "new" else {"valid_to": make.pick("2025-06-30", None)}
        publication.add("provinces", row, "provinces")


def register(make: Figures, publication: Publication) -> None:
    """Sources, frameworks with their areas, breaks and successors."""
    for source_id in make.random.sample(SOURCES[:3], 2):
        row = {"source_id": source_id, "title": make.maybe(f"Quyết định {make.made}")}
        publication.add("sources", row, "sources")
    frameworks(make, publication)
    provinces_of_both_times(make, publication)
    classes_of_departments(make, publication)
    row = {"old_name": "Sở Y tế", "new_name": "Sở Nội vụ", "merged_on": "2023-03-01"}
    publication.add("unit_successors", row, "unit_successors")
    mappings(make, publication)
    titled_frameworks(make, publication)
    rating_classes(make, publication)
    breaks(make, publication)
    province_successors(publication)


def frameworks(make: Figures, publication: Publication) -> None:
    """Those of departments with their areas, and that of provinces."""
    for framework_id, count in FRAMEWORKS.items():
        year = make.pick(None, 2022)
        row = {
            "framework_id": framework_id,
            "name": make.maybe(f"Bộ chỉ số {framework_id}"),
            "year_from": year,
            "max_score": make.pick(None, 5 * count * (count + 1)),  # what its areas add up to
            "level": make.pick(None, "department", "commune"),
            "issuer": make.pick(None, None, "UBND tỉnh Long An", "Bộ Nội vụ"),
        }
        publication.add("frameworks", {**row, "year_to": make.pick(None, 2023)}, "frameworks")
        for number in range(1, count + 1):
            code = PORTAL[number - 1] if framework_id == "766-2026" else str(number)
            row = {"framework_id": framework_id, "code": code, "level": "area", "max_score": 10 * number}
            publication.add("criteria", row, "criteria", "", framework_id)
        if make.random.random() < 0.5:
            extra = {"framework_id": framework_id, "code": "1.1", "level": "criterion", "max_score": 2.5}
            publication.add("criteria", extra, "criteria", "", framework_id)
    par = {"framework_id": "par", "level": "province", "issuer": "Bộ Nội vụ", "name": "PAR INDEX"}
    par |= {"decision": make.pick("876/QĐ-BNV", None), "year_from": make.pick(2008, 2012, None)}
    publication.add("frameworks", {**par, "year_to": make.pick(None, 2012)}, "frameworks")


def classes_of_departments(make: Figures, publication: Publication) -> None:
    """The classes of one cohort, with bounds that are partly unknown."""
    for number, name in enumerate(("Tốt", "Khá")):
        row = {"province": make.pick("Long An", None), "cohort": "sở, ban, ngành", "class": name}
        row |= {"year_from": make.pick(2021, 2022), "year_to": 2022, "lower_bound": make.pick(80.5, 70, None)}
        row |= {"lower_op": ">=", "upper_bound": make.pick(90, None), "upper_op": make.pick("<", "<=", ">")}
        row |= {
            "basis": "điểm",
            "status": "stated",
            "note": f"dòng {number}",
            "source_id": make.pick("S1", "S2"),
        }
        publication.add("rating_classes", row, "rating_classes")


def breaks(make: Figures, publication: Publication) -> None:
    """The year in which two of the indices changed their rules."""
    for index_type in make.random.sample(INDICES, 2):
        row = {"index_type": index_type, "year": 2018, "label": "đổi cách tính"}
        row["affects"] = make.pick("score", "score;coverage", "class", "coverage", None)
        row["flag"] = "uncertain" if make.made % 2 else None
        row["source_id"] = make.pick(None, "S1", "S2; S3", "unknown")
        publication.add("index_breaks", row, "index_breaks")


def province_successors(publication: Publication) -> None:
    """Provinces that became another, and one that the mergers left alone."""
    row = {"old_code": "02", "old_province": "Hà Giang", "new_code": "08", "new_province": "Tuyên Quang"}
    publication.add("province_successors", {**row, "merged_on": "2025-07-01"}, "province_successors")
    for old in ("Long An", "Phú Thọ"):
        row = {"old_code": old[:2], "old_province": old, "new_code": "25", "new_province": "Phú Thọ"}
        publication.add("province_successors", {**row, "merged_on": "2025-07-01"}, "province_successors")
    alone = {"old_code": "01", "old_province": "Hà Nội", "new_code": "01", "new_province": "Hà Nội"}
    publication.add("province_successors", {**alone, "merged_on": None}, "province_successors")


def mappings(make: Figures, publication: Publication) -> None:
    """What became of a few criteria of the first framework in the second, and of one that nobody knows."""
    for code in make.random.sample(("1", "2", "1.1"), make.pick(1, 2)):
        relation = make.pick("same", "renamed", "merged", "split", "new", "dropped")
        row = {"from_framework": "long-an-2022", "from_code": code, "relation": relation, "source_id": "S1"}
        row |= {"to_framework": "long-an-2023", "to_code": make.pick(code, "2", "3")}
        publication.add("criterion_mappings", row, "criterion_mappings")
    unknown = {"from_framework": "long-an-2022", "from_code": "9", "relation": "dropped", "note": "chưa rõ"}
    publication.add("criterion_mappings", {**unknown, "to_framework": "766-2022"}, "criterion_mappings")


def titled_frameworks(make: Figures, publication: Publication) -> None:
    """Two frameworks of one issuer that no unit here follows, with titles that some of their criteria share."""
    for name, year in {"bo-cu": make.pick(2012, 2016, None), "bo-moi": 2016}.items():
        row = {
            "framework_id": name,
            "name": name,
            "level": "ministry",
            "issuer": make.pick("Bộ Nội vụ", None),
        }
        publication.add("frameworks", {**row, "year_from": year}, "frameworks")
        for code in ("1", "2", "3"):
            line = {"framework_id": name, "code": code, "level": "area", "title": title(make, code)}
            publication.add("criteria", line, "criteria", "", name)


def rating_classes(make: Figures, publication: Publication) -> None:
    """Bounds of classes: on the ratio or on points, some of them observed only, some overlapping."""
    for place in make.random.sample(sorted(set(PROVINCES.values())), 2):
        bounds = (("Tốt", 80, make.pick(">", ">="), None), ("Khá", None, None, 80), ("Kém", None, None, 50))
        for name, low, operator, high in bounds:
            row = {"province": place, "class": name, "lower_bound": low, "lower_op": operator}
            row |= {"upper_bound": high, "upper_op": "<", "basis": make.pick("% đạt", "điểm")}
            row |= {"cohort": make.pick("sở, ban, ngành", "sở, ban, ngành", "mọi khối", "cấp xã")}
            row |= {
                "max_scale": make.pick("100", "100%"),
                "status": make.pick("stated", "stated", "observed"),
            }
            row |= {"year_from": make.pick(None, 2022), "year_to": make.pick(None, 2023)}
            publication.add("rating_classes", row, "rating_classes")


KINDS: list[Callable[[Figures, Publication], None]] = [
    ranking,
    ranking,
    score_sheet,
    score_sheet,
    score_sheet,
    matrix,
    dossiers,
    dossiers,
    task_counts,
    tasks,
    tasks,
    targets,
    targets,
    measures,
    measures,
    calendar,
    limitations,
    index_766,
    index_results,
    index_readings,
    index_areas,
    register,
]
