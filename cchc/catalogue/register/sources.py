"""Documents that figures are read from."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="sources",
    topics=("sources",),
    file=DataFile("sources.csv"),
)
