"""Each kind of rows that the database holds, said once: a file each, and nothing but data.

What is listed by kind elsewhere follows from here: the views of what is current and the checks over all topics
(`queries/`, written by `python -m tests.current_views`), what differs between two uploads, what is kept beside a newer one,
which plain file brings it, the questions about it, and the page on which it is seen. `sheets/` says the same of the tables
that offices send: what they bring, of when they are, what of their rows is stored and what is shown.
"""

from __future__ import annotations

from cchc.catalogue.figures import (
    action_states,
    documents,
    dossier_counts,
    evidence,
    explanations,
    index_766,
    index_areas,
    index_readings,
    index_results,
    ledger_actions,
    ledger_limitations,
    ledger_remedies,
    limitations,
    measures,
    responsibilities,
    results,
    scores,
    targets,
    task_counts,
    tasks,
)
from cchc.catalogue.kind import DataFile, Keeping, Kind, SheetKind
from cchc.catalogue.register import (
    calendar_events,
    criteria,
    criterion_mappings,
    frameworks,
    index_breaks,
    index_stats,
    province_successors,
    provinces,
    rating_classes,
    sources,
    unit_successors,
)
from cchc.catalogue.sheets import SHEETS

__all__ = ["KINDS", "PUBLISHED_AS", "QUESTIONS", "SHEETS", "DataFile", "Keeping", "Kind", "SheetKind"]

# In the order in which the plain files are published: what others name comes before them.
KINDS: tuple[Kind, ...] = tuple(
    module.KIND
    for module in (
        sources,
        provinces,
        province_successors,
        unit_successors,
        frameworks,
        criteria,
        criterion_mappings,
        rating_classes,
        index_results,
        index_readings,
        index_areas,
        index_stats,
        index_breaks,
        results,
        scores,
        dossier_counts,
        task_counts,
        tasks,
        index_766,
        targets,
        measures,
        limitations,
        responsibilities,
        ledger_limitations,
        ledger_remedies,
        ledger_actions,
        action_states,
        evidence,
        explanations,
        calendar_events,
        documents,
    )
)
# topic -> the kind whose own it is
PUBLISHED_AS: dict[str, Kind] = {kind.topic: kind for kind in KINDS}


def _questions() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for whose in ("unit_id", "province_id", ""):
        for kind in KINDS:
            for question in kind.questions if kind.unit == whose else ():
                found[question] = tuple(dict.fromkeys((*found.get(question, ()), *kind.topics)))
    return found


# question of «Tra cứu» -> the topics that it is about: those of units first, then of provinces, then of the register
QUESTIONS: dict[str, tuple[str, ...]] = _questions()
