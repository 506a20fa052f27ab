"""Large files on the page «Nạp dữ liệu» of a real server: `python -m benchmarks.uploading [--count 100] [--megabytes 19]`.

One after the other in one tab, where each takes the place of the one before; one after the other in a tab each, which is closed
then; all at once in one tab. Of each: the most that the server held resident, what it held at the end, and, apart from it, what
its readers of workbooks held.
"""

from __future__ import annotations

import asyncio
import io
import random
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import click
import xlsxwriter
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLs, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.load.servers import ROOT, Server, free_port, running
from benchmarks.load.visitor import RunFailedError, Visitor, come, leave
from benchmarks.results import Say, reporting
from cchc.seed import seed_database
from cchc.store import Store

PAGE = "nap_du_lieu"
# Seconds after which nothing is held of a tab that was closed, and longer (`disconnectedSessionTTL`).
LONG_GONE = 130


def workbook(megabytes: float, number: int) -> bytes:
    """A ranking of units with a picture that cannot be packed; no two are alike."""
    written = io.BytesIO()
    picture = io.BytesIO(PICTURE + random.Random(number).randbytes(int(megabytes * 1_000_000)))
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, f"KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC NĂM {2000 + number % 26} TỈNH VĨNH LONG")
        sheet.write_row(1, 0, ["STT", "Đơn vị", "Điểm", "Xếp hạng"])
        sheet.write_row(2, 0, [1, "Sở Nội vụ", 90 + number / 1000, 1])
        sheet.write_row(3, 0, [2, "Sở Y tế", 80, 2])
        sheet.insert_image("H1", "dau.png", {"image_data": picture})
    return written.getvalue()


# The least that is taken for a picture of one point.
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


NOTHING: Mapping[str, str] = {}


# What the page says of files that it does not read before others have gone.
WAITS = "Chưa đọc"


class Uploader(Visitor):
    """A tab that puts files into the box of the page."""

    server = ""
    box = ""

    def take(self, content: bytes, fragment: bool) -> bool:
        message = ForwardMsg.FromString(content)
        if message.WhichOneof("type") == "delta" and message.delta.new_element.HasField("file_uploader"):
            self.box = message.delta.new_element.file_uploader.id
        try:
            return super().take(content, fragment)
        except RunFailedError as error:
            if WAITS in str(error):
                return False
            raise

    async def put(self, name: str, content: bytes) -> UploadedFileInfo:
        """Send a file; the page hears of it by `hold`."""
        wanted = BackMsg()
        wanted.file_urls_request.request_id = str(uuid4())
        wanted.file_urls_request.file_names.append(name)
        await self.socket.send(wanted.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self.socket.recv(decode=False))
            if message.WhichOneof("type") == "file_urls_response":
                break
        (urls,) = message.file_urls_response.file_urls
        await asyncio.to_thread(sent, self.server, urls, name, content)
        return UploadedFileInfo(file_id=urls.file_id, name=name, size=len(content), file_urls=urls)

    async def hold(self, files: Sequence[UploadedFileInfo]) -> float:
        """The page with these files in its box and no others; seconds until it is drawn."""
        state = ClientState(page_script_hash=self.page, query_string=self.address)
        box = state.widget_states.widgets.add()
        box.id = self.box
        box.file_uploader_state_value.uploaded_file_info.extend(files)
        return await self.ask(state)

    async def drop(self, file: UploadedFileInfo) -> None:
        """A press on ×."""
        await asyncio.to_thread(asked, self.server, file.file_urls.delete_url, "DELETE")


def sent(server: str, urls: FileURLs, name: str, content: bytes) -> None:
    """A form as a browser's."""
    mark = uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
    asked(server, urls.upload_url, "PUT", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})


