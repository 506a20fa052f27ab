"""Single things to do for a remedy, each with who answers for it and by when."""

from cchc.catalogue.kind import Keeping, Kind, Origin

KIND = Kind(
    table="ledger_actions",
    topics=("ledger_actions",),
    unit="unit_id",
    named_by="text",
    figures=("text", "owner", "supporters", "due_on", "due_text", "product"),
    keeping=Keeping(named_by=("action_id",), by_row=True, always=True),
    questions=("remedy_actions",),
    origin=Origin(("unit_id", "year", "action_id"), ("owner",), quote="text"),
)
