"""How far an action is, from a day on; each change is filed under its action, so that it takes the place of no other."""

from cchc.catalogue.kind import Kind, Origin

KIND = Kind(
    table="action_states",
    topics=("action_states",),
    unit="unit_id",
    named_by="action_id",
    figures=("action_state", "changed_on"),
    origin=Origin(("unit_id", "year", "action_id")),
)
