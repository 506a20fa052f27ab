"""What a running dashboard does by itself for its database: looks whether the file is still there, moves what was committed
from the journal into the file, and makes the daily backup."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread

from cchc.store.backups.backing_up import back_up
from cchc.store.backups.safekeeping import backup_folder, is_due
from cchc.store.errors import StoreError
from cchc.store.file.own_file import OwnFile
from cchc.store.file.trouble import lost_file
from cchc.store.store import Store

LOOK = 1.0  # seconds between two looks at the file
AT_LEAST = 60.0  # seconds after which a journal is emptied though nothing was published: drafts are in it too
DAILY_LOOK = 60.0
RETRY = 3600.0  # seconds after a daily backup that failed
BY_ITSELF = "tự động"
_log = logging.getLogger(__name__)


class Keeper:
    """The work of one moment after the other; `look` is called every second."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.emptied, self.emptied_at = -1, time.monotonic()
        self.asked_at = -DAILY_LOOK
        self.said = ""

    def look(self) -> None:
        """Do what is due now."""
        trouble = self.store.trouble()
        if trouble and trouble.title != self.said:
            _log.error("%s %s", trouble.title, trouble.advice)
        self.said = trouble.title if trouble else ""
        file = self.store.database.file
        if file and not lost_file(file):
            self.empty_journal(file)
        if time.monotonic() - self.asked_at >= DAILY_LOOK:
            self.asked_at = time.monotonic()
            self.make_daily_backup()

    def empty_journal(self, file: OwnFile) -> None:
        """After a publication as soon as nobody is writing, and every minute; in milliseconds, while others read.

        At once where somebody removed it: what is committed is then in no file.
        """
        is_lost = file.lost_journal()
        is_time = is_lost or time.monotonic() - self.emptied_at >= AT_LEAST
        if not (is_time or self.store.changes != self.emptied):
            return
        with nobody_writing(self.store, LOOK if is_time else 0) as is_quiet:
            if not is_quiet:
                return
            changes = self.store.changes
            if is_lost or file.journal.exists():
                self.store.database.checkpoint()
            self.emptied, self.emptied_at = changes, time.monotonic()

    def make_daily_backup(self) -> None:
        """Where it is set and none was made for a day; one that fails is said, and tried again in an hour."""
        try:
            if is_due(self.store):
                back_up(self.store, backup_folder(self.store), BY_ITSELF)
            self.store.backup_failure = None
        except StoreError as error:
            _log.error("%s %s", error.title, error.advice)
            self.store.backup_failure = error
            self.asked_at += RETRY


@contextmanager
def nobody_writing(store: Store, patience: float) -> Iterator[bool]:
    """Hold writers up for the block; False where one does not end in time."""
    with ExitStack() as held:
        for lock in (store.writing, store.drafting):
            if not lock.acquire(timeout=patience):
                yield False
                return
            held.callback(lock.release)
        yield True


@contextmanager
def keeper_running(store: Store) -> Iterator[None]:
    """Look every second as long as the block lasts."""
    over, keeper = Event(), Keeper(store)

    def go_on() -> None:
        """Look until the block is over; a look that fails is written to the log."""
        while not over.wait(LOOK):
            try:
                keeper.look()
            except Exception:  # the next look is another one; what went wrong is in the log
                _log.exception("keeper")

    thread = Thread(target=go_on, name="keeper", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(10)
