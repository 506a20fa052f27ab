"""The clicks of one tab replace each other, presses of buttons do not, and nobody waits for another's."""

from __future__ import annotations

import asyncio
from collections import deque

from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState

from cchc.web.clicks import MOST_WAITING, PAUSE, TabQueue
from tests.asgi_visitor import in_a_thread


def click(address: str, fragment: str = "", pressed: str = "") -> Message:
    state = ClientState(query_string=address, fragment_id=fragment)
    if pressed:
        state.widget_states.widgets.append(WidgetState(id=pressed, trigger_value=True))
    return {"type": "websocket.receive", "bytes": BackMsg(rerun_script=state).SerializeToString()}


def told(message: Message) -> str:
    content = message.get("bytes")
    return str(BackMsg.FromString(content).rerun_script.query_string if content else message["type"])


async def all_of(arrived: list[Message]) -> list[str]:
    """What is handed on of messages that are all here at once, until the tab is closed."""
    waiting = deque([*arrived, {"type": "websocket.disconnect"}])
    closing = asyncio.Event()

    async def arrive() -> Message:
        if len(waiting) == 1:  # the tab stays open until everything was handed on
            await closing.wait()
        return waiting.popleft()

    line = TabQueue(arrive)
    handed_on: list[str] = []
    while not handed_on or handed_on[-1] != "websocket.disconnect":
        handed_on.append(told(await line.receive()))
        if len(waiting) <= 1 and not line.waiting:
            closing.set()
    return handed_on[:-1]


def test_of_many_clicks_in_a_row_the_first_and_the_last_are_run_and_few_between() -> None:
    handed_on = in_a_thread(all_of([click(f"nam={year}") for year in range(2000)]))
    assert (handed_on[0], handed_on[-1]) == ("nam=0", "nam=1999")
    assert len(handed_on) < 100


def test_a_press_of_a_button_is_never_replaced_and_keeps_its_place() -> None:
    arrived = [
        click("1"),
        click("2"),
        click("3", pressed="publish"),
        click("4"),
        click("5", pressed="publish"),
        click("6"),
    ]
    assert in_a_thread(all_of(arrived)) == ["1", "3", "5", "6"]


def test_a_run_of_the_page_stands_for_its_parts_and_a_part_for_itself_alone() -> None:
    arrived = [click("first"), click("a", "A"), click("b", "B"), click("c", "A")]
    assert in_a_thread(all_of(arrived)) == ["first", "b", "c"]
    assert in_a_thread(all_of([*arrived, click("whole")])) == ["first", "whole"]


def test_what_is_no_click_does_not_wait_behind_clicks() -> None:
    heartbeat: Message = {
        "type": "websocket.receive",
        "bytes": BackMsg(app_heartbeat=True).SerializeToString(),
    }
    broken: Message = {"type": "websocket.receive", "bytes": b"\xff\xff"}
    text: Message = {"type": "websocket.receive", "text": "x"}

    async def order() -> list[Message]:
        waiting = deque([click("1"), click("2", pressed="save"), heartbeat, broken, text])
        line = TabQueue(lambda: asyncio.sleep(0, waiting.popleft()))
        return [await line.receive() for _ in range(4)]

    first, *others = in_a_thread(order())
    assert told(first) == "1"
    assert others == [heartbeat, broken, text]


def test_others_get_their_turn_while_a_tab_says_much_and_it_is_not_listened_to_without_end() -> None:
    async def turns() -> tuple[int, int]:
        said = iter(range(10**9))
        line = TabQueue(lambda: asyncio.sleep(0, click(str(next(said)), pressed="save")))
        others = 0

        async def other() -> None:
            nonlocal others
            while True:
                await asyncio.sleep(0)
                others += 1

        beside = asyncio.ensure_future(other())
        for _ in range(3):
            await line.receive()
        beside.cancel()
        return others, len(line.waiting)

    others, waiting = in_a_thread(turns())
    assert others > MOST_WAITING
    assert waiting <= MOST_WAITING


def test_a_single_click_waits_for_nothing() -> None:
    async def seconds() -> float:
        now = asyncio.get_running_loop().time
        line = TabQueue(lambda: asyncio.sleep(0, click("1")))
        began = now()
        await line.receive()
        return now() - began

    assert in_a_thread(seconds()) < PAUSE
