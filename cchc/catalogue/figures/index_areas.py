"""The areas of the PAR index of a province."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="index_areas",
    topics=("index_areas",),
    unit="province_id",
    flag="rows",
    named_by="area",
    keyed_by="area_code",
    figures=("value", "measure_unit", "max_score", "rank", "out_of"),
    questions=("province_areas",),
    file=DataFile("province_areas.csv", "province", (), "year"),
)
