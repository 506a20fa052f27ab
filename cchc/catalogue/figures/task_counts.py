"""How many tasks of a plan a unit has done, in time or late."""

from cchc.catalogue.kind import DataFile, Kind, Origin

KIND = Kind(
    table="task_counts",
    topics=("task_counts",),
    unit="unit_id",
    flag="rows",
    tells_standing=True,
    named_by="plan",
    figures=("total", "due", "done", "done_on_time", "done_late", "open", "open_in_time", "open_late"),
    page="nhiem_vu",
    questions=("tasks_by_period",),
    compared_in=("tasks_by_period",),
    origin=Origin(("unit_id", "period", "plan"), ("plan",), macro="task_count_origin"),
    file=DataFile("task_counts.csv", "unit", ("plan",), "period"),
)
