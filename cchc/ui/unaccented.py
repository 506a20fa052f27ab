"""Choices and cells found without diacritics: «dak lak» finds Đắk Lắk, «so khoa hoc» finds Sở Khoa học và Công nghệ.

Streamlit's boxes, and the search of its long tables, compare what is typed letter by letter and have no setting for it. Our
server hands out its scripts (`packed.py`), so the places where those compare are mended on the way.
"""

import re

# Each letter becomes one letter, as the script counts on; it says the same of both texts.
FOLDED = r'.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g,"").replaceAll("đ","d")'
# Whether the letters typed occur in an option, and how well they fit; names are the minifier's.
MATCHES = re.compile(
    r"(\w)=\1\.toLowerCase\(\),(\w)=\2\.toLowerCase\(\)(?=;let \w=\1\.length;for\(let \w=0,\w=0;)"
)
# The pattern that a long table's search makes of what is typed, and the cells that it is held against.
PATTERN = re.compile(r"(new RegExp\(\w)(\.replace\(/\(\[\$\(\)\*\+\.\?)")
CELLS = re.compile(r"((\w)!==void 0&&\w\.test\()\2(\)&&\(\w\.push\()")
SCORES = re.compile(r"(\w)=(\w)\?(\w):\3\.toLowerCase\(\),(\w)=\2\?(\w):\5\.toLowerCase\(\)")


def finding_without_diacritics(script: str) -> str:
    """A script of Streamlit as it is, or with its comparisons mended where it is the one that compares."""
    fold = FOLDED.replace("\\", r"\\")
    if CELLS.search(script):
        return CELLS.sub(rf"\1\2{fold}\3", PATTERN.sub(rf"\1{fold}\2", script))
    if not MATCHES.search(script):
        return script
    mended = MATCHES.sub(rf"\1=\1{fold},\2=\2{fold}", script)
    return SCORES.sub(rf"\1=\2?\3:\3{fold},\4=\2?\5:\5{fold}", mended)
