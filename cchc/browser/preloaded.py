"""What every page needs of Streamlit's browser part, named in the document so that the browser fetches it at once.

Streamlit's document names what its frame needs. Each kind of element is a script of its own that is fetched when the first such
element arrives, and each of these waits for the one before: on Tổng quan eight times, Plotly's 1.4 MB last.
Tables are not among them: most stand in closed boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.browser.packed import packable

SCRIPTS = "/static/js/"
# As their files are called, without the hash that changes with Streamlit's version.
ELEMENTS = [
    "PlotlyChart",
    "Html",
    "Selectbox",
    "Metric",
    "Button",
    "DownloadButton",
    "ButtonGroup",
    "PageLink",
]
IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def preloads(document: str) -> str:
    """A link for each script that the document does not name yet."""
    return "\n".join(
        f'<link rel="modulepreload" crossorigin href=".{address}">'
        for address in preloaded_scripts()
        if address not in document
    )


def preloaded_scripts() -> list[str]:
    """Addresses of the elements' scripts and of all that they import, each once."""
    found: dict[str, None] = {}
    waiting = [address for name in ELEMENTS for address in scripts_named(name)]
    while waiting:
        address = waiting.pop(0)
        if address not in found:
            found[address] = None
            waiting += imports_of(address)
    return list(found)


def scripts_named(name: str) -> Iterator[str]:
    """The script of an element; none where a version of Streamlit calls it otherwise: then it comes as Streamlit fetches it."""
    pattern = re.compile(rf"{SCRIPTS}{name}\.[\w-]+\.js")
    return (address for address in packable() if pattern.fullmatch(address))


def imports_of(address: str) -> list[str]:
    """What a script imports before it runs."""
    return [
        SCRIPTS + name
        for name in IMPORT.findall(packable()[address].read_text(encoding="utf-8"))
        if SCRIPTS + name in packable()
    ]
