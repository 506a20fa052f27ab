"""Streamlit's elements: the kind of a container, which has no public name, and the class of an element in the document."""

import re

from streamlit.delta_generator import DeltaGenerator as Container

__all__ = ["Container", "class_of"]


def class_of(key: str) -> str:
    """The class that Streamlit gives to the element of a key."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())
