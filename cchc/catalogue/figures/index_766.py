"""The six groups of the 766 index of a unit."""

from cchc.catalogue.kind import DataFile, Kind
from cchc.language import mark

GROUPS = (
    "transparency",
    "progress",
    "online_service",
    "online_payment",
    "satisfaction",
    "digitisation",
)
KIND = Kind(
    table="index_766",
    topics=("index_766",),
    unit="unit_id",
    flag="document",
    named_by="unit_id",
    figures=(*GROUPS, "total", "rank"),
    keeps_documents=True,
    page="chi_so_766",
    brought_by=mark("bảng Chỉ số 766 xuất từ Cổng Dịch vụ công quốc gia"),
    questions=("index_766", "province_index"),
    compared_in=(
        "index_766",
        "index_766_places",
    ),
    file=DataFile("index_766.csv", "unit", ("snapshot",), "period"),
)
