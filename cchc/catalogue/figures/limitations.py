"""What an appraisal found wanting."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="limitations",
    topics=("limitations",),
    unit="unit_id",
    named_by="text",
    figures=("text", "measure_value", "owner", "due_text"),
    questions=("limitations",),
    file=DataFile("limitations.csv", "unit", (), "year"),
)
