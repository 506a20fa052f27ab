"""Our own form of targets."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="targets",
    brings=("targets",),
    columns=("unit", "title", "period", "comparison", "value", "measure_unit", "document"),
    time="rows",
    is_form=True,
)
