"""One national index of provinces in one year."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="province_index",
    called="chỉ số của các tỉnh",
    brings=("index", "index_areas"),
    columns=("province", "value", "rank", "out_of", "group"),
    time="year",
)
