"""Tasks one by one."""

from cchc.catalogue.kind import DataFile, Keeping, Kind

KIND = Kind(
    table="tasks",
    topics=("tasks",),
    unit="unit_id",
    flag="document",
    named_by="title",
    figures=("owner", "assigned_by", "due_on", "due_text", "done_on", "state"),
    keeping=Keeping(named_by=("title",), by_row=True),
    page="nhiem_vu",
    file=DataFile("tasks.csv", "unit", (), "period"),
)
