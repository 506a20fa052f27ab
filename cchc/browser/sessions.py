"""Whose work a thread does: Streamlit has no public way to ask that does not write a warning into the log."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def in_session() -> bool:
    """Whether this thread works for somebody's session, whose state can be asked then."""
    return get_script_run_ctx(suppress_warning=True) is not None
