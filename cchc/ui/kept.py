"""Results kept in memory for everybody who looks: each is made once, the ones not asked for longest go first.

`st.cache_resource` does the same, but inspects the function and hashes its arguments for every hit: 0.1 ms, forty times in
a run of a page, while all other scripts wait. Here the caller says the key, and a hit is a look into a dictionary.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any


@dataclass
class Slot:
    """A place for one result, and the lock of whoever makes it."""

    making: Lock = field(default_factory=Lock)
    is_made: bool = False
    value: Any = None


class Kept:
    """At most so many results by key."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.slots: OrderedDict[str, Slot] = OrderedDict()
        self.changing = Lock()

    def get(self, key: str, make: Callable[[], Any]) -> Any:
        """The result of this key. Who asks while somebody else makes it waits; what fails is made again by the next."""
        with self.changing:
            slot = self.slots.setdefault(key, Slot())
            self.slots.move_to_end(key)
            if len(self.slots) > self.most:
                self.slots.popitem(last=False)
        if not slot.is_made:
            with slot.making:
                if not slot.is_made:
                    slot.value = make()
                    slot.is_made = True
        return slot.value

    def clear(self) -> None:
        """Forget everything."""
        with self.changing:
            self.slots.clear()
