"""Tasks one by one."""

from cchc.catalogue.kind import DataFile, Keeping, Kind
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
    file=DataFile("tasks.csv", "unit", (), "period"),
)
