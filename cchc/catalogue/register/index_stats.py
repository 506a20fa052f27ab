"""What a publication says of all provinces: mean, best, worst."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="index_stats",
    topics=("index_stats",),
    file=DataFile("index_stats.csv"),
)
