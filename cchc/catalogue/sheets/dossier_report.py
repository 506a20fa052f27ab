"""Dossiers of one unit by field, or of all units."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="dossier_report",
    called="hồ sơ TTHC",
    brings=("dossiers",),
    columns=("label", "received_total", "resolved_total", "resolved_late", "pending_total", "pending_late"),
    time="period",
    of_one_unit=True,
)
