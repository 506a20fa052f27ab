"""What an appraisal found wanting."""

from cchc.catalogue.kind import DataFile, Kind, Origin

KIND = Kind(
    table="limitations",
    topics=("limitations",),
    unit="unit_id",
    named_by="text",
    figures=("text", "measure_value", "owner", "due_text"),
    questions=("limitations",),
    origin=Origin(("unit_id", "year", "area_code", "position"), ("area",), quote="text"),
    file=DataFile("limitations.csv", "unit", (), "year"),
)
