"""The database that is gone through: what comes with the product, the sample workbooks, and figures made for trouble."""

from __future__ import annotations

from pathlib import Path

from cchc.intake import IntakeError, publication_of
from cchc.reading import read_workbook
from cchc.seed import seed_database
from cchc.store import Store
from tests.truth import troubles

SAMPLES = Path(__file__).parents[1] / "workbooks"


def build(path: str) -> None:
    """Make it, closed."""
    store = Store(path)
    seed_database(store)
    for sample in sorted(SAMPLES.iterdir()):
        if sample.suffix != ".json":
            publish_sample(store, sample)
    add_troubles(store)
    store.close()


def add_troubles(store: Store) -> None:
    """Figures in which pages could go wrong."""
    for publication in troubles.publications():
        store.publish(publication, replace=True)


def publish_sample(store: Store, sample: Path) -> None:
    """A workbook that can be read without an error, as an upload; the others nobody could publish either."""
    content = sample.read_bytes()
    reading = read_workbook(content, sample.name)
    if reading.has_errors or not reading.tables:
        return
    try:
        publication = publication_of(reading, content, "An")
    except IntakeError:  # it does not say whose figures they are
        return
    store.publish(publication, replace=True)
