"""What an officer does to a report: words a sentence otherwise, leaves it out, adds own ones, follows new figures."""

from __future__ import annotations

from dataclasses import replace

from cchc.reports.edits import Edit, OwnPassage, ReportEdits, figures_under
from cchc.reports.model import Passage


def with_text(edits: ReportEdits, section: str, passage: Passage, text: str) -> ReportEdits:
    """The sentence reads like this from now on: left out where nothing is left of it, its rule's again where it says the same.

    `passage` is what the rule says now; one without figures whose rule says nothing any more (`computed` is blank) goes whole.
    """
    said, key = text.strip(), passage.passage_id
    edited = {other: edit for other, edit in edits.edited.items() if other != key}
    left_out = edits.left_out - {key}
    if not said and passage.computed:
        left_out |= {key}
    elif said and said != passage.computed:
        edited[key] = Edit(said, figures_under(passage), section)
    return replace(edits, edited=edited, left_out=left_out)


def with_own_text(edits: ReportEdits, section: str, text: str) -> ReportEdits:
    """The sentences that no rule says below a heading, one a line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    own = [OwnPassage(f"own-{section}-{number}", section, line) for number, line in enumerate(lines, 1)]
    return replace(edits, own=(*(each for each in edits.own if each.section != section), *own))


def own_text(edits: ReportEdits, section: str) -> str:
    """What `with_own_text` took."""
    return "\n".join(each.text for each in edits.own if each.section == section)


def following(edits: ReportEdits, passage_id: str) -> ReportEdits:
    """The rule's words again instead of an officer's."""
    return replace(edits, edited={other: edit for other, edit in edits.edited.items() if other != passage_id})


def standing_by(edits: ReportEdits, passage: Passage) -> ReportEdits:
    """An officer's words stay, and the figures of now are known; of a sentence whose rule says nothing it becomes an own one."""
    edit = edits.edited[passage.passage_id]
    if passage.computed:
        known = {**edits.edited, passage.passage_id: replace(edit, figures=figures_under(passage))}
        return replace(edits, edited=known)
    own = "\n".join(filter(None, [own_text(edits, edit.section), edit.text]))
    return with_own_text(following(edits, passage.passage_id), edit.section, own)
