"""What was found wanting in a year, as the office follows it: the ledger's own row, whatever documents say of it."""

from cchc.catalogue.kind import Keeping, Kind, Origin

KIND = Kind(
    table="ledger_limitations",
    topics=("ledger_limitations",),
    unit="unit_id",
    named_by="text",
    figures=("text", "criteria", "cause", "cause_kind", "recoverability", "merged_into"),
    keeping=Keeping(named_by=("limitation_id",), by_row=True, always=True),
    page="khac_phuc",
    questions=("limitation_states", "limitation_outcomes"),
    origin=Origin(("unit_id", "year", "limitation_id"), ("area",), quote="text"),
)
