"""Which unit became which."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="unit_successors",
    topics=("unit_successors",),
    file=DataFile("unit_successors.csv"),
)
