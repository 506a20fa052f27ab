"""A demonstration in a file of its own: everything published step by step, as offices would have done it over the years."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cchc.demo import VERSION
from cchc.demo.documents import write_documents
from cchc.demo.filing import BY
from cchc.demo.history import mistaken, steps
from cchc.demonstration import TODAY
from cchc.store import Store

DEMO = Path(__file__).parents[2] / "data" / "demo.duckdb"


def build(path: Path, tell: Callable[[str], None] = lambda _said: None) -> None:
    """Make the database anew, beside its place and put there when it is whole; `tell` hears what comes in."""
    made = path.with_name(f"{path.name}.begun")
    for left in (made, made.with_name(f"{made.name}.wal")):
        left.unlink(missing_ok=True)
    store = Store(str(made))
    try:
        fill(store, tell)
        store.database.checkpoint()
    finally:
        store.close()
    made.replace(path)


def fill(store: Store, tell: Callable[[str], None] = lambda _said: None) -> None:
    """An empty database becomes a demonstration."""
    store.become_demonstration(VERSION, TODAY)
    for name, publications in steps():
        tell(name)
        store.publish(*publications, replace=True, doing="seed")
    (wrong,) = store.publish(mistaken(), replace=True, doing="seed")
    store.take_back(wrong, BY)
    tell("thông tin cơ quan, báo cáo")
    write_documents(store)
