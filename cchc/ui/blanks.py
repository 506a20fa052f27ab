"""Blanks of long tables keep what is written in them: «không phát sinh» is another thing than «—».

Streamlit's grid writes one text, the placeholder, into every cell without a value, whatever a styled frame says there. Our
server hands out its scripts (`packed.py`), so the place that draws it takes the cell's own text first.
"""

import re

# The grid's drawing of a cell without a value; names are the minifier's.
DRAWN = re.compile(r"(`progress`\]\.includes\(\w+\.kind\)\?\w+\(\):\w+\((\w+)),(\w+)\)")
OWN_TEXT = ".cell.displayData||"


def keeping_blanks(script: str) -> str:
    """A script of Streamlit as it is, or with its drawing of blanks mended where it is the one that draws."""
    return DRAWN.sub(rf"\1,\2{OWN_TEXT}\3)", script)
