"""A pasted plan as rows of the ledger: what its text says and no more."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.folding import fold
from cchc.intake.errors import IntakeError
from cchc.intake.ledger import LedgerRows, new_id, one_per_line
from cchc.language import _
from cchc.reading.prose import PlanItem
from cchc.store.publication import Row


def ledger_of_plan(items: Sequence[PlanItem], first_place: int = 1) -> LedgerRows:
    """Limitations, remedies and actions of a plan as a person let them stand; places count on from `first_place`.

    A remedy is tied to the limitation of its place where the text pairs them, else to all of its area, and `paired` says which.
    Causes are of all limitations of their area. Who and when of a remedy become an action, where the text says either.
    Raises IntakeError for a remedy of an area without a limitation: nobody could find it again.
    """
    limitations: list[Row] = []
    by_area: dict[tuple[str, str], list[Row]] = {}
    for item in items:
        if item.kind == "limitation":
            row: Row = {"limitation_id": new_id(), "area_code": item.area_code or None, "area": item.area}
            row |= {"text": item.text, "taken_from": "document", "cause": causes_of(item, items)}
            limitations.append({**row, "position": first_place + len(limitations)})
            by_area.setdefault(area_key(item), []).append(row)
    remedies: list[Row] = []
    actions: list[Row] = []
    for item in items:
        if item.kind == "remedy":
            own = by_area.get(area_key(item), [])
            if not own:
                said = _(
                    "Giải pháp «{text}…» đứng ở lĩnh vực «{area}», nơi không có hạn chế nào: bỏ dòng ấy, hoặc giữ hạn chế."
                )
                raise IntakeError(said.format(text=item.text[:60], area=item.area))
            tied = [own[item.position - 1]] if item.paired else own
            remedy: Row = {"remedy_id": new_id(), "text": item.text, "paired": item.paired}
            remedy["limitation_ids"] = one_per_line([row["limitation_id"] for row in tied])
            remedies.append({**remedy, "position": first_place + len(remedies)})
            if item.owner or item.due_text:
                actions.append(
                    {**action_of_item(item, remedy["remedy_id"]), "position": first_place + len(actions)}
                )
    return {"ledger_limitations": limitations, "ledger_remedies": remedies, "ledger_actions": actions}


def area_key(item: PlanItem) -> tuple[str, str]:
    """An area as its lists name it, however it is typed."""
    return item.area_code, fold(item.area)


def causes_of(item: PlanItem, items: Sequence[PlanItem]) -> str | None:
    """The causes that the text gives for an area, one to a line; None where it gives none."""
    return one_per_line(
        [other.text for other in items if other.kind == "cause" and area_key(other) == area_key(item)]
    )


def action_of_item(item: PlanItem, remedy_id: str) -> Row:
    """What a remedy's own sentence asks of whom and until when."""
    return {
        "action_id": new_id(),
        "remedy_id": remedy_id,
        "text": item.text,
        "owner": item.owner or None,
        "supporters": item.supporters or None,
        "due_on": item.due_on,
        "due_text": item.due_text or None,
    }
