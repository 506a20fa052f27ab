"""Tasks of one unit, one by one."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="task_list",
    called="nhiệm vụ",
    brings=("tasks",),
    columns=("title", "owner", "due_on", "due_text", "done_on", "state"),
    time="period",
    stored=("title", "owner", "assigned_by", "due_on", "due_text", "done_on", "state"),
    of_one_unit=True,
    is_planned=True,
    is_of_words=True,
)
