"""Cells of long tables are copied as they are seen, «78,97», and files of a table come from our own buttons alone.

Streamlit's grid copies the number behind a cell, 78.97, which a Vietnamese spreadsheet does not read, and its toolbar hands out
the rows that were sent to the browser, 1,000 at most. Our server hands out its scripts (`packed.py`), so both are mended.
"""

import re

# A cell that shows what a styled frame says. Names are the minifier's.
SHOWN = re.compile(r"(\w)=\{\.\.\.\1,displayData:(\w)\}:(?=\1\.kind===\w+\.Custom&&)")
# As a spreadsheet reads it: ordinary spaces, and the hyphen before a number.
COPIED = 'copyData:{0}.replaceAll("\\u00a0"," ").replace(/^\\u2212(?=\\d)/,"-")'
SEVERAL = r'/[\t\n"]/'  # these the grid itself puts into quotes when it copies a text
OFFERED = re.compile(r"(return\{canSort:\w+,canSearch:\w+,)canExportCsv:\w+")
NOT_OFFERED = "canExportCsv:!1"


def copying_as_seen(script: str) -> str:
    """A script of Streamlit as it is, or mended where it is the grid's."""

    def mended(found: re.Match[str]) -> str:
        cell, text = found.groups()
        return f"{cell}={{...{cell},displayData:{text},...{SEVERAL}.test({text})?{{}}:{{{COPIED.format(text)}}}}}:"

    return OFFERED.sub(rf"\1{NOT_OFFERED}", SHOWN.sub(mended, script))
