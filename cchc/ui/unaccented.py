"""Choices found without diacritics: «dak lak» finds Đắk Lắk, «so khoa hoc» finds Sở Khoa học và Công nghệ.

Streamlit's boxes compare what is typed with the options letter by letter and have no setting for it. Our server hands out its
scripts (`packed.py`), so the two places where that one compares are mended on the way.
"""

import re

# Each letter becomes one letter, as the script counts on; it says the same of both texts.
FOLDED = r'.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g,"").replaceAll("đ","d")'
# Whether the letters typed occur in an option, and how well they fit; names are the minifier's.
MATCHES = re.compile(
    r"(\w)=\1\.toLowerCase\(\),(\w)=\2\.toLowerCase\(\)(?=;let \w=\1\.length;for\(let \w=0,\w=0;)"
)
SCORES = re.compile(r"(\w)=(\w)\?(\w):\3\.toLowerCase\(\),(\w)=\2\?(\w):\5\.toLowerCase\(\)")


def finding_without_diacritics(script: str) -> str:
    """A script of Streamlit as it is, or with its comparisons mended where it is the one that compares."""
    if not MATCHES.search(script):
        return script
    fold = FOLDED.replace("\\", r"\\")
    mended = MATCHES.sub(rf"\1=\1{fold},\2=\2{fold}", script)
    return SCORES.sub(rf"\1=\2?\3:\3{fold},\4=\2?\5:\5{fold}", mended)
