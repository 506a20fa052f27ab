"""A sheet of criteria with the points of one unit."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="score_sheet",
    called="bảng điểm",
    brings=("assessment", "explanations"),
    columns=(
        "code",
        "title",
        "level",
        "max_score",
        "self_score",
        "appraised_score",
        "survey_score",
        "score",
        "deduction",
        "reason",
        "owner",
        "evidence",
        "explanation",
        "explanation_state",
    ),
    time="year",
    of_one_unit=True,
    has_points=True,
    is_of_words=True,
)
