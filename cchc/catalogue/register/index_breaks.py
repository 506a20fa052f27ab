"""Years in which the method of an index changed."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="index_breaks",
    topics=("index_breaks",),
    file=DataFile("index_breaks.csv"),
)
