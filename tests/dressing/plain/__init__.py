"""One plain table of each kind: random figures that add up, and nothing that is hard to read."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from tests.dressing.plain import (
    dossiers,
    index_766,
    matrix,
    ranking,
    remedy_plan,
    responsibilities,
    samples,
    score_sheet,
    task_counts,
    task_list,
)
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import Table

MAKERS: Mapping[str, Callable[[random.Random, Wishes], Table]] = {
    "score_sheet areas": score_sheet.of_areas,
    "score_sheet tree": score_sheet.of_tree,
    "ranking": ranking.make,
    "matrix": matrix.make,
    "dossier_report": dossiers.make,
    "index_766": index_766.make,
    "task_list": task_list.make,
    "task_counts": task_counts.make,
    "responsibilities": responsibilities.make,
    "remedy_plan": remedy_plan.make,
    "sample": samples.make,
}
KINDS = tuple(MAKERS)
