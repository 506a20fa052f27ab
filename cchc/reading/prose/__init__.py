"""Plans that come as prose: a pasted text becomes limitations, causes and remedies that a person looks through."""

from cchc.reading.prose.model import PlanItem, PlanLine, PlanText
from cchc.reading.prose.read import read_plan

__all__ = ["PlanItem", "PlanLine", "PlanText", "read_plan"]
