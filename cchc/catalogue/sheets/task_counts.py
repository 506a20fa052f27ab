"""Counts of tasks of all units."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="task_counts",
    called="nhiệm vụ",
    brings=("task_counts",),
    columns=("unit", "total", "due", "done_on_time", "done_late", "open_in_time", "open_late"),
    time="period",
    stored=("total", "due", "done_on_time", "done_late", "open_in_time", "open_late"),
    filed_by="plan",
)
