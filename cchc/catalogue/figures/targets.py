"""What a unit shall reach."""

from cchc.catalogue.kind import DataFile, Keeping, Kind, Origin

KIND = Kind(
    table="targets",
    topics=("targets",),
    unit="unit_id",
    flag="document",
    named_by="title",
    figures=("comparison", "value", "measure_unit"),
    keeping=Keeping(named_by=("measure", "title"), by_row=True),
    page="chi_tieu",
    questions=("targets",),
    origin=Origin(("unit_id", "period", "measure", "title"), ("title",), ever=True),
    file=DataFile("targets.csv", "unit", ("measure",), "period"),
)
