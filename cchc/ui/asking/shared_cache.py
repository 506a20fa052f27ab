"""Results kept in memory for everybody who looks: each is made once, the ones not asked for longest go first.

`st.cache_resource` does the same, but inspects the function and hashes its arguments for every hit: 0.1 ms, forty times in
a run of a page, while all other scripts wait. Here the caller says the key, and a hit is a look into a dictionary
(decision 0036).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from typing import Any


@dataclass
class CacheSlot:
    """A place for one result, when it was last asked for, and the lock of whoever makes it."""

    asked_at: int = 0
    making: Lock = field(default_factory=Lock)
    is_made: bool = False
    value: Any = None


class SharedCache:
    """At most so many results by key."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.slots: dict[Hashable, CacheSlot] = {}
        self.clock = count(1)
        self.changing = Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The result of this key. Who asks while somebody else makes it waits; what fails is made again by the next."""
        slot = self.slots.get(key) or self.place(key)  # no lock for a hit: fifty threads would queue for it
        slot.asked_at = next(self.clock)
        if not slot.is_made:
            with slot.making:
                if not slot.is_made:
                    slot.value = make()
                    slot.is_made = True
        return slot.value

    def has(self, key: Hashable) -> bool:
        """Whether this result is made."""
        slot = self.slots.get(key)
        return slot is not None and slot.is_made

    def place(self, key: Hashable) -> CacheSlot:
        """The place of a key, made by the first who asks; those not asked for longest make room.

        An eighth at once: to look through all of them for each new one takes as long as a small answer.
        """
        with self.changing:
            if key not in self.slots and len(self.slots) >= self.most:
                for other in sorted(self.slots, key=lambda kept: self.slots[kept].asked_at)[
                    : self.most // 8 or 1
                ]:
                    del self.slots[other]
            return self.slots.setdefault(key, CacheSlot(next(self.clock)))

    def clear(self) -> None:
        """Forget everything."""
        with self.changing:
            self.slots.clear()
