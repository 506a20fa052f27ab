"""What shall be done about limitations of the ledger."""

from cchc.catalogue.kind import Keeping, Kind, Origin

KIND = Kind(
    table="ledger_remedies",
    topics=("ledger_remedies",),
    unit="unit_id",
    named_by="text",
    figures=("text", "limitation_ids"),
    keeping=Keeping(named_by=("remedy_id",), by_row=True, always=True),
    questions=("remedies_elsewhere",),
    origin=Origin(("unit_id", "year", "remedy_id"), quote="text"),
)
