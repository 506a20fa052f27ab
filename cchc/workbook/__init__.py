"""Excel in and out: a workbook becomes rows and problems, rows become a workbook."""

from cchc.workbook.model import Problem, Reading, Table
from cchc.workbook.read import read_workbook

__all__ = ["Problem", "Reading", "Table", "read_workbook"]
