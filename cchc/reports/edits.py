"""What an officer wrote into a report: other words for a sentence, sentences of their own, sentences left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cchc.reports.model import BLANK, Passage, PassageState


@dataclass(frozen=True)
class Edit:
    """Other words for a sentence, with the figures that stood under it when they were written: column → its text; `section`
    is the heading it stood below, where it stays when the rule has nothing to say any more."""

    text: str
    figures: Mapping[str, str] = field(default_factory=dict)
    section: str = ""


@dataclass(frozen=True)
class OwnPassage:
    """A sentence that no rule says, below a heading."""

    passage_id: str
    section: str
    text: str


@dataclass(frozen=True)
class ReportEdits:
    """All that was written into a report: sentence → other words, own sentences in their order, sentences left out."""

    edited: Mapping[str, Edit] = field(default_factory=dict)
    own: tuple[OwnPassage, ...] = ()
    left_out: frozenset[str] = frozenset()

    def as_data(self) -> dict[str, Any]:
        """As it is stored; `edits_from` reads it back."""
        return {
            "edited": {passage_id: asdict(edit) for passage_id, edit in self.edited.items()},
            "own": [asdict(each) for each in self.own],
            "left_out": sorted(self.left_out),
        }


def edits_from(data: Mapping[str, Any]) -> ReportEdits:
    """What `ReportEdits.as_data` gave."""
    return ReportEdits(
        {passage_id: Edit(**each) for passage_id, each in data.get("edited", {}).items()},
        tuple(OwnPassage(**each) for each in data.get("own", [])),
        frozenset(data.get("left_out", [])),
    )


def edited_passages(section: str, computed: Sequence[Passage], edits: ReportEdits) -> list[Passage]:
    """The passages of a section as an officer left them: own ones behind those of rules.

    An edited sentence whose figures are others now than when it was written is `changed`: it stands as it was written, and
    `computed` says what the rule says now. So is one whose figures have gone: it stands on, and its rule says nothing.
    """
    kept = [
        edited(each, edits.edited.get(each.passage_id))
        for each in computed
        if each.passage_id not in edits.left_out
    ]
    known = {each.passage_id for each in computed}
    gone = [
        Passage(passage_id, edit.text, "changed")
        for passage_id, edit in edits.edited.items()
        if edit.section == section and passage_id not in known and passage_id not in edits.left_out
    ]
    own = [
        Passage(each.passage_id, each.text, "gap" if BLANK in each.text else "own")
        for each in edits.own
        if each.section == section
    ]
    return [*kept, *gone, *own]


def edited(computed: Passage, edit: Edit | None) -> Passage:
    """A passage in an officer's words, where there are any; words that leave a blank are a gap as a rule's are."""
    if edit is None:
        return computed
    now = figures_under(computed)
    state: PassageState = "gap" if BLANK in edit.text else "edited"
    if dict(edit.figures) != now:
        state = "changed"
    return replace(computed, text=edit.text, state=state)


def figures_under(passage: Passage) -> dict[str, str]:
    """Column → text of the figures of a sentence, as they are kept with an edit."""
    return {figure.column: figure.text for figure in passage.figures}
