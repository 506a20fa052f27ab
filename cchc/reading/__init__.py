"""Workbooks in: a file's bytes become tables, rows and problems."""

from cchc.reading.corrections import Correction, Edits
from cchc.reading.model import Guess, Preview, Problem, Reading, Table
from cchc.reading.read import read_workbook

__all__ = ["Correction", "Edits", "Guess", "Preview", "Problem", "Reading", "Table", "read_workbook"]
