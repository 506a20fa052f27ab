"""National indices of provinces."""

from cchc.catalogue.kind import DataFile, Keeping, Kind
from cchc.language import mark

KIND = Kind(
    table="index_results",
    topics=("index",),
    unit="province_id",
    flag="rows",
    named_by="index_type",
    figures=("value", "rank", "out_of", "group_published"),
    keeping=Keeping(
        named_by=("index_type",), together=(("value",), ("rank", "out_of"), ("group_published",))
    ),
    page="chi_so_tinh",
    brought_by=mark("bảng chỉ số của các tỉnh (PAR INDEX, SIPAS, PAPI, PCI, DTI)"),
    questions=("province_index",),
    compared_in=(
        "province_index",
        "index_ranking",
        "province_indices",
    ),
    file=DataFile("province_index.csv", "province", ("index_type",), "year"),
)