def asked(server: str, path: str, method: str, body: bytes = b"", more: Mapping[str, str] = NOTHING) -> None:
    """With the cookie that Streamlit wants to see again. Raises OSError for any refusal."""
    with urllib.request.urlopen(server + "/_stcore/health") as answer:
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    headers = {"Origin": server, "Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2], **more}
    urllib.request.urlopen(urllib.request.Request(server + path, body, headers, method=method)).close()


async def came(server: str) -> Uploader:
    visitor = await come(server)
    uploader = Uploader(visitor.socket)
    uploader.server = server
    await uploader.open(PAGE)
    return uploader


async def in_one_tab(server: str, count: int, megabytes: float) -> None:
    uploader = await came(server)
    before: list[UploadedFileInfo] = []
    for number in range(count):
        file = await uploader.put(f"tep-{number}.xlsx", workbook(megabytes, number))
        for old in before:
            await uploader.drop(old)
        await uploader.hold(before := [file])
    leave(uploader)


async def in_tabs(server: str, count: int, megabytes: float) -> None:
    for number in range(count):
        uploader = await came(server)
        file = await uploader.put(f"tep-{number}.xlsx", workbook(megabytes, number))
        await uploader.hold([file])
        leave(uploader)


async def at_once(server: str, count: int, megabytes: float) -> None:
    uploader = await came(server)
    files = [await uploader.put(f"tep-{number}.xlsx", workbook(megabytes, number)) for number in range(count)]
    await uploader.hold(files)
    for file in files:
        await uploader.drop(file)
    await uploader.hold([])
    await uploader.hold(
        []
    )  # an open page looks for news every few seconds; until then Streamlit holds what its box held
    leave(uploader)


WAYS: dict[str, Callable[[str, int, float], Coroutine[Any, Any, None]]] = {
    "one after the other, one tab": in_one_tab,
    "one after the other, a tab each": in_tabs,
    "at once, one tab": at_once,
}


def measured(process: int) -> tuple[float, float]:
    """Megabytes resident of a process, and of its children together."""
    families = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # it has ended meanwhile
            said = dict(line.split(":", 1) for line in status.read_text().splitlines())
            families[int(said["Pid"])] = int(said["PPid"]), int(said.get("VmRSS", "0 kB").split()[0]) / 1000
    return families[process][1], sum(held for parent, held in families.values() if parent == process)


@contextmanager
def watched(process: int) -> Iterator[list[tuple[float, float]]]:
    """What it and its children hold, looked at all the time."""
    seen, over = [measured(process)], Event()

    def look() -> None:
        while not over.wait(0.1):
            seen.append(measured(process))

    thread = Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


@contextmanager
def served() -> Iterator[Server]:
    """`python -m cchc serve` on the seed, looked at once."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "cchc.duckdb"
        store = Store(str(database))
        seed_database(store)
        store.close()
        command = [sys.executable, "-m", "cchc", "serve", "--port", str(port := free_port())]
        with running(command, port, ROOT, {"CCHC_DATABASE": str(database)}) as server:
            yield server


@click.command()
@click.option("--count", default=100, show_default=True, help="files one after the other")
@click.option("--at-once", "together", default=60, show_default=True, help="files at once")
@click.option("--megabytes", default=19.0, show_default=True)
def main(count: int, together: int, megabytes: float) -> None:
    with reporting("uploading") as say:
        say(
            f"{f'files of {megabytes:g} MB':34}{'files':>6}{'seconds':>9}{'before':>8}{'most':>7}{'end':>7}"
            f"{'children, most':>16}"
        )
        for name, way in WAYS.items():
            with served() as server:
                report(name, server, together if way is at_once else count, megabytes, say)


def report(name: str, server: Server, count: int, megabytes: float, say: Say) -> None:
    asyncio.run(in_one_tab(server.address, 1, 0.01))  # what is read and kept at the first visit
    before, _children = measured(server.process.pid)
    began = time.monotonic()
    with watched(server.process.pid) as seen:
        asyncio.run(WAYS[name](server.address, count, megabytes))
    took = time.monotonic() - began
    time.sleep(LONG_GONE)
    end, _children = measured(server.process.pid)
    most, children = (max(column) for column in zip(*seen, strict=True))
    say(f"{name:34}{count:6}{took:9.0f}{before:8.0f}{most:7.0f}{end:7.0f}{children:16.0f}")


if __name__ == "__main__":
    main()
