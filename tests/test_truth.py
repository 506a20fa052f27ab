"""What pages say of what is held is true: at places drawn by the commit; `make truth` goes to all of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cchc.store import Store
from tests.truth.database import add_troubles
from tests.truth.going import Walker
from tests.truth.places import drawn, of_unlike_units, places
from tests.truth.visit import everything_open

ROOT = Path(__file__).parents[1]
DRAWN = 24  # in the time that a test may take; each as `make truth` goes to it


def commit() -> str:
    """What the places are drawn by: others with every commit."""
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no commit"


@pytest.fixture(scope="module")
def walker(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    """Someone who goes through what comes with the product and figures in which pages could go wrong."""
    path = str(shutil.copy(seed_file, tmp_path_factory.mktemp("truth") / "cchc.duckdb"))
    store = Store(path)
    add_troubles(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch, everything_open():
        patch.setenv("CCHC_DATABASE", path)
        walker = Walker(path)
        yield walker
        walker.store.close()


def test_what_pages_say_at_drawn_places_is_true(walker: Walker) -> None:
    """A fault names its rule and its place: `python -m tests.truth --place '/page?key=value'` goes there again."""
    found = walker.look(drawn(places(walker.facts.held), DRAWN, commit()))
    assert not found.faults, "\n".join(found.faults)
    assert sum(count > 0 for count in found.checked.values()) > len(found.checked) / 2


def test_what_needs_attention_is_heard_and_held_against_its_sheet(walker: Walker) -> None:
    """Its sentences are links: a walk that reads only written text would hold none of them against anything."""
    found = walker.look([("tong_quan", {"don_vi": "so-khoa-hoc-va-cong-nghe.long-an", "nam": "2023"})])
    assert not found.faults, "\n".join(found.faults)
    assert found.checked["a loss that needs attention is one of the sheet"] > 0


def test_rules_about_what_is_rare_meet_it_somewhere(walker: Walker) -> None:
    """A rule that meets nothing watches over nothing: `make truth` fails then."""
    rare = {
        "points at stake are no more than areas lost": (
            "tong_quan",
            {"don_vi": "so-noi-vu.soc-trang", "nam": "2024"},
        ),
        "what may not be compared is not drawn together": next(of_unlike_units(walker.facts.held)),
    }
    assert all(place in list(places(walker.facts.held)) for place in rare.values())
    found = walker.look(list(rare.values()))
    assert not found.faults, "\n".join(found.faults)
    assert not set(rare) & set(found.unmet)


def test_a_page_that_does_not_come_to_an_end_is_a_fault_and_the_others_are_gone_to(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_given: object, **_named: object) -> None:
        raise RuntimeError("timed out")

    monkeypatch.setattr(AppTest, "run", run)
    found = walker.look([("cach_tinh", {}), ("huong_dan", {})])
    assert found.faults == [f"the page opens: /{page}?: timed out" for page in ("cach_tinh", "huong_dan")]
