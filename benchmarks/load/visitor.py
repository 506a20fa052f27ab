"""One visitor who speaks Streamlit's protocol over a websocket as its browser part does, and draws nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HOME = "tong_quan"
PATIENCE = 300  # seconds; the plain pages need minutes on a busy machine
DONE, BROKEN = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR


class RunFailedError(Exception):
    """The server's answer is an error, or there is none."""


@dataclass
class Visitor:
    """What a browser tab remembers between two runs."""

    socket: websockets.ClientConnection
    address: str = ""  # the query string, without «?»
    page: str = ""  # the hash that the server gave the page
    # Hashes of large messages of this run and the one before: the server sends these as references.
    kept: list[set[str]] = field(default_factory=lambda: [set(), set()])
    watch: str = ""  # the fragment that runs by itself
    received: int = 0  # bytes
    answers: int = 0

    async def open(self, page: str, address: str = "") -> float:
        """Go to a page; gives the seconds until its script has finished."""
        return await self.ask(ClientState(page_name="" if page == HOME else page, query_string=address))

    async def rerun(self) -> float:
        """The same page again with the same filters."""
        return await self.ask(ClientState(page_script_hash=self.page, query_string=self.address))

    async def change(self, address: str) -> float:
        """Other filters on the same page, by its address."""
        return await self.ask(ClientState(page_script_hash=self.page, query_string=address))

    async def look_for_news(self) -> float:
        """What the open page asks by itself every few seconds."""
        state = ClientState(
            page_script_hash=self.page,
            query_string=self.address,
            fragment_id=self.watch,
            is_auto_rerun=True,
        )
        return await self.ask(state)

    async def ask(self, state: ClientState) -> float:
        state.cached_message_hashes.extend(set.union(*self.kept))
        if not state.fragment_id:
            self.address = state.query_string
            self.kept = [self.kept[1], set()]
        started = perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
            while not self.take(await self.socket.recv(decode=False), bool(state.fragment_id)):
                pass
        self.answers += 1
        return perf_counter() - started

    def take(self, content: bytes, fragment: bool) -> bool:
        """Note a message; whether it ends the run. Raises RunFailedError for one that shows an error."""
        self.received += len(content)
        message = ForwardMsg.FromString(content)
        if message.metadata.cacheable:
            self.kept[1].add(message.hash)
        match message.WhichOneof("type"):
            case "new_session":
                self.page = message.new_session.page_script_hash or self.page
            case "navigation":
                self.page = message.navigation.page_script_hash
            case "page_info_changed":
                self.address = message.page_info_changed.query_string
            case "auto_rerun":
                self.watch = message.auto_rerun.fragment_id
            case "ref_hash":
                self.kept[1].add(message.ref_hash)
            case "page_not_found":
                raise RunFailedError("page not found")
            case "delta":
                refuse_trouble(message)
            case "script_finished":
                if message.script_finished == BROKEN:
                    raise RunFailedError("the script cannot be compiled")
                return fragment or message.script_finished == DONE
        return False


def refuse_trouble(message: ForwardMsg) -> None:
    """An exception, or the box that the application draws instead of one."""
    element = message.delta.new_element
    if element.HasField("exception"):
        raise RunFailedError(element.exception.message)
    if element.HasField("alert") and element.alert.format == element.alert.ERROR:
        raise RunFailedError(element.alert.body)


async def come(server: str) -> Visitor:
    """A visitor of `http://host:port`; the socket offers packing of messages, as browsers do."""
    address = server.replace("http://", "ws://") + "/_stcore/stream"
    protocol = websockets.Subprotocol("streamlit")
    return Visitor(
        await websockets.connect(
            address, subprotocols=[protocol], max_size=None, ping_interval=None, open_timeout=60
        )
    )


def leave(visitor: Visitor) -> None:
    """Go at once, as a closed tab does: a farewell would wait for everything that is still being sent."""
    visitor.socket.transport.abort()
