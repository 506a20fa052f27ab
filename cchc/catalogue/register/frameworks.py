"""Sets of criteria by which units are scored."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="frameworks",
    topics=("frameworks",),
    file=DataFile("frameworks.csv"),
)
