"""The areas of the PAR index of a province."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="index_areas",
    topics=("index_areas",),
    unit="province_id",
    flag="rows",
    questions=("province_areas",),
    file=DataFile("province_areas.csv", "province", (), "year"),
)
