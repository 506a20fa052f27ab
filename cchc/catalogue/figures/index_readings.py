"""What several sources say of one index, province and year."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="index_readings",
    topics=("index_readings",),
    unit="province_id",
    flag="rows",
    questions=("readings",),
    file=DataFile("province_index_readings.csv", "province", ("index_type",), "year"),
)
