"""Plans that come as prose: a pasted text becomes limitations, causes and remedies that a person looks through."""

from cchc.reading.prose.model import PlanItem, PlanLine, PlanText
from cchc.reading.prose.read import mended, place_items, read_plan

__all__ = ["PlanItem", "PlanLine", "PlanText", "mended", "place_items", "read_plan"]
