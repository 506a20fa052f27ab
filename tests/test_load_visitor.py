"""The visitor of the load measures reads Streamlit's messages as a browser does."""

from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.load.visitor import RunFailedError, Visitor


def visitor() -> Visitor:
    nothing: Any = None
    return Visitor(nothing)


def test_a_run_ends_when_the_script_has_finished_and_not_when_it_begins_anew() -> None:
    ends = {
        ForwardMsg.FINISHED_SUCCESSFULLY: True,
        ForwardMsg.FINISHED_EARLY_FOR_RERUN: False,
        ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY: False,
    }
    for status, is_end in ends.items():
        message = ForwardMsg(script_finished=status).SerializeToString()
        assert visitor().take(message, fragment=False) is is_end
        assert visitor().take(message, fragment=True)


def test_large_messages_and_references_to_them_are_kept_and_the_address_follows() -> None:
    one = visitor()
    large = ForwardMsg(hash="large")
    large.metadata.cacheable = True
    address = ForwardMsg()
    address.page_info_changed.query_string = "nam=2023"
    for message in (large, ForwardMsg(ref_hash="before"), address):
        one.take(message.SerializeToString(), fragment=False)
    assert one.kept[1] == {"large", "before"}
    assert one.address == "nam=2023"
    assert one.received == sum(len(each.SerializeToString()) for each in (large, address)) + len(
        ForwardMsg(ref_hash="before").SerializeToString()
    )


def test_an_error_on_the_screen_is_a_failure() -> None:
    broken, drawn = ForwardMsg(), ForwardMsg()
    broken.delta.new_element.exception.message = "division by zero"
    drawn.delta.new_element.alert.body = "Trang này gặp lỗi ngoài dự kiến"
    drawn.delta.new_element.alert.format = drawn.delta.new_element.alert.ERROR
    for message in (broken, drawn, ForwardMsg(script_finished=ForwardMsg.FINISHED_WITH_COMPILE_ERROR)):
        with pytest.raises(RunFailedError):
            visitor().take(message.SerializeToString(), fragment=False)
