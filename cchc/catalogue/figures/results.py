"""Totals of a unit and year."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="results",
    topics=("result", "assessment"),
    unit="unit_id",
    flag="rows",
    named_by="unit_id",
    figures=(
        "max_score",
        "self_score",
        "survey_score",
        "score",
        "ratio",
        "rank",
        "out_of",
        "class",
        "rank_change",
    ),
    keeps_documents=True,
    page="tong_quan",
    file=DataFile("unit_results.csv", "unit", (), "year"),
)
