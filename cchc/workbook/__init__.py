"""Excel in and out: a workbook becomes rows and problems, rows become a workbook."""

from cchc.workbook.corrections import Correction, Edits
from cchc.workbook.model import Guess, Preview, Problem, Reading, Table
from cchc.workbook.read import read_workbook

__all__ = ["Correction", "Edits", "Guess", "Preview", "Problem", "Reading", "Table", "read_workbook"]
