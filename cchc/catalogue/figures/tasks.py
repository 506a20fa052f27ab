"""Tasks one by one."""

from cchc.catalogue.kind import DataFile, Keeping, Kind, Origin
from cchc.language import mark

KIND = Kind(
    table="tasks",
    topics=("tasks",),
    unit="unit_id",
    flag="document",
    named_by="title",
    figures=("owner", "assigned_by", "due_on", "due_text", "done_on", "state"),
    keeping=Keeping(named_by=("title",), by_row=True),
    page="nhiem_vu",
    brought_by=mark("danh mục nhiệm vụ, hoặc bảng tổng hợp nhiệm vụ theo đơn vị"),
    questions=("tasks_by_period",),
    origin=Origin(("unit_id", "period", "position"), ("title",), document="assigned_by", macro="task_origin"),
    file=DataFile("tasks.csv", "unit", (), "period"),
)
