"""How a page ends before its last line: its frame still says what the data are and offers what can be taken away."""

from typing import NoReturn


class PageStopped(Exception):
    """The page has said all there is to say. `cchc/frame.py` goes on from here; after `st.stop()` nothing could."""


def stop_page() -> NoReturn:
    """Nothing below this on the page."""
    raise PageStopped
