"""What a tab says to the server, as far as it asks for a run of its page."""

from __future__ import annotations

from dataclasses import dataclass

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

TRIGGERS = ("trigger_value", "string_trigger_value", "chat_input_value", "json_trigger_value")


@dataclass(frozen=True)
class Rerun:
    """`fragment`: which part of the page, blank for all of it; `presses`: whether it tells of the press of a button;
    `by_itself`: whether nobody did anything, but time passed."""

    fragment: str
    presses: bool
    by_itself: bool = False


def rerun_asked(content: bytes) -> Rerun | None:
    """The run that a message asks for; None of one that is something else or cannot be read, which Streamlit says itself."""
    said = BackMsg()
    try:
        said.ParseFromString(content)
    except DecodeError:
        return None
    if said.WhichOneof("type") != "rerun_script":
        return None
    state = said.rerun_script
    return Rerun(
        state.fragment_id,
        any(widget.WhichOneof("value") in TRIGGERS for widget in state.widget_states.widgets),
        state.is_auto_rerun,
    )
