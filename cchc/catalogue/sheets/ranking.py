"""A list of units with their totals."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="ranking",
    called="xếp hạng",
    brings=("result",),
    columns=(
        "group",
        "unit",
        "max_score",
        "self_score",
        "appraised_score",
        "survey_score",
        "score",
        "ratio",
        "rank",
        "out_of",
        "class",
    ),
    time="year",
    has_points=True,
)
