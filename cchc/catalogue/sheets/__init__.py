"""Tables that offices send as workbooks: a file for each kind."""

from __future__ import annotations

from cchc.catalogue.kind import SheetKind
from cchc.catalogue.sheets import (
    dossier_report,
    index_766,
    matrix,
    measures,
    province_index,
    ranking,
    remedy_plan,
    responsibilities,
    score_sheet,
    targets,
    task_counts,
    task_list,
)

# In the order in which a person chooses among them.
SHEETS: dict[str, SheetKind] = {
    module.SHEET.name: module.SHEET
    for module in (
        score_sheet,
        ranking,
        matrix,
        dossier_report,
        index_766,
        province_index,
        task_list,
        task_counts,
        responsibilities,
        remedy_plan,
        measures,
        targets,
    )
}
