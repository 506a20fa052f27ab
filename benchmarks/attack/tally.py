"""What an attack counts: how often it was tried, and how often something was lost, half done, wrong or asked of elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

HEADS = ("lost", "half", "wrong", "foreign")


@dataclass
class Tally:
    """One line of the table; every count but `tried` must be 0. `said` holds what a reader needs to try it again."""

    what: str
    tried: int = 0
    lost: int = 0
    half: int = 0
    wrong: int = 0
    foreign: int = 0
    note: str = ""
    said: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return bool(self.lost or self.half or self.wrong or self.foreign)

    def line(self) -> str:
        counts = "".join(f"{getattr(self, head):>9}" for head in HEADS)
        return f"{self.what:22}{self.tried:>9}{counts}   {self.note}"


def head() -> str:
    """The heads of the table."""
    return f"{'attack':22}{'tried':>9}{''.join(f'{name:>9}' for name in HEADS)}"
