"""Units against areas."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="matrix",
    called="điểm theo lĩnh vực",
    brings=("assessment",),
    columns=(
        "unit",
        "area_code",
        "area",
        "max_score",
        "self_score",
        "appraised_score",
        "survey_score",
        "score",
    ),
    time="year",
    has_points=True,
)
