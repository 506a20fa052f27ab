"""The groups of the 766 index of all units."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="index_766",
    brings=("index_766",),
    columns=(
        "unit",
        "transparency",
        "progress",
        "online_service",
        "online_payment",
        "satisfaction",
        "digitisation",
        "total",
    ),
    time="either",
)
