"""The groups of the 766 index of all units."""

from cchc.catalogue.figures.index_766 import GROUPS
from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="index_766",
    called="chỉ số 766",
    brings=("index_766",),
    columns=("unit", *GROUPS, "total"),
    time="either",
    stored=(*GROUPS, "total"),
)
