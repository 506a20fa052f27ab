"""Criteria of a framework with their maximum."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="criteria",
    topics=("criteria",),
    file=DataFile("criteria.csv", subject=("framework_id",)),
)
