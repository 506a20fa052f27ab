"""What a unit shall reach."""

from cchc.catalogue.kind import DataFile, Keeping, Kind

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
    file=DataFile("targets.csv", "unit", ("measure",), "period"),
)
