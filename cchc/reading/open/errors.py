"""Error values: the texts that stand for them on a sheet, and the codes of Excel's binary formats ([MS-XLS] 2.5.10)."""

from __future__ import annotations

import re

from cchc.reading.grid import CellError

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
# «Err:502», «Lỗi:502» are LibreOffice's, in the language of whoever saved the file.
_ERROR_TEXT = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/?A!?|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!"
    r"|EXTERNAL!|PYTHON!)|(?:Err|Lỗi):\s?\d{3}",
    re.IGNORECASE,
)
_LONGEST = 20  # characters; no error value is longer


def as_error(text: str) -> CellError | None:
    """The error that a cell's text stands for; None where it is any other text."""
    if len(text) > _LONGEST or not text.startswith(("#", "E", "e", "L", "l")):
        return None
    return CellError(text) if _ERROR_TEXT.fullmatch(text) else None
