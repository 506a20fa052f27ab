"""The door: a file's bytes become tables and problems."""

from __future__ import annotations

from cchc.workbook.limits import DEFAULT_LIMITS, Limits
from cchc.workbook.model import Problem, Reading
from cchc.workbook.opening import open_grids
from cchc.workbook.refusal import RefusedError
from cchc.workbook.sheet import read_sheet

_NO_TABLE = (
    "Không tìm thấy bảng nào thuộc loại đã biết (bảng điểm, xếp hạng, điểm theo lĩnh vực, hồ sơ TTHC, chỉ số 766, "
    "nhiệm vụ). Hãy kiểm tra dòng tiêu đề cột của bảng."
)


def read_workbook(
    content: bytes,
    file_name: str,
    *,
    unit: str | None = None,
    province: str | None = None,
    year: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Everything that is understood of a workbook; `unit`, `province` and `year` fill in what it does not say."""
    reading = Reading(file=file_name)
    try:
        grids = open_grids(content, limits)
    except RefusedError as refusal:
        reading.problems.append(refusal.problem())
        return reading
    for grid in grids:
        tables, problems = read_sheet(grid, file_name)
        reading.tables.extend(tables)
        reading.problems.extend(problems)
    if not reading.tables:
        reading.problems.append(Problem(None, None, "error", "no_table_found", _NO_TABLE))
    for table in reading.tables:
        table.unit = table.unit or (unit if table.kind in UNIT_KINDS else None)
        table.province = table.province or province
        table.year = table.year or year
    return reading


UNIT_KINDS = ("score_sheet", "dossier_report", "task_list")
