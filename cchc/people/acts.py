"""Everything that can be done to what is kept, or read of what is limited: which right it asks for, and where that has to hold.

The store does nothing whose act is not in this table (`cchc/store/allowing.py`), and pages show no button for what it refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cchc.people.rights import Action

Act = Literal[
    "publish_file",  # a workbook, evidence
    "publish_typed",  # figures, states, plans, the calendar: what is typed on a page
    "take_back",
    "publish_again",  # what was taken back
    "approve",  # what another submitted
    "send_back",  # the same, with why
    "withdraw",  # what one submitted oneself
    "seed",  # what comes with the product
    "rehearse",  # see what a change would do; it is undone
    "keep_draft",  # what was typed and not published
    "teach",  # the reader: what a name or a heading means
    "save_group",  # of units that are compared
    "save_report",
    "save_office",  # what documents say of an office
    "set_daily_backup",
    "set_four_eyes",  # of which figures a second person is asked
    "back_up",
    "mark_demonstration",
    "read_original",  # a file as it was sent, and its lines
    "read_evidence",
]
Where = Literal["place", "somewhere"]


@dataclass(frozen=True)
class Needed:
    """The right that an act asks for: at the places that it is about (everywhere, where it is about none), or at any."""

    right: Action
    where: Where = "place"


ACTS: dict[Act, Needed] = {
    "publish_file": Needed("upload"),
    "publish_typed": Needed("edit"),
    "take_back": Needed("take_back"),
    "publish_again": Needed("take_back"),
    "approve": Needed("approve"),
    "send_back": Needed("approve"),
    "withdraw": Needed("upload"),
    "seed": Needed("keep_data"),
    "rehearse": Needed("view", "somewhere"),
    "keep_draft": Needed("view", "somewhere"),
    "teach": Needed("upload", "somewhere"),
    "save_group": Needed("edit", "somewhere"),
    "save_report": Needed("edit"),
    "save_office": Needed("edit"),
    "set_daily_backup": Needed("keep_data"),
    "set_four_eyes": Needed("keep_data"),
    "back_up": Needed("keep_data"),
    "mark_demonstration": Needed("keep_data"),
    "read_original": Needed("view_original"),
    "read_evidence": Needed("view_original"),
}
ALL_ACTS: tuple[Act, ...] = get_args(Act)
