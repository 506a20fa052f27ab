"""A lock that is had in the order of asking: whoever publishes one file after the other lets others in between."""

from __future__ import annotations

from collections import deque
from threading import Lock
from types import TracebackType


class Turns:
    """Python's own lock goes to whoever is quickest, which is the thread that has just given it back."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._is_held = False
        self._waiting: deque[Lock] = deque()

    def acquire(self, timeout: float = -1) -> bool:
        """Wait for the own turn, at most so many seconds; False where it did not come."""
        with self._changing:
            if not self._is_held:
                self._is_held = True
                return True
            own = Lock()
            own.acquire()
            self._waiting.append(own)
        try:
            return own.acquire(timeout=timeout) or not self._gave_up(own)
        except BaseException:  # Ctrl+C while waiting
            if not self._gave_up(own):
                self.release()
            raise

    def _gave_up(self, own: Lock) -> bool:
        """Wait no more; False where the turn was given at the last moment."""
        with self._changing:
            if own not in self._waiting:
                return False
            self._waiting.remove(own)
            return True

    def release(self) -> None:
        """Give it to whoever has waited longest."""
        with self._changing:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_held = False

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
