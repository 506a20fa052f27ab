"""Provinces, before and since 01/07/2025."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="provinces",
    topics=("provinces",),
    file=DataFile("provinces.csv"),
)
