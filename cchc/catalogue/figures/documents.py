"""Documents about a unit that hold no figure of their own."""

from cchc.catalogue.kind import DataFile, Kind, Origin

KIND = Kind(
    table="documents",
    topics=("documents",),
    origin=Origin(("unit_id", "period", "title"), ("title",), document="number"),
    file=DataFile("documents.csv", "unit", period="period"),
)
