"""Lines of a score sheet: areas, criteria and what is below them."""

from cchc.catalogue.kind import DataFile, Kind, Origin
from cchc.language import mark

KIND = Kind(
    table="scores",
    topics=("assessment",),
    unit="unit_id",
    flag="rows",
    named_by="title",
    figures=(
        "max_score",
        "self_score",
        "appraised_score",
        "survey_score",
        "score",
        "reason",
        "owner",
        "evidence",
    ),
    page="tong_quan",
    brought_by=mark("bảng điểm theo lĩnh vực, hoặc phiếu chấm điểm theo bộ tiêu chí"),
    questions=("deductions_by_area", "deductions_by_criterion", "loss_outcomes", "explanation_lines"),
    origin=Origin(
        ("unit_id", "year", "position"),
        ("code", "title"),
        quote="reason",
        first="score",
        macro="score_origin",
    ),
    file=DataFile("area_scores.csv", "unit", (), "year", frozenset({"framework_id"})),
)
