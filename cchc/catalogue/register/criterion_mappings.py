"""Which criterion of one framework is which of another."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="criterion_mappings",
    topics=("criterion_mappings",),
    file=DataFile("criterion_mappings.csv"),
)
