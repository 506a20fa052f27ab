"""Limitations of one unit with what shall be done about them."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="remedy_plan",
    called="kế hoạch khắc phục",
    brings=("ledger_limitations", "ledger_remedies", "ledger_actions", "action_states"),
    columns=(
        "area",
        "limitation",
        "criteria",
        "points",
        "cause",
        "remedy",
        "action",
        "owner",
        "supporters",
        "due_on",
        "due_text",
        "product",
        "result",
        "action_state",
        "done_on",
        "note",
    ),
    time="year",
    of_one_unit=True,
    is_planned=True,
    is_of_words=True,
)
