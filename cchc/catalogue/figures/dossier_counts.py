"""Counts of dossiers of a unit and period, whole or by field."""

from cchc.catalogue.kind import DataFile, Keeping, Kind, Origin
from cchc.language import mark

# Counts that add up: received = resolved + pending.
COUNTS = (
    "received_total",
    "received_online",
    "received_direct",
    "carried_over",
    "resolved_total",
    "resolved_early",
    "resolved_on_time",
    "resolved_late",
    "resolved_early_or_on_time",
    "pending_total",
    "pending_in_time",
    "pending_late",
)
KIND = Kind(
    table="dossier_counts",
    topics=("dossiers",),
    unit="unit_id",
    flag="rows",
    tells_standing=True,
    named_by="label",
    figures=(*COUNTS, "average_days", "payable_total", "paid_online", "digitised"),
    keeping=Keeping(
        named_by=("label",),
        # Digitised ÷ received.
        together=((*COUNTS, "digitised"), ("average_days",), ("payable_total", "paid_online")),
        adds_up=True,
    ),
    page="ho_so",
    brought_by=mark("báo cáo hồ sơ TTHC (biểu II.06a hoặc tệp xuất từ hệ thống một cửa)"),
    questions=("dossiers_by_period",),
    compared_in=(
        "dossiers_by_period",
        "dossiers_by_unit",
        "dossier_rates",
    ),
    origin=Origin(("unit_id", "period", "position"), ("label",)),
    file=DataFile("dossiers.csv", "unit", (), "period"),
)
