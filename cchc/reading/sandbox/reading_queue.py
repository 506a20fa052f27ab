"""The line of those who want to read a file: at most as many at once as there are cores, first come, first served."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Ticket:
    """A place in the line."""


class ReadingQueue:
    """Those who stand at its first `places` are served; whoever is done leaves, and everybody moves up."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._tickets: list[Ticket] = []
        self._moved = Condition()

    @contextmanager
    def turn(self, ticket: Ticket | None = None) -> Iterator[None]:
        """Stand in line, go on when it is one's turn, and leave at the end, whatever happens. The ticket is the caller's own,
        to ask for its place."""
        ticket = ticket or Ticket()
        with self._moved:
            self._tickets.append(ticket)
            self._moved.wait_for(lambda: self._tickets.index(ticket) < self.places)
        try:
            yield
        finally:
            with self._moved:
                self._tickets.remove(ticket)
                self._moved.notify_all()

    def ahead(self, ticket: Ticket) -> int:
        """How many stand before it, those who are served included; 0 for who is served and who stands in no line."""
        with self._moved:
            place = self._tickets.index(ticket) if ticket in self._tickets else 0
        return place if place >= self.places else 0


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


LINE = ReadingQueue(cores())
