"""Streamlit's container, which it has no public name for (`streamlit.typing` has the other kinds that we name)."""

from streamlit.delta_generator import DeltaGenerator as Container

__all__ = ["Container"]
