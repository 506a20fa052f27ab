"""`python -m cchc.browser`: does every patch fit the installed Streamlit? Ends with 1 and names those that do not."""

import sys

import streamlit

from cchc.browser.mending import installed
from cchc.browser.patches import PATCHES

misfits = installed().misfits
print(f"Streamlit {streamlit.__version__}: {len(PATCHES) - len(misfits)} of {len(PATCHES)} patches fit.")
for patch in PATCHES:
    if patch.name in misfits:
        asked = f" See {patch.upstream}." if patch.upstream else ""
        print(f"Does not fit: {patch.name}: {misfits[patch.name]}. {patch.why}{asked}")
sys.exit(bool(misfits))
