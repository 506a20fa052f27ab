"""Which column of a table of limitations and remedies says what."""

from __future__ import annotations

from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.plan_headings import is_plan, roles_of

# The reader's own words for roles, where they differ from those of the rows.
NAMES = {"due_on": "due", "done_on": "done"}


def remedy_columns(header: Header) -> dict[str, int]:
    """0-based columns by role, the first of each. Without a column of limitations the reason why points were lost is the
    limitation, else the criterion itself; beside one it is the cause."""
    columns: dict[str, int] = {}
    for column, role in roles_of(header.paths).items():
        columns.setdefault(role, column)
    reason = columns.pop("reason", None)
    if reason is not None:
        columns.setdefault("cause" if "limitation" in columns else "limitation", reason)
    return columns


def is_remedy_plan(header: Header) -> bool:
    """Whether a header sets limitations beside what is done about them."""
    return is_plan(header.paths)
