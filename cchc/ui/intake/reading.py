"""Many files read at once, and how far it is: which file, how many are done, how many wait, how many of others come first."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from cchc import words
from cchc.browser.elements import Container
from cchc.language import _
from cchc.reading import Reading
from cchc.reading.sandbox.reading_queue import LINE, Ticket
from cchc.ui.intake.sent import SentFile

PAUSE = 0.2  # seconds between two looks at how far it is


def read_all(files: Sequence[SentFile], bar: Container) -> None:
    """Read those that are not read yet. A script that is ended meanwhile leaves behind what is being read: the next finds it."""
    readers = [(file.name, Ticket(), file.reader()) for file in files if not file.is_read]
    # No more threads than readers: between two files of this session those of others have their turn.
    pool = ThreadPoolExecutor(LINE.places)
    try:
        begun = [(name, ticket, pool.submit(read, ticket)) for name, ticket, read in readers]
        while unread := wait((one for *__, one in begun), PAUSE).not_done:
            bar.progress(1 - len(unread) / len(begun), text=how_far(begun))
        for *__, one in begun:
            one.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def how_far(begun: Sequence[tuple[str, Ticket, Future[Reading]]]) -> str:
    """«Đang đọc «a.xlsx» · xong 3/100 · còn 95 tệp chờ», or how many stand before the first of them."""
    done = sum(one.done() for *__, one in begun)
    running = [(name, LINE.ahead(ticket)) for name, ticket, one in begun if one.running()]
    being_read = [name for name, ahead in running if not ahead]
    if running and not being_read:
        said = _("Đang chờ đến lượt: còn {ahead} tệp trước · xong {done}/{count}")
        return said.format(ahead=min(ahead for _name, ahead in running), done=done, count=len(begun))
    said = _("Đang đọc {names} · xong {done}/{count} · còn {waiting} tệp chờ")
    names = ", ".join(f"«{words.literal(name)}»" for name in being_read)
    waiting = len(begun) - done - len(being_read)
    return said.format(names=names, done=done, count=len(begun), waiting=waiting)
