"""What a dressing is: a change of a table after which the right answer is still known."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.dressing.plain import KINDS
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import Table

# What dressings are about.
THEMES = (
    "two texts in one cell", "comma or point before three digits", "number formats of single cells",
    "results that were never calculated", "errors and hidden parts in every spelling", "errors in labels and codes",
    "what stands in the numbering", "merged data cells", "dates and periods", "look-alikes", "totals under other names",
    "rows of column letters", "containers", "nothing to read", "headings", "below the table", "codes in titles",
    "unknown names", "sums", "years", "numbers that are none", "layout",
)  # fmt: skip


class UnfitError(Exception):
    """This table has nothing that the dressing could change."""


PutOn = Callable[[Table, random.Random, str], None]


@dataclass(frozen=True)
class Dressing:
    """`claims` are the parts of a table that it changes as a whole, `touches` those of which it changes a few cells.

    `not_for` says of kinds of table, formats, or both («kind, format») why they cannot wear it.
    """

    name: str
    theme: str
    put_on: PutOn
    wishes: Wishes
    claims: frozenset[str] = frozenset()
    touches: frozenset[str] = frozenset()
    not_for: Mapping[str, str] = field(default_factory=dict)
    for_samples: bool = False

    def reason_against(self, kind: str, form: str) -> str | None:
        """Why a table of the kind in this format cannot wear it."""
        if kind == "sample" and not self.for_samples:
            return "nobody said what each cell of a sample is"
        return next(
            (self.not_for[key] for key in (kind, form, f"{kind}, {form}") if key in self.not_for), None
        )

    def goes_with(self, other: Dressing) -> bool:
        """Whether both can be worn at once and the right answer is still known."""
        if self.name == other.name or not (self._leaves(other) and other._leaves(self)):
            return False
        return not (self.claims & (other.claims | other.touches) or other.claims & self.touches)

    def _leaves(self, other: Dressing) -> bool:
        """Where all data are claimed, only what stands around them can be dressed."""
        return DATA not in self.claims or (other.claims | other.touches) <= AROUND


DATA = "data"
AROUND = {"file", "names of parts", "sheets", "below", "headings"}
DRESSINGS: dict[str, Dressing] = {}


def dressing(
    theme: str,
    *,
    claims: tuple[str, ...] = (),
    touches: tuple[str, ...] = (),
    wishes: Wishes = Wishes(),  # noqa: B008 - frozen
    not_for: Mapping[str, str] | None = None,
    for_samples: bool = False,
) -> Callable[[PutOn], PutOn]:
    """Enters a function under its name, with spaces."""
    assert theme in THEMES, theme

    def enter(put_on: PutOn) -> PutOn:
        name = put_on.__name__.replace("_", " ")
        of_figures = {"figures", "shares"} & {*claims, *touches}
        wordless = (
            dict.fromkeys(("responsibilities", "remedy_plan"), "it has no figures") if of_figures else {}
        )
        DRESSINGS[name] = Dressing(
            name,
            theme,
            put_on,
            wishes,
            frozenset(claims),
            frozenset(touches),
            {**wordless, **(not_for or {})},
            for_samples,
        )
        return put_on

    return enter


SCORES = ("score_sheet areas", "score_sheet tree")
LISTS = ("ranking", "matrix", "index_766", "task_counts")
COUNTS = ("dossier_report", "task_counts")


def none_of(kinds: tuple[str, ...], reason: str) -> dict[str, str]:
    return dict.fromkeys(kinds, reason)


def only_for(kinds: tuple[str, ...], reason: str) -> dict[str, str]:
    return {kind: reason for kind in KINDS if kind not in (*kinds, "sample")}
