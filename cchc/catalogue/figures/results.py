"""Totals of a unit and year."""

from cchc.catalogue.kind import DataFile, Kind
from cchc.language import mark

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
    brought_by=mark("bảng xếp hạng, hoặc bảng điểm của đơn vị"),
    questions=("total_scores", "total_readings"),
    compared_in=(
        "repeated_losses",
        "total_scores",
        "unit_headline",
        "peers",
        "area_ratios_by_year",
        "score_changes",
        "loss_outcomes",
        "limitation_outcomes",
        "owner_points",
        "rebased_scores",
        "family_totals",
        "unit_profiles",
    ),
    file=DataFile("unit_results.csv", "unit", (), "year"),
)
