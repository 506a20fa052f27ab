"""Other figures of a unit: planned and done."""

from cchc.catalogue.kind import DataFile, Keeping, Kind, Origin

KIND = Kind(
    table="measures",
    topics=("measures",),
    unit="unit_id",
    flag="rows",
    named_by="title",
    figures=("plan", "actual", "measure_unit"),
    # In another unit of measure it is another figure.
    keeping=Keeping(named_by=("measure", "title", "measure_unit"), together=(("plan",), ("actual",))),
    page="chi_tieu",
    questions=("measures",),
    origin=Origin(("unit_id", "period", "measure", "title"), ("title",), first="actual", ever=True),
    file=DataFile("measures.csv", "unit", ("measure", "title"), "period"),
)
