"""The ledger rearranged: all actions of one owner go to another, limitations become one; rows that replace those that stand."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.folding import name_key
from cchc.intake.errors import IntakeError
from cchc.intake.ledger import each_line, one_per_line
from cchc.language import _
from cchc.store.publication import Row

OF_ACTION = ("action_id", "remedy_id", "supporters", "product", "due_on", "due_text")
OF_LIMITATION = ("limitation_id", "area_code", "area", "cause", "cause_kind", "recoverability", "taken_from")
Tables = dict[str, list[Row]]


def handed_over(lines: Sequence[Row], owner: str, successor: str) -> Tables:
    """Every action of an owner (rows of `ledger_lines`) under another one; what is confirmed already stays whose it was, so
    leave it out of the lines. Raises IntakeError without a successor, and where the owner has none."""
    if not successor.strip():
        raise IntakeError(_("Cần ghi người nhận bàn giao."))
    own = {
        line["action_id"]: {
            **{name: line[name] for name in OF_ACTION},
            "text": line["action"],
            "position": line["action_position"],
            "note": line["action_note"],
            "owner": successor.strip(),
        }
        for line in lines
        if line["action_id"] and name_key(str(line["owner"] or "")) == name_key(owner)
    }
    if not own:
        raise IntakeError(_("«{owner}» không còn việc nào chưa xác nhận.").format(owner=owner))
    return {"ledger_actions": list(own.values())}


def merged(lines: Sequence[Row], ids: Sequence[str]) -> Tables:
    """Limitations (ids) as one: the first takes their criteria and remedies, the others name it and are followed no more.

    Raises IntakeError for fewer than two.
    """
    known = {line["limitation_id"]: line for line in lines if line["limitation_id"] in ids}
    if len(known) < 2:
        raise IntakeError(_("Chọn ít nhất hai hạn chế để gộp."))
    first, *others = known
    criteria = [code for line in known.values() for code in str(line["criteria"] or "").split("; ")]
    limitations = [
        {
            **{name: line[name] for name in OF_LIMITATION},
            "text": line["limitation"],
            "position": line["position"],
            "note": line["note"],
            "document": line["document"],
            "criteria": one_per_line(criteria)
            if name == first
            else one_per_line(str(line["criteria"] or "").split("; ")),
            "merged_into": None if name == first else first,
        }
        for name, line in known.items()
    ]
    remedies = {}
    for line in lines:
        tied = each_line(line["limitation_ids"])
        if line["remedy_id"] and set(tied) & set(others):
            remedies[line["remedy_id"]] = {
                "remedy_id": line["remedy_id"],
                "text": line["remedy"],
                "paired": line["paired"],
                "position": line["remedy_position"],
                "note": line["remedy_note"],
                "limitation_ids": one_per_line([first if one in others else one for one in tied]),
            }
    return {"ledger_limitations": limitations, "ledger_remedies": list(remedies.values())}
