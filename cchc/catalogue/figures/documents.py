"""Documents about a unit that hold no figure of their own."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="documents",
    topics=("documents",),
    file=DataFile("documents.csv", "unit", period="period"),
)
