"""National indices of provinces."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="index_results",
    topics=("index",),
    unit="province_id",
    flag="rows",
    questions=("province_index",),
    compared_in=(
        "province_index",
        "index_ranking",
        "province_indices",
    ),
    file=DataFile("province_index.csv", "province", ("index_type",), "year"),
)
