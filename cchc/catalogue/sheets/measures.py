"""Our own form of figures."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="measures",
    brings=("measures",),
    columns=("unit", "title", "period", "plan", "actual", "measure_unit", "document"),
    time="rows",
    is_form=True,
)
