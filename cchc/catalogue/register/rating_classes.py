"""Bounds of the classes that totals fall into."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="rating_classes",
    topics=("rating_classes",),
    file=DataFile("rating_classes.csv"),
)
