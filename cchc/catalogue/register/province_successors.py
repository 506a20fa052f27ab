"""Which province became which."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="province_successors",
    topics=("province_successors",),
    questions=("province_successors",),
    file=DataFile("province_successors.csv"),
)
