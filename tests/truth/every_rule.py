"""The rules. Each looks at one page and says of each thing that it holds against the facts whether that is true.

A rule yields an empty text for what is as it must be, and what is wrong for what is not; its name is the sentence that it
watches over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.truth.facts import Facts
from tests.truth.rules.attention import ATTENTION
from tests.truth.rules.briefs import BRIEFS
from tests.truth.rules.changes import CHANGES
from tests.truth.rules.documents import DOCUMENTS
from tests.truth.rules.eras import ERAS
from tests.truth.rules.flags import FLAGS
from tests.truth.rules.headlines import HEADLINES
from tests.truth.rules.lists import LISTS
from tests.truth.rules.provenance import PROVENANCE
from tests.truth.rules.sources import SOURCES
from tests.truth.rules.sums import SUMS
from tests.truth.snapshot import Snapshot

CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")
Rule = Callable[[Snapshot, Facts], Iterator[str]]


def the_page_opens(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """No address that names what is held ends in an error."""
    yield seen.error


def no_cell_shows_a_code_of_the_database(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """Every code has a word that people read."""
    for table in seen.tables:
        codes = sorted({cell for row in table.rows for cell in row if CODE.fullmatch(cell)})
        yield f"Mã {codes[:3]} ở bảng {table.headings[:3]}" if codes else ""


RULES: tuple[Rule, ...] = (
    the_page_opens,
    no_cell_shows_a_code_of_the_database,
    *SUMS,
    *ERAS,
    *CHANGES,
    *DOCUMENTS,
    *LISTS,
    *FLAGS,
    *SOURCES,
    *PROVENANCE,
    *HEADLINES,
    *ATTENTION,
    *BRIEFS,
)


def name(rule: Rule) -> str:
    """The sentence that a rule watches over."""
    return rule.__name__.replace("_", " ")
